"""Who may drive whom, whatever the time: car, skills, legal basis, people who must not meet, and how far he goes."""

from __future__ import annotations

from ashinami.dispatch.plan import WhyNot
from ashinami.dispatch.problem import DriverDay, Fixed, Problem, WishOrder
from ashinami.vocabulary.ride import Leg


def lacks(problem: Problem, driver: DriverDay, wish: WishOrder, leg: Leg) -> WhyNot | None:
    """Return the first thing that stands between a driver and a way of a wish, in the order of `WhyNot`; None when nothing."""
    trip = wish.trip(leg)
    metres = max(int(problem.metres[driver.home, place]) for place in (trip.origin, trip.destination))
    hindrances = {
        WhyNot.NO_WHEELCHAIR_CAR: not driver.car.holds(0, wish.wheelchairs),
        WhyNot.TOO_MANY: not driver.car.holds(wish.seats, wish.wheelchairs),
        WhyNot.NO_SKILL: not wish.skills <= driver.skills,
        WhyNot.NO_BASIS: bool(wish.basis) and wish.basis not in driver.bases,
        WhyNot.NOBODY_SUITED: bool(wish.rider) and wish.rider in driver.must_not_meet,
        WhyNot.OUT_OF_RANGE: driver.farthest is not None and metres > driver.farthest,
    }
    return next((why for why, hinders in hindrances.items() if hinders), None)


def locks_of(problem: Problem) -> dict[tuple[str, Leg], Fixed]:
    """Return the locks by wish and leg."""
    return {(lock.wish, lock.leg): lock for lock in problem.fixed}


def lock_allows(lock: Fixed | None, driver: DriverDay, window: int) -> bool:
    """Whether a lock leaves a way to this window of this driver."""
    return lock is None or (lock.driver == driver.key and lock.window in (None, window))
