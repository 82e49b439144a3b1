"""Whether a wish has a place beside the routes of a plan: every place is tried, every time bound is Bellman's and Ford's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ashinami.dispatch.plan import Plan, StopKind
from ashinami.dispatch.problem import DriverDay, Problem, SameDriver, WishOrder
from ashinami.vocabulary.ride import Leg

type Visit = tuple[WishOrder, Leg, StopKind]
type Sequence = tuple[Visit, ...]
type Shift = tuple[DriverDay, int]


def has_room(problem: Problem, plan: Plan, wish: WishOrder, able: dict[Leg, list[DriverDay]]) -> bool:
    """Whether the wish fits somewhere into the plan's routes, every place tried."""
    wishes = {order.key: order for order in problem.wishes}
    standing: dict[tuple[str, int], Sequence] = {
        (route.driver, route.window): tuple((wishes[s.wish], s.leg, s.kind) for s in route.stops)
        for route in plan.routes
    }

    def least(shift: Shift, legs: tuple[Leg, ...]) -> int | None:
        """Return the fewest minutes out with these legs in the shift's route as well, or None."""
        new = tuple((wish, leg, kind) for leg in legs for kind in (StopKind.PICK_UP, StopKind.DROP_OFF))
        route = standing.get((shift[0].key, shift[1]), ())
        found = [fewest_minutes(problem, shift, order) for order in _merged(problem, shift, route, new)]
        return min((minutes for minutes in found if minutes is not None), default=None)

    def fits(changed: dict[Shift, int | None]) -> bool:
        known = {shift: minutes for shift, minutes in changed.items() if minutes is not None}
        return len(known) == len(changed) and _within_most_minutes(problem, standing, known)

    first, last = (
        [shift for shift in shifts_of(problem, wish, leg, able[leg]) if not _car_is_away(problem, plan, shift)]
        for leg in (wish.legs[0], wish.legs[-1])
    )
    if any(fits({shift: least(shift, wish.legs)}) for shift in first if shift in last):
        return True
    if len(wish.legs) == 1 or wish.one_route:
        return False
    outs = {shift: least(shift, (Leg.OUT,)) for shift in first}
    backs = {shift: least(shift, (Leg.BACK,)) for shift in last}
    same = wish.same_driver is SameDriver.REQUIRED
    return any(
        fits({out: outs[out], back: backs[back]})
        for out in outs
        for back in backs
        if out != back and (not same or out[0] == back[0]) and not _one_car(out, back)
    )


def shifts_of(problem: Problem, wish: WishOrder, leg: Leg, drivers: list[DriverDay]) -> list[Shift]:
    """Return the windows of these drivers that a lock leaves to the leg."""
    windows = [lock.window for lock in problem.fixed if (lock.wish, lock.leg) == (wish.key, leg)]
    return [shift for shift in _shifts(drivers) if not windows or windows[0] in {None, shift[1]}]


def _shifts(drivers: list[DriverDay]) -> list[Shift]:
    return [(driver, window) for driver in drivers for window in range(len(driver.windows))]


def _one_car(one: Shift, two: Shift) -> bool:
    """Whether two windows would use the same group car at the same time."""
    cars = [driver.group_car.key for driver, _ in (one, two) if driver.group_car is not None]
    spans = [driver.windows[window] for driver, window in (one, two)]
    return len(cars) == 2 and len(set(cars)) == 1 and max(s.start for s in spans) < min(s.end for s in spans)


def _car_is_away(problem: Problem, plan: Plan, shift: Shift) -> bool:
    drivers = {driver.key: driver for driver in problem.drivers}
    others = [(drivers[route.driver], route.window) for route in plan.routes if route.stops]
    return any(other != shift and _one_car(other, shift) for other in others)


def _within_most_minutes(
    problem: Problem, standing: dict[tuple[str, int], Sequence], changed: dict[Shift, int]
) -> bool:
    """Whether the drivers of changed shifts stay within their most minutes; their other shifts take the fewest they can."""
    for driver in {shift[0].key: shift[0] for shift in changed}.values():
        minutes = [
            changed.get(shift, fewest_minutes(problem, shift, standing.get((driver.key, shift[1]), ())))
            for shift in _shifts([driver])
        ]
        known = [each for each in minutes if each is not None]
        if len(known) < len(minutes) or sum(known) > driver.most_minutes:
            return False
    return True


