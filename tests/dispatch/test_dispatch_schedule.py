"""Exact times of an order of stops."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.nodes import Nodes, number
from ashinami.dispatch.schedule import Stops, greatest, least, minutes_out, times
from tests.dispatch.dispatch_days import chance_day, line_day
from tests.twins import schedule_twin


def chance_tour(rng: Random, nodes: Nodes) -> Stops:
    """Return a tour by chance: some rides, each picked up before dropped off, whether it can be driven or not."""
    shift = rng.choice(nodes.shifts)
    stops: list[int] = []
    for first in rng.sample([f for legs in nodes.legs for f in legs], rng.randint(1, min(4, len(nodes.legs)))):
        up = rng.randint(0, len(stops))
        stops.insert(up, first)
        stops.insert(rng.randint(up + 1, len(stops)), first + 1)
    if rng.random() < 0.7:  # an order by time is more often drivable
        stops.sort(key=lambda node: nodes.lo[node] + nodes.hi[node] + (node & 1))
    return (shift.first, *stops, shift.last)


def as_bounds(nodes: Nodes, tour: Stops) -> tuple[list[tuple[int, int]], list[int], list[tuple[int, int, int]]]:
    """Return the tour as the twin takes it."""
    windows = [(nodes.lo[node], nodes.hi[node]) for node in tour]
    gaps = [nodes.gap[a][b] for a, b in pairwise(tour)]
    rides = [(tour.index(node - 1), at, nodes.limit[node]) for at, node in enumerate(tour) if nodes.limit[node] >= 0]
    return windows, gaps, rides


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_fewest_minutes_out_are_those_of_the_slow_twin(seed: int, metric: bool) -> None:  # noqa: FBT001
    """Label correction and Bellman–Ford agree on whether a tour can be driven and in how many minutes."""
    rng = Random(seed)
    nodes = number(chance_day(rng, metric=metric))
    tour = chance_tour(rng, nodes)
    if any(nodes.lo[node] > nodes.hi[node] for node in tour):
        return  # the search never sees such a trip: no shift is suited
    assert minutes_out(nodes, tour) == schedule_twin.fewest_minutes(*as_bounds(nodes, tour))


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9))
def test_times_keep_every_bound_and_the_fewest_minutes(seed: int) -> None:
    """The times written into a plan lie in the windows, leave time for the ways, keep rides short and waste no minute out."""
    rng = Random(seed)
    nodes = number(chance_day(rng))
    tour = chance_tour(rng, nodes)
    if any(nodes.lo[node] > nodes.hi[node] for node in tour) or minutes_out(nodes, tour) is None:
        return
    starts = times(nodes, tour)
    windows, gaps, rides = as_bounds(nodes, tour)
    assert all(lo <= start <= hi for start, (lo, hi) in zip(starts, windows, strict=True))
    assert all(b - a >= gap for a, b, gap in zip(starts, starts[1:], gaps, strict=False))
    assert all(starts[off] - starts[up] <= most for up, off, most in rides)
    assert starts[-1] - starts[0] == minutes_out(nodes, tour)
    early, late = least(nodes, tour, nodes.gap), greatest(nodes, tour, nodes.gap)
    assert early is not None
    assert late is not None
    assert all(a <= t <= b for a, t, b in zip(early, starts, late, strict=True))


def test_waiting_is_done_at_home_not_on_the_road() -> None:
    """The driver leaves as late as the first appointment allows and no rider sits in a waiting car."""
    nodes = number(line_day())
    home = nodes.shifts[0]
    starts = times(nodes, (home.first, 0, 1, home.last))
    # home 0 → 1 takes 10, boarding 3, 1 → 3 takes 20, alighting 2, 3 → 0 takes 30; the drop-off opens at 580
    assert starts == [547, 557, 580, 612]


def test_a_long_wait_aboard_is_moved_before_the_pick_up() -> None:
    """When the drop-off opens late the pick-up is delayed, so the longest ride is kept."""
    nodes = number(line_day())
    home = nodes.shifts[0]
    starts = times(nodes, (home.first, 0, 1, home.last))
    assert starts[2] - starts[1] - 3 <= 30
