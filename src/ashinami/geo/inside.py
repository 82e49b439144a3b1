"""Outlines: whether a point lies in an area given as GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point

_METRES_A_DEGREE = 111_195  # of latitude, on the mean sphere

type Ring = NDArray[np.float64]
"""A closed line, shape (n, 2): longitude and latitude, as GeoJSON writes them."""


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """An area as its rings: a point is in it when a ray from it crosses the rings an odd number of times (holes included)."""

    rings: tuple[Ring, ...]

    @classmethod
    def of(cls, *geometries: Mapping[str, Any]) -> Outline:
        """Return the outline of GeoJSON polygons or multipolygons; anything else is a ValueError."""
        return cls(tuple(ring for geometry in geometries for ring in _rings(geometry)))

    @property
    def box(self) -> tuple[float, float, float, float]:
        """South, west, north, east."""
        lows = [ring.min(axis=0) for ring in self.rings]
        highs = [ring.max(axis=0) for ring in self.rings]
        west, south = np.min(lows, axis=0)
        east, north = np.max(highs, axis=0)
        return float(south), float(west), float(north), float(east)

    def __contains__(self, point: Point) -> bool:
        """Whether the point lies in it."""
        crossings = 0
        for ring in self.rings:
            x, y = ring[:, 0], ring[:, 1]
            above = y > point.lat
            turns = above[1:] != above[:-1]
            at = np.flatnonzero(turns)
            if at.size:
                meets = x[at] + (point.lat - y[at]) * (x[at + 1] - x[at]) / (y[at + 1] - y[at])
                crossings += int((meets > point.lon).sum())
        return crossings % 2 == 1

    def near(self, point: Point, metres: int) -> bool:
        """Whether the point lies in it, or at most so far from its edge (reckoned on a plane; good for a few kilometres)."""
        return point in self or any(_metres_to(ring, point) <= metres for ring in self.rings)


def _metres_to(ring: Ring, point: Point) -> float:
    """Return the metres to the nearest stretch of a ring."""
    scale = np.array([np.cos(np.radians(point.lat)), 1.0]) * _METRES_A_DEGREE
    corners = (ring - (point.lon, point.lat)) * scale
    steps = np.diff(corners, axis=0)
    lengths = np.maximum((steps**2).sum(axis=1), 1e-9)
    along = np.clip(-(corners[:-1] * steps).sum(axis=1) / lengths, 0, 1)
    return float(np.hypot(*(corners[:-1] + along[:, None] * steps).T).min())


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    match geometry:
        case {"type": "Polygon", "coordinates": [*rings]}:
            yield from (_ring(ring) for ring in rings)
        case {"type": "MultiPolygon", "coordinates": [*polygons]}:
            yield from (_ring(ring) for polygon in polygons for ring in polygon)
        case {"type": "GeometryCollection", "geometries": [*parts]}:
            for part in parts:
                yield from _rings(part)
        case _:
            raise ValueError("no polygon")


def _ring(corners: Sequence[Sequence[float]]) -> Ring:
    ring = np.array([corner[:2] for corner in corners], dtype=np.float64)
    if ring.ndim != 2 or ring.shape[0] < 4 or ring.shape[1] != 2 or not np.isfinite(ring).all():
        raise ValueError("a ring has four corners or more")
    return ring if np.array_equal(ring[0], ring[-1]) else np.vstack([ring, ring[:1]])
