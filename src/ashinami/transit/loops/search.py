"""The search for the earliest arrival, ride by ride: RAPTOR (Delling, Pajor and Werneck 2015, doi 10.1287/trsc.2014.0534).

Round k finds the arrivals with k rides. Between two rides one may walk once, and before the first and after the last. An
arrival by a ride counts apart from one by a walk, since whoever has walked to a stop does not walk on from it. Only what a
search touches is cleaned, so that a small search in a large network is a small search.

The innermost loops stand in one function and hand bare arrays on: a call that passes the whole day costs more than it does.
"""

from __future__ import annotations

from ashinami.transit.loops.arrays import (
    ACCESS,
    AIMED,
    ALIGHT,
    BOARD,
    LED,
    MARKED,
    NEVER,
    OWN,
    QUEUED,
    RIDDEN,
    TOUCHED,
    Bytes,
    Day,
    Ints,
    Longs,
    Records,
    Work,
)
from ashinami.transit.loops.compiled import compiled


@compiled
def search(day: Day, work: Work, access: Records, start: int, rides: int, goal: bool) -> None:  # noqa: FBT001, PLR0913, PLR0917
    """Search from the stops of `access` (EDGE: stop and seconds), leaving at `start`; fill in labels, `best` and `last`.

    Labels of an earlier search are kept and improved on: a profile starts later ones first. With a `goal` (in `egress` and `aims`)
    nobody walks on after the last ride, which goes along the aims alone, and nobody goes before it where none of them is boarded;
    without one every stop is searched. Nothing that arrives no earlier than `best` is looked for.
    """
    if goal:
        if work.counts[AIMED] == 0:
            return
        _aim(day, work)
    for k in range(len(access)):
        stop, time = access[k]["stop"], start + access[k]["seconds"]
        if time < work.best[1]:
            _touch(work.touched, work.is_touched, work.counts, stop)
            _reach(work.reach, work.parent, work.ready, work.marked, work.counts, stop, 0, time, ACCESS)
    for ride in range(1, rides + 1):
        final = goal and ride == rides
        _collect(day, work, ride, final)
        if work.counts[QUEUED] == 0:
            break
        _ride(day, work, ride, final)
        _walk(day, work, ride, not final, goal and ride == rides - 1)
    _unmark(work, 0)
    _unmark(work, 1)


@compiled
def _aim(day: Day, work: Work) -> None:
    """Mark the aims, and the stops at which one of them can be boarded; once for all searches of a goal."""
    if work.counts[LED]:
        return
    patterns, stops, mays, leads, led = day.patterns, day.stop, day.may, work.leads, work.led
    found = 0
    for k in range(work.counts[AIMED]):
        number = work.aims[k]
        if work.is_aimed[number]:
            continue
        work.is_aimed[number] = 1
        first = patterns[number]["stop"]
        for at in range(first, first + patterns[number]["size"]):
            if mays[at] & BOARD and not leads[stops[at]]:
                leads[stops[at]] = 1
                led[found] = stops[at]
                found += 1
    work.counts[LED] = found


@compiled
def _touch(touched: Ints, is_touched: Bytes, counts: Longs, stop: int) -> None:
    if not is_touched[stop]:
        is_touched[stop] = 1
        touched[counts[TOUCHED]] = stop
        counts[TOUCHED] += 1


@compiled
def _reach(  # noqa: PLR0913, PLR0917
    reach: Ints, parent: Records, ready: Ints, marked: Ints, counts: Longs, stop: int, ride: int, time: int, walk: int
) -> None:  # fmt: skip
    """Note that a stop can be boarded at from a time on, if none of as many or fewer rides is as early."""
    if reach[stop, ride] <= time:
        return
    for more in range(ride, reach.shape[1]):
        reach[stop, more] = min(reach[stop, more], time)
    parent[stop, ride]["walk"] = walk
    side = ride & 1
    if ready[side, stop] == NEVER:
        marked[side, counts[MARKED + side]] = stop
        counts[MARKED + side] += 1
    ready[side, stop] = time


@compiled
def _unmark(work: Work, side: int) -> None:
    """Forget what is ready on one side."""
    for k in range(work.counts[MARKED + side]):
        work.ready[side, work.marked[side, k]] = NEVER
    work.counts[MARKED + side] = 0


