"""Ceiling and cost of 総合事業 in the years to come, under growth by people of 75+, 80+ and 85+; and one insurer of several towns.

The ceiling grows with people of 75+. Users are older: the ministry's worksheet compares with people of 80+ and 85+ too. Each is a
scenario, not a promise; the year in which the cost first passes the ceiling is named for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from fractions import Fraction

from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.apportion import apportion
from ashinami.funding.care.ceiling import Base, Ceiling, ceiling


class Aged(IntEnum):
    """People of so many years or more; whose growth the cost follows."""

    SEVENTY_FIVE = 75
    EIGHTY = 80
    EIGHTY_FIVE = 85

    @property
    def text(self) -> str:
        """The scenario in Japanese."""
        return f"{self.value}歳以上の伸びで"


type Heads = Mapping[int, Mapping[Aged, int]]
"""Fiscal year to how many people of each age and more; the years of the forecast and the first one."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one scenario."""

    fiscal_year: int
    aged: Aged
    cost: Yen
    ceiling: Ceiling

    @property
    def room(self) -> Yen:
        """What is left under the ceiling; below zero where the cost passes it."""
        return self.ceiling.ceiling - self.cost


def forecast(base: Base, cost: Yen, first: int, heads: Heads) -> tuple[Year, ...]:
    """Return each later year of each scenario.

    `base` and `cost` are those of the fiscal year `first`. The cost and what is taken off the ceiling grow with the people of the
    scenario's age, the ceiling's own growth with people of 75+. Each cost is cut to whole yen.
    """
    if first not in heads or any(heads[first].get(aged, 0) <= 0 for aged in Aged):
        raise ValueError(f"the people of {first} are the measure of growth: each age has some")
    return tuple(_year(base, cost, first, heads, year, aged) for aged in Aged for year in sorted(heads) if year > first)


def _year(base: Base, cost: Yen, first: int, heads: Heads, year: int, aged: Aged) -> Year:  # noqa: PLR0913, PLR0917 - one row
    growth = Fraction(heads[year][aged], heads[first][aged])
    of_75 = Fraction(heads[year][Aged.SEVENTY_FIVE], heads[first][Aged.SEVENTY_FIVE])
    later = replace(
        base,
        growth=base.growth * of_75,
        support_cost=rounded(base.support_cost * growth, Rounding.DOWN),
        prevention_benefit=rounded(base.prevention_benefit * growth, Rounding.DOWN),
    )
    return Year(year, aged, rounded(cost * growth, Rounding.DOWN), ceiling(later, date(year, 4, 1)))


def first_over(years: Sequence[Year], aged: Aged) -> int | None:
    """Return the first year in which the cost passes the ceiling in the scenario; None where it never does."""
    return next((year.fiscal_year for year in years if year.aged is aged and year.room < 0), None)


@dataclass(frozen=True, slots=True)
class Town:
    """One municipality of an insurer, and its cost of 総合事業."""

    name: str
    cost: Yen


@dataclass(frozen=True, slots=True)
class Insurer:
    """An insurer, which may span several municipalities (広域連合, 一部事務組合). The ceiling is the insurer's, not a town's."""

    name: str
    towns: tuple[Town, ...]

    def __post_init__(self) -> None:
        """Refuse an insurer of no town, or of two towns of one name."""
        if not self.towns or len({town.name for town in self.towns}) != len(self.towns):
            raise ValueError(f"{self.name}: an insurer has a town at least, each of its own name")

    @property
    def cost(self) -> Yen:
        """The cost of all its towns."""
        return sum(town.cost for town in self.towns)

    def borne(self, excess: Yen) -> dict[str, Yen]:
        """Share what lies above the insurer's ceiling among its towns by their costs; the parts are the whole."""
        return apportion(excess, {town.name: town.cost for town in self.towns})
