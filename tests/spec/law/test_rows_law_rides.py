"""Rows of coverage/ that the law serves by consulting it: rides without permit, councils and plans.

Each is a fictional person with a question, and what she learns that the words alone, typed into a note, would not give: another
verdict on another day, who must act, the smallest change, the paper that is asked for.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ashinami.cli.main import main
from ashinami.law import corpus
from ashinami.law.register.documents import documents, in_force
from ashinami.rules.facts import Who
from ashinami.rules.reading import explain
from ashinami.rules.verdict import Verdict
from tests.spec.law.consulted import DAY_BEFORE, REFORM, consulted, found, verdicts

ORDINARY_RIDE: dict[str, object] = {
    "carriage.carries": True,
    "carriage.for_others": True,
    "scope.special": [],
    "third_party.basis": "none",
    "received.kinds": [],
}


def test_an_npo_may_use_the_citys_car_from_the_day_of_the_memo() -> None:
    """A006: Oda's NPO drives the city's car and asks for the fuel. Her officer sees who owns the car decide, by day and by body."""
    npo = ORDINARY_RIDE | {
        "scope.special": ["public_support"],
        "operator.kind": "npo",
        "support.cars": ["loan", "upkeep"],
        "subsidy.items": [],
        "received.kinds": ["costs"],
        "costs.items": ["fuel"],
        "costs.over_actual": False,
    }
    memo = date(2017, 8, 25)
    days = (memo - timedelta(days=1), memo, date(2024, 3, 1))
    assert verdicts("road_transport.no_permit", days, npo) == [
        Verdict.UNDETERMINED,
        Verdict.LAWFUL,
        Verdict.LAWFUL,
    ]
    neighbours = npo | {"operator.kind": "unincorporated", "support.is_shakyo": False}
    asked = found("road_transport.no_permit", memo, neighbours)
    assert asked.verdict is Verdict.UNDETERMINED
    assert {slot.fact.answered_by for slot in asked.questions} == {Who.OFFICE}


def test_a_type_d_model_leads_to_its_money_rule_and_its_licence_rule() -> None:
    """A009: Abe's town plans 訪問型サービスD: coordination alone needs nothing, fuel the office's word, a ride's price more."""
    plan = ORDINARY_RIDE | {
        "scope.special": ["public_support"],
        "operator.kind": "npo",
        "support.cars": [],
        "subsidy.scheme": "type_d",
        "subsidy.users": ["support_level"],
    }
    day = date(2021, 6, 1)
    models = {item: plan | {"subsidy.items": [item]} for item in ("coordination", "fuel", "ride_price")}
    assert {item: found("road_transport.no_permit", day, told).verdict for item, told in models.items()} == {
        "coordination": Verdict.LAWFUL,
        "fuel": Verdict.UNDETERMINED,
        "ride_price": Verdict.UNLAWFUL,
    }
    assert found("care_insurance.subsidy_items", day, models["coordination"]).verdict is Verdict.LAWFUL


def test_the_council_says_who_is_missing() -> None:
    """A010, A011: Nagata checks her council before the route is put to it: the police are missing, under either name."""
    members = {
        "council_members.head": True,
        "council_members.operators": True,
        "council_members.residents": True,
        "council_members.bureau": True,
        "council_members.drivers_union": True,
        "council_members.registered_nonprofits_exist": False,
        "council_members.on_route": True,
        "council_members.road_manager": True,
        "council_members.police": False,
        "council_members.applicant_heard": True,
    }
    for day in (date(2019, 6, 1), date(2025, 4, 1)):
        seen = found("road_transport.council.composition", day, members)
        assert seen.verdict is Verdict.UNLAWFUL
        assert seen.outlook is not None
        assert explain(seen.outlook) == ("路線を定めた送迎です。", "都道府県警察が委員に入っていません。")
    without_route = members | {"council_members.on_route": False}
    assert found("road_transport.council.composition", date(2025, 4, 1), without_route).verdict is Verdict.LAWFUL


def test_a_day_care_bus_stops_at_a_shop_by_the_rules_of_its_day() -> None:
    """A013: Ishii's day-care bus stops at the supermarket on its usual way, free of charge; then the shop lies off the way."""
    bus = ORDINARY_RIDE | {
        "scope.special": ["facility_pickup"],
        "facility.users": "own",
        "facility.charge": "none",
        "facility.stop": True,
        "facility.normal_route": True,
        "facility.stop_requested": True,
        "facility.stop_fee": False,
        "facility.service_unaffected": True,
    }
    memo = date(2018, 9, 28)
    assert verdicts("road_transport.no_permit", (memo - timedelta(days=1), memo), bus) == [
        Verdict.UNDETERMINED,
        Verdict.LAWFUL,
    ]
    off_the_way = bus | {"facility.normal_route": False}
    assert verdicts("road_transport.no_permit", (memo, date(2024, 3, 1)), off_the_way) == [
        Verdict.UNLAWFUL,
        Verdict.LAWFUL,
    ]


