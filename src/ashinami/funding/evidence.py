"""Figures for talks and papers, checked as printed: a rate against its head counts, growth between two years, a span of visits.

A printed figure that does not follow from its own counts is shown beside the computed one; neither is corrected silently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.money import Rounding, rounded

MOST_MONTHS = 6
ABOUT = 31
"""Days by which «about six months» may be longer."""


def tenths(value: Fraction) -> Fraction:
    """Return a percentage to one decimal, half up, as papers print it."""
    return Fraction(rounded(value * 10, Rounding.HALF_UP), 10)


@dataclass(frozen=True, slots=True)
class PrintedRate:
    """A rate as a paper prints it, beside what its counts give."""

    part: int
    whole: int
    printed: Fraction

    def __post_init__(self) -> None:
        """Refuse a share of nobody, and more than all."""
        if not 0 <= self.part <= self.whole or self.whole == 0:
            raise ValueError(f"a share is of somebody and not more than all: {self.part} of {self.whole}")

    @property
    def computed(self) -> Fraction:
        """The rate in per cent to one decimal."""
        return tenths(Fraction(self.part * 100, self.whole))

    @property
    def matches(self) -> bool:
        """Whether the printed rate follows from the counts."""
        return self.computed == self.printed

    @property
    def said(self) -> str:
        """Both figures, in Japanese."""
        if self.matches:
            return f"{float(self.computed):g}％（人数からの計算と同じ）"
        return f"資料には{float(self.printed):g}％、人数からは{float(self.computed):g}％です。どちらも示し、直していません。"


def growth_percent(before: int, after: int) -> Fraction:
    """Return the growth in per cent to one decimal; from nobody it is not known (ValueError). A decline is below zero."""
    if before <= 0:
        raise ValueError("growth is from somebody")
    change = Fraction((after - before) * 100, before)
    return tenths(change) if change >= 0 else -tenths(-change)


@dataclass(frozen=True, slots=True)
class Visits:
    """The visits of one accompanied support (伴走的支援): about three in about six months."""

    days: tuple[date, ...]

    @property
    def span(self) -> int:
        """Days from the first to the last; 0 for fewer than two."""
        return (max(self.days) - min(self.days)).days if self.days else 0

    @property
    def within_about_six_months(self) -> bool:
        """Whether they lie within about six months."""
        return self.span <= MOST_MONTHS * ABOUT


def visits(days: Sequence[date]) -> Visits:
    """Return the visits in order."""
    return Visits(tuple(sorted(days)))
