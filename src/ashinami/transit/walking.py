"""How a person walks, and the stops she can walk to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a person walks, and how much longer a way is than the crow flies.

    The defaults are those of older people outdoors with bags: a walk in a clinic's corridor is a third faster (1.2 m/s at 80 to
    84, NILS-LSA). Sources: the explanation of journeys in the manual.
    """

    metres_a_second: float = 0.9
    detour: float = 1.3

    def __post_init__(self) -> None:
        """Refuse a person who stands still, and a way shorter than the straight line."""
        if self.metres_a_second <= 0 or self.detour < 1:
            raise ValueError(f"a pace is above 0 and a detour at least 1: {self.metres_a_second}, {self.detour}")

    def seconds(self, crow_metres: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the seconds that ways take, given the metres as the crow flies."""
        exact = np.round(crow_metres * self.detour / self.metres_a_second, 6)
        return np.ceil(exact).astype(np.int32)

    def metres(self, crow_metres: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the metres of the ways."""
        return np.ceil(np.round(crow_metres * self.detour, 6)).astype(np.int32)

    def crow(self, metres: int) -> float:
        """Return how far as the crow flies a way of so many metres leads."""
        return metres / self.detour


@dataclass(frozen=True, slots=True)
class Walk:
    """One way on foot.

    Attributes
    ----------
    metres, seconds : its length and how long it takes this person.
    estimated : it was taken from the straight line, not from roads.
    slope : the steepest stretch in percent, None when nobody has measured.
    """

    metres: int
    seconds: int
    estimated: bool = True
    slope: float | None = None

    def __post_init__(self) -> None:
        """Refuse a way of less than nothing."""
        if self.metres < 0 or self.seconds < 0:
            raise ValueError(f"a way has no less than no metres and seconds: {self.metres}, {self.seconds}")


class Ways(Protocol):
    """Whatever knows ways on foot: roads of `ashinami.geo`, or the straight line."""

    def walks(self, place: Point, ends: Sequence[Point]) -> Sequence[Walk | None]:
        """Return the way from a place to each end, None where one cannot walk; the way back is taken to be the same."""
        ...


@dataclass(frozen=True, slots=True)
class StraightWays:
    """The straight line with its detour: what is left when no roads are known. Every way says that it is estimated."""

    pace: Pace = Pace()

    def walks(self, place: Point, ends: Sequence[Point]) -> Sequence[Walk | None]:
        """Return the way from a place to each end."""
        # imported here: distances of the library of places
        from ashinami.geo.distance import crow_matrix  # noqa: PLC0415

        crow = crow_matrix([place], ends)[0]
        metres, seconds = self.pace.metres(crow), self.pace.seconds(crow)
        return [Walk(int(one), int(other)) for one, other in zip(metres, seconds, strict=True)]
