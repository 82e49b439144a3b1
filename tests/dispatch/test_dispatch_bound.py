"""How far a plan may be from the best: the bound is never above what some plan costs, and small days are proven."""

from __future__ import annotations

from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.bound import bounded
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Car, DriverDay, Problem
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from tests.dispatch.dispatch_days import chance_day, line_day, rich_day, there_and_back

seeds = st.integers(0, 10**9)


def standing() -> float:
    """Give a clock that stands: the work alone is bounded."""
    return 0.0


@settings(max_examples=80, deadline=None)
@given(seeds)
def test_no_plan_of_a_day_with_every_rule_is_cheaper_than_the_bound(seed: int) -> None:
    """The bound is worked out beside a poor plan, and a good plan of the same day keeps above it."""
    problem = rich_day(Random(seed), wishes=5)
    poor = bounded(problem, solve(problem, seed=seed, stop=MaxIterations(0)), 60, standing)
    good = solve(problem, seed=seed + 1, stop=MaxIterations(6))
    assert check(problem, good) == ()
    assert poor.bound is None or poor.bound <= terms(problem, good).total


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_the_bound_does_not_depend_on_which_plan_it_is_worked_out_beside(seed: int) -> None:
    """Of no plan at all, everything unserved, the bound stays below the best plan found."""
    problem = chance_day(Random(seed), wishes=5)
    good = solve(problem, seed=seed, stop=MaxIterations(6))
    nothing = solve(Problem((), problem.wishes, problem.travel, problem.metres), seed=0, stop=MaxIterations(0))
    bare = Plan((), nothing.unserved, cost=terms(problem, Plan((), nothing.unserved)).total)
    found = bounded(problem, bare, 60, standing)
    assert found.bound is None or found.bound <= good.cost


def test_a_small_day_is_proven_the_best() -> None:
    """One road, one wish there and back: the plan costs what no plan can be cheaper than."""
    problem = line_day()
    plan = bounded(problem, solve(problem, seed=1, stop=MaxIterations(5)), 60, standing)
    assert plan.bound == plan.cost == terms(problem, plan).total


def test_what_no_driver_can_do_is_in_the_bound() -> None:
    """Two parties that fill the car at the same minute, one driver: the bound holds the price of one refusal."""
    two = tuple(there_and_back(key, seats=3) for key in ("w", "v"))
    problem = line_day(wishes=two, drivers=(DriverDay("a", 0, Car(3), (Span(480, 1020),)),))
    plan = bounded(problem, solve(problem, seed=1, stop=MaxIterations(20)), 60, standing)
    assert len(plan.unserved) == 1
    assert plan.bound == plan.cost
    assert plan.bound > 100_000


def test_a_worse_plan_is_not_called_the_best() -> None:
    """Left with everything unserved though it could be driven, it is far above the bound, and the plan that comes back is another."""
    problem = line_day()
    refused = solve(line_day(drivers=()), seed=1, stop=MaxIterations(0))
    bare = Plan((), refused.unserved, cost=terms(problem, Plan((), refused.unserved)).total)
    plan = bounded(problem, bare, 60, standing)
    assert plan.bound is not None
    assert plan.bound < bare.cost // 2
    assert plan.cost < bare.cost


def test_without_time_the_bound_is_what_is_clear_at_once() -> None:
    """A clock that runs out while the states are sought leaves helping at every stop, and each ride's part of a full car."""
    problem = line_day()
    plan = solve(problem, seed=1, stop=MaxIterations(5))
    ticks = count()
    hurried = bounded(problem, plan, 0.5, lambda: float(next(ticks)))
    assert hurried.bound is not None
    assert 0 < hurried.bound < plan.cost
    boarding = sum(trip.board + trip.alight for wish in problem.wishes for trip in map(wish.trip, wish.legs))
    assert hurried.bound >= 100 * boarding


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_day_of_a_small_group_is_proven_or_nearly(seed: int) -> None:
    """Ten wishes and four drivers: not further from the best than a thousandth."""
    problem = chance_day(Random(seed), wishes=10, drivers=4)
    plan = bounded(problem, solve(problem, seed=seed, stop=MaxIterations(30)), 60, standing)
    assert plan.bound is not None
    assert 1000 * (plan.cost - plan.bound) <= plan.cost
