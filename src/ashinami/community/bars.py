"""A roadmap as a table of months or fiscal years: where each step's bar begins and how wide it is. No script is needed to draw it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ashinami.basics.day import Month, fiscal_year
from ashinami.community.roadmap import Step

MOST_COLUMNS = 36
NARROW = 3
"""Columns below which a bar shows one character."""


class Unit(Enum):
    """What a column stands for."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """Columns before the bar, under it, and after it; an undated step has none under it."""

    before: int
    wide: int
    after: int

    @property
    def is_narrow(self) -> bool:
        """Whether the words of a standing do not fit into it."""
        return self.wide < NARROW


def column_of(day: date, unit: Unit) -> int:
    """Return the number of a day's column: months since the year 0, or its fiscal year."""
    return day.year * 12 + day.month - 1 if unit is Unit.MONTH else fiscal_year(day)


def columns(steps: Iterable[Step], unit: Unit, today: date) -> range:
    """Return the columns that show every dated step and today, the earliest first; at most `MOST_COLUMNS`, today among them."""
    found = [column_of(day, unit) for step in steps for day in (step.start, step.due, step.done_on) if day is not None]
    now = column_of(today, unit)
    first, last = min(found, default=now), max(found, default=now)
    first, last = min(first, now), max(last, now)
    if last - first >= MOST_COLUMNS:
        first = max(first, min(now - 2, last - MOST_COLUMNS + 1))
        last = min(last, first + MOST_COLUMNS - 1)
    return range(first, last + 1)


def bar_of(step: Step, shown: range, unit: Unit) -> Bar:
    """Return where the step's bar stands among the columns shown; what lies outside them is cut off."""
    days = [day for day in (step.start, step.due, step.done_on) if day is not None]
    if not days:
        return Bar(len(shown), 0, 0)
    first, last = column_of(min(days), unit), column_of(max(days), unit)
    if last < shown.start or first >= shown.stop:
        return Bar(len(shown), 0, 0)
    first, last = max(first, shown.start), min(last, shown.stop - 1)
    return Bar(first - shown.start, last - first + 1, shown.stop - 1 - last)


def heads(shown: range, unit: Unit) -> Sequence[str]:
    """Return the Japanese heads of the columns: 4月, or 令和8年度 by its Western number when it is before Reiwa."""
    if unit is Unit.MONTH:
        return [f"{number % 12 + 1}月" for number in shown]
    return [f"令和{year - 2018}年度" if year > 2018 else f"{year}年度" for year in shown]


def years_above(shown: range) -> list[tuple[str, int]]:
    """Return the calendar years above the months, as years of the era, with how many months of each are shown."""
    spans: list[tuple[str, int]] = []
    for number in shown:
        name = Month(number // 12, number % 12 + 1).wareki.partition("年")[0] + "年"
        if spans and spans[-1][0] == name:
            spans[-1] = (name, spans[-1][1] + 1)
        else:
            spans.append((name, 1))
    return spans
