"""Parcels of an agreement and the class each is paid in: by the kind of land and its slope.

Paddies go by the fall over the level distance (1/20 or more steep, 1/100 or more gentle); fields, grass and pasture by degrees (15 or
more steep, 8 or more gentle). Gentle land is paid only where the mayor accepts it, and so are small odd-shaped paddies and land of
hamlets with much ageing and abandonment, which are paid as gentle.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Land(StrEnum):
    """The kind of land."""

    PADDY = "paddy"
    FIELD = "field"
    GRASS = "grass"
    PASTURE = "pasture"

    @property
    def text(self) -> str:
        """The kind in Japanese."""
        return {"paddy": "田", "field": "畑", "grass": "草地", "pasture": "採草放牧地"}[self.value]


class Steepness(StrEnum):
    """The class of a parcel by its slope."""

    STEEP = "急傾斜"
    GENTLE = "緩傾斜"
    FLAT = "対象外"


STEEP_FALL, GENTLE_FALL, VERY_STEEP_FALL = Fraction(1, 20), Fraction(1, 100), Fraction(1, 10)
STEEP_DEGREES, GENTLE_DEGREES, VERY_STEEP_DEGREES = 15, 8, 20
ACRES_10 = 1000
"""10a in square metres: what the unit prices are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One parcel of the land register.

    Attributes
    ----------
    area : square metres.
    fall : of a paddy, the fall over the level distance.
    degrees : of other land, its slope.
    high_grass : grassland of a region where grass is most of the land; paid at its own low price whatever the slope.
    as_gentle : accepted as gentle for another reason (small and odd-shaped, much ageing and abandonment).
    """

    key: str
    land: Land
    area: int
    fall: Fraction | None = None
    degrees: int | None = None
    high_grass: bool = False
    as_gentle: bool = False

    def __post_init__(self) -> None:
        """Refuse a parcel without area, and a slope of the wrong kind."""
        if self.area <= 0:
            raise ValueError(f"{self.key}: a parcel has an area")
        if self.high_grass and self.land is not Land.GRASS:
            raise ValueError(f"{self.key}: only grassland has a high ratio of grass")
        if (self.fall is not None and self.land is not Land.PADDY) or (
            self.degrees is not None and self.land is Land.PADDY
        ):
            raise ValueError(f"{self.key}: a paddy has a fall, other land has degrees")

    @property
    def steepness(self) -> Steepness | None:
        """Its class; None while the slope is not known."""
        slope, steep, gentle = self._measure
        if slope is None:
            return Steepness.GENTLE if self.as_gentle else None
        if slope >= steep:
            return Steepness.STEEP
        return Steepness.GENTLE if slope >= gentle or self.as_gentle else Steepness.FLAT

    @property
    def very_steep(self) -> bool:
        """Whether it is steep enough for 超急傾斜 (a paddy of 1/10, a field of 20 degrees)."""
        limit = VERY_STEEP_FALL if self.land is Land.PADDY else Fraction(VERY_STEEP_DEGREES)
        slope = self._measure[0]
        return self.land in (Land.PADDY, Land.FIELD) and slope is not None and slope >= limit

    @property
    def _measure(self) -> tuple[Fraction | None, Fraction, Fraction]:
        """Return the slope, and from where it is steep and gentle."""
        if self.land is Land.PADDY:
            return self.fall, STEEP_FALL, GENTLE_FALL
        degrees = None if self.degrees is None else Fraction(self.degrees)
        return degrees, Fraction(STEEP_DEGREES), Fraction(GENTLE_DEGREES)

    def price_id(self, *, gentle_accepted: bool) -> str | None:
        """Return the id of its unit price; None where it is paid nothing (or its slope is not known)."""
        if self.high_grass:
            return "hilly.grass_high_ratio"
        match self.steepness:
            case Steepness.STEEP:
                return f"hilly.{self.land.value}_steep"
            case Steepness.GENTLE if gentle_accepted:
                return f"hilly.{self.land.value}_gentle"
            case _:
                return None
