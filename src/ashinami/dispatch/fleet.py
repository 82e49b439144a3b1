"""The day's runs as arrays, ready to be asked where one more wish fits: for offers, for reasons, and for what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ashinami.basics.clock import Minute
from ashinami.dispatch.loops import fitting
from ashinami.dispatch.loops import run as runs
from ashinami.dispatch.loops.run import NEVER, STOP, Records, Run
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind
from ashinami.dispatch.problem import Car, DriverDay, Problem, WishOrder
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
        self._rooms = {car: _room(car) for car in dict.fromkeys(driver.car for driver in problem.drivers)}
        self._trial = runs.trial(64)
        self._runs = [self._run(shift, ()) for shift in range(len(self.shifts))]
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
        run = self._run(shift, visits)
        minutes = self._judged(shift, run) if visits else 0
        self.beyond[shift] = fitting.detours(self.problem.travel, run, _NOTHING, self._trial) if visits else 0
        self.minutes_of[self.shifts[shift][0]] += minutes - self.minutes[shift]
        self._runs[shift], self.visits[shift], self.minutes[shift] = run, visits, minutes

    def fit(self, shift: Shift, wish: WishOrder, legs: tuple[Leg, ...], new: Records | None = None) -> Fit | None:
        """Return the place of these ways in a shift that takes the fewest minutes; who may drive whom is not looked at.

        `new` are the stops of these ways (`stops_of`), for whoever asks again and again.
        """
        where = np.zeros(2 * len(legs), np.int64)
        run, new = self._runs[shift], stops_of(wish, legs) if new is None else new
        self._make_room(len(run.stops) + len(new))
        minutes, beyond = fitting.best_fit(self.problem.travel, run, new, self._trial, where)
        return None if minutes < 0 else Fit(shift, legs, tuple(where.tolist()), minutes, beyond)

    def route(self, shift: Shift) -> Route:
        """Return a shift's run as it stands, with its times."""
        self._judged(shift, self._runs[shift])
        return self._timed(shift, self.visits[shift], self.wishes)

    def route_with(self, wish: WishOrder, fit: Fit) -> tuple[Route, dict[Leg, tuple[Minute, Minute]]]:
        """Return the run with the new ways in it, and by way the least and the greatest minute at which she could be picked up.

        Each minute between can be had, the other stops' being chosen for it, within all windows and the driver's most minutes.
        """
        visits, d = self._visits_with(wish, fit), self.shifts[fit.shift][0]
        left = self.problem.drivers[d].most_minutes - self.minutes_of[d] + self.minutes[fit.shift]
        self._judged(fit.shift, self._runs[fit.shift], stops_of(wish, fit.legs), fit.where)
        route = self._timed(fit.shift, visits, {**self.wishes, wish.key: wish})
        self._judged(fit.shift, self._runs[fit.shift], stops_of(wish, fit.legs), fit.where)
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

    def _judged(self, shift: Shift, run: Run, new: Records = _NOTHING, where: tuple[int, ...] = ()) -> Minute:
        """Return the fewest minutes of a run with new stops in it; `_trial` then holds it with its times."""
        self._make_room(len(run.stops) + len(new))
        self._trial.at[: len(where)] = where
        size = fitting.merged(run, new, self._trial)
        minutes = runs.fewest_minutes(self.problem.travel, self._trial, size, run.rules)
        if minutes < 0:
            raise ValueError(f"{self.driver(shift).key} cannot drive these stops in time")
        return minutes

    def _make_room(self, size: int) -> None:
        if size > len(self._trial.at):
            self._trial = runs.trial(2 * size)

    def _timed(self, shift: Shift, visits: Visits, wishes: Mapping[str, WishOrder]) -> Route:
        """Return the run just judged with the times to drive it by."""
        runs.settle(self._trial, len(visits) + 2)
        starts, driver = self._trial.early[: len(visits) + 2].tolist(), self.driver(shift)
        stops, place, left = [], driver.start, starts[0]
        for (key, leg, kind), start in zip(visits, starts[1:-1], strict=True):
            trip = wishes[key].trip(leg)
            up = kind is StopKind.PICK_UP
            there, spent = (trip.origin, trip.board) if up else (trip.destination, trip.alight)
            stops.append(Stop(key, leg, kind, left + int(self.problem.travel[place, there]), start, start + spent))
            place, left = there, start + spent
        return Route(driver.key, self.shifts[shift][1], starts[0], tuple(stops), starts[-1])

    def _run(self, shift: Shift, visits: Visits) -> Run:
        """Return a shift's run of these stops as arrays."""
        driver, span = self.driver(shift), self.driver(shift).windows[self.shifts[shift][1]]
        size = len(visits) + 2
        stops = np.zeros(size, STOP)
        for end, place in ((0, driver.start), (size - 1, driver.end)):
            stops[end]["place"], stops[end]["lo"], stops[end]["hi"] = place, span.start, span.end
        begun: dict[tuple[str, Leg], int] = {}
        for k, (key, leg, kind) in enumerate(visits, start=1):
            stops[k] = stops_of(self.wishes[key], (leg,))[int(kind is StopKind.DROP_OFF)]
            if kind is StopKind.DROP_OFF:
                stops[k]["up"] = k - begun[key, leg]
            begun.setdefault((key, leg), k)
        rest = (driver.rest.after, driver.rest.minutes) if driver.rest is not None else (NEVER, 0)
        rules = np.array([driver.most_driving, *rest], np.int64)
        numbers = (np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros((size, 4), np.int64))
        run = Run(stops, *numbers, self._rooms[driver.car], rules)
        runs.bounds(self.problem.travel, run)
        return run


def _room(car: Car) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Return by seats and wheelchairs whether the car holds so many."""
    layouts = (car, *car.other_layouts)
    seats, chairs = (max(getattr(each, name) for each in layouts) for name in ("seats", "wheelchair_places"))
    return np.array([[car.holds(s, c) for c in range(chairs + 1)] for s in range(seats + 1)])


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
