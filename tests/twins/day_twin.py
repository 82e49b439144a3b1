"""The slow twin of dispatch.search: every way to serve a small day, so the least that must stay unserved is known."""

from __future__ import annotations

from functools import cache
from itertools import product

from ashinami.dispatch.plan import StopKind
from ashinami.dispatch.problem import Car, Problem
from ashinami.vocabulary.ride import Leg
from tests.twins import schedule_twin

type Ride = tuple[int, Leg]
type Visit = tuple[int, Leg, StopKind]
type Shift = tuple[int, int]


def least_penalty(problem: Problem) -> int:
    """Return the least sum of penalties of unserved wishes over all plans of the model."""
    shifts = [(d, w) for d, driver in enumerate(problem.drivers) for w in range(len(driver.windows))]
    locks = {(lock.wish, lock.leg): lock.driver for lock in problem.fixed}

    @cache
    def minutes(shift: Shift, rides: frozenset[Ride]) -> int | None:
        if not rides:
            return 0
        found = [
            schedule_twin.fewest_minutes(*_as_bounds(problem, shift, order)) for order in _orders(problem, shift, rides)
        ]
        return min((m for m in found if m is not None), default=None)

    def ways(w: int) -> list[tuple[Shift, ...]]:
        wish = problem.wishes[w]
        able = [
            [s for s in shifts if locks.get((wish.key, leg), problem.drivers[s[0]].key) == problem.drivers[s[0]].key]
            for leg in wish.legs
        ]
        return [(), *(way for way in product(*able) if not wish.one_route or len(set(way)) == 1)]

    def possible(plan: tuple[tuple[Shift, ...], ...]) -> bool:
        rides: dict[Shift, set[Ride]] = {shift: set() for shift in shifts}
        for w, way in enumerate(plan):
            for leg, shift in zip(problem.wishes[w].legs, way, strict=False):
                rides[shift].add((w, leg))
        out = [0] * len(problem.drivers)
        for shift, each in rides.items():
            took = minutes(shift, frozenset(each))
            if took is None:
                return False
            out[shift[0]] += took
        return all(m <= driver.most_minutes for m, driver in zip(out, problem.drivers, strict=True))

    plans = product(*(ways(w) for w in range(len(problem.wishes))))
    penalty = {
        plan: sum(wish.penalty for wish, way in zip(problem.wishes, plan, strict=True) if not way) for plan in plans
    }
    return next(penalty[plan] for plan in sorted(penalty, key=penalty.__getitem__) if possible(plan))


def _orders(problem: Problem, shift: Shift, rides: frozenset[Ride]) -> list[tuple[Visit, ...]]:
    """Return all orders of the rides' visits that skills, room, accompaniment and the legs' order allow."""
    driver = problem.drivers[shift[0]]
    if any(not problem.wishes[w].skills <= driver.skills for w, _ in rides):
        return []
    found: list[tuple[Visit, ...]] = []
    stack: list[tuple[Visit, ...]] = [()]
    while stack:
        order = stack.pop()
        if len(order) == 2 * len(rides):
            found.append(order)
            continue
        for w, leg in rides:
            kind = StopKind.DROP_OFF if (w, leg, StopKind.PICK_UP) in order else StopKind.PICK_UP
            if (w, leg, kind) not in order and _allowed(problem, driver.car, order, (w, leg, kind)):
                longer = (*order, (w, leg, kind))
                if schedule_twin.drivable(*_as_bounds(problem, shift, longer)):
                    stack.append(longer)
    return found


def _allowed(problem: Problem, car: Car, order: tuple[Visit, ...], visit: Visit) -> bool:
    w, leg, kind = visit
    done = {*order, visit}
    wish = problem.wishes[w]
    if order:
        v, last_leg, last_kind = order[-1]
        stays = problem.wishes[v].accompaniment and (last_leg, last_kind) == (Leg.OUT, StopKind.DROP_OFF)
        if stays and visit != (v, Leg.BACK, StopKind.PICK_UP):
            return False
    # a return comes after the way out of its wish when both are in this order; windows see to it otherwise
    if wish.one_route and leg is Leg.BACK and (w, Leg.OUT, StopKind.DROP_OFF) not in done:
        return False
    aboard = [u for u, g, k in done if k is StopKind.PICK_UP and (u, g, StopKind.DROP_OFF) not in done]
    if wish.accompaniment and (leg, kind) == (Leg.OUT, StopKind.DROP_OFF) and aboard:
        return False
    seats, chairs = (sum(getattr(problem.wishes[u], name) for u in aboard) for name in ("seats", "wheelchairs"))
    return car.holds(seats, chairs)


def _as_bounds(
    problem: Problem, shift: Shift, order: tuple[Visit, ...]
) -> tuple[list[tuple[int, int]], list[int], list[tuple[int, int, int]]]:
    """Return windows, gaps and rides of an order that starts and ends at home."""
    driver = problem.drivers[shift[0]]
    span = driver.windows[shift[1]]
    windows, gaps, rides = [(span.start, span.end)], [], []
    place, spent = driver.home, 0
    for at, (w, leg, kind) in enumerate(order, start=1):
        trip = problem.wishes[w].trip(leg)
        up = kind is StopKind.PICK_UP
        there, window = (trip.origin, trip.pick_up) if up else (trip.destination, trip.drop_off)
        windows.append((window.earliest, window.latest))
        gaps.append(spent + int(problem.travel[place, there]))
        place, spent = there, trip.board if up else trip.alight
        if not up:
            rides.append((1 + order.index((w, leg, StopKind.PICK_UP)), at, trip.board + trip.longest))
    windows.append((span.start, span.end))
    gaps.append(spent + int(problem.travel[place, driver.home]))
    return windows, gaps, rides
