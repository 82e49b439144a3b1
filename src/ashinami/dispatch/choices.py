"""All ways to serve one more wish beside a plan: in one run or in two, each at its best place, the cheapest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from ashinami.basics.clock import Minute
from ashinami.dispatch.cost import MINUTE, loads
from ashinami.dispatch.fleet import Fit, Fleet, Shift
from ashinami.dispatch.problem import SameDriver, WishOrder
from ashinami.dispatch.suits import lacks, lock_allows, locks_of
from ashinami.vocabulary.ride import Leg

_NEAREST = 24
"""So many of the cheapest outs and backs are combined first; all of them only when none of these go together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to serve a wish: one run, or one for each way.

    `extra_minutes` is what it adds to minutes out, `extra` what it adds to the cost.
    """

    fits: tuple[Fit, ...]
    extra_minutes: Minute
    extra: int


class Choices:
    """Finds the ways to serve wishes beside the runs of a fleet."""

    def __init__(self, fleet: Fleet) -> None:
        problem = fleet.problem
        self.fleet = fleet
        self._loads = loads(problem)
        self._locks = locks_of(problem)
        self._welcome = frozenset(rider for driver in problem.drivers for rider in driver.prefers)
        self._same_car = tuple(self._rivals(shift) for shift in range(len(fleet.shifts)))
        spans = [fleet.driver(shift).windows[window] for shift, (_, window) in enumerate(fleet.shifts)]
        self._from, self._until = (
            np.array([getattr(span, end) for span in spans], np.int64) for end in ("start", "end")
        )

    def of(self, wish: WishOrder, *, ignoring_locks: bool = False) -> list[Choice]:
        """Return the ways to serve a wish, the cheapest first; a wish that is served already is sought beside itself."""
        suited = {leg: self.suited(wish, leg, ignoring_locks=ignoring_locks) for leg in wish.legs}
        back = frozenset(suited[wish.legs[-1]])
        both = [shift for shift in suited[wish.legs[0]] if shift in back]
        found = self._alone(wish, both, wish.legs)
        if len(wish.legs) == 2 and not wish.one_route:
            ways = [self._alone(wish, suited[leg], (leg,)) for leg in wish.legs]
            found += self._in_two(wish, *ways)
        return sorted(found, key=_extra)

    def suited(self, wish: WishOrder, leg: Leg, *, ignoring_locks: bool = False) -> list[Shift]:
        """Return the shifts whose driver may drive a way, is out when she could be fetched and could be there, and has the car."""
        trip = wish.trip(leg)
        out = np.ones(len(self._from), np.bool_)
        for window in (trip.pick_up, trip.drop_off):
            out &= (window.earliest <= self._until) & (self._from <= window.latest)
        shifts: list[Shift] = np.flatnonzero(out).tolist()
        return [shift for shift in shifts if self._may(wish, leg, shift, ignoring_locks=ignoring_locks)]

    def _may(self, wish: WishOrder, leg: Leg, shift: Shift, *, ignoring_locks: bool) -> bool:
        """Whether a driver who is out at that time may drive a way, and has the car."""
        driver, window = self.fleet.driver(shift), self.fleet.shifts[shift][1]
        return (
            lock_allows(None if ignoring_locks else self._locks.get((wish.key, leg)), driver, window)
            and not any(self.fleet.visits[other] for other in self._same_car[shift])
            and lacks(self.fleet.problem, driver, wish, leg) is None
        )

    def _alone(self, wish: WishOrder, shifts: list[Shift], legs: tuple[Leg, ...]) -> list[Choice]:
        """Return these ways in one run each, the cheapest first."""
        fits = self.fleet.fits(shifts, wish, legs)
        return sorted((choice for fit in fits if (choice := self._priced(wish, (fit,)))), key=_extra)

    def _in_two(self, wish: WishOrder, outs: list[Choice], backs: list[Choice]) -> list[Choice]:
        found: list[Choice] = []
        for most in (_NEAREST, max(len(outs), len(backs))):
            pairs = product(outs[:most], backs[:most])
            found = [choice for out, back in pairs if (choice := self._together(wish, out, back))]
            if found:
                break
        return found

    def _together(self, wish: WishOrder, out: Choice, back: Choice) -> Choice | None:
        """Return two runs together with what they add: None when they may not go together, or one driver would be out too long."""
        shifts, problem = self.fleet.shifts, self.fleet.problem
        one, two = out.fits[0].shift, back.fits[0].shift
        if one == two or two in self._same_car[one]:
            return None
        if shifts[one][0] == shifts[two][0]:
            return self._priced(wish, out.fits + back.fits)
        if wish.same_driver is SameDriver.REQUIRED:
            return None
        split = problem.weights.split if wish.same_driver is SameDriver.PREFERRED else 0
        return Choice(out.fits + back.fits, out.extra_minutes + back.extra_minutes, out.extra + back.extra + split)

    def _priced(self, wish: WishOrder, fits: tuple[Fit, ...]) -> Choice | None:
        """Return the choice with what it adds; None when a driver would be out too long."""
        shifts, problem = self.fleet.shifts, self.fleet.problem
        more: dict[int, Minute] = {}
        extra = 0
        for fit in fits:
            d = shifts[fit.shift][0]
            more[d] = more.get(d, 0) + fit.minutes - self.fleet.minutes[fit.shift]
            extra += problem.weights.beyond * (fit.beyond - self.fleet.beyond[fit.shift])
            if wish.rider in self._welcome and wish.rider not in problem.drivers[d].prefers:
                extra += problem.weights.apart * len(fit.legs)
        for d, minutes in more.items():
            now = self.fleet.minutes_of[d]
            if now + minutes > problem.drivers[d].most_minutes:
                return None
            extra += minutes * MINUTE + self._loads[d].uneven(now + minutes) - self._loads[d].uneven(now)
        return Choice(fits, sum(more.values()), extra)

    def _rivals(self, shift: Shift) -> tuple[Shift, ...]:
        """Return the shifts that would use the same group car in the same minutes."""
        fleet = self.fleet
        spans = [fleet.driver(s).windows[fleet.shifts[s][1]] for s in range(len(fleet.shifts))]
        cars = [car.key if (car := fleet.driver(s).group_car) else "" for s in range(len(fleet.shifts))]
        mine = spans[shift]
        return tuple(
            other
            for other, span in enumerate(spans)
            if cars[shift] and cars[other] == cars[shift] and other != shift
            if span.start < mine.end and mine.start < span.end
        )


def _extra(choice: Choice) -> int:
    return choice.extra
