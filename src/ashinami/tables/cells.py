"""Cells to values, as people fill them in: half-width or full-width, 9時半 or 9:30, ○ or はい."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from ashinami.basics.clock import DAY_END, Minute, Span, joined, parse_minute
from ashinami.basics.day import WEEKDAYS

type Cell = str | int | float | bool | datetime | date | time | timedelta | None
"""What stands in a cell: a CSV holds text only, a workbook also numbers, days and times."""

_EXCEL_ERROR = re.compile(r"^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_LIST = re.compile(r"[、,，;；\n]+")
_WAVE = re.compile(r"[-–—―〜~～ー−から]+")
_DAY = re.compile(r"^(?:(令和|R)?(元|\d{1,4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$", re.IGNORECASE)
_WEEKDAYS = re.compile(rf"^(毎日|平日|[{WEEKDAYS}]+)曜?日?[:：\s]*(?=\d|午)")
_EXCEL_EPOCH = date(1899, 12, 30)  # day 0 of a workbook's day numbers, past its false leap day


class CellError(ValueError):
    """A cell that cannot be read: what is wrong and what to do, in Japanese."""

    def __init__(self, code: str, text: str, remedy: str) -> None:
        super().__init__(text)
        self.code, self.text, self.remedy = code, text, remedy


def is_blank(cell: Cell) -> bool:
    """Whether nothing was filled in."""
    return cell is None or (isinstance(cell, str) and not cell.strip(" \u3000\t\r\n\ufeff\u200b"))


def text(cell: Cell) -> str:
    """Return the words as written, without surrounding blanks and control signs; a whole number without its point."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    plain = _CONTROL.sub(" ", str(cell)).strip()
    if _EXCEL_ERROR.match(plain):
        raise CellError("excel-error", f"表計算のエラー値「{plain}」が入っています", "正しい値を入れ直してください")
    return plain


