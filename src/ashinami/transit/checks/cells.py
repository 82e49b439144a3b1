"""Whether each cell holds what its column is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.feed import Feed
from ashinami.transit.rows import Rows
from ashinami.transit.seconds import seconds_of
from ashinami.transit.services import day_of
from ashinami.transit.tables import Column, table_kinds

_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,20})?([eE]-?\d{1,2})?")
_PHONE = re.compile(r"[+\d０-９][-\d０-９()（）＋+ ーｰ‐－―*#,／/、~〜代表内線]{1,40}")
# what is unreadable here makes the timetable wrong; elsewhere it is a blemish
_GRAVE = {"stop_times.txt", "calendar.txt", "calendar_dates.txt", "trips.txt", "frequencies.txt"}


def _is_degrees(most: float) -> Callable[[str], bool]:
    return lambda text: bool(_NUMBER.fullmatch(text)) and abs(float(text)) <= most


_READS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "int": (lambda text: bool(re.fullmatch(r"\d{1,9}", text)), "0以上の整数"),
    "number": (lambda text: bool(_NUMBER.fullmatch(text)), "数"),
    "lat": (_is_degrees(90), "緯度（度）"),
    "lon": (_is_degrees(180), "経度（度）"),
    "date": (lambda text: day_of(text) > 0, "日付（20261201 の形）"),
    "time": (lambda text: seconds_of(text) >= 0, "時刻（9:20:00 の形）"),
    "day": (lambda text: text in {"0", "1"}, "0 か 1"),
    "color": (lambda text: bool(re.fullmatch(r"[0-9A-Fa-f]{6}", text)), "色（RRGGBB）"),
    "lang": (lambda text: bool(re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", text)), "言語の記号（ja など）"),
    "phone": (lambda text: bool(_PHONE.fullmatch(text)), "電話番号"),
}


def check(feed: Feed) -> Iterator[Notice]:
    """Yield the cells that cannot be read, and those that are blank and must not be."""
    for file in table_kinds():
        yield from of_table(feed, file)


def of_table(feed: Feed, file: str) -> Iterator[Notice]:
    """Yield those of one table."""
    rows = feed.rows(file)
    for name, column in table_kinds()[file].columns.items():
        cells = rows.columns.get(name)
        if cells is not None:
            yield from _cells(rows, cells, column)


def _cells(rows: Rows, cells: list[str], column: Column) -> Iterator[Notice]:
    distinct = set(cells)
    grave = Severity.ERROR if rows.file in _GRAVE else Severity.WARNING
    if column.needed and "" in distinct:
        blank = [at for at, cell in enumerate(cells) if not cell]
        yield from told_once("blank-cell", grave, "空です", "値を入れてください", rows, blank, column.name)
    reads = _READS.get(column.kind)
    if reads is not None:
        wrong = {cell for cell in distinct if cell and not reads[0](cell)}
        what = reads[1]
    else:
        wrong = {cell for cell in distinct if cell and column.values and cell not in column.values}
        what = f"{'・'.join(column.values)} のどれか"
    if wrong:
        at = [place for place, cell in enumerate(cells) if cell in wrong]
        severity = Severity.NOTE if column.kind in {"phone", "lang", "color"} else grave
        said = f"「{cells[at[0]][:40]}」を{what}として読めません"
        yield from told_once("unreadable-cell", severity, said, f"{what}を入れてください", rows, at, column.name)
