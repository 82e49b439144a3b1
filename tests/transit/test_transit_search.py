"""The search beside its slow twin: the same arrivals, departures and profiles on networks by chance."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.transit.building import network_of
from ashinami.transit.day import day_table
from ashinami.transit.planner import Planner
from ashinami.transit.walking import Pace
from tests.transit.transit_feeds import Line, by_chance, lines_feed
from tests.twins.journey_twin import NEVER, arrivals, earliest, worth_leaving

DAY = date(2026, 12, 2)
RIDES = 3


def planner_of(stops: dict[str, tuple[float, float]], lines: list[Line], change: int = 0) -> Planner:
    """Return the planner of a network of lines."""
    network = network_of([lines_feed(stops, lines)], near_metres=300)
    return Planner(network, day_table(network, {0: DAY}, Pace(), change), Pace(), RIDES, {0: DAY})


@given(seed=st.integers(0, 10_000), change=st.sampled_from((0, 120)))
@settings(max_examples=30)  # each asks from every stop
def test_every_stop_is_reached_when_the_slow_twin_reaches_it(seed: int, change: int) -> None:
    """From every stop to every stop: the earliest arrival is that of trying every call of every trip."""
    planner = planner_of(*by_chance(seed), change)
    leave = Random(seed).randrange(8 * 60, 10 * 60) * 60
    for stop in range(len(planner.network.stops.id)):
        start = planner.at_stops([stop])
        access = {one: walk.seconds for one, walk in start.walks.items()}
        _, on_foot = arrivals(planner.table, access, leave, RIDES)
        expected = [min(reach.get(other, NEVER) for reach in on_foot) for other in range(len(planner.boards))]
        assert planner.arrivals(start, leave).tolist() == expected


@given(seed=st.integers(0, 10_000), change=st.sampled_from((0, 120)))
@settings(max_examples=30)  # each asks from every stop
def test_journeys_arrive_and_leave_as_the_slow_twin_says(seed: int, change: int) -> None:
    """One pair of stops: earliest arrival, latest departure and the profile; legs fit each other and the answer."""
    planner = planner_of(*by_chance(seed), change)
    chance = Random(seed)
    one, other = chance.sample(range(7), 2)
    start, end = planner.at_stops([one]), planner.at_stops([other], towards=True)
    access = {stop: walk.seconds for stop, walk in start.walks.items()}
    egress = {stop: walk.seconds for stop, walk in end.walks.items()}
    leave = chance.randrange(8 * 60, 10 * 60) * 60
    there = earliest(planner.table, access, egress, leave, RIDES)
    journey = planner.earliest(start, end, leave)
    assert (journey.legs[-1].arrives if journey else NEVER) == there
    if journey:
        assert journey.legs[0].leaves >= leave
        last = planner.latest(start, end, there)
        assert last is not None
        assert last.legs[0].leaves >= journey.legs[0].leaves
        assert last.legs[-1].arrives <= there
    events = planner._events(start, 0, 24 * 3600).tolist()  # noqa: SLF001 - the twin tries the same departures
    expected = worth_leaving(planner.table, access, egress, events, RIDES)
    profile = planner.profile(start, end, 0, 24 * 3600)
    assert {(each.leaves, each.arrives, each.rides) for each in profile} == expected


@given(seed=st.integers(0, 10_000))
def test_time_running_backwards_finds_the_same(seed: int) -> None:
    """The latest departure for the earliest arrival, and the earliest arrival for the latest departure, meet."""
    planner = planner_of(*by_chance(seed))
    one, other = Random(seed).sample(range(7), 2)
    start, end = planner.at_stops([one]), planner.at_stops([other], towards=True)
    for departure in planner.profile(start, end, 0, 24 * 3600):
        back = planner.options_by(start, end, departure.arrives, departure.rides)
        assert max(each.legs[0].leaves for each in back) == departure.leaves


@given(seed=st.integers(0, 10_000), later=st.integers(-60, 600))
def test_a_day_moved_in_time_moves_the_answer(seed: int, later: int) -> None:
    """All trips so many minutes later: every arrival is so many minutes later."""
    stops, lines = by_chance(seed)
    moved = [
        Line(each.name, [(stop, a + later, d + later) for stop, a, d in each.calls], each.closed) for each in lines
    ]
    now, then = planner_of(stops, lines), planner_of(stops, moved)
    leave = 8 * 3600 + 1800
    first = now.arrivals(now.at_stops([0]), leave)
    second = then.arrivals(then.at_stops([0]), leave + later * 60)
    assert np.array_equal(first < NEVER, second < NEVER)
    assert np.array_equal(first[first < NEVER] + later * 60, second[second < NEVER])


@given(seed=st.integers(0, 10_000))
def test_one_bus_more_never_makes_anybody_later(seed: int) -> None:
    """Adding a trip leaves every arrival as early or earlier."""
    stops, lines = by_chance(seed)
    fewer, more = planner_of(stops, lines[1:]), planner_of(stops, lines)
    for stop in range(7):
        before = fewer.arrivals(fewer.at_stops([stop]), 8 * 3600)
        after = more.arrivals(more.at_stops([stop]), 8 * 3600)
        assert (after <= before).all()


@pytest.mark.parametrize("off", ["0", "1"])
def test_the_loops_are_the_same_compiled_and_not(off: str, root: Path) -> None:
    """As plain Python the loops give the arrivals of the twin too: the first of these tests, in a process of its own."""
    code = (
        "import sys; sys.path.insert(0, '.')\n"
        "from tests.transit.test_transit_search import planner_of, by_chance, arrivals, RIDES, NEVER\n"
        "for seed in range(5):\n"
        "    p = planner_of(*by_chance(seed))\n"
        "    start = p.at_stops([0])\n"
        "    access = {one: walk.seconds for one, walk in start.walks.items()}\n"
        "    _, foot = arrivals(p.table, access, 8 * 3600, RIDES)\n"
        "    assert p.arrivals(start, 8 * 3600).tolist() == [min(f.get(s, NEVER) for f in foot) for s in range(7)]\n"
        "    p.profile(start, p.at_stops([3], towards=True), 0, 86400)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=os.environ | {"NUMBA_DISABLE_JIT": off}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_cache_is_filled_by_warming_up(tmp_path: Path, root: Path) -> None:
    """After `warm`, a new process finds the loops compiled; before, it says that they are not."""
    code = "from ashinami.transit.loops.compiled import LOOPS; print(LOOPS.filled('search.search'))"
    environment = os.environ | {"ASHINAMI_LOOPS_CACHE": str(tmp_path), "NUMBA_DISABLE_JIT": "0"}
    said = []
    for script in (code, "from ashinami.transit.warm import warm; warm()", code):
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, text=True, check=True
        )
        said.append(done.stdout.strip())
    assert said == ["False", "", "True"]
