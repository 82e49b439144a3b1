"""A ride taken out of its run, so that it can be given to somebody: what every driver would say, and the runs that follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from ashinami.basics.clock import Minute
from ashinami.casework.day_visits import metres_along, rides_alone
from ashinami.dispatch.desk import Desk
from ashinami.dispatch.explain import Explainer
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.offers import Offer
from ashinami.dispatch.plan import Plan, Route, WhyNot
from ashinami.dispatch.problem import DriverDay, Problem, SameDriver, Window, WishOrder
from ashinami.vocabulary.ride import Leg
from ashinami_web.runs.standing import Standing

_EVERY_OFFER = 400
"""More than there are pairs of drivers in a day of twenty."""


@dataclass(frozen=True, slots=True, eq=False)
class Lifted:
    """A day without one ride (or without both ways of a wish that belong together), and that ride on its own.

    `order` holds the ways lifted: a single way stands in it as if it were a way out. `legs` says which they are.
    """

    day: Standing
    problem: Problem
    plan: Plan
    order: WishOrder
    legs: tuple[Leg, ...]

    def offers(self, order: WishOrder | None = None, most: int = _EVERY_OFFER) -> tuple[Offer, ...]:
        """Return the offers for the ride, the cheapest first; `order` is it with other times."""
        return Desk(self.problem, self.plan).offers(order or self.order, most=most)

    def why_not(self, driver: DriverDay) -> WhyNot:
        """Return why a driver, who has no offer, cannot drive it."""
        his = tuple(route for route in self.plan.routes if route.driver == driver.key)
        driven = {stop.wish for route in his for stop in route.stops}
        wishes = tuple(wish for wish in self.problem.wishes if wish.key in driven and wish.key != self.order.key)
        alone = replace(self.problem, drivers=(driver,), wishes=(*wishes, self.order), fixed=())
        return Explainer(alone, Plan(his)).why_not(self.order.key)

    def runs(self, offer: Offer) -> list[dict[str, Any]]:
        """Return the runs that are not as the board has them once the offer is taken: those she joins, and the one she leaves."""
        stood, left, joined = (
            {(route.driver, route.window): route for route in routes}
            for routes in (self.day.plan.routes, self.plan.routes, offer.routes)
        )
        after = left | joined
        touched = dict.fromkeys([*(place for place in stood if stood[place] != left.get(place)), *joined])
        changed = [place for place in touched if self.day.board.get(place) != after.get(place)]
        return [self._run(place, after.get(place)) for place in changed]

    def _run(self, place: tuple[str, int], route: Route | None) -> dict[str, Any]:
        row = self.day.runs.get(place)
        run: dict[str, Any] = {"run": str(row) if row else "", "driver": place[0], "stops": []}
        if route is None:
            return run
        named = replace(route, stops=tuple(replace(stop, **self._as_in_wish(stop.wish)) for stop in route.stops))
        keys = frozenset(visit.key for visit in self.day.posed.given.visits)
        rides, metres, _visits = rides_alone(named, metres_along(self.day.posed.problem, named), keys)
        stops = [asdict(stop) | {"leg": stop.leg.name, "kind": stop.kind.name} for stop in rides.stops]
        return run | {
            "leave_home": route.leave_home,
            "back_home": route.back_home,
            "stops": stops,
            "metres": list(metres),
        }

    def _as_in_wish(self, key: str) -> dict[str, Any]:
        wish, _, leg = key.partition("/")
        return {"wish": wish, "leg": Leg[leg]} if leg else {}


def lift(day: Standing, wish: UUID, legs: Iterable[Leg] = Leg) -> Lifted | None:
    """Take ways of a wish out of the day; both, when one driver must take both. None when it may not be planned at all.

    Raises
    ------
    ValueError
        When the run cannot be driven without her stops (a way over a third place is shorter).
    """
    whole = next((order for order in day.problem.wishes if order.key == str(wish)), None)
    if whole is None:
        return None
    together = whole.one_route or whole.same_driver is SameDriver.REQUIRED
    asked = whole.legs if together else tuple(leg for leg in whole.legs if leg in set(legs))
    problem = replace(day.problem, fixed=tuple(lock for lock in day.problem.fixed if lock.wish != whole.key))
    plan = _without(problem, day.plan, whole.key, asked)
    if asked == whole.legs:
        problem = replace(problem, wishes=tuple(order for order in problem.wishes if order.key != whole.key))
        return Lifted(day, problem, plan, whole, asked)
    (leg,) = asked
    alone = replace(whole, key=f"{whole.key}/{leg.name}", out=whole.trip(leg), back=None, open_return=False)
    return Lifted(day, problem, plan, alone, asked)


def at_minutes(order: WishOrder, minutes: Iterable[Minute]) -> WishOrder:
    """Return the order with its pick-ups at the minutes told, in the order of its ways."""
    trips = [replace(order.trip(leg), pick_up=Window(at, at)) for leg, at in zip(order.legs, minutes, strict=True)]
    return replace(order, out=trips[0], back=trips[1] if len(trips) > 1 else None)


def _without(problem: Problem, plan: Plan, key: str, legs: tuple[Leg, ...]) -> Plan:
    """Return the runs without her stops, those that had them timed anew."""
    fleet, gone = Fleet(problem, plan), {(key, leg) for leg in legs}
    number = {(problem.drivers[driver].key, window): shift for shift, (driver, window) in enumerate(fleet.shifts)}
    routes = []
    for route in plan.routes:
        shift = number[route.driver, route.window]
        rest = tuple(visit for visit in fleet.visits[shift] if visit[:2] not in gone)
        if len(rest) == len(route.stops):
            routes.append(route)
        elif rest:
            fleet.drive(shift, rest)
            routes.append(fleet.route(shift))
    return replace(plan, routes=tuple(routes))
