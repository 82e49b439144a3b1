"""When a tour can be driven: exact times for a given order of stops, with the fewest minutes out.

A tour's rules are difference constraints: each stop starts within its window, no sooner than the way from the one before
allows, and a drop-off starts at most `limit` minutes after its boarding. Such systems have a least and a greatest solution.
Both are found by passes along the tour that correct labels one way only: forwards a ride that is too long pushes its pick-up
later, backwards it pulls its drop-off earlier. Nothing is approximated. The question is that of the eight-step evaluation of
Cordeau and Laporte (2003), doi 10.1016/S0191-2615(02)00045-0; the answer here is exact also for the fewest minutes out.

Waiting is allowed anywhere; with riders aboard it counts as time in the car.
"""

from __future__ import annotations

from itertools import pairwise

from ashinami.dispatch.nodes import Node, Nodes
from ashinami.dispatch.problem import DriverDay

type Stops = tuple[Node, ...]
"""Leaving home, the stops in order, coming home."""


def least(nodes: Nodes, stops: Stops, gap: list[list[int]], leave: int | None = None) -> list[int] | None:
    """Return the earliest start of every node of the tour (leaving home at `leave` or later), or None when there is none."""
    lo, hi, limit = nodes.lo, nodes.hi, nodes.limit
    before = stops[0]
    start = lo[before] if leave is None else leave
    times = [start]
    append = times.append
    at: dict[Node, int] = {}
    too_long = False
    for node in stops[1:]:
        start += gap[before][node]
        if start < lo[node]:
            start = lo[node]
        elif start > hi[node]:
            return None
        append(start)
        if limit[node] < 0:
            at[node] = start
        elif start - at[node - 1] > limit[node]:
            too_long = True
        before = node
    return _push(nodes, stops, gap, times) if too_long else times


def _push(nodes: Nodes, stops: Stops, gap: list[list[int]], times: list[int]) -> list[int] | None:
    """Push pick-ups of rides that are too long later, and all that follows, until nothing is too long or a window shuts."""
    hi = nodes.hi
    rides = _rides(nodes, stops)
    settled = False
    while not settled:
        settled = True
        for up, off, limit in rides:
            start, at = times[off] - limit, up
            while start > times[at]:
                if start > hi[stops[at]]:
                    return None
                settled = False
                times[at] = start
                if at + 1 == len(stops):
                    break
                start += gap[stops[at]][stops[at + 1]]
                at += 1
    return times


def _rides(nodes: Nodes, stops: Stops) -> list[tuple[int, int, int]]:
    """Return where each ride begins and ends in the tour, and its limit."""
    where = {node: at for at, node in enumerate(stops)}
    return [(where[node - 1], at, nodes.limit[node]) for at, node in enumerate(stops) if nodes.limit[node] >= 0]


def greatest(nodes: Nodes, stops: Stops, gap: list[list[int]], home: int | None = None) -> list[int] | None:
    """Return the latest start of every node of the tour (coming home at `home` or sooner), or None when there is none."""
    lo, hi, limit = nodes.lo, nodes.hi, nodes.limit
    after = stops[-1]
    start = hi[after] if home is None else home
    times = [start]
    append = times.append
    at: dict[Node, int] = {}
    too_long = False
    for node in stops[-2::-1]:
        start -= gap[node][after]
        if start > hi[node]:
            start = hi[node]
        elif start < lo[node]:
            return None
        append(start)
        if limit[node] >= 0:
            at[node] = start
        elif node + 1 in at and at[node + 1] - start > limit[node + 1]:
            too_long = True
        after = node
    times.reverse()
    return _pull(nodes, stops, gap, times) if too_long else times


