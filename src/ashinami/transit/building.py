"""Feeds to a network: numbers for everything, patterns, repeated trips, stops near each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ashinami.transit.fare_rules import Fares, FeedFares
from ashinami.transit.feed import Feed
from ashinami.transit.network import Network, Patterns, Routes, Stops, Times, Trips
from ashinami.transit.part import Calls, Headway, call_rows, calls_of, headways_of
from ashinami.transit.places import on_plane, stop_places
from ashinami.transit.services import ServiceNumbers
from ashinami.transit.texts import Numbering, Texts
from ashinami.transit.transfers import transfers_of
from ashinami.transit.vicinity import near_pairs


@dataclass(slots=True)
class _Gathered:
    """What has been taken in so far, as lists that become arrays."""

    words: Numbering = field(default_factory=lambda: Numbering(""))
    services: ServiceNumbers = field(default_factory=ServiceNumbers)
    fares: list[FeedFares] = field(default_factory=list)
    stops: dict[str, list[object]] = field(
        default_factory=lambda: _lists("id", "name", "feed", "lat", "lon", "parent", "zone")
    )
    routes: dict[str, list[object]] = field(default_factory=lambda: _lists("id", "name", "kind", "agency", "feed"))
    agencies: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    trips: dict[str, list[object]] = field(
        default_factory=lambda: _lists("id", "route", "service", "pattern", "first", "headsign", "about")
    )
    patterns: dict[bytes, int] = field(default_factory=dict)
    pattern_parts: list[NDArray[np.int64]] = field(default_factory=list)
    arrivals: list[NDArray[np.int32]] = field(default_factory=list)
    departures: list[NDArray[np.int32]] = field(default_factory=list)
    guessed: list[NDArray[np.bool_]] = field(default_factory=list)
    signs: list[NDArray[np.int32]] = field(default_factory=list)
    transfers: list[tuple[int, int, int]] = field(default_factory=list)
    calls: int = 0


def _lists(*names: str) -> dict[str, list[object]]:
    return {name: [] for name in names}


def network_of(feeds: Sequence[Feed], near_metres: int = 200) -> Network:
    """Return the network of the feeds; stops up to `near_metres` apart as the crow flies can be changed between on foot."""
    got = _Gathered()
    for number, feed in enumerate(feeds):
        _take(got, number, feed)
        feed.forget(*feed.tables)
    stops = Stops(
        Texts.of(got.stops["id"]),  # type: ignore[arg-type]  # lists of one kind each
        Texts.of(got.stops["name"]),  # type: ignore[arg-type]
        np.array(got.stops["feed"], np.int32),
        np.array(got.stops["lat"], np.float64),
        np.array(got.stops["lon"], np.float64),
        np.array(got.stops["parent"], np.int32),
        np.array(got.stops["zone"], np.int32),
    )
    block = np.concatenate(got.pattern_parts) if got.pattern_parts else np.zeros(0, np.int64)
    first = np.zeros(len(got.pattern_parts) + 1, np.int64)
    np.cumsum([len(part) for part in got.pattern_parts], out=first[1:])
    patterns = Patterns(
        first, (block >> 8).astype(np.int32), (block >> 4 & 15).astype(np.uint8), (block & 15).astype(np.uint8)
    )
    sign = _joined(got.signs, np.int32)
    served = np.zeros(len(stops.id), np.bool_)
    served[patterns.stop] = True
    return Network(
        feeds=Texts.of(feed.name for feed in feeds),
        publishers=Texts.of(_publisher(feed) for feed in feeds),
        agencies=Texts.of(got.agencies),
        phones=Texts.of(got.phones),
        words=got.words.texts(),
        stops=stops,
        routes=Routes(
            Texts.of(got.routes["id"]),  # type: ignore[arg-type]
            Texts.of(got.routes["name"]),  # type: ignore[arg-type]
            *(np.array(got.routes[name], np.int32) for name in ("kind", "agency", "feed")),
        ),
        trips=Trips(
            Texts.of(got.trips["id"]),  # type: ignore[arg-type]
            np.array(got.trips["route"], np.int32),
            np.array(got.trips["service"], np.int32),
            np.array(got.trips["pattern"], np.int32),
            np.array(got.trips["first"], np.int64),
            np.array(got.trips["headsign"], np.int32),
            np.array(got.trips["about"], np.bool_),
        ),
        patterns=patterns,
        times=Times(
            _joined(got.arrivals, np.int32),
            _joined(got.departures, np.int32),
            _joined(got.guessed, np.bool_),
            sign if (sign > 0).any() else np.zeros(0, np.int32),
        ),
        services=got.services.services(),
        fares=Fares(tuple(got.fares)),
        walk=near_pairs(stops, served, near_metres),
        transfer=np.array(got.transfers, np.int32).reshape(-1, 3),
    )


def _joined[T: np.generic](parts: list[NDArray[T]], kind: type[T]) -> NDArray[T]:
    return np.concatenate(parts) if parts else np.zeros(0, kind)


def _publisher(feed: Feed) -> str:
    named = [*feed.rows("feed_info.txt").column("feed_publisher_name"), *feed.rows("agency.txt").column("agency_name")]
    return next((name for name in named if name), feed.name)


def _take(got: _Gathered, number: int, feed: Feed) -> None:
    """Take in one feed."""
    stops, zones = _take_stops(got, number, feed)
    services = got.services.add(number, feed)
    routes = _take_routes(got, number, feed)
    rows = feed.rows("trips.txt")
    columns = [rows.column(name) for name in ("trip_id", "route_id", "service_id", "trip_headsign")]
    trips: dict[str, int] = {}
    kept = np.zeros(rows.count, np.bool_)
    for at, (trip, route, service, _) in enumerate(zip(*columns, strict=True)):
        if route in routes and service in services and trip not in trips:
            trips[trip] = at
            kept[at] = True
    start = len(got.stops["id"]) - len(stops)
    found = feed.rows("stops.txt")
    place_of = np.array([stops.get(stop, 0) for stop in found.column("stop_id")], np.int64)
    places = on_plane(got.stops["lat"][start:], got.stops["lon"][start:])[place_of - start]
    calls = calls_of(feed, call_rows(feed), kept, places, words=got.words)
    about = {
        at: (columns[0][at], routes[columns[1][at]], services[columns[2][at]], columns[3][at])
        for at in np.flatnonzero(kept).tolist()
    }
    _take_trips(got, calls, place_of, about, headways_of(feed, trips))
    got.fares.append(FeedFares(number, feed, routes, zones))
    got.transfers += transfers_of(feed, stops)


def _take_stops(got: _Gathered, number: int, feed: Feed) -> tuple[dict[str, int], dict[str, int]]:
    """Return the number of each stop and of each fare zone."""
    rows = feed.rows("stops.txt")
    start = len(got.stops["id"])
    stops: dict[str, int] = {}
    lat, lon = stop_places(rows)
    zones = {zone: got.words.of(zone) if zone else -1 for zone in dict.fromkeys(rows.column("zone_id"))}
    zone_ids, parents = rows.column("zone_id"), rows.column("parent_station")
    waiting = []
    for at, stop in enumerate(rows.column("stop_id")):
        if stop in stops or not stop:
            continue
        stops[stop] = start + len(stops)
        got.stops["id"].append(stop)
        got.stops["name"].append(rows.column("stop_name")[at])
        got.stops["feed"].append(number)
        got.stops["lat"].append(lat[at])
        got.stops["lon"].append(lon[at])
        got.stops["zone"].append(zones[zone_ids[at]])
        waiting.append(parents[at])
    got.stops["parent"] += [stops.get(parent, -1) if parent else -1 for parent in waiting]
    return stops, zones


def _take_routes(got: _Gathered, number: int, feed: Feed) -> dict[str, int]:
    rows = feed.rows("agency.txt")
    agencies: dict[str, int] = {}
    for agency, name, phone in zip(
        *(rows.column(each) for each in ("agency_id", "agency_name", "agency_phone")), strict=True
    ):
        agencies.setdefault(agency, len(got.agencies))
        got.agencies.append(name)
        got.phones.append(phone)
    only = next(iter(agencies.values()), -1) if len(agencies) == 1 else -1
    rows = feed.rows("routes.txt")
    routes: dict[str, int] = {}
    columns = ("route_id", "route_short_name", "route_long_name", "route_type", "agency_id")
    for route, short, long, kind, agency in zip(*(rows.column(each) for each in columns), strict=True):
        if route in routes:
            continue
        routes[route] = len(got.routes["id"])
        got.routes["id"].append(route)
        got.routes["name"].append(short if short and (short in long or not long) and len(short) > 3 else long or short)
        got.routes["kind"].append(int(kind) if kind.isdigit() else 3)
        got.routes["agency"].append(agencies.get(agency, only))
        got.routes["feed"].append(number)
    return routes


def _take_trips(
    got: _Gathered,
    calls: Calls,
    stops: NDArray[np.int64],
    about: Mapping[int, tuple[str, int, int, str]],
    headways: tuple[Headway, ...],
) -> None:
    """Take in the trips that have at least two calls, those of a headway as many times as they run."""
    repeated: dict[int, list[Headway]] = {}
    for each in headways:
        repeated.setdefault(each.trip, []).append(each)
    block = (stops[calls.stop] << 8) | (calls.pickup.astype(np.int64) << 4) | calls.drop
    ends = np.flatnonzero(np.diff(calls.trip, append=-1)) + 1
    begin = 0
    for end in ends.tolist():
        number, own = int(calls.trip[begin]), slice(begin, end)
        begin = end
        if own.stop - own.start < 2:
            continue
        part = block[own]
        key = part.tobytes()
        pattern = got.patterns.get(key)
        if pattern is None:
            pattern = got.patterns[key] = len(got.pattern_parts)
            got.pattern_parts.append(part)
        shifts = [(0, False)] if number not in repeated else _shifts(repeated[number], int(calls.departure[own.start]))
        for shift, guess in shifts:
            name, route, service, headsign = about[number]
            values = (name, route, service, pattern, got.calls, got.words.of(headsign), guess)
            for column, value in zip(got.trips.values(), values, strict=True):
                column.append(value)
            got.arrivals.append(calls.arrival[own] + np.int32(shift))
            got.departures.append(calls.departure[own] + np.int32(shift))
            got.guessed.append(calls.guessed[own])
            got.signs.append(calls.sign[own])
            got.calls += own.stop - own.start


def _shifts(headways: list[Headway], first: int) -> list[tuple[int, bool]]:
    """Return by how much each repetition is later than the times written, and whether its times are only about right."""
    return [(start - first, not each.exact) for each in headways for start in range(each.start, each.end, each.every)]
