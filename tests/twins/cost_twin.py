"""The slow twin of the whole search: every plan of a small day that could be the cheapest, judged, and priced term by term.

For days whose ways keep to the triangle inequality and whose drivers have no rule about rests: there a run stays possible when
a wish is taken out of it, so what cannot be driven need not be tried with more wishes in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from math import inf

from ashinami.dispatch.check import check
from ashinami.dispatch.check_route import breaches_of
from ashinami.dispatch.cost import MINUTE, minutes_beyond_direct, prices, terms
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind, Unserved, WhyNot
from ashinami.dispatch.problem import Problem
from ashinami.vocabulary.ride import Leg
from tests.twins import schedule_twin

type Visit = tuple[str, Leg, StopKind]
type Shift = tuple[int, int]
type Rides = frozenset[tuple[str, Leg]]


def cheapest(problem: Problem) -> Plan:
    """Return a plan that no plan of the model is cheaper than."""
    return _Day(problem).best()


class _Day:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.wishes = {wish.key: wish for wish in problem.wishes}
        self.shifts = [(d, w) for d, driver in enumerate(problem.drivers) for w in range(len(driver.windows))]
        self.prices = dict(zip(self.wishes, prices(problem), strict=True))
        self.runs = cache(self._runs)
        self.found = Plan(())
        self.least = inf

    def best(self) -> Plan:
        """Go through the wishes, the dearest to leave out first."""
        self._place(sorted(self.wishes, key=lambda key: -self.prices[key]), {}, 0)
        return self.found

    def _place(self, left: list[str], rides: dict[Shift, Rides], unserved: int) -> None:
        """Try every place of the first of the wishes left, where what is driven then can still be the cheapest."""
        shortest = [min(route.minutes_out for route in self.runs(shift, each)) for shift, each in rides.items()]
        if unserved + MINUTE * sum(shortest) >= self.least:
            return
        if not left:
            self._price(rides)
            return
        key, *rest = left
        for way in self._ways(key):
            more = dict(rides)
            for leg, shift in zip(self.wishes[key].legs, way, strict=True):
                more[shift] = more.get(shift, frozenset()) | {(key, leg)}
            if all(self.runs(shift, more[shift]) for shift in set(way)):
                self._place(rest, more, unserved)
        self._place(rest, rides, unserved + self.prices[key])

    def _ways(self, key: str) -> Iterator[tuple[Shift, ...]]:
        return product(self.shifts, repeat=len(self.wishes[key].legs))

    def _price(self, rides: dict[Shift, Rides]) -> None:
        driven = {key for each in rides.values() for key, _ in each}
        unserved = tuple(Unserved(key, WhyNot.ALL_TAKEN) for key in self.wishes if key not in driven)
        for routes in product(*(self.runs(shift, each) for shift, each in rides.items())):
            plan = Plan(routes, unserved)
            cost = terms(self.problem, plan).total
            if cost < self.least and not check(self.problem, plan):
                self.found, self.least = plan, cost

    def _runs(self, shift: Shift, rides: Rides) -> list[Route]:
        """Return the runs of a shift with these rides and no others, of all orders of stops that the judge lets pass.

        Of runs that differ in nothing but minutes out and beyond direct rides, those are left away that are worse in both.
        """
        d, _ = shift
        driver = self.problem.drivers[d]
        found: list[tuple[int, int, Route]] = []
        stack: list[tuple[Visit, ...]] = [()]
        while stack:
            order = stack.pop()
            if len(order) == 2 * len(rides):
                route = self._timed(shift, order)
                if route is not None and not any(breaches_of(self.problem, driver, self.wishes, route)):
                    found.append((route.minutes_out, minutes_beyond_direct(self.problem, self.wishes, route), route))
                continue
            for key, leg in rides:
                kind = StopKind.DROP_OFF if (key, leg, StopKind.PICK_UP) in order else StopKind.PICK_UP
                longer = (*order, (key, leg, kind))
                if (key, leg, kind) in order or not self._goes(shift, longer):
                    continue
                if schedule_twin.drivable(*self._bounds(shift, longer)):
                    stack.append(longer)
        return [route for out, beyond, route in found if not any(_better(other, (out, beyond)) for other in found)]

    def _goes(self, shift: Shift, order: tuple[Visit, ...]) -> bool:
        """Whether the last stop of an order leaves room for the rest: nobody too many, and accompaniment not broken off."""
        (key, leg, kind), wishes = order[-1], self.wishes
        if len(order) > 1:
            last, its_leg, its_kind = order[-2]
            stays = wishes[last].accompaniment and (its_leg, its_kind) == (Leg.OUT, StopKind.DROP_OFF)
            if stays and order[-1] != (last, Leg.BACK, StopKind.PICK_UP):
                return False
        aboard = [w for w, g, k in order if k is StopKind.PICK_UP and (w, g, StopKind.DROP_OFF) not in order]
        if wishes[key].accompaniment and (leg, kind) == (Leg.OUT, StopKind.DROP_OFF) and aboard:
            return False
        if len(aboard) > 1 and not all(wishes[w].shared for w in aboard):
            return False
        seats, chairs = (sum(getattr(wishes[w], name) for w in aboard) for name in ("seats", "wheelchairs"))
        return self.problem.drivers[shift[0]].car.holds(seats, chairs)

    def _timed(self, shift: Shift, order: tuple[Visit, ...]) -> Route | None:
        """Return the run with the fewest minutes out, home as early as can be, nobody in the car longer than she need be."""
        windows, gaps, rides = self._bounds(shift, order)
        first = schedule_twin.earliest(windows, gaps, rides)
        if first is None:
            return None
        last = len(windows) - 1
        windows[last] = (windows[last][0], first[last])
        fewest = schedule_twin.fewest_minutes(windows, gaps, rides)
        if fewest is None:
            return None
        windows[0] = (first[last] - fewest, windows[0][1])
        times = schedule_twin.earliest(windows, gaps, rides) or first
        for at in range(last - 1, 0, -1):
            if order[at - 1][2] is StopKind.PICK_UP:
                times[at] = min(windows[at][1], times[at + 1] - gaps[at])
        stops: list[Stop] = []
        left = times[0]
        for at, (key, leg, kind) in enumerate(order, start=1):
            trip = self.wishes[key].trip(leg)
            spent = trip.board if kind is StopKind.PICK_UP else trip.alight
            way = gaps[at - 1] - (0 if at == 1 else stops[-1].depart - stops[-1].start)
            stops.append(Stop(key, leg, kind, left + way, times[at], times[at] + spent))
            left = times[at] + spent
        return Route(self.problem.drivers[shift[0]].key, shift[1], times[0], tuple(stops), times[last])

    def _bounds(
        self, shift: Shift, order: tuple[Visit, ...]
    ) -> tuple[list[tuple[int, int]], list[int], list[tuple[int, int, int]]]:
        """Return windows, gaps and rides of an order that starts and ends where the driver does."""
        driver = self.problem.drivers[shift[0]]
        span = driver.windows[shift[1]]
        windows, gaps, rides = [(span.start, span.end)], [], []
        place, spent = driver.start, 0
        for at, (key, leg, kind) in enumerate(order, start=1):
            trip = self.wishes[key].trip(leg)
            up = kind is StopKind.PICK_UP
            there, window = (trip.origin, trip.pick_up) if up else (trip.destination, trip.drop_off)
            windows.append((window.earliest, window.latest))
            gaps.append(spent + int(self.problem.travel[place, there]))
            place, spent = there, trip.board if up else trip.alight
            if not up:
                rides.append((1 + order.index((key, leg, StopKind.PICK_UP)), at, trip.board + trip.longest))
        windows.append((span.start, span.end))
        gaps.append(spent + int(self.problem.travel[place, driver.end]))
        return windows, gaps, rides


def _better(one: tuple[int, int, Route], than: tuple[int, int]) -> bool:
    """Whether a run takes no more of either, and less of one."""
    return one[:2] != than and one[0] <= than[0] and one[1] <= than[1]