def _pull(nodes: Nodes, stops: Stops, gap: list[list[int]], times: list[int]) -> list[int] | None:
    """Pull drop-offs of rides that are too long earlier, and all before them, until nothing is too long or a window shuts."""
    lo = nodes.lo
    rides = _rides(nodes, stops)
    settled = False
    while not settled:
        settled = True
        for up, off, limit in reversed(rides):
            start, at = times[up] + limit, off
            while start < times[at]:
                if start < lo[stops[at]]:
                    return None
                settled = False
                times[at] = start
                if at == 0:
                    break
                start -= gap[stops[at - 1]][stops[at]]
                at -= 1
    return times


def minutes_out(nodes: Nodes, stops: Stops) -> int | None:
    """Return the fewest minutes between leaving and coming home, or None when the tour cannot be driven.

    Coming home as early as possible and, for that, leaving as late as possible gives the fewest: who leaves later still comes
    home later by at least as much.
    """
    if len(stops) == 2:
        return 0
    gap = gaps(nodes, stops)
    early = least(nodes, stops, gap)
    if early is None:
        return None
    late = greatest(nodes, stops, gap, early[-1])
    return None if late is None else early[-1] - late[0]


def times(nodes: Nodes, stops: Stops) -> list[int]:
    """Return the start at every node: fewest minutes out, then drop-offs as early and pick-ups as late as that allows.

    So nobody waits in the car for what she could have waited for at home. A tour that cannot be driven is a ValueError.
    """
    gap = gaps(nodes, stops)
    early = least(nodes, stops, gap)
    late = None if early is None else greatest(nodes, stops, gap, early[-1])
    starts = None if late is None else least(nodes, stops, gap, late[0])
    if starts is None:
        raise ValueError(f"a tour that cannot be driven: {stops}")
    for at in range(len(stops) - 2, 0, -1):
        node = stops[at]
        if nodes.limit[node] < 0:
            starts[at] = min(nodes.hi[node], starts[at + 1] - gap[node][stops[at + 1]])
    return starts


def ride_minutes_beyond_direct(nodes: Nodes, stops: Stops) -> int:
    """Return the minutes riders spend in the car beyond their direct rides, all riders' trips added up."""
    starts = dict(zip(stops, times(nodes, stops), strict=True))
    return sum(
        max(0, start - starts[node - 1] - nodes.way[node]) for node, start in starts.items() if nodes.limit[node] >= 0
    )


def gaps(nodes: Nodes, stops: Stops) -> list[list[int]]:
    """Return the minutes from start to arrival between stops, with the rests this order asks of its driver."""
    rest = _driver(nodes, stops).rest
    if rest is None:
        return nodes.gap
    gap, place, travel = nodes.gap, nodes.place, nodes.problem.travel
    aboard = driving = 0
    for before, node in pairwise(stops[:-1]):
        driving += int(travel[place[before], place[node]])
        if not aboard and not nodes.glued[before] and driving >= rest.after:
            gap = gap.copy() if gap is nodes.gap else gap
            gap[before] = gap[before].copy()
            gap[before][node] += rest.minutes
            driving = 0
        aboard += -1 if node & 1 else 1
    return gap


def _driver(nodes: Nodes, stops: Stops) -> DriverDay:
    return nodes.drivers[nodes.shifts[(stops[0] - 4 * len(nodes.wishes)) // 2].driver]


def minutes_driving(nodes: Nodes, stops: Stops) -> int:
    """Return the minutes at the wheel; a shift that stays at home has none."""
    if len(stops) == 2:
        return 0
    place, travel = nodes.place, nodes.problem.travel
    return sum(int(travel[place[a], place[b]]) for a, b in pairwise(stops))


def alone(nodes: Nodes, stops: Stops) -> bool:
    """Whether nobody rides with a rider who shares with nobody, and nobody waits in the car during a visit."""
    aboard: set[Node] = set()
    for node in stops[1:-1]:
        if node & 1:
            aboard.discard(node - 1)
            continue
        aboard.add(node)
        if len(aboard) > 1 and not all(nodes.wishes[each >> 2].shared for each in aboard):
            return False
    return True
