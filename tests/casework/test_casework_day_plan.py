"""A day's plan: every wish driven or left out with its reason, every ride with its legal basis."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest

from ashinami.basics.clock import Span
from ashinami.casework.day_plan import DayPlan, WhyRefused
from ashinami.casework.day_problem import KEPT
from ashinami.casework.planning import plan_day
from ashinami.casework.runs import runs
from ashinami.casework.windows import Margins
from ashinami.dispatch.plan import StopKind, WhyNot
from ashinami.dispatch.problem import Fixed
from ashinami.dispatch.stop import MaxIterations
from ashinami.geo.travel import StraightLine
from ashinami.rules.verdict import Verdict
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Back, Purpose, Wish
from tests.casework import small_day as small


def times(plan: DayPlan) -> dict[tuple[str, Leg, StopKind], int]:
    """Return the start of every stop."""
    return {(stop.wish, stop.leg, stop.kind): stop.start for route in plan.plan.routes for stop in route.stops}


def test_the_promises_of_the_margins_are_kept() -> None:
    """Shows arrival in the twenty minutes before an appointment, pick-up within thirty of a named time and of the visit's end."""
    at = times(small.planned())
    assert 550 <= at["W1", Leg.OUT, StopKind.DROP_OFF] <= 570
    assert 640 <= at["W1", Leg.BACK, StopKind.PICK_UP] <= 670
    assert 660 <= at["W2", Leg.BACK, StopKind.PICK_UP] <= 690
    assert 810 <= at["W3", Leg.OUT, StopKind.PICK_UP] <= 840


def test_a_driver_who_stays_brings_her_back() -> None:
    """Shows that accompaniment plans the return with the same driver, in the car that takes the wheelchair."""
    drivers = {r.driver for r in small.planned().plan.routes for stop in r.stops if stop.wish == "W2"}
    assert drivers == {"D2"}


def test_an_open_return_is_a_state() -> None:
    """Shows that a rider who will ring has no planned return and stands in the list of those waited for."""
    plan = small.planned()
    assert ("W3", Leg.BACK, StopKind.PICK_UP) not in times(plan)
    assert [wish.key for wish in plan.waiting_for_call] == ["W3"]


def test_unlawful_is_not_planned_and_undetermined_is_marked() -> None:
    """Shows that a kilometre tariff is refused with that reason, and that an unclear one is planned with its questions."""
    plan = small.planned(
        small.day(
            replace(small.TO_CLINIC, arrangement="per_km_fare"), replace(small.RINGS, arrangement="insurance_unclear")
        )
    )
    assert [(entry.wish, entry.why) for entry in plan.left_out] == [("W1", WhyRefused.NEEDS_REGISTRATION.name)]
    assert plan.bases["W3"].verdict is Verdict.UNDETERMINED
    assert plan.bases["W3"].questions
    assert [wish.key for wish in plan.served] == ["W3"]


def test_no_arrangement_on_record_is_never_lawful() -> None:
    """Shows that silence about money leaves every ride undetermined, but planned."""
    plan = small.planned(small.day(default_arrangement="", arrangements=()))
    assert {basis.verdict for basis in plan.bases.values()} == {Verdict.UNDETERMINED}
    assert len(plan.served) == 3


def test_a_judgement_the_group_has_made_itself_is_told() -> None:
    """Shows that an answer only an office can give stays open under the group's own record, and is told once, by its name."""
    own = Arrangement("own", "わたしたちの決まり", {"service.centre_is_help": True})
    plan = small.planned(small.day(default_arrangement="own", arrangements=(own,)))
    assert [(notice.code, notice.file) for notice in plan.notices] == [
        ("judgement-without-name", "取り決め「わたしたちの決まり」")
    ]


def test_a_place_not_located_is_kept_with_its_reason() -> None:
    """Shows that a wish to a place nobody has found is not lost and not driven."""
    plan = small.planned(small.day(replace(small.RINGS, destination=small.NOWHERE)))
    assert [(entry.why, entry.text[:5]) for entry in plan.left_out] == [("NOT_LOCATED", "場所未確認")]


def test_nobody_drives() -> None:
    """Shows that a day without drivers leaves every wish out with a reason."""
    plan = small.planned(small.day(drivers=()))
    assert len(plan.left_out) == 3
    assert all(entry.why in WhyNot.__members__ for entry in plan.left_out)


def test_a_driver_without_a_located_home_is_told() -> None:
    """Shows a notice for a driver who cannot be planned, and that the others are."""
    lost = replace(small.MAMORU, home=replace(small.MAMORU.home, point=None))
    plan = small.planned(small.day(drivers=(lost, small.SATOMI)))
    assert [notice.code for notice in plan.notices] == ["driver-not-located"]
    assert {run.driver.key for run in runs(plan)} == {"D2"}


def test_one_car_is_never_in_two_places() -> None:
    """Shows that drivers who share a car are out at different times, whoever of them suits the wishes."""
    later = replace(small.SATOMI, vehicle="C1", windows=(Span(12 * 60, 18 * 60),))
    plan = small.planned(small.day(drivers=(small.MAMORU, later)))
    assert plan.notices == ()
    assert {run.driver.key for run in runs(plan)} == {"D1", "D2"}
    out = sorted((run.leave_home, run.back_home) for run in runs(plan))
    assert all(first[1] <= second[0] for first, second in pairwise(out))


