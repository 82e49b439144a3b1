"""One day of a network: the trips that run, sorted so that none overtakes another, forwards and mirrored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.loops.arrays import ALIGHT, BOARD, CALL, EDGE, PATTERN, VISIT, Day, Records
from ashinami.transit.network import Network
from ashinami.transit.seconds import DAY
from ashinami.transit.transfers import IMPOSSIBLE
from ashinami.transit.walking import Pace

Longs = NDArray[np.int64]
NO_SERVICE = 1
"""GTFS pickup_type and drop_off_type 1: nobody gets on, or off."""


@dataclass(frozen=True, slots=True, eq=False)
class DayTable:
    """A day for the search, and which trip of the network each of its trips is.

    Attributes
    ----------
    forwards, backwards : the loops' arrays, and their mirror image.
    trip : int64, the network's trips, of each pattern in the order of its departures; shift : int32, seconds added to their times.
    first_trip : int64 [pattern], where a pattern's trips begin.
    pattern : int64 [pattern], the network's pattern.
    """

    forwards: Day
    backwards: Day
    trip: Longs
    shift: NDArray[np.int32]
    first_trip: Longs
    pattern: Longs


def running(network: Network, days: Mapping[int, date]) -> tuple[Longs, NDArray[np.int32]]:
    """Return the trips that run, each feed on its own day, and their shifts.

    Trips of the day before that are still under way after midnight run too, a day earlier on this day's clock.
    """
    trips, shifts = [], []
    feed_of = network.routes.feed[network.trips.route]
    for back in (0, 1):
        active = np.zeros(len(network.services.feed), np.bool_)
        for feed, day in days.items():
            active[network.services.place(feed)] = network.services.of(feed).on(day - timedelta(days=back))
        found = np.flatnonzero(active[network.trips.service] & np.isin(feed_of, list(days)))
        if back:
            last = network.trips.first[found] + _sizes(network, found) - 1
            found = found[network.times.arrival[last] >= DAY]
        trips.append(found)
        shifts.append(np.full(len(found), -back * DAY, np.int32))
    return np.concatenate(trips), np.concatenate(shifts)


def _sizes(network: Network, trips: Longs) -> Longs:
    pattern = network.trips.pattern[trips]
    return network.patterns.first[pattern + 1] - network.patterns.first[pattern]


def day_table(network: Network, days: Mapping[int, date], pace: Pace, change: int) -> DayTable:
    """Return the day; `change` are the least seconds between two rides."""
    trip, shift = running(network, days)
    start = network.times.departure[network.trips.first[trip]] + shift
    order = np.lexsort((trip, start, network.trips.pattern[trip]))
    trip, shift = trip[order], shift[order]
    lane = _lanes(network, trip, shift)
    order = np.lexsort((np.arange(len(trip)), lane))
    trip, shift, lane = trip[order], shift[order], lane[order]
    first = np.flatnonzero(np.diff(lane, prepend=-1))
    count = np.diff(first, append=len(trip))
    pattern = network.trips.pattern[trip[first]].astype(np.int64)
    size = network.patterns.first[pattern + 1] - network.patterns.first[pattern]
    patterns = np.zeros(len(first), PATTERN)
    patterns["size"], patterns["trips"] = size, count
    patterns["stop"] = np.cumsum(size) - size
    patterns["time"] = np.cumsum(size * count) - size * count
    at = _ranges(network.trips.first[trip], _sizes(network, trip))
    calls = np.zeros(len(at), CALL)
    late = np.repeat(shift, _sizes(network, trip))
    calls["arrival"], calls["departure"] = network.times.arrival[at] + late, network.times.departure[at] + late
    where = _ranges(network.patterns.first[pattern], size)
    stop = network.patterns.stop[where]
    may = np.where(network.patterns.pickup[where] != NO_SERVICE, BOARD, 0) | np.where(
        network.patterns.drop[where] != NO_SERVICE, ALIGHT, 0
    )
    edges, least = _walks(network, pace, change)
    forwards = _day(_Stops(stop, may.astype(np.uint8)), patterns, calls, edges, least)
    return DayTable(forwards, _mirrored(forwards, edges), trip, shift, first.astype(np.int64), pattern)


def _ranges(first: Longs, size: Longs) -> Longs:
    """Return first, first + 1, … of each, one after the other."""
    return np.repeat(first - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))


def _lanes(network: Network, trip: Longs, shift: NDArray[np.int32]) -> Longs:
    """Return a number for each trip: those of one pattern that never overtake each other share one.

    Trips come sorted by pattern and departure; one that overtakes the one before goes into a lane of its own, with the others
    that fit behind it.
    """
    pattern = network.trips.pattern[trip].astype(np.int64)
    lane = pattern * 1_000
    size = _sizes(network, trip)
    if not len(trip):
        return lane
    at = _ranges(network.trips.first[trip], size)
    late = np.repeat(shift, size)
    times = np.stack([network.times.arrival[at] + late, network.times.departure[at] + late])
    follows = np.repeat(np.concatenate([[False], pattern[1:] == pattern[:-1]]), size)
    here = np.flatnonzero(follows)
    earlier = here - np.repeat(size, size)[here]
    overtakes = np.zeros(len(at), np.bool_)
    overtakes[here] = (times[:, here] < times[:, earlier]).any(axis=0)
    first = np.cumsum(size) - size
    for number in np.unique(pattern[np.logical_or.reduceat(overtakes, first)]).tolist():
        lasts: list[NDArray[np.int32]] = []
        for k in np.flatnonzero(pattern == number).tolist():
            own = times[:, first[k] : first[k] + size[k]]
            for free, last in enumerate(lasts):
                if (own >= last).all():
                    lasts[free], lane[k] = own, number * 1_000 + free
                    break
            else:
                lane[k] = number * 1_000 + len(lasts)
                lasts.append(own)
    return lane


def _walks(network: Network, pace: Pace, change: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the ways between stops (from, to, seconds), and the least seconds between two rides at each stop."""
    edges = network.walk.astype(np.int64)
    edges[:, 2] = pace.seconds(network.walk[:, 2])
    least = np.full(len(network.stops.feed), change, np.int32)
    if len(network.transfer):
        told = network.transfer.astype(np.int64)
        same = told[:, 0] == told[:, 1]
        timed = same & (told[:, 2] != IMPOSSIBLE)
        least[told[timed, 0]] = np.maximum(least[told[timed, 0]], told[timed, 2])
        told = told[~same]
        stops = len(network.stops.feed)
        keys = told[:, 0] * stops + told[:, 1]
        edges = edges[~np.isin(edges[:, 0] * stops + edges[:, 1], keys)]
        edges = np.concatenate([edges, told[told[:, 2] != IMPOSSIBLE]])
    return edges[np.lexsort((edges[:, 1], edges[:, 0]))], least


