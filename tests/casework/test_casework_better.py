"""A proposal whose proof came upon a better plan: told as if it had been found at once, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ashinami.basics.place import Point
from ashinami.casework.better import better_told
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.day_problem import pose
from ashinami.casework.planning import FoundDay, find_day
from ashinami.casework.to_prove import ToProve
from ashinami.casework.visiting import Helping, HomeVisit
from ashinami.casework.windows import USUAL
from ashinami.dispatch.cost import terms
from ashinami.dispatch.fairness import Fairness, loads_after
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import DriverDay
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.geo.travel import StraightLine
from ashinami.vocabulary.place import Place, PlaceKind
from tests.casework import small_day as small

FAR = Place("far", "岬の家", PlaceKind.HOME, Point(32.99, 132.2))
CLEANING = HomeVisit("V1", "R3", small.FUMI.home, frozenset({"cleaning"}), 60)
UNKNOWN = HomeVisit("V2", "R1", small.NOWHERE, frozenset({"cleaning"}), 30)
DAY = small.day(
    small.TO_CLINIC,
    replace(small.RINGS, key="W4", destination=small.NOWHERE),
    visits=(CLEANING, UNKNOWN),
    helpers=tuple(Helping(key, frozenset({"cleaning"}), small.DAY_LONG) for key in ("D1", "D2")),
)
"""A ride either driver may take; a wish and a visit whose place nobody knows; a visit either can go on."""


def _best() -> FoundDay:
    return find_day(pose(DAY, StraightLine()), USUAL, seed=1, stop=MaxIterations(5))


def _poorer(best: FoundDay) -> FoundDay:
    """Return the day as a search would leave it that never asks its best driver."""
    driven = {stop.wish: route.driver for route in best.plan.routes for stop in route.stops}

    def asked(driver: DriverDay) -> DriverDay:
        return replace(driver, windows=()) if driver.key == driven["W1"] else driver

    fewer = replace(best.problem, drivers=tuple(map(asked, best.problem.drivers)))
    plan = solve(fewer, seed=1, stop=MaxIterations(5))
    plan = replace(plan, cost=terms(best.problem, plan).total)
    assert plan.cost > best.plan.cost
    assert best.fairness is not None
    return replace(best, plan=plan, fairness=replace(best.fairness, loads=loads_after(best.problem, plan)))


def _told(found: FoundDay, proven: Plan) -> DayPlan | None:
    told = better_told(found.told().to_json(people=False), ToProve.of(found.problem, found.plan), proven)
    return None if told is None else DayPlan.from_json(told, DAY)


def test_the_better_plan_is_told_as_if_it_had_been_found_at_once() -> None:
    """Who drives, the metres, why this driver, the terms, the visits; who never reached the planner is still left out."""
    best = _best()
    proven = replace(best.plan, bound=best.plan.cost)
    told = _told(_poorer(best), proven)
    assert told is not None
    assert told.plan.bound == best.plan.cost
    assert told == replace(best, plan=proven).told()
    assert [one.wish for one in told.left_out] == ["W4"]
    assert "V2" in [one.wish for one in told.visits_left]


def test_a_plan_that_is_no_better_is_not_told() -> None:
    """The proof brings the same plan back, with its bound."""
    best = _best()
    assert _told(best, replace(best.plan, bound=best.plan.cost)) is None


def test_what_never_weighed_turns_goes_on_without() -> None:
    """A day that was only tried has no figure for fair turns, before and after."""
    best = replace(_best(), fairness=None)
    told = _told(replace(_poorer(_best()), fairness=None), best.plan)
    assert told is not None
    assert told.fairness is None


def test_a_better_plan_whose_fair_turns_are_too_dear_is_not_told() -> None:
    """A day spends a quarter of an hour at most on them, whoever finds the plan."""
    short = _best()
    driven = {stop.wish: route.driver for route in short.plan.routes for stop in route.stops}
    much = tuple(replace(d, turns_before=90 if d.key == driven["W1"] else 0) for d in short.problem.drivers)
    heavy = replace(short.problem, drivers=much, weights=replace(short.problem.weights, uneven=5_000))
    short, fair = (replace(one, problem=heavy) for one in (short, _poorer(short)))
    for spent in (0, 15):
        before = Fairness(spent, short.problem.weights.uneven, loads_after(short.problem, short.plan))
        told = _told(replace(short, fairness=before), fair.plan)
        assert (told is None) == (spent == 15)
        assert told is None or (told.fairness is not None and told.fairness.spent > 0)


def test_a_plan_that_breaks_rules_is_a_fault_of_the_program() -> None:
    """It is never told."""
    best = _best()
    poor = _poorer(best)
    late = tuple(replace(route, back_home=route.back_home - 1) for route in best.plan.routes)
    with pytest.raises(RuntimeError, match="breaks its own rules"):
        _told(poor, replace(best.plan, routes=late))