@compiled
def _collect(day: Day, work: Work, ride: int, final: bool) -> None:  # noqa: FBT001
    """Queue the patterns that can be boarded at the stops made ready by the round before, each from the first of them on.

    On the `final` ride only those that lead to the goal.
    """
    is_aimed = work.is_aimed
    from_at, queue, visits, first = work.from_at, work.queue, day.visits, day.first_visit
    side = (ride - 1) & 1
    queued = 0
    for k in range(work.counts[MARKED + side]):
        stop = work.marked[side, k]
        for v in range(first[stop], first[stop + 1]):
            pattern, at = visits[v]["pattern"], visits[v]["at"]
            if final and not is_aimed[pattern]:
                continue
            if from_at[pattern] == NEVER:
                queue[queued] = pattern
                queued += 1
            from_at[pattern] = min(from_at[pattern], at)
    work.counts[QUEUED] = queued


@compiled
def _ride(day: Day, work: Work, ride: int, final: bool) -> None:  # noqa: C901, FBT001, PLR0912
    """Ride along each queued pattern: leave wherever that is an improvement, board an earlier trip wherever one can be caught."""
    patterns, calls, stops, mays, change = day.patterns, day.calls, day.stop, day.may, day.change
    rode, egress, best, last, counts = work.ride, work.egress, work.best, work.last, work.counts
    ready, parent, ridden, is_ridden = work.ready, work.parent, work.ridden, work.is_ridden
    rounds = len(best)
    side = (ride - 1) & 1
    found = 0
    for k in range(counts[QUEUED]):
        number = work.queue[k]
        begin = work.from_at[number]
        work.from_at[number] = NEVER
        first, size, times = patterns[number]["stop"], patterns[number]["size"], patterns[number]["time"]
        trip, board = patterns[number]["trips"], -1
        row = times + trip * size
        for at in range(begin, size):
            stop, may = stops[first + at], mays[first + at]
            if board >= 0 and may & ALIGHT and not (final and egress[stop] == NEVER):
                time = calls[row + at]["arrival"]
                if time < rode[stop, ride] and time < best[ride]:
                    for more in range(ride, rounds):
                        rode[stop, more] = min(rode[stop, more], time)
                    come = parent[stop, ride]
                    come["pattern"], come["number"], come["board"], come["alight"] = number, trip, board, at
                    if not is_ridden[stop]:
                        is_ridden[stop] = 1
                        ridden[found] = stop
                        found += 1
                    there = time + egress[stop]
                    if egress[stop] < NEVER and there < best[ride]:
                        last[ride] = stop
                        best[ride] = there
                        for more in range(ride + 1, rounds):
                            if there <= best[more]:
                                best[more] = there
                                last[more] = -1
            if may & BOARD and ready[side, stop] < NEVER:
                since = ready[side, stop]
                if ride > 1:
                    since += change[stop]
                low, high = 0, trip
                while low < high:
                    middle = (low + high) >> 1
                    if calls[times + middle * size + at]["departure"] >= since:
                        high = middle
                    else:
                        low = middle + 1
                if low < trip:
                    trip, board = low, at
                    row = times + trip * size
    counts[RIDDEN] = found


@compiled
def _walk(day: Day, work: Work, ride: int, on: bool, leading: bool) -> None:  # noqa: FBT001
    """Be at each stop that was ridden to and, when going on, walk on from it; `leading`: only where an aim can be boarded."""
    leads = work.leads
    rode, best, counts, edges, first = work.ride, work.best, work.counts, day.walks, day.first_walk
    reach, parent, ready, marked = work.reach, work.parent, work.ready, work.marked
    _unmark(work, (ride - 1) & 1)
    most = best[min(ride + 1, len(best) - 1)]
    for k in range(counts[RIDDEN]):
        stop = work.ridden[k]
        work.is_ridden[stop] = 0
        _touch(work.touched, work.is_touched, counts, stop)
        time = rode[stop, ride]
        if on and time < most:
            if not leading or leads[stop]:
                _reach(reach, parent, ready, marked, counts, stop, ride, time, OWN)
            for e in range(first[stop], first[stop + 1]):
                there, other = time + edges[e]["seconds"], edges[e]["stop"]
                if there < most and (not leading or leads[other]):
                    _touch(work.touched, work.is_touched, counts, other)
                    _reach(reach, parent, ready, marked, counts, other, ride, there, stop)
    counts[RIDDEN] = 0


@compiled
def clean(work: Work) -> None:
    """Wipe what searches have written."""
    ride, reach, touched = work.ride, work.reach, work.touched
    for k in range(work.counts[TOUCHED]):
        stop = touched[k]
        work.is_touched[stop] = 0
        ride[stop, :] = NEVER
        reach[stop, :] = NEVER
    for k in range(work.counts[AIMED]):
        work.is_aimed[work.aims[k]] = 0
    for k in range(work.counts[LED]):
        work.leads[work.led[k]] = 0
    work.counts[:] = 0
    work.best[:] = NEVER
    work.last[:] = -1
