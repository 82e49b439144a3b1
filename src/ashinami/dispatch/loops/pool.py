"""Tours met on the way, each set of rides once at its cheapest: the columns of the set partitioning."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.instance import Instance, Ints, Records

COLUMN = np.dtype(
    [
        ("begin", np.int64),
        ("size", np.int64),
        ("kind", np.int64),
        ("cost", np.float64),
        ("minutes", np.float64),
        ("key", np.int64),
    ],
    align=True,
)


class Pool(NamedTuple):
    """Tours one after another.

    Attributes
    ----------
    used : int64 [2], tours kept and nodes kept.
    columns : COLUMN [tour]: where it stands in `nodes`, the kind of its row, its cost, and a number for its set of rides.
    nodes : int64, without start and end.
    slot : int64, an open hash table of tour numbers, -1 where free; its length is a power of two.
    """

    used: Ints
    columns: Records
    nodes: Ints
    slot: Ints


def empty_pool(most_tours: int, most_nodes: int) -> Pool:
    """Return an empty pool; when it is full it stays as it is."""
    slots = 1 << (2 * most_tours - 1).bit_length()
    return Pool(
        used=np.zeros(2, np.int64),
        columns=np.zeros(most_tours, COLUMN),
        nodes=np.zeros(most_nodes, np.int64),
        slot=np.full(slots, -1),
    )


@lean
def keep(instance: Instance, draft: Draft, pool: Pool, row: int) -> None:
    """Keep a row's tour, if its rides have not been driven as cheaply by a row of its kind."""
    size, cost = draft.tours[row]["size"] - 2, draft.tours[row]["cost"]
    kind = instance.rows[row]["kind"]
    if size == 0:
        return
    key = (kind + 1) * 0x9E3779B1
    for k in range(1, size + 1):
        key ^= instance.nodes[draft.stops[row, k]["node"]]["sign"]
    mask = len(pool.slot) - 1
    place = (key ^ (key >> 29)) & mask
    while pool.slot[place] >= 0 and pool.columns[pool.slot[place]]["key"] != key:
        place = (place + 1) & mask
    tour = pool.slot[place]
    if tour < 0:
        tour, nodes = pool.used[0], pool.used[1]
        if tour == len(pool.columns) or nodes + size > len(pool.nodes):
            return
        pool.slot[place] = tour
        pool.used[0], pool.used[1] = tour + 1, nodes + size
        pool.columns[tour]["begin"], pool.columns[tour]["size"] = nodes, size
        pool.columns[tour]["kind"], pool.columns[tour]["key"] = kind, key
    elif cost > pool.columns[tour]["cost"] - 1e-9:
        return
    pool.columns[tour]["cost"], pool.columns[tour]["minutes"] = cost, draft.tours[row]["minutes"]
    begin = pool.columns[tour]["begin"]
    for k in range(size):
        pool.nodes[begin + k] = draft.stops[row, k + 1]["node"]
