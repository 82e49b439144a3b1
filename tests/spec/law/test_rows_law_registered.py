"""Rows of coverage/ that the law serves by consulting it: the registered service.

Each is a fictional person with a question, and what she learns that the words alone, typed into a note, would not give: another
verdict on another day, who must act, the smallest change, the paper that is asked for.
"""

from __future__ import annotations

from datetime import date

import pytest

from ashinami.law.road_transport.registered.attachments import Service, for_application
from ashinami.law.road_transport.registered.change_table import Procedure, change_of, notification_deadline
from ashinami.law.road_transport.registered.letters import categories_of, letter_of
from ashinami.rules.verdict import Verdict
from tests.spec.law.consulted import DAY_BEFORE, REFORM, consulted, found, verdicts

TODAY = date(2025, 4, 1)
OPEN_TO_WELFARE: dict[str, object] = {
    "registration.riders": "welfare",
    "registration.seats_under_eleven": True,
    "registration.sentenced": False,
    "registration.cancelled_lately": False,
    "registration.officer_disqualified": False,
    "council.outcome": "settled",
    "council.forum": "transport_council",
}
"""Of a group that can register welfare rides."""
WELFARE = {"operator.kind": "npo", "registration.kind": "welfare"}


def test_a_citys_old_registration_is_checked_by_the_kinds_of_its_day() -> None:
    """A007, B032, B033: Mori finds her city's door-to-door rides for disabled residents under three kinds, later under two."""
    city = OPEN_TO_WELFARE | {"operator.kind": "municipality"}
    before, after = consulted("scheme", DAY_BEFORE, city), consulted("scheme", REFORM, city)
    assert before["municipal"].verdict is Verdict.LAWFUL
    assert before["welfare"].verdict is Verdict.UNLAWFUL
    assert after["municipal"].verdict is Verdict.NOT_APPLICABLE
    assert after["welfare"].verdict is Verdict.LAWFUL


@pytest.mark.parametrize(
    ("day", "percent", "verdict", "warned"),
    [
        (date(2022, 6, 1), 50, Verdict.LAWFUL, False),
        (date(2022, 6, 1), 65, Verdict.LAWFUL, True),
        (date(2023, 12, 27), 80, Verdict.LAWFUL, True),
        (date(2023, 12, 28), 80, Verdict.LAWFUL, False),
        (TODAY, 90, Verdict.UNDETERMINED, True),
    ],
)
def test_a_fare_is_held_against_the_guide_of_its_day(day: date, percent: int, verdict: Verdict, warned: bool) -> None:  # noqa: FBT001 - a table
    """A008: Kawai asks what share of the taxi fare her NPO may take: the guide of the day warns, actual cost alone refuses."""
    price = WELFARE | {
        "price.within_actual_cost": True,
        "price.clear": True,
        "price.settled": True,
        "council.plan_names_price": False,
        "price.methods": ["flat"],
        "price.flat_fair": True,
        "price.taxi_percent": percent,
        "price.joint": False,
        "price.dynamic": False,
        "rider.together": 1,
    }
    seen = found("road_transport.registered.price", day, price)
    assert seen.verdict is verdict
    assert bool(seen.warnings) is warned
    too_much = found("road_transport.registered.price", day, price | {"price.within_actual_cost": False})
    assert too_much.verdict is Verdict.UNLAWFUL


def test_the_reform_switches_the_rules_on_its_first_day() -> None:
    """B017, B042: A tourist asks Ueno's NPO in a blank area for a ride: an exception to be judged, then a passenger like others."""
    tourist = {
        "name": "旅の人",
        "rider.role": "passenger",
        "rider.relation": "visitor",
        "rider.on_list": True,
        "rider.in_range": True,
    }
    ride = {"operator.kind": "npo", "registration.kind": "blank_area", "rider": [tourist], "rider.together": 1}
    assert verdicts("road_transport.registered.passengers", (DAY_BEFORE, REFORM), ride) == [
        Verdict.UNDETERMINED,
        Verdict.LAWFUL,
    ]


def test_either_forum_may_be_used_from_the_reform_on() -> None:
    """B037: Before the reform an NPO's service belonged before the 運営協議会; from then on either forum does."""
    npo = WELFARE | {
        "council.outcome": "settled",
        "council.forum": "transport_council",
        "council.plan_names_service": False,
    }
    before, after = verdicts("road_transport.registered.council", (DAY_BEFORE, REFORM), npo)
    assert before is not Verdict.LAWFUL
    assert after is Verdict.LAWFUL
    old = npo | {"council.forum": "operation_council"}
    days = (DAY_BEFORE, REFORM)
    assert verdicts("road_transport.registered.council", days, old) == [Verdict.LAWFUL, Verdict.LAWFUL]


