"""Travel times behind one interface: how long a car needs from place to place, and how we know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_matrix


@dataclass(frozen=True, slots=True, eq=False)
class Travel:
    """Minutes and metres from each point (rows) to each point (columns).

    Attributes
    ----------
    minutes : int32, shape (n, n), rounded up, so that nobody is promised a minute that does not exist; 0 on the diagonal.
    metres : int32, shape (n, n), the distance driven.
    method : how the times were found, in Japanese; printed under a plan.
    estimated : bool, shape (n, n), where the method fell back to the straight line.
    """

    minutes: NDArray[np.int32]
    metres: NDArray[np.int32]
    method: str
    estimated: NDArray[np.bool_]

    def __post_init__(self) -> None:
        """Refuse matrices that do not fit each other; make them unchangeable."""
        count = self.minutes.shape[0]
        if any(matrix.shape != (count, count) for matrix in (self.minutes, self.metres, self.estimated)):
            raise ValueError("minutes, metres and estimated are square matrices of one size")
        if (self.minutes < 0).any() or (self.metres < 0).any():
            raise ValueError("minutes and metres are not negative")
        for matrix in (self.minutes, self.metres, self.estimated):
            matrix.flags.writeable = False


class TravelTimes(Protocol):
    """Whatever knows how long a car needs."""

    def matrix(self, points: Sequence[Point]) -> Travel:
        """Return minutes and metres between all the points, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class StraightLine:
    """The straight line, lengthened by a detour factor and driven at one speed: what is left when no road is known.

    The default detour is that of hilly country; a bay or a ridge between two valleys can make the truth several times as
    long, so a plan made with it says so (`Travel.method`).
    """

    detour: float = 1.4
    kmh: float = 30.0

    def __post_init__(self) -> None:
        """Refuse a way shorter than the straight line, and a car that stands."""
        if self.detour < 1 or self.kmh <= 0:
            raise ValueError(f"a detour is at least 1 and a speed above 0: {self.detour}, {self.kmh}")

    @property
    def method(self) -> str:
        """直線距離×1.4."""
        return f"直線距離×{self.detour:g}"

    def matrix(self, points: Sequence[Point]) -> Travel:
        """Return minutes and metres between all the points; every pair counts as estimated but a place and itself."""
        metres = np.rint(crow_matrix(points, points) * self.detour).astype(np.int32)
        # seconds first and whole: 1400 m at 28 km/h are 3 minutes, and floating point must not make them 4
        seconds = np.rint(metres * 3.6 / self.kmh).astype(np.int64)
        minutes = whole_minutes(seconds * 1000)
        return Travel(minutes, metres, self.method, metres > 0)


def whole_minutes(milliseconds: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return the minutes, rounded up."""
    return (-(-milliseconds // 60_000)).astype(np.int32)
