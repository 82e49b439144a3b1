"""Sheets to copy from (転記用), on paper and as a workbook: the same items in the same order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ashinami.basics.day import wareki_with_weekday
from ashinami.casework.registration.sheet import Cell, Item, Part, Sheet
from ashinami.papers.typesetting import pdf
from ashinami.papers.workbook import Column, Value, new_book, new_sheet, saved, table

NOT_KNOWN = "記録なし"
_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TAB = 31
_MARGIN = 3
_LABEL_WIDTH, _VALUE_WIDTH, _CELL_WIDTH = 34, 44, 16


def transcript_pdf(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as PDF, each on a page of its own; no sheets is a ValueError."""
    first = _first(sheets)
    return pdf(
        "transcript.typ",
        {
            "title": title,
            "day": wareki_with_weekday(first.day),
            "what": title,
            "group": first.group,
            "fictional": first.fictional,
            "small": "足並み",
            "wide": first.wide,
            "sheets": [
                {
                    "title": sheet.title,
                    "caution": sheet.caution,
                    "parts": [_part(part) for part in sheet.parts],
                    "missing": list(sheet.missing),
                }
                for sheet in sheets
            ],
        },
    )


def transcript_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as a workbook, a tab each; no sheets is a ValueError."""
    _first(sheets)
    book = new_book()
    for sheet in sheets:
        heading = f"{wareki_with_weekday(sheet.day)}　{sheet.title}　{sheet.group}"
        widest = max((len(part.heads) for part in sheet.parts), default=0)
        columns = (
            Column("項目", _LABEL_WIDTH),
            Column("内容", _VALUE_WIDTH),
            *(Column("", _CELL_WIDTH) for _ in range(max(0, widest - 2))),
        )
        name = _NOT_IN_A_TAB.sub(" ", sheet.name)[:_LONGEST_TAB]
        table(
            new_sheet(book, name, heading, fictional=sheet.fictional, landscape=sheet.wide),
            columns,
            _lines(sheet),
            sheet.caution,
        )
    return saved(book)


def _first(sheets: Sequence[Sheet]) -> Sheet:
    if not sheets:
        raise ValueError("a paper has a sheet")
    return sheets[0]


def _part(part: Part) -> dict[str, object]:
    return {
        "title": part.title,
        "items": [_item(item) for item in part.items],
        "heads": list(part.heads),
        "rows": [[_said(cell) for cell in row] for row in part.rows],
        "columns": _shares(part),
        "words": list(part.words),
    }


def _item(item: Item) -> dict[str, object]:
    return {"label": item.label, "value": _said(item.value)}


def _said(cell: Cell) -> str | None:
    return f"{cell:,}" if isinstance(cell, int) else cell


def _shares(part: Part) -> list[int]:
    """Return how wide each column is beside the others: as its longest text with its margins, within reason."""
    cells = [part.heads, *part.rows] if part.rows else []
    return (
        [max(8, min(44, max(_width(_said(row[at])) for row in cells) + _MARGIN)) for at in range(len(part.heads))]
        if cells
        else []
    )


def _width(text: str | None) -> int:
    """Return the width of a text in half-width signs; what is not known is written in four signs."""
    return sum(2 if unicodedata.east_asian_width(sign) in "FWA" else 1 for sign in text or NOT_KNOWN)


def _lines(sheet: Sheet) -> Iterator[list[Value]]:
    for part in sheet.parts:
        yield [f"■ {part.title}"]
        for item in part.items:
            yield [item.label, NOT_KNOWN if item.value is None else item.value]
        if part.rows:
            yield list(part.heads)
            for row in part.rows:
                yield [NOT_KNOWN if cell is None else cell for cell in row]
        for line in part.words:
            yield [line]
    if sheet.missing:
        yield ["■ まだ記録のないこと"]
        for label in sheet.missing:
            yield [label]