def _merged(problem: Problem, shift: Shift, route: Sequence, new: Sequence) -> Iterator[Sequence]:
    """Every mixture of the two sequences that keeps their orders, without those whose beginning is late, full or torn apart."""
    driver, window = shift
    span = driver.windows[window]

    def go(done: Sequence, i: int, j: int, place: int, left: int) -> Iterator[Sequence]:
        if i == len(route) and j == len(new):
            if left + problem.travel[place, driver.end] <= span.end:
                yield done
            return
        for visit, di, dj in ((route[i : i + 1], 1, 0), (new[j : j + 1], 0, 1)):
            if not visit:
                continue
            there, earliest, latest, spent = _at(visit[0])
            start = max(left + int(problem.travel[place, there]), earliest)
            if start <= latest and _may_follow(driver, done, visit[0]):
                yield from go(done + visit, i + di, j + dj, there, start + spent)

    return go((), 0, 0, driver.start, span.start)


def _at(visit: Visit) -> tuple[int, int, int, int]:
    """Return place, earliest and latest start, and minutes of a visit."""
    wish, leg, kind = visit
    trip = wish.trip(leg)
    if kind is StopKind.PICK_UP:
        return trip.origin, trip.pick_up.earliest, trip.pick_up.latest, trip.board
    return trip.destination, trip.drop_off.earliest, trip.drop_off.latest, trip.alight


def _may_follow(driver: DriverDay, done: Sequence, visit: Visit) -> bool:
    """Whether room and accompaniment allow the visit after those done."""
    wish, leg, kind = visit
    aboard = [(w, g) for w, g, k in done if k is StopKind.PICK_UP and (w, g, StopKind.DROP_OFF) not in done]
    if done:
        last, last_leg, last_kind = done[-1]
        if last.accompaniment and last_leg is Leg.OUT and last_kind is StopKind.DROP_OFF:
            return wish is last and leg is Leg.BACK
    if kind is StopKind.DROP_OFF:
        return not (wish.accompaniment and leg is Leg.OUT and len(aboard) > 1)
    if aboard and not (wish.shared and all(w.shared for w, _ in aboard)):
        return False
    seats = wish.seats + sum(w.seats for w, _ in aboard)
    return driver.car.holds(seats, wish.wheelchairs + sum(w.wheelchairs for w, _ in aboard))


def fewest_minutes(problem: Problem, shift: Shift, order: Sequence) -> int | None:
    """Return the fewest minutes out for an order of visits, or None; every bound is tried by Bellman and Ford."""
    if not order:
        return 0
    span = shift[0].windows[shift[1]]
    low, high = 0, span.minutes
    if sum(_ways(problem, shift[0], order)) > shift[0].most_driving or not _drivable(problem, shift, order, high):
        return None
    while low < high:
        middle = (low + high) // 2
        if _drivable(problem, shift, order, middle):
            high = middle
        else:
            low = middle + 1
    return high


def _ways(problem: Problem, driver: DriverDay, order: Sequence) -> list[int]:
    """Return the minutes driven to each visit, and home."""
    places = [driver.start, *(_at(visit)[0] for visit in order), driver.end]
    return [int(problem.travel[here, there]) for here, there in pairwise(places)]


def _rests(problem: Problem, driver: DriverDay, order: Sequence) -> list[int]:
    """Return the minutes the driver must stand before each visit."""
    rests, driving, aboard = [0] * len(order), 0, 0
    for number, way in enumerate(_ways(problem, driver, order)[:-1]):
        wish, _, kind = order[number]
        driving += way
        stays = number > 0 and order[number - 1] == (wish, Leg.OUT, StopKind.DROP_OFF) and wish.accompaniment
        if driver.rest is not None and not aboard and not stays and driving >= driver.rest.after:
            rests[number], driving = driver.rest.minutes, 0
        aboard += 1 if kind is StopKind.PICK_UP else -1
    return rests


def _drivable(problem: Problem, shift: Shift, order: Sequence, most: int) -> bool:
    """Whether times exist with at most `most` minutes out: no cycle of bounds t[b] >= t[a] + d adds up to more than nothing."""
    driver, window = shift
    span = driver.windows[window]
    day, leave, home = len(order) + 1, 0, len(order) + 2
    bounds = [(day, leave, span.start), (home, day, -span.end), (home, leave, -most)]
    before, spent = leave, 0
    ways, rests = _ways(problem, driver, order), _rests(problem, driver, order)
    for number, visit in enumerate(order, start=1):
        _, earliest, latest, minutes = _at(visit)
        bounds += [(before, number, spent + ways[number - 1] + rests[number - 1])]
        bounds += [(day, number, earliest), (number, day, -latest)]
        before, spent = number, minutes
    bounds.append((before, home, spent + ways[-1]))
    for (wish, leg, kind), number in zip(order, range(1, day), strict=True):
        if kind is StopKind.DROP_OFF:
            up = 1 + order.index((wish, leg, StopKind.PICK_UP))
            trip = wish.trip(leg)
            bounds.append((number, up, -trip.board - trip.longest))
    start = [0] * (home + 1)
    for _ in start:
        moved = False
        for a, b, d in bounds:
            if start[a] + d > start[b]:
                start[b], moved = start[a] + d, True
        if not moved:
            return True
    return False
