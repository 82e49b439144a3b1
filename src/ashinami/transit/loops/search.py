"""The search for the earliest arrival, ride by ride: RAPTOR (Delling, Pajor and Werneck 2015, doi 10.1287/trsc.2014.0534).

Round k finds the arrivals with k rides. Between two rides one may walk once, and before the first and after the last. An
arrival by a ride counts apart from one by a walk, since whoever has walked to a stop does not walk on from it. Only what a
search touches is cleaned, so that a small search in a large network is a small search.

The innermost loops stand in one function and hand bare arrays on: a call that passes the whole day costs more than it does.
"""

from __future__ import annotations

from ashinami.transit.loops.arrays import (
    ACCESS,
    ALIGHT,
    BOARD,
    MARKED,
    NEVER,
    OWN,
    QUEUED,
    RIDDEN,
    STAMP,
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
def search(day: Day, work: Work, access: Records, start: int, rides: int) -> None:
    """Search from the stops of `access` (EDGE: stop and seconds), leaving at `start`; fill in labels, `best` and `last`.

    Labels of an earlier search are kept and improved on: a profile starts later ones first. `egress` is the goal; without
    one every stop is searched.
    """
    work.counts[STAMP] += 1
    work.counts[MARKED] = 0
    for k in range(len(access)):
        stop, time = access[k]["stop"], start + access[k]["seconds"]
        if time < work.best[min(1, rides)]:
            _reach(work.labels, work.touched, work.is_touched, work.marked, work.counts, stop, 0, time, ACCESS)
    for ride in range(1, rides + 1):
        _collect(day, work)
        work.counts[MARKED] = 0
        work.counts[RIDDEN] = 0
        work.counts[STAMP] += 1
        _ride(day, work, ride, rides)
        _walk(day, work, ride, rides)
        if work.counts[MARKED] == 0:
            break


@compiled
def _reach(  # noqa: PLR0913, PLR0917
    labels: Records, touched: Ints, is_touched: Bytes, marked: Ints, counts: Longs, stop: int, ride: int, time: int, walk: int
) -> None:  # fmt: skip
    """Note that a stop can be boarded at from a time on, if none of as many or fewer rides is as early."""
    for fewer in range(ride + 1):
        if labels[stop, fewer]["reach"] <= time:
            return
    if not is_touched[stop]:
        is_touched[stop] = 1
        touched[counts[TOUCHED]] = stop
        counts[TOUCHED] += 1
    label = labels[stop, ride]
    label["reach"] = time
    label["walk"] = walk
    if label["stamp"] != counts[STAMP]:
        label["stamp"] = counts[STAMP]
        marked[counts[MARKED]] = stop
        counts[MARKED] += 1


@compiled
def _collect(day: Day, work: Work) -> None:
    """Queue the patterns that can be boarded at the marked stops, each from the first of them on."""
    marked, from_at, queue, visits, first = work.marked, work.from_at, work.queue, day.visits, day.first_visit
    queued = 0
    for k in range(work.counts[MARKED]):
        stop = marked[k]
        for v in range(first[stop], first[stop + 1]):
            pattern, at = visits[v]["pattern"], visits[v]["at"]
            if from_at[pattern] == NEVER:
                queue[queued] = pattern
                queued += 1
            from_at[pattern] = min(from_at[pattern], at)
    work.counts[QUEUED] = queued


@compiled
def _ride(day: Day, work: Work, ride: int, rides: int) -> None:  # noqa: C901, PLR0912
    """Ride along each queued pattern: leave wherever that is an improvement, board an earlier trip wherever one can be caught."""
    patterns, calls, stops, mays, change = day.patterns, day.calls, day.stop, day.may, day.change
    labels, egress, best, last, counts = work.labels, work.egress, work.best, work.last, work.counts
    ridden, is_ridden = work.ridden, work.is_ridden
    before = counts[STAMP] - 1
    for k in range(counts[QUEUED]):
        number = work.queue[k]
        begin = work.from_at[number]
        work.from_at[number] = NEVER
        first, size, times = patterns[number]["stop"], patterns[number]["size"], patterns[number]["time"]
        trip, board = patterns[number]["trips"], -1
        for at in range(begin, size):
            stop, may = stops[first + at], mays[first + at]
            if board >= 0 and may & ALIGHT:
                time = calls[times + trip * size + at]["arrival"]
                better = time < best[ride]
                fewer = ride
                while better and fewer > 0:
                    better = time < labels[stop, fewer]["ride"]
                    fewer -= 1
                if better:
                    label = labels[stop, ride]
                    label["ride"] = time
                    label["trip"], label["number"], label["board"], label["alight"] = number, trip, board, at
                    if not is_ridden[stop]:
                        is_ridden[stop] = 1
                        ridden[counts[RIDDEN]] = stop
                        counts[RIDDEN] += 1
                    if egress[stop] < NEVER and time + egress[stop] < best[ride]:
                        best[ride] = time + egress[stop]
                        last[ride] = stop
                        for more in range(ride + 1, rides + 1):
                            if best[ride] <= best[more]:
                                best[more] = best[ride]
                                last[more] = -1
            if may & BOARD and labels[stop, ride - 1]["stamp"] == before:
                ready = labels[stop, ride - 1]["reach"]
                if ride > 1:
                    ready += change[stop]
                low, high = 0, trip
                while low < high:
                    middle = (low + high) >> 1
                    if calls[times + middle * size + at]["departure"] >= ready:
                        high = middle
                    else:
                        low = middle + 1
                if low < trip:
                    trip, board = low, at


@compiled
def _walk(day: Day, work: Work, ride: int, rides: int) -> None:
    """Be at each stop that was ridden to, and walk on from it."""
    labels, best, counts, edges, first = work.labels, work.best, work.counts, day.walks, day.first_walk
    next_ride = min(ride + 1, rides)
    for k in range(counts[RIDDEN]):
        stop = work.ridden[k]
        work.is_ridden[stop] = 0
        time = labels[stop, ride]["ride"]
        if time >= best[next_ride] and ride < rides:
            _note(work.touched, work.is_touched, counts, stop)
            continue
        _reach(labels, work.touched, work.is_touched, work.marked, counts, stop, ride, time, OWN)
        _note(work.touched, work.is_touched, counts, stop)
        for e in range(first[stop], first[stop + 1]):
            there = time + edges[e]["seconds"]
            if there < best[next_ride]:
                _reach(labels, work.touched, work.is_touched, work.marked, counts, edges[e]["stop"], ride, there, stop)


@compiled
def _note(touched: Ints, is_touched: Bytes, counts: Longs, stop: int) -> None:
    if not is_touched[stop]:
        is_touched[stop] = 1
        touched[counts[TOUCHED]] = stop
        counts[TOUCHED] += 1


@compiled
def clean(work: Work) -> None:
    """Wipe what searches have written."""
    labels, touched = work.labels, work.touched
    for k in range(work.counts[TOUCHED]):
        stop = touched[k]
        work.is_touched[stop] = 0
        for ride in range(labels.shape[1]):
            label = labels[stop, ride]
            label["ride"] = NEVER
            label["reach"] = NEVER
            label["stamp"] = -1
    work.counts[:] = 0
    work.best[:] = NEVER
    work.last[:] = -1
