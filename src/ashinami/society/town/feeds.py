"""The town bus of a fictional city as GTFS-JP, and its demand bus as GTFS-Flex (the form adopted in 2024): zips of text tables."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from ashinami.basics.clock import Minute
from ashinami.society.town.outlines import outline
from ashinami.society.town.spec import DistrictKind
from ashinami.society.town.stops import BusLine
from ashinami.society.town.town import Town
from ashinami.vocabulary.place import Place

type Row = Mapping[str, object]
type Tables = Mapping[str, Sequence[Row]]

_OUTWARD = (7 * 60 + 50, 10 * 60 + 40, 13 * 60 + 20, 16 * 60 + 10, 18 * 60)
"""When a bus leaves the harbour up a valley or along the coast, on weekdays; it turns at the end after five minutes."""
_INWARD_FIRST = 6 * 60 + 50
_IN_FORCE = timedelta(days=729)
_LOOP = tuple(range(8 * 60, 18 * 60, 60))
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_WEEK = (*_WEEKDAYS, "saturday", "sunday")
_AGENCY = {
    "agency_id": "yuumi",
    "agency_name": "結海市（架空）",
    "agency_url": "https://example.invalid/",
    "agency_timezone": "Asia/Tokyo",
    "agency_lang": "ja",
}
DEMAND = ("奥野谷", "宇津谷")
"""The districts that the demand bus serves."""


def town_bus(city: Town, first_day: date) -> bytes:
    """Return the town bus as a GTFS-JP zip, in force for two years from the day; the same city and day give the same bytes."""
    trips: list[Row] = []
    stop_times: list[Row] = []
    for number, line in enumerate(city.lines, start=1):
        for at, (stops, leaves) in enumerate(_runs(city, line), start=1):
            trip = f"weekday_{number}_{at:02d}"
            trips.append(
                {"route_id": f"line{number}", "service_id": "平日", "trip_id": trip, "trip_headsign": stops[-1].name}
            )
            stop_times += _stop_times(city, trip, stops, leaves)
    return _zipped(
        {
            "agency.txt": [_AGENCY],
            "stops.txt": [_stop(stop) for stop in city.stops],
            "routes.txt": [
                {
                    "route_id": f"line{number}",
                    "agency_id": "yuumi",
                    "route_short_name": "",
                    "route_long_name": line.name,
                    "route_type": 3,
                }
                for number, line in enumerate(city.lines, start=1)
            ],
            "trips.txt": trips,
            "stop_times.txt": stop_times,
            "calendar.txt": [_weekdays("平日", first_day)],
            "fare_attributes.txt": [
                {"fare_id": "均一", "price": 200, "currency_type": "JPY", "payment_method": 0, "transfers": 0}
            ],
            "fare_rules.txt": [
                {"fare_id": "均一", "route_id": f"line{number}"} for number in range(1, len(city.lines) + 1)
            ],
            "feed_info.txt": [_feed_info(first_day)],
        }
    )


def demand_bus(city: Town, first_day: date) -> bytes:
    """Return the demand bus as a GTFS-Flex zip: an area, hours, and a telephone call by five on the day before."""
    hub = city.stops[0]
    zone = {
        "type": "Feature",
        "id": "奥の三谷",
        "properties": {"stop_name": "奥野谷・宇津谷のどこでも"},
        "geometry": outline(city, DEMAND),
    }
    times = {"start_pickup_drop_off_window": "08:30:00", "end_pickup_drop_off_window": "16:30:00"}
    by_phone = {
        "pickup_type": 2,
        "drop_off_type": 2,
        "pickup_booking_rule_id": "前日まで",
        "drop_off_booking_rule_id": "前日まで",
    }
    ends: tuple[dict[str, object], dict[str, object]] = ({"location_id": "奥の三谷"}, {"stop_id": hub.key})
    stop_times = [
        {"trip_id": trip, "stop_sequence": number} | {"stop_id": "", "location_id": ""} | dict(end) | times | by_phone
        for trip, order in (("out", ends), ("home", ends[::-1]))
        for number, end in enumerate(order, start=1)
    ]
    rule = {
        "booking_rule_id": "前日まで",
        "booking_type": 2,
        "prior_notice_last_day": 1,
        "prior_notice_last_time": "17:00:00",
        "message": "前の日の午後5時までに電話してください（架空）",
        "phone_number": "0000-00-9000",
    }
    tables: Tables = {
        "agency.txt": [_AGENCY],
        "stops.txt": [_stop(hub)],
        "routes.txt": [
            {
                "route_id": "demand",
                "agency_id": "yuumi",
                "route_short_name": "",
                "route_long_name": "奥の三谷デマンドバス",
                "route_type": 3,
            }
        ],
        "trips.txt": [
            {"route_id": "demand", "service_id": "平日", "trip_id": trip, "trip_headsign": ""}
            for trip in ("out", "home")
        ],
        "stop_times.txt": stop_times,
        "booking_rules.txt": [rule],
        "calendar.txt": [_weekdays("平日", first_day)],
        "feed_info.txt": [_feed_info(first_day)],
    }
    return _zipped(
        tables, {"locations.geojson": json.dumps({"type": "FeatureCollection", "features": [zone]}, ensure_ascii=False)}
    )


def _runs(city: Town, line: BusLine) -> Iterable[tuple[tuple[Place, ...], Minute]]:
    """Yield the stops of each trip in order and when it leaves the first: round the centre, or from the harbour out and back."""
    centre = next(
        each
        for each, district in zip(city.lines, city.spec.districts, strict=True)
        if district.kind is DistrictKind.CENTRE
    )
    if line is centre:
        for leaves in _LOOP:
            yield (*line.stops, line.stops[0]), leaves
        return
    out = (centre.stops[0], *line.stops)
    home = out[::-1]
    yield home, _INWARD_FIRST
    for leaves in _OUTWARD:
        yield out, leaves
        yield home, leaves + _minutes(city, out)[-1] + 5


def _stop_times(city: Town, trip: str, stops: Sequence[Place], leaves: Minute) -> Iterable[Row]:
    for number, (stop, after) in enumerate(zip(stops, _minutes(city, stops), strict=True), start=1):
        time = f"{(leaves + after) // 60:02d}:{(leaves + after) % 60:02d}:00"
        yield {
            "trip_id": trip,
            "arrival_time": time,
            "departure_time": time,
            "stop_id": stop.key,
            "stop_sequence": number,
        }


def _minutes(city: Town, stops: Sequence[Place]) -> list[Minute]:
    """Return the minutes from the first stop to each, along the roads, a minute at least between two."""
    points = [stop.point for stop in stops if stop.point is not None]
    table = city.roads.matrix(points).minutes
    found = [0]
    for at in range(1, len(points)):
        found.append(found[-1] + max(1, int(table[at - 1, at])))
    return found


def _stop(stop: Place) -> Row:
    if stop.point is None:
        raise ValueError(f"{stop.name}: a stop has a point")
    return {
        "stop_id": stop.key,
        "stop_name": stop.name,
        "stop_lat": stop.point.lat,
        "stop_lon": stop.point.lon,
        "location_type": 0,
    }


def _weekdays(service: str, first_day: date) -> Row:
    last = first_day + _IN_FORCE
    runs = {day: int(day in _WEEKDAYS) for day in _WEEK}
    return {"service_id": service} | runs | {"start_date": f"{first_day:%Y%m%d}", "end_date": f"{last:%Y%m%d}"}


def _feed_info(first_day: date) -> Row:
    return {
        "feed_publisher_name": "足並み（架空の市のための合成）",
        "feed_publisher_url": "https://example.invalid/",
        "feed_lang": "ja",
        "feed_start_date": f"{first_day:%Y%m%d}",
        "feed_end_date": f"{first_day + _IN_FORCE:%Y%m%d}",
        "feed_version": "1",
    }


def _zipped(tables: Tables, others: Mapping[str, str] | None = None) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in tables.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, list(rows[0]), lineterminator="\r\n")
            writer.writeheader()
            writer.writerows(rows)
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), text.getvalue())
        for name, content in (others or {}).items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return kept.getvalue()