class _Stops(NamedTuple):
    """The stops of all patterns, one after the other, and what may be done at each."""

    stop: NDArray[np.int32]
    may: NDArray[np.uint8]


def _day(stops: _Stops, patterns: Records, calls: Records, edges: Longs, least: NDArray[np.int32]) -> Day:
    """Put the arrays together with what follows from them: visits by stop, walks by stop."""
    count = len(least)
    stop, may = stops.stop, stops.may
    size = patterns["size"]
    number = np.repeat(np.arange(len(patterns)), size)
    at = _ranges(np.zeros(len(size), np.int64), size)
    boarded = np.flatnonzero(may & BOARD)
    order = boarded[np.lexsort((at[boarded], number[boarded], stop[boarded]))]
    visits = np.zeros(len(order), VISIT)
    visits["pattern"], visits["at"] = number[order], at[order]
    walks = np.zeros(len(edges), EDGE)
    walks["stop"], walks["seconds"] = edges[:, 1], edges[:, 2]
    return Day(
        patterns, calls, stop, may, _firsts(stop[order], count), visits, _firsts(edges[:, 0], count), walks, least
    )


def _firsts(owner: NDArray[np.integer], count: int) -> Longs:
    """Return where each owner's run begins in a sorted list of owners, and its end."""
    return np.searchsorted(owner, np.arange(count + 1)).astype(np.int64)


def _mirrored(day: Day, edges: Longs) -> Day:
    """Return the day with time running backwards."""
    size, count = day.patterns["size"], day.patterns["trips"]
    backwards = np.repeat(day.patterns["stop"] + size - 1, size) - _ranges(np.zeros(len(size), np.int64), size)
    whole = size * count
    turned = np.repeat(day.patterns["time"] + whole - 1, whole) - _ranges(np.zeros(len(size), np.int64), whole)
    calls = np.zeros(len(day.calls), CALL)
    calls["arrival"] = -day.calls["departure"][turned]
    calls["departure"] = -day.calls["arrival"][turned]
    may = day.may[backwards]
    swapped = ((may & BOARD) * ALIGHT + (may & ALIGHT) // ALIGHT).astype(np.uint8)
    back = edges[:, [1, 0, 2]]
    back = back[np.lexsort((back[:, 1], back[:, 0]))]
    return _day(_Stops(day.stop[backwards], swapped), day.patterns, calls, back, day.change)
