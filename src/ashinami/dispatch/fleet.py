"""The day's runs as arrays, ready to be asked where one more wish fits: for offers, for reasons, and for what was left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.clock import Minute
from ashinami.dispatch.loops import fitting
from ashinami.dispatch.loops import run as runs
from ashinami.dispatch.loops.run import NEVER, STOP, Ints, Records, Runs
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind
from ashinami.dispatch.problem import DriverDay, Problem, WishOrder
from ashinami.vocabulary.ride import Leg

type Shift = int
"""A number in `Fleet.shifts`: one driver in one of his windows."""

type Visits = tuple[tuple[str, Leg, StopKind], ...]
"""The stops of a run in order, without their times."""

_NOTHING = np.zeros(0, STOP)


@dataclass(frozen=True, slots=True)
class Fit:
    """Ways of a wish in one run: after which of its stops the new ones come.

    `minutes` and `beyond` are the minutes out of the run with them, and the minutes its riders ride beyond their direct rides.
    """

    shift: Shift
    legs: tuple[Leg, ...]
    where: tuple[int, ...]
    minutes: Minute
    beyond: Minute


class Fleet:
    """The runs of a sound plan, which change by `drive` alone.

    `wishes` are the day's by key. `shifts` are a driver's index and a window's each; `visits`, `minutes` and `beyond`
    are what each shift does, how long it is out at least, and how much longer than directly its riders ride.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.shifts = tuple((d, w) for d, driver in enumerate(problem.drivers) for w in range(len(driver.windows)))
        self.visits: list[Visits] = [()] * len(self.shifts)
        self.minutes = [0] * len(self.shifts)
        self.beyond = [0] * len(self.shifts)
        self.minutes_of = [0] * len(problem.drivers)
        self.wishes = {wish.key: wish for wish in problem.wishes}
        self._trial = runs.trial(64)
        self._runs = runs.empty_runs(_rooms(problem, self.shifts), _rules(problem, self.shifts), 32)
        for shift in range(len(self.shifts)):
            self._fill(shift, ())
        number = {(problem.drivers[d].key, w): shift for shift, (d, w) in enumerate(self.shifts)}
        for route in plan.routes:
            visits = tuple((stop.wish, stop.leg, stop.kind) for stop in route.stops)
            self.drive(number[route.driver, route.window], visits)

    def driver(self, shift: Shift) -> DriverDay:
        """Return who drives a shift."""
        return self.problem.drivers[self.shifts[shift][0]]

    def take(self, wish: WishOrder, fits: tuple[Fit, ...]) -> None:
        """Serve one more wish as found by `fit`."""
        self.wishes[wish.key] = wish
        for fit in fits:
            self.drive(fit.shift, self._visits_with(wish, fit))

    def drive(self, shift: Shift, visits: Visits) -> None:
        """Let a shift make these stops instead of its own. They can be driven: anything else is a ValueError."""
        self._fill(shift, visits)
        minutes = self._judged(shift) if visits else 0
        asked = (self.problem.travel, self._runs, shift, _NOTHING, self._trial)
        self.beyond[shift] = fitting.detours_of(*asked) if visits else 0
        self.minutes_of[self.shifts[shift][0]] += minutes - self.minutes[shift]
        self.visits[shift], self.minutes[shift] = visits, minutes

    def try_to_drive(self, shift: Shift, visits: Visits) -> bool:
        """Let a shift make these stops if it can; otherwise say so, and `drive` is to be called with others."""
        try:
            self.drive(shift, visits)
        except ValueError:
            return False
        return True

    def fits(self, shifts: list[Shift], wish: WishOrder, legs: tuple[Leg, ...]) -> list[Fit]:
        """Return for each shift in which these ways fit their place there that takes the fewest minutes.

        Who may drive whom is not looked at.
        """
        new = stops_of(wish, legs)
        self._make_room(self._runs.stops.shape[1] + len(new))
        numbers = np.array(shifts, np.int64)
        found = np.zeros((len(shifts), len(new) + 2), np.int64)
        fitting.best_fits(self.problem.travel, self._runs, numbers, new, self._trial, found)
        each = zip(shifts, found.tolist(), strict=True)
        return [Fit(shift, legs, tuple(at), out, detour) for shift, (*at, out, detour) in each if out >= 0]

    def route(self, shift: Shift) -> Route:
        """Return a shift's run as it stands, with its times."""
        self._judged(shift)
        return self._timed(shift, self.visits[shift])

    def route_with(self, wish: WishOrder, fit: Fit) -> tuple[Route, dict[Leg, tuple[Minute, Minute]]]:
        """Return the run with the new ways in it, and by way the least and the greatest minute at which she could be picked up.

        Each minute between can be had, the other stops' being chosen for it, within all windows and the driver's most minutes.
        """
        visits, d = self._visits_with(wish, fit), self.shifts[fit.shift][0]
        left = self.problem.drivers[d].most_minutes - self.minutes_of[d] + self.minutes[fit.shift]
        self._judged(fit.shift, stops_of(wish, fit.legs), fit.where)
        route = self._timed(fit.shift, visits, wish)
        self._judged(fit.shift, stops_of(wish, fit.legs), fit.where)
        runs.spread(self._trial, len(visits) + 2, left)
        between = {}
        for leg in fit.legs:
            k = 1 + visits.index((wish.key, leg, StopKind.PICK_UP))
            between[leg] = int(self._trial.early[k]), int(self._trial.late[k])
        return route, between

    def _visits_with(self, wish: WishOrder, fit: Fit) -> Visits:
        stops = list(self.visits[fit.shift])
        new = [(wish.key, leg, kind) for leg in fit.legs for kind in StopKind]
        for visit, after in reversed(list(zip(new, fit.where, strict=True))):
            stops.insert(after, visit)
        return tuple(stops)

    def _judged(self, shift: Shift, new: Records = _NOTHING, where: tuple[int, ...] = ()) -> Minute:
        """Return the fewest minutes of a run with new stops in it; `_trial` then holds it with its times."""
        self._make_room(self._runs.size[shift] + len(new))
        self._trial.at[: len(where)] = where
        minutes = fitting.try_on(self.problem.travel, self._runs, shift, new, self._trial)
        if minutes < 0:
            raise ValueError(f"{self.driver(shift).key} cannot drive these stops in time")
        return minutes

    def _make_room(self, size: int) -> None:
        if size > len(self._trial.at):
            self._trial = runs.trial(2 * size)

    def _timed(self, shift: Shift, visits: Visits, new: WishOrder | None = None) -> Route:
        """Return the run just judged with the times to drive it by."""
        runs.settle(self._trial, len(visits) + 2)
        starts, driver = self._trial.early[: len(visits) + 2].tolist(), self.driver(shift)
        stops, place, left = [], driver.start, starts[0]
        for (key, leg, kind), start in zip(visits, starts[1:-1], strict=True):
            wish = new if new is not None and key == new.key else self.wishes[key]
            trip = wish.trip(leg)
            up = kind is StopKind.PICK_UP
            there, spent = (trip.origin, trip.board) if up else (trip.destination, trip.alight)
            stops.append(Stop(key, leg, kind, left + int(self.problem.travel[place, there]), start, start + spent))
            place, left = there, start + spent
        return Route(driver.key, self.shifts[shift][1], starts[0], tuple(stops), starts[-1])

    def _fill(self, shift: Shift, visits: Visits) -> None:
        """Write a run of these stops into the arrays."""
        size, driver = len(visits) + 2, self.driver(shift)
        if size > self._runs.stops.shape[1]:
            self._runs = _longer(self._runs, 2 * size)
        self._runs.size[shift] = size
        span, stops = driver.windows[self.shifts[shift][1]], self._runs.stops[shift]
        begun: dict[tuple[str, Leg], int] = {}
        for k, (key, leg, kind) in enumerate(visits, start=1):
            stops[k] = stops_of(self.wishes[key], (leg,))[int(kind is StopKind.DROP_OFF)]
            if kind is StopKind.DROP_OFF:
                stops[k]["up"] = k - begun[key, leg]
            begun.setdefault((key, leg), k)
        for end, place in ((0, driver.start), (size - 1, driver.end)):
            stops[end] = np.zeros(1, STOP)[0]
            stops[end]["place"], stops[end]["lo"], stops[end]["hi"] = place, span.start, span.end
        fitting.fill_in(self.problem.travel, self._runs, shift)


