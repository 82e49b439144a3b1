"""Journeys of a day: the earliest arrival, the latest departure, and all that is worth leaving for.

A planner is made once for a day and answers in milliseconds; it writes on sheets of its own, so one planner answers one
question at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.transit.day import DayTable
from ashinami.transit.ends import End
from ashinami.transit.journey import Journey, Spot, WalkLeg
from ashinami.transit.loops.arrays import NEVER, work_for
from ashinami.transit.loops.entries import Sheet
from ashinami.transit.network import Network
from ashinami.transit.tracing import RawRide, Teller, trace
from ashinami.transit.vicinity import Vicinity, around
from ashinami.transit.walking import Pace, Walk, Ways


@dataclass(frozen=True, slots=True, order=True)
class Departure:
    """A departure worth leaving for: no other leaves as late or later, arrives as early or earlier and rides as little."""

    leaves: int
    arrives: int
    rides: int


@dataclass(frozen=True)
class Option:
    """A journey that may be chosen: how many rides, and the second of its arrival or departure; it is made when asked for."""

    rides: int
    second: int
    _make: Callable[[], Journey]

    @cached_property
    def journey(self) -> Journey:
        """The journey with its legs."""
        return self._make()


class Planner:
    """Answers questions about one day of a network.

    Parameters
    ----------
    network, table : the network and its day. pace : how she walks. rides : the most rides of a journey.
    days : the day of each feed that the table is made of.
    """

    def __init__(
        self, network: Network, table: DayTable, pace: Pace, rides: int = 4, days: Mapping[int, date] | None = None
    ) -> None:
        self.network, self.table, self.pace, self.rides = network, table, pace, rides
        self.days = dict(days or {})
        self._teller = Teller(network, table, pace)
        self._forwards = Sheet(table.forwards, work_for(table.forwards, rides))
        self._backwards = Sheet(table.backwards, work_for(table.backwards, rides))
        stops = len(network.stops.feed)
        self.boards = np.diff(table.forwards.first_visit) > 0
        self.alights = np.diff(table.backwards.first_visit) > 0
        self.served: NDArray[np.bool_] = self.boards | self.alights
        self._near: Vicinity | None = None
        self._ever: Vicinity | None = None
        self._stops = stops

    @property
    def near(self) -> Vicinity:
        """The stops that anything serves on this day, by where they are."""
        if self._near is None:
            self._near = around(self.network.stops, self.served)
        return self._near

    @property
    def ever_near(self) -> Vicinity:
        """The stops that anything serves on any day, by where they are."""
        if self._ever is None:
            served = np.zeros(self._stops, np.bool_)
            served[self.network.patterns.stop] = True
            self._ever = around(self.network.stops, served)
        return self._ever

    def at_stops(self, stops: Sequence[int], *, towards: bool = False, walk: bool = True) -> End:
        """Return stops as an end, with those that can be walked to from them (`towards`: from which they can be walked to)."""
        day = self.table.backwards if towards else self.table.forwards
        walks = {stop: Walk(0, 0, estimated=False) for stop in stops}
        for stop in stops if walk else ():
            edges = day.walks[day.first_walk[stop] : day.first_walk[stop + 1]]
            for other, seconds in zip(edges["stop"].tolist(), edges["seconds"].tolist(), strict=True):
                if other not in walks or seconds < walks[other].seconds:
                    walks[other] = Walk(int(seconds * self.pace.metres_a_second), seconds)
        return End(self._teller.spot(stops[0]), walks)

    def at_place(self, name: str, place: Point, metres: int, ways: Ways | None = None) -> End:
        """Return a place as an end, with the stops up to so many metres' walk away; without `ways`, by the straight line."""
        stops, crow = self.near.within(place, self.pace.crow(metres) if ways is None else metres)
        spot = Spot(name, point=place)
        if ways is None:
            lengths, seconds = self.pace.metres(crow), self.pace.seconds(crow)
            found = zip(stops.tolist(), lengths.tolist(), seconds.tolist(), strict=True)
            return End(spot, {stop: Walk(length, took) for stop, length, took in found})
        points = [point for stop in stops.tolist() if (point := self.network.point(stop)) is not None]
        walks = zip(stops.tolist(), ways.walks(place, points), strict=True)
        return End(spot, {stop: walk for stop, walk in walks if walk is not None and walk.metres <= metres})

    def earliest(self, start: End, end: End, leave: int, rides: int | None = None) -> Journey | None:
        """Return the journey that arrives first when leaving at a second or later, of these the one that leaves last."""
        most = min(rides or self.rides, self.rides)
        found = self._firsts(start, end, leave, most)
        if not found:
            return None
        ways, arrives = found[-1]
        return self._teller.journey(self._later(ways, start, end, leave, arrives), start, end)

    def soonest(self, start: End, end: End, leave: int, rides: int | None = None) -> Journey | None:
        """Return a journey that arrives first, found in one pass: it may leave earlier and wait longer than that of `earliest`."""
        found = self._firsts(start, end, leave, min(rides or self.rides, self.rides))
        return self._teller.journey(found[-1][0], start, end) if found else None

    def latest(self, start: End, end: End, arrive: int, rides: int | None = None) -> Journey | None:
        """Return the journey that leaves last and arrives by a second, of these the one that arrives first."""
        most = min(rides or self.rides, self.rides)
        found = self._lasts(start, end, arrive, most)
        if not found:
            return None
        ways, leaves = found[-1]
        return self._teller.journey(self._sooner(ways, start, end, leaves, arrive), start, end)

    def options(self, start: End, end: End, leave: int, rides: int | None = None) -> tuple[Journey, ...]:
        """Return the journeys that leave at a second or later: with each number of rides that brings an earlier arrival, one."""
        return tuple(each.journey for each in self.arriving(start, end, leave, rides))

    def options_by(self, start: End, end: End, arrive: int, rides: int | None = None) -> tuple[Journey, ...]:
        """Return the journeys that arrive by a second: with each number of rides that brings a later departure, one."""
        return tuple(each.journey for each in self.leaving(start, end, arrive, rides))

    def arriving(
        self, start: End, end: End, leave: int, rides: int | None = None, until: int = NEVER
    ) -> tuple[Option, ...]:
        """Return what `options` gives, each with its arrival, none after `until`; a journey leaves as late as it can."""

        def told(ways: tuple[RawRide, ...], arrives: int) -> Option:
            def journey() -> Journey:
                return self._teller.journey(self._later(ways, start, end, leave, arrives), start, end)

            return Option(len(ways), arrives, journey)

        self._forwards.work.best[:] = min(until + 1, NEVER)
        return tuple(told(*found) for found in self._firsts(start, end, leave, min(rides or self.rides, self.rides)))

    def leaving(
        self, start: End, end: End, arrive: int, rides: int | None = None, since: int = -NEVER
    ) -> tuple[Option, ...]:
        """Return what `options_by` gives, each with its departure, none before `since`; a journey arrives as early as it can."""

        def told(ways: tuple[RawRide, ...], leaves: int) -> Option:
            def journey() -> Journey:
                return self._teller.journey(self._sooner(ways, start, end, leaves, arrive), start, end)

            return Option(len(ways), leaves, journey)

        self._backwards.work.best[:] = min(1 - since, NEVER)
        return tuple(told(*found) for found in self._lasts(start, end, arrive, min(rides or self.rides, self.rides)))

    def profile(self, start: End, end: End, leave: int, until: int) -> tuple[Departure, ...]:
        """Return every departure from `leave` to `until` (both seconds included) that is worth leaving for, in order."""
        sheet = self._forwards
        sheet.aim(end.edges, self.table.backwards)
        events = self._events(start, leave, until)
        found = np.zeros((len(events) * self.rides, 3), np.int32)
        count = sheet.sweep(start.edges, events, self.rides, found)
        self._wipe(sheet, end)
        return tuple(sorted(Departure(*map(int, row)) for row in found[:count]))

    def arrivals(self, start: End, leave: int, rides: int | None = None) -> NDArray[np.int32]:
        """Return the second of the earliest arrival at every stop, NEVER where none is found: by ride, by walk or on the spot."""
        most = min(rides or self.rides, self.rides)
        self._forwards.search(start.edges, leave, most, goal=False)
        found: NDArray[np.int32] = self._forwards.work.reach[:, most].copy()
        self._forwards.clean()
        return found

    def on_foot(self, start: End, end: End, walk: Walk, leave: int) -> Journey:
        """Return the journey that is one walk."""
        leg = WalkLeg(start.spot, end.spot, leave, leave + walk.seconds, walk.metres, walk.estimated, walk.slope)
        return Journey((leg,))

    def _firsts(self, start: End, end: End, leave: int, rides: int) -> list[tuple[tuple[RawRide, ...], int]]:
        """Return for each number of rides that brings an earlier arrival the rides and that arrival."""
        sheet, work = self._forwards, self._forwards.work
        self._run(sheet, start, end, leave, rides)
        counts = [count for count in range(1, rides + 1) if work.last[count] >= 0]
        found = [(trace(work, self.table, count, backwards=False), int(work.best[count])) for count in counts]
        self._wipe(sheet, end)
        return found

    def _lasts(self, start: End, end: End, arrive: int, rides: int) -> list[tuple[tuple[RawRide, ...], int]]:
        """Return for each number of rides that brings a later departure the rides and that departure."""
        sheet, work = self._backwards, self._backwards.work
        self._run(sheet, end, start, -arrive, rides)
        counts = [count for count in range(1, rides + 1) if work.last[count] >= 0]
        found = [(trace(work, self.table, count, backwards=True), -int(work.best[count])) for count in counts]
        self._wipe(sheet, start)
        return found

    def _later(self, ways: tuple[RawRide, ...], start: End, end: End, leave: int, arrives: int) -> tuple[RawRide, ...]:
        """Return the rides that leave last and still arrive then, with no more rides."""
        self._backwards.work.best[:] = 1 - leave
        found = self._lasts(start, end, arrives, len(ways))
        return found[-1][0] if found else ways

    def _sooner(self, ways: tuple[RawRide, ...], start: End, end: End, leaves: int, arrive: int) -> tuple[RawRide, ...]:
        """Return the rides that arrive first and still leave then, with no more rides."""
        self._forwards.work.best[:] = arrive + 1
        found = self._firsts(start, end, leaves, len(ways))
        return found[-1][0] if found else ways

    def _run(self, sheet: Sheet, start: End, end: End, begin: int, rides: int) -> None:
        sheet.aim(end.edges, self.table.backwards if sheet is self._forwards else self.table.forwards)
        sheet.search(start.edges, begin, rides, goal=True)

    def _wipe(self, sheet: Sheet, goal: End) -> None:
        sheet.work.egress[goal.edges["stop"]] = NEVER
        sheet.clean()

    def _events(self, start: End, leave: int, until: int) -> NDArray[np.int32]:
        """Return the seconds at which leaving the start catches a bus, the latest first."""
        day = self.table.forwards
        parts = []
        for stop, walk in start.walks.items():
            for visit in day.visits[day.first_visit[stop] : day.first_visit[stop + 1]]:
                row = day.patterns[visit["pattern"]]
                begin, end = row["time"] + visit["at"], row["time"] + row["size"] * row["trips"]
                parts.append(day.calls["departure"][begin : end : row["size"]] - walk.seconds)
        seconds = np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)
        inside = seconds[(seconds >= leave) & (seconds <= until)]
        return np.ascontiguousarray(inside[::-1]).astype(np.int32)
