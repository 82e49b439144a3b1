"""Finds why a plan is as it is: for a served wish who would have been next, for one left out what stands against it."""

from __future__ import annotations

from dataclasses import replace

from ashinami.dispatch.choices import Choices
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.plan import Plan, WhyNot
from ashinami.dispatch.problem import Problem, SameDriver, WishOrder
from ashinami.dispatch.suits import lacks, locks_of
from ashinami.dispatch.ways import shortest_from
from ashinami.dispatch.why import DriverChoice
from ashinami.vocabulary.ride import Leg


class Explainer:
    """Answers questions about one sound plan. `plan.unserved` is not looked at: whom the routes do not serve is left out."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self._fleet = Fleet(problem, plan)
        self._beside = Choices(self._fleet)
        self._empty = Choices(Fleet(problem, Plan(routes=())))
        self._locks = locks_of(problem)

    def why_this_driver(self, key: str) -> DriverChoice:
        """Return why a served wish has its drivers. A wish the plan does not serve is a KeyError.

        The runner-up is sought with every other wish left where it is, among drivers who take no part of this one now.
        """
        fleet, wish = self._fleet, self._fleet.wishes[key]
        of_leg = {leg: shift for shift, visits in enumerate(fleet.visits) for other, leg, _ in visits if other == key}
        drivers = tuple(fleet.driver(of_leg[leg]).key for leg in wish.legs)
        locked = any(lock.wish == key for lock in self.problem.fixed)
        stood = {shift: (fleet.visits[shift], fleet.minutes[shift]) for shift in of_leg.values()}
        try:
            for shift, (visits, _) in stood.items():
                fleet.drive(shift, tuple(visit for visit in visits if visit[0] != key))
            extra = sum(minutes - fleet.minutes[shift] for shift, (_, minutes) in stood.items())
            found = self._beside.of(wish, ignoring_locks=True)
        except ValueError:  # where a way over a third place is shorter, runs may need her stop
            return DriverChoice(key, drivers, 0, why_no_other=WhyNot.ALL_TAKEN, locked=locked)
        finally:
            for shift, (visits, _) in stood.items():
                fleet.drive(shift, visits)
        own = next((choice for choice in found if {fit.shift for fit in choice.fits} == set(stood)), None)
        for choice in found:
            others = tuple(fleet.driver(fit.shift).key for fit in choice.fits)
            if not set(others) & set(drivers):
                others *= len(drivers) // len(others)
                dearer = None if own is None else choice.extra - own.extra
                return DriverChoice(key, drivers, extra, others, choice.extra_minutes, locked=locked, dearer=dearer)
        return DriverChoice(key, drivers, extra, why_no_other=self._without(key, set(drivers)), locked=locked)

    def why_not(self, key: str) -> WhyNot:
        """Return the first reason that holds for a wish there is no room for.

        From what no day could change to what only this day's other rides prevent; `confirm.confirms` states what each claims.
        """
        wish = self._fleet.wishes[key]
        if _ride_too_long(self.problem, wish):
            return WhyNot.RIDE_TOO_LONG
        for leg in wish.legs:
            lacking = self._lacking(wish, leg)
            if lacking is not None:
                return lacking
        if not self._time_shared(wish):
            return WhyNot.NOBODY_AT_THAT_TIME
        return WhyNot.ALL_TAKEN if self._empty.of(wish) else WhyNot.TOO_FAR

    def _without(self, key: str, drivers: set[str]) -> WhyNot:
        """Return why nobody but these drivers can serve a wish."""
        rest = tuple(driver for driver in self.problem.drivers if driver.key not in drivers)
        return Explainer(replace(self.problem, drivers=rest, fixed=()), Plan(routes=())).why_not(key)

    def _lacking(self, wish: WishOrder, leg: Leg) -> WhyNot | None:
        """Return what no driver of the leg has of what those before it in `WhyNot` have."""
        lock = self._locks.get((wish.key, leg))
        allowed = [driver for driver in self.problem.drivers if lock is None or driver.key == lock.driver]
        lacking = [lacks(self.problem, driver, wish, leg) for driver in allowed]
        found = [why for why in lacking if why is not None]
        return max(found, key=list(WhyNot).index) if found and len(found) == len(lacking) else None

    def _time_shared(self, wish: WishOrder) -> bool:
        """Whether for each way (for both together where they need one run or driver) some suited shift is open at that time."""
        shifts = [set(self._empty.suited(wish, leg)) for leg in wish.legs]
        if wish.one_route:
            return bool(set.intersection(*shifts))
        if wish.same_driver is SameDriver.REQUIRED:
            return bool(set.intersection(*({self._fleet.shifts[s][0] for s in each} for each in shifts)))
        return all(shifts)


def _ride_too_long(problem: Problem, wish: WishOrder) -> bool:
    for trip in (wish.trip(leg) for leg in wish.legs):
        waits = trip.drop_off.earliest - trip.pick_up.latest - trip.board
        if max(waits, shortest_from(problem.travel, trip.origin)[trip.destination]) > trip.longest:
            return True
    return False
