"""Why a wish has its driver, and who would have been next."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.check import check
from ashinami.dispatch.cost import TURN, terms
from ashinami.dispatch.explain import Explainer
from ashinami.dispatch.plan import WhyNot
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.why import DriverChoice
from tests.dispatch.dispatch_days import chance_day, line_day, locked, there_and_back


def test_the_nearer_driver_is_chosen_and_the_next_is_named() -> None:
    """From 1 to 3 and back with a long stay: a (at 0) is out 65 and 65 minutes; b (at 4) would be as well."""
    day = line_day(wishes=(there_and_back(back=None),))
    plan = solve(day, seed=1, stop=MaxIterations(2))
    choice = Explainer(day, plan).why_this_driver("w")
    first, second = plan.routes[0].driver, {"a": "b", "b": "a"}[plan.routes[0].driver]
    assert choice == DriverChoice("w", (first,), plan.routes[0].minutes_out, (second,), 65, dearer=0)
    assert choice.because == "次の候補の方でも、ほとんど変わりません"


def test_when_nobody_else_could_the_reason_is_given() -> None:
    """Only b has a wheelchair place: there is no runner-up, and why."""
    day = line_day(wishes=(there_and_back(seats=0, wheelchairs=1),))
    plan = solve(day, seed=1, stop=MaxIterations(2))
    choice = Explainer(day, plan).why_this_driver("w")
    assert choice.drivers == ("b", "b")
    assert (choice.runner_up, choice.runner_up_minutes) == ((), None)
    assert choice.why_no_other is WhyNot.NO_WHEELCHAIR_CAR


def test_a_lock_is_named_and_the_runner_up_is_who_could_without_it() -> None:
    """A person has fixed b; a is still named as the other."""
    day = locked(line_day(), "w", "b")
    choice = Explainer(day, solve(day, seed=1, stop=MaxIterations(2))).why_this_driver("w")
    assert choice.locked
    assert choice.drivers == ("b", "b")
    assert choice.runner_up == ("a", "a")


def test_an_unserved_wish_has_no_driver_to_explain() -> None:
    """Asked about a wish the plan does not serve, it raises."""
    day = line_day(wishes=(there_and_back(seats=9),))
    with pytest.raises(KeyError):
        Explainer(day, solve(day, seed=1, stop=MaxIterations(1))).why_this_driver("w")


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_what_a_wish_adds_is_what_the_day_is_longer_with_it(seed: int) -> None:
    """Extra minutes are the minutes out with the wish less those without; a runner-up shares no driver with the choice."""
    problem = chance_day(Random(seed), wishes=5)
    plan = solve(problem, seed=seed, stop=MaxIterations(2))
    assert check(problem, plan) == ()
    for wish in {stop.wish for route in plan.routes for stop in route.stops}:
        choice = Explainer(problem, plan).why_this_driver(wish)
        assert 0 <= choice.extra_minutes <= terms(problem, plan).minutes_out
        assert not set(choice.drivers) & set(choice.runner_up)
        assert (choice.why_no_other is None) == bool(choice.runner_up)
        assert len(choice.runner_up) in (0, len(choice.drivers))


def test_the_cost_names_its_terms() -> None:
    """One driver out 128 minutes, nobody left out, nobody driven around: the sum is of these alone."""
    day = line_day(drivers=line_day().drivers[:1])
    day = replace(day, drivers=(replace(day.drivers[0], windows=(day.drivers[0].windows[0],)),))
    cost = terms(day, solve(day, seed=1, stop=MaxIterations(2)))
    assert (cost.unserved, cost.minutes_out, cost.minutes_beyond_direct) == (0, 128, 0)
    assert cost.minutes_driving == 60
    assert cost.total == 128 * 100 + (128 + TURN) ** 2 // 20
