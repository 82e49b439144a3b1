"""A clerk's own form (XLSX), filled: cells that she has connected with the values of a claim. The rest of the form stays as it was."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from ashinami.basics.notice import Notice, Severity
from ashinami.papers.workbook import safe, saved

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

type Cell = str | int | None
_MOST_ROWS, _MOST_COLUMNS = 400, 60


@dataclass(frozen=True, slots=True)
class Link:
    """A cell of the form connected with a value: a single one by its name, or the first cell of a table.

    `cell` is written as in the form, B7; for a table, rows go down from there, a column of the table to a column of the form.
    """

    sheet: str
    cell: str
    value: str
    table: bool = False


def fill(
    form: bytes, links: Sequence[Link], values: Mapping[str, Cell], tables: Mapping[str, Sequence[Sequence[Cell]]]
) -> tuple[bytes, tuple[Notice, ...]]:
    """Return the form filled in, and what the clerk should know: missing sheets, merged cells, formulas, values not connected."""
    book, notices = load_workbook(io.BytesIO(form)), []
    for link in links:
        if link.sheet not in book.sheetnames:
            notices.append(_notice("no-sheet", f"シート「{link.sheet}」がありません", "つなぎ直してください", link))
            continue
        sheet = book[link.sheet]
        at = place(link.cell)
        if at is None:
            notices.append(
                _notice("no-cell", f"「{link.cell}」というセルはありません", "B7 のように書いてください", link)
            )
        elif link.table:
            notices += _table(sheet, at, link, tables.get(link.value, ()))
        else:
            notices += _put(sheet, *at, values.get(link.value), link)
    connected = {link.value for link in links}
    if "amount" not in connected:
        notices.append(
            Notice(
                "amount-not-connected",
                Severity.WARNING,
                "金額の欄がつながっていません",
                "請求額・実績額をつないでください",
            )
        )
    return saved(book), tuple(notices)


def place(cell: str) -> tuple[int, int] | None:
    """Return row and column of a cell written as B7; None when it is none."""
    try:
        column, row = coordinate_from_string(cell.strip().upper())
        return row, column_index_from_string(column)
    except (CellCoordinatesException, ValueError):
        return None


def _table(sheet: Worksheet, at: tuple[int, int], link: Link, rows: Sequence[Sequence[Cell]]) -> list[Notice]:
    notices: list[Notice] = []
    written = 0
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            found = _put(sheet, at[0] + down, at[1] + across, value, link)
            notices += [one for one in found if one.code != "empty-value"]
        written += 1
    overwritten = [one for one in notices if one.code == "text-replaced"]
    others = [one for one in notices if one.code != "text-replaced"]
    if overwritten:
        said = f"表が、文字の入った{len(overwritten)}個のセルに重なりました（{written}行）"
        others.append(_notice("table-over-text", said, "表の下に余りの行があるか見てください", link))
    return others


def _put(sheet: Worksheet, row: int, column: int, value: Cell, link: Link) -> list[Notice]:
    cell = sheet.cell(row, column)
    notices = []
    if isinstance(cell, MergedCell):
        area = next(one for one in sheet.merged_cells.ranges if cell.coordinate in one)
        cell = sheet.cell(area.min_row, area.min_col)
        said = f"{link.sheet} の結合したセルなので、左上の {cell.coordinate} に書きました"
        notices.append(_notice("merged-cell", said, "", link, Severity.NOTE))
    if value is None:
        notices.append(_notice("empty-value", "値の記録がないので、空けてあります", "団体に確かめてください", link))
        return notices
    if isinstance(cell.value, str) and cell.value.startswith("="):
        notices.append(
            _notice(
                "formula-replaced",
                f"{cell.coordinate} の計算式を値に置きかえました",
                "計算式を残すなら、つながないでください",
                link,
            )
        )
    elif cell.value not in (None, ""):
        notices.append(
            _notice("text-replaced", f"{cell.coordinate} の「{cell.value}」を置きかえました", "", link, Severity.NOTE)
        )
    cell.value = safe(value)
    return notices


def _notice(code: str, said: str, remedy: str, link: Link, severity: Severity = Severity.WARNING) -> Notice:
    return Notice(code, severity, said, remedy, link.sheet, 0, link.cell)


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet of a form as a page shows it: name, and rows of (address, text) as far as something stands in them."""

    name: str
    rows: tuple[tuple[tuple[str, str], ...], ...]


def looked_at(form: bytes) -> tuple[Shown, ...]:
    """Return the sheets of a form with the texts of their cells, so that somebody can say which is which; ValueError for no workbook."""
    try:
        book: Workbook = load_workbook(io.BytesIO(form))
    except Exception as error:  # a damaged archive fails in more ways than can be listed, and each means the same
        raise ValueError("not a workbook") from error
    shown = []
    for sheet in book.worksheets:
        rows = []
        for cells in sheet.iter_rows(
            max_row=min(sheet.max_row, _MOST_ROWS), max_col=min(sheet.max_column, _MOST_COLUMNS)
        ):
            said = tuple((cell.coordinate, str(cell.value)) for cell in cells if cell.value not in (None, ""))
            if said:
                rows.append(said)
        shown.append(Shown(sheet.title, tuple(rows)))
    return tuple(shown)
