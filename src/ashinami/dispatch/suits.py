"""Who may drive whom, whatever the time: car, skills, legal basis, people who must not meet, and how far he goes."""

from __future__ import annotations

from ashinami.dispatch.plan import WhyNot
from ashinami.dispatch.problem import DriverDay, Fixed, Problem, WishOrder
from ashinami.vocabulary.ride import Leg


def lacks(problem: Problem, driver: DriverDay, wish: WishOrder, leg: Leg) -> WhyNot | None:
    """Return the first thing that stands between a driver and a way of a wish, in the order of `WhyNot`; None when nothing."""
    why = None
    if not driver.car.holds(0, wish.wheelchairs):
        why = WhyNot.NO_WHEELCHAIR_CAR
    elif not driver.car.holds(wish.seats, wish.wheelchairs):
        why = WhyNot.TOO_MANY
    elif not wish.skills <= driver.skills:
        why = WhyNot.NO_SKILL
    elif wish.basis and wish.basis not in driver.bases:
        why = WhyNot.NO_BASIS
    elif wish.rider and wish.rider in driver.must_not_meet:
        why = WhyNot.NOBODY_SUITED
    elif driver.farthest is not None:
        trip, metres = wish.trip(leg), problem.metres[driver.home]
        why = WhyNot.OUT_OF_RANGE if max(metres[trip.origin], metres[trip.destination]) > driver.farthest else None
    return why


def locks_of(problem: Problem) -> dict[tuple[str, Leg], Fixed]:
    """Return the locks by wish and leg."""
    return {(lock.wish, lock.leg): lock for lock in problem.fixed}


def lock_allows(lock: Fixed | None, driver: DriverDay, window: int) -> bool:
    """Whether a lock leaves a way to this window of this driver."""
    return lock is None or (lock.driver == driver.key and lock.window in (None, window))
