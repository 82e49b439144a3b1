"""Ways on foot along the roads, at an older person's pace: slower uphill, with rests, bounded by how far anybody would walk.

Speed, slope and rest are three separate things, each with its source (docs/decisions/geo-walking-pace.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.basics.source import Citation, Mark
from ashinami.geo.distance import crow_matrix
from ashinami.geo.loops.network import Arcs, Room, make_arcs, make_room
from ashinami.geo.loops.search import clear, search
from ashinami.geo.roads import RoadGraph

PACE = Citation(
    "歩行速度・快適な距離・休まず歩ける距離の文献", "豊田都市交通研究所、国土交通省（二次資料）", mark=Mark.SECONDARY
)
"""Outdoors with bags 0.8 to 0.9 m/s; without a rest 720 m (65-74) and 574 m (75+) on average; 200-400 m are comfortable."""
SLOPE = Citation(
    "Three Presentations on Geographical Analysis and Modeling (NCGIA TR 93-1)", "W. Tobler", mark=Mark.SECONDARY
)
"""How much slower one walks on a slope: exp(-3.5 |s + 0.05|) of the hiking function, set to 1 on the level."""
_STEEPEST = 0.4
"""Slopes beyond are errors of heights rather than roads."""


@dataclass(frozen=True, slots=True)
class Walker:
    """How a person walks. The defaults are those of somebody over 75 outdoors with a bag.

    Attributes
    ----------
    metres_a_second : on the level.
    rest_after, rest_seconds : metres she walks without a rest, and how long a rest is; the length of a rest is an assumption.
    farthest : metres beyond which no way is looked for.
    """

    metres_a_second: float = 0.9
    rest_after: int = 574
    rest_seconds: int = 180
    farthest: int = 2_000

    def __post_init__(self) -> None:
        """Refuse a person who stands still, rests at every step, or walks nowhere."""
        if self.metres_a_second <= 0 or self.rest_after < 1 or self.rest_seconds < 0 or self.farthest < 1:
            raise ValueError("a pace, a distance to the next rest and a farthest distance are above 0")

    def milliseconds(self, metres: NDArray[np.int32], slope: NDArray[np.float64]) -> NDArray[np.int64]:
        """Return how long each stretch takes without rests; `slope` is rise over run, NaN where nobody measured it."""
        level = np.nan_to_num(np.clip(slope, -_STEEPEST, _STEEPEST))
        slower = np.exp(-3.5 * np.abs(level + 0.05)) / np.exp(-3.5 * 0.05)
        # downhill nobody of that age walks faster than on the level
        exact: NDArray[np.float64] = np.rint(metres * 1_000 / (self.metres_a_second * np.minimum(slower, 1.0)))
        found: NDArray[np.int64] = np.maximum(exact, 1).astype(np.int64)
        return found

    def rests(self, metres: int) -> int:
        """Return how many rests a way takes: none at its end."""
        return max(0, -(-metres // self.rest_after) - 1)


@dataclass(frozen=True, slots=True)
class Way:
    """One way on foot.

    Attributes
    ----------
    seconds : with rests; `back` is how long the same way takes in the other direction.
    estimated : taken from the straight line, the roads being unknown there.
    slope : the steepest stretch in percent, up or down; None when nobody has measured one of them.
    """

    metres: int
    seconds: int
    rests: int
    estimated: bool
    slope: float | None
    back: int


@dataclass(frozen=True, slots=True, eq=False)
class FootNetwork:
    """The roads as one walks them; one-way streets are walked both ways.

    Attributes
    ----------
    slopes : percent of each arc, NaN where unknown, in the order of `arcs`.
    detour : what the straight line is lengthened by where no road leads.
    snap_limit : metres from a road beyond which a place is off the network.
    """

    graph: RoadGraph
    walker: Walker
    arcs: Arcs
    slopes: NDArray[np.float64]
    lengths: NDArray[np.int32]
    detour: float = 1.3
    snap_limit: int = 300
    _room: list[Room] = field(default_factory=list, repr=False)

    @classmethod
    def of(
        cls, graph: RoadGraph, heights: NDArray[np.float64] | None = None, walker: Walker | None = None
    ) -> FootNetwork:
        """Prepare the roads; `heights` are metres above the sea of each node, NaN where unknown, else those of the graph."""
        who = walker or Walker()
        nodes = len(graph.lat)
        start, end = np.concatenate([graph.u, graph.v]), np.concatenate([graph.v, graph.u])
        metres = np.concatenate([graph.metres, graph.metres])
        known = graph.height if heights is None else heights
        height = np.full(nodes, np.nan) if known is None else known
        slope = (height[end] - height[start]) / np.maximum(metres, 1)
        weight = who.milliseconds(metres, slope) * _EDGE + np.arange(len(metres))
        arcs = make_arcs(nodes, start.astype(np.int32), end.astype(np.int32), weight)
        which = arcs.weight % _EDGE
        bare = Arcs(arcs.first, arcs.head, arcs.weight // _EDGE)
        return cls(graph, who, bare, slope[which] * 100, metres[which].astype(np.int32))

    def within(self, metres: int) -> FootNetwork:
        """Return the same roads for somebody who walks no farther."""
        return replace(self, walker=replace(self.walker, farthest=metres))

    def ways(self, place: Point, ends: Sequence[Point]) -> tuple[Way | None, ...]:
        """Return the way from a place to each end; None beyond the farthest. Off the roads it is the straight line, and says so."""
        if not ends:
            return ()
        crow = crow_matrix([place], ends)[0]
        nodes, away = self.graph.nearest([place, *ends])
        # the slowest stretch is the steepest one: nothing within the farthest metres takes longer than that
        limit = int(self.walker.farthest * 1_000 / self.walker.metres_a_second * 5) + 1
        room = self._a_room()
        wanted = np.unique(nodes[1:])
        room.is_target[wanted] = True
        count = search(self.arcs, room, int(nodes[0]), limit, len(wanted))
        room.is_target[wanted] = False
        found = tuple(
            self._way(
                room, int(nodes[at]), int(away[0] + away[at]), int(crow[at - 1]), max(int(away[0]), int(away[at]))
            )
            for at in range(1, len(ends) + 1)
        )
        clear(room, count)
        self._room.append(room)
        return found

    def _way(self, room: Room, node: int, lanes: int, crow: int, furthest_off: int) -> Way | None:
        if crow > self.walker.farthest:
            return None
        if furthest_off > self.snap_limit or room.label[node] >= _NEVER:
            return self._straight(crow)
        metres, steepest, back = lanes, 0.0, 0
        here = node
        while room.before[here] >= 0:
            before = int(room.before[here])
            at = self._arc(before, here)
            metres += int(self.lengths[at])
            back += int(self.arcs.weight[self._arc(here, before)])
            steepest = (
                max(steepest, abs(float(self.slopes[at]))) if not np.isnan(steepest + self.slopes[at]) else float("nan")
            )
            here = before
        if metres > self.walker.farthest:
            return None
        lane_seconds = lanes / self.walker.metres_a_second
        rests = self.walker.rests(metres)
        seconds, homewards = (
            int(np.ceil(walked / 1_000 + lane_seconds)) + rests * self.walker.rest_seconds
            for walked in (int(room.label[node]), back)
        )
        slope = None if np.isnan(steepest) else round(steepest, 1)
        return Way(metres, seconds, rests, estimated=False, slope=slope, back=homewards)

    def _straight(self, crow: int) -> Way | None:
        metres = int(np.ceil(round(crow * self.detour, 6)))
        if metres > self.walker.farthest:
            return None
        rests = self.walker.rests(metres)
        seconds = int(np.ceil(round(metres / self.walker.metres_a_second, 6))) + rests * self.walker.rest_seconds
        return Way(metres, seconds, rests, estimated=True, slope=None, back=seconds)

    def _arc(self, start: int, end: int) -> int:
        first, last = int(self.arcs.first[start]), int(self.arcs.first[start + 1])
        return first + int(np.searchsorted(self.arcs.head[first:last], end))

    def _a_room(self) -> Room:
        return self._room.pop() if self._room else make_room(self.arcs)


_EDGE = 2**24
"""An arc's weight carries the number of its edge while the better of two is chosen: 16 million edges."""
_NEVER = 2**62
