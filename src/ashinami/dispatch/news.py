"""What happens while the day runs, and what it makes of the rest of the day."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ashinami.basics.clock import Minute, Span
from ashinami.dispatch.plan import Plan, Route, StopKind
from ashinami.dispatch.problem import DriverDay, Problem, Trip, Window, WishOrder
from ashinami.dispatch.under_way import Begun, begun
from ashinami.vocabulary.ride import Leg


@dataclass(frozen=True, slots=True)
class DriverOff:
    """A driver cannot go on (illness, a breakdown): he takes home who is in his car, and begins nothing more."""

    driver: str


@dataclass(frozen=True, slots=True)
class Late:
    """A rider is ready later than planned (the clinic is late): she is fetched from `ready` on."""

    wish: str
    leg: Leg
    ready: Minute


@dataclass(frozen=True, slots=True)
class Rings:
    """A rider with an open return rings: this is her way back."""

    wish: str
    back: Trip


@dataclass(frozen=True, slots=True)
class CalledOff:
    """A rider does not go, or does not need her return."""

    wish: str
    leg: Leg


type News = DriverOff | Late | Rings | CalledOff


def after(problem: Problem, plan: Plan, news: News, now: Minute) -> Problem:
    """Return the day as the news leaves it. `plan` is what was planned before. Unknown keys are a KeyError."""
    match news:
        case DriverOff(driver):
            return _without_driver(problem, plan, driver, now)
        case Late(wish, leg, ready):
            return _changed(problem, _later(_order(problem, wish), leg, ready))
        case Rings(wish, back):
            return _changed(problem, replace(_order(problem, wish), back=back, open_return=False))
        case CalledOff(wish, leg):
            return _called_off(problem, _order(problem, wish), leg)


def _order(problem: Problem, key: str) -> WishOrder:
    return {wish.key: wish for wish in problem.wishes}[key]


def _changed(problem: Problem, order: WishOrder) -> Problem:
    return replace(problem, wishes=tuple(order if wish.key == order.key else wish for wish in problem.wishes))


def _later(order: WishOrder, leg: Leg, ready: Minute) -> WishOrder:
    trip = order.trip(leg)
    by = max(0, ready - trip.pick_up.earliest)
    later = replace(
        trip,
        pick_up=Window(trip.pick_up.earliest + by, trip.pick_up.latest + by),
        drop_off=Window(trip.drop_off.earliest, trip.drop_off.latest + by),
    )
    return replace(order, out=later) if leg is Leg.OUT else replace(order, back=later)


def _called_off(problem: Problem, order: WishOrder, leg: Leg) -> Problem:
    """Take away one way; without the way out there is no way back either."""
    order.trip(leg)
    gone = {leg, Leg.BACK}
    fixed = tuple(lock for lock in problem.fixed if lock.wish != order.key or lock.leg not in gone)
    unlocked = replace(problem, fixed=fixed)
    if leg is Leg.BACK:
        return _changed(unlocked, replace(order, back=None, accompaniment=False))
    return replace(unlocked, wishes=tuple(wish for wish in problem.wishes if wish.key != order.key))


def _without_driver(problem: Problem, plan: Plan, key: str, now: Minute) -> Problem:
    """Cut each of the driver's windows down to what he has begun."""
    driver = {driver.key: driver for driver in problem.drivers}[key]
    out = {each.route.window: each for each in begun(plan, now) if each.route.driver == key}
    windows = tuple(
        Span(span.start, _home_by(problem, driver, out[number])) if number in out else Span(span.start, span.start)
        for number, span in enumerate(driver.windows)
    )
    rest = replace(driver, windows=windows)
    begun_by_him = {way for each in out.values() for way in each.ways}
    fixed = tuple(lock for lock in problem.fixed if lock.driver != key or (lock.wish, lock.leg) in begun_by_him)
    return replace(problem, drivers=tuple(rest if d.key == key else d for d in problem.drivers), fixed=fixed)


def _home_by(problem: Problem, driver: DriverDay, under_way: Begun) -> Minute:
    """Return when he is home if, after the stop he is bound for, he only takes home who is in his car."""
    orders = {wish.key: wish for wish in problem.wishes}
    stops = (*under_way.stops, *under_way.aboard)
    minute = under_way.stops[-1].depart
    place = _place(orders, under_way.route, len(under_way.stops) - 1)
    for stop in stops[len(under_way.stops) :]:
        trip = orders[stop.wish].trip(stop.leg)
        arrive = minute + int(problem.travel[place, trip.destination])
        minute, place = max(arrive, trip.drop_off.earliest) + trip.alight, trip.destination
    return minute + int(problem.travel[place, driver.end])


def _place(orders: dict[str, WishOrder], route: Route, number: int) -> int:
    stop = route.stops[number]
    trip = orders[stop.wish].trip(stop.leg)
    return trip.origin if stop.kind is StopKind.PICK_UP else trip.destination
