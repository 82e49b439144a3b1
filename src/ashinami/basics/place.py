"""A point on the map."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A point in WGS84 degrees (JGD2011 differs by less than what matters here)."""

    lat: float
    lon: float

    def __post_init__(self) -> None:
        """Refuse what is no point on Earth, and 0,0, which in tables means 'nobody filled it in'."""
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"no point on Earth: {self.lat}, {self.lon}")
        if self.lat == 0 and self.lon == 0:
            raise ValueError("0,0 is an empty cell, not a place")
