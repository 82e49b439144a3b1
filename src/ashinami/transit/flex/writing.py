"""Services on demand as a GTFS-Flex feed: the tables, the areas, the booking rules.

Two calls stand for a service: one where one is picked up (and not left), one where one is left (and not picked up), both in the
same area within the same hours. Rows are sorted, so that the same services are the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ashinami.basics.clock import Minute
from ashinami.transit.flex.service import BookBy, DemandService, Ring

_DEMAND_BUS = 715
"""Demand and response bus service, of the extended route types that route planners know."""
_RING, _NONE = 2, 1


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the feed, where, and which version it is."""

    name: str
    url: str
    version: str
    contact: str = ""


def flex_tables(services: Sequence[DemandService], publisher: Publisher) -> Mapping[str, bytes]:
    """Return the files of a feed of the services."""
    if not services or len({service.key for service in services}) < len(services):
        raise ValueError("a feed has services, each with a key of its own")
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in _COLUMNS}
    features: list[dict[str, Any]] = []
    agencies = {service.operator: f"agency_{number}" for number, service in enumerate(_firsts(services), 1)}
    for service in _firsts(services):
        tables["agency"].append({
            "agency_id": agencies[service.operator], "agency_name": service.operator, "agency_url": service.url or publisher.url,
            "agency_timezone": "Asia/Tokyo", "agency_lang": "ja", "agency_phone": service.phone,
        })  # fmt: skip
    for service in sorted(services, key=lambda each: each.key):
        _add(tables, features, service, agencies[service.operator])
    tables["feed_info"].append({
        "feed_publisher_name": publisher.name, "feed_publisher_url": publisher.url, "feed_lang": "ja",
        "feed_start_date": _day(min(each.first for each in services)), "feed_end_date": _day(max(each.last for each in services)),
        "feed_version": publisher.version, "feed_contact_url": publisher.contact or publisher.url,
    })  # fmt: skip
    files = {f"{name}.txt": _written(_COLUMNS[name], rows) for name, rows in tables.items() if rows or name == "stops"}
    if features:
        collection = {"type": "FeatureCollection", "features": features}
        files["locations.geojson"] = json.dumps(collection, ensure_ascii=False, indent=1).encode()
    return files


_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "agency": ("agency_id", "agency_name", "agency_url", "agency_timezone", "agency_lang", "agency_phone"),
    "stops": ("stop_id", "stop_name", "stop_lat", "stop_lon", "location_type"),
    "routes": ("route_id", "agency_id", "route_short_name", "route_long_name", "route_desc", "route_type"),
    "trips": ("route_id", "service_id", "trip_id", "trip_headsign"),
    "stop_times": (
        "trip_id", "arrival_time", "departure_time", "stop_id", "location_group_id", "location_id", "stop_sequence",
        "start_pickup_drop_off_window", "end_pickup_drop_off_window", "pickup_type", "drop_off_type",
        "pickup_booking_rule_id", "drop_off_booking_rule_id",
    ),
    "calendar": (
        "service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "start_date", "end_date",
    ),
    "calendar_dates": ("service_id", "date", "exception_type"),
    "booking_rules": (
        "booking_rule_id", "booking_type", "prior_notice_duration_min", "prior_notice_last_day", "prior_notice_last_time",
        "message", "phone_number", "booking_url",
    ),
    "location_groups": ("location_group_id", "location_group_name"),
    "location_group_stops": ("location_group_id", "stop_id"),
    "fare_attributes": ("fare_id", "price", "currency_type", "payment_method", "transfers", "agency_id"),
    "fare_rules": ("fare_id", "route_id"),
    "feed_info": (
        "feed_publisher_name", "feed_publisher_url", "feed_lang", "feed_start_date", "feed_end_date", "feed_version",
        "feed_contact_url",
    ),
}  # fmt: skip


def _firsts(services: Iterable[DemandService]) -> list[DemandService]:
    """Return the first service of each operator."""
    firsts: dict[str, DemandService] = {}
    for service in services:
        firsts.setdefault(service.operator, service)
    return list(firsts.values())


