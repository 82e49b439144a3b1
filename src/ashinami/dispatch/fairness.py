"""What fair turns cost: a plan may spend some driver-minutes a day on them, and says how many it did.

The weight of unevenness is what a plan is searched with (`problem.Weights.uneven`). What it costs is found by searching on
without it; when that saves more than the day may spend, the weight is taken down until it no longer does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ashinami.basics.clock import Minute
from ashinami.dispatch.cost import TURN, terms
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Problem

MOST_SPENT: Minute = 15
"""So many driver-minutes a day are spent on fair turns unless the group says otherwise."""

type Search = Callable[[Problem, Plan], Plan]
"""Finds a plan at least as good as the one given."""


@dataclass(frozen=True, slots=True)
class DriverLoad:
    """What a driver has taken: before today in the rolling month, and today."""

    driver: str
    share: int
    turns_before: int
    minutes_before: Minute
    minutes_today: Minute

    @property
    def before(self) -> int:
        """His load before today in minutes of an equal share, a turn being `cost.TURN` of them."""
        return 100 * (self.minutes_before + TURN * self.turns_before) // self.share

    @property
    def after(self) -> int:
        """The same after today."""
        turns = self.turns_before + bool(self.minutes_today)
        return 100 * (self.minutes_before + self.minutes_today + TURN * turns) // self.share


@dataclass(frozen=True, slots=True)
class Fairness:
    """What fair turns have cost today and what they brought.

    `spent` are the driver-minutes that the same wishes would have taken less without regard to turns, as far as the search
    could find; `weight` is the weight of unevenness the plan was made with (0: none could be afforded).
    """

    spent: Minute
    weight: int
    loads: tuple[DriverLoad, ...]

    @property
    def apart_before(self) -> int:
        """By how many minutes of an equal share the most and the least loaded driver were apart before today."""
        return _apart([load.before for load in self.loads])

    @property
    def apart_after(self) -> int:
        """The same after today."""
        return _apart([load.after for load in self.loads])


def _apart(loads: list[int]) -> int:
    return max(loads) - min(loads) if loads else 0


def fairly(
    problem: Problem, plan: Plan, search: Search, *, most: Minute = MOST_SPENT
) -> tuple[Problem, Plan, Fairness]:
    """Return the problem with the weight that could be afforded, the plan made with it, and what fairness cost.

    `plan` was searched with the problem's own weight. `search` goes on from a plan; a short search is enough.
    """
    indifferent = _weighing(problem, 0)
    cheapest = search(indifferent, plan)
    weight, weighed, chosen = problem.weights.uneven, problem, plan
    while weight and _spent(weighed, chosen, cheapest) > most:
        weight //= 2
        weighed = _weighing(problem, weight)
        chosen = search(weighed, cheapest) if weight else cheapest
    chosen = replace(chosen, cost=terms(weighed, chosen).total)
    return weighed, chosen, Fairness(max(0, _spent(weighed, chosen, cheapest)), weight, loads_after(problem, chosen))


def after_proof(
    problem: Problem, plan: Plan, proven: Plan, fairness: Fairness | None, *, most: Minute = MOST_SPENT
) -> tuple[Plan, Fairness | None]:
    """Return the plan its proof came back with, and what fair turns cost in it.

    Where a better plan would spend more on fair turns than a day may, the plan stays, with the bound that was proven.
    """
    if fairness is None:
        return proven, None
    one, other = terms(problem, proven), terms(problem, plan)
    more = one.minutes_out - other.minutes_out
    spent = max(0, fairness.spent + more) if one.unserved >= other.unserved else 0
    if more > 0 and spent > most:
        return replace(plan, bound=proven.bound), fairness
    return proven, replace(fairness, spent=spent, loads=loads_after(problem, proven))


def loads_after(problem: Problem, plan: Plan) -> tuple[DriverLoad, ...]:
    """Return every driver's load with a plan, in the problem's order."""
    minutes = dict.fromkeys((driver.key for driver in problem.drivers), 0)
    for route in plan.routes:
        minutes[route.driver] += route.minutes_out
    return tuple(
        DriverLoad(driver.key, driver.share, driver.turns_before, driver.minutes_before, minutes[driver.key])
        for driver in problem.drivers
    )


def _weighing(problem: Problem, weight: int) -> Problem:
    return replace(problem, weights=replace(problem.weights, uneven=weight))


def _spent(problem: Problem, plan: Plan, cheapest: Plan) -> Minute:
    """Return how many more minutes a plan takes than the cheapest; none when it serves what the cheapest does not."""
    one, other = terms(problem, plan), terms(problem, cheapest)
    return one.minutes_out - other.minutes_out if one.unserved >= other.unserved else 0
