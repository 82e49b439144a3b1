"""Stops near each other, and near a place, as the crow flies: by cells of a grid, without a library for trees."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.geo.distance import MEAN_RADIUS
from ashinami.transit.network import Stops

_METRES_A_DEGREE = math.radians(1) * MEAN_RADIUS
_COLUMNS = 1 << 20
Longs = NDArray[np.int64]
Floats = NDArray[np.float64]


def _sphere(lat: Floats, lon: Floats) -> Floats:
    """Return places in metres from the Earth's centre (n, 3)."""
    north, east = np.radians(lat), np.radians(lon)
    return MEAN_RADIUS * np.stack([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=1)


def _centre(place: Point) -> Floats:
    """Return one place in metres from the Earth's centre."""
    north, east = math.radians(place.lat), math.radians(place.lon)
    return MEAN_RADIUS * np.array([math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)])


def _rounded(metres: Floats) -> NDArray[np.int32]:
    """Return whole metres, rounded up, but not for the sake of a millimetre."""
    return np.ceil(np.round(metres, 3)).astype(np.int32)


class Vicinity:
    """Finds the stops around a place; those without a place (nan) are not among them."""

    def __init__(self, lat: Floats, lon: Floats, cell_metres: int = 500) -> None:
        numbers = np.flatnonzero(~np.isnan(lat))
        lat, lon = lat[numbers], lon[numbers]
        most = math.radians(float(np.abs(lat).max(initial=0.0)))
        cell_metres = max(cell_metres, 1)
        self._high = cell_metres / _METRES_A_DEGREE
        self._wide = self._high / max(math.cos(most), 0.01)
        self._metres = cell_metres
        cells = self._cells(lat, lon)
        order = np.argsort(cells, kind="stable")
        self._cell, self._numbers = cells[order], numbers[order]
        self._places = _sphere(lat[order], lon[order])

    def _cells(self, lat: Floats, lon: Floats) -> Longs:
        row = np.floor((lat + 90) / self._high).astype(np.int64)
        return row * _COLUMNS + np.floor((lon + 180) / self._wide).astype(np.int64)

    def within(self, place: Point, metres: float) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the stops up to so many metres away, in the order of their numbers, and the metres, rounded up."""
        rings = math.ceil(metres / self._metres)
        middle = math.floor((place.lat + 90) / self._high) * _COLUMNS + math.floor((place.lon + 180) / self._wide)
        rows = [middle + row * _COLUMNS for row in range(-rings, rings + 1)]
        bounds = np.searchsorted(self._cell, [cell for row in rows for cell in (row - rings, row + rings + 1)]).tolist()
        parts = [slice(first, last) for first, last in zip(bounds[::2], bounds[1::2], strict=True) if first < last]
        if not parts:
            return np.zeros(0, np.int32), np.zeros(0, np.int32)
        numbers = np.concatenate([self._numbers[part] for part in parts])
        off = np.concatenate([self._places[part] for part in parts]) - _centre(place)
        apart = np.sqrt((off * off).sum(axis=1))
        near = np.flatnonzero(apart <= metres)
        near = near[np.argsort(numbers[near])]
        return numbers[near].astype(np.int32), _rounded(apart[near])

    def nearest(self, place: Point) -> tuple[int, int] | None:
        """Return the nearest stop and its metres, or None when there is none at all."""
        if not len(self._numbers):
            return None
        apart = np.linalg.norm(self._places - _centre(place), axis=1)
        at = int(np.argmin(apart))
        return int(self._numbers[at]), int(_rounded(apart[at : at + 1])[0])

    def pairs(self, metres: float) -> NDArray[np.int32]:
        """Return all pairs of stops up to so many metres apart (no more than a cell is wide): from, to, metres (n, 3)."""
        if metres > self._metres:
            raise ValueError(f"pairs are sought within a cell's {self._metres} m, not {metres}")
        parts = []
        for shift in (0, 1, _COLUMNS - 1, _COLUMNS, _COLUMNS + 1):
            first = np.searchsorted(self._cell, self._cell + shift)
            last = np.searchsorted(self._cell, self._cell + shift, side="right")
            count = last - first
            one = np.repeat(np.arange(len(count)), count)
            other = np.arange(len(one)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(first, count)
            if shift == 0:
                one, other = one[other > one], other[other > one]
            apart = np.linalg.norm(self._places[one] - self._places[other], axis=1)
            near = apart <= metres
            parts.append((one[near], other[near], apart[near]))
        one, other, apart = (np.concatenate(each) for each in zip(*parts, strict=True))
        both = np.stack([self._numbers[one], self._numbers[other], _rounded(apart)], axis=1)
        found = np.concatenate([both, both[:, [1, 0, 2]]])
        return found[np.lexsort((found[:, 1], found[:, 0]))].astype(np.int32)


def near_pairs(stops: Stops, served: NDArray[np.bool_], metres: int) -> NDArray[np.int32]:
    """Return pairs of served stops up to so many metres apart, both ways: from, to, metres rounded up (n, 3)."""
    return around(stops, served, metres).pairs(metres)


def around(stops: Stops, served: NDArray[np.bool_], cell_metres: int = 500) -> Vicinity:
    """Return the vicinity of the stops that are served."""
    nowhere = np.where(served, 0.0, np.nan)
    return Vicinity(stops.lat + nowhere, stops.lon + nowhere, cell_metres)
