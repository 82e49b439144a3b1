"""Making a day's plan: the search on arrays (`engine`), and around it the problem's own words.

What the search leaves out by chance is taken in at the end where it fits, so that every reason given for a wish left out is
true. With the same seed and number of rounds the plan is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ashinami.dispatch.check import check
from ashinami.dispatch.choices import Choices
from ashinami.dispatch.cost import terms
from ashinami.dispatch.engine import search
from ashinami.dispatch.explain import Explainer
from ashinami.dispatch.flat import flatten
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.plan import Plan, Unserved, WhyNot
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.stop import Progress, StopRule

type OnProgress = Callable[[Progress], None]

_NOTHING = Plan(routes=())


def solve(
    problem: Problem,
    *,
    seed: int,
    stop: StopRule,
    start: Plan | None = None,
    on_progress: OnProgress | None = None,
) -> Plan:
    """Return a sound plan of the day: from `start` (or from nothing) take in what fits, then improve.

    Of a start that is not sound any more, what still is stays. Every unserved wish has a reason that `check.confirms`
    verifies. `on_progress` hears of every better plan.
    """
    sound = _sound_part(problem, start or _NOTHING)
    if not problem.wishes or not problem.drivers:
        return _finished(
            problem, Fleet(problem, _NOTHING), replace(_NOTHING, seed=seed, stopped="組み直すものがありません")
        )
    flat = flatten(problem)
    tours = flat.tours(problem, sound.routes) if flat.holds(problem, sound.routes) else None
    found = search(flat.instance, seed=seed, stop=stop, start=tours, on_better=on_progress)
    fleet = Fleet(problem, _NOTHING)
    for shift, visits in enumerate(flat.visits(found.tours)):
        if visits:
            fleet.drive(shift, visits)
    told = replace(_NOTHING, seed=seed, iterations=found.iterations, stopped=found.stopped)
    plan = _finished(problem, fleet, told)
    whole = _finished(problem, Fleet(problem, sound), told) if sound.routes else plan
    return whole if whole.cost < plan.cost else plan


def improve(problem: Problem, plan: Plan, rng_seed: int, stop: StopRule, on_progress: OnProgress | None = None) -> Plan:
    """Return a plan at least as good as the sound plan given, which stays as it is when nothing better is found."""
    return solve(problem, seed=rng_seed, stop=stop, start=plan, on_progress=on_progress)


def _sound_part(problem: Problem, plan: Plan) -> Plan:
    """Return the plan without what is no longer sound: a wish or a driver may have changed since."""
    drivers = {driver.key: driver for driver in problem.drivers}
    wishes = {wish.key: wish for wish in problem.wishes}
    routes = [
        route for route in plan.routes if route.driver in drivers and route.window < len(drivers[route.driver].windows)
    ]
    served = {stop.wish for route in routes for stop in route.stops} & set(wishes)
    while True:
        kept = [replace(r, stops=tuple(stop for stop in r.stops if stop.wish in served)) for r in routes]
        part = Plan(tuple(route for route in kept if route.stops))
        asked = tuple(wish for wish in problem.wishes if wish.key in served)
        locks = tuple(lock for lock in problem.fixed if lock.wish in served)
        breaches = check(replace(problem, wishes=asked, fixed=locks), part)
        wrong = {breach.wish for breach in breaches if breach.wish}
        wrong |= {
            stop.wish
            for breach in breaches
            if not breach.wish
            for route in part.routes
            if route.driver == breach.driver
            for stop in route.stops
        }
        if not breaches:
            return part
        served = served - wrong if wrong else set()


def _finished(problem: Problem, fleet: Fleet, told: Plan) -> Plan:
    """Return the fleet's runs as a plan: what fits taken in, the rest with its reasons."""
    choices = Choices(fleet)
    driven = {key for visits in fleet.visits for key, _, _ in visits}
    left: list[str] = []
    for wish in problem.wishes:
        if wish.key in driven:
            continue
        if found := choices.of(wish):
            fleet.take(wish, found[0].fits)
        else:
            left.append(wish.key)
    routes = tuple(fleet.route(shift) for shift, visits in enumerate(fleet.visits) if visits)
    plan = replace(told, routes=routes, unserved=tuple(Unserved(key, WhyNot.ALL_TAKEN) for key in left))
    explainer = Explainer(problem, plan)
    plan = replace(plan, unserved=tuple(Unserved(key, explainer.why_not(key)) for key in left))
    return replace(plan, cost=terms(problem, plan).total)
