"""One feed's rows to arrays: what `ashinami.transit.building` puts together.

Trips of areas and windows (GTFS-Flex) take no part here; see `ashinami.transit.flex`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.feed import Feed
from ashinami.transit.seconds import BLANK, UNREADABLE, all_seconds, seconds_of
from ashinami.transit.texts import Numbering

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class CallRows:
    """stop_times.txt in numbers, by trip and then in order; trips and stops are rows of their tables, -1 for none of them.

    `row` is where each stands in the file, counted from 0; `window` marks calls that are made where somebody books them.
    """

    row: NDArray[np.int64]
    trip: Ints
    stop: Ints
    sequence: Ints
    arrival: Ints
    departure: Ints
    window: NDArray[np.bool_]

    @property
    def ends(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which calls are the first and which the last of their trip."""
        return np.diff(self.trip, prepend=-2) != 0, np.diff(self.trip, append=-2) != 0


def call_rows(feed: Feed) -> CallRows:
    """Return the calls of a feed, a blank arrival or departure as the other of the two."""
    rows = feed.rows("stop_times.txt")
    trip = _numbers(rows.column("trip_id"), _firsts(feed.rows("trips.txt").column("trip_id")))
    stop = _numbers(rows.column("stop_id"), _firsts(feed.rows("stops.txt").column("stop_id")))
    sequence = _whole(rows.column("stop_sequence"))
    arrival, departure = (all_seconds(rows.column(name)) for name in ("arrival_time", "departure_time"))
    windows = rows.columns.get("start_pickup_drop_off_window")
    window = np.zeros(rows.count, np.bool_) if windows is None else np.array([bool(each) for each in windows], np.bool_)
    order = np.lexsort((sequence, trip))
    trip, stop, sequence, window = trip[order], stop[order], sequence[order], window[order]
    come, leave = arrival[order], departure[order]
    come, leave = np.where(come == BLANK, leave, come), np.where(leave == BLANK, come, leave)
    return CallRows(order, trip, stop, sequence, come, leave, window)


def _firsts(texts: list[str]) -> dict[str, int]:
    return {text: at for at, text in reversed(list(enumerate(texts)))}


def _numbers(texts: list[str], known: Mapping[str, int]) -> Ints:
    return np.fromiter(map(known.get, texts, repeat(-1)), np.int32, len(texts))


def _whole(texts: list[str]) -> Ints:
    known = {text: int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1 for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))


def _kind(texts: list[str]) -> NDArray[np.uint8]:
    known = {text: int(text) if text in {"0", "1", "2", "3"} else 0 for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), np.uint8, len(texts))


def faults_of(feed: Feed, calls: CallRows) -> Iterator[Notice]:
    """Yield what makes the times of a feed unusable."""
    rows = feed.rows("stop_times.txt")
    first, last = calls.ends
    fixed = ~calls.window
    blank = fixed & (calls.arrival == BLANK)
    inside = np.concatenate([[False], calls.trip[1:] == calls.trip[:-1]])
    known = fixed & (calls.arrival >= 0) & (calls.departure >= 0)
    back = np.zeros(len(calls.trip), np.bool_)
    pairs = known[1:] & known[:-1]
    back[1:] = inside[1:] & pairs & (calls.arrival[1:] < calls.departure[:-1])
    same = np.zeros(len(calls.trip), np.bool_)
    same[1:] = inside[1:] & (calls.sequence[1:] == calls.sequence[:-1])
    told = (
        ("names-nothing", calls.trip < 0, "trips.txt にない便です", "id を確かめてください", "trip_id"),
        ("names-nothing", fixed & (calls.stop < 0), "stops.txt にない停留所です", "id を確かめてください", "stop_id"),
        (
            "unreadable-cell",
            calls.sequence < 0,
            "順番を0以上の整数として読めません",
            "順番を入れてください",
            "stop_sequence",
        ),
        (
            "unreadable-cell",
            calls.arrival == UNREADABLE,
            "時刻として読めません",
            "9:20:00 の形で入れてください",
            "arrival_time",
        ),
        (
            "unreadable-cell",
            calls.departure == UNREADABLE,
            "時刻として読めません",
            "9:20:00 の形で入れてください",
            "departure_time",
        ),
        (
            "row-twice",
            same & (calls.trip >= 0),
            "同じ便の同じ順番の行が前にあります",
            "一つにしてください",
            "stop_sequence",
        ),
        (
            "no-time-at-end",
            blank & (first | last),
            "便の最初か最後の停留所に時刻がありません",
            "時刻を入れてください",
            "arrival_time",
        ),
        (
            "time-runs-back",
            back,
            "前の停留所を出るより早く着いています",
            "時刻と順番を確かめてください",
            "arrival_time",
        ),
        (
            "leaves-before-coming",
            known & (calls.departure < calls.arrival),
            "着くより早く出ています",
            "時刻を確かめてください",
            "departure_time",
        ),
    )
    for code, where, said, remedy, field in told:
        yield from told_once(code, Severity.ERROR, said, remedy, rows, np.sort(calls.row[where]), field)


