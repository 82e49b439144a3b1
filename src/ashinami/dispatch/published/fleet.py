"""Fewest vehicles first: take one away, and search with what is left out growing dearer until all is served again.

After the fleet minimisation of Christiaens and Vanden Berghe (2020), doi 10.1287/trsc.2019.0914: wishes that are often left
out gain weight, here as their price.
"""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.engine import begun, mean_leg, tours_served
from ashinami.dispatch.loops.anneal import Pace, anneal
from ashinami.dispatch.loops.draft import Tours, tours_of
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pool import empty_pool
from ashinami.dispatch.stop import Timer

_ROUNDS = 50


def with_fewest_vehicles(instance: Instance, *, seed: int, seconds: float, timer: Timer) -> tuple[Instance, Tours]:
    """Return the instance with as few rows as were found to do, and tours that serve all."""
    until = timer() + seconds
    draft = begun(instance, seed, None)
    full, tours = instance, tours_of(instance, draft)
    while timer() < until:
        fewer, start = _without_one(full, tours)
        if len(fewer.rows) == 0:
            break
        found = _served_by(fewer, start, seed, until, timer)
        if found is None:
            break
        full, tours = fewer, found
    return full, tours


def _without_one(instance: Instance, tours: Tours) -> tuple[Instance, Tours]:
    """Return the instance and tours without the row that has fewest stops."""
    rows = len(instance.rows)
    least = int(np.argmin(tours.size))
    kept = [row for row in range(rows) if row != least]
    rides = len(instance.nodes) - 2 * rows
    nodes, size = tours.nodes[kept].copy(), tours.size[kept].copy()
    for row in range(rows - 1):
        nodes[row, 0], nodes[row, size[row] - 1] = rides + 2 * row, rides + 2 * row + 1
    fewer = instance._replace(
        nodes=instance.nodes[:-2].copy(),
        rows=instance.rows[:-1].copy(),
        drivers=instance.drivers[:-1].copy(),
        room=instance.room[:-1].copy(),
        rivals=instance.rivals[:-1].copy(),
        dear=np.ascontiguousarray(instance.dear[:, :-1]),
    )
    return fewer, Tours(nodes, size)


def _served_by(instance: Instance, start: Tours, seed: int, until: float, timer: Timer) -> Tours | None:
    """Return tours of these rows that serve all; None when time runs out first."""
    draft = begun(instance, seed, start)
    best = tours_of(instance, draft)
    if len(tours_served(instance, best)) == len(instance.wishes):
        return best
    leg = mean_leg(instance)
    draft.wishes["price"] = 20 * leg
    pool = empty_pool(1, 1)
    while timer() < until:
        pace = Pace(_ROUNDS, 0.1 * leg, 0.1 * leg, 10.0, 0.2, 0.01, 0.02 * leg)
        anneal(instance, draft, best, -np.inf, pool, pace)
        if draft.wishes["served"].all():
            return tours_of(instance, draft)
    return None
