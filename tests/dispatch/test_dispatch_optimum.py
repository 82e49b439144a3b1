"""The best plan of a small day: what the search finds is what going through all plans finds, whichever way the day is written."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.problem import Problem, Trip, Weights, Window
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.ways import shortest_ways
from tests.dispatch.dispatch_days import chance_day, rich_day
from tests.twins.cost_twin import cheapest

seeds = st.integers(0, 10**9)


def found(problem: Problem) -> int:
    """Return what the plan of a search costs that is long enough for a small day."""
    plan = solve(problem, seed=1, stop=MaxIterations(5))
    assert check(problem, plan) == ()
    return plan.cost


def least(problem: Problem) -> int:
    """Return what the cheapest of all plans costs, gone through one by one."""
    return terms(problem, cheapest(problem)).total


def plain_day(seed: int) -> Problem:
    """Return a small day without locks, on which a turn weighs nothing: the price of a plan does not hang on who else is there."""
    problem = chance_day(Random(seed), wishes=4, drivers=2)
    return replace(problem, fixed=(), weights=Weights(uneven=0))


@settings(max_examples=30)
@given(seeds)
def test_what_is_found_costs_what_the_cheapest_of_all_plans_costs(seed: int) -> None:
    """Up to six wishes and a visit, two drivers, all terms of the cost: refusals by class, minutes, turns, detours, split ways, friends.

    Every rule of the model but rests, for which the search takes a narrower way on purpose.
    """
    day = rich_day(Random(seed), wishes=6, drivers=2)
    drivers = tuple(replace(driver, rest=None) for driver in day.drivers)
    day = replace(day, drivers=drivers, travel=shortest_ways(day.travel).astype(np.int32))
    assert found(day) == least(day)


@settings(max_examples=25)
@given(seeds)
def test_one_more_driver_never_makes_the_best_plan_dearer(seed: int) -> None:
    """He may stay at home: with him the plan costs at most what is proven the least without him."""
    day = plain_day(seed)
    home = Random(seed).randrange(len(day.travel))
    more = replace(day.drivers[0], key="one more", home=home, windows=(Span(480, 900),))
    assert found(replace(day, drivers=(*day.drivers, more))) <= least(day)


@settings(max_examples=25)
@given(seeds)
def test_a_wider_window_never_makes_the_best_plan_dearer(seed: int) -> None:
    """With one wish that may be fetched and brought at more minutes it costs at most what is proven the least without them."""
    day = plain_day(seed)
    at = Random(seed).randrange(len(day.wishes))
    wishes = list(day.wishes)
    wishes[at] = replace(wishes[at], out=_wider(wishes[at].out))
    assert found(replace(day, wishes=tuple(wishes))) <= least(day)


@settings(max_examples=25)
@given(seeds)
def test_the_best_plan_does_not_hang_on_how_the_day_is_written(seed: int) -> None:
    """Wishes and drivers in another order, the map turned round, everything an hour later: each costs what is proven the least."""
    rng, day = Random(seed), replace(chance_day(Random(seed), wishes=4, drivers=2), fixed=())
    proven = least(day)
    assert [found(other) for other in (_shuffled(rng, day), _renumbered(rng, day), _later(day, 60))] == [proven] * 3


def _wider(trip: Trip) -> Trip:
    up, off = (Window(max(0, w.earliest - 15), w.latest + 15) for w in (trip.pick_up, trip.drop_off))
    return replace(trip, pick_up=up, drop_off=off)


def _shuffled(rng: Random, day: Problem) -> Problem:
    drivers, wishes = rng.sample(day.drivers, len(day.drivers)), rng.sample(day.wishes, len(day.wishes))
    return replace(day, drivers=tuple(drivers), wishes=tuple(wishes))


def _renumbered(rng: Random, day: Problem) -> Problem:
    """Give the places other numbers: a map turned round is this, for travel times."""
    new = rng.sample(range(len(day.travel)), len(day.travel))
    old = np.argsort(new)

    def trip(one: Trip) -> Trip:
        return replace(one, origin=new[one.origin], destination=new[one.destination])

    return replace(
        day,
        drivers=tuple(replace(driver, home=new[driver.home]) for driver in day.drivers),
        wishes=tuple(replace(wish, out=trip(wish.out), back=wish.back and trip(wish.back)) for wish in day.wishes),
        travel=np.ascontiguousarray(day.travel[np.ix_(old, old)]),
        metres=np.ascontiguousarray(day.metres[np.ix_(old, old)]),
    )


def _later(day: Problem, minutes: int) -> Problem:
    def window(one: Window) -> Window:
        return Window(one.earliest + minutes, one.latest + minutes)

    def trip(one: Trip) -> Trip:
        return replace(one, pick_up=window(one.pick_up), drop_off=window(one.drop_off))

    def hours(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + minutes, span.end + minutes) for span in spans)

    return replace(
        day,
        drivers=tuple(replace(driver, windows=hours(driver.windows)) for driver in day.drivers),
        wishes=tuple(replace(wish, out=trip(wish.out), back=wish.back and trip(wish.back)) for wish in day.wishes),
    )
