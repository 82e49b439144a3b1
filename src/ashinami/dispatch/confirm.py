"""The judge of refusals: whether the reason given for an unserved wish is true. Slow, and no code of the search in it."""

from __future__ import annotations

from collections.abc import Callable

from ashinami.dispatch.confirm_room import Shift, has_room, shifts_of
from ashinami.dispatch.plan import Plan, Unserved, WhyNot
from ashinami.dispatch.problem import DriverDay, Problem, SameDriver, Trip, WishOrder
from ashinami.vocabulary.ride import Leg


def confirms(problem: Problem, plan: Plan, unserved: Unserved) -> bool:
    """Return whether the reason is true of the plan as it stands. A wish not in the problem is a KeyError.

    What the reasons claim, of the drivers a lock allows:

    - RIDE_TOO_LONG: one of the ways takes longer than the longest ride even by the shortest way, or its windows lie
      further apart than the longest ride.
    - NO_WHEELCHAIR_CAR, TOO_MANY, NO_SKILL, NO_BASIS, NOBODY_SUITED, OUT_OF_RANGE: for one of the ways, some drivers (or
      drivers at all) have everything named before, and none of these has this.
    - NOBODY_AT_THAT_TIME: there are drivers with all this (or none at all this day), but for one of the ways (for both
      together when they need one route, or one driver) none of their windows meets the pick-up's and the drop-off's,
      travel left aside.
    - TOO_FAR: some windows do and no ride is too long, but with nothing else to do all day these drivers still cannot do it
      within their windows and minutes.
    - ALL_TAKEN: on an empty day they could; with the orders of the routes as they stand, and times free to move, no place in
      them takes it.
    """
    wish = {wish.key: wish for wish in problem.wishes}[unserved.wish]
    able = {leg: _able(problem, wish, leg) for leg in wish.legs}
    empty = Plan(routes=())
    match unserved.why:
        case WhyNot.RIDE_TOO_LONG:
            true = _ride_too_long(problem, wish)
        case WhyNot.NOBODY_AT_THAT_TIME:
            true = not problem.drivers or (all(able.values()) and not _somebody_out(problem, wish, able))
        case WhyNot.TOO_FAR:
            possible = _somebody_out(problem, wish, able) and not _ride_too_long(problem, wish)
            true = possible and not has_room(problem, empty, wish, able)
        case WhyNot.ALL_TAKEN:
            true = has_room(problem, empty, wish, able) and not has_room(problem, plan, wish, able)
        case lacking:
            true = any(_all_lack(problem, wish, leg, lacking) for leg in wish.legs)
    return true


def _tests(problem: Problem, wish: WishOrder, leg: Leg) -> dict[WhyNot, Callable[[DriverDay], bool]]:
    """Return what a driver of the leg must pass, in the order in which it is asked."""
    trip = wish.trip(leg)
    return {
        WhyNot.NO_WHEELCHAIR_CAR: lambda driver: driver.car.holds(0, wish.wheelchairs),
        WhyNot.TOO_MANY: lambda driver: driver.car.holds(wish.seats, wish.wheelchairs),
        WhyNot.NO_SKILL: lambda driver: wish.skills <= driver.skills,
        WhyNot.NO_BASIS: lambda driver: wish.basis in ("", *driver.bases),
        WhyNot.NOBODY_SUITED: lambda driver: not wish.rider or wish.rider not in driver.must_not_meet,
        WhyNot.OUT_OF_RANGE: lambda driver: (
            driver.farthest is None
            or max(problem.metres[driver.home, [trip.origin, trip.destination]]) <= driver.farthest
        ),
    }


def _allowed(problem: Problem, wish: WishOrder, leg: Leg) -> list[DriverDay]:
    locked = [lock.driver for lock in problem.fixed if lock.wish == wish.key and lock.leg is leg]
    return [driver for driver in problem.drivers if not locked or driver.key == locked[0]]


def _able(problem: Problem, wish: WishOrder, leg: Leg) -> list[DriverDay]:
    tests = _tests(problem, wish, leg).values()
    return [driver for driver in _allowed(problem, wish, leg) if all(passes(driver) for passes in tests)]


def _all_lack(problem: Problem, wish: WishOrder, leg: Leg, lacking: WhyNot) -> bool:
    left = _allowed(problem, wish, leg)
    for why, passes in _tests(problem, wish, leg).items():
        passing = [driver for driver in left if passes(driver)]
        if why is lacking:
            return bool(left) and not passing
        left = passing
    raise KeyError(lacking)


def _somebody_out(problem: Problem, wish: WishOrder, able: dict[Leg, list[DriverDay]]) -> bool:
    """Whether some window of able drivers meets those of each way (of both together when they need one route or driver)."""
    meeting = [
        {
            (driver.key, window)
            for driver, window in shifts_of(problem, wish, leg, able[leg])
            if _meets((driver, window), wish.trip(leg))
        }
        for leg in wish.legs
    ]
    if wish.one_route:
        return bool(set.intersection(*meeting))
    if wish.same_driver is SameDriver.REQUIRED:
        return bool(set.intersection(*({driver for driver, _ in each} for each in meeting)))
    return all(meeting)


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
