"""Plans for whole days: sound, explained, repeatable, and on small days the best there is."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check, confirms
from ashinami.dispatch.cost import terms
from ashinami.dispatch.plan import Plan, WhyNot
from ashinami.dispatch.problem import Problem, Trip, Window
from ashinami.dispatch.search import improve, solve
from ashinami.dispatch.stop import AnyOf, Cancelled, MaxIterations, Progress
from tests.dispatch.dispatch_days import chance_day, line_day, locked, rich_day, there_and_back

seeds = st.integers(0, 10**9)


def served(problem: Problem, plan: Plan) -> set[str]:
    """Return the keys of the wishes a plan serves."""
    return {wish.key for wish in problem.wishes} - {left.wish for left in plan.unserved}


@settings(max_examples=150)
@given(seeds, st.booleans())
def test_every_plan_is_sound_and_every_refusal_true(seed: int, metric: bool) -> None:  # noqa: FBT001
    """Whatever the day, also one whose travel times break the triangle inequality, the judge finds nothing to say."""
    problem = chance_day(Random(seed), wishes=6, metric=metric)
    plan = solve(problem, seed=seed, stop=MaxIterations(2))
    assert check(problem, plan) == ()
    assert [left for left in plan.unserved if not confirms(problem, plan, left)] == []


@settings(max_examples=150)
@given(seeds)
def test_a_day_with_every_rule_has_a_sound_plan(seed: int) -> None:
    """Group cars, rests, visits, priorities, people who must not meet: sound, truly explained, and the cost adds up."""
    problem = rich_day(Random(seed), wishes=6)
    plan = solve(problem, seed=seed, stop=MaxIterations(2))
    assert check(problem, plan) == ()
    assert [left for left in plan.unserved if not confirms(problem, plan, left)] == []
    assert plan.cost == terms(problem, plan).total


@settings(max_examples=60)
@given(seeds)
def test_the_cost_is_the_sum_of_the_reported_terms(seed: int) -> None:
    """What the search makes small is what `terms` reports of the plan it returns."""
    problem = chance_day(Random(seed), wishes=6)
    plan = solve(problem, seed=seed, stop=MaxIterations(2))
    assert plan.cost == terms(problem, plan).total


@settings(max_examples=40)
@given(seeds)
def test_the_same_seed_gives_the_same_plan(seed: int) -> None:
    """A plan can be repeated from its seed and number of rounds."""
    problem = chance_day(Random(seed), wishes=6)
    first = solve(problem, seed=seed, stop=MaxIterations(3))
    assert solve(problem, seed=first.seed, stop=MaxIterations(first.iterations)) == first


@settings(max_examples=40)
@given(seeds)
def test_locks_are_kept(seed: int) -> None:
    """A locked way is driven by its driver, or its wish is not served at all."""
    rng = Random(seed)
    problem = chance_day(rng, wishes=5)
    problem = locked(problem, rng.choice(problem.wishes).key, rng.choice(problem.drivers).key)
    plan = solve(problem, seed=seed, stop=MaxIterations(2))
    driven = {(stop.wish, stop.leg): route.driver for route in plan.routes for stop in route.stops}
    assert all(driven.get((lock.wish, lock.leg), lock.driver) == lock.driver for lock in problem.fixed)


def test_a_locked_wish_is_the_last_to_be_given_up() -> None:
    """When driver and time suffice for one wish only, the locked one is served, however high the other's penalty or class."""
    wishes = (
        there_and_back("w", accompaniment=True),
        there_and_back("dear", accompaniment=True, penalty=5_000, priority=3),
    )
    day = line_day(wishes=wishes, drivers=line_day().drivers[:1])
    free = solve(day, seed=1, stop=MaxIterations(2))
    assert served(day, free) == {"dear"}
    day = locked(day, "w", "a")
    plan = solve(day, seed=1, stop=MaxIterations(2))
    assert served(day, plan) == {"w"}


@settings(max_examples=40)
@given(seeds)
def test_improving_never_makes_a_plan_worse(seed: int) -> None:
    """An improved plan costs at most what it did, and is sound."""
    problem = chance_day(Random(seed), wishes=6)
    plan = solve(problem, seed=seed, stop=MaxIterations(0))
    better = improve(problem, plan, seed, MaxIterations(3))
    assert check(problem, better) == ()
    assert better.cost <= plan.cost


