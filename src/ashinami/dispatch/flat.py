"""A day's problem as the arrays the search reads, and the search's tours as routes in the problem's words.

Costs are hundredths of a driver-minute, as in `cost`. Two rules are narrowed to what the arrays can say: a driver with a rest
rule is sent out for less driving than calls for a rest, and loads are told apart up to 2,047 of a kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ashinami.dispatch.cost import MINUTE, TURN, driving_minutes, loads, prices
from ashinami.dispatch.loops.draft import Tours
from ashinami.dispatch.loops.instance import (
    DRIVER,
    LANES,
    MOST,
    NODE,
    ROW,
    WEIGHTS,
    WISH,
    Floats,
    Instance,
    Ints,
    Records,
    packed,
)
from ashinami.dispatch.nearness import near, signs
from ashinami.dispatch.plan import Route, StopKind
from ashinami.dispatch.problem import Car, Problem, SameDriver, WishOrder
from ashinami.dispatch.suits import lacks, lock_allows, locks_of
from ashinami.dispatch.ways import shortest_ways
from ashinami.vocabulary.ride import Leg

type Visit = tuple[str, Leg, StopKind]

_NEVER = 1e15
_MOST_PLACES = 500
"""With more places the triangle inequality is taken for granted: where it does not hold, some places are overlooked."""

_ALONE = 100
"""A way that is shared with nobody fills the car in the last lane; others take one of a hundred."""


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """The arrays, and which way and which shift (driver, window) a ride and a row stand for."""

    instance: Instance
    rides: tuple[tuple[str, Leg], ...]
    shifts: tuple[tuple[int, int], ...]

    def tours(self, problem: Problem, routes: tuple[Route, ...]) -> Tours:
        """Return routes of the problem's drivers and wishes as tours."""
        row = {(problem.drivers[d].key, w): number for number, (d, w) in enumerate(self.shifts)}
        ride = {way: number for number, way in enumerate(self.rides)}
        longest = 2 + max((len(route.stops) for route in routes), default=0)
        nodes = np.zeros((len(self.shifts), longest), np.int64)
        nodes[:, 0] = 2 * len(self.rides) + 2 * np.arange(len(self.shifts))
        nodes[:, 1], size = nodes[:, 0] + 1, np.full(len(self.shifts), 2)
        for route in routes:
            at = row[route.driver, route.window]
            stops = [2 * ride[stop.wish, stop.leg] + (stop.kind is StopKind.DROP_OFF) for stop in route.stops]
            nodes[at, 1 : len(stops) + 2], size[at] = [*stops, int(nodes[at, 0]) + 1], len(stops) + 2
        return Tours(nodes, size)

    def holds(self, problem: Problem, routes: tuple[Route, ...]) -> bool:
        """Whether routes sound in the problem's words can be tours: the arrays narrow the driving of who has a rest rule."""
        most = dict(zip(self.shifts, self.instance.rows["most_travel"].tolist(), strict=True))
        number = {driver.key: d for d, driver in enumerate(problem.drivers)}
        return all(driving_minutes(problem, r) <= most[number[r.driver], r.window] for r in routes)

    def visits(self, tours: Tours) -> tuple[tuple[Visit, ...], ...]:
        """Return what each shift does, in order."""
        kinds = (StopKind.PICK_UP, StopKind.DROP_OFF)
        rows = [tours.nodes[row, 1 : size - 1].tolist() for row, size in enumerate(tours.size)]
        return tuple(tuple((*self.rides[node >> 1], kinds[node & 1]) for node in row) for row in rows)


