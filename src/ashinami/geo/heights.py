"""Heights above the sea at many points, and what they say of the roads: how high each node lies, hence how steep a way is."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ashinami.geo.distance import MEAN_RADIUS
from ashinami.geo.roads import RoadGraph

LOWEST, HIGHEST = -100.0, 3_800.0
"""Metres above the sea: nothing in Japan that people walk on lies beyond."""
SMOOTHED = 25
"""Metres around a node whose heights are averaged: a short edge would else turn the error of measuring into a slope."""
REACH = 100
"""Metres beyond which a height says nothing of a node."""
_NEAREST = 64
_FAULTS = (EOFError, KeyError, OSError, TypeError, ValueError, zipfile.BadZipFile, zlib.error)


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """Heights measured at points, float64, each of shape (points,): degrees, degrees, metres above the sea."""

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    metres: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Refuse columns of different lengths and heights that are none."""
        if not self.lat.shape == self.lon.shape == self.metres.shape or self.lat.ndim != 1:
            raise ValueError("columns of heights differ in length")
        if not np.isfinite(self.metres).all():
            raise ValueError("a height is a number")

    def at(self, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the height of each place, averaged over `SMOOTHED` metres around it; NaN where none lies within `REACH`."""
        found = np.full(lat.shape, np.nan)
        if not len(self.lat) or not len(lat):
            return found
        from scipy.spatial import cKDTree  # noqa: PLC0415 - scipy is slow to load

        middle = np.radians(float(self.lat.mean()))
        count = min(_NEAREST, len(self.lat))
        tree = cKDTree(_flat(self.lat, self.lon, middle))
        away, which = tree.query(_flat(lat, lon, middle), k=count, distance_upper_bound=REACH)
        away, which = np.reshape(away, (len(lat), count)), np.reshape(which, (len(lat), count))
        # the nearest one always counts, others while they lie within the smoothing distance
        counts = (away <= SMOOTHED) & (which < len(self.lat))
        counts[:, 0] = which[:, 0] < len(self.lat)
        metres = np.where(counts, self.metres[np.where(counts, which, 0)], 0)
        many = counts.sum(axis=1)
        found[many > 0] = metres.sum(axis=1)[many > 0] / many[many > 0]
        return found


def with_heights(roads: RoadGraph, heights: Heights) -> RoadGraph:
    """Return the roads with the height of each node, NaN where nobody measured."""
    return replace(roads, height=heights.at(roads.lat, roads.lon))


def known_share(roads: RoadGraph) -> float:
    """Return which part of the nodes has a height."""
    return 0.0 if roads.height is None else float(np.isfinite(roads.height).mean())


def save(heights: Heights, path: Path) -> None:
    """Write the heights as .npz, to be put on roads that are brought in later."""
    np.savez_compressed(path, lat=heights.lat, lon=heights.lon, metres=heights.metres)


def load(path: Path) -> Heights:
    """Read heights written by `save`; a file that holds none is a ValueError."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as columns:
            return Heights(*(columns[name].astype(np.float64) for name in ("lat", "lon", "metres")))
    except _FAULTS as fault:
        raise ValueError(f"{path.name}: no heights ({fault})") from fault


def _flat(lat: NDArray[np.float64], lon: NDArray[np.float64], middle: float) -> NDArray[np.float64]:
    """Return metres north and east, true enough within a municipality."""
    return np.column_stack([np.radians(lat) * MEAN_RADIUS, np.radians(lon) * MEAN_RADIUS * np.cos(middle)])
