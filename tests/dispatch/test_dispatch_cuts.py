"""Cuts and choices: what a tour pays for cuts is neither forgotten nor invented, and no choice is cheaper than the bound says."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.bound import bounded
from ashinami.dispatch.branching import Branching
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.cuts import Cut, broken, broken_of, cuts_of
from ashinami.dispatch.flat import flatten
from ashinami.dispatch.listed import Listed
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.master import Master
from ashinami.dispatch.pricer import Pricer
from ashinami.dispatch.problem import Weights
from ashinami.dispatch.relaxation import Relaxation
from ashinami.dispatch.search import solve
from ashinami.dispatch.states import states_of
from ashinami.dispatch.stop import Deadline, MaxIterations
from ashinami.dispatch.worth import Worth
from tests.dispatch.dispatch_days import chance_day

seeds = st.integers(0, 10**9)


def standing() -> float:
    """Give a clock that stands."""
    return 0.0


def _pricer(seed: int, wishes: int) -> tuple[Instance, Master, Pricer, int]:
    problem = replace(chance_day(Random(seed), wishes=wishes, drivers=2), weights=Weights(beyond=0))
    instance = flatten(problem).instance
    instance = instance._replace(travel=instance.short)
    day = states_of(instance, 1.0, standing)
    assert day is not None
    master = Master(instance, day.minutes)
    return instance, master, Pricer(instance, day, master), day.minutes


@settings(max_examples=10, deadline=None)
@given(seeds)
def test_with_cuts_the_same_sets_are_listed_as_if_each_was_looked_at(seed: int) -> None:
    """Below a limit, cuts paid: what the bits of memory leave out costs too much, and nothing else is left out."""
    instance, master, pricer, _ = _pricer(seed, 3)
    rows, rides = len(instance.rows), len(instance.dear)
    cuts = _some_cuts(Random(seed), rides)
    price = np.array([float(Random(seed + k).choice([0, 300, 900])) for k in range(len(cuts))])
    prices = np.full((rides, rows), 3_000.0) - instance.dear
    free = Worth(0.0, prices, np.full(rows, master.minute), np.zeros(rows), cuts_of([], np.zeros(0), rides))
    paying = replace(free, cuts=cuts_of(cuts, price, rides))
    every = pricer.all_below(free, np.full(rows, 1e12), 100_000, Deadline(1.0, standing))
    few = pricer.all_below(paying, np.full(rows, 1_000.0), 100_000, Deadline(1.0, standing))
    assert every is not None
    assert few is not None
    below = every.beyond_worth(master, paying) < 1_000.0
    assert _keys(few, instance) == {key for key, kept in zip(_in_order(every, instance), below, strict=True) if kept}
    for k in np.flatnonzero(below).tolist():
        driven = int(every.rides[k])
        paid = sum(cost * cut.wholes(driven) for cut, cost in zip(cuts, price, strict=True))
        free_of_cuts = every.beyond_worth(master, free)[k]
        assert abs(every.beyond_worth(master, paying)[k] - free_of_cuts - paid) < 1e-6


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_the_choice_is_the_cheapest_of_all_choices(seed: int) -> None:
    """Each row one set at the most, each ride once or its wish left out: tried one by one."""
    instance, master, pricer, minutes = _pricer(seed, 3)
    rows, rides = len(instance.rows), len(instance.dear)
    if not all(master.alone(row) for row in range(rows)):
        return
    nothing = Worth(
        0.0,
        np.zeros((rides, rows)) - instance.dear,
        np.full(rows, master.minute),
        np.zeros(rows),
        cuts_of([], np.zeros(0), rides),
    )
    every = pricer.all_below(nothing, np.full(rows, 1e12), 100_000, Deadline(1.0, standing))
    assert every is not None
    most = float(instance.wishes["price"].sum())
    relaxation = Relaxation(instance, minutes, pricer, most, Deadline(1.0, standing))
    relaxation.add(every)
    branching = Branching(relaxation, most + 1, rides)
    least = _cheapest(instance, master, pricer, every, most)
    assert abs(branching.bound() - least) < 1e-3
    assert abs(sum(master.cost(tour) for tour in branching.tours) + _left_out(instance, branching) - least) < 1e-3


def _cheapest(instance: Instance, master: Master, pricer: Pricer, every: Listed, most: float) -> float:
    """Try all choices; a set costs what it really costs to drive."""
    by_row: list[list[tuple[int, float]]] = [[(0, 0.0)] for _ in instance.rows]
    for k in range(len(every)):
        real = pricer.really(every.column(k, instance), most)
        if real is not None:
            by_row[real.row].append((int(every.rides[k]), master.cost(real)))
    choices = {0: 0.0}
    for sets in by_row:
        more: dict[int, float] = {}
        for met, cost in choices.items():
            for rides, extra in sets:
                if not met & rides:
                    more[met | rides] = min(more.get(met | rides, np.inf), cost + extra)
        choices = more
    found = np.inf
    for met, cost in choices.items():
        total = cost
        for wish in instance.wishes:
            mine = sum(1 << (int(wish["ride"]) + k) for k in range(int(wish["rides"])))
            if met & mine not in {0, mine}:
                break
            total += 0 if met & mine else float(wish["price"])
        else:
            found = min(found, total)
    return float(found)


def _left_out(instance: Instance, branching: Branching) -> float:
    driven = {ride for tour in branching.tours for ride in tour.rides.tolist()}
    return float(sum(wish["price"] for wish in instance.wishes if int(wish["ride"]) not in driven))


def _some_cuts(chance: Random, rides: int) -> list[Cut]:
    """Return all cuts of three rides, and some of four and five with shares of one and two."""
    cuts = [Cut(sum(1 << ride for ride in three), 0, 2) for three in combinations(range(rides), 3)]
    for count, twice, whole in ((4, 1, 3), (5, 0, 3), (5, 0, 2), (5, 2, 4), (5, 2, 3)):
        for _ in range(3 if count <= rides else 0):
            chosen = chance.sample(range(rides), count)
            cuts.append(Cut(sum(1 << ride for ride in chosen), sum(1 << ride for ride in chosen[:twice]), whole))
    return cuts


def test_three_halves_of_three_pairs_are_broken() -> None:
    """Three tours of two of three rides each, each taken by half: together one and a half, one is allowed."""
    pairs = [(np.array(pair), 0.5) for pair in ((0, 1), (1, 2), (0, 2))]
    assert broken(pairs, 4, wider=False) == [Cut(0b111, 0, 2)]
    assert broken([(np.array([0, 1, 2]), 1.0)], 4, wider=True) == []


def test_a_ring_of_five_pairs_is_broken_though_no_three_rides_are() -> None:
    """Five rides in a ring, each pair of neighbours taken by half: together two and a half, two are allowed."""
    ring = [(np.array([k, (k + 1) % 5]), 0.5) for k in range(5)]
    assert broken(ring, 6, wider=False) == []
    assert broken(ring, 6, wider=True) == [Cut(0b11111, 0, 2)]
    assert broken_of([Cut(0b11111, 0, 2), Cut(0b111, 0, 2)], ring) == [Cut(0b11111, 0, 2)]


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_no_whole_choice_breaks_a_cut(seed: int) -> None:
    """However rides are shared out among tours whole, no cut found anywhere is broken by it."""
    chance, rides = Random(seed), 9
    taken = [(np.array(chance.sample(range(rides), chance.randint(2, 5))), chance.random()) for _ in range(12)]
    cuts = broken(taken, rides, wider=True)
    order = chance.sample(range(rides), rides)
    at = sorted(chance.sample(range(1, rides), chance.randint(1, 4)))
    whole = [(np.array(order[a:b]), 1.0) for a, b in pairwise([0, *at, rides])]
    assert broken_of(cuts, whole) == []


def test_a_poor_plan_is_bettered_by_what_its_proof_comes_upon() -> None:
    """Of a plan with everybody left out the proof finds tours: the plan of them is sound, and cheaper."""
    for seed in range(4):
        problem = chance_day(Random(seed), wishes=4)
        poor = solve(problem, seed=seed, stop=MaxIterations(0))
        found = bounded(problem, poor, 60, standing)
        assert check(problem, found) == ()
        assert found.cost == terms(problem, found).total <= terms(problem, poor).total
        assert found.bound is not None
        assert found.bound <= found.cost


def _in_order(listed: Listed, instance: Instance) -> list[tuple[int, bytes]]:
    columns = [listed.column(k, instance) for k in range(len(listed))]
    return [(column.row, np.sort(column.rides).tobytes()) for column in columns]


def _keys(listed: Listed, instance: Instance) -> set[tuple[int, bytes]]:
    return set(_in_order(listed, instance))
