"""The judge of refusals: whether the reason given for an unserved wish is true. Slow, and no code of the search in it."""

from __future__ import annotations

from collections.abc import Iterator

from ashinami.dispatch.plan import Plan, StopKind, Unserved, WhyNot
from ashinami.dispatch.problem import DriverDay, Problem, Trip, WishOrder
from ashinami.vocabulary.ride import Leg

type Visit = tuple[WishOrder, Leg, StopKind]
type Sequence = tuple[Visit, ...]
type Shift = tuple[DriverDay, int]


def confirms(problem: Problem, plan: Plan, unserved: Unserved) -> bool:
    """Return whether the reason is true of the plan as it stands. A wish not in the problem is a KeyError.

    What the reasons claim, of the drivers a lock allows:

    - RIDE_TOO_LONG: one of the ways takes longer than the longest ride even by the shortest way, or its windows lie
      further apart than the longest ride.
    - NO_WHEELCHAIR_CAR, TOO_MANY, NO_SKILL: for one of the ways, no driver's car holds the wheelchairs; some do, but none
      holds all who ride; some do, but no driver of such a car has the skills.
    - NOBODY_AT_THAT_TIME: there are drivers with such cars and skills (or none at all this day), but for one of the ways
      (for both together when they need one route) none of their windows meets the pick-up's and the drop-off's, travel
      left aside.
    - TOO_FAR: some windows do and no ride is too long, but with nothing else to do all day these drivers still cannot do it
      within their windows and minutes.
    - ALL_TAKEN: on an empty day they could; with the orders of the routes as they stand, and times free to move, no place in
      them takes it.
    """
    wish = {wish.key: wish for wish in problem.wishes}[unserved.wish]
    able = {leg: _able(problem, wish, leg) for leg in wish.legs}
    held = [(_holding(problem, wish, leg, 0), _holding(problem, wish, leg, wish.seats)) for leg in wish.legs]
    empty = Plan(routes=())
    match unserved.why:
        case WhyNot.RIDE_TOO_LONG:
            true = _ride_too_long(problem, wish)
        case WhyNot.NO_WHEELCHAIR_CAR:
            true = bool(problem.drivers) and any(not wheelchairs for wheelchairs, _ in held)
        case WhyNot.TOO_MANY:
            true = any(wheelchairs and not everybody for wheelchairs, everybody in held)
        case WhyNot.NO_SKILL:
            true = any(everybody and not able[leg] for leg, (_, everybody) in zip(wish.legs, held, strict=True))
        case WhyNot.NOBODY_AT_THAT_TIME:
            true = not problem.drivers or (all(able.values()) and not _somebody_out(wish, able))
        case WhyNot.TOO_FAR:
            possible = _somebody_out(wish, able) and not _ride_too_long(problem, wish)
            true = possible and not _has_room(problem, empty, wish, able)
        case WhyNot.ALL_TAKEN:
            true = _has_room(problem, empty, wish, able) and not _has_room(problem, plan, wish, able)
    return true


def _holding(problem: Problem, wish: WishOrder, leg: Leg, seats: int) -> list[DriverDay]:
    locked = [lock.driver for lock in problem.fixed if lock.wish == wish.key and lock.leg is leg]
    return [
        driver
        for driver in problem.drivers
        if driver.car.holds(seats, wish.wheelchairs) and (not locked or driver.key == locked[0])
    ]


def _able(problem: Problem, wish: WishOrder, leg: Leg) -> list[DriverDay]:
    return [driver for driver in _holding(problem, wish, leg, wish.seats) if wish.skills <= driver.skills]


def _shifts(drivers: list[DriverDay]) -> list[Shift]:
    return [(driver, window) for driver in drivers for window in range(len(driver.windows))]


def _somebody_out(wish: WishOrder, able: dict[Leg, list[DriverDay]]) -> bool:
    """Whether some window of able drivers meets those of each way (of both together when they need one route)."""
    meeting = [{shift for shift in _shifts(able[leg]) if _meets(shift, wish.trip(leg))} for leg in wish.legs]
    return bool(set.intersection(*meeting)) if wish.one_route else all(meeting)


