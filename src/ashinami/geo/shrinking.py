"""The smaller network for one matrix: only crossings and the nodes asked for are left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashinami.geo.loops.network import Arcs, make_arcs
from ashinami.geo.loops.shrink import chains, peel


def shrunk(arcs: Arcs, wanted: NDArray[np.int64]) -> tuple[Arcs, NDArray[np.int32]]:
    """Return a network with the same least weights between the wanted nodes, and where these stand in it."""
    nodes = len(arcs.first) - 1
    both = _both_ways(arcs)
    keep = np.zeros(nodes, np.bool_)
    keep[wanted] = True
    gone = np.zeros(nodes, np.bool_)
    degree = np.zeros(nodes, np.int32)
    peel(both, keep, gone, degree, np.empty(nodes, np.int32))
    inner = (degree == 2) & ~keep & ~gone
    room = np.empty((len(arcs.head), 3), np.int64)
    count = chains(arcs, both, gone, inner, room)
    number = np.full(nodes, -1, np.int64)
    left = np.flatnonzero(~gone & ~inner)
    number[left] = np.arange(len(left))
    start, end, weight = number[room[:count, 0]], number[room[:count, 1]], room[:count, 2]
    smaller = make_arcs(len(left), start.astype(np.int32), end.astype(np.int32), weight)
    return smaller, number[wanted].astype(np.int32)


def _both_ways(arcs: Arcs) -> Arcs:
    """Return the neighbours of each node, whichever way one may go."""
    nodes = len(arcs.first) - 1
    start = np.repeat(np.arange(nodes, dtype=np.int32), np.diff(arcs.first))
    weight = np.zeros(2 * len(start), np.int64)
    return make_arcs(nodes, np.concatenate([start, arcs.head]), np.concatenate([arcs.head, start]), weight)
