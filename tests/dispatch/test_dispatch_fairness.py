"""Fair turns: within what a day may spend they go to who has done less, and the plan says what that cost."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import TURN, Load, loads, terms
from ashinami.dispatch.fairness import DriverLoad, Fairness, after_proof, fairly, loads_after
from ashinami.dispatch.plan import Plan, Unserved, WhyNot
from ashinami.dispatch.problem import Car, DriverDay, Problem, Trip, Window, WishOrder
from ashinami.dispatch.search import improve, solve
from ashinami.dispatch.stop import MaxIterations
from tests.dispatch.dispatch_days import rich_day


def go_on(problem: Problem, plan: Plan) -> Plan:
    """Search on for a little."""
    return improve(problem, plan, 1, MaxIterations(2))


def near_and_far(farther: int, turns: int = 0, minutes: int = 0, share: int = 100) -> Problem:
    """Return one wish from 2 to 3; `near` lives at 0, ten minutes away, `far` at 1, so much farther there and back together."""
    travel = np.zeros((4, 4), np.int32)
    for a, b, way in ((0, 2, 10), (0, 3, 20), (2, 3, 10), (1, 2, 10 + farther), (1, 3, 20), (0, 1, 30)):
        travel[a, b] = travel[b, a] = way
    trip = Trip(2, 3, Window(540, 600), Window(540, 640), 2, 2, 30)
    day = (Span(480, 720),)
    drivers = (
        DriverDay("near", 0, Car(3), day, turns_before=turns, minutes_before=minutes, share=share),
        DriverDay("far", 1, Car(3), day),
    )
    return Problem(drivers, (WishOrder("w", trip),), travel, travel * 500)


def planned(problem: Problem, most: int = 15) -> tuple[Plan, Fairness]:
    """Return the day planned with fair turns."""
    first = solve(problem, seed=1, stop=MaxIterations(2))
    _, plan, fairness = fairly(problem, first, go_on, most=most)
    return plan, fairness


def test_without_a_past_the_nearer_driver_goes() -> None:
    """Nothing is spent when nobody has done more than another."""
    plan, fairness = planned(near_and_far(5))
    assert [route.driver for route in plan.routes] == ["near"]
    assert (fairness.spent, fairness.apart_before, fairness.apart_after) == (0, 0, 44 + TURN)


def test_who_has_done_much_is_relieved_at_the_price_of_a_few_minutes() -> None:
    """The other goes, five minutes longer, and the plan says that it cost five."""
    plan, fairness = planned(near_and_far(5, turns=10, minutes=600))
    assert [route.driver for route in plan.routes] == ["far"]
    assert fairness.spent == 5
    assert fairness.apart_before - fairness.apart_after == 44 + 5 + TURN


def test_no_more_is_spent_than_the_day_may_spend() -> None:
    """With four minutes at most the nearer driver goes though he has done much, and nothing is spent."""
    plan, fairness = planned(near_and_far(5, turns=10, minutes=600), most=4)
    assert [route.driver for route in plan.routes] == ["near"]
    assert fairness.spent == 0


def test_who_wants_a_double_share_is_not_relieved_at_half_the_load() -> None:
    """His load counts for half, so the other who has done as much is not sent the longer way."""
    problem = near_and_far(5, turns=4, minutes=300, share=200)
    other = replace(problem.drivers[1], turns_before=4, minutes_before=300)
    plan, _ = planned(replace(problem, drivers=(problem.drivers[0], other)))
    assert [route.driver for route in plan.routes] == ["near"]


@pytest.mark.parametrize(("spent", "most", "taken"), [(3, 15, True), (10, 15, True), (11, 15, False), (0, 4, False)])
def test_a_better_plan_of_the_proof_spends_no_more_either(spent: int, most: int, *, taken: bool) -> None:
    """It sends the other, five minutes longer: taken and told while the day may spend so much, else its bound alone is kept."""
    problem = near_and_far(5, turns=10, minutes=600)
    near = solve(replace(problem, drivers=problem.drivers[:1]), seed=1, stop=MaxIterations(2))
    far = replace(solve(problem, seed=1, stop=MaxIterations(2)), bound=7)
    before = Fairness(spent, problem.weights.uneven, loads_after(problem, near))
    plan, told = after_proof(problem, near, far, before, most=most)
    assert told is not None
    assert (plan.bound, told.spent) == (7, spent + 5 if taken else spent)
    assert plan.routes == (far if taken else near).routes
    assert told.loads == loads_after(problem, plan)


def test_a_better_plan_that_serves_more_has_spent_nothing_known() -> None:
    """The shortest plan of these wishes is not known; a plan without the figure goes on without."""
    problem = near_and_far(5, turns=10, minutes=600)
    best = solve(problem, seed=1, stop=MaxIterations(2))
    nobody = Plan((), unserved=(Unserved("w", WhyNot.ALL_TAKEN),))
    _, told = after_proof(problem, nobody, best, Fairness(15, problem.weights.uneven, loads_after(problem, nobody)))
    assert told is not None
    assert told.spent == 0
    assert after_proof(problem, nobody, best, None) == (best, None)


def test_ten_days_skewed_to_one_driver_even_out_and_say_what_it_cost() -> None:
    """He begins with 500 minutes more than the other; after ten days they are nearer, at five minutes for every day he is spared."""
    turns, minutes, spent = [5, 0], [500, 0], []
    apart = []
    for _ in range(10):
        problem = near_and_far(5)
        drivers = zip(problem.drivers, turns, minutes, strict=True)
        problem = replace(problem, drivers=tuple(replace(d, turns_before=t, minutes_before=m) for d, t, m in drivers))
        plan, fairness = planned(problem)
        out = [load.minutes_today for load in fairness.loads]
        turns = [t + bool(m) for t, m in zip(turns, out, strict=True)]
        minutes = [before + m for before, m in zip(minutes, out, strict=True)]
        spent.append(fairness.spent)
        apart.append(fairness.apart_after)
        assert plan.unserved == ()
    assert spent.count(5) >= 6
    assert set(spent) <= {0, 5}
    assert max(apart[-3:]) < apart[0] * 0.6


@settings(max_examples=40)
@given(st.integers(0, 10**9), st.sampled_from([0, 5, 15]))
def test_the_bound_holds_on_any_day_and_the_plan_stays_sound(seed: int, most: int) -> None:
    """What was spent is at most what the day may, nobody is left out for it, and cost and terms agree."""
    problem = rich_day(Random(seed), wishes=5)
    first = solve(problem, seed=1, stop=MaxIterations(2))
    weighed, plan, fairness = fairly(problem, first, go_on, most=most)
    assert check(problem, plan) == ()
    assert 0 <= fairness.spent <= most
    assert terms(problem, plan).unserved <= terms(problem, first).unserved
    assert plan.cost == terms(weighed, plan).total


def test_unevenness_grows_faster_on_who_has_done_more() -> None:
    """The same hour costs more at a greater load, less with a greater share, and a day without a turn costs nothing."""
    idle, busy = loads(near_and_far(5, turns=10, minutes=600))[::-1]
    assert (idle.uneven(0), busy.uneven(0)) == (0, 0)
    assert 0 < idle.uneven(60) < busy.uneven(60)
    assert Load(600, 2 * 200 * 200, 2000).uneven(60) < Load(600, 2 * 200 * 100, 2000).uneven(60)


@pytest.mark.parametrize(("load", "before", "after"), [((100, 2, 100, 50), 160, 240), ((50, 2, 100, 0), 320, 320)])
def test_loads_are_told_in_minutes_of_an_equal_share(load: tuple[int, int, int, int], before: int, after: int) -> None:
    """Two turns and 100 minutes are 160; with half a share they weigh double; a day at home adds nothing."""
    told = DriverLoad("a", *load)
    assert (told.before, told.after) == (before, after)


def test_a_day_without_drivers_is_even() -> None:
    """Nobody is apart from anybody."""
    assert Fairness(0, 20, ()).apart_after == 0
