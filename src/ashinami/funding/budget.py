"""A group's next five years: costs, grants that end, own income and reserve.

Each year asks every scheme anew, with that year's costs, counts and year of application, so that a first-year grant ends by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding import facts
from ashinami.funding.mix import Aim, Mix, propose
from ashinami.funding.scheme import Scheme
from ashinami.rules.answers import Answer, Answers, Assumed
from ashinami.rules.facts import Amount

YEARS = 5
_PLANNED = Assumed("5年の見通しで")
_GROWING = (facts.VISITS, facts.VISITS_TARGET, facts.ACTIVITIES, facts.CASES_B, facts.CASES_D, facts.COORDINATOR_DAYS)


@dataclass(frozen=True, slots=True)
class Income:
    """Money that is no grant: fees, collected costs, donations, sales; its yen in the first year, and its growth in per cent."""

    name: str
    amount: Yen
    growth: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is assumed for the years: growth of activity and rise of prices in per cent, own income, opening reserve, grants that end.

    `ends` maps the id of a scheme to the first fiscal year in which it is no longer there.
    """

    first_year: int
    activity_growth: int = 0
    price_rise: int = 0
    incomes: tuple[Income, ...] = ()
    reserve: Yen = 0
    ends: Mapping[str, int] = field(default_factory=dict)
    aim: Aim = Aim.MONEY

    def __post_init__(self) -> None:
        """Refuse a fall to nothing or below, and money below zero."""
        if min(self.activity_growth, self.price_rise, *(one.growth for one in self.incomes), 0) < -99:
            raise ValueError("a yearly change is more than minus one hundred per cent")
        if min((self.reserve, *(one.amount for one in self.incomes))) < 0:
            raise ValueError("reserve and income are not negative")


@dataclass(frozen=True, slots=True)
class Year:
    """One year as planned."""

    year: int
    mix: Mix
    income: Yen
    opening: Yen

    @property
    def cost(self) -> Yen:
        """All costs of the year."""
        return self.mix.cost

    @property
    def balance(self) -> Yen:
        """What the year leaves, below zero what it lacks."""
        return self.income + self.mix.granted - self.cost

    @property
    def closing(self) -> Yen:
        """The reserve at the end; below zero the group cannot pay."""
        return self.opening + self.balance

    @property
    def dependence(self) -> Fraction:
        """The share of the costs that grants pay."""
        return self.mix.dependence

    @property
    def reserve_months(self) -> Fraction:
        """For how many months of costs the reserve lasts; below zero counts as none."""
        return Fraction(max(self.closing, 0) * 12, self.cost) if self.cost else Fraction(0)


def budget(schemes: Iterable[Scheme], answers: Answers, plan: Plan) -> tuple[Year, ...]:
    """Return five years, each with the mix of its own schemes and costs."""
    known = tuple(schemes)
    years: list[Year] = []
    opening = plan.reserve
    for at in range(YEARS):
        year = plan.first_year + at
        there = (one for one in known if plan.ends.get(one.id, year + 1) > year and not _over(one, answers, at))
        mix = propose(there, date(year, 4, 1), _later(answers, plan, at), plan.aim)
        income = sum(_grown(one.amount, at, one.growth) for one in plan.incomes)
        years.append(Year(year, mix, income, opening))
        opening = years[-1].closing
    return tuple(years)


def _over(scheme: Scheme, answers: Answers, at: int) -> bool:
    """Whether the scheme has ended for this group by the year, counted from its own first application."""
    applied = answers.to(facts.APPLICATION_YEAR)
    if scheme.ends_after is None or applied is None:
        return False
    return int(applied.value) + at > scheme.ends_after  # type: ignore[arg-type]  # an amount's value is a whole number


def _later(answers: Answers, plan: Plan, at: int) -> Answers:
    """Return the answers as they would be so many years later."""
    given: list[Answer] = []
    for answer in answers:
        fact = answer.fact
        if not isinstance(fact, Amount):
            given.append(answer)
            continue
        value = int(answer.value)  # type: ignore[arg-type]  # an amount's value is a whole number
        if fact == facts.APPLICATION_YEAR:
            value += at
        elif fact in _GROWING:
            value = _grown(value, at, plan.activity_growth)
        elif fact in facts.COST.values():
            value = _grown(_grown(value, at, plan.activity_growth), at, plan.price_rise)
        given.append(Answer(fact, value, _PLANNED if at else answer.origin))
    return Answers(tuple(given), answers.members)


def _grown(amount: int, years: int, per_cent: int) -> int:
    """Return the amount after so many years, in whole yen or counts, rounded half up."""
    return rounded(amount * Fraction(100 + per_cent, 100) ** years, Rounding.HALF_UP)
