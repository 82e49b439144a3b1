"""The day's problem as numbered stops: plain lists of whole numbers, which is what loops in Python read fastest.

Wish w has four nodes: 4w and 4w+1 are pick-up and drop-off of the way out, 4w+2 and 4w+3 those of the way back. After them
each shift (one driver in one of his windows) has two: leaving home and coming home. A tour is a tuple of nodes that starts
and ends with those two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ashinami.dispatch.cost import Load, loads, prices
from ashinami.dispatch.problem import Car, DriverDay, Problem, WishOrder
from ashinami.dispatch.suits import lacks, lock_allows, locks_of
from ashinami.dispatch.ways import shortest_ways
from ashinami.vocabulary.ride import Leg

type Node = int
type WishIndex = int
type ShiftIndex = int


@dataclass(frozen=True, slots=True)
class Shift:
    """One driver in one of his windows: `driver` is his index in the problem, `first` and `last` the nodes of his home."""

    driver: int
    window: int
    car: Car
    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class Nodes:
    """What the search needs to know of each node; lists are indexed by node unless said otherwise.

    Attributes
    ----------
    lo, hi : when boarding, alighting, leaving or coming home may start, windows drawn in as far as the trip itself forces.
    gap : gap[a][b] is the minutes from the start at a to the arrival at b: service at a, then the way.
    short : the same with the shortest way over any places. It bounds what insertions can do to a tour when the travel matrix
        breaks the triangle inequality, and is `gap` itself when it does not.
    limit : at a drop-off the most minutes since the start of its boarding (boarding and longest ride); -1 elsewhere.
    direct : at a drop-off the fewest minutes since the start of its boarding.
    glued : True at a drop-off which the pick-up of the return must follow at once (accompaniment).
    way : at a drop-off the minutes from the start of its boarding without a detour, which the matrix may not make the fewest.
    place : where each node is, a row of the travel matrix.
    shifts, wishes, drivers : by index.
    excludes : by shift, the shifts of others that would use its group car in the same minutes.
    load : by driver, what he has taken this month.
    welcome : the riders whom some driver would gladly drive.
    legs : by wish, the first node of each of its legs.
    price : by wish, what leaving it out costs.
    suited : by wish and leg, the shifts whose driver, car and skills fit and whom no lock forbids; none when the trip's own
        windows and longest ride leave no time for it.
    """

    problem: Problem
    lo: list[int]
    hi: list[int]
    gap: list[list[int]]
    short: list[list[int]]
    limit: list[int]
    direct: list[int]
    way: list[int]
    place: list[int]
    glued: list[bool]
    shifts: tuple[Shift, ...]
    legs: tuple[tuple[Node, ...], ...]
    price: tuple[int, ...]
    excludes: tuple[tuple[ShiftIndex, ...], ...]
    load: tuple[Load, ...]
    welcome: frozenset[str]
    suited: tuple[tuple[tuple[ShiftIndex, ...], ...], ...]

    @property
    def wishes(self) -> tuple[WishOrder, ...]:
        """The wishes by index."""
        return self.problem.wishes

    @property
    def drivers(self) -> tuple[DriverDay, ...]:
        """The drivers by index."""
        return self.problem.drivers


def number(problem: Problem) -> Nodes:
    """Return the problem with its stops numbered."""
    shifts: list[Shift] = []
    count = 4 * len(problem.wishes)
    for index, driver in enumerate(problem.drivers):
        for window in range(len(driver.windows)):
            shifts.append(Shift(index, window, driver.car, count, count + 1))
            count += 2
    place, service, direct, limit = [0] * count, [0] * count, [0] * count, [-1] * count
    way = [0] * count
    lo, hi, glued = [0] * count, [0] * count, [False] * count
    shortest = shortest_ways(problem.travel)
    for w, wish in enumerate(problem.wishes):
        glued[4 * w + 1] = wish.accompaniment
        for offset, leg in zip((0, 2), wish.legs, strict=False):
            trip, up, off = wish.trip(leg), 4 * w + offset, 4 * w + offset + 1
            place[up], place[off] = trip.origin, trip.destination
            service[up], service[off] = trip.board, trip.alight
            limit[off] = trip.board + trip.longest
            direct[off] = trip.board + int(shortest[trip.origin, trip.destination])
            way[off] = trip.board + int(problem.travel[trip.origin, trip.destination])
            lo[up] = max(trip.pick_up.earliest, trip.drop_off.earliest - limit[off])
            hi[up] = min(trip.pick_up.latest, trip.drop_off.latest - direct[off])
            lo[off] = max(trip.drop_off.earliest, trip.pick_up.earliest + direct[off])
            hi[off] = min(trip.drop_off.latest, trip.pick_up.latest + limit[off])
    for shift in shifts:
        driver = problem.drivers[shift.driver]
        span = driver.windows[shift.window]
        for node, there in ((shift.first, driver.start), (shift.last, driver.end)):
            place[node], lo[node], hi[node] = there, span.start, span.end
    at, spent = np.array(place, dtype=np.intp), np.array(service, dtype=np.int64)[:, None]
    gap = (problem.travel[np.ix_(at, at)] + spent).tolist()
    metric = bool((shortest == problem.travel).all())
    short = gap if metric else (shortest[np.ix_(at, at)] + spent).tolist()
    legs = tuple(tuple(4 * w + 2 * k for k in range(len(wish.legs))) for w, wish in enumerate(problem.wishes))
    return Nodes(
        problem,
        lo,
        hi,
        gap,
        short,
        limit,
        direct,
        way,
        place,
        glued,
        tuple(shifts),
        legs,
        prices(problem),
        tuple(_excluded(problem, shifts, shift) for shift in shifts),
        loads(problem),
        frozenset(rider for driver in problem.drivers for rider in driver.prefers),
        _suited(problem, shifts, lo, hi, (direct, limit)),
    )


def _suited(
    problem: Problem, shifts: list[Shift], lo: list[int], hi: list[int], ride: tuple[list[int], list[int]]
) -> tuple[tuple[tuple[ShiftIndex, ...], ...], ...]:
    direct, limit = ride
    locks = locks_of(problem)

    def possible(up: Node) -> bool:
        off = up + 1
        return lo[up] <= hi[up] and lo[off] <= hi[off] and direct[off] <= limit[off]

    def fits(wish: WishOrder, leg: Leg, shift: Shift) -> bool:
        driver = problem.drivers[shift.driver]
        lock = locks.get((wish.key, leg))
        return lock_allows(lock, driver, shift.window) and lacks(problem, driver, wish, leg) is None

    return tuple(
        tuple(
            tuple(s for s, shift in enumerate(shifts) if possible(4 * w + 2 * k) and fits(wish, leg, shift))
            for k, leg in enumerate(wish.legs)
        )
        for w, wish in enumerate(problem.wishes)
    )


def _excluded(problem: Problem, shifts: list[Shift], shift: Shift) -> tuple[ShiftIndex, ...]:
    driver = problem.drivers[shift.driver]
    span, car = driver.windows[shift.window], driver.group_car
    return tuple(
        number
        for number, other in enumerate(shifts)
        for their in [problem.drivers[other.driver]]
        if car is not None and their.group_car is not None and other is not shift
        if their.group_car.key == car.key
        and their.windows[other.window].start < span.end
        and span.start < their.windows[other.window].end
    )