def test_a_car_of_the_group_is_fetched_where_it_stands() -> None:
    """Shows that runs with it begin and end there: at the clinic itself, half a wish's way costs no metres."""
    van = replace(small.WAGON, stands=small.CLINIC)
    one_way = replace(small.TO_CLINIC, back=Back.NONE, back_at=None)
    plan = small.planned(small.day(one_way, drivers=(small.SATOMI,), vehicles=(small.SMALL, van)))
    assert [ways[-1] for ways in plan.metres] == [0]


def test_clinic_goes_before_shopping_when_only_one_can_be_driven() -> None:
    """Shows that treatment is served first whatever the minutes."""
    shopping = Wish(
        "S", small.ON, "R1", small.HANA.home, small.SHOP, appointment=570, purpose=Purpose.SHOPPING, accompaniment=True
    )
    clinic = replace(
        shopping, key="T", rider="R3", origin=small.FUMI.home, destination=small.CLINIC, purpose=Purpose.CLINIC
    )
    plan = small.planned(small.day(shopping, clinic, drivers=(small.MAMORU,)))
    assert [wish.key for wish in plan.served] == ["T"]


def test_the_plan_tells_its_terms_and_what_fair_turns_cost() -> None:
    """Shows that cost and fairness come with the plan and survive JSON; at most 15 minutes are spent."""
    plan = small.planned()
    assert plan.cost is not None
    assert plan.fairness is not None
    assert plan.cost.total == plan.plan.cost
    assert plan.fairness.spent <= 15
    assert DayPlan.from_json(plan.to_json()) == plan


def test_a_lock_holds() -> None:
    """Shows that a leg a person has given to a driver stays with him."""
    for driver in ("D1", "D2"):
        lock = Fixed("W3", Leg.OUT, driver)
        plan = plan_day(small.day(), StraightLine(), seed=1, stop=MaxIterations(20), fixed=[lock])
        assert {route.driver for route in plan.plan.routes for stop in route.stops if stop.wish == "W3"} == {driver}


@pytest.mark.parametrize(("promise", "free_from", "kept"), [(815, 0, True), (835, 0, True), (815, 820, False)])
def test_a_promised_time_moves_by_five_minutes_at_most(promise: int, free_from: int, kept: bool) -> None:  # noqa: FBT001
    """Shows that what was told to a rider holds in a new plan; who cannot keep it is not sent twenty minutes later."""
    driver = replace(small.MAMORU, windows=(Span(free_from, 1020),))
    told = {("W3", Leg.OUT): promise}
    given = small.day(small.RINGS, drivers=(driver,))
    plan = plan_day(given, StraightLine(), seed=1, stop=MaxIterations(5), promised=told)
    found = [start for (_, _, kind), start in times(plan).items() if kind is StopKind.PICK_UP]
    assert [promise - KEPT <= start <= promise + KEPT for start in found] == [True] * kept


def test_a_promised_ride_is_not_given_up_for_a_new_one() -> None:
    """Shows that of two wishes only one of which can be driven, the promised one is, whichever stands first."""
    driver = replace(small.MAMORU, most_minutes=50)
    other = replace(small.TO_CLINIC, key="W9", back=Back.NONE, back_at=None)
    for first, second in ((other, small.RINGS), (small.RINGS, other)):
        given = small.day(first, second, drivers=(driver,))
        for wish, minute in (("W9", 550), ("W3", 815)):
            told = {(wish, Leg.OUT): minute}
            plan = plan_day(given, StraightLine(), seed=1, stop=MaxIterations(20), promised=told)
            assert [served.key for served in plan.served] == [wish]


def test_margins_of_the_group() -> None:
    """Shows that a group's own margins change what is promised."""
    strict = plan_day(
        small.day(small.TO_CLINIC), StraightLine(), seed=1, stop=MaxIterations(5), margins=Margins(5, 5, 5)
    )
    assert 565 <= times(strict)["W1", Leg.OUT, StopKind.DROP_OFF] <= 570
    with pytest.raises(ValueError, match="margins"):
        Margins(early=-1)


def test_json_and_back() -> None:
    """Shows that a plan survives JSON with and without its people, and that names stand in its input only."""
    plan = small.planned()
    assert DayPlan.from_json(json.loads(json.dumps(plan.to_json()))) == plan
    stored = json.dumps(plan.to_json(people=False), ensure_ascii=False)
    assert "髙橋" not in stored
    assert "0000-00" not in stored
    again = DayPlan.from_json(json.loads(stored), plan.given)
    assert again == plan
    assert again.receipt == plan.receipt


def test_the_receipt_changes_with_the_plan() -> None:
    """Shows that the number printed on papers tells one plan from another."""
    assert small.planned().receipt == small.planned().receipt
    assert small.planned().receipt != small.planned(small.day(small.RINGS)).receipt


def test_a_plan_that_loses_a_wish_cannot_be_built() -> None:
    """Shows that a wish neither driven nor left out is refused."""
    plan = small.planned(small.day(replace(small.RINGS, destination=small.NOWHERE)))
    with pytest.raises(ValueError, match="driven or left out"):
        replace(plan, left_out=())


def test_runs_tell_names_places_and_ways() -> None:
    """Shows the run as people read it: in time order, with the way driven and who is in the car."""
    driven = runs(small.planned())
    assert sum(run.rides for run in driven) == 5
    for run in driven:
        starts = [visit.stop.start for visit in run.visits]
        assert starts == sorted(starts)
        assert run.leave_home <= starts[0]
        assert run.metres > 0
        assert run.minutes == run.back_home - run.leave_home
    first = next(visit for run in driven for visit in run.visits if visit.stop.wish == "W1")
    assert (first.rider.name, first.place) == ("髙橋 はな", small.HANA.home)
