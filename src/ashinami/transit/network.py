"""A network: the timetables of one or more feeds as flat arrays, whatever day is asked about.

Stops, trips, routes, patterns and services are numbers. A pattern is one order of stops with what may be done at each; a trip
is a pattern and its times. Days are made of it by `ashinami.transit.day`, a file of it by `ashinami.transit.stored`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.transit.fare_rules import Fares
from ashinami.transit.services import Services
from ashinami.transit.texts import Texts

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Stops:
    """Stops: poles and the stations they belong to.

    Attributes
    ----------
    id, name : as the feed writes them. feed : whose it is.
    lat, lon : degrees; of the station when the pole has none; nan when nobody says.
    parent : the station of a pole, -1 without one. zone : the fare zone, a number of `Network.words`.
    """

    id: Texts
    name: Texts
    feed: Ints
    lat: Floats
    lon: Floats
    parent: Ints
    zone: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Routes:
    """Routes: id, the name people know, GTFS route_type, and the agency."""

    id: Texts
    name: Texts
    kind: Ints
    agency: Ints
    feed: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Trips:
    """Trips: each runs on its service's days along its pattern; `first` is where its times begin.

    `headsign` is a number of `Network.words`; `about` marks a trip of a headway without exact times (frequencies.txt).
    """

    id: Texts
    route: Ints
    service: Ints
    pattern: Ints
    first: Longs
    headsign: Ints
    about: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Patterns: stops from `first[p]` to `first[p + 1]`, and GTFS pickup_type and drop_off_type at each."""

    first: Longs
    stop: Ints
    pickup: Bytes
    drop: Bytes

    def size(self, pattern: int) -> int:
        """How many stops a pattern has."""
        return int(self.first[pattern + 1] - self.first[pattern])


@dataclass(frozen=True, slots=True, eq=False)
class Times:
    """Arrival and departure at each stop of each trip, in seconds of the service day.

    `guessed` marks times between two given ones (blank in the feed). `sign` is a headsign of one stop, a number of
    `Network.words`; it is empty when no feed has any.
    """

    arrival: Ints
    departure: Ints
    guessed: Flags
    sign: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """The whole: see the parts.

    Attributes
    ----------
    feeds : names; publishers : who publishes each; agencies, phones : agencies by number.
    words : headsigns and zones. walk : pairs of stops near each other and the metres as the crow flies, both ways (n, 3).
    transfer : from, to and least seconds of the changes that transfers.txt times, -1 for those it rules out (n, 3).
    """

    feeds: Texts
    publishers: Texts
    agencies: Texts
    phones: Texts
    words: Texts
    stops: Stops
    routes: Routes
    trips: Trips
    patterns: Patterns
    times: Times
    services: Services
    fares: Fares
    walk: Ints
    transfer: Ints

    def point(self, stop: int) -> Point | None:
        """Return where a stop is, or None when nobody says."""
        lat, lon = float(self.stops.lat[stop]), float(self.stops.lon[stop])
        return None if np.isnan(lat) else Point(lat, lon)

    def find_stop(self, key: str) -> tuple[int, ...]:
        """Return the stops of an id, with or without the feed's name before it (feed:id); a station's poles with it."""
        feed, _, rest = key.partition(":")
        feeds = self.feeds.whole()
        ids = self.stops.id.whole()
        found = [at for at, each in enumerate(ids) if each == key]
        if not found and feed in feeds:
            number = feeds.index(feed)
            found = [at for at, each in enumerate(ids) if each == rest and self.stops.feed[at] == number]
        return tuple(found)

    def poles(self, stop: int) -> tuple[int, ...]:
        """Return the stop and, of a station, its poles."""
        return (stop, *np.flatnonzero(self.stops.parent == stop).tolist())

    def stop_key(self, stop: int) -> str:
        """Return a key that names the stop among all feeds: feed:id."""
        return f"{self.feeds[int(self.stops.feed[stop])]}:{self.stops.id[stop]}"

    def span(self, feed: int) -> tuple[date, date] | None:
        """Return the first and last day of a feed, or None when it never runs."""
        return self.services.span(feed)