def flatten(problem: Problem) -> Flat:
    """Return the problem as arrays.

    Cars of more kinds (seats a wheelchair takes) than the arrays tell apart are a ValueError.
    """
    rides = tuple((wish.key, leg) for wish in problem.wishes for leg in wish.legs)
    shifts = tuple((d, w) for d, driver in enumerate(problem.drivers) for w in range(len(driver.windows)))
    travel = problem.travel.astype(np.float64)
    short = shortest_ways(problem.travel).astype(np.float64) if len(travel) <= _MOST_PLACES else travel
    lanes = _Lanes.of(problem)
    wishes = _wishes(problem)
    nodes = _nodes(problem, shifts, lanes, short)
    weights = np.zeros(1, WEIGHTS)
    metric = bool((short == travel).all())
    weights["out"], weights["beyond"] = MINUTE, problem.weights.beyond
    weights["timed"], weights["metric"] = True, metric
    instance = Instance(
        travel=travel,
        short=travel if metric else short,
        nodes=nodes,
        rows=_rows(problem, shifts),
        drivers=_drivers(problem),
        wishes=wishes,
        room=lanes.rooms(problem, shifts),
        dear=_dear(problem, shifts, nodes, short),
        near=near(nodes, wishes, short),
        rivals=_rivals(problem, shifts),
        weights=weights,
    )
    return Flat(instance, rides, shifts)


@dataclass(frozen=True, slots=True)
class _Lanes:
    """Wheelchairs, seats for each number of seats a wheelchair takes, and being alone."""

    takes: tuple[int, ...]

    @classmethod
    def of(cls, problem: Problem) -> _Lanes:
        layouts = {layout for driver in problem.drivers for layout in (driver.car, *driver.car.other_layouts)}
        takes = tuple(sorted({layout.seats_per_wheelchair for layout in layouts}))
        if len(takes) + 2 > LANES:
            raise ValueError(f"wheelchairs take {takes} seats: more kinds of cars than can be told apart")
        return cls(takes)

    def load(self, wish: WishOrder) -> int:
        seats = (wish.seats + taken * wish.wheelchairs for taken in self.takes)
        return packed((wish.wheelchairs, *seats, 1 if wish.shared else _ALONE))

    def room(self, car: Car) -> int:
        seats = (min(car.seats, MOST) if taken == car.seats_per_wheelchair else MOST for taken in self.takes)
        return packed((min(car.wheelchair_places, MOST), *seats, _ALONE))

    def rooms(self, problem: Problem, shifts: tuple[tuple[int, int], ...]) -> Ints:
        cars = [problem.drivers[d].car for d, _ in shifts]
        rooms = [[self.room(layout) for layout in (car, *car.other_layouts)] for car in cars]
        most = max((len(room) for room in rooms), default=1)
        return np.array([room + room[:1] * (most - len(room)) for room in rooms], np.int64).reshape(len(shifts), most)


def _wishes(problem: Problem) -> Records:
    records = np.zeros(len(problem.wishes), WISH)
    ride = 0
    for record, wish, price in zip(records, problem.wishes, prices(problem), strict=True):
        apart = {SameDriver.REQUIRED: _NEVER, SameDriver.PREFERRED: problem.weights.split}.get(wish.same_driver, 0)
        one_row = wish.accompaniment or wish.one_route
        record["ride"], record["rides"], record["one_row"] = ride, len(wish.legs), one_row
        record["apart"], record["price"] = apart, price
        ride += len(wish.legs)
    return records


def _nodes(problem: Problem, shifts: tuple[tuple[int, int], ...], lanes: _Lanes, short: Floats) -> Records:
    """Return the nodes, windows drawn in as far as the ride itself forces."""
    rides = sum(len(wish.legs) for wish in problem.wishes)
    nodes = np.zeros(2 * (rides + len(shifts)), NODE)
    nodes["limit"], nodes["wish"] = np.inf, -1
    nodes["sign"][: 2 * rides : 2] = signs(rides)
    up = 0
    for number, wish in enumerate(problem.wishes):
        for leg in wish.legs:
            trip, off = wish.trip(leg), up + 1
            least = trip.board + float(short[trip.origin, trip.destination])
            most = trip.board + trip.longest
            opens = max(trip.pick_up.earliest, trip.drop_off.earliest - most)
            closes = min(trip.pick_up.latest, trip.drop_off.latest - least)
            nodes["place"][up], nodes["place"][off] = trip.origin, trip.destination
            nodes["lo"][up], nodes["hi"][up], nodes["service"][up] = opens, closes, trip.board
            nodes["lo"][off] = max(trip.drop_off.earliest, trip.pick_up.earliest + least)
            nodes["hi"][off] = min(trip.drop_off.latest, trip.pick_up.latest + most)
            nodes["service"][off], nodes["limit"][off], nodes["rides"][off] = trip.alight, trip.longest, True
            nodes["direct"][off] = problem.travel[trip.origin, trip.destination]
            nodes["load"][up], nodes["load"][off] = lanes.load(wish), -lanes.load(wish)
            nodes["wish"][up : off + 1] = number
            stays = wish.accompaniment and leg is Leg.OUT
            nodes["glued"][off] = nodes["alone"][off] = stays
            up += 2
        if wish.accompaniment or wish.one_route:
            nodes["binds"][up - 2 * len(wish.legs)], nodes["binds"][up - 1] = 1, -1
    for d, w in shifts:
        driver = problem.drivers[d]
        nodes["place"][up], nodes["place"][up + 1] = driver.start, driver.end
        nodes["lo"][up : up + 2], nodes["hi"][up : up + 2] = driver.windows[w].start, driver.windows[w].end
        up += 2
    return nodes


