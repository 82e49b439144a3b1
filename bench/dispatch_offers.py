"""Offers on the phone: how long an answer takes beside a day of 60 wishes and one of 2,000, on resident arrays."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random
from time import perf_counter

from ashinami.dispatch.check import check
from ashinami.dispatch.choices import Choices
from ashinami.dispatch.desk import Desk
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Problem, WishOrder
from bench.dispatch_day import day

CALLS = 200
REPEATS = 3
"""Each call is timed so many times and its best counts: the machine does other things too."""

SIZES = ((60, 13), (2_000, 280))


def planned(problem: Problem, seed: int) -> tuple[Problem, Plan]:
    """Return the day with every wish that fits taken in one after the other and promised; the rest are the callers."""
    fleet = Fleet(problem, Plan(routes=()))
    choices = Choices(fleet)
    wishes = list(problem.wishes)
    Random(seed).shuffle(wishes)  # noqa: S311 - a bench, not a secret
    served = []
    for wish in wishes:
        found = choices.of(wish)
        if found:
            fleet.take(wish, found[0].fits)
            served.append(replace(wish, promised=True))
    plan = Plan(tuple(fleet.route(shift) for shift in range(len(fleet.shifts)) if fleet.visits[shift]))
    return replace(problem, wishes=tuple(served)), plan


def _seconds(desk: Desk, caller: WishOrder) -> float:
    begin = perf_counter()
    desk.offers(caller)
    return perf_counter() - begin


def run() -> list[str]:
    """Return what was measured."""
    lines = []
    for wishes, drivers in SIZES:
        problem = day(1, wishes + CALLS, drivers)
        callers = problem.wishes[wishes:]
        there, plan = planned(replace(problem, wishes=problem.wishes[:wishes]), 1)
        sound = not check(there, plan)
        begin = perf_counter()
        desk = Desk(there, plan)
        desk.offers(callers[0])
        ready = perf_counter() - begin
        offered = sum(bool(desk.offers(caller)) for caller in callers)
        took = sorted(1000 * min(_seconds(desk, caller) for _ in range(REPEATS)) for caller in callers)
        p50, p99 = took[len(took) // 2], took[math.ceil(0.99 * len(took)) - 1]
        lines.append(
            f"{len(there.wishes):,} promised wishes, {drivers} drivers (sound: {sound}): ready in {ready:.2f} s; {CALLS} calls, "
            f"{offered} with an offer: p50 {p50:.1f} ms, p99 {p99:.1f} ms, longest {took[-1]:.1f} ms"
        )
    return lines


if __name__ == "__main__":
    print("\n".join(run()))
