"""What if: the day planned as if something were otherwise. The board stands as it was; the answer is a plan to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from ashinami.basics.clock import Span
from ashinami.basics.place import Point
from ashinami.casework.codec import to_plain
from ashinami.casework.planning import FoundDay
from ashinami.dispatch.cost import terms
from ashinami.dispatch.news import DriverOff, Late, after
from ashinami.dispatch.plan import Plan, Unserved, WhyNot
from ashinami.dispatch.problem import Car, DriverDay, Problem
from ashinami.dispatch.replan import replan
from ashinami.dispatch.search import solve
from ashinami.dispatch.stop import MaxIterations
from ashinami.vocabulary.ride import Leg
from ashinami_web.bodies.models import Body
from ashinami_web.runs.models import Ride
from ashinami_web.runs.proving import to_prove
from ashinami_web.runs.standing import Standing, minute_now, standing

ANOTHER = "another"
"""Stands for the driver nobody has yet."""
_ROUNDS = 300


def suppose(body: Body, day: str, supposed: dict[str, Any]) -> dict[str, Any]:
    """Return the day's `plan` as if what is supposed were so, as `DayPlan.to_json` without people, and what its proof is `given`.

    `supposed["what"]` is `off` (with `driver`), `another` (with `start`, `end`, `lat`, `lon`, `wheelchair`) or `late` (with
    `rides` and `minutes`).
    """
    service_day = date.fromisoformat(day)
    stands = standing(body, service_day, from_now=True)
    now = minute_now(service_day)
    match supposed["what"]:
        case "off":
            found = replan(stands.problem, stands.plan, DriverOff(supposed["driver"]), now)
            problem, plan = found.problem, found.plan
        case "another":
            stands = stands.reaching((Point(supposed["lat"], supposed["lon"]),), body)
            problem = _with_another(stands, supposed)
            plan = solve(problem, seed=0, stop=MaxIterations(_ROUNDS), start=stands.plan)
        case _:
            problem, plan = _late(stands, supposed["rides"], supposed["minutes"], now)
    told = FoundDay(stands.posed, problem, plan, None, stands.margins).told()
    given = to_prove(problem, replace(plan, cost=terms(problem, plan).total))
    return {"plan": told.to_json(people=False), "given": given}


def board_terms(body: Body, day: str) -> dict[str, Any]:
    """Return what the board costs as it stands, term by term (`cost.Cost`)."""
    stands = standing(body, date.fromisoformat(day))
    driven = {stop.wish for route in stands.plan.routes for stop in route.stops}
    left = tuple(Unserved(wish.key, WhyNot.ALL_TAKEN) for wish in stands.problem.wishes if wish.key not in driven)
    cost: Any = to_plain(terms(stands.problem, replace(stands.plan, unserved=left)))
    return dict(cost)


def _with_another(stands: Standing, supposed: dict[str, Any]) -> Problem:
    """Return the day with one more driver, who has a car with three seats and lives at the point."""
    home = stands.posed.rows[Point(supposed["lat"], supposed["lon"])]
    car = Car(3, 1 if supposed["wheelchair"] else 0)
    skills = frozenset(skill for wish in stands.problem.wishes for skill in wish.skills)
    bases = frozenset(wish.basis for wish in stands.problem.wishes if wish.basis)
    span = Span(supposed["start"], supposed["end"])
    another = DriverDay(ANOTHER, home, car, (span,), skills, bases=bases)
    return replace(stands.problem, drivers=(*stands.problem.drivers, another))


def _late(stands: Standing, rides: list[str], minutes: int, now: int) -> tuple[Problem, Plan]:
    """Return the day when riders are ready so many minutes later than they are to be fetched."""
    news = [
        Late(str(ride.wish_id), Leg[ride.leg], (ride.pick_up_at or 0) + minutes)
        for ride in Ride.objects.filter(pk__in=[UUID(key) for key in rides], pick_up_at__isnull=False)
    ]
    if not news:
        return stands.problem, stands.plan
    problem = stands.problem
    for each in news[:-1]:
        problem = after(problem, stands.plan, each, now)
    found = replan(problem, stands.plan, news[-1], now)
    return found.problem, found.plan
