"""The choice among all tours a better plan could be made of, solved whole: what it cannot do no plan can."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from ashinami.dispatch.cost import MINUTE, TURN, loads
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.master import Column
from ashinami.dispatch.milp import Choice, Floats, Numbers, choose, relax
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.stop import Timer

_ROUNDS = 12
_OFF = _TAKEN = 0.5
_SOME = 1e-6


class FinalChoice:
    """Tours, wishes left out, and the unevenness of drivers with several rows.

    A driver with one row has the exact unevenness in each tour's cost. For the others it is a variable above tangents of the
    convex square; tangents are added where a solution falls below the square.
    """

    def __init__(self, problem: Problem, instance: Instance, columns: list[Column]) -> None:
        self._instance, self._columns, self._loads = instance, columns, loads(problem)
        self._of = instance.rows["driver"].astype(np.int64)
        self._several = np.flatnonzero(np.bincount(self._of, minlength=len(instance.drivers)) > 1)
        self._at = {int(driver): k for k, driver in enumerate(self._several)}
        self._cost, self._parts = self._begin()
        self._most = np.ones(len(self._cost))
        self._reduced = np.zeros(len(self._cost))
        self._tangents = [(k, float(point)) for k in range(len(self._several)) for point in range(0, 900, 75)]

    def _begin(self) -> tuple[list[float], list[tuple[list[int], list[float]]]]:
        """Return costs and, by column, rows and values: each ride once, each row once, a turn where a row is out."""
        rides, rows = len(self._instance.dear), len(self._instance.rows)
        cost: list[float] = []
        parts: list[tuple[list[int], list[float]]] = []
        for column in self._columns:
            driver = int(self._of[column.row])
            at, values = [*column.rides.tolist(), rides + column.row], [1.0] * (len(column.rides) + 1)
            if driver in self._at:
                at.append(rides + rows + column.row)
                values.append(-1.0)
            cost.append(self._cost_of(column))
            parts.append((at, values))
        for wish in self._instance.wishes:
            inside = [int(wish["ride"]) + k for k in range(int(wish["rides"]))]
            cost.append(float(wish["price"]))
            parts.append((inside, [1.0] * len(inside)))
        for driver in self._several.tolist():
            mine = [rides + rows + int(row) for row in np.flatnonzero(self._of == driver)]
            cost += [0.0, 1.0]
            parts += [(mine, [1.0] * len(mine)), ([], [])]
        return cost, parts

    def _cost_of(self, column: Column) -> float:
        driver = int(self._of[column.row])
        uneven = 0 if driver in self._at else self._loads[driver].uneven(column.minutes)
        return MINUTE * column.minutes + column.extra + uneven

    def replace(self, number: int, column: Column | None) -> None:
        """Put a tour of the same row and rides in a tour's place; None: it is not to be chosen any more."""
        if column is None:
            self._most[number] = 0
        else:
            self._cost[number] = self._cost_of(column)

    def relaxed(self, until: float, timer: Timer) -> tuple[float, Numbers] | None:
        """Return what no choice is cheaper than though tours may be taken in part, and those taken; None when time is over."""
        first = np.arange(len(self._columns), len(self._cost))
        found = relax(self._choice(), first, until, timer)
        for _ in range(_ROUNDS):
            if found is None or not self._add_tangents(found.taken):
                break
            found = relax(self._choice(), first, until, timer)
        if found is None:
            return None
        self._reduced = found.reduced
        return found.value - len(self._several), np.flatnonzero(found.taken[: len(self._columns)] > _SOME)

    def best(self, value: float, limit: float, until: float, timer: Timer) -> tuple[float, Numbers]:
        """Return what no choice is cheaper than, up to `limit`, and the tours of the best; `relaxed` has just said `value`.

        Costs are rounded down for drivers with several rows.
        """
        keep = np.flatnonzero(
            (self._reduced <= limit - value + 1) & (self._most > 0) | (np.arange(len(self._cost)) >= len(self._columns))
        )
        best, values = 0.0, np.zeros(len(self._cost))
        for _ in range(_ROUNDS):
            found = choose(self._choice().of(keep), max(0.01, until - timer()))
            best = max(best, found.bound)
            if not len(found.values):
                break
            values[:] = 0
            values[keep] = found.values
            if timer() > until or not self._add_tangents(values):
                break
        return min(limit, best - len(self._several)), np.flatnonzero(values[: len(self._columns)] > _TAKEN)

    def _load(self, values: Floats, k: int) -> float:
        """Return the minutes and the turn of a driver with several rows."""
        driver = int(self._several[k])
        minutes = sum(
            values[c] * column.minutes for c, column in enumerate(self._columns) if self._of[column.row] == driver
        )
        return float(minutes + TURN * values[self._turn(k)])

    def _turn(self, k: int) -> int:
        return len(self._columns) + len(self._instance.wishes) + 2 * k

    def _add_tangents(self, values: Floats) -> bool:
        """Add a tangent where unevenness is below the square; whether any was."""
        added = False
        for k, driver in enumerate(self._several):
            record, load = self._instance.drivers[driver], self._load(values, k)
            if values[self._turn(k) + 1] < record["even"] * load * (2 * record["before"] + load) - _OFF:
                self._tangents.append((k, load))
                added = True
        return added

    def _choice(self) -> Choice:
        rides, rows = len(self._instance.dear), len(self._instance.rows)
        fixed, width = rides + 2 * rows, len(self._cost)
        low = [np.ones(rides), np.zeros(2 * rows)]
        high = [np.ones(rides + rows), np.full(rows, np.inf)]
        lengths = [len(at) for at, _ in self._parts]
        row = [np.array([r for at, _ in self._parts for r in at], np.int64)]
        column = [np.repeat(np.arange(width), lengths)]
        value = [np.array([v for _, values in self._parts for v in values])]
        driven = np.array([self._at.get(int(self._of[c.row]), -1) for c in self._columns], np.int64)
        minutes = np.array([c.minutes for c in self._columns], np.float64)
        for number, (k, point) in enumerate(self._tangents):
            record, mine = self._instance.drivers[self._several[k]], np.flatnonzero(driven == k)
            slope = 2 * record["even"] * (record["before"] + point)
            row.append(np.full(len(mine) + 2, fixed + number))
            column.append(np.concatenate([mine, [self._turn(k), self._turn(k) + 1]]))
            value.append(np.concatenate([-slope * minutes[mine], [-slope * TURN, 1.0]]))
            low.append(np.array([-record["even"] * point**2]))
            high.append(np.array([np.inf]))
        whole = np.ones(width, np.bool_)
        most = self._most.copy()
        for k in range(len(self._several)):
            whole[self._turn(k) + 1], most[self._turn(k) + 1] = False, np.inf
        matrix = sparse.csc_array(
            (np.concatenate(value), (np.concatenate(row), np.concatenate(column))),
            shape=(fixed + len(self._tangents), width),
        )
        return Choice(np.array(self._cost), matrix, np.concatenate(low), np.concatenate(high), whole, most)
