"""The same answers as the road graph gives, found by compiled loops: for whoever has numba loaded already, never for the web process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.place import Point
from ashinami.geo.loops.network import NEVER, Arcs, make_arcs, make_room
from ashinami.geo.loops.search import matrix
from ashinami.geo.roads import RoadGraph
from ashinami.geo.shrinking import shrunk
from ashinami.geo.travel import Travel


@dataclass(frozen=True, slots=True, eq=False)
class FastRoads:
    """A road graph with its arcs as flat arrays. `TravelTimes`, as the graph itself."""

    graph: RoadGraph
    arcs: Arcs

    @classmethod
    def of(cls, graph: RoadGraph) -> FastRoads:
        """Prepare a road graph."""
        start, end, weight = graph.arcs()
        return cls(graph, make_arcs(len(graph.lat), start, end, weight))

    def matrix(self, points: Sequence[Point]) -> Travel:
        """Return minutes and metres along the roads between all the points; marked where only the straight line is left."""
        return self.graph.matrix_by(points, self.ways)

    def ways(self, nodes: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the weight of the best way between the nodes, shape (len(nodes), len(nodes)); inf when there is none."""
        sources, back = np.unique(nodes, return_inverse=True)
        smaller, places = shrunk(self.arcs, sources)
        found = np.empty((len(sources), len(sources)), np.int64)
        matrix(smaller, make_room(smaller), places, int(NEVER) - 1, found)
        weight = np.where(found < NEVER, found, np.inf)
        return np.asarray(weight[np.ix_(back, back)], dtype=np.float64)