def test_the_models_stand_side_by_side_in_plain_words() -> None:
    """A014, B048: Hino's group wants 500 yen a ride. Each model says in plain words what it asks; one change frees the first."""
    group = ORDINARY_RIDE | {"operator.kind": "unincorporated", "received.kinds": ["fare"]}
    forms = consulted("scheme", date(2025, 4, 1), group)
    free = forms["no_permit"]
    assert free.verdict is Verdict.UNLAWFUL
    assert free.changes
    assert len(free.changes[0].changes) == 1
    assert Who.GROUP in free.who_must_act
    assert forms["welfare"].documents
    shown = (forms[key] for key in ("no_permit", "welfare", "blank_area"))
    assert all(requirement.why for form in shown for requirement in form.requirements)


def test_naming_the_service_in_the_plan_replaces_the_settlement_from_the_reform_on() -> None:
    """B018, B036: Kanda's town named the service in its plan and held no meeting: which of the two proofs counts, and since when."""
    plan = {
        "operator.kind": "npo",
        "registration.kind": "welfare",
        "council.outcome": "not_held",
        "council.forum": "none",
        "council.plan_names_service": True,
    }
    before, after = verdicts("road_transport.registered.council", (DAY_BEFORE, REFORM), plan)
    assert before is not Verdict.LAWFUL
    assert after is Verdict.LAWFUL
    made = {"transit.plan_made": True, "transit.plan_consulted": True, "transit.plan_names_service": True}
    assert found("local_transit.plan", REFORM, made).verdict is Verdict.LAWFUL
    assert found("local_transit.plan", REFORM, made | {"transit.plan_consulted": False}).verdict is Verdict.UNLAWFUL


def test_two_bus_firms_talk_about_fares_only_with_leave() -> None:
    """B020: Two firms want to align their fares in Seno's council: not without approval; sharing figures they may."""
    fares = {"joint_talks.between_operators": True, "joint_talks.approved": False, "joint_talks.within_approval": True}
    assert found("local_transit.joint_talks", REFORM, fares).verdict is Verdict.UNLAWFUL
    figures = {"joint_talks.between_operators": False}
    assert found("local_transit.joint_talks", REFORM, figures).verdict is Verdict.LAWFUL


def test_a_line_that_cannot_be_kept_has_a_path_that_asks_what_is_open() -> None:
    """B027: The bus to Kamiyama ends and Doi walks the path: what is not settled yet is asked, and no path existed before the reform."""
    asked = {fact.id for fact in corpus().facts_of("local_transit.continuation", REFORM)}
    nothing_known = found("local_transit.continuation", REFORM, {})
    assert nothing_known.verdict is Verdict.UNDETERMINED
    assert asked >= {slot.fact.id for slot in nothing_known.questions} != set()
    assert found("local_transit.continuation", DAY_BEFORE, {}).verdict is Verdict.NOT_APPLICABLE


def test_an_officer_learns_what_her_town_and_the_prefecture_have_not_prepared() -> None:
    """A005: Kubo goes through the list of the 2017 notice: two things are missing, one of them not hers to do."""
    done = {
        "environment.shares_information": True,
        "environment.welfare_in_transport_council": False,
        "environment.transport_in_support_council": True,
        "environment.prefecture_teaches": False,
        "environment.prefecture_connects": True,
    }
    seen = found("local_transit.environment", date(2025, 4, 1), done)
    assert seen.outlook is not None
    missing = [end.condition.fact for end in seen.outlook.reason.ends()]  # type: ignore[union-attr]  # leaves, all of them
    assert [fact.changed_by for fact in missing] == [(Who.MUNICIPALITY,), (Who.PREFECTURE,)]


def test_meetings_and_materials_stand_in_the_register_with_what_they_said(capsys: pytest.CaptureFixture[str]) -> None:
    """C065, C072, D078: Fujita looks up where an explanation came from: three national meetings, none of them a rule in force."""
    keys = {"material.care_chiefs_2021", "material.inclusive_support_2020", "material.rural_policy_2020"}
    papers = [one for one in documents() if one.key in keys]
    assert len(papers) == 3
    assert all(one.says and (one.issued or one.dated) for one in papers)
    for paper in papers:
        assert main(["law", "sources", paper.key]) == 0
        assert paper.says in capsys.readouterr().out
    assert keys.isdisjoint(one.key for one in in_force(date(2026, 4, 1)))
