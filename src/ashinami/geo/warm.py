"""A tiny network that runs through every compiled loop over roads, so that all of them are in the cache."""

from __future__ import annotations

import numpy as np

from ashinami.basics.place import Point
from ashinami.geo.fast_roads import FastRoads
from ashinami.geo.roads import RoadGraph
from ashinami.geo.walking import FootNetwork


def warm() -> None:
    """Compile all loops, or load them from the cache."""
    lon = np.array([131.0, 131.001, 131.002])
    ends, metres = np.array([0, 1], np.int32), np.array([100, 100], np.int32)
    graph = RoadGraph(np.full(3, 33.0), lon, ends, ends + 1, metres, np.full(2, 30.0), np.zeros(2, np.bool_))
    points = [Point(33.0, float(each)) for each in lon]
    FastRoads.of(graph).matrix(points)
    FootNetwork.of(graph).ways(points[0], points)