def _longer(old: Runs, longest: int) -> Runs:
    new = runs.empty_runs(old.room, old.rules, longest)
    for before, after in zip(old, new, strict=True):
        if before.shape != after.shape:
            after[:, : before.shape[1]] = before
    new.size[:] = old.size
    return new


def _rooms(problem: Problem, shifts: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    """Return by shift, seats and wheelchairs whether the car holds so many."""
    cars = {driver.car for driver in problem.drivers}
    layouts = [each for car in cars for each in (car, *car.other_layouts)]
    seats = max((each.seats for each in layouts), default=0)
    chairs = max((each.wheelchair_places for each in layouts), default=0)
    room = {car: [[car.holds(s, c) for c in range(chairs + 1)] for s in range(seats + 1)] for car in cars}
    return np.array([room[problem.drivers[d].car] for d, _ in shifts], np.bool_).reshape(-1, seats + 1, chairs + 1)


def _rules(problem: Problem, shifts: tuple[tuple[int, int], ...]) -> Ints:
    """Return by shift the most minutes at the wheel, and after how many of them he rests, and how long."""
    drivers = [problem.drivers[d] for d, _ in shifts]
    rests = [(NEVER, 0) if driver.rest is None else (driver.rest.after, driver.rest.minutes) for driver in drivers]
    rules = [(driver.most_driving, *rest) for driver, rest in zip(drivers, rests, strict=True)]
    return np.array(rules, np.int64).reshape(-1, 3)


def stops_of(wish: WishOrder, legs: tuple[Leg, ...]) -> Records:
    """Return the stops of some ways of a wish, in order."""
    alone, records = int(not wish.shared), []
    for leg in legs:
        trip, seats, chairs = wish.trip(leg), wish.seats, wish.wheelchairs
        stays, limit = wish.accompaniment and leg is Leg.OUT, trip.board + trip.longest
        up, off = trip.pick_up, trip.drop_off
        records += [
            (trip.origin, up.earliest, up.latest, trip.board, 0, 0, seats, chairs, 1, alone, 0),
            (trip.destination, off.earliest, off.latest, trip.alight, 1, limit, -seats, -chairs, -1, -alone, stays),
        ]
    return np.array(records, STOP)
