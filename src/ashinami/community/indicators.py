"""An indicator (指標): where it began, where it should be when, and how it stands. Exact decimals, no rounding.

A value that nobody has is not zero: the indicator then is not judged. A small count of people is hidden where others read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ashinami.vocabulary.registration import Worded

FEWEST_SHOWN = 5


class Course(Worded):
    """How an indicator stands."""

    REACHED = "reached", "目標に届いた"
    ON_THE_WAY = "on_the_way", "目標に向かっている"
    BEHIND = "behind", "目標より遅れている"
    WORSE = "worse", "出発点より悪い"
    NOT_KNOWN = "not_known", "まだ判断できない"


@dataclass(frozen=True, slots=True)
class Target:
    """From a base to a target by fiscal years; a lower target than the base means that less is better."""

    base_year: int
    base: Decimal
    target_year: int
    target: Decimal

    def __post_init__(self) -> None:
        """Refuse a target that lies before its base, or asks for no change over time."""
        if self.target_year <= self.base_year:
            raise ValueError("a target lies after its base year")

    def expected(self, year: int) -> Fraction:
        """Return what a steady course would give in a year; after the target year the target itself."""
        share = Fraction(max(0, min(year, self.target_year) - self.base_year), self.target_year - self.base_year)
        return Fraction(self.base) + (Fraction(self.target) - Fraction(self.base)) * share


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of a fiscal year."""

    year: int
    value: Decimal


def latest(readings: Iterable[Reading]) -> Reading | None:
    """Return the reading of the last year that has one."""
    return max(readings, key=lambda one: one.year, default=None)


def course(target: Target | None, readings: Iterable[Reading]) -> Course:
    """Return how the indicator stands by its latest reading after the base year; without target or reading it is not known."""
    last = latest(one for one in readings if target is not None and one.year > target.base_year)
    if target is None or last is None:
        return Course.NOT_KNOWN
    up = 1 if target.target >= target.base else -1
    value = Fraction(last.value)
    if up * (value - Fraction(target.target)) >= 0:
        return Course.REACHED
    if up * (value - Fraction(target.base)) < 0:
        return Course.WORSE
    return Course.ON_THE_WAY if up * (value - target.expected(last.year)) >= 0 else Course.BEHIND


def forecast(readings: Iterable[Reading], year: int) -> Fraction | None:
    """Return what the straight line through the readings (least squares) gives for a year; None with fewer than two years.

    It says what would come if nothing changed; it knows no cause.
    """
    points = sorted((one.year, Fraction(one.value)) for one in readings)
    if len({when for when, _value in points}) < 2:
        return None
    count = len(points)
    mean_year = Fraction(sum(when for when, _value in points), count)
    mean = sum((value for _when, value in points), Fraction(0)) / count
    slope = sum(((when - mean_year) * (value - mean) for when, value in points), Fraction(0)) / sum(
        ((when - mean_year) ** 2 for when, _value in points), Fraction(0)
    )
    return mean + slope * (year - mean_year)


def shown_count(count: int | None, *, fewest: int = FEWEST_SHOWN) -> str | None:
    """Return a count of people as others may read it: a small one as「5未満」, none at all as 0, an unknown one as None."""
    if count is None:
        return None
    return f"{fewest}未満" if 0 < count < fewest else str(count)
