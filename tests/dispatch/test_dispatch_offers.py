"""Offers on the phone: each can be kept, no promise is broken, the cheapest comes first, and held offers block their minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.desk import Desk
from ashinami.dispatch.held import Held, with_held
from ashinami.dispatch.offers import moved, pick_ups
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Problem, Trip, Window, WishOrder
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.vocabulary.ride import Leg
from tests.dispatch.dispatch_days import line_day, there_and_back
from tests.dispatch.test_dispatch_choices import planned_but_one

seeds = st.integers(0, 10**9)
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def promised_but_one(seed: int) -> tuple[Problem, Plan, WishOrder]:
    """Return a day whose plan is promised, but for one wish that is on the phone."""
    problem, plan, wish = planned_but_one(seed)
    others = tuple(replace(other, promised=other.key != wish.key) for other in problem.wishes)
    return replace(problem, wishes=others), plan, wish


@settings(max_examples=100)
@given(seeds, st.sampled_from([0, 0, 10]))
def test_every_offer_can_be_kept_and_moves_no_promise_unsaid(seed: int, may_move: int) -> None:
    """Accepted, each offer leaves a sound plan; promised pick-ups are where they were, or move as said and allowed."""
    problem, plan, wish = promised_but_one(seed)
    for offer in Desk(problem, plan).offers(wish, may_move=may_move):
        desk = Desk(problem, plan)
        desk.accept(wish, offer)
        assert check(desk.problem, desk.plan) == ()
        shifted = moved({w.key: w for w in problem.wishes}, plan.routes, desk.plan.routes)
        assert set(shifted) == set(offer.moved)
        assert all(abs(each.after - each.before) <= may_move for each in shifted)


@settings(max_examples=60)
@given(seeds)
def test_offers_are_ranked_by_what_they_add_to_the_cost(seed: int) -> None:
    """What an offer says it adds is the difference of the plans' costs, and none before it adds more."""
    problem, plan, wish = planned_but_one(seed)
    without = replace(
        problem,
        wishes=tuple(w for w in problem.wishes if w.key != wish.key),
        fixed=tuple(lock for lock in problem.fixed if lock.wish != wish.key),
    )
    offers = Desk(problem, plan).offers(wish)
    assert [offer.extra for offer in offers] == sorted(offer.extra for offer in offers)
    for offer in offers:
        desk = Desk(problem, plan)
        desk.accept(wish, offer)
        before, after = terms(without, plan), terms(problem, replace(desk.plan, unserved=plan.unserved))
        assert after.minutes_out - before.minutes_out == offer.extra_minutes
        assert after.total - after.unserved - (before.total - before.unserved) == offer.extra


@settings(max_examples=60)
@given(seeds)
def test_any_minute_said_to_be_possible_can_be_promised(seed: int) -> None:
    """Promised at either end of what is said, the way still fits with the same driver."""
    problem, plan, wish = promised_but_one(seed)
    for offer in Desk(problem, plan).offers(wish, most=3):
        leg = offer.legs[0]
        for minute in (leg.pick_up_between.earliest, leg.pick_up_between.latest):
            out = replace(wish.out, pick_up=Window(minute, minute))
            found = Desk(problem, plan).offers(replace(wish, out=out), most=1000)
            assert offer.drivers in [each.drivers for each in found]


def line(*others: WishOrder, **changes: object) -> tuple[Problem, Plan]:
    """Return the line with these wishes planned and promised, both drivers out all day."""
    drivers = tuple(replace(driver, windows=(Span(480, 1020),)) for driver in line_day().drivers)
    problem = line_day(wishes=others, drivers=drivers, **changes)
    plan = solve(problem, seed=1, stop=MaxIterations(2))
    return replace(problem, wishes=tuple(replace(w, promised=True) for w in others)), plan


def test_the_nearest_driver_is_offered_first_with_minutes_and_reasons() -> None:
    """On an empty day both are offered; a is nearer to 1, each is out for the ride and the way home."""
    problem, plan = line()
    wish = there_and_back(back=None)
    first, second = Desk(problem, plan).offers(wish)
    assert {first.drivers, second.drivers} == {("a",), ("b",)}
    assert first.extra <= second.extra
    assert first.reasons == (f"外出が{first.extra_minutes}分増えます",)
    leg = first.legs[0]
    assert (leg.pick_up, leg.drop_off, leg.pick_up_between) == (557, 580, Window(547, 577))


