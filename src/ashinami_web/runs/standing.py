"""A day as it stands on the board, as the library's problem and plan: posed once, kept at hand until something changes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from types import MappingProxyType
from uuid import UUID

from ashinami.basics.clock import Minute
from ashinami.basics.place import Point
from ashinami.casework.day_problem import DayProblem
from ashinami.casework.day_visits import with_visits
from ashinami.casework.visiting import Placed
from ashinami.casework.windows import Margins
from ashinami.dispatch.desk import Desk
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.plan import Plan, Route
from ashinami.dispatch.problem import DriverDay, Problem
from ashinami.dispatch.under_way import at
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.basis import DayRecord
from ashinami_web.config import clock
from ashinami_web.helping.placing import visits_placed
from ashinami_web.runs.day_plan import route_of
from ashinami_web.runs.holds import standing_holds
from ashinami_web.runs.models import DriverBusy, Run
from ashinami_web.runs.planning import ask, posed
from ashinami_web.runs.roads import travel_times


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The day of a group as the board has it.

    Attributes
    ----------
    posed : the day as a problem, the law asked.
    problem, plan : the same with offers that are held, without drivers whose runs no longer fit their day; what has begun is pinned.
    runs, board : by driver and window which row a run of the board is, and how it stands there, without offers that are held.
    desk : ready to say what else fits.
    record, margins : what the law is asked with, and how exactly the group promises, for one more wish.
    """

    posed: DayProblem
    problem: Problem
    plan: Plan
    runs: MappingProxyType[tuple[str, int], UUID]
    board: MappingProxyType[tuple[str, int], Route]
    desk: Desk
    record: DayRecord
    margins: Margins

    def reaching(self, points: Iterable[Point], body: Body) -> Standing:
        """Return it with rows for further points: where somebody on the phone wants to go."""
        new = [point for point in dict.fromkeys(points) if point not in self.posed.rows]
        if not new:
            return self
        every = (*self.posed.rows, *new)
        travel = travel_times(body).matrix(every)
        rows = MappingProxyType({point: row for row, point in enumerate(every)})
        problem = replace(self.problem, travel=travel.minutes, metres=travel.metres)
        posed = replace(self.posed, rows=rows, travel=travel, problem=problem)
        return replace(self, posed=posed, problem=problem, desk=Desk(problem, self.plan))


def standing(body: Body, day: date, *, from_now: bool = False) -> Standing:
    """Return the day as it stands. Whatever changes it is an event, a promise elsewhere, or time: then it is posed anew.

    `from_now` pins what has begun, and lets nothing else begin before this minute: for what is offered. Without it the desk may
    still write down who drove this morning.
    """
    seen = (
        Event.objects.filter(body=body).count(),
        tuple(
            DriverBusy.objects.filter(service_day=day)
            .exclude(promised_to=body.pk)
            .values_list("person", "start", "end")
        ),
        tuple(hold.pk for hold in standing_holds(body.pk, day)),
    )
    return _standing(body.pk, day, minute_now(day) if from_now else 0, seen)


def minute_now(day: date) -> Minute:
    """Return the minute of a service day that it is now: 0 before the day, and beyond its end when it is over."""
    since = clock.now() - datetime.combine(day, time(), tzinfo=clock.JAPAN)
    return min(max(int(since.total_seconds()) // 60, 0), 2 * 24 * 60)


@lru_cache(maxsize=16)
def _standing(key: UUID, day: date, now: Minute, _seen: Hashable) -> Standing:
    body = Body.objects.select_related("municipality").get(pk=key)
    asked = ask(body, day, over=True)
    day_posed = posed(asked, body)
    problem, plan, rows = _on_board(day_posed.problem, body, day)
    if now:
        problem = at(problem, plan, now)
    desk = Desk(problem, plan)
    for hold in standing_holds(key, day):
        order = next((order for order in problem.wishes if order.key == str(hold.wish_id)), None)
        kept = desk.offers(order, most=1) if order is not None else ()
        if order is not None and kept:
            desk.accept(order, kept[0])
    board = {(route.driver, route.window): route for route in plan.routes}
    return Standing(
        day_posed,
        desk.problem,
        desk.plan,
        MappingProxyType(rows),
        MappingProxyType(board),
        desk,
        DayRecord.of(key, day),
        asked.margins,
    )


def _on_board(problem: Problem, body: Body, day: date) -> tuple[Problem, Plan, dict[tuple[str, int], UUID]]:
    """Return the runs of the board that can be driven. Who has another run may not be asked for more, and is left aside."""
    drivers = {driver.key: driver for driver in problem.drivers}
    routes: dict[tuple[str, int], Route] = {}
    rows: dict[tuple[str, int], UUID] = {}
    aside: set[str] = set()
    visits = visits_placed(body.pk, day)
    for run in Run.objects.filter(body=body, day__service_day=day).order_by("leave_home"):
        route = _route_in(problem, drivers.get(str(run.driver_id)), run)
        if route is None or (route.driver, route.window) in routes:
            aside.add(str(run.driver_id))
            continue
        routes[route.driver, route.window] = route
        rows[route.driver, route.window] = run.pk
    for key, his in visits.items():
        if key in drivers:
            routes |= _between(problem, drivers[key], routes, his)
    standing = {place: route for place, route in routes.items() if route.driver not in aside}
    able = tuple(replace(d, windows=(), group_car=None) if d.key in aside else d for d in problem.drivers)
    fixed = tuple(lock for lock in problem.fixed if lock.driver not in aside)
    return replace(problem, drivers=able, fixed=fixed), Plan(tuple(standing.values())), rows


def _between(
    problem: Problem, driver: DriverDay, routes: Mapping[tuple[str, int], Route], visits: list[Placed]
) -> dict[tuple[str, int], Route]:
    """Return the windows of a driver in which he goes on visits too; a window whose visits no longer fit stays as it is."""
    minutes = {order.key: order.out.board for order in problem.wishes}
    found = {}
    for number, span in enumerate(driver.windows):
        inside = [one for one in visits if one.visit in minutes and span.start <= one.start < span.end]
        if not inside:
            continue
        route = with_visits(problem, driver, number, routes.get((driver.key, number)), inside)
        try:
            Fleet(problem, Plan((route,)))
        except (KeyError, ValueError):
            continue
        found[driver.key, number] = route
    return found


def _route_in(problem: Problem, driver: DriverDay | None, run: Run) -> Route | None:
    """Return a run of the board in the window it lies in; None when the driver or his car could no longer drive it."""
    spans = driver.windows if driver else ()
    window = next(
        (n for n, span in enumerate(spans) if span.start <= run.leave_home <= run.back_home <= span.end), None
    )
    if window is None:
        return None
    known = {wish.key for wish in problem.wishes}
    route = replace(route_of(run), window=window)
    route = replace(route, stops=tuple(stop for stop in route.stops if stop.wish in known))
    try:
        Fleet(problem, Plan((route,)))
    except (KeyError, ValueError):
        return None
    return route