def _meets(shift: Shift, trip: Trip) -> bool:
    span = shift[0].windows[shift[1]]
    return all(span.start <= w.latest and w.earliest <= span.end for w in (trip.pick_up, trip.drop_off))


def _ride_too_long(problem: Problem, wish: WishOrder) -> bool:
    for trip in (wish.trip(leg) for leg in wish.legs):
        waits = trip.drop_off.earliest - trip.pick_up.latest - trip.board
        if max(_shortest(problem, trip.origin, trip.destination), waits) > trip.longest:
            return True
    return False


def _shortest(problem: Problem, origin: int, destination: int) -> int:
    """Return the minutes of the shortest way over any places: more places are tried until nothing gets shorter."""
    travel: list[list[int]] = problem.travel.tolist()
    reach: list[int] = []
    better = travel[origin]
    while better != reach:
        reach = better
        better = [min(there, *(near + travel[i][j] for i, near in enumerate(reach))) for j, there in enumerate(reach)]
    return reach[destination]


def _has_room(problem: Problem, plan: Plan, wish: WishOrder, able: dict[Leg, list[DriverDay]]) -> bool:
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

    first, last = _shifts(able[wish.legs[0]]), _shifts(able[wish.legs[-1]])
    if any(fits({shift: least(shift, wish.legs)}) for shift in first if shift in last):
        return True
    if len(wish.legs) == 1 or wish.one_route:
        return False
    outs = {shift: least(shift, (Leg.OUT,)) for shift in first}
    backs = {shift: least(shift, (Leg.BACK,)) for shift in last}
    return any(fits({out: outs[out], back: backs[back]}) for out in outs for back in backs if out != back)


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
            if left + problem.travel[place, driver.home] <= span.end:
                yield done
            return
        for visit, di, dj in ((route[i : i + 1], 1, 0), (new[j : j + 1], 0, 1)):
            if not visit:
                continue
            there, earliest, latest, spent = _at(visit[0])
            start = max(left + int(problem.travel[place, there]), earliest)
            if start <= latest and _may_follow(driver, done, visit[0]):
                yield from go(done + visit, i + di, j + dj, there, start + spent)

    return go((), 0, 0, driver.home, span.start)


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
    seats = wish.seats + sum(w.seats for w, _ in aboard)
    return driver.car.holds(seats, wish.wheelchairs + sum(w.wheelchairs for w, _ in aboard))


def fewest_minutes(problem: Problem, shift: Shift, order: Sequence) -> int | None:
    """Return the fewest minutes out for an order of visits, or None; every bound is tried by Bellman and Ford."""
    if not order:
        return 0
    span = shift[0].windows[shift[1]]
    low, high = 0, span.minutes
    if not _drivable(problem, shift, order, high):
        return None
    while low < high:
        middle = (low + high) // 2
        if _drivable(problem, shift, order, middle):
            high = middle
        else:
            low = middle + 1
    return high


def _drivable(problem: Problem, shift: Shift, order: Sequence, most: int) -> bool:
    """Whether times exist with at most `most` minutes out: no cycle of bounds t[b] >= t[a] + d adds up to more than nothing."""
    driver, window = shift
    span = driver.windows[window]
    day, leave, home = len(order) + 1, 0, len(order) + 2
    bounds = [(day, leave, span.start), (home, day, -span.end), (home, leave, -most)]
    place, before, spent = driver.home, leave, 0
    for number, visit in enumerate(order, start=1):
        there, earliest, latest, minutes = _at(visit)
        bounds += [(before, number, spent + int(problem.travel[place, there]))]
        bounds += [(day, number, earliest), (number, day, -latest)]
        place, before, spent = there, number, minutes
    bounds.append((before, home, spent + int(problem.travel[place, driver.home])))
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
