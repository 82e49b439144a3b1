"""Days: intervals of days, months, fiscal years, Japanese calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = "月火水木金土日"

FIRST_DAY = date(1873, 1, 1)
"""The first day `wareki` can write: the solar calendar holds from 明治6年 (明治5年太政官布告第337号)."""

# Each era, its first day, and the year counted as its first; an era ends where the next begins.
# Source: the ordinances that set the eras.
_ERAS = (
    ("令和", date(2019, 5, 1), 2019),
    ("平成", date(1989, 1, 8), 1989),
    ("昭和", date(1926, 12, 25), 1926),
    ("大正", date(1912, 7, 30), 1912),
    ("明治", FIRST_DAY, 1868),
)
_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A half-open span of days: `start` is in it, `end` is not; `end` None means without end."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts; an empty span (start = end) is allowed."""
        if self.end is not None and self.end < self.start:
            raise ValueError(f"a span of days ends ({self.end}) before it starts ({self.start})")

    def __contains__(self, day: date) -> bool:
        """Whether the day lies in the span."""
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Days) -> bool:
        """Whether a day lies in both spans."""
        return (
            (other.end is None or self.start < other.end)
            and (self.end is None or other.start < self.end)
            and (self.end is None or self.start < self.end)
            and (other.end is None or other.start < other.end)
        )

    def __iter__(self) -> Iterator[date]:
        """Each day in turn; a span without end cannot be walked."""
        if self.end is None:
            raise ValueError("a span of days without end cannot be walked")
        day = self.start
        while day < self.end:
            yield day
            day += timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; the unit in which records are closed. Written 2026-11."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse a month outside 1 to 12."""
        if not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month that holds the day."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read 2026-11; anything else is a ValueError."""
        found = _MONTH.match(text)
        if found is None:
            raise ValueError(f"a month is written like 2026-11, not {text!r}")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        """Return it as 2026-11."""
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def next(self) -> Month:
        """The month after."""
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)

    @property
    def days(self) -> Days:
        """Its days."""
        following = self.next
        return Days(date(self.year, self.month, 1), date(following.year, following.month, 1))

    @property
    def wareki(self) -> str:
        """令和8年11月; the era is that of its first day."""
        return _era_year(date(self.year, self.month, 1)) + f"{self.month}月"


def term_end(first: date, months: int) -> date:
    """Return the last day of a term of so many months that begins with `first` (民法第143条).

    It ends the day before the one that answers to its first, or with the month where there is none: from 31 August six months last
    until 28 February.
    """
    answer, last = _answer(first, months)
    return last if answer is None else answer - timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or earlier; where that month is too short, its last day."""
    answer, last = _answer(day, months)
    return answer or last


def _answer(day: date, months: int) -> tuple[date | None, date]:
    """Return the day of that month that answers to `day`, None where it has none, and the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    return (date(year, month + 1, day.day) if day.day <= length else None), date(year, month + 1, length)


def fiscal_year(day: date) -> int:
    """Return the Japanese fiscal year (年度), which begins on 1 April. Source: 財政法 第11条."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_days(year: int) -> Days:
    """Return the days of a fiscal year."""
    return Days(date(year, 4, 1), date(year + 1, 4, 1))


def wareki(day: date) -> str:
    """Return the day in the Japanese calendar: 令和8年12月1日."""
    return _era_year(day) + f"{day.month}月{day.day}日"


def wareki_with_weekday(day: date) -> str:
    """令和8年12月1日(火): the form used on every paper."""
    return f"{wareki(day)}({weekday(day)})"


def weekday(day: date) -> str:
    """Return the weekday as one sign: 月 … 日."""
    return WEEKDAYS[day.weekday()]


def _era_year(day: date) -> str:
    for name, first, first_year in _ERAS:
        if day >= first:
            year = day.year - first_year + 1
            return f"{name}{'元' if year == 1 else year}年"
    raise ValueError(f"no era known for {day}: before 1873 Japan counted by another calendar")
