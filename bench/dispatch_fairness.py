"""Ten days on which one driver lives nearest to everybody: how turns even out, and what that costs in minutes.

The same ten days are planned with fair turns and without. Loads are in minutes, a turn counting as `cost.TURN` of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ashinami.dispatch.cost import terms
from ashinami.dispatch.fairness import MOST_SPENT, Fairness, fairly
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.search import improve, solve
from ashinami.dispatch.stop import MaxIterations
from bench.dispatch_day import day

DAYS = 10
BUSY_TURNS, BUSY_MINUTES = 12, 2_400


@dataclass(frozen=True, slots=True)
class Planned:
    """One of the days: minutes out, and what fair turns cost and brought."""

    minutes_out: int
    fairness: Fairness


def ten_days(wishes: int = 10, drivers: int = 4, *, most: int = MOST_SPENT, rounds: int = 150) -> list[Planned]:
    """Return ten days planned one after the other, each with the turns of those before it; the first driver begins skewed."""
    taken = {0: (BUSY_TURNS, BUSY_MINUTES)}
    days = []
    for number in range(DAYS):
        problem = _with_turns(_near_the_first(day(number + 1, wishes, drivers)), taken)
        first = solve(problem, seed=1, stop=MaxIterations(rounds))

        def go_on(weighed: Problem, plan: Plan) -> Plan:
            return improve(weighed, plan, 1, MaxIterations(rounds))

        problem, plan, fairness = fairly(problem, first, go_on, most=most)
        days.append(Planned(terms(problem, plan).minutes_out, fairness))
        for d, load in enumerate(fairness.loads):
            turns, minutes = taken.get(d, (0, 0))
            taken[d] = (turns + bool(load.minutes_today), minutes + load.minutes_today)
    return days


def _near_the_first(problem: Problem) -> Problem:
    """Let the first driver live beside the destinations and the others out of town."""
    away = np.zeros(len(problem.travel), np.int32)
    away[1 : len(problem.drivers)] = 3
    travel = problem.travel + away[:, None] + away[None, :]
    np.fill_diagonal(travel, 0)
    cars = problem.drivers[-1].car
    windows = problem.drivers[0].windows
    return replace(
        problem,
        travel=travel.astype(np.int32),
        drivers=tuple(replace(driver, car=cars, windows=windows) for driver in problem.drivers),
    )


def _with_turns(problem: Problem, taken: dict[int, tuple[int, int]]) -> Problem:
    before = [taken.get(d, (0, 0)) for d in range(len(problem.drivers))]
    drivers = zip(problem.drivers, before, strict=True)
    return replace(
        problem,
        drivers=tuple(replace(d, turns_before=turns, minutes_before=minutes) for d, (turns, minutes) in drivers),
    )


def run() -> list[str]:
    """Return what was measured."""
    lines = []
    fair, plain = ten_days(), ten_days(most=0)
    for number, (one, other) in enumerate(zip(fair, plain, strict=True), start=1):
        lines.append(
            f"day {number:2}: fair {one.minutes_out} min out, of which {one.fairness.spent} for fair turns, loads apart "
            f"{one.fairness.apart_after}; without regard {other.minutes_out} min out, loads apart {other.fairness.apart_after}"
        )
    spent = sum(each.fairness.spent for each in fair)
    lines.append(
        f"ten days: {spent} min spent on fair turns (at most {MOST_SPENT} a day); loads apart "
        f"{fair[0].fairness.apart_before} → {fair[-1].fairness.apart_after}, without regard → {plain[-1].fairness.apart_after}"
    )
    return lines


if __name__ == "__main__":
    print("\n".join(run()))
