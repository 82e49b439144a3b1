"""The town's buses: one line a valley, down to the hospital in the morning and up again at noon and in the evening. Invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_metres
from ashinami.society.town.town import Town
from ashinami.vocabulary.place import Place

type Table = tuple[tuple[str, ...], Sequence[Sequence[str]]]

LINES = ("北沢谷", "西迫谷", "南浦")
"""The valleys of `society.town.places`, which name their places after them."""

DOWN = (7 * 60 + 20, 8 * 60 + 50, 10 * 60, 13 * 60)
UP = (10 * 60 + 50, 12 * 60 + 10, 15 * 60 + 20, 17 * 60 + 40)
"""Minutes at which a bus leaves the end of the valley, and the hospital."""

METRES_A_MINUTE = 300
"""About 25 km/h along a road 1.4 times as long as the straight line, a minute a stop added."""

FARE = 200


def timetable(town: Town, first: date, last: date) -> Mapping[str, Table]:
    """Return the tables of a GTFS feed by file name: heads and rows. It runs on weekdays from the first day to the last."""
    hospital, hall = (_called(town, name) for name in ("結海市民病院", "中央公民館"))
    stops: dict[str, Place] = {}
    trips: list[tuple[str, ...]] = []
    calls: list[tuple[str, ...]] = []
    for number, valley in enumerate(LINES):
        down = [*_from_the_end(town, valley, hospital), hall, hospital]
        stops |= {place.key: place for place in down}
        for way, leaves in ((down, DOWN), (down[::-1], UP)):
            for at, minute in enumerate(leaves):
                trip = f"{number}-{'down' if way is down else 'up'}-{at}"
                trips.append((f"line-{number}", "weekdays", trip, way[-1].name))
                calls += _calls(trip, way, minute)
    return {
        "agency.txt": (
            ("agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang", "agency_phone"),
            [("yuumi", f"{town.name}バス（架空）", "https://example.jp/", "Asia/Tokyo", "ja", "0000-00-0000")],
        ),
        "stops.txt": (
            ("stop_id", "stop_name", "stop_lat", "stop_lon"),
            [(key, place.name, *_degrees(place)) for key, place in stops.items()],
        ),
        "routes.txt": (
            ("route_id", "agency_id", "route_long_name", "route_type"),
            [(f"line-{number}", "yuumi", f"{valley}線", "3") for number, valley in enumerate(LINES)],
        ),
        "calendar.txt": (
            ("service_id", *_WEEKDAYS, "start_date", "end_date"),
            [("weekdays", "1", "1", "1", "1", "1", "0", "0", f"{first:%Y%m%d}", f"{last:%Y%m%d}")],
        ),
        "trips.txt": (("route_id", "service_id", "trip_id", "trip_headsign"), trips),
        "stop_times.txt": (("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"), calls),
        "fare_attributes.txt": (
            ("fare_id", "price", "currency_type", "payment_method", "transfers"),
            [("flat", str(FARE), "JPY", "0", "0")],
        ),
        "fare_rules.txt": (("fare_id", "route_id"), [("flat", f"line-{number}") for number in range(len(LINES))]),
    }


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _called(town: Town, name: str) -> Place:
    return next(place for place in town.places if place.name == name)


def _from_the_end(town: Town, valley: str, hospital: Place) -> list[Place]:
    """Return the places of a valley, the farthest first; two next to each other share a stop."""
    far_first = sorted(
        (place for place in town.places if place.name.startswith(valley)),
        key=lambda place: -crow_metres(_point(place), _point(hospital)),
    )
    kept: list[Place] = []
    for place in far_first:
        if all(crow_metres(_point(place), _point(other)) > 150 for other in kept):
            kept.append(place)
    return kept


def _calls(trip: str, way: Sequence[Place], leaves: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    minute = leaves
    for number, place in enumerate(way):
        if number:
            minute += 1 + crow_metres(_point(way[number - 1]), _point(place)) // METRES_A_MINUTE
        time = f"{minute // 60:02d}:{minute % 60:02d}:00"
        rows.append((trip, time, time, place.key, str(number + 1)))
    return rows


def _point(place: Place) -> Point:
    if place.point is None:
        raise ValueError(f"{place.name} stands nowhere")
    return place.point


def _degrees(place: Place) -> tuple[str, str]:
    point = _point(place)
    return str(point.lat), str(point.lon)
