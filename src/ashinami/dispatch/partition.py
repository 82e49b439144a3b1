"""The best choice among the tours a search has met: set partitioning.

Each ride is in one chosen tour or its wish is left out; of each kind of row no more tours are chosen than there are rows.
Prices between tours (two drivers for one wish, a driver's several rows) are left aside: whoever takes the choice over
works out its cost anew.
"""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.loops.draft import Tours
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pool import Pool
from ashinami.dispatch.milp import Choice, Columns, Floats, Numbers, choose, relax
from ashinami.dispatch.stop import Timer

_MOST_COLUMNS = 1_500


def best_of_pool(  # noqa: PLR0913, PLR0917
    instance: Instance, pool: Pool, now: Tours, cost: float, seconds: float, timer: Timer | None
) -> Tours | None:
    """Return tours chosen from the pool that cost less than `now` does; None when there are none or time runs out.

    Without a timer the seconds are without end, and the work alone is bounded: then the choice is the same everywhere.
    """
    timer = timer or _standing_still
    until = timer() + seconds
    choice, tours = _choice(instance, pool)
    count = len(choice.cost)
    wishes = len(instance.wishes)
    driven = _in_pool(instance, pool, now)
    first = np.unique(np.concatenate([driven, np.arange(tours, count)]))
    relaxed = relax(choice, first, until, timer)
    if relaxed is None:
        return None
    gap = cost - relaxed.value
    left = np.flatnonzero(relaxed.reduced < gap - 1e-6)
    if not len(left) or gap < 1e-6:
        return None
    if len(left) > _MOST_COLUMNS:
        left = left[np.argsort(relaxed.reduced[left])[:_MOST_COLUMNS]]
    left = np.unique(np.concatenate([left, first]))
    few = choice.of(left)
    known = np.isin(left, driven).astype(float)
    covers = np.repeat(known, np.diff(few.matrix.indptr))
    known[-wishes:] = np.bincount(few.matrix.indices, covers, few.matrix.shape[0])[instance.wishes["ride"]] == 0
    chosen = choose(few, until - timer(), known)
    if not len(chosen.values) or float(choice.cost[left] @ chosen.values) > cost - 1e-6:
        return None
    taken = left[chosen.values > 0.5]
    return _tours(instance, pool, now, taken[taken < count - wishes])


def _standing_still() -> float:
    return 0.0


def _choice(instance: Instance, pool: Pool) -> tuple[Choice, int]:
    """Return the choice over all tours of the pool, and after them one column for each wish left out."""
    tours, nodes = int(pool.used[0]), int(pool.used[1])
    rides = (len(instance.nodes) - 2 * len(instance.rows)) // 2
    wishes = len(instance.wishes)
    columns = pool.columns[:tours]
    stops = pool.nodes[:nodes]
    owner = np.repeat(np.arange(tours), columns["size"])
    ups = stops % 2 == 0
    kinds = int(instance.rows["kind"].max()) + 1
    both = [instance.wishes["ride"][w] + k for w in range(wishes) for k in range(instance.wishes["rides"][w])]
    of = np.repeat(np.arange(wishes), instance.wishes["rides"])
    rows = np.concatenate([stops[ups] // 2, rides + columns["kind"], np.array(both, np.int64)])
    cols = np.concatenate([owner[ups], np.arange(tours), tours + of])
    matrix = Columns.of(np.ones(len(rows)), rows, cols, (rides + kinds, tours + wishes))
    low = np.concatenate([np.ones(rides), np.zeros(kinds)])
    high = np.concatenate([np.ones(rides), np.bincount(instance.rows["kind"], minlength=kinds).astype(float)])
    cost = np.concatenate([columns["cost"] + _uneven(instance, columns), instance.wishes["price"]])
    return Choice(cost, matrix, low, high, np.ones(len(cost), np.bool_)), tours


def _uneven(instance: Instance, columns: np.ndarray) -> Floats:
    """Return what the tours add to unevenness when they are all their driver does."""
    row_of_kind = np.zeros(int(instance.rows["kind"].max()) + 1, np.int64)
    row_of_kind[instance.rows["kind"]] = np.arange(len(instance.rows))
    drivers = instance.drivers[instance.rows["driver"][row_of_kind[columns["kind"]]]]
    after = drivers["before"] + drivers["turn"] + columns["minutes"]
    return np.asarray(drivers["even"] * (after**2 - drivers["before"] ** 2), np.float64)


def _in_pool(instance: Instance, pool: Pool, tours: Tours) -> Numbers:
    """Return the columns of the tours in use."""
    at = {int(key): number for number, key in enumerate(pool.columns["key"][: pool.used[0]])}
    found = []
    for row, size in enumerate(tours.size):
        key = (int(instance.rows["kind"][row]) + 1) * 0x9E3779B1
        for node in tours.nodes[row, 1 : size - 1]:
            key ^= int(instance.nodes["sign"][node])
        if size > 2 and key in at:
            found.append(at[key])
    return np.array(found, np.int64)


def _tours(instance: Instance, pool: Pool, now: Tours, chosen: Numbers) -> Tours:
    """Return the chosen columns as tours, each in a row of its kind."""
    nodes, size = now.nodes.copy(), np.full_like(now.size, 2)
    rides_end = len(instance.nodes) - 2 * len(instance.rows)
    free: dict[int, list[int]] = {}
    for row, kind in enumerate(instance.rows["kind"]):
        free.setdefault(int(kind), []).append(row)
        nodes[row, 0], nodes[row, 1] = rides_end + 2 * row, rides_end + 2 * row + 1
    for column in chosen:
        begin, count, kind = (int(pool.columns[name][column]) for name in ("begin", "size", "kind"))
        row = free[kind].pop(0)
        nodes[row, 1 : count + 1] = pool.nodes[begin : begin + count]
        nodes[row, count + 1] = rides_end + 2 * row + 1
        size[row] = count + 2
    return Tours(nodes, size)
