"""Dijkstra's search over flat arrays (1959, doi 10.1007/BF01386390), ended by a limit or when all targets are reached.

The heap is binary with late removal: a node is pushed again when its label falls, and what comes out stale is passed over.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashinami.geo.loops.compiled import compiled
from ashinami.geo.loops.network import NEVER, Arcs, Room


@compiled
def push(room: Room, size: int, key: int, node: int) -> int:
    """Put a node into the heap; return its new size."""
    at = size
    while at > 0:
        parent = (at - 1) >> 1
        if room.key[parent] <= key:
            break
        room.key[at] = room.key[parent]
        room.node[at] = room.node[parent]
        at = parent
    room.key[at] = key
    room.node[at] = node
    return size + 1


@compiled
def pop(room: Room, size: int) -> int:
    """Take the first out of the heap, the caller having read it; return its new size."""
    size -= 1
    key, node = room.key[size], room.node[size]
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and room.key[child + 1] < room.key[child]:
            child += 1
        if room.key[child] >= key:
            break
        room.key[at] = room.key[child]
        room.node[at] = room.node[child]
        at = child
    room.key[at] = key
    room.node[at] = node
    return size


@compiled
def search(arcs: Arcs, room: Room, source: int, limit: int, targets: int) -> int:
    """Fill in labels from the source, up to the limit, until `targets` of the marked nodes are final.

    Returns how many nodes were touched: `room.touched` names them, and the caller clears them. A label of a node that was
    touched and not settled is above the limit, or of no interest any more: it must not be read unless all targets were found.
    """
    room.label[source] = 0
    room.before[source] = -1
    room.touched[0] = source
    count = 1
    size = push(room, 0, 0, source)
    left = targets
    while size > 0:
        key, node = room.key[0], room.node[0]
        size = pop(room, size)
        if key > room.label[node]:
            continue
        if key > limit:
            break
        if room.is_target[node]:
            left -= 1
            if left == 0:
                break
        for at in range(arcs.first[node], arcs.first[node + 1]):
            head = arcs.head[at]
            found = key + arcs.weight[at]
            if found < room.label[head] and found <= limit:
                if room.label[head] == NEVER:
                    room.touched[count] = head
                    count += 1
                room.label[head] = found
                room.before[head] = node
                size = push(room, size, found, head)
    return count


@compiled
def clear(room: Room, count: int) -> None:
    """Forget the labels of one search."""
    for at in range(count):
        room.label[room.touched[at]] = NEVER
        room.before[room.touched[at]] = -1


@compiled
def matrix(arcs: Arcs, room: Room, nodes: NDArray[np.int32], limit: int, out: NDArray[np.int64]) -> None:
    """Fill in the least weights between all the nodes (each named once), shape (n, n); `NEVER` where there is no way."""
    for at in range(len(nodes)):
        room.is_target[nodes[at]] = True
    for row in range(len(nodes)):
        count = search(arcs, room, nodes[row], limit, len(nodes))
        for column in range(len(nodes)):
            out[row, column] = room.label[nodes[column]]
        clear(room, count)
    for at in range(len(nodes)):
        room.is_target[nodes[at]] = False
