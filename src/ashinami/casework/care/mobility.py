"""One plan of mobility support as B and as D: who counts, what may be charged, whether the rides stay free of permits, side by side.

The plan stays the same: its users, its costs, its rides. What differs is the subsidy's rules, the municipality's own narrowing, and
what the money makes of the rides (`law.road_transport`). How far the rides run beside a bus is measured elsewhere and shown with both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.basics.notice import Notice
from ashinami.casework.care.narrowings import side_by_side
from ashinami.funding.half_rule import HalfRuleResult, half_rule
from ashinami.law import corpus
from ashinami.law.care_insurance.facts import ITEMS
from ashinami.law.care_insurance.mobility import Model
from ashinami.law.care_insurance.users.status import user_class
from ashinami.rules.answers import Said
from ashinami.rules.facts_file import read_answers
from ashinami.rules.reading import explain
from ashinami.rules.truth import Truth
from ashinami.rules.verdict import Finding, Verdict, find
from ashinami.vocabulary.care import StatusHistory
from ashinami.vocabulary.money import UserClass

NOTHING: Mapping[str, object] = MappingProxyType({})
ITEM_TEXT = {option.id: option.text for option in ITEMS.options}


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityPlan:
    """What a group wants to do in a year.

    Attributes
    ----------
    users : the histories of its users, without names.
    costs : what the year costs, by option of `subsidy.items`.
    rides : answers to the facts of the ride law (what is received from riders, who drives …), as a file has them.
    municipality : whose narrowing is shown; empty for none.
    rides_a_year, beside_bus : how many rides there are, and how many of them a bus could have served; None when not measured.
    """

    day: date
    users: tuple[StatusHistory, ...]
    costs: Mapping[str, Yen]
    rides: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    municipality: str = ""
    rides_a_year: int | None = None
    beside_bus: int | None = None

    def __post_init__(self) -> None:
        """Refuse costs the law has no word for, and more rides beside the bus than there are."""
        strange = sorted(set(self.costs) - set(ITEM_TEXT))
        if strange or any(cost < 0 for cost in self.costs.values()):
            raise ValueError(f"costs go by the items of a subsidy, zero or more: {strange}")
        if self.beside_bus is not None and self.beside_bus > (self.rides_a_year or 0):
            raise ValueError("rides beside the bus are among the rides")


@dataclass(frozen=True, slots=True)
class AsModel:
    """The plan under one model.

    Attributes
    ----------
    counted : the half rule over its users.
    shut_out : how many users the state counts and the municipality's own rule does not.
    paid, refused : cost items the subsidy may and may not pay, with the yen.
    charged : what may be charged to the state grant, cut to whole yen.
    ride : what the ride law says with this money.
    """

    model: Model
    counted: HalfRuleResult
    shut_out: int
    unknown: int
    paid: Mapping[str, Yen]
    refused: Mapping[str, Yen]
    charged: Yen
    ride: Finding
    notices: tuple[Notice, ...]

    @property
    def own_money(self) -> Yen:
        """What the group must find elsewhere: items the subsidy may not pay."""
        return sum(self.refused.values())


def as_model(plan: MobilityPlan, model: Model) -> AsModel:
    """Return the plan under the model, by the rules of its day."""
    classes = [user_class(one, model.service, plan.day) for one in plan.users]
    targets = sum(one is not None and one is not UserClass.CONTINUING and one.is_target(plan.day) for one in classes)
    counted = half_rule(
        target=targets, continuing=classes.count(UserClass.CONTINUING), users=len(plan.users), day=plan.day
    )
    payable = {item for item in plan.costs if item in model.pays and _allowed(model, item, plan.day)}
    paid = {item: cost for item, cost in plan.costs.items() if item in payable}
    answers, notices = read_answers(
        corpus().facts,
        {**plan.rides, **model.told(tuple(sorted(payable)) or ("coordination",)), "scope.special": ["public_support"]},
        Said("計画", plan.day),
    )
    return AsModel(
        model=model,
        counted=counted,
        shut_out=_shut_out(plan, model),
        unknown=classes.count(None),
        paid=paid,
        refused={item: cost for item, cost in plan.costs.items() if item not in payable},
        charged=rounded(sum(paid.values()) * counted.share, Rounding.DOWN),
        ride=find(corpus(), "road_transport.no_permit", plan.day, answers),
        notices=notices,
    )


def _allowed(model: Model, item: str, day: date) -> bool:
    """Whether the law of the day lets such a subsidy pay the item."""
    answers, _ = read_answers(corpus().facts, model.told((item,)), Said("計画", day))
    return find(corpus(), "care_insurance.subsidy_items", day, answers).verdict is Verdict.LAWFUL


def _shut_out(plan: MobilityPlan, model: Model) -> int:
    """Count the users whom the state counts and the municipality's own rule does not."""
    if not plan.municipality:
        return 0
    found = (side_by_side(one, model.service, plan.day, plan.municipality) for one in plan.users)
    return sum(one.narrowed and one.local is Truth.NO for one in found)


def lines(plan: MobilityPlan, found: tuple[AsModel, ...]) -> Iterator[str]:
    """Tell the models one after the other, then how the rides stand beside the bus."""
    for one in found:
        yield f"■ {one.model.key} {one.model.name}〔{one.model.cite.mark.text}〕"
        yield f"  利用者: {one.counted.users}人のうち対象は{one.counted.counted}人（割合 {one.counted.share}）"
        if one.unknown:
            yield f"  区分の分からない人が{one.unknown}人います。対象に数えていません。"
        if one.shut_out:
            yield f"  市のきまりでは、国が対象とする人のうち{one.shut_out}人が数えられません。"
        yield f"  補助で見られる費用: {_items(one.paid)}"
        yield f"  補助で見られない費用: {_items(one.refused)}（合計 {one.own_money:,}円は、別の財源が要ります）"
        yield f"  交付金に計上できる額: {one.charged:,}円（円未満切捨て）"
        yield f"  送迎: {_RIDE[one.ride.verdict]}"
        yield from (f"    {said}" for said in (explain(one.ride.outlook) if one.ride.outlook else ()))
        yield from (f"  注意: {warning}" for warning in one.counted.warnings)
        yield f"  {one.model.licence}"
    if plan.beside_bus is None or not plan.rides_a_year:
        yield "バスと重なる送迎の数は、まだ測られていません。"
    else:
        share = Fraction(plan.beside_bus * 100, plan.rides_a_year)
        yield f"送迎{plan.rides_a_year}回のうち{plan.beside_bus}回（約{round(share)}％）は、バスでも行けました。どの形でも同じです。"


_RIDE = {
    Verdict.LAWFUL: "許可も登録もいりません",
    Verdict.UNLAWFUL: "このままでは許可か登録がいります",
    Verdict.UNDETERMINED: "まだ決まりません（たずねることがあります）",
    Verdict.NOT_APPLICABLE: "この日のきまりが、手元にありません",
}


def _items(costs: Mapping[str, Yen]) -> str:
    return "、".join(f"{ITEM_TEXT[item]} {cost:,}円" for item, cost in costs.items()) or "なし"
