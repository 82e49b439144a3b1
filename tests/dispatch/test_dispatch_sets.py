"""The sets of rides a row could drive: none is missing, none is dearer than it is, and in earnest each costs what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.dispatch.cuts import cuts_of
from ashinami.dispatch.flat import flatten
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pricing import Out, beyond_price
from ashinami.dispatch.loops.rows import holds
from ashinami.dispatch.master import Master
from ashinami.dispatch.pricer import Pricer
from ashinami.dispatch.problem import Weights
from ashinami.dispatch.states import states_of
from ashinami.dispatch.stop import Deadline
from ashinami.dispatch.worth import Column, Worth
from tests.dispatch.dispatch_days import chance_day
from tests.twins import schedule_twin

seeds = st.integers(0, 10**9)
ANY = 1e12


def standing() -> float:
    """Give a clock that stands."""
    return 0.0


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_every_set_that_can_be_driven_is_listed_and_never_dearer_than_it_is(seed: int) -> None:
    """Against all orders of all sets, one by one: what is listed costs no more, and driven in earnest exactly as much."""
    problem = replace(chance_day(Random(seed), wishes=2, drivers=2), weights=Weights(beyond=0))
    instance = flatten(problem).instance
    instance = instance._replace(travel=instance.short)
    day = states_of(instance, 1.0, standing)
    assert day is not None
    master = Master(instance, day.minutes)
    pricer = Pricer(instance, day, master)
    rows, rides = len(instance.rows), len(instance.dear)
    nothing = Worth(
        0.0,
        np.zeros((rides, rows)) - instance.dear,
        np.full(rows, master.minute),
        np.zeros(rows),
        cuts_of([], np.zeros(0), len(instance.dear)),
    )
    found = pricer.all_below(nothing, np.full(rows, ANY), 100_000, Deadline(1.0, standing))
    assert found is not None
    columns = [found.column(k, instance) for k in range(len(found))]
    listed = {_key(column): column for column in columns}
    for row in range(rows):
        if not master.alone(row):
            continue
        out = master.out(row, master.minute)
        for count in range(1, rides + 1):
            for inside in combinations(range(rides), count):
                least = _least(instance, row, inside, out)
                if least is None:
                    continue
                column = listed[row, inside]
                assert _cost(out, column) <= least + 1e-6
                real = pricer.really(column, ANY)
                assert real is not None
                assert abs(_cost(out, real) - least) < 1e-6


@settings(max_examples=15, deadline=None)
@given(seeds)
def test_below_a_limit_is_what_costs_less_than_it(seed: int) -> None:
    """Of all sets the limit keeps those whose own cost is below it, and loses none of them."""
    problem = chance_day(Random(seed), wishes=3, drivers=2)
    instance = flatten(problem).instance
    instance = instance._replace(travel=instance.short)
    day = states_of(instance, 1.0, standing)
    assert day is not None
    master = Master(instance, day.minutes)
    pricer = Pricer(instance, day, master)
    rows = len(instance.rows)
    prices = np.full(instance.dear.shape, 3_000.0) - instance.dear
    found = Worth(
        0.0, prices, np.full(rows, master.minute), np.zeros(rows), cuts_of([], np.zeros(0), len(instance.dear))
    )
    every = pricer.all_below(found, np.full(rows, ANY), 100_000, Deadline(1.0, standing))
    few = pricer.all_below(found, np.full(rows, 2_000.0), 100_000, Deadline(1.0, standing))
    assert every is not None
    assert few is not None
    assert {_key(few.column(k, instance)) for k in range(len(few))} == {
        _key(column)
        for column in (every.column(k, instance) for k in range(len(every)))
        if _cost(master.out(column.row, master.minute), column) - 3_000.0 * len(column.rides) < 2_000.0
    }


def _key(column: Column) -> tuple[int, tuple[int, ...]]:
    return column.row, tuple(sorted(column.rides.tolist()))


def _cost(out: Out, column: Column) -> float:
    return beyond_price(out, 0.0, column.minutes, column.minutes) + column.extra


def _least(instance: Instance, row: int, inside: tuple[int, ...], out: Out) -> float | None:
    """Return what the cheapest order costs, all orders tried; None when there is none."""
    if np.isinf(instance.dear[list(inside), row]).any():
        return None
    found = [
        minutes for order in _orders(instance, row, inside) if (minutes := _minutes(instance, row, order)) is not None
    ]
    found = [minutes for minutes in found if minutes <= out.most]
    extra = float(instance.dear[list(inside), row].sum())
    return beyond_price(out, 0.0, min(found), min(found)) + extra if found else None


def _orders(
    instance: Instance, row: int, inside: tuple[int, ...], begun: tuple[int, ...] = ()
) -> Iterator[tuple[int, ...]]:
    """Give the orders of stops that car and company allow."""
    glued = instance.nodes["glued"]
    aboard = [ride for ride in inside if 2 * ride in begun and 2 * ride + 1 not in begun]
    if len(begun) == 2 * len(inside):
        if not glued[begun[-1]]:
            yield begun
        return
    for ride in inside:
        on, off = 2 * ride, 2 * ride + 1
        for node in (on, off):
            last = begun[-1] if begun else -1
            if node in begun or (node == off) != (ride in aboard):
                continue
            if last >= 0 and glued[last] and last & 1 and node != last + 1:
                continue
            if node == on and on > 0 and glued[on - 1] and last != on - 1:
                continue
            if node == off and glued[off] and len(aboard) > 1:
                continue
            load = sum(int(instance.nodes[2 * other]["load"]) for other in aboard)
            if node == on and not holds(instance, row, load + int(instance.nodes[on]["load"])):
                continue
            yield from _orders(instance, row, inside, (*begun, node))


def _minutes(instance: Instance, row: int, order: tuple[int, ...]) -> int | None:
    nodes, rides = instance.nodes, len(instance.dear)
    whole = [2 * (rides + row), *order, 2 * (rides + row) + 1]
    windows = [(int(np.ceil(nodes[n]["lo"])), int(np.floor(nodes[n]["hi"]))) for n in whole]
    gaps = [
        int(nodes[a]["service"] + instance.travel[nodes[a]["place"], nodes[b]["place"]]) for a, b in pairwise(whole)
    ]
    held = [
        (whole.index(n - 1), whole.index(n), int(nodes[n]["limit"] + nodes[n - 1]["service"]))
        for n in order
        if n & 1 and np.isfinite(nodes[n]["limit"])
    ]
    return schedule_twin.fewest_minutes(windows, gaps, held)
