"""The road graph: travel follows the roads, not the crow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.geo.distance import MEAN_RADIUS, radians_of
from ashinami.geo.travel import StraightLine, Travel, whole_minutes

if TYPE_CHECKING:
    from scipy.sparse import csr_array
    from scipy.spatial import cKDTree

# An edge weighs its milliseconds times this plus its metres. Sums stay exact in a float64 (under 2^53), so one search finds
# the fastest way, of equally fast ways the shortest, and both its time and its length; 2^22 m are 4,194 km.
METRES_IN_WEIGHT = 2**22


@dataclass(frozen=True, slots=True, eq=False)
class RoadGraph:
    """A road network and how to get onto it.

    Attributes
    ----------
    lat, lon : float64, shape (nodes,), degrees.
    u, v : int32, shape (edges,), the nodes an edge joins.
    metres : int32, shape (edges,), its length.
    kmh : float64, shape (edges,), the speed driven on it.
    oneway : bool, shape (edges,), whether it can be driven from u to v only.
    snap_limit : metres; a point further from every node is off the network.
    access_kmh : speed on the lane between a point and its nearest node, added at both ends.
    fallback : what answers for points off the network, or in parts of it that do not connect.
    height : float64, shape (nodes,), metres above the sea, NaN where nobody measured; None when no node has one.
    """

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    u: NDArray[np.int32]
    v: NDArray[np.int32]
    metres: NDArray[np.int32]
    kmh: NDArray[np.float64]
    oneway: NDArray[np.bool_]
    snap_limit: int = 1_000
    access_kmh: float = 15.0
    fallback: StraightLine = field(default_factory=StraightLine)
    height: NDArray[np.float64] | None = None
    _tree: list[cKDTree] = field(init=False, default_factory=list, repr=False)

    def __post_init__(self) -> None:
        """Refuse edges between nodes that are not there, lengths below zero and speeds of zero; make the arrays unchangeable."""
        nodes, edges = self.lat.shape, self.u.shape
        if self.lon.shape != nodes or any(a.shape != edges for a in (self.v, self.metres, self.kmh, self.oneway)):
            raise ValueError("columns of nodes or of edges differ in length")
        if not nodes[0]:
            raise ValueError("a road graph has a node")
        if self.height is not None and self.height.shape != nodes:
            raise ValueError("each node has a height, or none has")
        ends = np.concatenate([self.u, self.v])
        if (ends < 0).any() or (ends >= nodes[0]).any():
            raise ValueError("an edge ends in no node")
        if (self.metres < 0).any() or (self.kmh <= 0).any() or self.access_kmh <= 0:
            raise ValueError("lengths are not negative and speeds are above 0")
        for array in (self.lat, self.lon, self.u, self.v, self.metres, self.kmh, self.oneway):
            array.flags.writeable = False

    def matrix(self, points: Sequence[Point]) -> Travel:
        """Return minutes and metres along the roads between all the points; marked where only the straight line is left."""
        return self.matrix_by(points, self._ways)

    def matrix_by(self, points: Sequence[Point], ways: Callable[[NDArray[np.int64]], NDArray[np.float64]]) -> Travel:
        """Return what `matrix` does, the best ways between nodes being found by somebody else (`fast_roads`)."""
        straight = self.fallback.matrix(points)
        if not points:
            return straight
        nodes, away = self.nearest(points)
        weight = ways(nodes)
        reached = np.isfinite(weight) & (away <= self.snap_limit)[:, None] & (away <= self.snap_limit)
        milliseconds, metres = np.divmod(np.where(reached, weight, 0).astype(np.int64), METRES_IN_WEIGHT)
        lanes = away[:, None] + away
        milliseconds += np.rint(lanes * (3_600 / self.access_kmh)).astype(np.int64)
        # two names for one point, or a point and itself: nothing to drive
        elsewhere = straight.metres > 0
        estimated = ~reached & elsewhere
        minutes = np.where(reached, whole_minutes(milliseconds), straight.minutes) * elsewhere
        driven = np.where(reached, metres + lanes, straight.metres) * elsewhere
        method = "道路網" + (f"(一部は{self.fallback.method})" if estimated.any() else "")
        return Travel(minutes.astype(np.int32), driven.astype(np.int32), method, estimated)

    def nearest(self, points: Sequence[Point]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return for each point the node nearest to it and the metres to that node."""
        from scipy.spatial import cKDTree  # noqa: PLC0415  # scipy is slow to load; a straight line does without

        if not self._tree:
            self._tree.append(cKDTree(_on_sphere(np.radians(self.lat), np.radians(self.lon))))
        chords, nodes = self._tree[0].query(_on_sphere(*radians_of(points)))
        arcs = 2 * MEAN_RADIUS * np.arcsin(np.asarray(chords) / 2)
        return np.asarray(nodes, dtype=np.int64), np.rint(arcs).astype(np.int64)

    def _ways(self, nodes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the weight of the best way between the nodes, shape (len(nodes), len(nodes)); inf when there is none."""
        from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415  # as above

        sources, back = np.unique(nodes, return_inverse=True)
        found = dijkstra(self._arcs(), indices=sources)
        return np.asarray(found[:, sources][np.ix_(back, back)], dtype=np.float64)

    def _arcs(self) -> csr_array:
        """Return the graph as a sparse matrix of weights; of two edges between the same nodes the better one."""
        from scipy.sparse import csr_array  # noqa: PLC0415  # as above

        start, end, weight = self.arcs()
        order = np.lexsort((weight, end, start))
        start, end, weight = start[order], end[order], weight[order]
        better = np.ones(len(start), dtype=np.bool_)
        better[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
        count = len(self.lat)
        return csr_array((weight[better].astype(np.float64), (start[better], end[better])), shape=(count, count))

    def arcs(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
        """Return start, end and weight of each way an edge can be driven."""
        both = ~self.oneway
        start = np.concatenate([self.u, self.v[both]])
        end = np.concatenate([self.v, self.u[both]])
        milliseconds = np.maximum(np.rint(self.metres * (3_600 / self.kmh)), 1).astype(np.int64)
        weight = milliseconds * METRES_IN_WEIGHT + self.metres
        return start, end, np.concatenate([weight, weight[both]])


def _on_sphere(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points on the unit sphere, shape (n, 3), so that the nearest by chord is the nearest on the ground."""
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