def test_a_cancelled_search_returns_a_sound_plan() -> None:
    """Whoever cancels after some rounds gets what was found so far, and is told that it was cancelled."""
    problem = chance_day(Random(5), wishes=6)
    rounds = 0

    def asked() -> bool:
        nonlocal rounds
        rounds += 1
        return rounds > 7

    plan = solve(problem, seed=1, stop=AnyOf(MaxIterations(1000), Cancelled(asked)))
    assert plan.iterations == 7
    assert plan.stopped == "取り消されました"
    assert check(problem, plan) == ()


def test_progress_is_told_with_every_better_plan() -> None:
    """What is told gets cheaper each time, and the last of it is the plan returned."""
    told: list[Progress] = []
    problem = chance_day(Random(83), wishes=8)
    plan = solve(problem, seed=3, stop=MaxIterations(20), on_progress=told.append)
    costs = [progress.cost for progress in told]
    assert costs
    assert costs == sorted(set(costs), reverse=True)
    assert plan.cost <= costs[-1]


def test_a_day_without_wishes_or_drivers() -> None:
    """Nothing to do is a plan too; nobody to do it is said so."""
    idle = solve(line_day(wishes=()), seed=1, stop=MaxIterations(10**9))
    assert (idle.routes, idle.iterations, idle.stopped) == ((), 0, "組み直すものがありません")
    alone = line_day(drivers=())
    plan = solve(alone, seed=1, stop=MaxIterations(3))
    assert [left.why for left in plan.unserved] == [WhyNot.NOBODY_AT_THAT_TIME]
    assert confirms(alone, plan, plan.unserved[0])


def test_a_new_wish_joins_a_plan_already_made() -> None:
    """Starting from this morning's plan, the wishes in it keep their drivers when the new one fits beside them."""
    before = line_day()
    plan = solve(before, seed=1, stop=MaxIterations(2))
    day = line_day(wishes=(there_and_back(), there_and_back("new", penalty=1)))
    more = solve(day, seed=1, stop=MaxIterations(0), start=plan)
    assert check(day, more) == ()
    assert served(day, more) == {"w", "new"}
    drivers = {route.driver for route in plan.routes}
    assert {route.driver for route in more.routes for stop in route.stops if stop.wish == "w"} == drivers


@settings(max_examples=40)
@given(seeds)
def test_a_plan_of_another_day_is_no_obstacle(seed: int) -> None:
    """A start whose wishes, drivers or times have changed since is used as far as it goes, and the plan is sound."""
    rng = Random(seed)
    old = chance_day(rng, wishes=5)
    plan = solve(old, seed=seed, stop=MaxIterations(5))
    new = chance_day(rng, wishes=5)
    assert check(new, solve(new, seed=seed, stop=MaxIterations(5), start=plan)) == ()


@pytest.mark.parametrize("how", ["negative", "not square"])
def test_a_problem_with_impossible_ways_is_refused(how: str) -> None:
    """Bad matrices are a ValueError when the problem is built."""
    travel = np.array([[0, -1], [1, 0]]) if how == "negative" else np.zeros((2, 3))
    with pytest.raises(ValueError, match=r"matrices|negative"):
        Problem((), (), travel.astype(np.int32), travel.astype(np.int32))


@pytest.mark.parametrize("span", [Span(590, 1020), Span(480, 540)])
def test_a_driver_free_for_the_one_minute_is_free_then(span: Span) -> None:
    """A window that touches hers is too short to go there and back, which is another reason than nobody's being free."""
    here = replace(line_day().drivers[0], windows=(span,))
    trip = Trip(1, 3, Window(540, 590), Window(540, 600), 3, 2, 60)
    day = line_day(drivers=(here,), wishes=(there_and_back(out=trip, back=None),))
    plan = solve(day, seed=1, stop=MaxIterations(3))
    assert [left.why for left in plan.unserved] == [WhyNot.TOO_FAR]
    assert confirms(day, plan, plan.unserved[0])
    assert not confirms(day, plan, replace(plan.unserved[0], why=WhyNot.NOBODY_AT_THAT_TIME))
