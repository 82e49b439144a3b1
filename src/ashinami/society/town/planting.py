"""Planting: drivers are sent through a day first, and the wishes are written down afterwards so that this day keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.clock import Minute
from ashinami.basics.place import Point
from ashinami.geo.opening import is_open
from ashinami.geo.travel import TravelTimes
from ashinami.society.town.errand import PURPOSES, Errand, draw_errand
from ashinami.society.town.shift import Shift
from ashinami.vocabulary.person import Driver, Rider, Vehicle
from ashinami.vocabulary.place import Place, PlaceKind
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Back

_TRIES = 12
_LONGEST_WAIT = 45  # minutes a rider waits for her return after she is ready; later nobody would promise it
_NEIGHBOUR = 6  # minutes between homes whose people share a car
_SHARE_OF_KIND = {
    PlaceKind.CLINIC: 0.42,
    PlaceKind.SHOP: 0.27,
    PlaceKind.COMMUNITY: 0.15,
    PlaceKind.CARE: 0.08,
    PlaceKind.OFFICE: 0.08,
}


@dataclass(frozen=True, slots=True, eq=False)
class TownWays:
    """Travel times between all places of a town, found once."""

    index: dict[Point, int]
    table: NDArray[np.int32]
    _least: dict[int, NDArray[np.float64]] = field(default_factory=dict, repr=False)

    @classmethod
    def between(cls, places: Iterable[Place], times: TravelTimes) -> TownWays:
        """Ask the travel times between all the places that have a point."""
        points = list(dict.fromkeys(place.point for place in places if place.point is not None))
        return cls({point: number for number, point in enumerate(points)}, times.matrix(points).minutes)

    def minutes(self, start: Place, end: Place) -> Minute:
        """Return the minutes a car needs; a place without a point is a ValueError."""
        if start.point is None or end.point is None:
            raise ValueError(f"not located: {start.name}, {end.name}")
        return int(self.table[self.index[start.point], self.index[end.point]])

    def by_any_way(self, start: Place, end: Place) -> Minute:
        """Return the minutes by the shortest way, over other places too: a straight line over a hill may undercut the road around it."""
        from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415 - scipy is slow to load

        if start.point is None or end.point is None:
            raise ValueError(f"not located: {start.name}, {end.name}")
        row = self.index[start.point]
        if row not in self._least:
            self._least[row] = dijkstra(self.table + 1e-6, indices=row)  # else no minutes would be no way
        return round(float(self._least[row][self.index[end.point]]))


class Day:
    """A day in the making: the shift that is free first does something next, until there are wishes enough."""

    def __init__(self, day: date, places: Iterable[Place], ways: TownWays, rng: np.random.Generator) -> None:
        self.day, self.ways, self.rng = day, ways, rng
        self.places = [place for place in places if place.kind in PURPOSES]
        self.errands: list[Errand] = []
        self.waiting: list[Errand] = []

    def plant(self, shifts: list[Shift], riders: Iterable[Rider], wanted: int) -> list[Shift]:
        """Return the shifts as they were driven; `errands` then holds what was done in them."""
        at_home = list(riders)
        done: list[Shift] = []
        running = list(shifts)
        while running:
            running.sort(key=lambda shift: (shift.free, shift.driver.key))
            shift = running.pop(0)
            after = self._fetch(shift)
            if after is None and len(self.errands) < wanted:
                after = self._take_out(shift, at_home)
            if after is not None:
                running.append(replace(after, free=after.free + int(self.rng.integers(0, 12))))
            elif shift.free + 10 < shift.span.end:
                running.append(replace(shift, free=shift.free + 10))
            else:
                done.append(shift)
        return done

    def _fetch(self, shift: Shift) -> Shift | None:
        """Bring somebody home who is ready, or soon will be; two of them if they wait at the same place."""
        waiting = [one for one in self.waiting if one.can_be_fetched_by(shift.driver.key, shift.window)]
        for errand in sorted(waiting, key=lambda one: (one.ready, one.rider.key)):
            there = shift.free + self.ways.minutes(shift.at, errand.destination)
            if not errand.ready - 10 <= there <= errand.ready + _LONGEST_WAIT:
                continue
            together = [
                other
                for other in waiting
                if other is not errand and other.destination == errand.destination and other.ready <= there
            ]
            for group in ([errand, *together[:1]], [errand]):
                after = shift.driven(group, Leg.BACK, self.ways)
                if after is not None and self._promised(after, group):
                    return after
        return None

    def _promised(self, after: Shift, group: list[Errand]) -> bool:
        """Write the return into the errands, unless somebody would have waited too long."""
        pick_ups = [
            visit for visit in after.visits if visit.leg is Leg.BACK and visit.pick_up and visit.errand in group
        ]
        if any(visit.start > visit.errand.ready + _LONGEST_WAIT for visit in pick_ups):
            return False
        for visit in pick_ups:
            visit.errand.came_back(visit.start, int(self.rng.integers(0, 16)))
            self.waiting.remove(visit.errand)
        return True

    def _take_out(self, shift: Shift, at_home: list[Rider]) -> Shift | None:
        """Find an errand that can begin now, near to where the driver is; sometimes a neighbour comes along."""
        for _ in range(_TRIES):
            if not at_home:
                return None
            asked = self.rng.choice(len(at_home), size=min(5, len(at_home)), replace=False)
            rider = min((at_home[at] for at in asked), key=lambda one: self.ways.minutes(shift.at, one.home))
            errand = draw_errand(rider, self._destination(rider), self.rng)
            group = [errand]
            if not errand.accompaniment and self.rng.random() < 0.3:
                group += self._neighbour(errand, at_home)
            after = self._out(shift, group)
            if after is not None:
                for taken in group:
                    at_home.remove(taken.rider)
                return after
        return None

    def _out(self, shift: Shift, group: list[Errand]) -> Shift | None:
        after = shift.driven(group, Leg.OUT, self.ways)
        if after is None:
            return None
        boarded, alighted = after.visits[-2 * len(group) : -len(group)], after.visits[-len(group) :]
        for up, down in zip(boarded, alighted, strict=True):
            up.errand.went_out(up.start, down.start)
            up.errand.brought_by = (shift.driver.key, shift.window)
            if not self._open_for(up.errand, down.start):
                return None
        if group[0].accompaniment:
            after = after.driven(group, Leg.BACK, self.ways)
            if after is None:
                return None
            group[0].came_back(group[0].ready, 0)
        self.errands += group
        self.waiting += [errand for errand in group if errand.wants_back is Back.FIXED and not errand.accompaniment]
        return after

    def _open_for(self, errand: Errand, drop_off: Minute) -> bool:
        begins = errand.appointment if errand.appointment is not None else drop_off
        ends = errand.ready - 1
        return all(is_open(errand.destination, self.day, minute) is True for minute in (begins, ends))

    def _destination(self, rider: Rider) -> Place:
        """Draw a place: the kind by its share, of the kind rather a near one."""
        shares = np.array(list(_SHARE_OF_KIND.values()))
        kind = list(_SHARE_OF_KIND)[self.rng.choice(len(shares), p=shares / shares.sum())]
        of_kind = [place for place in self.places if place.kind is kind]
        near = np.array([1 / (5 + self.ways.minutes(rider.home, place)) for place in of_kind])
        return of_kind[self.rng.choice(len(of_kind), p=near / near.sum())]

    def _neighbour(self, errand: Errand, at_home: list[Rider]) -> list[Errand]:
        """Return an errand of somebody next door to the same place, if there is anybody."""
        for rider in at_home:
            near = self.ways.minutes(errand.rider.home, rider.home) <= _NEIGHBOUR
            if rider is not errand.rider and near:
                other = draw_errand(rider, errand.destination, self.rng)
                other.accompaniment = False
                return [other]
        return []


def begin_shifts(drivers: Iterable[Driver], vehicles: dict[str, Vehicle], rng: np.random.Generator) -> list[Shift]:
    """Return a shift for each window of each driver, beginning a little after the window opens."""
    shifts: list[Shift] = []
    for driver in drivers:
        whole = sum(window.minutes for window in driver.windows)
        for number, window in enumerate(driver.windows):
            budget = driver.most_minutes * window.minutes // whole
            start = window.start + int(rng.integers(0, 40))
            shifts.append(Shift(driver, vehicles[driver.vehicle], number, budget, start))
    return shifts
