"""Distances as the crow flies, in whole metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point

MEAN_RADIUS = 6_371_008.8
"""Mean radius of the Earth in metres (2a + b)/3 of GRS 80. Source: doi:10.1007/s001900050278 (Moritz 2000)."""


def crow_metres(a: Point, b: Point) -> int:
    """Return the metres between two points along the great circle, rounded to whole metres."""
    return int(crow_matrix([a], [b])[0, 0])


def crow_matrix(starts: Sequence[Point], ends: Sequence[Point]) -> NDArray[np.int32]:
    """Return the metres from each start (rows) to each end (columns).

    The haversine form keeps its precision for the few hundred metres between a home and a bus stop, where the cosine form
    loses it. Against the ellipsoid it is wrong by at most 0.6 %.
    """
    lat1, lon1 = radians_of(starts)
    lat2, lon2 = radians_of(ends)
    half = (
        np.sin((lat2 - lat1[:, None]) / 2) ** 2
        + np.cos(lat1)[:, None] * np.cos(lat2) * np.sin((lon2 - lon1[:, None]) / 2) ** 2
    )
    metres: NDArray[np.float64] = 2 * MEAN_RADIUS * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return np.rint(metres).astype(np.int32)


def radians_of(points: Sequence[Point]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the latitudes and longitudes of the points in radians."""
    degrees = np.array([(point.lat, point.lon) for point in points], dtype=np.float64).reshape(-1, 2)
    lat, lon = np.radians(degrees).T
    return lat, lon
