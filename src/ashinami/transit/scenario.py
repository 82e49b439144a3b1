"""A timetable as it might be: routes given up, taken over by somebody else, or replaced by a service on demand.

The result is a whole feed, marked as a plan (案), that every route planner can read: two plans are compared by asking both the
same journeys.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from ashinami.basics.place import Point
from ashinami.transit.feed import Feed
from ashinami.transit.flex.service import DemandService
from ashinami.transit.flex.writing import Publisher, flex_tables
from ashinami.transit.places import stop_places
from ashinami.transit.rows import read_rows
from ashinami.transit.writing import table_bytes

type Table = dict[str, list[str]]

_NEW_AGENCY = "taken_over"
_OF_ROUTES = ("routes.txt", "routes_jp.txt", "fare_rules.txt", "route_networks.txt", "attributions.txt")
_OF_TRIPS = ("trips.txt", "stop_times.txt", "frequencies.txt", "attributions.txt")


@dataclass(frozen=True, slots=True)
class Changed:
    """The plan's files, what it changes in sentences, the stops that lose every bus, and those of them a new area covers."""

    files: Mapping[str, bytes]
    told: tuple[str, ...]
    unserved: tuple[str, ...]
    covered: tuple[str, ...]


def changed(
    feed: Feed, routes: frozenset[str], services: tuple[DemandService, ...] = (), taken_over_by: str = ""
) -> Changed:
    """Return the feed without the routes (or with them run by somebody else), and with the services on demand.

    Raises
    ------
    ValueError
        When the feed has no such route, or nothing is changed: said in Japanese.
    """
    known = set(feed.rows("routes.txt").column("route_id"))
    if routes - known:
        raise ValueError(f"路線 {'、'.join(sorted(routes - known))} は、この時刻表にありません。")
    if not routes and not services:
        raise ValueError("変えることがありません。やめる路線か、加えるサービスを指定してください。")
    tables: dict[str, Table] = {
        file: {name: list(cells) for name, cells in feed.rows(file).columns.items()} for file in feed.tables
    }
    told: list[str] = []
    _name_agency(tables)
    before = set(tables["stop_times.txt"]["stop_id"])
    if taken_over_by:
        _take_over(tables, routes, taken_over_by)
        told.append(f"路線 {'、'.join(sorted(routes))} を「{taken_over_by}」が引きつぎます。時刻は変わりません。")
    elif routes:
        gone = _give_up(tables, routes)
        told.append(f"路線 {'、'.join(sorted(routes))} の{gone}便をやめます。")
    unserved = before - set(tables["stop_times.txt"]["stop_id"])
    rows = feed.rows("stops.txt")
    places = dict(zip(rows.column("stop_id"), zip(*stop_places(rows), strict=True), strict=True))
    covered = {
        stop
        for stop in unserved
        for service in services
        if _known(places[stop]) and service.covers(Point(*places[stop]))
    }
    if unserved:
        told.append(f"{len(unserved)}の停留所に、どの便も停まらなくなります。")
    if services and unserved:
        told.append(f"そのうち{len(covered)}は、新しい予約制のサービスの区域に入ります。")
    told += [service.spoken for service in services]
    files = {file: _bytes(table) for file, table in tables.items()}
    if services:
        _add(files, services, taken_over_by or "案")
    if "locations.geojson" in feed.files and "locations.geojson" not in files:
        files["locations.geojson"] = feed.files["locations.geojson"]
    files["feed_info.txt"] = _about(tables.get("feed_info.txt", {}), feed.name, _span(tables))
    return Changed(files, tuple(told), tuple(sorted(unserved)), tuple(sorted(covered)))


def _known(place: tuple[float, float]) -> bool:
    return place[0] == place[0]


def _give_up(tables: dict[str, Table], routes: frozenset[str]) -> int:
    """Take the routes, their trips and calls out; return how many trips."""
    trips = {
        trip
        for trip, route in zip(tables["trips.txt"]["trip_id"], tables["trips.txt"]["route_id"], strict=True)
        if route in routes
    }
    fares = set(tables.get("fare_rules.txt", {}).get("fare_id", ()))
    for file, name, gone in (
        *((file, "route_id", routes) for file in _OF_ROUTES),
        *((file, "trip_id", trips) for file in _OF_TRIPS),
        *(("transfers.txt", f"{end}_route_id", routes) for end in ("from", "to")),
        *(("transfers.txt", f"{end}_trip_id", trips) for end in ("from", "to")),
    ):
        _leave_out(tables, file, name, gone)
    # a fare that no rule speaks of any more would count for every route
    _leave_out(
        tables, "fare_attributes.txt", "fare_id", fares - set(tables.get("fare_rules.txt", {}).get("fare_id", ()))
    )
    _leave_out_words(tables, {"routes": routes, "trips": trips, "stop_times": trips})
    return len(trips)


