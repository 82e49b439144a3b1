"""Importer of the Cabinet Office's table of national holidays, laid beside the rules the program reckons with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.opening import sheets
from ashinami.geo.layer import Feature, Layer, LayerKind, Source
from ashinami.geo.opening import is_holiday
from ashinami.tables.cells import day
from ashinami.tables.columns import Column, Table, read_table

YEARS = 30
"""Of the table that are laid beside the program."""

_COLUMNS = (
    Column("day", "国民の祝日・休日月日", read=day(date(2000, 1, 1)), aliases=("月日",), required=True),
    Column("name", "国民の祝日・休日名称", aliases=("名称",), required=True),
)


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    found: dict[date, str] = {}
    file = files[0].name
    for sheet in sheets(files, draft):
        entries, notices = read_table(Table("祝日", "holidays", _COLUMNS), sheet)
        draft.notices.extend(notices)
        draft.rows += len(entries)
        for entry in entries:
            found[entry.values["day"]] = entry.values["name"]
    for each in _differences(found):
        draft.tell("holiday-differs", Severity.WARNING, each, "プログラムの版が新しいかを確かめてください", file=file)
    source = source_of(HOLIDAYS, order, draft, year=max(found).year if found else None)
    features = tuple(Feature(each.isoformat(), name) for each, name in sorted(found.items()))
    standing = order.standing or HOLIDAYS.standing
    return draft.close(lambda: Layer(HOLIDAYS.kind, order.name or HOLIDAYS.words, source, standing, features))


def _differences(found: dict[date, str]) -> list[str]:
    """Return where the table and the program differ, in the last `YEARS` of the table: nobody plans a ride of 1955."""
    if not found:
        return []
    last_year = max(found).year
    first = max(min(found), date(last_year - YEARS + 1, 1, 1)).toordinal()
    last = date(last_year, 12, 31).toordinal()
    said: list[str] = []
    for number in range(first, last + 1):
        each = date.fromordinal(number)
        if each in found and not is_holiday(each):
            said.append(f"{each.isoformat()}（{found[each]}）は、表では休日、プログラムの計算では休日ではありません")
        elif each not in found and is_holiday(each):
            said.append(f"{each.isoformat()} は、プログラムの計算では休日ですが、表にありません")
    return said


HOLIDAYS = Importer(
    key="holidays",
    kind=LayerKind.HOLIDAYS,
    words="祝日",
    files="内閣府「国民の祝日・休日」の CSV（Shift-JIS のままで読みます）",
    read=_read,
    source=Source("国民の祝日・休日", "内閣府", "政府標準利用規約 2.0"),
)
IMPORTERS = (HOLIDAYS,)
