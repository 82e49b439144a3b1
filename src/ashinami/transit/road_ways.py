"""Ways on foot along the roads, for whoever asks about a bus: `Ways` by the walking network of `ashinami.geo`.

Off the roads it is the straight line with its detour, and the way says so; a slope is told where heights are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashinami.basics.place import Point
from ashinami.geo.walking import FootNetwork
from ashinami.transit.walking import Walk


@dataclass(frozen=True, slots=True, eq=False)
class RoadWays:
    """The ways of a walking network; each takes as long as its slower direction, since it is walked out and home."""

    network: FootNetwork

    def walks(self, place: Point, ends: Sequence[Point]) -> Sequence[Walk | None]:
        """Return the way from a place to each end, None beyond what the network's walker walks."""
        return [
            None if way is None else Walk(way.metres, max(way.seconds, way.back), way.estimated, way.slope)
            for way in self.network.ways(place, ends)
        ]