def _add(
    tables: dict[str, list[dict[str, object]]], features: list[dict[str, Any]], service: DemandService, agency: str
) -> None:
    key = service.key
    about = "。".join(
        part for part in (service.riders and f"{service.riders}が乗れます", service.booking.message) if part
    )
    tables["routes"].append({
        "route_id": key, "agency_id": agency, "route_short_name": "", "route_long_name": service.name, "route_desc": about,
        "route_type": _DEMAND_BUS,
    })  # fmt: skip
    tables["trips"].append({"route_id": key, "service_id": key, "trip_id": key, "trip_headsign": service.name})
    week = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    runs = {name: int(number in service.weekdays) for number, name in enumerate(week)}
    tables["calendar"].append(
        {"service_id": key, **runs, "start_date": _day(service.first), "end_date": _day(service.last)}
    )
    tables["calendar_dates"] += [
        {"service_id": key, "date": _day(day), "exception_type": 2} for day in sorted(service.off)
    ]
    where = {"location_id": f"{key}_area"} if service.area else {"location_group_id": f"{key}_stops"}
    for sequence, pickup, drop in ((1, _RING, _NONE), (2, _NONE, _RING)):
        tables["stop_times"].append({
            "trip_id": key, **where, "stop_sequence": sequence, "pickup_type": pickup, "drop_off_type": drop,
            "start_pickup_drop_off_window": _time(service.hours.start), "end_pickup_drop_off_window": _time(service.hours.end),
            "pickup_booking_rule_id": f"{key}_booking", "drop_off_booking_rule_id": f"{key}_booking",
        })  # fmt: skip
    _add_booking(tables, service)
    if service.area:
        features.append(_feature(f"{key}_area", service))
    else:
        tables["location_groups"].append({"location_group_id": f"{key}_stops", "location_group_name": service.name})
    for stop in service.stops:
        row = {
            "stop_id": stop.key, "stop_name": stop.name, "stop_lat": stop.point.lat, "stop_lon": stop.point.lon, "location_type": 0,
        }  # fmt: skip
        if row not in tables["stops"]:
            tables["stops"].append(row)
        tables["location_group_stops"].append({"location_group_id": f"{key}_stops", "stop_id": stop.key})
    if service.fare is not None:
        fare = {
            "fare_id": f"{key}_fare",
            "price": service.fare,
            "currency_type": "JPY",
            "payment_method": 0,
            "transfers": 0,
            "agency_id": agency,
        }
        tables["fare_attributes"].append(fare)
        tables["fare_rules"].append({"fare_id": f"{key}_fare", "route_id": key})


def _add_booking(tables: dict[str, list[dict[str, object]]], service: DemandService) -> None:
    booking = service.booking
    row: dict[str, object] = {
        "booking_rule_id": f"{service.key}_booking", "booking_type": int(booking.when), "message": booking.message,
        "phone_number": booking.phone, "booking_url": booking.url,
    }  # fmt: skip
    if booking.when is BookBy.SAME_DAY:
        row["prior_notice_duration_min"] = booking.minutes
    if booking.when is BookBy.DAYS_BEFORE:
        row["prior_notice_last_day"] = booking.days
        row["prior_notice_last_time"] = _time(booking.last_minute or 0)
    tables["booking_rules"].append(row)


def _feature(key: str, service: DemandService) -> dict[str, Any]:
    rings = [[_closed(ring)] for ring in service.area]
    one = len(rings) == 1
    return {
        "type": "Feature",
        "id": key,
        "properties": {"stop_name": service.name, "stop_desc": service.riders},
        "geometry": {"type": "Polygon" if one else "MultiPolygon", "coordinates": rings[0] if one else rings},
    }


def _closed(ring: Ring) -> list[list[float]]:
    """Return the ring as GeoJSON wants it: counter-clockwise, the first point again at the end."""
    twice = sum(
        (other.lon - one.lon) * (other.lat + one.lat) for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)
    )
    points = ring if twice < 0 else tuple(reversed(ring))
    return [[point.lon, point.lat] for point in (*points, points[0])]


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _time(minute: Minute) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}:00"


def _written(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
