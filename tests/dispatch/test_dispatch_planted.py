"""Hidden schedules are found again, and planted impossible wishes are refused for the planted reason."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ashinami.dispatch.check import check, confirms
from ashinami.dispatch.plan import Unserved, WhyNot
from ashinami.dispatch.problem import Problem, Trip, Window, WishOrder
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from tests.dispatch.dispatch_days import line_day, there_and_back
from tests.dispatch.planted_day import planted_day


@pytest.mark.parametrize("seed", range(6))
def test_of_a_hidden_schedule_nearly_all_wishes_are_served(seed: int) -> None:
    """At least 95 of 100 wishes are served on a day on which all could be."""
    problem = planted_day(seed)
    plan = solve(problem, seed=seed, stop=MaxIterations(20))
    assert check(problem, plan) == ()
    assert len(problem.wishes) >= 35
    assert len(plan.unserved) <= 0.05 * len(problem.wishes)
    assert all(confirms(problem, plan, left) for left in plan.unserved)


def far_away(problem: Problem) -> tuple[Problem, int]:
    """Return the day with one more place, five hours from everywhere, and its index."""
    travel = np.pad(problem.travel, (0, 1), constant_values=300)
    travel[-1, -1] = 0
    return replace(problem, travel=travel, metres=travel * 500), len(travel) - 1


def impossible() -> dict[WhyNot, WishOrder]:
    """Return a wish for each reason that lies in itself."""
    usual = there_and_back()
    trip = usual.out
    night = Trip(1, 3, Window(1300, 1330), Window(1320, 1400), 3, 2, 60)
    return {
        WhyNot.NO_WHEELCHAIR_CAR: there_and_back(seats=0, wheelchairs=2),
        WhyNot.TOO_MANY: there_and_back(seats=9),
        WhyNot.NO_SKILL: there_and_back(skills=frozenset({"酸素"})),
        WhyNot.NOBODY_AT_THAT_TIME: there_and_back(out=night, back=None),
        WhyNot.RIDE_TOO_LONG: there_and_back(out=replace(trip, longest=1)),
        WhyNot.TOO_FAR: there_and_back(out=Trip(1, 14, Window(480, 900), Window(480, 900), 3, 2, 400), back=None),
    }


@pytest.mark.parametrize("why", impossible(), ids=lambda why: why.name)
def test_an_impossible_wish_is_refused_for_its_planted_reason(why: WhyNot) -> None:
    """The reason is the planted one, the judge confirms it and no other, and the rest of the day is served."""
    problem, far = far_away(planted_day(1, riders=6))
    wish = impossible()[why]
    if why is WhyNot.TOO_FAR:
        wish = replace(wish, out=replace(wish.out, destination=far))
    problem = replace(problem, wishes=(*problem.wishes, replace(wish, key="planted")))
    plan = solve(problem, seed=1, stop=MaxIterations(10))
    assert plan.unserved == (Unserved("planted", why),)
    confirmed = {each for each in WhyNot if confirms(problem, plan, Unserved("planted", each))}
    assert confirmed == {why}


def test_who_finds_all_drivers_taken_is_told_so() -> None:
    """One driver, two riders who both want him to stay with them: one is refused because the other has him."""
    wishes = (there_and_back(accompaniment=True), there_and_back("v", accompaniment=True, penalty=900))
    day = line_day(wishes=wishes, drivers=line_day().drivers[:1])
    plan = solve(day, seed=1, stop=MaxIterations(10))
    assert plan.unserved == (Unserved("v", WhyNot.ALL_TAKEN),)
    assert confirms(day, plan, plan.unserved[0])


def test_a_false_reason_is_not_confirmed() -> None:
    """Of a wish that could be served no reason is true."""
    day = line_day()
    empty = replace(solve(line_day(wishes=()), seed=1, stop=MaxIterations(1)), unserved=())
    assert [why for why in WhyNot if confirms(day, empty, Unserved("w", why))] == []
