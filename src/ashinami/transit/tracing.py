"""From the labels of a search to the rides of a journey, and from rides to legs with names, fares and telephone numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ashinami.transit.day import DayTable
from ashinami.transit.ends import End
from ashinami.transit.journey import Journey, Leg, RideLeg, Spot, WalkLeg
from ashinami.transit.loops.arrays import ACCESS, OWN, Work
from ashinami.transit.network import Network
from ashinami.transit.walking import Pace, Walk

_RING, _TELL = 2, 3


@dataclass(frozen=True, slots=True)
class RawRide:
    """A ride as the search knows it: pattern and trip of the day, and where it is boarded and left."""

    pattern: int
    number: int
    board: int
    alight: int


def trace(work: Work, table: DayTable, rides: int, *, backwards: bool) -> tuple[RawRide, ...]:
    """Return the rides of the best journey of so many rides, first ride first."""
    day = table.backwards if backwards else table.forwards
    found = []
    stop = int(work.last[rides])
    for ride in range(rides, 0, -1):
        come = work.parent[stop, ride]
        pattern, number, board, alight = (int(come[name]) for name in ("pattern", "number", "board", "alight"))
        row = day.patterns[pattern]
        boarded = int(day.stop[row["stop"] + board])
        if backwards:
            size, trips = int(row["size"]), int(row["trips"])
            found.append(RawRide(pattern, trips - 1 - number, size - 1 - alight, size - 1 - board))
        else:
            found.append(RawRide(pattern, number, board, alight))
        walk = int(work.parent[boarded, ride - 1]["walk"])
        stop = boarded if walk in {OWN, ACCESS} else walk
    return tuple(found if backwards else reversed(found))


@dataclass(frozen=True, slots=True, eq=False)
class Teller:
    """Makes legs of rides."""

    network: Network
    table: DayTable
    pace: Pace

    def stop_of(self, ride: RawRide, at: int) -> int:
        """Return the stop at a position of a ride's pattern."""
        day = self.table.forwards
        return int(day.stop[day.patterns[ride.pattern]["stop"] + at])

    def leaves(self, ride: RawRide) -> int:
        """Return the second a ride is boarded."""
        return self._call(ride, ride.board, "departure")

    def arrives(self, ride: RawRide) -> int:
        """Return the second a ride is left."""
        return self._call(ride, ride.alight, "arrival")

    def _call(self, ride: RawRide, at: int, which: str) -> int:
        row = self.table.forwards.patterns[ride.pattern]
        return int(self.table.forwards.calls[row["time"] + ride.number * row["size"] + at][which])

    def journey(self, rides: Sequence[RawRide], start: End, end: End) -> Journey:
        """Return the journey of the rides between two ends."""
        legs: list[Leg] = []
        first = self.stop_of(rides[0], rides[0].board)
        walk = start.walks[first]
        self._walk(legs, start.spot, self.spot(first), walk, self.leaves(rides[0]) - walk.seconds)
        for before, after in pairwise(rides):
            legs.append(self._ride(before))
            here, there = self.stop_of(before, before.alight), self.stop_of(after, after.board)
            if here != there:
                walk = self.between(here, there)
                self._walk(legs, self.spot(here), self.spot(there), walk, self.arrives(before))
        legs.append(self._ride(rides[-1]))
        last = self.stop_of(rides[-1], rides[-1].alight)
        self._walk(legs, self.spot(last), end.spot, end.walks[last], self.arrives(rides[-1]))
        return Journey(tuple(legs))

    def _walk(self, legs: list[Leg], start: Spot, end: Spot, walk: Walk, leaves: int) -> None:
        """Add a walk, unless it is none: from a stop to itself."""
        if start == end or (walk.seconds == 0 and walk.metres == 0 and start.key and end.key):
            return
        legs.append(WalkLeg(start, end, leaves, leaves + walk.seconds, walk.metres, walk.estimated, walk.slope))

    def between(self, here: int, there: int) -> Walk:
        """Return the walk between two stops of a change."""
        day = self.table.forwards
        edges = day.walks[day.first_walk[here] : day.first_walk[here + 1]]
        seconds = int(edges["seconds"][edges["stop"] == there][0])
        return Walk(int(seconds * self.pace.metres_a_second), seconds)

    def spot(self, stop: int) -> Spot:
        """Return a stop as a place on the way."""
        return Spot(self.network.stops.name[stop], self.network.stop_key(stop), self.network.point(stop))

    def _ride(self, ride: RawRide) -> RideLeg:
        network, table = self.network, self.table
        day_trip = int(table.first_trip[ride.pattern]) + ride.number
        trip, shift = int(table.trip[day_trip]), int(table.shift[day_trip])
        route = int(network.trips.route[trip])
        feed, agency = int(network.routes.feed[route]), int(network.routes.agency[route])
        here, there = self.stop_of(ride, ride.board), self.stop_of(ride, ride.alight)
        at = int(network.patterns.first[table.pattern[ride.pattern]])
        pickup, drop = int(network.patterns.pickup[at + ride.board]), int(network.patterns.drop[at + ride.alight])
        first = int(network.trips.first[trip])
        zones = network.stops.zone
        fare = network.fares.of(feed, route, int(zones[here]), int(zones[there]))
        sign = int(network.times.sign[first + ride.board]) if len(network.times.sign) else 0
        return RideLeg(
            self.spot(here),
            self.spot(there),
            self.leaves(ride),
            self.arrives(ride),
            route=network.routes.name[route],
            headsign=network.words[sign or int(network.trips.headsign[trip])],
            trip=network.trips.id[trip],
            feed=network.feeds[feed],
            agency=network.agencies[agency] if agency >= 0 else "",
            phone=network.phones[agency] if agency >= 0 else "",
            kind=int(network.routes.kind[route]),
            fare=fare[0] if fare else None,
            transfer=fare[1] if fare else False,
            ring_to_board=pickup == _RING,
            ring_to_leave=drop == _RING,
            tell_driver=_TELL in {pickup, drop},
            about=bool(network.trips.about[trip]),
            guessed=bool(network.times.guessed[first + ride.board] or network.times.guessed[first + ride.alight]),
            stops=ride.alight - ride.board,
            day_before=shift < 0,
        )
