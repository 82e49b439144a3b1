"""What a fictional town is to be like: districts, counts, seed. Add a district here and the town grows by it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import Enum

import numpy as np

from ashinami.basics.place import Point


class DistrictKind(Enum):
    """How a district lies: streets around a harbour, one road up a valley, one road along the coast."""

    CENTRE = "市街地"
    VALLEY = "谷"
    COAST = "浦"


@dataclass(frozen=True, slots=True)
class District:
    """A district. All roads out of it lead to the centre.

    Attributes
    ----------
    bearing : degrees in which its main road leaves the centre, clockwise from north.
    bend : degrees by which the road has turned at its end.
    length : metres of main road.
    hamlets : number of hamlets, each on a lane of its own.
    riders : its share of the riders, as a weight.
    bus : share of its main road, from the centre, that a bus serves.
    """

    name: str
    kana: str
    kind: DistrictKind
    bearing: float = 0.0
    bend: float = 0.0
    length: int = 0
    hamlets: int = 6
    riders: int = 1
    bus: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a road without length outside the centre, a bus beyond the road, and a district without hamlets."""
        if self.kind is not DistrictKind.CENTRE and self.length < 2_000:
            raise ValueError(f"{self.name}: the main road is at least 2,000 m long")
        if not 0 <= self.bus <= 1 or self.hamlets < 1 or self.riders < 0:
            raise ValueError(f"{self.name}: a share lies between 0 and 1, and there is a hamlet")


# The two valleys leave the centre 80 degrees apart and bend towards each other: their heads are neighbours for the crow only.
_DISTRICTS = (
    District("中浜", "なかはま", DistrictKind.CENTRE, hamlets=6, riders=24, bus=1.0),
    District("北沢谷", "きたざわだに", DistrictKind.VALLEY, 355, -45, 9_500, 9, 22, 0.4),
    District("西迫谷", "にしざこだに", DistrictKind.VALLEY, 275, 35, 9_500, 9, 22, 0.4),
    District("南浦", "みなみうら", DistrictKind.COAST, 225, 0, 5_500, 5, 12, 0.6),
)


_OPEN_SEA = Point(32.86, 132.28)


@dataclass(frozen=True, slots=True)
class TownSpec:
    """A town to be made. The same spec gives the same town to the last digit.

    Attributes
    ----------
    origin : the middle of the centre; by default in the open sea of the Bungo Channel, so that nobody takes it for a town.
    riders, volunteers : how many.
    """

    name: str = "結海市"
    kana: str = "ゆうみし"
    group: str = "結海おでかけ足並み会"
    origin: Point = _OPEN_SEA
    seed: int = 1
    districts: tuple[District, ...] = _DISTRICTS
    riders: int = 80
    volunteers: int = 12

    def __post_init__(self) -> None:
        """Refuse a town without exactly one centre, doubled names, and negative counts."""
        if sum(district.kind is DistrictKind.CENTRE for district in self.districts) != 1:
            raise ValueError("a town has one centre")
        if len({district.name for district in self.districts}) != len(self.districts):
            raise ValueError("two districts share a name")
        if self.riders < 1 or self.volunteers < 1:
            raise ValueError("a town has riders and volunteers")

    @property
    def centre(self) -> District:
        """The district where all roads meet."""
        return next(district for district in self.districts if district.kind is DistrictKind.CENTRE)

    def stream(self, decision: str) -> np.random.Generator:
        """Return the random numbers of one decision; no other decision draws from them, so changing one moves no other."""
        return np.random.default_rng([self.seed, zlib.crc32(decision.encode())])
