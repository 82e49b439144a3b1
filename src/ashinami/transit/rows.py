"""A table's bytes to columns of text: BOM, Shift-JIS, quotes, blank lines, rows too short or too long.

Nothing is dropped: each line that holds anything is one row, and a row of another width is told. A table without quotes whose
rows all have the headings' width, as most are, is cut at its commas in one stroke, ten times as fast as line by line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ashinami.basics.notice import Notice, Severity

_LONGEST_CELL = 10_000_000
_EDGE = re.compile(r"(?:^|[,\n])[ \t\u3000]|[ \t\u3000](?:[,\n]|$)")


@dataclass(frozen=True, slots=True)
class Rows:
    """A table read: its columns, how many rows, and the line each row stands on (1 is the headings')."""

    file: str
    columns: Mapping[str, list[str]]
    count: int
    lines: Sequence[int]

    def column(self, name: str) -> list[str]:
        """Return a column, blank when the table has none of that name."""
        found = self.columns.get(name)
        return [""] * self.count if found is None else found


def empty(file: str) -> Rows:
    """Return a table without columns: the file is not there."""
    return Rows(file, {}, 0, range(0))


def read_rows(file: str, content: bytes) -> tuple[Rows, tuple[Notice, ...]]:
    """Return the rows and what there is to say about them."""
    notices: list[Notice] = []
    text = _decoded(file, content, notices)
    if text is None:
        return empty(file), tuple(notices)
    found = _cut(file, text)
    if found is None:
        found = _parsed(file, text, notices)
    return found, tuple(notices)


def _decoded(file: str, content: bytes, notices: list[Notice]) -> str | None:
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp932"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "utf-8-sig":
            said = f"文字コードが UTF-8 ではありません（{'Shift-JIS' if encoding == 'cp932' else encoding} として読みました）"
            notices.append(
                Notice("not-utf8", Severity.WARNING, said, "公開するときは UTF-8 で保存し直してください", file)
            )
        if "\0" in text:
            break
        return text
    said = "文字として読めないところがあります"
    notices.append(Notice("unreadable-text", Severity.ERROR, said, "壊れていないか確かめてください", file))
    return None


def _cut(file: str, text: str) -> Rows | None:
    """Return the rows of a table that needs no care, else None."""
    if '"' in text:
        return None
    text = text.replace("\r\n", "\n").rstrip("\n")
    end = text.find("\n")
    headings = (text if end < 0 else text[:end]).split(",")
    width = len(headings)
    if "\r" in text or end < 0 or text[:end].strip() != text[:end] or len(set(headings)) < width:
        return None
    body = text[end + 1 :]
    signs = np.frombuffer(body.encode(), np.uint8)  # neither sign stands inside a longer one
    ends = np.flatnonzero(signs == 10)
    commas = np.flatnonzero(signs == 44)
    each = np.diff(np.searchsorted(commas, ends), prepend=0, append=len(commas))
    # a row without anything, and blanks around a cell, are the careful reader's
    if (each != width - 1).any() or _needs_care(body, width):
        return None
    cells = body.replace("\n", ",").split(",")
    count = len(ends) + 1
    columns = {heading.strip(): cells[at::width] for at, heading in enumerate(headings)}
    return Rows(file, columns, count, range(2, count + 2))


def _needs_care(body: str, width: int) -> bool:
    """Whether a row without anything or a cell between blanks stands in it."""
    if body.startswith(",") or "\n," in body:
        blank = "\n" + "," * (width - 1) + "\n"
        if blank in f"\n{body}\n":
            return True
    return any(sign in body and _EDGE.search(body) is not None for sign in (" ", "\t", "\u3000"))


def _parsed(file: str, text: str, notices: list[Notice]) -> Rows:
    """Return the rows of any table, told line by line."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[list[str]] = []
    lines: list[int] = []
    blank = 0
    headings: list[str] | None = None
    begin = 1
    try:
        for cells in reader:
            line, begin = begin, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                blank += 1
                continue
            if headings is None:
                headings = [cell.strip() for cell in cells]
                continue
            rows.append(cells)
            lines.append(line)
    except csv.Error as error:
        said = f"表として読めません（{error}）"
        notices.append(Notice("unreadable-table", Severity.ERROR, said, "壊れていないか確かめてください", file, begin))
        return empty(file)
    if blank:
        said = f"空の行が{blank}行あります"
        notices.append(Notice("blank-lines", Severity.NOTE, said, "なくてもかまいません", file))
    if headings is None:
        said = "見出しの行がありません"
        notices.append(Notice("empty-table", Severity.NOTE, said, "使わないファイルは外してかまいません", file))
        return empty(file)
    return _columns(file, headings, rows, lines, notices)


def _columns(file: str, headings: list[str], rows: list[list[str]], lines: list[int], notices: list[Notice]) -> Rows:
    width = len(headings)
    twice = sorted({heading for heading in headings if heading and headings.count(heading) > 1})
    if twice:
        said = f"同じ見出し（{'、'.join(twice)}）が二つあります。先の列を使います"
        notices.append(Notice("heading-twice", Severity.WARNING, said, "一つにしてください", file, 1))
    for cells, line in zip(rows, lines, strict=True):
        if len(cells) != width:
            said = f"列の数が見出しと違います（{len(cells)}列、見出しは{width}列）"
            grave = Severity.WARNING if not any(cell.strip() for cell in cells[width:]) else Severity.ERROR
            notices.append(Notice("row-width", grave, said, "コンマの数を確かめてください", file, line))
    filled = [[cell.strip() for cell in cells[:width]] + [""] * (width - len(cells)) for cells in rows]
    by_column = [list(column) for column in zip(*filled, strict=True)] or [[] for _ in headings]
    columns: dict[str, list[str]] = {}
    for heading, column in zip(headings, by_column, strict=True):
        columns.setdefault(heading, column)
    return Rows(file, columns, len(rows), lines)
