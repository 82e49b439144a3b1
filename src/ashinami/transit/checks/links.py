"""Whether rows can be told apart, and whether what they name is there."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.feed import Feed
from ashinami.transit.rows import Rows
from ashinami.transit.tables import TableKind, table_kinds

_GRAVE = {"stop_times.txt", "trips.txt", "frequencies.txt"}
_SHARED_KEYS = {"feed_info.txt"}


def check(feed: Feed) -> Iterator[Notice]:
    """Yield rows that stand twice, and rows that name what is not there."""
    services = {*feed.rows("calendar.txt").column("service_id"), *feed.rows("calendar_dates.txt").column("service_id")}
    for file, kind in table_kinds().items():
        rows = feed.rows(file)
        if rows.count:
            yield from _twice(rows, kind)
            yield from _nowhere(feed, rows, kind, services)


def _twice(rows: Rows, kind: TableKind) -> Iterator[Notice]:
    names = [name for name in kind.key if name in rows.columns]
    if not names:
        return
    columns = [rows.columns[name] for name in names]
    keys = columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))
    if len(set(keys)) == rows.count:
        return
    seen: set[object] = set()
    again = []
    for at, key in enumerate(keys):
        if key in seen:
            again.append(at)
        seen.add(key)
    whole = list(zip(*rows.columns.values(), strict=True))
    same = len(set(whole)) == len(seen)
    grave = Severity.ERROR if kind.file in _GRAVE and not same else Severity.WARNING
    said = f"同じ {'・'.join(names)} の行が前にあります。先の行を使います"
    yield from told_once("row-twice", grave, said, "一つにしてください", rows, again, names[0])


def _nowhere(feed: Feed, rows: Rows, kind: TableKind, services: set[str]) -> Iterator[Notice]:
    for name, column in kind.columns.items():
        cells = rows.columns.get(name)
        if column.kind != "ref" or cells is None:
            continue
        if column.target == "service_id":
            known = services
        elif column.table in feed.files:
            known = set(feed.rows(column.table).column(column.target))
        elif any(cells):
            said = f"{column.table} がないので、何を指すか分かりません"
            at = [place for place, cell in enumerate(cells) if cell]
            yield from told_once("names-no-table", Severity.NOTE, said, "", rows, at, name)
            continue
        else:
            continue
        lost = set(cells) - known - {""}
        if lost:
            at = [place for place, cell in enumerate(cells) if cell in lost]
            grave = (
                Severity.ERROR if kind.file in _GRAVE and name not in {"shape_id", "jp_office_id"} else Severity.WARNING
            )
            said = f"「{cells[at[0]][:40]}」は {column.table} にありません"
            yield from told_once("names-nothing", grave, said, "id を確かめてください", rows, at, name)
