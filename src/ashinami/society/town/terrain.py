"""The ground of a fictional town: sea to the south-east, mountains to the north-west, valleys cut into them.

Positions are metres east (x) and north (y) of the middle of the centre.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.geo.distance import MEAN_RADIUS
from ashinami.society.town.spec import District, DistrictKind, TownSpec

type Line = NDArray[np.float64]
"""A bent line, shape (n, 2): x and y of each vertex."""

STEP = 100
"""Metres between the vertices of a line."""

_MOUTH = 800  # metres from the middle of the centre to where a main road leaves it
_SHORE = 900  # metres from the middle of the centre to the sea


@dataclass(frozen=True, slots=True, eq=False)
class Terrain:
    """The ground, and the line of each district's main road on it."""

    origin: Point
    axes: dict[str, Line]
    valleys: Line

    def point(self, x: float, y: float) -> Point:
        """Return the point on the globe, to a tenth of a metre."""
        lat = self.origin.lat + math.degrees(y / MEAN_RADIUS)
        lon = self.origin.lon + math.degrees(x / (MEAN_RADIUS * math.cos(math.radians(self.origin.lat))))
        return Point(round(lat, 6), round(lon, 6))

    def inland(self, x: float, y: float) -> float:
        """Return the metres to the shore, below zero at sea; the shore runs south-west to north-east, with bays."""
        along = (x + y) / math.sqrt(2)
        return (y - x) / math.sqrt(2) + _SHORE + 120 * math.sin(along / 700)

    def height(self, x: float, y: float) -> float:
        """Return the metres above the sea: valley floors climb slowly from the coast, the slopes beside them steeply."""
        inland = max(self.inland(x, y), 0.0)
        floor = 2 + inland / 45
        if not len(self.valleys):
            return floor
        aside = float(np.hypot(*(self.valleys - (x, y)).T).min())
        return floor + min(0.25 * max(aside - 150, 0.0), 0.09 * inland)


def make_terrain(spec: TownSpec) -> Terrain:
    """Draw the main road of every district but the centre, and the ground around them."""
    axes = {
        district.name: _axis(district, spec.stream(f"axis {district.name}"))
        for district in spec.districts
        if district.kind is not DistrictKind.CENTRE
    }
    valleys = [axes[district.name] for district in spec.districts if district.kind is DistrictKind.VALLEY]
    return Terrain(spec.origin, axes, np.vstack(valleys) if valleys else np.empty((0, 2)))


def _axis(district: District, rng: np.random.Generator) -> Line:
    start = math.radians(district.bearing)
    mouth = (_MOUTH * math.sin(start), _MOUTH * math.cos(start))
    return winding(mouth, district.bearing, district.bend, district.length, swing=52, rng=rng)


def winding(  # noqa: PLR0913 - a line is where it starts, where it heads, and how it winds
    start: tuple[float, float], bearing: float, bend: float, length: float, *, swing: float, rng: np.random.Generator
) -> Line:
    """Return a line of the length that swings to both sides of its bearing, as a road does along a stream.

    `swing` is the largest angle to the bearing in degrees; at 52 the line is about a quarter longer than the crow's.
    """
    wave, phase = rng.uniform(1_300, 1_900), rng.uniform(0, 2 * math.pi)
    along = np.arange(0, length, STEP)
    heading = np.radians(bearing + bend * along / length + swing * np.sin(2 * math.pi * along / wave + phase))
    steps = STEP * np.column_stack([np.sin(heading), np.cos(heading)])
    return np.vstack([start, np.asarray(start) + np.cumsum(steps, axis=0)])
