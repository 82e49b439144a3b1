"""Meetings that come back: a rule of months, the dates it gives, and single dates moved or left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ashinami.basics.day import WEEKDAYS, Days, Month
from ashinami.vocabulary.registration import Worded

LAST = 5
"""The place of a weekday in its month that means the last one."""
_LOOKED_FOR = 31


class OnHoliday(Worded):
    """What happens to a date that falls on a holiday."""

    KEEP = "keep", "祝日でも開く"
    SKIP = "skip", "祝日なら休む"
    NEXT = "next", "祝日なら次の平日に開く"


@dataclass(frozen=True, slots=True)
class MonthlyRule:
    """A day of the month: its number, or a weekday by its place (1 to 4, `LAST`).

    Attributes
    ----------
    day : 1 to 31, 0 where the weekday counts. A month that is too short takes its last day.
    nth, weekday : 1 to 5 and 0 (Monday) to 6, where `day` is 0.
    every : how many months apart, counted from the first month of the series.
    """

    day: int = 0
    nth: int = 0
    weekday: int = 0
    every: int = 1
    on_holiday: OnHoliday = OnHoliday.NEXT

    def __post_init__(self) -> None:
        """Refuse a rule that gives no day, or two."""
        if bool(self.day) == bool(self.nth):
            raise ValueError("a monthly rule names a day of the month or the place of a weekday, not both")
        if not (0 <= self.day <= 31 and 0 <= self.nth <= LAST and 0 <= self.weekday <= 6 and 1 <= self.every <= 12):
            raise ValueError("a monthly rule names a day that exists, and repeats after 1 to 12 months")

    @property
    def text(self) -> str:
        """The rule as people say it: 毎月第3木曜日."""
        months = "毎月" if self.every == 1 else f"{self.every}か月ごとの"
        if self.day:
            return f"{months}{self.day}日"
        place = "最後の" if self.nth == LAST else f"第{self.nth}"
        return f"{months}{place}{WEEKDAYS[self.weekday]}曜日"

    def in_month(self, month: Month) -> date:
        """Return its day in a month, before holidays are looked at."""
        days = list(month.days)
        if self.day:
            return days[min(self.day, len(days)) - 1]
        fitting = [day for day in days if day.weekday() == self.weekday]
        return fitting[-1] if self.nth == LAST else fitting[self.nth - 1]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a series: `planned` is the rule's own day and names it for ever; `day` is when it is held, None when it is not."""

    planned: date
    day: date | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """A rule over a span of days, with the single dates that were moved (to a day) or left out (None)."""

    rule: MonthlyRule
    span: Days
    changed: Mapping[date, date | None] = field(default_factory=dict)

    def occurrences(self, within: Days, is_holiday: Callable[[date], bool]) -> Iterator[Occurrence]:
        """Yield the dates whose own day lies in the span of the series and in `within`, in order; `within` must end.

        A single change stands above the rule for holidays: who moved a date to a holiday meant it.
        """
        if within.end is None:
            raise ValueError("occurrences are asked for within days that end")
        month, first, count = Month.of(self.span.start), Month.of(self.span.start), 0
        while month.days.start < within.end:
            if count % self.rule.every == 0:
                planned = self.rule.in_month(month)
                if planned in self.span and planned in within:
                    yield self._held(planned, is_holiday)
            month, count = month.next, count + 1
            if self.span.end is not None and month.days.start >= self.span.end and month != first:
                return

    def _held(self, planned: date, is_holiday: Callable[[date], bool]) -> Occurrence:
        if planned in self.changed:
            to = self.changed[planned]
            return Occurrence(planned, to, "日を移した" if to else "この回は休み")
        if not is_holiday(planned) or self.rule.on_holiday is OnHoliday.KEEP:
            return Occurrence(planned, planned)
        if self.rule.on_holiday is OnHoliday.SKIP:
            return Occurrence(planned, None, "祝日のため休み")
        following = (planned + timedelta(days=ahead) for ahead in range(1, _LOOKED_FOR))
        day = next(day for day in following if day.weekday() < 5 and not is_holiday(day))
        return Occurrence(planned, day, "祝日のため次の平日")
