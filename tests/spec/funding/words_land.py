"""Words of the topics about land, work and transport, and of figures to be checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from ashinami.funding.apportion import apportion
from ashinami.funding.cooperative import facts as cooperative
from ashinami.funding.evidence import PrintedRate, growth_percent, visits
from ashinami.funding.hilly import facts as hilly
from ashinami.funding.registry import schemes
from ashinami.funding.scheme import Evaluation, Standing, evaluate
from ashinami.funding.transport import facts as transport
from ashinami.rules.answers import Answer, Answers, Member, Record
from ashinami.rules.facts import Fact
from tests.spec.funding.state_reading import Inputs, Told

RECORD = Record("事例")
SQUARE_METRES = 10_000
LAND: dict[str, dict[Fact, Any]] = {
    "paddy_steep": {hilly.LAND: "paddy", hilly.FALL: 50},
    "paddy_gentle": {hilly.LAND: "paddy", hilly.FALL: 10},
    "field_steep": {hilly.LAND: "field", hilly.DEGREES: 15},
    "grass_high_ratio": {hilly.LAND: "grass", hilly.DEGREES: 3, hilly.HIGH_GRASS: True},
    "pasture_steep": {hilly.LAND: "pasture", hilly.DEGREES: 15},
}
ADD_ONS = {
    "棚田地域振興活動加算": "state.hilly_areas.terraces",
    "超急傾斜農地保全管理加算": "state.hilly_areas.very_steep",
}


def judged(
    scheme: str, day: date, told: Mapping[Any, Any], members: Mapping[str, Sequence[Mapping[Any, Any]]] | None = None
) -> Evaluation:
    """Evaluate a scheme on the day for these answers."""
    version = schemes().on(scheme, day)
    assert version is not None
    listed = {
        entity: tuple(Member(f"{number}", Answers(_given(one))) for number, one in enumerate(rows, 1))
        for entity, rows in (members or {}).items()
    }
    return evaluate(version, day, Answers(_given(told), listed))


def _given(told: Mapping[Any, Any]) -> tuple[Answer, ...]:
    return tuple(Answer(fact, value, RECORD) for fact, value in told.items())


def cooperative_topic(inputs: Inputs, day: date) -> Told:
    """Read wages alone, or how many founders there are."""
    if "founders" in inputs:
        found = judged("state.local_work_cooperative", day, {cooperative.FOUNDERS: inputs["founders"]})
        return {"can_be_founded": found.standing is not Standing.FAILS}
    wage = inputs["monthly"] * inputs["months"]
    found = judged("state.local_work_cooperative", day, {cooperative.OFFICE: 0}, {"worker": [{cooperative.WAGE: wage}]})
    names = ("user_fees", "municipal_subsidy", "state_grant", "special_tax", "municipal_net")
    return {name: found.step(name) for name in names}


def hilly_payment(inputs: Inputs, day: date) -> Told:
    """Read hectares by class, and the plan that was made."""
    plan = {"集落戦略": {"strategy"}, "ネットワーク化活動計画": {"network"}, None: set()}[inputs["plan_made"]]
    rows = [LAND[kind] | {hilly.PARCEL_AREA: int(area * SQUARE_METRES)} for kind, area in inputs["area_ha"].items()]
    told = {
        hilly.AGREEMENT: "hamlet",
        hilly.FIVE_YEARS: True,
        hilly.ZONED: True,
        hilly.PLANNED: True,
        hilly.GENTLE_ACCEPTED: True,
        hilly.PLANS: frozenset(plan),
    }
    found = judged("state.hilly_areas", day, told, {"parcel": rows})
    assert found.standing is Standing.FITS
    return {"amount": found.amount, "rate": {100: "10割", 80: "8割"}[int(found.step("rate"))]}


def hilly_add_on(inputs: Inputs, day: date) -> Told:
    """Read an area, with the slope of a paddy and the add-ons that are wanted; without a slope it is 集落機能強化加算."""
    area = int(inputs["area_ha"] * SQUARE_METRES)
    told = {hilly.ADD_ON_AREA: area, hilly.AGREEMENT: "hamlet", hilly.ACTIVITIES: frozenset({"rides"})}
    told |= {hilly.TERRACES: False, hilly.VERY_STEEP_TAKEN: False, hilly.TERRACE_PLAN: True}
    if "paddy_slope" not in inputs:
        found = judged("state.hilly_areas.hamlet_functions", day, told)
        assert any("要確認" in warning for warning in found.warnings)
        return {"amount": found.amount}
    told[hilly.VERY_STEEP] = Fraction(inputs["paddy_slope"]) >= Fraction(1, 10)
    wants = inputs.get("wants", ["超急傾斜農地保全管理加算"])
    alone = {name: judged(ADD_ONS[name], day, told).amount for name in wants}
    both = told | {hilly.TERRACES: True, hilly.VERY_STEEP_TAKEN: True}
    together = [judged(ADD_ONS[name], day, both).standing for name in wants]
    return {
        "amount": alone.get("超急傾斜農地保全管理加算"),
        "allowed_together": Standing.FAILS not in together,
        "tanada_amount": alone.get("棚田地域振興活動加算"),
    }


def transport_grant(inputs: Inputs, day: date) -> Told:
    """Read a project of an area, a trial run, or a feeder line with revenue and the state's limit."""
    if "municipal_limit" in inputs:
        told = {
            transport.COST: inputs["eligible_cost"],
            transport.REVENUE: inputs["revenue"],
            transport.STATE_LIMIT: inputs["municipal_limit"],
            transport.FEEDS: True,
            transport.PLAN: True,
        }
        found = judged("state.feeder_line", day, told)
        return {"half_of_deficit": found.step("half_of_deficit"), "grant": found.amount}
    told = {transport.COST: inputs["cost"], transport.ACCEPTED: True, transport.PART: "operation"}
    if "area" in inputs:
        return {"grant": judged("state.redesign_dx", day, told | {transport.AREA: inputs["area"].lower()}).amount}
    return {"grant": judged("state.co_creation", day, told).amount}


def rural_grant(inputs: Inputs, day: date) -> Told:
    """Read so many years of 農村RMOモデル形成支援."""
    return {
        "ceiling": judged("state.rural_rmo", day, {transport.YEARS: inputs["years"], transport.IS_RMO: True}).amount
    }


def cost_sharing(inputs: Inputs, _: date) -> Told:
    """Read the municipalities' part of an aid, shared by visits."""
    part = inputs["aid"] * Fraction(inputs["municipal_share"])
    return {"shares": apportion(int(part), inputs["visits"])}


def accompanied_support(inputs: Inputs, _: date) -> Told:
    """Read the days of the visits."""
    found = visits([date.fromisoformat(day) for day in inputs["visits"]])
    return {
        "count": len(found.days),
        "days_first_to_last": found.span,
        "within_about_six_months": found.within_about_six_months,
    }


def data_quality(inputs: Inputs, _: date) -> Told:
    """Read a printed rate with its counts, or two years of counts."""
    if "printed_percent" not in inputs:
        return {
            "elderly_growth_percent": float(growth_percent(*inputs["elderly"])),
            "yoshien_growth_percent": float(growth_percent(*inputs["yoshien"])),
        }
    rate = PrintedRate(inputs["elderly"], inputs["population"], Fraction(str(inputs["printed_percent"])))
    return {"computed_percent": float(rate.computed), "matches_printed": rate.matches}