def test_a_welfare_ride_asks_for_category_list_and_judgement() -> None:
    """B034, B043: Miyake rides only when she is in a category, on the list, and somebody judged that she cannot go alone."""
    rider = {
        "name": "三宅",
        "rider.role": "passenger",
        "rider.category": "support",
        "rider.on_list": True,
        "rider.cannot_use_alone": True,
        "rider.in_range": True,
    }
    ride = WELFARE | {"rider.together": 1}
    subject = "road_transport.registered.passengers"
    assert found(subject, TODAY, ride | {"rider": [rider]}).verdict is Verdict.LAWFUL
    unjudged = {key: value for key, value in rider.items() if key != "rider.cannot_use_alone"}
    open_ = found(subject, TODAY, ride | {"rider": [unjudged]})
    assert open_.verdict is Verdict.UNDETERMINED
    assert [slot.fact.id for slot in open_.questions] == ["rider.cannot_use_alone"]
    assert found(subject, TODAY, ride | {"rider": [rider | {"rider.on_list": False}]}).verdict is Verdict.UNLAWFUL
    # the letters moved: ハ meant 要支援 before the reform and means 知的障害者 from then on
    assert categories_of("ハ", DAY_BEFORE) != categories_of("ハ", REFORM)
    assert letter_of("support", DAY_BEFORE) == "ハ"
    assert letter_of("support", REFORM) == "ホ"


def test_each_leg_has_an_end_in_the_area() -> None:
    """B035: From home to the hospital in the next city and back is in order; a shop to a hospital, both outside, is not."""
    area = WELFARE | {"area.route": False, "area.hours_only": False}
    there = {"name": "行き", "leg.start_inside": True, "leg.end_inside": False}
    back = {"name": "帰り", "leg.start_inside": False, "leg.end_inside": True}
    between = {"name": "寄り道", "leg.start_inside": False, "leg.end_inside": False}
    subject = "road_transport.registered.area"
    assert found(subject, TODAY, area | {"leg": [there, back]}).verdict is Verdict.LAWFUL
    assert found(subject, TODAY, area | {"leg": [there, between, back]}).verdict is Verdict.UNLAWFUL


def test_a_taxi_firms_partnership_is_a_way_since_the_reform() -> None:
    """B040: Tani's association finds the partnership with a taxi firm open from the reform on, not the day before."""
    association = OPEN_TO_WELFARE | {
        "operator.kind": "general_incorporated",
        "registration.partner_licensed": True,
        "registration.partner_manages": True,
        "registration.partner_maintains": True,
        "registration.partner_dispatches": False,
    }
    days = (DAY_BEFORE, REFORM)
    assert [consulted("scheme", day, association)["cooperation"].verdict for day in days] == [
        Verdict.NOT_APPLICABLE,
        Verdict.LAWFUL,
    ]
    refused = consulted("scheme", REFORM, association | {"registration.partner_manages": False})
    assert refused["cooperation"].verdict is Verdict.UNLAWFUL


def test_a_wider_range_of_riders_is_registered_since_the_reform_and_was_notified_before() -> None:
    """B044, B045: Endo widens the passengers: a notice within 30 days until the reform, a registration beforehand from then on."""
    change = change_of("range_widened")
    assert change.procedure(DAY_BEFORE) is Procedure.NOTIFICATION
    assert change.procedure(REFORM) is Procedure.CHANGE_REGISTRATION
    assert notification_deadline(date(2020, 11, 1)) == date(2020, 12, 1)


def test_each_charge_is_told_apart() -> None:
    """B046: Kuno's NPO takes pick-up, waiting and help charges and a yearly fee; care beyond boarding is another thing."""
    charges = {
        "price.charges": ["pickup", "waiting", "boarding_help", "membership_fee"],
        "price.charges_fixed": True,
        "price.charges_within_cost": True,
        "price.fee_for_upkeep": True,
    }
    subject = "road_transport.registered.other_charges"
    assert found(subject, TODAY, charges).verdict is Verdict.LAWFUL
    assert found(subject, TODAY, charges | {"price.fee_for_upkeep": False}).verdict is not Verdict.LAWFUL
    assert found(subject, TODAY, charges | {"price.charges": ["care"]}).verdict is Verdict.UNLAWFUL


def test_the_papers_follow_the_body_and_the_kind() -> None:
    """B047: An NPO for welfare rides attaches a list of riders and its officers; a city for a blank area neither."""
    npo = {paper.number for paper in for_application(Service(municipality=False, welfare=True, route=False))}
    city = {paper.number for paper in for_application(Service(municipality=True, welfare=False, route=False))}
    assert npo - city >= {1, 12}
    assert city < npo
