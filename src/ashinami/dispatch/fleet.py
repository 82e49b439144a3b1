"""The day's runs as arrays, ready to be asked where one more wish fits: for offers, for reasons, and for what was left out."""

from __future__ import annotations

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
    """Ways of a wish in one run: after which of its stops the new ones come, and the minutes out it then takes."""

    shift: Shift
    legs: tuple[Leg, ...]
    where: tuple[int, ...]
    minutes: Minute


class Fleet:
    """The runs of a sound plan, which change by `drive` alone.

    `wishes` are the day's by key. `shifts` are a driver's index and a window's each; `visits` and `minutes` are what each shift
    does and how long it is out at least.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        self.shifts = tuple((d, w) for d, driver in enumerate(problem.drivers) for w in range(len(driver.windows)))
        self.visits: list[Visits] = [()] * len(self.shifts)
        self.minutes = [0] * len(self.shifts)
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
        self.minutes_of[self.shifts[shift][0]] += minutes - self.minutes[shift]
        self._runs[shift], self.visits[shift], self.minutes[shift] = run, visits, minutes

    def fit(self, shift: Shift, wish: WishOrder, legs: tuple[Leg, ...]) -> Fit | None:
        """Return the place of these ways in a shift that takes the fewest minutes; who may drive whom is not looked at."""
        where = np.zeros(2 * len(legs), np.int64)
        run, new = self._runs[shift], np.concatenate([_stops_of(wish, leg) for leg in legs])
        self._make_room(len(run.stops) + len(new))
        minutes = fitting.best_fit(self.problem.travel, run, new, self._trial, where)
        return None if minutes < 0 else Fit(shift, legs, tuple(where.tolist()), int(minutes))

    def route(self, shift: Shift) -> Route:
        """Return a shift's run as it stands, with its times."""
        return self._timed(shift, self._runs[shift], self.visits[shift], self.wishes)

    def route_with(self, wish: WishOrder, fit: Fit) -> Route:
        """Return the run with the new ways in it: fewest minutes out, then drop-offs early and pick-ups late."""
        visits, wishes = self._visits_with(wish, fit), self.wishes | {wish.key: wish}
        return self._timed(fit.shift, self._run(fit.shift, visits, wish), visits, wishes)

    def starts_between(self, wish: WishOrder, fit: Fit) -> dict[Leg, tuple[Minute, Minute]]:
        """Return by way the least and the greatest minute at which she could be picked up in the run.

        Each minute between can be had, the other stops' being chosen for it, within all windows and the driver's most minutes.
        """
        visits = self._visits_with(wish, fit)
        run, size = self._run(fit.shift, visits, wish), len(visits) + 2
        self._judged(fit.shift, run)
        d = self.shifts[fit.shift][0]
        left = self.problem.drivers[d].most_minutes - self.minutes_of[d] + self.minutes[fit.shift]
        runs.spread(self._trial, size, left)
        return {
            leg: (int(self._trial.early[k]), int(self._trial.late[k]))
            for leg in fit.legs
            for k in [1 + visits.index((wish.key, leg, StopKind.PICK_UP))]
        }

    def _visits_with(self, wish: WishOrder, fit: Fit) -> Visits:
        stops = list(self.visits[fit.shift])
        new = [(wish.key, leg, kind) for leg in fit.legs for kind in StopKind]
        for visit, after in reversed(list(zip(new, fit.where, strict=True))):
            stops.insert(after, visit)
        return tuple(stops)

    def _judged(self, shift: Shift, run: Run) -> Minute:
        """Return the fewest minutes of a run; `_trial` then holds it with its times."""
        self._make_room(len(run.stops))
        minutes = runs.fewest_minutes(
            self.problem.travel, self._trial, fitting.merged(run, _NOTHING, self._trial), run.rules
        )
        if minutes < 0:
            raise ValueError(f"{self.driver(shift).key} cannot drive these stops in time")
        return int(minutes)

    def _make_room(self, size: int) -> None:
        if size > len(self._trial.at):
            self._trial = runs.trial(2 * size)

    def _timed(self, shift: Shift, run: Run, visits: Visits, wishes: dict[str, WishOrder]) -> Route:
        self._judged(shift, run)
        runs.settle(self._trial, len(run.stops))
        starts, driver = self._trial.early[: len(run.stops)].tolist(), self.driver(shift)
        stops, place, left = [], driver.start, starts[0]
        for (key, leg, kind), start in zip(visits, starts[1:-1], strict=True):
            trip = wishes[key].trip(leg)
            up = kind is StopKind.PICK_UP
            there, spent = (trip.origin, trip.board) if up else (trip.destination, trip.alight)
            stops.append(Stop(key, leg, kind, left + int(self.problem.travel[place, there]), start, start + spent))
            place, left = there, start + spent
        return Route(driver.key, self.shifts[shift][1], starts[0], tuple(stops), starts[-1])

    def _run(self, shift: Shift, visits: Visits, new: WishOrder | None = None) -> Run:
        """Return a shift's run of these stops as arrays."""
        driver, span = self.driver(shift), self.driver(shift).windows[self.shifts[shift][1]]
        size = len(visits) + 2
        stops = np.zeros(size, STOP)
        for end, place in ((0, driver.start), (size - 1, driver.end)):
            stops[end]["place"], stops[end]["lo"], stops[end]["hi"] = place, span.start, span.end
        begun: dict[tuple[str, Leg], int] = {}
        for k, (key, leg, kind) in enumerate(visits, start=1):
            wish = new if new is not None and new.key == key else self.wishes[key]
            stops[k] = _stops_of(wish, leg)[int(kind is StopKind.DROP_OFF)]
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


def _stops_of(wish: WishOrder, leg: Leg) -> Records:
    """Return the two stops of a way: pick-up and drop-off, one after the other."""
    trip = wish.trip(leg)
    stays = wish.accompaniment and leg is Leg.OUT
    alone, limit = int(not wish.shared), trip.board + trip.longest
    up, off = trip.pick_up, trip.drop_off
    return np.array(
        [
            (trip.origin, up.earliest, up.latest, trip.board, 0, 0, wish.seats, wish.wheelchairs, 1, alone, 0),
            (
                trip.destination,
                off.earliest,
                off.latest,
                trip.alight,
                1,
                limit,
                -wish.seats,
                -wish.wheelchairs,
                -1,
                -alone,
                stays,
            ),
        ],
        STOP,
    )
