"""Budget against actual, and where the year will end if it goes on as it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ashinami.basics.day import Month
from ashinami.basics.money import Rounding, Yen, rounded


@dataclass(frozen=True, slots=True)
class Forecast:
    """What has been spent, what the year will come to at the same pace, and how that stands to what was decided.

    `expected` is None while no month has been reported: nothing is known of the pace.
    """

    decided: Yen
    spent: Yen
    months_known: int
    months_left: int
    expected: Yen | None

    @property
    def over(self) -> Yen:
        """By how much the year would exceed what was decided."""
        return max(0, (self.expected or 0) - self.decided)

    @property
    def left_over(self) -> Yen | None:
        """What would be left of it."""
        return None if self.expected is None else max(0, self.decided - self.expected)


def forecast(decided: Yen, reported: Mapping[Month, Yen], year: Sequence[Month]) -> Forecast:
    """Return the forecast: the mean of the months reported, times the months after the last of them, added to what was spent.

    A month that nobody has reported is not a month of nothing: it is left out of the mean.
    """
    known = [month for month in year if month in reported]
    left = sum(month > known[-1] for month in year) if known else len(year)
    spent = sum(reported[month] for month in known)
    expected = None
    if known:
        expected = spent + rounded(Fraction(max(spent, 0) * left, len(known)), Rounding.HALF_UP)
    return Forecast(decided, spent, len(known), left, expected)
