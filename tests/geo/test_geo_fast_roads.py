"""The compiled search over roads finds what the slow twin and scipy find; without the JIT it does so too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.place import Point
from ashinami.geo.fast_roads import FastRoads
from ashinami.geo.loops.network import NEVER, make_arcs, make_room
from ashinami.geo.loops.search import clear, matrix, search
from ashinami.geo.roads import RoadGraph
from ashinami.geo.shrinking import shrunk
from tests.twins.road_twin import least_weights

type Arc = tuple[int, int, int]

ARCS = st.integers(2, 12).flatmap(
    lambda nodes: st.tuples(
        st.just(nodes),
        st.lists(st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1), st.integers(0, 50)), max_size=40),
    )
)


def found_by_loops(nodes: int, arcs: list[Arc], wanted: list[int]) -> list[list[int | None]]:
    """Return the least weights between the wanted nodes, found on the smaller network."""
    start, end, weight = (np.array(column) for column in zip(*arcs, strict=True)) if arcs else (np.zeros(0, int),) * 3
    whole = make_arcs(nodes, start.astype(np.int32), end.astype(np.int32), weight.astype(np.int64))
    smaller, places = shrunk(whole, np.array(wanted, np.int64))
    out = np.empty((len(wanted), len(wanted)), np.int64)
    matrix(smaller, make_room(smaller), places, int(NEVER) - 1, out)
    return [[None if value >= NEVER else int(value) for value in row] for row in out]


@settings(max_examples=300)
@given(network=ARCS, data=st.data())
def test_the_loops_find_what_the_slow_twin_finds(network: tuple[int, list[Arc]], data: st.DataObject) -> None:
    """On any network, one-way streets, loops, dead ends and parts that do not connect included."""
    nodes, arcs = network
    wanted = data.draw(st.lists(st.integers(0, nodes - 1), min_size=1, unique=True))
    twin = [[least_weights(nodes, arcs, one)[other] for other in wanted] for one in wanted]
    assert found_by_loops(nodes, arcs, wanted) == twin


@given(network=ARCS, limit=st.integers(0, 80))
def test_a_bounded_search_finds_all_within_the_limit_and_nothing_beyond(
    network: tuple[int, list[Arc]], limit: int
) -> None:
    """Labels up to the limit are those of the twin; none is above it; the room is clean afterwards."""
    nodes, arcs = network
    start, end, weight = (np.array([arc[at] for arc in arcs], np.int64) for at in range(3))
    whole = make_arcs(nodes, start.astype(np.int32), end.astype(np.int32), weight)
    room = make_room(whole)
    count = search(whole, room, 0, limit, 0)
    twin = least_weights(nodes, arcs, 0)
    assert [None if label >= NEVER else int(label) for label in room.label] == [
        weight if weight is not None and weight <= limit else None for weight in twin
    ]
    clear(room, count)
    assert (room.label == NEVER).all()


def grid(size: int, seed: int) -> RoadGraph:
    """Return a grid of streets, a fifth of them one-way, each with a bend in the middle."""
    rng = np.random.default_rng(seed)
    lat, lon = [], []
    edges: list[tuple[int, int]] = []
    for row in range(size):
        for column in range(size):
            lat.append(33 + row * 0.002)
            lon.append(131 + column * 0.002)
    for row in range(size):
        for column in range(size):
            for down, right in ((1, 0), (0, 1)):
                if row + down < size and column + right < size and rng.random() < 0.85:
                    middle = len(lat)
                    lat.append(33 + (row + down / 2) * 0.002 + 0.0003)
                    lon.append(131 + (column + right / 2) * 0.002)
                    edges += [(row * size + column, middle), (middle, (row + down) * size + column + right)]
    u, v = np.array(edges, np.int32).T
    metres = rng.integers(80, 160, len(edges)).astype(np.int32)
    return RoadGraph(
        np.array(lat),
        np.array(lon),
        u.copy(),
        v.copy(),
        metres,
        rng.choice(np.array([20.0, 30.0, 40.0]), len(edges)).astype(np.float64),
        rng.random(len(edges)) < 0.2,
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_minutes_and_metres_are_those_of_the_road_graph(seed: int) -> None:
    """The fast answer equals the slow one in every cell: minutes, metres, method and what was estimated."""
    graph = grid(9, seed)
    rng = np.random.default_rng(seed)
    points = [Point(float(33 + rng.random() * 0.02), float(131 + rng.random() * 0.02)) for _ in range(25)]
    points += [points[0], Point(33.2, 131.2)]  # the same place twice, and one off the network
    slow, fast = graph.matrix(points), FastRoads.of(graph).matrix(points)
    assert (slow.minutes == fast.minutes).all()
    assert (slow.metres == fast.metres).all()
    assert (slow.estimated == fast.estimated).all()
    assert slow.method == fast.method
    assert FastRoads.of(graph).matrix([]).minutes.shape == (0, 0)


@pytest.mark.parametrize("off", ["0", "1"])
def test_the_loops_give_the_same_compiled_and_plain(root: Path, off: str) -> None:
    """The sum over a grid's matrix is the same whichever way the loops run."""
    code = (
        "from tests.geo.test_geo_fast_roads import grid; from ashinami.geo.fast_roads import FastRoads; "
        "from ashinami.basics.place import Point; "
        "points = [Point(33 + at * 0.001, 131 + at * 0.0013) for at in range(8)]; "
        "found = FastRoads.of(grid(6, 4)).matrix(points); print(int(found.minutes.sum()), int(found.metres.sum()))"
    )
    environment = os.environ | {"NUMBA_DISABLE_JIT": off}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    points = [Point(33 + at * 0.001, 131 + at * 0.0013) for at in range(8)]
    slow = grid(6, 4).matrix(points)
    assert done.stdout.split() == [str(int(slow.minutes.sum())), str(int(slow.metres.sum()))]
