"""What passengers in Japan and the makers of route planners look for: readings, fares, how one gets on and off."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.editions import has_readings
from ashinami.transit.feed import Feed


def check(feed: Feed) -> Iterator[Notice]:
    """Yield notes and warnings of GTFS-JP; none of them keeps a timetable from being used."""
    agencies = feed.rows("agency.txt")
    zones = agencies.column("agency_timezone")
    abroad = [at for at, zone in enumerate(zones) if zone and zone != "Asia/Tokyo"]
    said, remedy = "時刻帯が Asia/Tokyo ではありません", "日本の時刻表か確かめてください"
    yield from told_once("not-tokyo-time", Severity.WARNING, said, remedy, agencies, abroad, "agency_timezone")
    if not feed.rows("fare_attributes.txt").count:
        second = bool(feed.rows("fare_products.txt").count)
        said = "運賃が新しい形（fare_products.txt など）だけで書かれています" if second else "運賃がありません"
        said = f"{said}。運賃は「分からない」と答えます"
        yield Notice("no-fares", Severity.WARNING, said, "GTFS-JP 第2版からは必須です", "fare_attributes.txt")
    through = [at for at, zone in enumerate(feed.rows("fare_rules.txt").column("contains_id")) if zone]
    said = "通った区間で決まる運賃（contains_id）には答えられません"
    yield from told_once(
        "fare-by-zones", Severity.WARNING, said, "", feed.rows("fare_rules.txt"), through, "contains_id"
    )
    if not has_readings(feed):
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
