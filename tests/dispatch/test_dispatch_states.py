"""The states of a day: as the slow twin finds them, and in a coarser grain never fewer ways than in a closer one."""

from __future__ import annotations

from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.dispatch import bound, states
from ashinami.dispatch.bound import bounded
from ashinami.dispatch.cost import terms
from ashinami.dispatch.flat import flatten
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pricing import States
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Car, DriverDay, Problem
from ashinami.dispatch.search import solve
from ashinami.dispatch.states import GRAINS, Grain, minutes_of, states_of
from ashinami.dispatch.stop import MaxIterations
from tests.dispatch.dispatch_days import chance_day, line_day, rich_day, there_and_back
from tests.dispatch.states_twin import states_in_plain_words

seeds = st.integers(0, 10**9)


def standing() -> float:
    """Give a clock that stands: the work alone is bounded."""
    return 0.0


def _instance(problem_seed: int) -> Instance:
    instance = flatten(rich_day(Random(problem_seed), wishes=5)).instance
    return instance._replace(travel=instance.short)


@settings(max_examples=12, deadline=None)
@given(seeds)
def test_the_compiled_states_are_those_of_the_slow_twin(seed: int) -> None:
    """The same stops in the same minutes, with as many ways on from each after the same minutes."""
    instance = _instance(seed)
    day = states_of(instance, 1.0, standing, (GRAINS[0],))
    assert day is not None
    for row in range(len(instance.rows)):
        found = day.states[row]
        times, ways = states_in_plain_words(instance, minutes_of(instance, day.first), row)
        assert sorted(_stops(found)) == sorted((state[0], *minutes) for state, minutes in times.items())
        told = sorted((state[0], after[0], gap) for state, nexts in ways.items() for after, gap in nexts)
        assert sorted(_ways(found)) == told


def _stops(found: States) -> list[tuple[int, int, int]]:
    return list(zip(found.node.tolist(), found.lo.tolist(), found.hi.tolist(), strict=True))


def _ways(found: States) -> list[tuple[int, int, int]]:
    return [
        (int(found.node[one]), int(found.node[found.to[k]]), int(found.gap[k]))
        for one in range(len(found.node))
        for k in range(int(found.begin[one]), int(found.begin[one + 1]))
    ]


@pytest.mark.parametrize("grain", GRAINS[1::2], ids=lambda grain: f"{grain.minutes}-{grain.riders}")
@settings(max_examples=5, deadline=None)
@given(seed=seeds)
def test_in_every_grain_no_plan_is_cheaper_than_the_bound(grain: Grain, seed: int) -> None:
    """However coarsely riders are followed, a good plan costs no less than the bound."""
    problem = rich_day(Random(seed), wishes=5)
    good = solve(problem, seed=seed, stop=MaxIterations(6))
    found = _bounded_in(grain, problem, good)
    assert found is not None
    assert found <= terms(problem, good).total


def test_the_coarser_the_lower() -> None:
    """A coarser grain forgets more, and says less; the closest one says something of a small day."""
    problem = chance_day(Random(1), wishes=6, drivers=3)
    plan = solve(problem, seed=1, stop=MaxIterations(20))
    closest, *coarser = [_bounded_in(grain, problem, plan) or 0 for grain in GRAINS]
    assert closest > 0
    assert all(0 < found <= closest for found in coarser[2:])


def _bounded_in(grain: Grain, problem: Problem, plan: Plan) -> int | None:
    """Return the bound when no other grain may be taken."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bound, "states_of", partial(states_of, grains=(grain,)))
        return bounded(problem, plan, 60, standing).bound


def test_a_day_with_too_many_states_is_seen_more_coarsely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the closest grain has no room, the next is taken, and the day says which."""
    instance = _instance(3)
    close = states_of(instance, 1.0, standing)
    assert close is not None
    assert close.grain == GRAINS[0]
    monkeypatch.setattr(states, "MOST_STATES", max(len(each.node) for each in close.states) - 1)
    coarse = states_of(instance, 1.0, standing)
    assert coarse is not None
    assert coarse.grain != GRAINS[0]


def test_where_more_ride_together_than_are_remembered_nothing_is_called_whole() -> None:
    """Nine neighbours to one clinic at one hour: a minibus forgets one of them on the way, a car for eight does not."""
    neighbours = tuple(there_and_back(f"w{number}") for number in range(9))
    for seats, whole in ((8, True), (9, False)):
        minibus = DriverDay("a", 0, Car(seats), (Span(480, 1020),))
        problem = line_day(wishes=neighbours, drivers=(minibus,))
        instance = flatten(problem).instance
        day = states_of(instance._replace(travel=instance.short), 1.0, standing, (Grain(4_096, 8),))
        assert day is not None
        assert day.whole is whole
