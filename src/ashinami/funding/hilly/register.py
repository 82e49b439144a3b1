"""The register of an agreement: its five years, its land, its plans and its partners; what a year of it answers, and what is repaid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.day import Days, fiscal_year
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.funding.amounts import amount_on
from ashinami.funding.hilly import facts
from ashinami.funding.hilly.land import Land, Parcel
from ashinami.funding.hilly.payment import full
from ashinami.funding.hilly.schemes import SIXTH
from ashinami.rules.answers import Answer, Answers, Member, Record
from ashinami.rules.facts import Fact, Value

REPAY_UNKNOWN = "第6期（令和7年度から）に、返す範囲がやめた農用地の分だけかは要確認です。"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of the agreement (`strategy`, `network`) and the day it was made."""

    kind: str
    made_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement (集落協定・個別協定).

    Attributes
    ----------
    kind : `hamlet` or `single`, as the fact `hilly.agreement` names them.
    days : the five years for which activity is promised.
    partners : bodies that work with it (農家組合, 自治会, 社会福祉協議会, NPO), by name of body, never of a person.
    zoned, in_local_plan, gentle_accepted : as the municipality says; None while it is not known.
    activities : what it does for daily life, as the fact `hilly.hamlet_activities` names it.
    """

    name: str
    kind: str
    days: Days
    parcels: tuple[Parcel, ...]
    plans: tuple[Plan, ...] = ()
    partners: tuple[str, ...] = ()
    activities: frozenset[str] = frozenset()
    zoned: bool | None = None
    in_local_plan: bool | None = None
    gentle_accepted: bool | None = None

    def __post_init__(self) -> None:
        """Refuse words the facts do not have, and two parcels of one key."""
        kinds = frozenset(plan.kind for plan in self.plans)
        if not (
            facts.AGREEMENT.accepts(self.kind)
            and facts.PLANS.accepts(kinds)
            and facts.ACTIVITIES.accepts(self.activities)
        ):
            raise ValueError(f"{self.name}: words the facts of the payment do not know")
        if len({one.key for one in self.parcels}) != len(self.parcels):
            raise ValueError(f"{self.name}: each parcel has a key of its own")

    @property
    def area(self) -> int:
        """Square metres in all."""
        return sum(one.area for one in self.parcels)

    @property
    def five_years(self) -> bool:
        """Whether the promise covers five whole fiscal years."""
        end = self.days.end
        return end is not None and fiscal_year(end) - fiscal_year(self.days.start) >= 5

    def answers(self, day: date) -> Answers:
        """Return what the payment asks, as of the day: only plans made by then count."""
        record = Record(f"協定の台帳（{self.name}）")
        known: dict[Fact, Value | None] = {
            facts.AGREEMENT: self.kind if day in self.days else "none",
            facts.AREA: self.area,
            facts.FIVE_YEARS: self.five_years,
            facts.ZONED: self.zoned,
            facts.PLANNED: self.in_local_plan,
            facts.GENTLE_ACCEPTED: self.gentle_accepted,
            facts.PLANS: frozenset(plan.kind for plan in self.plans if plan.made_on <= day),
            facts.ACTIVITIES: self.activities,
        }
        given = tuple(Answer(fact, value, record) for fact, value in known.items() if value is not None)
        members = tuple(Member(one.key, Answers(_parcel(one, record))) for one in self.parcels)
        return Answers(given, {facts.PARCEL.id: members})


def _parcel(parcel: Parcel, record: Record) -> tuple[Answer, ...]:
    known: dict[Fact, Value | None] = {
        facts.LAND: parcel.land.value,
        facts.PARCEL_AREA: parcel.area,
        facts.FALL: None if parcel.fall is None else int(parcel.fall * 1000),
        facts.DEGREES: parcel.degrees,
        facts.HIGH_GRASS: parcel.high_grass if parcel.land is Land.GRASS else None,
        facts.AS_GENTLE: parcel.as_gentle,
    }
    return tuple(Answer(fact, value, record) for fact, value in known.items() if value is not None)


@dataclass(frozen=True, slots=True)
class Repayment:
    """What is given back when land goes out of use: the yen, the years they cover, and what must be checked."""

    amount: Yen
    years: int
    parcels: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def repaid(agreement: Agreement, stopped: Iterable[str], on: date, percent: int = 100) -> Repayment:
    """Return what is given back for the parcels that went out of use on the day: their own payments since the agreement began.

    `percent` is the rate at which they were paid (100 or 80). Since 2020 only the land concerned is repaid.
    """
    keys = tuple(dict.fromkeys(stopped))
    concerned = tuple(one for one in agreement.parcels if one.key in keys)
    if len(concerned) != len(keys):
        raise LookupError(f"{agreement.name}: no such parcel among {keys}")
    years = fiscal_year(on) - fiscal_year(agreement.days.start) + 1
    accepted = agreement.gentle_accepted is True
    ids = {price for one in concerned if (price := one.price_id(gentle_accepted=accepted))}
    prices = {price: amount_on(price, on).value for price in ids}
    amount = rounded(full(concerned, prices, gentle_accepted=accepted) * percent / 100 * Fraction(years), Rounding.DOWN)
    warned = (REPAY_UNKNOWN,) if on >= SIXTH else ()
    return Repayment(amount, years, keys, warned)
