"""One feed's rows to arrays: what `ashinami.transit.building` puts together.

Rows that name no stop or trip of the feed, and trips of areas and windows (GTFS-Flex), take no part; the checks tell each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.feed import Feed
from ashinami.transit.seconds import BLANK, UNREADABLE, all_seconds, seconds_of
from ashinami.transit.texts import Numbering

Ints = NDArray[np.int32]


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
    feed: Feed, trips: Mapping[str, int], stops: Mapping[str, int], metres: NDArray[np.float64], words: Numbering
) -> Calls:
    """Return the calls of a feed; `metres` are the stops' places in metres (n, 2), for times between two given ones."""
    rows = feed.rows("stop_times.txt")
    trip = _numbers(rows.column("trip_id"), trips)
    stop = _numbers(rows.column("stop_id"), stops)
    sequence = _whole(rows.column("stop_sequence"))
    arrival, departure = (all_seconds(rows.column(name)) for name in ("arrival_time", "departure_time"))
    pickup, drop = (_kind(rows.column(name)) for name in ("pickup_type", "drop_off_type"))
    signs = rows.column("stop_headsign")
    sign = _numbers(signs, {text: words.of(text) for text in set(signs)})
    fine = (trip >= 0) & (stop >= 0) & (sequence >= 0) & (arrival != UNREADABLE) & (departure != UNREADABLE)
    order = np.flatnonzero(fine)
    order = order[np.lexsort((sequence[order], trip[order]))]
    trip, stop, arrival, departure = trip[order], stop[order], arrival[order], departure[order]
    arrival, departure = (
        np.where(arrival == BLANK, departure, arrival),
        np.where(departure == BLANK, arrival, departure),
    )
    guessed = arrival == BLANK
    keep = np.ones(len(trip), np.bool_)
    if guessed.any():
        arrival, departure, keep = _between(trip, stop, arrival, departure, metres)
    return Calls(
        trip[keep],
        stop[keep],
        arrival[keep],
        departure[keep],
        guessed[keep],
        pickup[order][keep],
        drop[order][keep],
        sign[order][keep],
    )


def _numbers(texts: list[str], known: Mapping[str, int]) -> Ints:
    return np.fromiter(map(known.get, texts, repeat(-1)), np.int32, len(texts))


def _whole(texts: list[str]) -> Ints:
    known = {text: int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1 for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))


def _kind(texts: list[str]) -> NDArray[np.uint8]:
    known = {text: int(text) if text in ("0", "1", "2", "3") else 0 for text in set(texts)}
    return np.fromiter(map(known.__getitem__, texts), np.uint8, len(texts))


def _between(
    trip: Ints, stop: Ints, arrival: Ints, departure: Ints, metres: NDArray[np.float64]
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Fill in blank times by the distance between the stops, at one speed between two given times.

    Blanks before the first or after the last given time of a trip cannot be known: those calls take no part.
    """
    arrival, departure = arrival.copy(), departure.copy()
    steps = np.zeros(len(trip))
    steps[1:] = np.nan_to_num(np.hypot(*(metres[stop[1:]] - metres[stop[:-1]]).T), nan=0.0) + 1.0
    along = np.cumsum(steps)
    given = arrival != BLANK
    keep = given.copy()
    for number in np.unique(trip[~given]):
        own = np.flatnonzero(trip == number)
        known = own[given[own]]
        if len(known) < 2:
            continue
        blank = own[~given[own] & (own > known[0]) & (own < known[-1])]
        last = np.searchsorted(known, blank) - 1
        before, after = known[last], known[last + 1]
        share = (along[blank] - along[before]) / (along[after] - along[before])
        arrival[blank] = departure[before] + np.floor(share * (arrival[after] - departure[before])).astype(np.int32)
        departure[blank] = arrival[blank]
        keep[blank] = True
    return arrival, departure, keep


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
        if trip in trips and min(first, last) >= 0 and every.isdigit() and int(every) > 0:
            found.append(Headway(trips[trip], first, last, int(every), exact == "1"))
    return tuple(found)
