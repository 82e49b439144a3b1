"""How long somebody has driven for a group, and the days on which years become round. There are no points and no ranks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.basics.day import term_end

ROUND = (1, 3, 5, 10, 15, 20, 25, 30, 40, 50)
"""The years a group remembers."""


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """Whole years and whole months beyond them."""

    years: int
    months: int

    @property
    def text(self) -> str:
        """As it is said: 3年2か月, 5か月, 1か月に満たない."""
        said = (f"{self.years}年" if self.years else "") + (f"{self.months}か月" if self.months else "")
        return said or "1か月に満たない"


def length(start: date, day: date) -> Length:
    """Return how long it is from the first day to a day.

    Raises
    ------
    ValueError
        When the day is before the first.
    """
    if day < start:
        raise ValueError(f"{day} is before {start}")
    months = (day.year - start.year) * 12 + day.month - start.month - (day.day < start.day)
    return Length(*divmod(months, 12))


def anniversary(start: date, years: int) -> date:
    """Return the day on which so many years are full; of who began on 29 February, 1 March in years without it."""
    return term_end(start, 12 * years) + timedelta(days=1)


def round_year(start: date, day: date, *, ahead: timedelta) -> tuple[int, date] | None:
    """Return the next round number of years and its day, when it falls between the day and so long after it."""
    found = ((years, anniversary(start, years)) for years in ROUND)
    return next(((years, on) for years, on in found if day <= on <= day + ahead), None)