def test_who_rides_along_is_said_without_a_name() -> None:
    """Two riders on the same way share a car."""
    problem, plan = line(there_and_back("v", back=None))
    offer = Desk(problem, plan).offers(there_and_back(back=None))[0]
    assert offer.legs[0].with_others == ("v",)
    assert "ほかの方1人と乗り合わせです" in offer.reasons
    assert offer.legs[0].pick_up == dict(pick_ups(offer.routes[0]))["v", Leg.OUT] + 3 or offer.extra_minutes <= 5


def test_a_promise_moves_only_when_the_caller_allows_it() -> None:
    """One driver with one seat, fetched from 1 to 3 at a promised minute: the second rider fits only when the first is fetched later."""
    here = replace(line_day().drivers[0], windows=(Span(480, 640),), car=replace(line_day().drivers[0].car, seats=1))
    free = Trip(1, 3, Window(560, 620), Window(560, 640), 0, 0, 30)
    problem = line_day(drivers=(here,), wishes=(there_and_back("v", out=free, back=None),))
    plan = solve(problem, seed=1, stop=MaxIterations(2))
    minute = plan.routes[0].stops[0].start
    problem = replace(problem, wishes=(replace(problem.wishes[0], promised=True),))
    early = Trip(0, 1, Window(minute - 12, minute - 5), Window(minute - 12, minute + 15), 0, 5, 30)
    wish = there_and_back(out=early, back=None)
    assert Desk(problem, plan).offers(wish) == ()
    offer = Desk(problem, plan).offers(wish, may_move=15)[0]
    assert [each.wish for each in offer.moved] == ["v"]
    assert any("動きます" in reason for reason in offer.reasons)


def test_another_way_to_serve_her_stands_among_the_offers() -> None:
    """The whole way by volunteer, or only to the bus: whichever is cheaper comes first."""
    problem, plan = line()
    whole = there_and_back(back=None)
    to_the_stop = there_and_back("w:bus", out=replace(whole.out, destination=2), back=None)
    offers = Desk(problem, plan).offers(whole, to_the_stop)
    assert {offer.wish for offer in offers} == {"w", "w:bus"}


def test_a_held_offer_keeps_its_minutes_until_it_lapses() -> None:
    """The only driver is held for one; another is offered nothing until then."""
    problem, plan = line()
    problem = replace(problem, drivers=problem.drivers[:1])
    wish, other = there_and_back(accompaniment=True), there_and_back("x", accompaniment=True)
    held = Held(wish, Desk(problem, plan).offers(wish)[0], NOW + timedelta(minutes=10))
    with_her, planned, gone = with_held(problem, plan, [held], NOW)
    assert gone == ()
    assert check(with_her, planned) == ()
    assert Desk(with_her, planned).offers(other) == ()
    without, empty, _ = with_held(problem, plan, [held], NOW + timedelta(minutes=10))
    assert Desk(without, empty).offers(other)


def test_a_held_offer_for_which_the_plan_has_no_room_any_more_is_named() -> None:
    """Two were held on the same minutes of the only driver: the later to lapse is to be offered anew."""
    problem, plan = line()
    problem = replace(problem, drivers=problem.drivers[:1])
    wishes = [there_and_back(key, accompaniment=True) for key in ("w", "x")]
    held = [
        Held(wish, Desk(problem, plan).offers(wish)[0], NOW + timedelta(minutes=n)) for n, wish in enumerate(wishes, 1)
    ]
    _, _, gone = with_held(problem, plan, reversed(held), NOW)
    assert gone == (held[1],)


def test_a_held_offer_is_one_for_its_wish_and_lapses_at_a_known_time() -> None:
    """Anything else is refused when it is built."""
    problem, plan = line()
    offer = Desk(problem, plan).offers(there_and_back(back=None))[0]
    with pytest.raises(ValueError, match="is not one for"):
        Held(there_and_back("x"), offer, NOW)
    with pytest.raises(ValueError, match="zone"):
        Held(there_and_back(back=None), offer, NOW.replace(tzinfo=None))
