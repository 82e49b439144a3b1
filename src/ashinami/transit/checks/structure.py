"""Whether the tables and columns that a timetable needs are there, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.feed import Feed
from ashinami.transit.tables import table_kinds

CALENDARS = ("calendar.txt", "calendar_dates.txt")


def check(feed: Feed) -> Iterator[Notice]:
    """Yield what is missing, what was misspelt, and what is not part of GTFS or GTFS-JP (which is kept)."""
    yield from quick(feed, all_tables=True)
    for file in feed.tables:
        if file not in table_kinds():
            yield _unknown(file)


def quick(feed: Feed, *, all_tables: bool = False) -> Iterator[Notice]:
    """Yield what is missing in the tables that a timetable needs (or in all)."""
    for file, kind in table_kinds().items():
        if not (all_tables or kind.needed or file in CALENDARS):
            continue
        if file not in feed.files:
            if kind.needed:
                yield _missing(file)
            continue
        rows = feed.rows(file)
        gone = [name for name, column in kind.columns.items() if column.needed and name not in rows.columns]
        if rows.count and gone:
            severity = Severity.ERROR if kind.needed or file in CALENDARS else Severity.WARNING
            said = f"見出しに {'、'.join(gone)} がありません"
            yield Notice("no-column", severity, said, "見出しのつづりと列を確かめてください", file, 1)
        beyond = [name for name in rows.columns if name not in kind.columns]
        if beyond:
            said = f"GTFS と GTFS-JP にない列があります（{'、'.join(filter(None, beyond)) or '見出しなし'}）。読みとばさずに残します"
            yield Notice("unknown-column", Severity.NOTE, said, "", file, 1)
        areas_alone = file == "stops.txt" and "locations.geojson" in feed.files
        if (
            kind.needed
            and not rows.count
            and not areas_alone
            and not any(each.severity is Severity.ERROR for each in feed.said(file))
        ):
            yield Notice("empty-needed-table", Severity.ERROR, "一行もありません", "中身を入れてください", file)
    if not any(feed.rows(file).count for file in CALENDARS):
        said = "運行する日の表（calendar.txt か calendar_dates.txt）がありません"
        yield Notice("no-calendar", Severity.ERROR, said, "どちらかを入れてください")


def _missing(file: str) -> Notice:
    return Notice("no-table", Severity.ERROR, "必要な表がありません", f"{file} を入れてください", file)


def _unknown(file: str) -> Notice:
    alike = file.replace("route_jp", "routes_jp")
    if alike != file:
        said = f"{alike} のことではありませんか。このままでは使われません"
        return Notice("misspelt-table", Severity.WARNING, said, f"名前を {alike} に直してください", file)
    return Notice("unknown-table", Severity.NOTE, "GTFS と GTFS-JP にない表です。使いません", "", file)
