"""What passengers in Japan and the makers of route planners look for: readings, fares, which edition of GTFS-JP it is."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.feed import Feed

_READING = {"ja-hrkt", "ja-hira", "ja-kana"}


def check(feed: Feed) -> Iterator[Notice]:
    """Yield notes and warnings of GTFS-JP; none of them keeps a timetable from being used."""
    yield Notice("edition", Severity.NOTE, f"{edition(feed)}として読みました")
    agencies = feed.rows("agency.txt")
    zones = agencies.column("agency_timezone")
    abroad = [at for at, zone in enumerate(zones) if zone and zone != "Asia/Tokyo"]
    said, remedy = "時刻帯が Asia/Tokyo ではありません", "日本の時刻表か確かめてください"
    yield from told_once("not-tokyo-time", Severity.WARNING, said, remedy, agencies, abroad, "agency_timezone")
    if not feed.rows("fare_attributes.txt").count:
        said = "運賃がありません。運賃は「分からない」と答えます"
        yield Notice("no-fares", Severity.WARNING, said, "GTFS-JP 第2版からは必須です", "fare_attributes.txt")
    through = [at for at, zone in enumerate(feed.rows("fare_rules.txt").column("contains_id")) if zone]
    said = "通った区間で決まる運賃（contains_id）には答えられません"
    yield from told_once(
        "fare-by-zones", Severity.WARNING, said, "", feed.rows("fare_rules.txt"), through, "contains_id"
    )
    rows = feed.rows("translations.txt")
    languages = {each.lower() for each in (*rows.column("language"), *rows.column("lang"))}
    if not languages & _READING:
        yield Notice("no-readings", Severity.NOTE, "停留所名の読みがな（ja-Hrkt）がありません", "", "translations.txt")
    if (
        "wheelchair_boarding" not in feed.rows("stops.txt").columns
        and "wheelchair_accessible" not in feed.rows("trips.txt").columns
    ):
        yield Notice("no-wheelchair", Severity.NOTE, "車いすで乗れるかどうかが書かれていません", "", "trips.txt")
    rows = feed.rows("stop_times.txt")
    for kind, said in (("2", "電話で予約する"), ("3", "運転者に申し出る")):
        at = [
            place
            for place, each in enumerate(zip(rows.column("pickup_type"), rows.column("drop_off_type"), strict=True))
            if kind in each
        ]
        yield from told_once(
            "by-arrangement", Severity.NOTE, f"{said}乗り降りです。答えに添えます", "", rows, at, "pickup_type"
        )
    rows = feed.rows("frequencies.txt")
    about = [at for at, exact in enumerate(rows.column("exact_times")) if exact != "1"]
    yield from told_once(
        "headway", Severity.NOTE, "間隔だけが決まった便です。時刻は目安として答えます", "", rows, about, "trip_id"
    )
    rows = feed.rows("transfers.txt")
    names = ("from_trip_id", "to_trip_id", "from_route_id", "to_route_id")
    named = [at for at, each in enumerate(zip(*map(rows.column, names), strict=True)) if any(each)]
    yield from told_once("transfer-of-trips", Severity.NOTE, "便や路線を指した乗りつぎは使いません", "", rows, named)


def edition(feed: Feed) -> str:
    """Return which format the feed is written in, as far as it shows.

    The third edition (2021) brought pattern_jp.txt and the translations of today's GTFS; the first two had routes_jp.txt and
    trans_id. The fourth had not been published when this was written: what it adds is kept and told as unknown columns.
    """
    columns = {name for file in feed.tables for name in feed.rows(file).columns}
    if "location_group_stops.txt" in feed.files or "locations.geojson" in feed.files:
        return "GTFS-Flex"
    if "pattern_jp.txt" in feed.files or "jp_pattern_id" in columns:
        return "GTFS-JP 第3版"
    japanese = {"agency_jp.txt", "office_jp.txt", "routes_jp.txt", "route_jp.txt"} & set(feed.files) or {
        "jp_parent_route_id"
    } & columns
    if japanese:
        return "GTFS-JP 第3版" if "table_name" in columns else "GTFS-JP 第1版・第2版"
    return "GTFS"
