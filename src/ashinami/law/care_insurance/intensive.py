"""サービス・活動C: a course of three to six months, and a municipality's own limits of visits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.basics.day import Month, fiscal_year, term_end
from ashinami.law.amounts import amount

LEAST, MOST = "intensive.least_months", "intensive.most_months"


def after_months(day: date, months: int) -> date:
    """Return the day so many months later; where that month is shorter, the first of the month after it (民法第143条)."""
    return term_end(day, months) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """One course: its first and its last day."""

    start: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a course that ends before it starts."""
        if self.last < self.start:
            raise ValueError(f"a course ends ({self.last}) before it starts ({self.start})")

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with its length, in Japanese: 3 months or more, 6 or less, by the limits of its first day."""
        least, most = amount(LEAST).on(self.start), amount(MOST).on(self.start)
        if least is None or most is None:
            return ("この日の期間のきまりは、分かりません。",)
        ends = date.fromordinal(self.last.toordinal() + 1)
        if ends < after_months(self.start, least.value):
            return (f"期間が{least.value}か月に足りません。",)
        if ends > after_months(self.start, most.value):
            return (f"期間が{most.value}か月を超えています。",)
        return ()


@dataclass(frozen=True, slots=True)
class VisitLimits:
    """A municipality's own limits: visits a month, visits of a course, courses a fiscal year; None where it has no such limit."""

    a_month: int | None = None
    in_all: int | None = None
    courses_a_year: int | None = None

    def faults(self, visits: Sequence[date], earlier_courses: Sequence[Course] = ()) -> tuple[str, ...]:
        """Return which limits these visits of one course break, in Japanese."""
        by_month = Counter(Month.of(day) for day in visits)
        over = [
            str(month) for month, times in sorted(by_month.items()) if self.a_month is not None and times > self.a_month
        ]
        found = [f"{month} の回数が、月{self.a_month}回を超えています。" for month in over]
        if self.in_all is not None and len(visits) > self.in_all:
            found.append(f"回数の合計が{self.in_all}回を超えています。")
        if self.courses_a_year is not None and visits:
            year = fiscal_year(min(visits))
            again = sum(fiscal_year(course.start) == year for course in earlier_courses) + 1
            if again > self.courses_a_year:
                found.append(f"同じ年度に{self.courses_a_year}回を超えて使っています。")
        return tuple(found)
