"""Travel times from Valhalla, with turn restrictions and its own speeds; needs the extra `roads` (pyvalhalla) and built tiles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.geo.travel import StraightLine, Travel, whole_minutes

_BLOCK = 40
"""Places a side of the part matrices asked for: Valhalla's service limits, too, are products of both sides."""


@dataclass(frozen=True, slots=True, eq=False)
class ValhallaTimes:
    """Car travel times from a folder or tar of Valhalla's tiles. `TravelTimes`, as the road graph."""

    actor: Any
    fallback: StraightLine = field(default_factory=StraightLine)

    @classmethod
    def of(cls, tiles: Path) -> ValhallaTimes:
        """Open built tiles.

        Raises
        ------
        ModuleNotFoundError
            When pyvalhalla is not installed (the extra `roads`).
        """
        import valhalla  # noqa: PLC0415 - an extra

        is_tar = tiles.suffix == ".tar"
        config = valhalla.get_config(tile_extract=str(tiles) if is_tar else "", tile_dir="" if is_tar else str(tiles))
        config["service_limits"]["auto"]["max_matrix_location_pairs"] = _BLOCK * _BLOCK
        return cls(valhalla.Actor(config))

    def matrix(self, points: Sequence[Point]) -> Travel:
        """Return minutes and metres between all the points; where Valhalla finds no way, the straight line, marked."""
        straight = self.fallback.matrix(points)
        if not points:
            return straight
        seconds, metres = np.full(straight.minutes.shape, -1, np.int64), np.zeros(straight.minutes.shape, np.int64)
        for row in range(0, len(points), _BLOCK):
            for column in range(0, len(points), _BLOCK):
                self._part(points, row, column, seconds, metres)
        elsewhere = straight.metres > 0
        reached = seconds >= 0
        estimated = ~reached & elsewhere
        minutes = np.where(reached, whole_minutes(np.maximum(seconds, 0) * 1_000), straight.minutes) * elsewhere
        driven = np.where(reached, metres, straight.metres) * elsewhere
        method = "Valhalla" + (f"(一部は{self.fallback.method})" if estimated.any() else "")
        return Travel(minutes.astype(np.int32), driven.astype(np.int32), method, estimated)

    def _part(
        self, points: Sequence[Point], row: int, column: int, seconds: NDArray[np.int64], metres: NDArray[np.int64]
    ) -> None:
        starts, ends = points[row : row + _BLOCK], points[column : column + _BLOCK]
        asked = {
            "sources": [_said(each) for each in starts],
            "targets": [_said(each) for each in ends],
            "costing": "auto",
        }
        try:
            answer = json.loads(self.actor.matrix(json.dumps(asked)))
        except RuntimeError:
            return  # no road near one of them: all of the part stays estimated
        for line in answer["sources_to_targets"]:
            for cell in line:
                if cell.get("time") is not None:
                    at = row + cell["from_index"], column + cell["to_index"]
                    seconds[at], metres[at] = round(cell["time"]), round(cell["distance"] * 1_000)


def _said(point: Point) -> dict[str, float]:
    return {"lat": point.lat, "lon": point.lon}
