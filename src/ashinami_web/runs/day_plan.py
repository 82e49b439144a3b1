"""What stands on the board now, as the library's day plan: papers are printed from it, so that they say what the board says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ashinami.basics.clock import Span
from ashinami.basics.place import Point
from ashinami.casework.basis import LegalBasis
from ashinami.casework.codec import from_plain, to_plain
from ashinami.casework.day import DayInput
from ashinami.casework.day_plan import DayPlan, LeftOut
from ashinami.casework.day_problem import basis_on_record
from ashinami.casework.runs import place_of
from ashinami.dispatch.plan import Plan as Proposal
from ashinami.dispatch.plan import Route, Stop, StopKind
from ashinami.dispatch.why import DriverChoice
from ashinami.vocabulary.person import Driver, Vehicle
from ashinami.vocabulary.ride import Leg
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED, home_of, is_complete, rules_of, wishes_on
from ashinami_web.helping.models import Visit
from ashinami_web.people.queries import authors
from ashinami_web.runs.models import Plan, Ride, Run
from ashinami_web.runs.planning import day_input, drivers_on
from ashinami_web.runs.roads import travel_times

NOT_PLANNED = LeftOut("", "NOT_PLANNED", "まだ予定に入っていません")


def day_plan_of(body: Body, service_day: date) -> DayPlan:
    """Return the board of the day as it stands, after every move by hand; a wish without a time has no place in it."""
    runs = list(
        Run.objects.filter(body=body, day__service_day=service_day).select_related("vehicle").prefetch_related("driver")
    )
    driven = {stop["wish"] for run in runs for stop in run.stops}
    rows = [row for row in wishes_on(body.pk, service_day) if str(row.pk) in driven or _waits(row)]
    given = _with_those_out(day_input(body, service_day, rows, drivers_on(body.pk, service_day)), runs)
    routes = tuple(route_of(run) for run in runs)
    ways = [_way(given, route) for route in routes]
    index = {
        point: number for number, point in enumerate(dict.fromkeys(point for way in ways for point in way if point))
    }
    travel = travel_times(body).matrix(tuple(index))
    plan = last_plan(body, service_day)
    signers = authors(row.signed_by for row in rows)
    return DayPlan(
        given=given,
        plan=Proposal(routes=routes, seed=plan.content["plan"]["seed"] if plan else 0),
        metres=tuple(
            tuple(int(travel.metres[index[start], index[end]]) if start and end else 0 for start, end in pairwise(way))
            for way in ways
        ),
        bases={str(row.pk): replace(_basis(row, given), signed_by=signers.get(row.signed_by, "")) for row in rows},
        left_out=tuple(why_left_out(row, plan) for row in rows if str(row.pk) not in driven),
        margins=rules_of(body.pk).margins,
        method=travel.method,
    )


def last_plan(body: Body, service_day: date) -> Plan | None:
    """Return the plan that was last put on the board of the day; those only tried do not count."""
    plans = Plan.objects.filter(body=body, day__service_day=service_day, tried=False)
    return plans.order_by(Coalesce("adopted_at", "made_at")).last()


def proposal_of(plan: Plan) -> DayPlan:
    """Return a plan as the library's day plan, with the people of the day as they are now.

    Wishes taken since it was made count as left out; what it says of wishes that are no longer wanted is left aside.
    """
    body, service_day = plan.body, plan.day.service_day
    driven = {stop["wish"] for route in plan.content["plan"]["routes"] for stop in route["stops"]}
    rows = [row for row in wishes_on(body.pk, service_day) if str(row.pk) in driven or _waits(row)]
    runs = Run.objects.filter(body=body, day=plan.day).select_related("vehicle").prefetch_related("driver")
    given = _with_those_out(day_input(body, service_day, rows, drivers_on(body.pk, service_day)), runs)
    left_out = tuple(why_left_out(row, plan) for row in rows if str(row.pk) not in driven)
    content = plan.content | {"bases": {}, "left_out": [to_plain(left) for left in left_out]}
    return DayPlan.from_json(content, given)


def why_left_out(wish: Wish, plan: Plan | None) -> LeftOut:
    """Return why a wish is on no run: the planner's reason, or that it has not been asked about yet."""
    found = (entry for entry in (plan.content["left_out"] if plan else ()) if entry["wish"] == str(wish.pk))
    return next((LeftOut(**entry) for entry in found), replace(NOT_PLANNED, wish=str(wish.pk)))


def why_visit_left(visit: Visit, plan: Plan | None) -> str:
    """Return why nobody goes on a visit yet: it says too little, the planner's reason, or that it has not been asked about."""
    if not visit.helps:
        return _("手助けの中身がまだ決まっていません")
    left = plan.content.get("visits_left", ()) if plan else ()
    return next((str(entry["text"]) for entry in left if entry["wish"] == str(visit.pk)), NOT_PLANNED.text)


def choice_of(ride: Ride) -> DriverChoice | None:
    """Return the planner's reasons for a ride's driver; None when it stands there by hand, or was never proposed."""
    plan = last_plan(ride.wish.body, ride.service_day)
    found = (entry for entry in (plan.content.get("choices", ()) if plan else ()) if entry["wish"] == str(ride.wish_id))
    choice = next((from_plain(DriverChoice, entry) for entry in found), None)
    return choice if choice is not None and str(ride.driver_id) in choice.drivers else None


def _waits(row: Wish) -> bool:
    return row.state in STILL_WANTED and is_complete(row)


def _with_those_out(given: DayInput, runs: Iterable[Run]) -> DayInput:
    """Add who stands on the board though he can no longer be planned (an absence said later), and his car."""
    drivers = {driver.key: driver for driver in given.drivers}
    cars = {car.key: car for car in given.vehicles}
    for run in runs:
        key, car = str(run.driver_id), run.vehicle
        out = Span(run.leave_home, run.back_home)
        cars.setdefault(str(car.pk), Vehicle(str(car.pk), car.name, car.seats))
        known = drivers.get(key)
        drivers[key] = (
            replace(known, vehicle=str(car.pk))
            if known
            else Driver(key, str(run.driver), home_of(run.driver), str(car.pk), (out,), phone=run.driver.phone)
        )
    return replace(given, drivers=tuple(drivers.values()), vehicles=tuple(cars.values()))


def route_of(run: Run) -> Route:
    """Return a run as the library knows it."""
    stops = tuple(Stop(**(stop | {"leg": Leg[stop["leg"]], "kind": StopKind[stop["kind"]]})) for stop in run.stops)
    return Route(str(run.driver_id), run.window, run.leave_home, stops, run.back_home)


def _way(given: DayInput, route: Route) -> list[Point | None]:
    """Return the points of a run, from home to home."""
    home = given.driver(route.driver).home.point
    return [home, *(place_of(stop, given.wish(stop.wish)).point for stop in route.stops), home]


def _basis(row: Wish, given: DayInput) -> LegalBasis:
    """Return the basis kept with the wish."""
    if row.basis:
        return from_plain(LegalBasis, row.basis)
    wish = given.wish(str(row.pk))
    return basis_on_record(given.arrangement_for(wish), wish)
