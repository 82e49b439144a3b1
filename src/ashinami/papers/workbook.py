"""Workbooks that print well: a heading in 和暦, frozen column heads, A4, page numbers, 架空 where people are invented."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

type Value = str | int | float | None

HEADING_ROW = 3
_FONT = "BIZ UDゴシック"  # Windows has it; elsewhere the program's own gothic stands in
_HEAD = PatternFill("solid", fgColor="E8EEF4")
_LINE = Border(bottom=Side(style="thin", color="BBBBBB"))
_FORMULA_SIGNS = ("=", "+", "-", "@")  # a spreadsheet would run a text that begins so


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table: its head, and its width in half-width signs."""

    head: str
    width: float = 12


def new_sheet(book: Workbook, name: str, heading: str, *, fictional: bool, landscape: bool = False) -> Worksheet:
    """Return a new sheet with its heading, set up for A4: one page wide, page x of y at the foot."""
    sheet: Worksheet = book.create_sheet(name)
    sheet["A1"] = safe(heading + ("　【架空】" if fictional else ""))
    sheet["A1"].font = Font(name=_FONT, bold=True, size=16)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "&P / &N ページ"
    if fictional and sheet.oddHeader is not None:
        sheet.oddHeader.right.text = "架空"
    return sheet


def table(sheet: Worksheet, columns: Sequence[Column], rows: Iterable[Sequence[Value]], small: str = "") -> None:
    """Write the small print, the heads and the rows; long texts are wrapped, heads stay in sight."""
    sheet["A2"] = safe(small)
    sheet["A2"].font = Font(name=_FONT, size=9, color="555555")
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(HEADING_ROW, number, column.head)
        cell.font, cell.fill, cell.border = Font(name=_FONT, bold=True, size=12), _HEAD, _LINE
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[cell.column_letter].width = column.width
    first = None
    for row, values in enumerate(rows, start=HEADING_ROW + 1):
        for number, value in enumerate(values, start=1):
            cell = sheet.cell(row, number, safe(value))
            if first is not None:
                look_like(cell, first)
                continue
            cell.font, cell.border = Font(name=_FONT, size=12), _LINE
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            first = cell
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"


def look_like(cell: Cell | MergedCell, other: Cell | MergedCell) -> None:
    """Let a cell look like another of its book: to say each cell's look anew takes longer than all the rest of a large sheet."""
    cell._style = copy(other._style)  # type: ignore[union-attr]  # noqa: SLF001 - openpyxl has no other way


def new_book() -> Workbook:
    """Return a workbook without sheets."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return book


def saved(book: Workbook) -> bytes:
    """Return the workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def safe(value: Value) -> Value:
    """Return the value so that a spreadsheet shows it as written: no formula from a user's text, no control signs."""
    if not isinstance(value, str):
        return value
    plain = ILLEGAL_CHARACTERS_RE.sub("", value)
    return f"'{plain}" if plain.startswith(_FORMULA_SIGNS) else plain