def _folded(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", text(cell)).strip()


def whole(least: int, most: int) -> Callable[[Cell], int]:
    """Return a reader of whole numbers from `least` to `most`; 3人 and ３ are 3."""

    def read(cell: Cell) -> int:
        found = re.fullmatch(r"(-?\d{1,9})(?:\.0+)?\s*(?:人|名|分|席|台|回|個)?", _folded(cell))
        if found is None or not least <= int(found[1]) <= most:
            remedy = f"{least}から{most}までの整数を入れてください"
            raise CellError("unreadable-number", f"「{text(cell)}」を数として読めません", remedy)
        return int(found[1])

    return read


def degrees(least: float, most: float) -> Callable[[Cell], float]:
    """Return a reader of degrees of latitude or longitude."""

    def read(cell: Cell) -> float:
        found = re.fullmatch(r"-?\d{1,3}(?:\.\d{1,20})?", _folded(cell))
        if found is None or not least <= float(found[0]) <= most:
            remedy = f"{least:g}から{most:g}までの度を小数で入れてください（例 33.1234）"
            raise CellError("unreadable-degrees", f"「{text(cell)}」を緯度・経度として読めません", remedy)
        return float(found[0])

    return read


def minute(cell: Cell) -> Minute:
    """Return a time of the service day: 9:20, 9時半, 午後1時, 920, a workbook's time or fraction of a day."""
    found: Minute | None = None
    match cell:
        case datetime() | time():
            found = cell.hour * 60 + cell.minute
        case timedelta():
            found = round(cell.total_seconds() / 60)
        case float() if 0 <= cell < 2:
            found = _of_fraction(cell)
        case _:
            plain = _folded(cell)
            if re.fullmatch(r"[01]\.\d{1,20}", plain):
                found = _of_fraction(float(plain))
            else:
                try:
                    found = parse_minute(plain.removesuffix("頃").removesuffix("ごろ"))
                except ValueError:
                    found = None
    if found is None or not 0 <= found < DAY_END:
        raise CellError(
            "unreadable-time", f"「{text(cell)}」を時刻として読めません", "9:20、9時半、午後1時 のように入れてください"
        )
    return found


def _of_fraction(days: float) -> Minute | None:
    """Return the minute of a workbook's fraction of a day; 1.30 is rather half past one than a day and a third, and is none."""
    return None if days > 1 and days == round(days, 2) else round(days * 24 * 60)


def spans(cell: Cell) -> dict[int, tuple[Span, ...]]:
    """Return the stretches of each weekday (0 is Monday): 8:00-12:00、水金 13:00-17:00; without a weekday it is every day."""
    found: dict[int, list[Span]] = {}
    for part in _parts(cell):
        named = _WEEKDAYS.match(part)
        days = _weekdays(named[1]) if named else range(7)
        ends = [end for end in _WAVE.split(part[named.end() :] if named else part) if end.strip()]
        if len(ends) != 2 or minute(ends[0]) >= minute(ends[1]):
            raise CellError(
                "unreadable-span",
                f"「{part}」を時間帯として読めません",
                "8:00-12:00 のように入れてください（曜日を決めるときは 月水金 8:00-12:00、夜中をこえるときは 20:00-25:00）",
            )
        for day in days:
            found.setdefault(day, []).append(Span(minute(ends[0]), minute(ends[1])))
    return {day: joined(tuple(stretches)) for day, stretches in found.items()}


def _weekdays(name: str) -> range | list[int]:
    if name in ("毎日", "平日"):
        return range(7 if name == "毎日" else 5)
    return [WEEKDAYS.index(sign) for sign in name]


def day(reference: date) -> Callable[[Cell], date]:
    """Return a reader of days: 2026-12-01, 令和8年12月1日, R8.12.1.

    A day without a year, or with one of two digits that may be 令和 (8/12/1) or the end of a Western year (26/12/1), is the
    one nearest to `reference`.
    """

    def read(cell: Cell) -> date:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        plain = _folded(cell).replace(" ", "").removesuffix("00:00:00")
        try:
            if re.fullmatch(r"[345]\d{4}", plain):
                return _EXCEL_EPOCH + timedelta(days=int(plain))
            found = _DAY.match(re.sub(rf"[(（][{WEEKDAYS}][)）]$", "", plain))
            if found is not None:
                return _date(found, reference)
        except ValueError:
            pass  # 2月30日 is told like any other day that is none
        raise CellError(
            "unreadable-day",
            f"「{text(cell)}」を日付として読めません",
            "2026-12-01 や 令和8年12月1日 のように入れてください",
        )

    return read


def _date(found: re.Match[str], reference: date) -> date:
    era, year, month, day_of_month = found.groups()
    number = 1 if year == "元" else int(year or 0)
    if year is None:
        years = [reference.year + shift for shift in (-1, 0, 1)]
    elif era or year == "元":
        years = [2018 + number]
    else:
        years = [2018 + number, 2000 + number] if number < 100 else [number]
    candidates = (date(each, int(month), int(day_of_month)) for each in years)
    return min(candidates, key=lambda candidate: abs((candidate - reference).days))


def days(reference: date) -> Callable[[Cell], frozenset[date]]:
    """Return a reader of several days, parted by 、 or a comma."""
    one = day(reference)

    def read(cell: Cell) -> frozenset[date]:
        if isinstance(cell, date):
            return frozenset([one(cell)])
        return frozenset(one(part) for part in _parts(cell))

    return read


def one_of[T](choices: Mapping[str, T]) -> Callable[[Cell], T]:
    """Return a reader of one of the named choices; widths, case and blanks do not matter."""
    known = {_key(name): value for name, value in choices.items()}

    def read(cell: Cell) -> T:
        key = _key(text(cell))
        if key not in known:
            names = "、".join(name for name in choices if not name.isascii())
            raise CellError(
                "unknown-choice", f"「{text(cell)}」は選べる言葉にありません", f"{names} から選んでください"
            )
        return known[key]

    return read


def many_of[T](choices: Mapping[str, T]) -> Callable[[Cell], frozenset[T]]:
    """Return a reader of any number of the named choices, parted by 、 or a comma."""
    one = one_of(choices)
    return lambda cell: frozenset(one(part) for part in _parts(cell))


def texts(cell: Cell) -> tuple[str, ...]:
    """Return several texts, parted by 、 or a comma."""
    return tuple(_parts(cell))


def _parts(cell: Cell) -> list[str]:
    return [part.strip() for part in _LIST.split(unicodedata.normalize("NFKC", text(cell))) if part.strip()]


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().replace(" ", "")


yes_no = one_of(
    {"はい": True, "いいえ": False}
    | dict.fromkeys(("○", "◯", "〇", "有", "あり", "要", "✓", "yes", "y", "true", "1"), True)
    | dict.fromkeys(("×", "✕", "無", "なし", "不要", "-", "no", "n", "false", "0"), False)
)
"""はい・いいえ, and the signs people use for them."""
