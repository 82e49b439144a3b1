"""Support visits in the day's problem: tasks at one place beside the rides, helpers with and without a car, and the plan told apart again.

A visit takes its minutes and some to get away (`ON_THE_WAY`), so that two of one helper never touch. A helper who drives that day goes
between his rides; another sets out from home without a car: nobody sits in his, and he goes no farther than he says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from ashinami.basics.clock import Minute, Span
from ashinami.basics.notice import Notice, Severity
from ashinami.basics.place import Point
from ashinami.casework.day_plan import LeftOut, WhyRefused
from ashinami.casework.visiting import ON_THE_WAY, Helping, HomeVisit, Placed
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind, WhyNot
from ashinami.dispatch.problem import Car, DriverDay, Fixed, Problem, Window, WishOrder
from ashinami.dispatch.wishes import support_visit
from ashinami.vocabulary.ride import Leg

ANY_TIME = Span(8 * 60, 17 * 60)
"""When a visit may begin and end for which no time was said."""

_EVEN = 1
"""A visit is weighed like a ride that is neither treatment nor care."""

_NO_CAR = Car(0)
_WALK: Minute = 30
"""So long before his half-day a helper without a car may set out, and after it come home: he promised the half-day at her house."""


def skill_of(help_: str) -> str:
    """Return a kind of help as the planner sees it: something one can, as a driver can a wheelchair."""
    return f"help:{help_}"


def orders_of(
    visits: Iterable[HomeVisit], rows: Mapping[Point, int], able: Iterable[DriverDay]
) -> tuple[WishOrder, ...]:
    """Return the visits whose place is known as the planner sees them; one that is promised keeps its minute before all that is not.

    One promised with somebody who is not there that day takes nobody else's time: a person settles it.
    """
    there = {"", *(driver.key for driver in able)}
    located = ((visit, visit.place.point) for visit in visits if visit.helper in there)
    return tuple(_order(visit, rows[point]) for visit, point in located if point is not None)


def _order(visit: HomeVisit, row: int) -> WishOrder:
    if visit.start is None:
        begins = Window(ANY_TIME.start, max(ANY_TIME.end - visit.minutes, ANY_TIME.start))
    else:
        begins = Window(visit.start, visit.start)
    order = support_visit(visit.key, row, begins, visit.minutes + ON_THE_WAY, rider=visit.rider)
    skills = frozenset(skill_of(one) for one in visit.helps)
    return replace(order, skills=skills, priority=_EVEN, promised=bool(visit.helper))


def locks_of(visits: Iterable[HomeVisit]) -> Iterator[Fixed]:
    """Yield who is promised for which visit."""
    return (Fixed(visit.key, Leg.OUT, visit.helper) for visit in visits if visit.helper)


def helped_by(
    drivers: Iterable[DriverDay], helpers: Iterable[Helping], rows: Mapping[Point, int]
) -> Iterator[DriverDay]:
    """Yield the drivers, those who help with what they do, then the helpers who do not drive that day."""
    known = {helper.key: helper for helper in helpers}
    driving = list(drivers)
    for driver in driving:
        helps = known[driver.key].helps if driver.key in known else ()
        yield replace(driver, skills=driver.skills | {skill_of(one) for one in helps}) if helps else driver
    at_the_wheel = {driver.key for driver in driving}
    for helper in known.values():
        if helper.key not in at_the_wheel and helper.home is not None and helper.home.point is not None:
            yield DriverDay(
                helper.key,
                rows[helper.home.point],
                _NO_CAR,
                tuple(_with_walk(helper.windows)),
                frozenset(skill_of(one) for one in helper.helps),
                farthest=helper.farthest,
                minutes_before=helper.minutes_before,
                must_not_meet=helper.not_with,
                prefers=helper.gladly,
            )


def _with_walk(windows: tuple[Span, ...]) -> Iterator[Span]:
    """Yield his half-days with the walk before and after, as far as the next one allows."""
    for number, span in enumerate(windows):
        start = max(span.start - _WALK, windows[number - 1].end if number else 0)
        end = min(span.end + _WALK, windows[number + 1].start - _WALK if number + 1 < len(windows) else 24 * 60)
        yield Span(start, max(end, span.end))


def nowhere(visits: Iterable[HomeVisit]) -> Iterator[LeftOut]:
    """Yield the visits whose place nobody knows: nobody can be sent there."""
    return (LeftOut.because(visit.key, WhyRefused.NOT_LOCATED) for visit in visits if visit.place.point is None)


def not_located(helpers: Iterable[Helping], names: Mapping[str, str]) -> Iterator[Notice]:
    """Yield a notice for each helper who sets out from a place nobody knows."""
    for helper in helpers:
        if helper.home is None or helper.home.point is None:
            text = f"{names.get(helper.key, '手助けする方')}の家の場所が分からないため、訪問の計画に入れていません"
            yield Notice("helper-not-located", Severity.WARNING, text, "名簿に家の位置を加えてください")


def with_visits(problem: Problem, driver: DriverDay, window: int, run: Route | None, visits: Iterable[Placed]) -> Route:
    """Return what a driver does in one of his windows: his run, if any, with the visits between its stops, at the minutes they have."""
    orders = {order.key: order for order in problem.wishes}
    stops = list(run.stops if run else ())
    for one in visits:
        over = one.start + orders[one.visit].out.board
        stops.append(Stop(one.visit, Leg.OUT, StopKind.PICK_UP, one.start, one.start, over))
        stops.append(Stop(one.visit, Leg.OUT, StopKind.DROP_OFF, over, over, over))
    stops.sort(key=lambda stop: (stop.start, stop.depart))
    there, back = orders[stops[0].wish].out.origin, orders[stops[-1].wish].out.origin
    leave = stops[0].start - int(problem.travel[driver.start, there])
    home = stops[-1].depart + int(problem.travel[back, driver.end])
    if run is not None:
        leave = run.leave_home if stops[0] == run.stops[0] else min(run.leave_home, leave)
        home = run.back_home if stops[-1] == run.stops[-1] else max(run.back_home, home)
    return Route(driver.key, window, leave, tuple(stops), home)


_WHY_NOBODY = {
    WhyNot.NO_SKILL: "その手助けをする方がいません",
    WhyNot.NOBODY_SUITED: "組まない約束の方しかいません",
    WhyNot.OUT_OF_RANGE: "行ける範囲の外です",
    WhyNot.NOBODY_AT_THAT_TIME: "その時間に出られる方がいません",
    WhyNot.TOO_FAR: "出られる時間のうちに行って帰れません",
    WhyNot.ALL_TAKEN: "行ける方は、みなほかの約束があります",
}


@dataclass(frozen=True, slots=True)
class ToldApart:
    """A plan of rides and visits, told apart: rides with the metres of each route, visits placed, and those left, with the reason."""

    rides: Plan
    metres: tuple[tuple[int, ...], ...]
    visits: tuple[Placed, ...]
    left: tuple[LeftOut, ...]


def told_apart(problem: Problem, plan: Plan, visits: Collection[str]) -> ToldApart:
    """Tell a plan apart; `visits` are the keys of those that are support visits."""
    keys = frozenset(visits)
    parted = [rides_alone(route, metres_along(problem, route), keys) for route in plan.routes]
    rides = [(route, metres) for route, metres, _placed in parted if route.stops]
    unserved = tuple(entry for entry in plan.unserved if entry.wish not in keys)
    whys = {entry.wish: entry.why for entry in plan.unserved if entry.wish in keys}
    return ToldApart(
        replace(plan, routes=tuple(route for route, _metres in rides), unserved=unserved),
        tuple(metres for _route, metres in rides),
        tuple(one for _route, _metres, placed in parted for one in placed),
        tuple(LeftOut(key, why.name, _WHY_NOBODY.get(why, why.value)) for key, why in whys.items()),
    )


def metres_along(problem: Problem, route: Route) -> tuple[int, ...]:
    """Return the metres driven to each stop of a route, and at the end home."""
    driver = next(driver for driver in problem.drivers if driver.key == route.driver)
    orders = {order.key: order for order in problem.wishes}
    trips = [(orders[stop.wish].trip(stop.leg), stop.kind) for stop in route.stops]
    stops = (trip.origin if kind is StopKind.PICK_UP else trip.destination for trip, kind in trips)
    return tuple(int(problem.metres[start, end]) for start, end in pairwise((driver.start, *stops, driver.end)))


def rides_alone(
    route: Route, metres: tuple[int, ...], keys: frozenset[str]
) -> tuple[Route, tuple[int, ...], tuple[Placed, ...]]:
    """Return a route with its rides alone, the metres to each of its stops and home, and the visits that lay between."""
    stops, driven, placed, gone = [], [], [], 0
    for stop, way in zip(route.stops, metres, strict=False):
        gone += way
        if stop.wish not in keys:
            stops.append(stop)
            driven.append(gone)
            gone = 0
        elif stop.kind is StopKind.PICK_UP:
            placed.append(Placed(stop.wish, route.driver, stop.start))
    return replace(route, stops=tuple(stops)), (*driven, gone + metres[-1]), tuple(placed)
