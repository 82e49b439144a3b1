"""The choice of one tour a row, relaxed, whose columns are added as they are found; what each ride is worth in it.

Rows: each ride driven once or its wish left out; each row one tour, rows that share a car one together. What a day adds to
unevenness is in a tour's cost, exactly, where the driver has one row. Of a driver with several the relaxation knows his most
minutes, and holds unevenness down by its tangents (it is convex in the day's minutes).
"""

from __future__ import annotations

from math import floor

import highspy
import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.cut_rows import CutRows
from ashinami.dispatch.cuts import Cut
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pricing import Out, beyond_price
from ashinami.dispatch.milp import Numbers
from ashinami.dispatch.simplex import in_use, keep_only, relaxation_model, solved, value_in_few_steps
from ashinami.dispatch.worth import CLOSE, Column, Worth

_TANGENTS = 12
_SOME, _OFF = 1e-6, 0.5


class Master:
    """The relaxation in HiGHS. Costs are hundredths of a driver-minute."""

    def __init__(self, instance: Instance, minutes: int, *, steps_on: bool = False) -> None:
        self._instance = instance
        self._rides = (len(instance.nodes) - 2 * len(instance.rows)) // 2
        self._drivers = instance.rows["driver"].astype(np.int64)
        self._several = np.bincount(self._drivers, minlength=len(instance.drivers)) > 1
        pairs = {
            (min(row, other), max(row, other))
            for row in range(len(instance.rows))
            for other in instance.rivals[row].tolist()
            if other >= 0
        }
        self._rivals = sorted(pairs)
        self._highs = relaxation_model(steps_on=steps_on)
        self._lay_out(minutes)
        self._first = self._highs.getNumCol()
        self._columns: list[Column] = []
        self._cuts = CutRows(self._highs)
        self._tangents: list[tuple[int, float]] = []
        self._tangent_rows: list[int] = []

    def _lay_out(self, minutes: int) -> None:
        """Lay out the rows, the wishes left out, and each driver's turn and unevenness."""
        instance, count, inf = self._instance, len(self._instance.rows), highspy.kHighsInf
        drivers, highs = len(instance.drivers), self._highs
        self._row_at = self._rides
        self._rival_at = self._row_at + count
        self._most_at = self._rival_at + len(self._rivals)
        self._turn_at = self._most_at + drivers
        self._tangent_at = self._turn_at + count
        self._fixed = self._tangent_at + drivers * _TANGENTS
        points = np.linspace(0, minutes, _TANGENTS)
        even, before = np.where(self._several, instance.drivers["even"], 0), instance.drivers["before"]
        turn = instance.drivers["turn"]
        self._slopes = 2 * even[:, None] * (before[:, None] + points[None, :] + turn[:, None])
        low = np.concatenate(
            [
                np.ones(self._rides),
                np.full(self._turn_at - self._rides, -inf),
                np.zeros(count),
                # unevenness of x is at least even (2 before x + 2 a x - a a) for every a
                -(even[:, None] * (points[None, :] + turn[:, None]) ** 2).ravel(),
            ]
        )
        high = np.concatenate(
            [
                np.ones(self._rides + count + len(self._rivals)),
                np.where(self._several, instance.drivers["most_minutes"], inf),
                np.full(count + drivers * _TANGENTS, inf),
            ]
        )
        high = np.where(np.isinf(high), inf, high)
        nothing = np.zeros(0)
        highs.addRows(len(low), low, high, 0, np.zeros(0, np.int32), np.zeros(0, np.int32), nothing)
        for wish in instance.wishes:
            inside = wish["ride"] + np.arange(wish["rides"])
            self._add(float(wish["price"]), inside, np.ones(len(inside)), 1.0)
        self._even_at: list[tuple[int, int]] = []
        for driver in range(drivers):
            tangents = self._tangent_at + driver * _TANGENTS + np.arange(_TANGENTS)
            rows = self._turn_at + np.flatnonzero(self._drivers == driver)
            self._even_at.append((highs.getNumCol(), highs.getNumCol() + 1))
            self._add(
                0.0,
                np.concatenate([rows, tangents]),
                np.concatenate([np.ones(len(rows)), -self._slopes[driver] * turn[driver]]),
                1.0,
            )
            self._add(1.0, tangents, np.ones(_TANGENTS), inf)

    def _add(self, cost: float, rows: Numbers, values: NDArray[np.float64], most: float) -> None:
        self._highs.addCol(cost, 0.0, most, len(rows), rows.astype(np.int32), values)

    def take(self, column: Column, dearer: float = 0.0) -> None:
        """Add a tour, which costs so much more than it says."""
        row, driver = column.row, int(self._drivers[column.row])
        rivals = [self._rival_at + k for k, pair in enumerate(self._rivals) if row in pair]
        met, times = np.unique(column.rides, return_counts=True)
        tangents = self._tangent_at + driver * _TANGENTS + np.arange(_TANGENTS)
        rows = np.concatenate(
            [met, [self._row_at + row, *rivals, self._most_at + driver, self._turn_at + row], tangents]
        )
        values = np.concatenate(
            [times, np.ones(1 + len(rivals)), [column.minutes, -1.0], -self._slopes[driver] * column.minutes]
        )
        paid, wholes = self._cuts.of(column.rides)
        rows, values = np.append(rows, paid), np.append(values, wholes)
        for at, (of, load) in zip(self._tangent_rows, self._tangents, strict=True):
            if of == driver:
                rows, values = np.append(rows, at), np.append(values, -self._slope(driver, load) * column.minutes)
        self._columns.append(column)
        self._add(self.cost(column) + dearer, rows, values.astype(np.float64), highspy.kHighsInf)

    def cost(self, column: Column) -> float:
        """Return what a tour costs by itself: all but the unevenness of a driver with several rows."""
        minutes = column.minutes
        return floor(beyond_price(self.out(column.row, self.minute), 0.0, minutes, minutes) + CLOSE) + column.extra

    def reprice(self, number: int, dearer: float) -> None:
        """Let the `number`-th taken cost so much more than it says; infinitely: it is not to be chosen any more."""
        at = self._first + number
        if dearer == np.inf:
            self._highs.changeColBounds(at, 0.0, 0.0)
        else:
            self._highs.changeColCost(at, self.cost(self._columns[number]) + dearer)

    def allow(self, allowed: NDArray[np.bool_]) -> None:
        """Let tours be chosen, in the order they were taken, or not."""
        at = self._first + np.arange(len(self._columns), dtype=np.int32)
        self._highs.changeColsBounds(len(at), at, np.zeros(len(at)), np.where(allowed, highspy.kHighsInf, 0.0))

    def insist(self, rides: set[int], price: float) -> None:
        """Let leaving out the wishes of some rides cost so much more than it does, and that of others what it does."""
        wishes = self._instance.wishes
        asked = [bool(rides & set(range(wish["ride"], wish["ride"] + wish["rides"]))) for wish in wishes]
        cost = wishes["price"] + np.where(asked, price, 0.0)
        self._highs.changeColsCost(len(cost), np.arange(len(cost), dtype=np.int32), cost)

    def _slope(self, driver: int, load: float) -> float:
        record = self._instance.drivers[driver]
        return float(2 * record["even"] * (record["before"] + load))

    def even_out(self) -> bool:
        """Hold unevenness down where it is less than what the minutes of a driver with several rows really cost; whether any was."""
        values, added = np.array(self._highs.getSolution().col_value), False
        for driver in np.flatnonzero(self._several).tolist():
            record, (turn, uneven) = self._instance.drivers[driver], self._even_at[driver]
            tours = enumerate(self._columns, self._first)
            mine = [(at, column) for at, column in tours if self._drivers[column.row] == driver]
            load = float(record["turn"]) * values[turn] + sum(values[at] * column.minutes for at, column in mine)
            if values[uneven] >= record["even"] * load * (2 * record["before"] + load) - _OFF:
                continue
            slope, added = self._slope(driver, load), True
            at = np.array([turn, uneven, *(at for at, _ in mine)], np.int32)
            value = np.array([-slope * record["turn"], 1.0, *(-slope * column.minutes for _, column in mine)])
            self._tangent_rows.append(self._highs.getNumRow())
            self._tangents.append((driver, load))
            self._highs.addRow(-record["even"] * load**2, highspy.kHighsInf, len(at), at, value)
        return added

    @property
    def minute(self) -> float:
        """What a minute out costs before unevenness."""
        return float(self._instance.weights[0]["out"])

    def alone(self, row: int) -> bool:
        """Whether it is its driver's only row."""
        return not self._several[self._drivers[row]]

    def out(self, row: int, minute: float) -> Out:
        """Return what minutes out cost in a tour of the row, each `minute` and what unevenness its cost holds."""
        number = int(self._drivers[row])
        driver = self._instance.drivers[number]
        if self._several[number]:
            return Out(minute, 0.0, 0.0, 0.0, np.inf)
        before = float(driver["before"])
        return Out(
            minute,
            float(driver["even"]),
            before + float(driver["turn"]),
            before * before,
            float(driver["most_minutes"]),
        )

    def cut(self, cuts: list[Cut]) -> None:
        """Add cuts. No tour may have a ride twice from here on."""
        self._cuts.add(cuts, [column.rides for column in self._columns], self._first)

    def taken(self) -> list[tuple[int, Column, float]]:
        """Return the tours of the solution, each with its number in the order they were taken and how much of it there is."""
        values = np.array(self._highs.getSolution().col_value)[self._first :]
        return [(int(k), self._columns[k], float(values[k])) for k in np.flatnonzero(values > _SOME)]

    @property
    def size(self) -> tuple[int, int]:
        """How many tours and how many cuts it has."""
        return len(self._columns), len(self._cuts)

    def forget(self, beyond: float) -> NDArray[np.bool_]:
        """Take out tours that cost so much beyond what they are worth, and cuts nothing is paid for; return which tours are left."""
        columns, rows = in_use(self._highs)
        columns[: self._first] = True
        columns |= np.array(self._highs.getSolution().col_dual) < beyond
        kept, paid = columns[self._first :], rows[self._cuts.at]
        rows[:] = True
        rows[self._cuts.at[~paid]] = False
        keep_only(self._highs, columns, rows)
        now = np.cumsum(rows) - 1
        self._cuts.keep(paid, now)
        self._tangent_rows = now[self._tangent_rows].tolist()
        self._columns = [column for column, left in zip(self._columns, kept, strict=True) if left]
        return kept

    def quick(self, seconds: float) -> float | None:
        """Return about how much the relaxation is at least; None when time runs out."""
        return value_in_few_steps(self._highs, seconds)

    def worth(self, seconds: float) -> Worth | None:
        """Solve the relaxation; None when time runs out."""
        highs = self._highs
        if not solved(highs, seconds):
            return None
        duals = np.array(highs.getSolution().row_dual)
        of = duals[self._row_at : self._rival_at].copy()
        for k, pair in enumerate(self._rivals):
            of[list(pair)] += duals[self._rival_at + k]
        of -= duals[self._turn_at : self._tangent_at]
        tangents = duals[self._tangent_at : self._fixed].reshape(-1, _TANGENTS)
        minute = self.minute - duals[self._most_at : self._turn_at] + (tangents * self._slopes).sum(axis=1)
        for at, (driver, load) in zip(self._tangent_rows, self._tangents, strict=True):
            minute[driver] += duals[at] * self._slope(driver, load)
        rides = duals[: self._rides, None] - self._instance.dear
        value = float(highs.getInfo().objective_function_value)
        return Worth(value, rides, minute[self._drivers], of, self._cuts.priced(duals, self._rides))
