"""A network made smaller without changing a way between the nodes that matter: dead ends go, chains become one arc."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashinami.geo.loops.compiled import compiled
from ashinami.geo.loops.network import NEVER, Arcs


@compiled
def peel(
    both: Arcs,
    keep: NDArray[np.bool_],
    gone: NDArray[np.bool_],
    degree: NDArray[np.int32],
    waiting: NDArray[np.int32],
) -> None:
    """Take dead ends away, one after the other, except nodes to keep. `both` are the neighbours in either direction.

    `waiting` is room for as many nodes as there are.
    """
    count = 0
    for node in range(len(degree)):
        degree[node] = both.first[node + 1] - both.first[node]
        if degree[node] <= 1 and not keep[node]:
            gone[node] = True
            waiting[count] = node
            count += 1
    while count > 0:
        count -= 1
        node = waiting[count]
        for at in range(both.first[node], both.first[node + 1]):
            head = both.head[at]
            if gone[head]:
                continue
            degree[head] -= 1
            if degree[head] <= 1 and not keep[head]:
                gone[head] = True
                waiting[count] = head
                count += 1


@compiled
def other(both: Arcs, gone: NDArray[np.bool_], node: int, came: int) -> int:
    """Return the neighbour of a node within a chain by which one leaves it."""
    for at in range(both.first[node], both.first[node + 1]):
        head = both.head[at]
        if head != came and not gone[head]:
            return int(head)
    return -1


@compiled
def arc(arcs: Arcs, node: int, head: int) -> int:
    """Return the weight from a node to its neighbour; `NEVER` when one cannot go that way."""
    for at in range(arcs.first[node], arcs.first[node + 1]):
        if arcs.head[at] == head:
            return int(arcs.weight[at])
    return int(NEVER)


@compiled
def chains(arcs: Arcs, both: Arcs, gone: NDArray[np.bool_], inner: NDArray[np.bool_], out: NDArray[np.int64]) -> int:
    """Write an arc (start, end, weight) for each way out of a node that is no inner one to the next such node; return how many."""
    count = 0
    for start in range(len(gone)):
        if gone[start] or inner[start]:
            continue
        for at in range(arcs.first[start], arcs.first[start + 1]):
            came, node, weight = start, int(arcs.head[at]), int(arcs.weight[at])
            while weight < NEVER and node >= 0 and not gone[node] and inner[node]:
                ahead = other(both, gone, node, came)
                if ahead < 0:
                    weight = int(NEVER)
                    break
                onward = arc(arcs, node, ahead)
                weight = weight + onward if onward < NEVER else int(NEVER)
                came, node = node, ahead
            if weight < NEVER and not gone[node] and node != start:
                out[count, 0], out[count, 1], out[count, 2] = start, node, weight
                count += 1
    return count