@dataclass(frozen=True, slots=True, eq=False)
class Calls:
    """The calls of one feed, by trip and then in their order: trip, stop, times, what may be done, headsign."""

    trip: Ints
    stop: Ints
    arrival: Ints
    departure: Ints
    guessed: NDArray[np.bool_]
    pickup: NDArray[np.uint8]
    drop: NDArray[np.uint8]
    sign: Ints


def calls_of(
    feed: Feed, raw: CallRows, kept: NDArray[np.bool_], metres: NDArray[np.float64], words: Numbering
) -> Calls:
    """Return the calls of the trips kept; trips and stops are rows of their tables.

    `metres` are the stops' places in metres (n, 2), for times between two given ones.
    """
    rows = feed.rows("stop_times.txt")
    fine = (raw.trip >= 0) & (raw.stop >= 0) & ~raw.window & kept[raw.trip]
    at = raw.row[fine]
    trip, stop, arrival, departure = raw.trip[fine], raw.stop[fine], raw.arrival[fine], raw.departure[fine]
    guessed = arrival == BLANK
    if guessed.any():
        arrival, departure = _between(trip, stop, arrival, departure, metres)
    signs = rows.column("stop_headsign")
    sign = _numbers(signs, {text: words.of(text) for text in set(signs)})
    pickup, drop = (_kind(rows.column(name)) for name in ("pickup_type", "drop_off_type"))
    return Calls(trip, stop, arrival, departure, guessed, pickup[at], drop[at], sign[at])


def _between(trip: Ints, stop: Ints, arrival: Ints, departure: Ints, metres: NDArray[np.float64]) -> tuple[Ints, Ints]:
    """Fill in blank times by the distance between the stops, at one speed between two given times of the trip."""
    arrival, departure = arrival.copy(), departure.copy()
    steps = np.zeros(len(trip))
    steps[1:] = np.nan_to_num(np.hypot(*(metres[stop[1:]] - metres[stop[:-1]]).T), nan=0.0) + 1.0
    along = np.cumsum(steps)
    given = np.flatnonzero(arrival != BLANK)
    blank = np.flatnonzero(arrival == BLANK)
    last = np.searchsorted(given, blank) - 1
    before, after = given[last], given[last + 1]
    share = (along[blank] - along[before]) / (along[after] - along[before])
    arrival[blank] = departure[before] + np.floor(share * (arrival[after] - departure[before])).astype(np.int32)
    departure[blank] = arrival[blank]
    return arrival, departure


@dataclass(frozen=True, slots=True)
class Headway:
    """A trip that repeats: from when to before when, every so many seconds, exactly or about."""

    trip: int
    start: int
    end: int
    every: int
    exact: bool


def headways_of(feed: Feed, trips: Mapping[str, int]) -> tuple[Headway, ...]:
    """Return the readable rows of frequencies.txt."""
    rows = feed.rows("frequencies.txt")
    names = ("trip_id", "start_time", "end_time", "headway_secs", "exact_times")
    found = []
    for trip, start, end, every, exact in zip(*(rows.column(name) for name in names), strict=True):
        first, last = seconds_of(start), seconds_of(end)
        if trip in trips and min(first, last) >= 0 and every.isascii() and every.isdigit() and int(every) > 0:
            found.append(Headway(trips[trip], first, last, int(every), exact == "1"))
    return tuple(found)
