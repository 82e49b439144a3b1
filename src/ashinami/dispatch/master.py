"""The choice of one tour a row, relaxed, whose columns are added as they are found; what each ride is worth in it.

Rows: each ride driven once or its wish left out; each row one tour, rows that share a car one together. What a day adds to
unevenness is in a tour's cost, exactly, where the driver has one row. Of a driver with several the relaxation knows his most
minutes, and holds unevenness down by its tangents (it is convex in the day's minutes).
"""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np

from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pricing import Out, beyond_price
from ashinami.dispatch.milp import Floats, Numbers

_TANGENTS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A tour of a row: its rides, its minutes out, and what it costs beyond minutes and unevenness."""

    row: int
    rides: Numbers
    minutes: int
    extra: float

    @property
    def key(self) -> tuple[int, bytes]:
        """The row and the set of rides."""
        return self.row, np.sort(self.rides).tobytes()


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """The relaxation's value, and what it says of columns to come: `rides` [ride, row], `minute` [row], `row` [row].

    A column costs minute x minutes + extra + its unevenness - (its rides' worth) - row beyond what its rows are worth.
    """

    value: float
    rides: Floats
    minute: Floats
    row: Floats

    def towards(self, other: Worth, share: float) -> Worth:
        """Return what lies between: at share 1 the other. Where no tour pays at either, none pays between."""
        if share == 1:
            return other
        mixed = (share * b + (1 - share) * a for a, b in zip(self._parts(), other._parts(), strict=True))
        return Worth(share * other.value + (1 - share) * self.value, *mixed)

    def _parts(self) -> tuple[Floats, Floats, Floats]:
        return self.rides, self.minute, self.row


class Master:
    """The relaxation in HiGHS. Costs are hundredths of a driver-minute."""

    def __init__(self, instance: Instance, minutes: int) -> None:
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
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (("output_flag", False), ("threads", 1)):
            self._highs.setOptionValue(option, value)
        self._lay_out(minutes)

    def _lay_out(self, minutes: int) -> None:
        """Lay out the rows, the wishes left out, and each driver's turn and unevenness."""
        instance, count, inf = self._instance, len(self._instance.rows), highspy.kHighsInf
        drivers, highs = len(instance.drivers), self._highs
        self._row_at = self._rides
        self._rival_at = self._row_at + count
        self._most_at = self._rival_at + len(self._rivals)
        self._turn_at = self._most_at + drivers
        self._tangent_at = self._turn_at + count
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
        for driver in range(drivers):
            tangents = self._tangent_at + driver * _TANGENTS + np.arange(_TANGENTS)
            rows = self._turn_at + np.flatnonzero(self._drivers == driver)
            self._add(
                0.0,
                np.concatenate([rows, tangents]),
                np.concatenate([np.ones(len(rows)), -self._slopes[driver] * turn[driver]]),
                1.0,
            )
            self._add(1.0, tangents, np.ones(_TANGENTS), inf)

    def _add(self, cost: float, rows: Numbers, values: Floats, most: float) -> None:
        self._highs.addCol(cost, 0.0, most, len(rows), rows.astype(np.int32), values)

    def take(self, column: Column) -> None:
        """Add a tour."""
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
        cost = beyond_price(self.out(row, self.minute), 0.0, column.minutes, column.minutes) + column.extra
        self._add(cost, rows, values.astype(np.float64), highspy.kHighsInf)

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

    def worth(self, seconds: float) -> Worth | None:
        """Solve the relaxation; None when time runs out."""
        highs = self._highs
        highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, seconds))
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        duals = np.array(highs.getSolution().row_dual)
        of = duals[self._row_at : self._rival_at].copy()
        for k, pair in enumerate(self._rivals):
            of[list(pair)] += duals[self._rival_at + k]
        of -= duals[self._turn_at : self._tangent_at]
        tangents = duals[self._tangent_at :].reshape(-1, _TANGENTS)
        minute = self.minute - duals[self._most_at : self._turn_at] + (tangents * self._slopes).sum(axis=1)
        rides = duals[: self._rides, None] - self._instance.dear
        return Worth(float(highs.getInfo().objective_function_value), rides, minute[self._drivers], of)
