"""A bank's list of moves, as banks and the post office write it out: CSV with their own heads, or a workbook.

Columns are found by their heads, wherever the table begins. What cannot be read gives a notice and is left out; nothing raises.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from ashinami.basics.money import Yen
from ashinami.basics.notice import Notice, Severity
from ashinami.tables.cells import Cell, CellError, day, is_blank, text
from ashinami.tables.reading import Sheet

_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "day": ("取引日", "日付", "年月日", "お取引日", "操作日", "勘定日", "取扱日"),
        "paid_in": (
            "お預入れ", "お預り金額", "預り金額", "預かり金額", "入金", "入金額", "入金金額",
            "受入金額", "お預け入れ", "お預入金額", "ご入金",
        ),
        "paid_out": (
            "お引出し", "お支払金額", "支払金額", "支払い金額", "出金", "出金額", "出金金額",
            "払出金額", "お引き出し", "お支払い金額", "ご出金",
        ),
        "both": ("入出金", "金額", "取引金額", "入出金額"),
        "left": ("残高", "差引残高", "現在高", "現在貸付高", "お取引後残高", "取引後残高"),
        "text": (
            "摘要", "摘要内容", "お取り扱い内容", "お取扱内容", "お取引内容", "取引内容", "内容",
            "入出金先内容", "詳細1", "詳細2", "適用", "相手先", "振込依頼人名",
        ),
        "kind": ("入払区分", "入出金区分", "取引区分"),
    }
)  # fmt: skip
_MOST_ROWS_BEFORE_HEADS = 30
_LARGEST = 10**12


@dataclass(frozen=True, slots=True, order=True)
class BankLine:
    """A line of the account: `amount` is positive for money that came in. `key` is the same whenever the line is read again."""

    day: date
    amount: Yen
    text: str
    left: Yen | None
    row: int
    key: str


def bank_lines(sheet: Sheet, reference: date) -> tuple[tuple[BankLine, ...], tuple[Notice, ...]]:
    """Return the lines of a sheet, and what was wrong with it.

    Two lines alike in day, amount, words and balance are told apart by their number among their like, so that reading a file twice,
    or two files that overlap, gives the same keys. Where balances stand there, each is checked against the one before.
    """
    notices: list[Notice] = []
    found = _columns(sheet)
    if found is None:
        said = "日付と入金・出金の見出しが見つかりません"
        remedy = "一行に「日付」「お預入れ」「お引出し」「残高」のような見出しがある明細を選んでください"
        return (), (Notice("no-bank-heads", Severity.ERROR, said, remedy, sheet.file),)
    start, columns = found
    lines: list[BankLine] = []
    seen: Counter[str] = Counter()
    for row, cells in sheet.rows:
        if row <= start or all(
            is_blank(_cell(cells, at))
            for name in ("day", "paid_in", "paid_out", "both")
            for at in columns.get(name, ())
        ):
            continue
        try:
            when = _day(_cell(cells, columns["day"][0]), reference)
            amount = _amount(cells, columns)
            left = _yen(_cell(cells, columns["left"][0])) if columns.get("left") else None
        except CellError as error:
            notices.append(Notice(error.code, Severity.ERROR, error.text, error.remedy, sheet.file, row))
            continue
        if amount == 0:
            notices.append(Notice("no-amount", Severity.NOTE, "金額がないので、とばしました", "", sheet.file, row))
            continue
        words = " ".join(
            dict.fromkeys(
                text(cells[at]) for at in columns.get("text", ()) if at < len(cells) and not is_blank(cells[at])
            )
        )
        words = unicodedata.normalize("NFKC", words)
        same = f"{when}|{amount}|{words}|{left}"
        seen[same] += 1
        key = hashlib.sha256(f"{same}|{seen[same]}".encode()).hexdigest()
        lines.append(BankLine(when, amount, words, left, row, key))
    notices += _broken(sheet.file, lines)
    if not lines and not notices:
        notices.append(
            Notice("empty-bank-file", Severity.WARNING, "明細が一行もありません", "期間を確かめてください", sheet.file)
        )
    return tuple(lines), tuple(notices)


def _columns(sheet: Sheet) -> tuple[int, dict[str, list[int]]] | None:
    """Return the row of the heads and, for each thing, its columns; the first row that has a day and an amount."""
    for row, cells in sheet.rows[:_MOST_ROWS_BEFORE_HEADS]:
        columns: dict[str, list[int]] = {}
        for at, cell in enumerate(cells):
            name = None if is_blank(cell) else _named(str(cell))
            if name is not None:
                columns.setdefault(name, []).append(at)
        if "day" in columns and ({"paid_in", "paid_out"} <= set(columns) or "both" in columns):
            return row, columns
    return None


def _named(head: str) -> str | None:
    plain = unicodedata.normalize("NFKC", head).replace(" ", "").replace("\n", "")
    for sign in ("(円)", "[円]", "(税込)"):
        plain = plain.replace(sign, "")
    plain = plain.replace("(", "").replace(")", "")
    return next((name for name, heads in _HEADS.items() if plain in heads), None)


def _amount(cells: Sequence[Cell], columns: Mapping[str, list[int]]) -> Yen:
    if "paid_in" in columns and "paid_out" in columns:
        came, went = (_yen(_cell(cells, columns[name][0])) or 0 for name in ("paid_in", "paid_out"))
        if came and went:
            raise CellError("both-ways", "入金と出金の両方に額があります", "どちらか一方だけにしてください")
        return came - went
    amount = _yen(_cell(cells, columns["both"][0])) or 0
    kind = str(_cell(cells, columns["kind"][0]) or "") if columns.get("kind") else ""
    return -abs(amount) if any(word in kind for word in ("出金", "払", "引")) else amount


def _day(cell: Cell, reference: date) -> date:
    """Return a day; banks also write it as 20261101."""
    plain = "" if is_blank(cell) else unicodedata.normalize("NFKC", text(cell))
    if len(plain) == 8 and plain.isdigit():
        return day(reference)(f"{plain[:4]}-{plain[4:6]}-{plain[6:]}")
    return day(reference)(cell)


def _yen(cell: Cell) -> Yen | None:
    if is_blank(cell) or (isinstance(cell, str) and cell.strip() in ("-", "―", "*")):
        return None
    plain = (
        unicodedata.normalize("NFKC", text(cell)).replace(",", "").replace("円", "").replace("¥", "").replace("\\", "")
    )
    plain = plain.replace("△", "-").replace("▲", "-").replace("−", "-").removeprefix("+").removesuffix(".0").strip()
    digits = plain.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or int(digits) > _LARGEST:
        raise CellError("unreadable-yen", f"「{text(cell)}」を金額として読めません", "円の整数で入れてください")
    return int(plain)


def _cell(cells: Sequence[Cell], at: int) -> Cell:
    return cells[at] if at < len(cells) else None


def _broken(file: str, lines: Sequence[BankLine]) -> list[Notice]:
    """Tell where a balance does not follow from the one before, whether the newest line stands first or last."""
    if any(line.left is None for line in lines):
        return []
    pairs = list(pairwise(lines))
    onward = [(a, b) for a, b in pairs if (a.left or 0) + b.amount != b.left]
    back = [(a, b) for a, b in pairs if (b.left or 0) + a.amount != a.left]
    broken = [b for _, b in onward] if len(onward) <= len(back) else [a for a, _ in back]
    said = "残高が前の行とつながりません"
    return [
        Notice(
            "broken-balance", Severity.WARNING, said, "抜けている行がないか、通帳と見くらべてください", file, one.row
        )
        for one in broken
    ]