def _leave_out(tables: dict[str, Table], file: str, name: str, gone: AbstractSet[str]) -> None:
    """Take the rows out that name one of these."""
    table = tables.get(file)
    if table and name in table:
        _keep(tables, file, [cell not in gone for cell in table[name]])


def _leave_out_words(tables: dict[str, Table], gone: Mapping[str, AbstractSet[str]]) -> None:
    """Take out the translations of rows that are no more there."""
    table = tables.get("translations.txt")
    if table and {"table_name", "record_id"} <= set(table):
        rows = zip(table["table_name"], table["record_id"], strict=True)
        _keep(tables, "translations.txt", [record not in gone.get(about, ()) for about, record in rows])


def _keep(tables: dict[str, Table], file: str, keep: list[bool]) -> None:
    tables[file] = {
        column: [cell for cell, kept in zip(cells, keep, strict=True) if kept] for column, cells in tables[file].items()
    }


def _name_agency(tables: dict[str, Table]) -> None:
    """Write down whose the routes and fares are, which may be left blank only while there is one agency."""
    agency = tables["agency.txt"]
    ids = agency.setdefault("agency_id", [""] * len(agency["agency_name"]))
    ids[0] = ids[0] or "first"
    for file in ("routes.txt", "fare_attributes.txt"):
        table = tables.get(file)
        if table:
            own = table.setdefault("agency_id", [""] * len(next(iter(table.values()))))
            table["agency_id"] = [cell or ids[0] for cell in own]


def _take_over(tables: dict[str, Table], routes: frozenset[str], name: str) -> None:
    """Let the routes be run by a new agency."""
    agency = tables["agency.txt"]
    for column, cells in agency.items():
        new = {"agency_id": _NEW_AGENCY, "agency_name": name}.get(column)
        copied = cells[0] if column in {"agency_url", "agency_timezone", "agency_lang"} else ""
        cells.append(copied if new is None else new)
    table = tables["routes.txt"]
    for at, route in enumerate(table["route_id"]):
        table["agency_id"][at] = _NEW_AGENCY if route in routes else table["agency_id"][at]


def _add(files: dict[str, bytes], services: tuple[DemandService, ...], publisher: str) -> None:
    """Add the rows of the services to the files."""
    for file, content in flex_tables(services, Publisher(publisher, "https://example.org/", "案")).items():
        if not file.endswith(".txt"):
            files[file] = content
        elif file != "feed_info.txt":
            own, _ = read_rows(file, files.get(file, b""))
            new, _ = read_rows(file, content)
            columns = list(dict.fromkeys((*own.columns, *new.columns)))
            joined = {name: [*own.column(name), *new.column(name)] for name in columns}
            files[file] = _bytes(joined)


def _span(tables: Mapping[str, Table]) -> dict[str, str]:
    """Return the first and the last day that the calendars speak of, as feed_info.txt writes them."""
    named = (("calendar.txt", "start_date"), ("calendar.txt", "end_date"), ("calendar_dates.txt", "date"))
    days = [day for file, name in named for day in tables.get(file, {}).get(name, ()) if day]
    return {"feed_start_date": min(days), "feed_end_date": max(days)} if days else {}


def _about(table: Table, name: str, span: Mapping[str, str]) -> bytes:
    """Return feed_info.txt that says that this is a plan, with the days it is for, which the fourth edition of GTFS-JP asks for."""
    told = {column: cells[0] for column, cells in table.items() if cells}
    told["feed_publisher_name"] = f"{told.get('feed_publisher_name') or name}（案）"
    told.setdefault("feed_publisher_url", "https://example.org/")
    told.setdefault("feed_lang", "ja")
    told["feed_version"] = f"{told.get('feed_version', '')}案"
    told |= {column: day for column, day in span.items() if not told.get(column)}
    return table_bytes(tuple(told), [tuple(told.values())])


def _bytes(table: Table) -> bytes:
    return table_bytes(tuple(table), zip(*table.values(), strict=True))
