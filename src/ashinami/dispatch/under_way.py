"""A day that is under way: what has begun stays as it is, and nothing else begins before now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from ashinami.basics.clock import DAY_END, Minute, Span
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind
from ashinami.dispatch.problem import DriverDay, Fixed, Problem, Trip, Window, WishOrder
from ashinami.vocabulary.ride import Leg

type Way = tuple[str, Leg]
"""A wish's key and which of its ways."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The stops of a route that are made or driven to: a driver who has left one stop is bound for the next."""

    route: Route
    stops: tuple[Stop, ...]

    @property
    def ways(self) -> frozenset[Way]:
        """The ways that have begun."""
        return frozenset((stop.wish, stop.leg) for stop in self.stops)

    @property
    def aboard(self) -> tuple[Stop, ...]:
        """The drop-offs still to come of riders picked up already, in the order planned."""
        made = {(stop.wish, stop.leg) for stop in self.stops if stop.kind is StopKind.DROP_OFF}
        rest = self.route.stops[len(self.stops) :]
        return tuple(stop for stop in rest if (stop.wish, stop.leg) in self.ways - made)


def begun(plan: Plan, now: Minute) -> tuple[Begun, ...]:
    """Return what has begun at a minute, routes without such stops left out."""
    return tuple(Begun(route, stops) for route in plan.routes if (stops := tuple(_begun_stops(route, now))))


def _begun_stops(route: Route, now: Minute) -> Iterator[Stop]:
    left = route.leave_home
    for stop in route.stops:
        if left > now:
            return
        yield stop
        left = stop.depart


def at(problem: Problem, plan: Plan, now: Minute) -> Problem:
    """Return the rest of the day as a problem: stops begun are pinned to their driver, window and minute; others come later.

    Every plan of it that serves the wishes begun keeps them exactly as they were. `plan` may hold ways that were called off.
    """
    asked = {(wish.key, leg) for wish in problem.wishes for leg in wish.legs}
    under_way = begun(plan, now)
    pins = {(stop.wish, stop.leg, stop.kind): stop for each in under_way for stop in each.stops}
    waits = _waits(problem, under_way, now)
    locks = {(lock.wish, lock.leg): lock for lock in problem.fixed}
    for each in under_way:
        locks |= {way: Fixed(*way, each.route.driver, each.route.window) for way in each.ways & asked}
    out = {(each.route.driver, each.route.window): _left(each) for each in under_way}
    return replace(
        problem,
        drivers=tuple(_later(driver, now, out) for driver in problem.drivers),
        wishes=tuple(_pinned(wish, now, pins, waits) for wish in problem.wishes),
        fixed=tuple(locks.values()),
    )


def _left(under_way: Begun) -> Minute:
    """Return the minute at which he left home, as late as his first stop allowed: nothing fits in before it."""
    first = under_way.stops[0]
    return under_way.route.leave_home + first.start - first.arrive


def _later(driver: DriverDay, now: Minute, out: Mapping[tuple[str, int], Minute]) -> DriverDay:
    """Return the driver who leaves no sooner than now, but for the windows in which he is out."""
    windows = tuple(
        Span(max(span.start, out.get((driver.key, number), min(now, span.end))), span.end)
        for number, span in enumerate(driver.windows)
    )
    return replace(driver, windows=windows)


def _waits(problem: Problem, under_way: tuple[Begun, ...], now: Minute) -> dict[tuple[Way, StopKind], Minute]:
    """Return by how much a stop is drawn out so that nothing comes between it and the stop its driver is bound for."""
    rests = {driver.key: driver.rest for driver in problem.drivers}
    returning = {wish.key for wish in problem.wishes if wish.back is not None}
    waits = {}
    for each in under_way:
        for stop, bound in list(pairwise(each.stops))[-1:]:
            returns = stop.leg is Leg.OUT and stop.kind is StopKind.DROP_OFF and stop.wish in returning
            if bound.start > now and not returns:  # her return may be driven by another, and must not wait for this one
                rest = rests.get(each.route.driver)
                stands = (
                    bound.start - bound.arrive - (rest.minutes if rest is not None else 0)
                )  # room for a rest due there
                waits[(stop.wish, stop.leg), stop.kind] = max(0, stands)
    return waits


def _pinned(
    wish: WishOrder,
    now: Minute,
    pins: Mapping[tuple[str, Leg, StopKind], Stop],
    waits: Mapping[tuple[Way, StopKind], Minute],
) -> WishOrder:
    trips = {leg: wish.trip(leg) for leg in wish.legs}
    for leg, trip in trips.items():
        up, off = (pins.get((wish.key, leg, kind)) for kind in StopKind)
        if up is None:
            trips[leg] = replace(trip, pick_up=_from(trip.pick_up, now))
        else:
            trips[leg] = _pinned_trip(trip, up, off, [waits.get(((wish.key, leg), kind), 0) for kind in StopKind])
    return replace(wish, out=trips[Leg.OUT], back=trips.get(Leg.BACK))


def _from(window: Window, now: Minute) -> Window:
    """Return what is left of a window; one that has closed opens never again."""
    return Window(max(window.earliest, now), window.latest) if now <= window.latest else Window(DAY_END, DAY_END)


def _pinned_trip(trip: Trip, up: Stop, off: Stop | None, waits: list[Minute]) -> Trip:
    """Return the trip with what is done at its minute; a ride under way is never too long to be ended."""
    board, alight = trip.board + waits[0], trip.alight + waits[1]
    pinned = replace(trip, pick_up=Window(up.start, up.start), board=board, alight=alight)
    if off is None:
        return replace(pinned, longest=max(0, trip.longest - waits[0]))
    return replace(pinned, drop_off=Window(off.start, off.start), longest=max(0, off.start - up.start - board))
