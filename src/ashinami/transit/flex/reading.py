"""A GTFS-Flex feed to services on demand: areas and stops, hours, days and how to book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ashinami.basics.clock import Span
from ashinami.basics.notice import Notice, Severity
from ashinami.basics.place import Point
from ashinami.transit.feed import Feed
from ashinami.transit.flex.service import BookBy, Booking, DemandService, FlexStop, Ring
from ashinami.transit.places import stop_places
from ashinami.transit.seconds import arrive_minute, leave_minute, seconds_of
from ashinami.transit.services import day_of

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
type Row = Mapping[str, str]


def services_of(feed: Feed) -> tuple[tuple[DemandService, ...], tuple[Notice, ...]]:
    """Return the services on demand of a feed, and a notice for each trip that cannot be understood as one."""
    calls: dict[str, list[Row]] = {}
    for row in _rows(feed, "stop_times.txt"):
        if row.get("start_pickup_drop_off_window"):
            calls.setdefault(row["trip_id"], []).append(row)
    trips = {row["trip_id"]: row for row in _rows(feed, "trips.txt")}
    services, notices = [], []
    for trip, own in calls.items():
        try:
            services.append(_service(feed, trips[trip], own))
        except (KeyError, ValueError, TypeError, IndexError) as error:
            said = f"予約して乗る便「{trip}」を読めません（{error}）"
            notices.append(
                Notice(
                    "unreadable-flex",
                    Severity.WARNING,
                    said,
                    "区域・時間帯・予約の表を確かめてください",
                    "stop_times.txt",
                )
            )
    return tuple(services), tuple(notices)


def _rows(feed: Feed, file: str) -> Iterator[Row]:
    rows = feed.rows(file)
    for cells in zip(*rows.columns.values(), strict=True):
        yield dict(zip(rows.columns, cells, strict=True))


def _only(feed: Feed, file: str, **wanted: str) -> Row:
    return next(row for row in _rows(feed, file) if all(row.get(name) == value for name, value in wanted.items()))


def _service(feed: Feed, trip: Row, calls: list[Row]) -> DemandService:
    route = _only(feed, "routes.txt", route_id=trip["route_id"])
    agencies = list(_rows(feed, "agency.txt"))
    agency = next((each for each in agencies if each.get("agency_id") == route.get("agency_id")), agencies[0])
    starts = [seconds_of(call["start_pickup_drop_off_window"]) for call in calls]
    ends = [seconds_of(call["end_pickup_drop_off_window"]) for call in calls]
    if min(starts) < 0 or min(ends) < 0:
        raise ValueError("時間帯が時刻ではありません")
    rule = next((call["pickup_booking_rule_id"] for call in calls if call.get("pickup_booking_rule_id")), "")
    if not rule:
        raise ValueError("予約の規則がありません")
    weekdays, first, last, off = _days(feed, trip["service_id"])
    area: tuple[Ring, ...] = ()
    stops: tuple[FlexStop, ...] = ()
    if calls[0].get("location_id"):
        area = _area(feed.locations, calls[0]["location_id"])
    else:
        stops = _stops(feed, calls[0].get("location_group_id", ""))
    return DemandService(
        key=trip["trip_id"],
        name=route.get("route_long_name") or route.get("route_short_name") or trip["trip_id"],
        operator=agency["agency_name"],
        phone=agency.get("agency_phone", ""),
        url=agency.get("agency_url", ""),
        weekdays=weekdays,
        first=first,
        last=last,
        off=off,
        hours=Span(arrive_minute(min(starts)), leave_minute(max(ends))),
        booking=_booking(_only(feed, "booking_rules.txt", booking_rule_id=rule)),
        area=area,
        stops=stops,
        fare=_fare(feed, trip["route_id"]),
    )


def _days(feed: Feed, service: str) -> tuple[frozenset[int], date, date, frozenset[date]]:
    row = _only(feed, "calendar.txt", service_id=service)
    weekdays = frozenset(number for number, name in enumerate(_WEEK) if row[name] == "1")
    off = {
        date.fromordinal(day_of(each["date"]))
        for each in _rows(feed, "calendar_dates.txt")
        if each["service_id"] == service and each["exception_type"] == "2"
    }
    first, last = (date.fromordinal(day_of(row[name])) for name in ("start_date", "end_date"))
    return weekdays, first, last, frozenset(off)


def _booking(row: Row) -> Booking:
    when = BookBy(int(row["booking_type"]))
    least, days, last = (row.get(f"prior_notice_{name}", "") for name in ("duration_min", "last_day", "last_time"))
    return Booking(
        when,
        row.get("phone_number", ""),
        row.get("message", ""),
        minutes=int(least) if when is BookBy.SAME_DAY else None,
        days=int(days) if when is BookBy.DAYS_BEFORE else None,
        last_minute=leave_minute(seconds_of(last)) if when is BookBy.DAYS_BEFORE else None,
        url=row.get("booking_url", ""),
    )


def _area(locations: Mapping[str, Any], key: str) -> tuple[Ring, ...]:
    feature = next(each for each in locations["features"] if str(each["id"]) == key)
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    if any(len(polygon) > 1 for polygon in polygons):
        raise ValueError("穴のある区域は読めません")
    return tuple(tuple(Point(lat, lon) for lon, lat, *_ in polygon[0][:-1]) for polygon in polygons)


def _stops(feed: Feed, group: str) -> tuple[FlexStop, ...]:
    rows = feed.rows("stops.txt")
    lat, lon = stop_places(rows)
    number = {stop: at for at, stop in enumerate(rows.column("stop_id"))}
    wanted = [each["stop_id"] for each in _rows(feed, "location_group_stops.txt") if each["location_group_id"] == group]
    names = rows.column("stop_name")
    return tuple(FlexStop(stop, names[at], Point(lat[at], lon[at])) for stop in wanted for at in [number[stop]])


def _fare(feed: Feed, route: str) -> int | None:
    fares = [each["fare_id"] for each in _rows(feed, "fare_rules.txt") if each.get("route_id") == route]
    prices = [
        int(float(each["price"]))
        for each in _rows(feed, "fare_attributes.txt")
        if each["fare_id"] in fares and each["currency_type"] == "JPY"
    ]
    return min(prices, default=None)
