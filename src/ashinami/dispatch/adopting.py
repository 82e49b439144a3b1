"""A plan made of tours that the proof came upon."""

from __future__ import annotations

from dataclasses import replace

from ashinami.dispatch.cost import terms
from ashinami.dispatch.flat import Flat
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import Fixed, Problem
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.dispatch.worth import Column

_ROUNDS = 20
"""The rides of each tour are known: the search has only their order and minutes to find."""


def adopted(problem: Problem, plan: Plan, flat: Flat, tours: list[Column]) -> Plan:
    """Return the plan whose drivers drive these rides, where it is cheaper than the plan; else the plan."""
    locked = {(lock.wish, lock.leg) for lock in problem.fixed}
    fixed = list(problem.fixed)
    for tour in tours:
        driver, window = flat.shifts[tour.row]
        for ride in tour.rides.tolist():
            wish, leg = flat.rides[ride]
            if (wish, leg) not in locked:
                fixed.append(Fixed(wish, leg, problem.drivers[driver].key, window))
    by_tours = solve(replace(problem, fixed=tuple(fixed)), seed=plan.seed, stop=MaxIterations(_ROUNDS))
    found = solve(problem, seed=plan.seed, stop=MaxIterations(0), start=by_tours)
    if terms(problem, found).total >= terms(problem, plan).total:
        return plan
    return replace(found, iterations=plan.iterations, stopped=plan.stopped)
