"""The arrays of the journey search: one day's timetable, and the labels a search leaves on its stops.

All times are seconds of the service day (int32). A search backwards in time is a search forwards in the mirrored timetable:
times negated, patterns and trips in reverse.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Records = NDArray[np.void]

NEVER = 1 << 30
"""Later than any time."""
BOARD, ALIGHT = 1, 2
"""What may be done at a call: bits of `Day.may`."""

PATTERN = np.dtype([("stop", np.int64), ("size", np.int64), ("time", np.int64), ("trips", np.int64)], align=True)
"""Where a pattern's stops begin, how many they are, where its times begin and how many trips it has."""

CALL = np.dtype([("arrival", np.int32), ("departure", np.int32)], align=True)
VISIT = np.dtype([("pattern", np.int32), ("at", np.int32)], align=True)
EDGE = np.dtype([("stop", np.int32), ("seconds", np.int32)], align=True)

PARENT = np.dtype(
    [
        ("pattern", np.int32),  # of the ride by which the stop is reached ...
        ("number", np.int32),  # ... the trip's number in it ...
        ("board", np.int32),  # ... where it is boarded ...
        ("alight", np.int32),  # ... and left
        ("walk", np.int32),  # the stop from which one walks here to board next: OWN by ride, ACCESS from the start
    ],
    align=True,
)
OWN, ACCESS = -1, -2


class Day(NamedTuple):
    """One day's timetable.

    Attributes
    ----------
    patterns : PATTERN [pattern]. calls : CALL, of each pattern trip after trip in the order of their departures, which never overtake.
    stop : int32, the stops of each pattern; may : uint8, BOARD and ALIGHT at each.
    first_visit, visits : int64 [stop + 1], VISIT: where each stop is boarded, by pattern.
    first_walk, walks : int64 [stop + 1], EDGE: where one can walk from each stop.
    change : int32 [stop], the least seconds between two rides.
    """

    patterns: Records
    calls: Records
    stop: Ints
    may: Bytes
    first_visit: Longs
    visits: Records
    first_walk: Longs
    walks: Records
    change: Ints


class Work(NamedTuple):
    """What a search writes on: made once for a day, clean before and after each search.

    Attributes
    ----------
    ride : int32 [stop, round], the earliest arrival by a ride, with at most so many rides. reach : the same by ride or on foot.
    parent : PARENT [stop, round], how the arrival with exactly so many rides came about.
    egress : int32 [stop], seconds from a stop to the goal, NEVER elsewhere.
    ready : int32 [2, stop], from when on a stop can be boarded at in the round after, NEVER when nothing is new there.
    marked : int32 [2, stop], the stops that are ready. touched : the stops written on; is_touched : uint8 [stop].
    ridden : the stops ridden to in a round; is_ridden : uint8 [stop]. from_at : int32 [pattern], where a scan begins.
    queue : the patterns to scan. counts : int64 [8], the lengths of the lists.
    aims : the patterns that can be left at a stop of the goal. is_aimed : uint8 [pattern], the same. led : the stops at
        which one of them can be boarded; leads : uint8 [stop], the same.
    best : int32 [round], the arrival at the goal with at most so many rides; last : int32 [round], where its last ride is left,
        -1 where another ride brings nothing.
    """

    ride: Ints
    reach: Ints
    parent: Records
    egress: Ints
    ready: Ints
    marked: Ints
    touched: Ints
    is_touched: Bytes
    ridden: Ints
    is_ridden: Bytes
    from_at: Ints
    queue: Ints
    aims: Ints
    is_aimed: Bytes
    led: Ints
    leads: Bytes
    counts: Longs
    best: Ints
    last: Ints


TOUCHED, RIDDEN, QUEUED, MARKED, AIMED, LED = 0, 1, 2, 3, 5, 6
"""The places in `Work.counts`; the two lists of marked stops are counted at MARKED and MARKED + 1."""


def work_for(day: Day, rounds: int) -> Work:
    """Return a clean sheet for searches of up to so many rides."""
    stops = len(day.change)
    return Work(
        ride=np.full((stops, rounds + 1), NEVER, np.int32),
        reach=np.full((stops, rounds + 1), NEVER, np.int32),
        parent=np.zeros((stops, rounds + 1), PARENT),
        egress=np.full(stops, NEVER, np.int32),
        ready=np.full((2, stops), NEVER, np.int32),
        marked=np.zeros((2, stops), np.int32),
        touched=np.zeros(stops, np.int32),
        is_touched=np.zeros(stops, np.uint8),
        ridden=np.zeros(stops, np.int32),
        is_ridden=np.zeros(stops, np.uint8),
        from_at=np.full(len(day.patterns), NEVER, np.int32),
        queue=np.zeros(len(day.patterns), np.int32),
        aims=np.zeros(len(day.patterns), np.int32),
        is_aimed=np.zeros(len(day.patterns), np.uint8),
        led=np.zeros(stops, np.int32),
        leads=np.zeros(stops, np.uint8),
        counts=np.zeros(8, np.int64),
        best=np.full(rounds + 1, NEVER, np.int32),
        last=np.full(rounds + 1, -1, np.int32),
    )
