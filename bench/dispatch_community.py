"""Community days against OR-Tools, which gets ten times our time: the same model, the same judge, one core each."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing import get_context
from time import monotonic, process_time

from ashinami.basics.clock import Span
from ashinami.dispatch.bound import bounded
from ashinami.dispatch.check import check
from ashinami.dispatch.cost import terms
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Problem, Weights
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import Seconds
from bench.dispatch_day import day

SIZES = ((30, 8, 3), (200, 40, 10))
"""Wishes, drivers, our seconds. 2,000 wishes take an hour in all: `acceptance_dispatch` runs them."""

_PROVING = 60
"""Seconds of processor time for a bound, beside the search's."""


def community_day(seed: int, wishes: int, drivers: int) -> Problem:
    """Return a day both models can say: one window a driver, no detour term."""
    problem = day(seed, wishes, drivers)
    people = tuple(
        replace(driver, windows=(Span(driver.windows[0].start, driver.windows[-1].end),)) for driver in problem.drivers
    )
    return replace(problem, drivers=people, weights=Weights(beyond=0))


def run() -> list[str]:
    """Return the lines for 30 and 200 wishes."""
    return [line for size in SIZES for line in measured(*size, seeds=(1,))]


def measured(wishes: int, drivers: int, seconds: int, seeds: tuple[int, ...]) -> list[str]:
    """Return one line a day: cost and unserved of both, and the ratio."""
    lines = []
    for seed in seeds:
        problem = community_day(seed, wishes, drivers)
        ours = bounded(problem, solve(problem, seed=seed, stop=Seconds(seconds, monotonic)), _PROVING, process_time)
        theirs = _peer(problem, 10 * seconds)
        mine = terms(problem, ours).total
        assert not check(problem, ours)
        peer = "no plan"
        if theirs is not None:
            assert not check(problem, theirs)
            cost = terms(problem, theirs).total
            peer = f"{cost:,} with {len(theirs.unserved)} unserved, ratio {mine / cost:.4f}"
        bound = f"bound {ours.bound:,}" if ours.bound is not None else "no bound computed"
        lines.append(
            f"{wishes} wishes, {drivers} drivers, day {seed}: ours in {seconds} s {mine:,} with {len(ours.unserved)} "
            f"unserved ({bound}); OR-Tools in {10 * seconds} s {peer}"
        )
    return lines


def _peer(problem: Problem, seconds: int) -> Plan | None:
    """Ask OR-Tools in a process of its own: it brings another HiGHS, and the two do not load together."""
    from bench import ortools_asked  # noqa: PLC0415 - the child imports nothing of ours before OR-Tools

    with get_context("spawn").Pool(1) as pool:
        return pool.apply(ortools_asked.ask, (problem, seconds))
