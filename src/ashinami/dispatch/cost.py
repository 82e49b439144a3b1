"""What a plan costs: every term by name, in hundredths of a driver-minute.

Strict terms stand first: promises and locks, then each priority class, every one dearer than all below it together
(`prices`). Wishes of class 0 are weighed by their penalty: 1,000 driver-minutes unless told otherwise, far more than serving
one ever takes. Then the minutes drivers are out, at the wheel and waiting. The small terms (`problem.Weights`) decide between
plans that are nearly equal: turns and minutes shared out evenly over the month, riders not driven around for others' sake,
one driver there and back, and drivers who gladly meet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd

from ashinami.basics.clock import Minute
from ashinami.dispatch.plan import Plan, Route, StopKind
from ashinami.dispatch.problem import DriverDay, Problem, SameDriver, WishOrder
from ashinami.vocabulary.ride import Leg

MINUTE = 100
"""The unit: a hundredth of a driver-minute."""

TURN: Minute = 30
"""A day on which he drives weighs so many minutes beside those he is out: getting ready, and a day not his own."""

USUAL: Minute = 200
"""The load measured against while drivers have taken less than this on average."""


@dataclass(frozen=True, slots=True)
class Cost:
    """The terms of a plan's cost in hundredths of a driver-minute, and the plain figures they come from.

    `minutes_driving` are at the wheel; the rest of `minutes_out` is helping riders, waiting, and visits.
    """

    unserved: int
    out: int
    uneven: int
    beyond_direct: int
    split: int
    apart: int
    minutes_out: int
    minutes_driving: int
    minutes_beyond_direct: int

    @property
    def total(self) -> int:
        """The sum the search makes small."""
        return self.unserved + self.out + self.uneven + self.beyond_direct + self.split + self.apart

    def above(self, bound: int) -> float:
        """Return by how many per cent it is above a bound, who is left out apart: 0 is the best there is.

        More than 100 says only that somebody more might be served.
        """
        return 100 * max(0, self.total - bound) / max(1, self.total - self.unserved)


@dataclass(frozen=True, slots=True)
class Load:
    """What a driver has taken this month before today, and the scale his minutes are measured on.

    `before` is in minutes, each turn `TURN` of them; `scale` grows with the group's average load and with his own share.
    """

    before: int
    scale: int
    weight: int

    def after(self, minutes: Minute) -> int:
        """Return the load after a day with so many minutes out (0: a day without a turn)."""
        return self.before + minutes + (TURN if minutes else 0)

    def uneven(self, minutes: Minute) -> int:
        """Return what a day with so many minutes out adds to unevenness: the square grows faster on who has done much."""
        return self.weight * (self.after(minutes) ** 2 - self.before**2) // self.scale


def loads(problem: Problem) -> tuple[Load, ...]:
    """Return the load of every driver, in the problem's order."""
    before = [driver.minutes_before + TURN * driver.turns_before for driver in problem.drivers]
    fair = sum(100 * load // driver.share for load, driver in zip(before, problem.drivers, strict=True))
    usual = max(USUAL, fair // max(len(before), 1))
    weight = 100 * problem.weights.uneven
    return tuple(
        Load(load, 2 * usual * driver.share, weight) for load, driver in zip(before, problem.drivers, strict=True)
    )


def terms(problem: Problem, plan: Plan) -> Cost:
    """Return what a sound plan costs, term by term."""
    minutes = dict.fromkeys((driver.key for driver in problem.drivers), 0)
    drivers = {driver.key: driver for driver in problem.drivers}
    wishes = {wish.key: wish for wish in problem.wishes}
    welcome = frozenset(rider for driver in problem.drivers for rider in driver.prefers)
    driven: dict[tuple[str, Leg], str] = {}
    driving = beyond = apart = 0
    for route in plan.routes:
        minutes[route.driver] += route.minutes_out
        driving += driving_minutes(problem, route)
        beyond += minutes_beyond_direct(problem, wishes, route)
        for stop in route.stops:
            if stop.kind is StopKind.DROP_OFF:
                rider = wishes[stop.wish].rider
                apart += rider in welcome and rider not in drivers[route.driver].prefers
                driven[stop.wish, stop.leg] = route.driver
    price = dict(zip(wishes, prices(problem), strict=True))
    out = sum(minutes.values())
    return Cost(
        unserved=sum(price[left.wish] for left in plan.unserved),
        out=out * MINUTE,
        uneven=sum(load.uneven(m) for load, m in zip(loads(problem), minutes.values(), strict=True)),
        beyond_direct=beyond * problem.weights.beyond,
        split=sum(_is_split(wish, driven) for wish in problem.wishes) * problem.weights.split,
        apart=apart * problem.weights.apart,
        minutes_out=out,
        minutes_driving=driving,
        minutes_beyond_direct=beyond,
    )


def driving_minutes(problem: Problem, route: Route) -> int:
    """Return the minutes at the wheel of a route."""
    wishes = {wish.key: wish for wish in problem.wishes}
    driver = next(driver for driver in problem.drivers if driver.key == route.driver)
    place, driving = driver.start, 0
    for stop in route.stops:
        trip = wishes[stop.wish].trip(stop.leg)
        there = trip.origin if stop.kind is StopKind.PICK_UP else trip.destination
        driving, place = driving + int(problem.travel[place, there]), there
    return driving + int(problem.travel[place, driver.end])


def minutes_beyond_direct(problem: Problem, wishes: Mapping[str, WishOrder], route: Route) -> int:
    """Return the minutes riders of a route spend in the car beyond their direct rides; `wishes` by key."""
    boarded = {(stop.wish, stop.leg): stop.start for stop in route.stops if stop.kind is StopKind.PICK_UP}
    beyond = 0
    for stop in route.stops:
        if stop.kind is StopKind.DROP_OFF:
            trip = wishes[stop.wish].trip(stop.leg)
            ride = stop.start - boarded[stop.wish, stop.leg] - trip.board
            beyond += max(0, ride - int(problem.travel[trip.origin, trip.destination]))
    return beyond


def _is_split(wish: WishOrder, driven: dict[tuple[str, Leg], str]) -> bool:
    if wish.same_driver is not SameDriver.PREFERRED or wish.back is None:
        return False
    return driven.get((wish.key, Leg.OUT)) != driven.get((wish.key, Leg.BACK))


def prices(problem: Problem) -> tuple[int, ...]:
    """Return what leaving out each wish costs, in the problem's order.

    Class 0 pays its penalty. From class 1 up a wish costs more than every lower wish and the whole weighted sum together, so
    classes are strict; within a class penalties keep their proportions. Promised and locked wishes form the highest class.
    """
    locked = {lock.wish for lock in problem.fixed}
    kept = 1 + max((wish.priority for wish in problem.wishes), default=0)
    classes = [kept if wish.promised or wish.key in locked else wish.priority for wish in problem.wishes]
    price = [wish.penalty * MINUTE for wish in problem.wishes]
    below = _most_weighted(problem) + sum(each for each, level in zip(price, classes, strict=True) if not level)
    for level in sorted(set(classes) - {0}):
        members = [number for number, other in enumerate(classes) if other == level]
        penalties = [max(problem.wishes[number].penalty, 1) for number in members]
        for number, penalty in zip(members, penalties, strict=True):
            price[number] = penalty // gcd(*penalties) * (below + 1)
        below += sum(price[number] for number in members)
    return tuple(price)


def _most_weighted(problem: Problem) -> int:
    """Return a bound that no plan's weighted sum exceeds."""
    weights = problem.weights
    drivers = zip(problem.drivers, loads(problem), strict=True)
    out = sum(MINUTE * most + load.uneven(most) for driver, load in drivers for most in [_most_out(driver)])
    legs = [wish.trip(leg) for wish in problem.wishes for leg in wish.legs]
    ways = sum(weights.apart + weights.beyond * trip.longest for trip in legs)
    return out + ways + weights.split * len(problem.wishes)


def _most_out(driver: DriverDay) -> int:
    return min(driver.most_minutes, sum(window.minutes for window in driver.windows))
