"""Words about a registered service: who registers, whom it carries, where and when, the council, the price, the procedures."""

from __future__ import annotations

from datetime import date
from typing import Any

from ashinami.law.road_transport.registered.letters import categories_of
from tests.spec.law.shared_table.reading import Case, Reading, Told, as_is, nothing, one_of, yes

BODIES = {
    "NPO": "npo",
    "municipality": "municipality",
    "city": "municipality",
    "市町村": "municipality",
    "prefecture": "prefecture",
    "都道府県": "prefecture",
    "unincorporated": "unincorporated",
    "informal_group": "unincorporated",
    "自治会": "unincorporated",
    "地縁団体": "unincorporated",
    "認可地縁団体": "neighbourhood_association",
    "労働者協同組合": "workers_coop",
    "社協": "social_welfare_corporation",
    "社会福祉法人": "social_welfare_corporation",
    "医療法人": "medical_corporation",
    "一般社団法人": "general_incorporated",
    "農協": "agricultural_coop",
    "生協": "consumer_coop",
    "商工会": "society_of_commerce",
    "商工会議所": "chamber_of_commerce",
    "株式会社": "company",
    "合同会社": "company",
    "company": "company",
    "individual": "individual",
    "個人": "individual",
    "taxi_company": "taxi_company",
    "care_provider": "care_provider",
}
KINDS = {"福祉": "welfare", "空白地": "blank_area", "交通空白地": "blank_area", "過疎地": "blank_area"}
FORUMS = {
    "運営協議会": "operation_council",
    "地域公共交通会議": "transport_council",
    "法定協議会": "statutory_council",
}
RELATIONS = {"tourist": "visitor", "visitor": "visitor", "commuter": "regular", "relative": "relative"}
CATEGORIES = {
    "身体": "physical",
    "身体障害者": "physical",
    "精神": "mental",
    "知的": "intellectual",
    "要介護": "care",
    "要支援": "support",
    "チェックリスト": "checklist",
    "基本チェックリスト": "checklist",
    "チェックリスト該当": "checklist",
    "チェックリスト該当者": "checklist",
    "基本チェックリスト該当者": "checklist",
    "elderly": "none",
    "old_age": "none",
    "age_only": "none",
    "なし": "none",
    "None": "none",
}
VISITORS_TOO = date(2020, 11, 27)


def body(value: Any, _: Case) -> Told:
    """Who runs the rides; a neighbourhood body that is not registered lives on its fees."""
    told: Told = {"operator.kind": BODIES.get(str(value), "other"), "support.is_shakyo": value == "社協"}
    return told | ({"scope.special": frozenset({"membership_fee"})} if value == "地縁団体" else {})


def kind(value: Any, case: Case) -> Told:
    """Return the kind of the registration, and whom an ordinary service of that kind carries."""
    option = KINDS[str(value)]
    blank = "residents" if case.day < VISITORS_TOO else "visitors"
    return {"registration.kind": option, "registration.riders": "welfare" if option == "welfare" else blank}


def riders(value: Any, case: Case) -> Told:
    """Say who rides: how many together, or which people the service or the facility carries."""
    match value:
        case int():
            return {"rider.together": value}
        case "disabled" | "elderly":
            return {"registration.riders": "welfare"}
        case "residents" if case.topic.startswith("facility"):
            return {"facility.users": "together" if case.given.get("with_users") else "residents"}
        case "members" | "outsiders" | "anyone":
            return {"membership.members_only": value == "members"}
        case _:
            return {}


def settled(value: Any, case: Case) -> Told:
    """Say whether it is settled: in a case on the council the service, elsewhere the price or the other charges."""
    if case.topic == "council":
        return {"council.outcome": "settled" if value else "under_discussion"}
    return {"price.settled": bool(value)}


def legs(value: Any, _: Case) -> Told:
    """Return where each leg starts and ends."""
    return {"leg": [{"leg.start_inside": start == "in", "leg.end_inside": end == "in"} for start, end in value]}


def blank(value: Any, _: Case) -> Told:
    """Whether the area lacks transport always, or at some hours only."""
    always = value != "hours"
    return {
        "area.depopulated": always,
        "area.inconvenient": always,
        "area.blank_hours": not always,
        "area.hours_only": not always,
        "registration.riders": "residents",
    }


def plan_names_service(value: Any, case: Case) -> Told:
    """Say whether the plan names the service; then no council met, and it settled no price either."""
    told: Told = {"council.plan_names_service": bool(value)}
    if value and not case.has("settled", "council"):
        told |= {"council.outcome": "not_held", "price.settled": False}
    return told


def contractor(_: Any, case: Case) -> Told:
    """Say that somebody drives by contract, for cost or for profit."""
    return {"registration.contractor": "with_profit" if case.given.get("fee_with_profit") else "at_cost"}


def category(value: Any, case: Case) -> Told:
    """Return the category; a letter is read by the day of the case."""
    if value in ("イ", "ロ", "ハ", "ニ", "ホ", "ヘ", "ト"):
        return {"rider.category": categories_of(value, case.day)[0]}
    return {"rider.category": CATEGORIES.get(str(value), value)}


def seats(value: Any, _: Case) -> Told:
    """Return the seats of the car."""
    return {"vehicle.seats": value, "registration.seats_under_eleven": value < 11}


def term(_: Any, case: Case) -> Told:
    """Say whether the day lies within the term, and whether a renewal filed in time is still waiting."""
    expiry = case.given.get("expiry")
    if expiry is None:
        return {}
    last = date.fromisoformat(str(expiry))
    filed = case.given.get("filed")
    pending = filed is not None and date.fromisoformat(str(filed)) <= last
    return {"registration.in_term": case.day <= last, "registration.renewal_pending": pending}


partner = yes(
    "registration.partner_licensed",
    "registration.partner_manages",
    "registration.partner_maintains",
    "registration.partner_dispatches",
)

WORDS: dict[str, Reading] = {
    "operator": body,
    "registrant": body,
    "kind": kind,
    "contractor": contractor,
    "fee_with_profit": nothing,
    "cooperation": partner,
    "registered": yes("registration.held", "traffic.registrant"),
    "category": category,
    "on_list": yes("rider.on_list"),
    # null: nobody has judged
    "cannot_use_alone": lambda value, _: {"rider.cannot_use_alone": None if value is None else bool(value)},
    "attendant": lambda value, _: {"rider": [{}, *({"rider.role": "attendant"} for _ in range(value))]},
    "rider": one_of("rider.relation", RELATIONS, "resident"),
    "riders": riders,
    "council_shared": yes("council.shared_accepted"),
    "seats": seats,
    "legs": legs,
    "route": yes("area.route"),
    "blank": blank,
    **dict.fromkeys(("taxi_minutes", "taxi_wait_minutes", "taxi_arrives_after"), as_is("area.taxi_wait")),
    "talks_months": as_is("council.talks_months"),
    "head_decision": yes("council.head_decided"),
    # a settlement need not be unanimous, a trip has any purpose, and a driver any age
    **dict.fromkeys(("unanimous", "unanimity", "taxi_against", "opposed", "purpose", "age"), nothing),
    "forum": one_of("council.forum", FORUMS, "none"),
    "plan_names_service": plan_names_service,
    "plan_names_price": yes("council.plan_names_price"),
    "council": settled,
    "settled": settled,
    **dict.fromkeys(("sum_ratio", "total_ratio"), lambda value, _: {"price.shared_percent": round(value * 100)}),
    "expiry": term,
    "filed": term,
    # what the typed functions count from
    **dict.fromkeys(("first", "clean", "renewal"), nothing),
}
