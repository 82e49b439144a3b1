"""Ways on foot: the pace of an older person, slopes, rests, and the straight line as what is left, marked."""

from __future__ import annotations

import numpy as np
import pytest

from ashinami.basics.place import Point
from ashinami.geo.roads import RoadGraph
from ashinami.geo.walking import FootNetwork, Walker
from tests.twins.road_twin import least_weights

EAST = 0.001
"""Degrees between crossings."""


def street(metres: list[int]) -> RoadGraph:
    """Return one street with stretches of these lengths; a car may drive it eastwards only."""
    count = len(metres)
    return RoadGraph(
        lat=np.full(count + 1, 33.0),
        lon=np.array([131.0 + EAST * each for each in range(count + 1)]),
        u=np.arange(count, dtype=np.int32),
        v=np.arange(1, count + 1, dtype=np.int32),
        metres=np.array(metres, np.int32),
        kmh=np.full(count, 30.0),
        oneway=np.ones(count, np.bool_),
    )


def at(number: int) -> Point:
    """Return where crossing `number` stands."""
    return Point(33.0, 131.0 + EAST * number)


def test_a_way_takes_the_pace_of_an_older_person_both_ways_of_a_one_way_street() -> None:
    """180 m at 0.9 m/s are 200 seconds, also against the cars; the slope is not known, and not said to be level."""
    network = FootNetwork.of(street([90, 90, 90]))
    (way,) = network.ways(at(2), [at(0)])
    assert way is not None
    assert (way.metres, way.seconds, way.rests, way.estimated, way.slope) == (180, 200, 0, False, None)


def test_uphill_is_slower_and_downhill_no_faster_than_the_level() -> None:
    """A rise of ten in a hundred: up takes half as long again, down the time of the level; the steepest stretch is told."""
    network = FootNetwork.of(street([100]), np.array([0.0, 10.0]))
    (up,), (down,) = network.ways(at(0), [at(1)]), network.ways(at(1), [at(0)])
    level = FootNetwork.of(street([100]), np.zeros(2)).ways(at(0), [at(1)])[0]
    assert up is not None
    assert down is not None
    assert level is not None
    assert up.seconds == pytest.approx(level.seconds * 1.42, abs=2)
    assert down.seconds >= level.seconds
    assert (up.slope, level.slope) == (10.0, 0.0)


def test_a_long_way_has_rests_and_too_long_a_one_is_none() -> None:
    """1,200 m with a rest every 574: two rests of three minutes; 2,100 m nobody is sent to walk."""
    network = FootNetwork.of(street([400] * 6))
    way, none = network.ways(at(0), [at(3), at(6)])
    assert way is not None
    assert (way.metres, way.rests) == (1_200, 2)
    assert way.seconds == -(-1_200 * 10 // 9) + 2 * 180
    assert none is None


def test_off_the_roads_the_straight_line_is_left_and_says_so() -> None:
    """A place half a kilometre from any road is estimated; one too far away is none."""
    network = FootNetwork.of(street([100]))
    off, far = network.ways(at(0), [Point(33.005, 131.0), Point(33.1, 131.0)])
    assert off is not None
    assert off.estimated
    assert off.metres == pytest.approx(556 * 1.3, abs=2)
    assert far is None
    assert network.ways(at(0), []) == ()


def test_the_search_finds_what_the_slow_twin_finds() -> None:
    """On a net of paths with heights, seconds are those of the least weights; asking twice gives the same."""
    rng = np.random.default_rng(5)
    nodes = 30
    u, v = rng.integers(0, nodes, (2, 70)).astype(np.int32)
    graph = RoadGraph(
        lat=33 + rng.random(nodes) * 0.003, lon=131 + rng.random(nodes) * 0.003, u=u, v=v,
        metres=rng.integers(20, 90, 70).astype(np.int32), kmh=np.full(70, 20.0), oneway=np.zeros(70, np.bool_),
    )  # fmt: skip
    heights = rng.random(nodes) * 12
    walker = Walker(farthest=100_000, rest_after=10**6)
    network = FootNetwork.of(graph, heights, walker)
    points = [Point(float(graph.lat[each]), float(graph.lon[each])) for each in range(nodes)]
    found = network.ways(points[0], points)
    arcs = [
        (start, int(network.arcs.head[each]), int(network.arcs.weight[each]))
        for start in range(nodes)
        for each in range(int(network.arcs.first[start]), int(network.arcs.first[start + 1]))
    ]
    twin = least_weights(nodes, arcs, 0)
    for way, weight in zip(found, twin, strict=True):
        assert way is not None
        if weight is None:
            assert way.estimated
        else:
            assert way.seconds == -(-weight // 1_000)
    assert network.ways(points[0], points) == found


def test_a_person_who_cannot_be_is_refused() -> None:
    """A pace of nothing, a rest at every step."""
    for wrong in ({"metres_a_second": 0}, {"rest_after": 0}, {"rest_seconds": -1}, {"farthest": 0}):
        with pytest.raises(ValueError, match="above 0"):
            Walker(**wrong)
