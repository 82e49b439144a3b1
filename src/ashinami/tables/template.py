"""Empty tables to fill in: headings with their help, and example rows, from the same description the reader uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ashinami.tables.cells import Cell
from ashinami.tables.columns import Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HEADING_ROW = 3  # a title and a note stand above


def write_template(path: Path, tables: Iterable[tuple[Table, Iterable[Mapping[str, Cell]]]]) -> None:
    """Write a workbook with a sheet for each table and its example rows, named by the columns' names."""
    from openpyxl import Workbook  # noqa: PLC0415 - reading CSV needs no workbook library

    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for table, examples in tables:
        _fill(book.create_sheet(table.sheet), table, examples)
    book.save(path)


def _fill(sheet: Worksheet, table: Table, examples: Iterable[Mapping[str, Cell]]) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

    thin = Side(style="thin", color="999999")
    sheet.cell(1, 1, table.sheet).font = Font(bold=True, size=16)
    sheet.cell(2, 1, table.note + "　＊の付いた列は必ず入れてください。例の行は消して使います。")
    for number, column in enumerate(table.columns, start=1):
        cell = sheet.cell(_HEADING_ROW, number, column.heading + ("＊" if column.required else ""))
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="FFE9A8" if column.required else "E8EEF4")
        cell.border = Border(bottom=thin)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        if column.help:
            cell.comment = Comment(column.help, "Ashinami", width=320, height=90)
        sheet.column_dimensions[cell.column_letter].width = max(12, 2.4 * len(column.heading))
    for row, example in enumerate(examples, start=_HEADING_ROW + 1):
        for number, column in enumerate(table.columns, start=1):
            if column.name in example:
                sheet.cell(row, number, example[column.name])
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    sheet.row_dimensions[_HEADING_ROW].height = 30
