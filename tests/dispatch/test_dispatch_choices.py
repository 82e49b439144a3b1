"""One more wish beside a plan: every place is found that the slow judge finds, and the best of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.check import check
from ashinami.dispatch.choices import Choices
from ashinami.dispatch.confirm_room import has_room
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Problem, WishOrder
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.suits import lacks
from tests.dispatch.dispatch_days import rich_day

seeds = st.integers(0, 10**9)


def planned_but_one(seed: int, wishes: int = 7) -> tuple[Problem, Plan, WishOrder]:
    """Return a day, a plan of it without one of its wishes, and that wish."""
    rng = Random(seed)
    problem = rich_day(rng, wishes=wishes)
    wish = rng.choice(problem.wishes)
    rest = replace(
        problem,
        wishes=tuple(w for w in problem.wishes if w != wish),
        fixed=tuple(lock for lock in problem.fixed if lock.wish != wish.key),
    )
    return problem, solve(rest, seed=seed, stop=MaxIterations(2)), wish


@settings(max_examples=150)
@given(seeds)
def test_there_is_a_choice_when_the_judge_finds_room(seed: int) -> None:
    """Compiled and slow agree whether a wish fits beside the plan, whatever the rules of the day."""
    problem, plan, wish = planned_but_one(seed)
    able = {leg: [d for d in problem.drivers if lacks(problem, d, wish, leg) is None] for leg in wish.legs}
    able = {
        leg: [
            d for d in able[leg] if all((x.wish, x.leg) != (wish.key, leg) or x.driver == d.key for x in problem.fixed)
        ]
        for leg in able
    }
    assert bool(Choices(Fleet(problem, plan)).of(wish)) == has_room(problem, plan, wish, able)


@settings(max_examples=100)
@given(seeds)
def test_every_choice_is_a_sound_plan(seed: int) -> None:
    """Taken into the plan, each choice leaves nothing for the judge to say, and costs what it said."""
    problem, plan, wish = planned_but_one(seed)
    for choice in Choices(Fleet(problem, plan)).of(wish):
        fleet = Fleet(problem, plan)
        before = sum(fleet.minutes)
        fleet.take(wish, choice.fits)
        routes = tuple(fleet.route(s) for s in range(len(fleet.shifts)) if fleet.visits[s])
        assert check(problem, replace(plan, routes=routes)) == ()
        assert sum(fleet.minutes) - before == choice.extra_minutes
        assert sum(route.minutes_out for route in routes) == sum(fleet.minutes)
