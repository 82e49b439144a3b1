"""What a table holds, said once: readers, templates and the manual all follow from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from unicodedata import normalize

from ashinami.basics.notice import Notice, Severity
from ashinami.tables.cells import Cell, CellError, is_blank, text
from ashinami.tables.reading import Sheet

_HEADING_ROWS = 20  # titles and notes may stand above the headings, but not for ever


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, other names it is known by, how a cell is read, and what it means.

    `default` stands in for an empty cell of a column that is not required.
    """

    name: str
    heading: str
    read: Callable[[Cell], Any] = text
    aliases: tuple[str, ...] = ()
    required: bool = False
    default: Any = None
    help: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its sheet's name, the English name of its CSV, its columns, and a word that stands above them."""

    sheet: str
    file: str
    columns: tuple[Column, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One good row: where it stands, and its values by column name."""

    file: str
    row: int
    values: Mapping[str, Any] = field(default_factory=dict)

    def notice(self, code: str, severity: Severity, said: str, remedy: str = "", heading: str = "") -> Notice:
        """Return a notice about this row."""
        return Notice(code, severity, said, remedy, self.file, self.row, heading)


def read_table(table: Table, sheet: Sheet) -> tuple[tuple[Entry, ...], tuple[Notice, ...]]:
    """Return the rows of the sheet that can be read, and a notice for everything that cannot.

    The headings may stand below titles, in any order. A row with a cell that cannot be read, or without a required cell, is
    told and left out; the others stay.
    """
    found = _headings(table, sheet)
    if found is None:
        missing = "、".join(column.heading for column in table.columns if column.required)
        said = f"「{table.sheet}」の見出し行が見つかりません"
        remedy = f"見出しに {missing} を入れてください（ashinami template でひな形を作れます）"
        return (), (Notice("no-headings", Severity.ERROR, said, remedy, sheet.file),)
    heading_row, places, notices = found
    entries: list[Entry] = []
    for number, cells in sheet.rows:
        if number <= heading_row or all(is_blank(cell) for cell in cells):
            continue
        entry, faults = _entry(table, sheet.file, number, {name: _at(cells, place) for name, place in places.items()})
        notices.extend(faults)
        if entry is not None:
            entries.append(entry)
    return tuple(entries), tuple(notices)


def _headings(table: Table, sheet: Sheet) -> tuple[int, dict[str, int], list[Notice]] | None:
    """Find the row of headings: the one of the first rows that names most columns, all required ones among them."""
    known = {_key(name): column.name for column in table.columns for name in (column.heading, *column.aliases)}
    required = {column.name for column in table.columns if column.required}
    best: tuple[int, dict[str, int], list[Notice]] | None = None
    for number, cells in sheet.rows:
        if number > _HEADING_ROWS:
            break
        places: dict[str, int] = {}
        notices: list[Notice] = []
        for place, cell in enumerate(cells):
            heading = "" if is_blank(cell) else str(cell).strip()
            name = known.get(_key(heading))
            if heading and (name is None or name in places):
                said = "この見出しは使いません" if name is None else "同じ見出しが二つあるため、左のほうを使います"
                code = "unknown-heading" if name is None else "doubled-heading"
                remedy = "必要な列なら、見出しをひな形に合わせてください" if name is None else ""
                notices.append(Notice(code, Severity.NOTE, said, remedy, sheet.file, number, heading[:40]))
            elif name is not None:
                places[name] = place
        if required <= places.keys() and places and (best is None or len(places) > len(best[1])):
            best = (number, places, notices)
    return best


def _entry(table: Table, file: str, row: int, cells: Mapping[str, Cell]) -> tuple[Entry | None, list[Notice]]:
    values: dict[str, Any] = {}
    faults: list[Notice] = []
    for column in table.columns:
        cell = cells.get(column.name)
        if is_blank(cell):
            values[column.name] = column.default
            if column.required:
                said = f"「{column.heading}」が空です"
                faults.append(
                    Notice("missing", Severity.ERROR, said, column.help or "入れてください", file, row, column.heading)
                )
            continue
        try:
            values[column.name] = column.read(cell)
        except CellError as error:
            faults.append(Notice(error.code, Severity.ERROR, error.text[:200], error.remedy, file, row, column.heading))
    return (None if faults else Entry(file, row, values)), faults


def _at(cells: tuple[Cell, ...], place: int) -> Cell:
    return cells[place] if place < len(cells) else None


def _key(heading: str) -> str:
    """Return the heading as it is compared: one width, no blanks, no mark of a required column, nothing in brackets."""
    plain = normalize("NFKC", heading).casefold().split("(")[0]
    return "".join(sign for sign in plain if not sign.isspace() and sign not in "*※＊")
