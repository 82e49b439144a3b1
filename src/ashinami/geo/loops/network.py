"""A directed network as flat arrays: the arcs out of node n are those from `first[n]` to `first[n + 1]`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Arcs(NamedTuple):
    """The arcs of a network.

    Attributes
    ----------
    first : int64, shape (nodes + 1,).
    head : int32, shape (arcs,), the node an arc leads to.
    weight : int64, shape (arcs,), what it costs; sums stay exact. Never below 0.
    """

    first: NDArray[np.int64]
    head: NDArray[np.int32]
    weight: NDArray[np.int64]


class Room(NamedTuple):
    """What one search writes into; made once, used for many searches.

    Attributes
    ----------
    label : int64, the least weight found to a node; `NEVER` where none is.
    before : int32, the node before it on that way.
    touched : int32, the nodes with a label, so that only they are cleared.
    key, node : the heap: weights and nodes.
    is_target : bool, the nodes the search is for.
    """

    label: NDArray[np.int64]
    before: NDArray[np.int32]
    touched: NDArray[np.int32]
    key: NDArray[np.int64]
    node: NDArray[np.int32]
    is_target: NDArray[np.bool_]


NEVER = np.int64(2**62)


def make_room(arcs: Arcs) -> Room:
    """Return the room for searches in a network; the heap holds each arc once at most."""
    nodes, most = len(arcs.first) - 1, len(arcs.head) + 2
    return Room(
        np.full(nodes, NEVER, np.int64),
        np.full(nodes, -1, np.int32),
        np.empty(nodes, np.int32),
        np.empty(most, np.int64),
        np.empty(most, np.int32),
        np.zeros(nodes, np.bool_),
    )


def make_arcs(nodes: int, start: NDArray[np.int32], end: NDArray[np.int32], weight: NDArray[np.int64]) -> Arcs:
    """Return the arcs in order of their starts; of two between the same nodes the lighter one, none to itself."""
    there = start != end
    start, end, weight = start[there], end[there], weight[there]
    order = np.lexsort((weight, end, start))
    start, end, weight = start[order], end[order], weight[order]
    better = np.ones(len(start), np.bool_)
    better[1:] = (start[1:] != start[:-1]) | (end[1:] != end[:-1])
    first = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(start[better], minlength=nodes), out=first[1:])
    return Arcs(first, end[better].astype(np.int32), weight[better].astype(np.int64))
