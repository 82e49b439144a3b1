"""Planning anew while the day runs: what has begun stays, few promises change, and those are named."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check
from ashinami.dispatch.news import CalledOff, DriverOff, Late, News, Rings
from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.problem import Fixed, Problem, Trip, Window
from ashinami.dispatch.replan import Replanned, What, replan
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.under_way import at, begun
from ashinami.vocabulary.ride import Leg
from tests.dispatch.dispatch_days import chance_day, line_day, rich_day, there_and_back

seeds = st.integers(0, 10**9)


def running(problem: Problem, seed: int = 1) -> tuple[Problem, Plan]:
    """Return the day with its plan, every wish served promised to within five minutes."""
    plan = solve(problem, seed=seed, stop=MaxIterations(2))
    told = {(s.wish, s.leg): s.start for r in plan.routes for s in r.stops if s.kind is StopKind.PICK_UP}
    wishes = []
    for wish in problem.wishes:
        trips = {leg: wish.trip(leg) for leg in wish.legs}
        for leg, trip in trips.items():
            if (wish.key, leg) in told:
                minute = told[wish.key, leg]
                window = Window(max(trip.pick_up.earliest, minute - 5), min(trip.pick_up.latest, minute + 5))
                trips[leg] = replace(trip, pick_up=window)
        promised = (wish.key, Leg.OUT) in told
        wishes.append(replace(wish, out=trips[Leg.OUT], back=trips.get(Leg.BACK), promised=promised))
    return replace(problem, wishes=tuple(wishes)), plan


def news_of(rng: Random, problem: Problem) -> News:
    """Return something that may happen."""
    wish = rng.choice(problem.wishes)
    kind = rng.randrange(3)
    if kind == 0:
        return DriverOff(rng.choice(problem.drivers).key)
    if kind == 1:
        leg = rng.choice(wish.legs)
        return Late(wish.key, leg, wish.trip(leg).pick_up.earliest + rng.randrange(0, 40))
    return CalledOff(wish.key, rng.choice(wish.legs))


@settings(max_examples=100)
@given(seeds)
def test_the_rest_of_a_day_planned_again_is_the_same_day(seed: int) -> None:
    """With nothing new the plan that runs is a sound plan of the rest of the day, whatever the minute."""
    rng = Random(seed)
    problem, plan = running(rich_day(rng, wishes=6))
    rest = at(problem, plan, rng.randrange(480, 900))
    assert check(rest, replace(plan, routes=tuple(r for r in plan.routes))) == ()


@settings(max_examples=100)
@given(seeds)
def test_what_has_begun_stays_and_the_rest_is_sound(seed: int) -> None:
    """Whatever happens: stops begun are made by the same driver at the same minute, and the judge finds nothing to say."""
    rng = Random(seed)
    problem, plan = running(rich_day(rng, wishes=6))
    now, news = rng.randrange(480, 900), news_of(rng, problem)
    if isinstance(news, Late | CalledOff) and any((news.wish, news.leg) in each.ways for each in begun(plan, now)):
        return  # the desk changes what has begun by hand
    found = replan(problem, plan, news, now, rounds=1)
    assert check(found.problem, found.plan) == ()
    gone = {news.wish} if isinstance(news, CalledOff) else set()
    for each in begun(plan, now):
        new = next(
            (r for r in found.plan.routes if (r.driver, r.window) == (each.route.driver, each.route.window)), None
        )
        made = [(s.wish, s.leg, s.kind, s.start) for s in each.stops if s.wish not in gone]
        assert [(s.wish, s.leg, s.kind, s.start) for s in (new.stops if new else ())][: len(made)] == made


@settings(max_examples=60)
@given(seeds)
def test_every_change_is_named_and_nothing_else(seed: int) -> None:
    """Ways that are not among the changes have the same driver, and promised ones the same minute."""
    rng = Random(seed)
    problem, plan = running(chance_day(rng, wishes=6))
    news, now = DriverOff(rng.choice(problem.drivers).key), rng.randrange(480, 700)
    found = replan(problem, plan, news, now, rounds=1)
    named = {(change.wish, change.leg) for change in found.changes}
    was, will = (
        {(s.wish, s.leg): (r.driver, s.start) for r in p.routes for s in r.stops if s.kind is StopKind.PICK_UP}
        for p in (plan, found.plan)
    )
    promised = {wish.key for wish in problem.wishes if wish.promised}
    different = {way for way in was | will if was.get(way, ("",))[0] != will.get(way, ("",))[0]}
    different |= {way for way in was if way[0] in promised and was.get(way) != will.get(way)}
    assert named == different


def two_drivers() -> tuple[Problem, Plan]:
    """Return a day on which driver a has both wishes and driver b could have either."""
    wishes = (
        there_and_back("w"),
        there_and_back("v", out=Trip(1, 3, Window(800, 830), Window(815, 860), 3, 2, 30), back=None),
    )
    day = line_day(wishes=wishes, drivers=tuple(replace(d, windows=(Span(480, 1020),)) for d in line_day().drivers))
    only_a = replace(day, drivers=(day.drivers[0], replace(day.drivers[1], windows=())))
    _, plan = running(only_a)
    problem, _ = running(only_a)
    return replace(problem, drivers=day.drivers), plan


def test_a_driver_falls_ill_and_the_other_takes_his_rides() -> None:
    """Before he has left, b takes all; the minutes stay within what was promised."""
    problem, plan = two_drivers()
    found = replan(problem, plan, DriverOff("a"), 500)
    assert {(c.wish, c.leg, c.what) for c in found.changes} == {
        ("w", Leg.OUT, What.DRIVER),
        ("w", Leg.BACK, What.DRIVER),
        ("v", Leg.OUT, What.DRIVER),
    }
    assert {route.driver for route in found.plan.routes} == {"b"}


def test_who_is_in_the_car_of_an_ill_driver_is_brought_there() -> None:
    """He has picked her up: he drives her there and goes home, and b fetches her."""
    problem, plan = two_drivers()
    found = replan(problem, plan, DriverOff("a"), plan.routes[0].stops[0].depart + 1)
    by = {(stop.wish, stop.leg): route.driver for route in found.plan.routes for stop in route.stops}
    assert by == {("w", Leg.OUT): "a", ("w", Leg.BACK): "b", ("v", Leg.OUT): "b"}


def test_who_is_out_and_cannot_be_fetched_keeps_her_way_out() -> None:
    """The only driver falls ill with her in the car: she is brought there, her way back is named as lost, and v is not served."""
    problem, plan = two_drivers()
    problem = replace(problem, drivers=problem.drivers[:1])
    found = replan(problem, plan, DriverOff("a"), plan.routes[0].stops[0].depart + 1)
    assert {(stop.wish, stop.leg) for route in found.plan.routes for stop in route.stops} == {("w", Leg.OUT)}
    assert {(c.wish, c.leg, c.what) for c in found.changes} == {
        ("w", Leg.BACK, What.DROPPED),
        ("v", Leg.OUT, What.DROPPED),
    }


def test_a_late_clinic_moves_only_her_return() -> None:
    """She is ready twenty minutes later: one way has another time, and the text says which."""
    problem, plan = two_drivers()
    found = replan(problem, plan, Late("w", Leg.BACK, 690), 600)
    assert [(c.wish, c.leg, c.what, c.driver_after) for c in found.changes] == [("w", Leg.BACK, What.TIME, "a")]
    assert found.changes[0].text == "帰り：お迎えの時刻が変わります（11:00 → 11:30）"


def test_an_open_return_rings_and_is_fetched() -> None:
    """Her way back is new; nobody else is moved."""
    problem, plan = two_drivers()
    problem = replace(problem, wishes=(replace(problem.wishes[0], back=None, open_return=True), problem.wishes[1]))
    _, plan = running(replace(problem, drivers=(problem.drivers[0], replace(problem.drivers[1], windows=()))))
    found = replan(problem, plan, Rings("w", there_and_back().trip(Leg.BACK)), 640)
    assert [(c.wish, c.leg, c.what) for c in found.changes] == [("w", Leg.BACK, What.ADDED)]
    assert found.plan.unserved == ()


def test_news_of_nobody_is_a_key_error() -> None:
    """A driver or a wish the day does not know."""
    problem, plan = two_drivers()
    for news in (DriverOff("x"), Late("x", Leg.OUT, 600), CalledOff("v", Leg.BACK)):
        with pytest.raises(KeyError):
            replan(problem, plan, news, 600)


def test_promises_shift_by_what_the_caller_allows_before_anybody_is_left_out() -> None:
    """With b off, a can take both who were promised the same minutes only when one of them may be fetched a little later."""
    trip = Trip(1, 3, Window(540, 600), Window(540, 640), 3, 2, 25)
    wishes = (there_and_back("w", out=trip, back=None, seats=3), there_and_back("v", out=trip, back=None, seats=3))
    day = line_day(wishes=wishes, drivers=tuple(replace(d, windows=(Span(480, 1020),)) for d in line_day().drivers))
    stays = replan(*held(day), DriverOff("b"), 480, may_move=0)
    assert len(stays.plan.unserved) == 1
    moves = replan(*held(day), DriverOff("b"), 480, may_move=45)
    assert moves.plan.unserved == ()
    assert {change.what for change in moves.changes} <= {What.DRIVER, What.TIME}


def held(day: Problem) -> tuple[Problem, Plan]:
    """Return the day with each driver promised to one of the two."""
    locked = replace(day, fixed=(Fixed("w", Leg.OUT, "a"), Fixed("v", Leg.OUT, "b")))
    problem, plan = running(locked)
    return replace(problem, fixed=()), plan


def test_the_answer_is_the_same_every_time() -> None:
    """The same news with the same seed and rounds gives the same rest of the day."""
    problem, plan = two_drivers()

    def once() -> Replanned:
        return replan(problem, plan, DriverOff("a"), 500, rounds=30, seed=4)

    assert once().plan == once().plan