def _rows(problem: Problem, shifts: tuple[tuple[int, int], ...]) -> Records:
    rows = np.zeros(len(shifts), ROW)
    for number, (d, _) in enumerate(shifts):
        driver = problem.drivers[d]
        most = driver.most_driving if driver.rest is None else min(driver.most_driving, driver.rest.after - 1)
        rows[number] = (d, number, np.inf, most, 0.0)
    return rows


def _drivers(problem: Problem) -> Records:
    drivers = np.zeros(len(problem.drivers), DRIVER)
    for number, (driver, load) in enumerate(zip(problem.drivers, loads(problem), strict=True)):
        drivers[number] = (driver.most_minutes, load.before, TURN, load.weight / load.scale)
    return drivers


def _dear(problem: Problem, shifts: tuple[tuple[int, int], ...], nodes: Records, short: Floats) -> Floats:
    """Return what each shift costs each ride beyond its minutes; infinite when it may not or cannot drive it."""
    locks = locks_of(problem)
    welcome = frozenset(rider for driver in problem.drivers for rider in driver.prefers)
    least = short[nodes["place"], np.roll(nodes["place"], -1)]
    dear = np.full((sum(len(wish.legs) for wish in problem.wishes), len(shifts)), np.inf)
    able: dict[object, bool] = {}
    ride = 0
    for wish in problem.wishes:
        for leg in wish.legs:
            up, off = 2 * ride, 2 * ride + 1
            possible = nodes["lo"][up] <= nodes["hi"][up] and nodes["lo"][off] <= nodes["hi"][off]
            possible = possible and least[up] <= nodes["limit"][off]
            party = (wish.seats, wish.wheelchairs, wish.skills, wish.basis)
            for row, (d, w) in enumerate(shifts if possible else ()):
                driver = problem.drivers[d]
                near_enough = (wish.key, leg) if driver.farthest is not None else None
                key = (d, party, wish.rider in driver.must_not_meet, near_enough)
                if key not in able:
                    able[key] = lacks(problem, driver, wish, leg) is None
                if able[key] and lock_allows(locks.get((wish.key, leg)), driver, w):
                    apart = wish.rider in welcome and wish.rider not in driver.prefers
                    dear[ride, row] = problem.weights.apart if apart else 0
            ride += 1
    return dear


def _rivals(problem: Problem, shifts: tuple[tuple[int, int], ...]) -> Ints:
    """Return for each row the rows that would use the same group car in the same minutes, -1 after the last."""
    cars: Mapping[int, str] = {d: car.key for d, driver in enumerate(problem.drivers) if (car := driver.group_car)}
    spans = [problem.drivers[d].windows[w] for d, w in shifts]
    found = [
        [
            other
            for other, (e, _) in enumerate(shifts)
            if other != row and d in cars and cars.get(e) == cars[d]
            if spans[other].start < spans[row].end and spans[row].start < spans[other].end
        ]
        for row, (d, _) in enumerate(shifts)
    ]
    most = max(1, *(len(each) for each in found)) if found else 1
    return np.array([each + [-1] * (most - len(each)) for each in found], np.int64).reshape(len(shifts), most)
