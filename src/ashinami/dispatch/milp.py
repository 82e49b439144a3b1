"""A choice among very many columns: the linear relaxation by pricing, then HiGHS on the few columns that can still matter.

A column can be in a solution better than a known one only if its reduced cost is below the gap between that solution and
the relaxation (Dantzig, Fulkerson and Johnson 1954, doi 10.1287/opre.2.4.393).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf
from typing import Protocol

import highspy
import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.stop import Timer

type Floats = NDArray[np.float64]
type Numbers = NDArray[np.int64]

_AT_ONCE = 3_000
_MOST_NODES = 1_000
_NEGATIVE = -1e-7


class Matrix(Protocol):
    """A CSC matrix [row, column], by the names scipy has for its parts: one of scipy's does as well."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""

    @property
    def indptr(self) -> NDArray[np.integer]:
        """Where each column begins."""

    @property
    def indices(self) -> NDArray[np.integer]:
        """The row of each value."""

    @property
    def data(self) -> Floats:
        """The values, column by column."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A CSC matrix made without scipy, which takes as long to load as a day's first plan to make."""

    shape: tuple[int, int]
    indptr: NDArray[np.int32]
    indices: NDArray[np.int32]
    data: Floats

    @classmethod
    def of(cls, values: Floats, rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> Columns:
        """Return the matrix with these values at these places, each place named once."""
        order = np.lexsort((rows, columns))
        begin = np.concatenate([[0], np.cumsum(np.bincount(columns, minlength=shape[1]))])
        return cls(shape, begin.astype(np.int32), rows[order].astype(np.int32), values[order])


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Choose columns so that low <= matrix x <= high at the least cost; `whole` columns are taken or not, others in part.

    Each variable lies between 0 and 1.
    """

    cost: Floats
    matrix: Matrix
    low: Floats
    high: Floats
    whole: NDArray[np.bool_]

    def of(self, columns: Numbers) -> Choice:
        """Return the choice among some of the columns."""
        begin = np.asarray(self.matrix.indptr, np.int64)
        sizes = np.diff(begin)[columns]
        start = np.concatenate([[0], np.cumsum(sizes)])
        at = np.arange(start[-1]) + np.repeat(begin[columns] - start[:-1], sizes)
        shape = self.matrix.shape[0], len(columns)
        indices = self.matrix.indices[at].astype(np.int32)
        return Choice(
            self.cost[columns],
            Columns(shape, start.astype(np.int32), indices, self.matrix.data[at]),
            self.low,
            self.high,
            self.whole[columns],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """The linear relaxation: its value, what each column costs beyond what its rows are worth, and how much of it is taken."""

    value: float
    reduced: Floats
    taken: Floats


def _model(choice: Choice, *, whole: bool) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    rows, columns = choice.matrix.shape
    lp.num_col_, lp.num_row_ = columns, rows
    lp.col_cost_ = choice.cost
    lp.col_lower_, lp.col_upper_ = np.zeros(columns), np.ones(columns)
    lp.row_lower_, lp.row_upper_ = choice.low, choice.high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.asarray(choice.matrix.indptr, np.int32)
    lp.a_matrix_.index_ = np.asarray(choice.matrix.indices, np.int32)
    lp.a_matrix_.value_ = choice.matrix.data
    if whole:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[bool(each)] for each in choice.whole]
    return lp


def _highs(seconds: float) -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", max(0.01, seconds))
    return highs


def relax(choice: Choice, first: Numbers, until: float, timer: Timer) -> Relaxed | None:
    """Return the relaxation over all columns, starting from `first` (which must allow a solution); None when time runs out."""
    inside = np.zeros(len(choice.cost), np.bool_)
    inside[first] = True
    here = np.flatnonzero(inside)
    order = [here]
    owner = np.repeat(np.arange(len(choice.cost)), np.diff(choice.matrix.indptr))
    highs = _highs(until - timer())
    highs.passModel(_model(choice.of(here), whole=False))
    while True:
        highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, until - timer()))
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        duals = np.array(highs.getSolution().row_dual)
        worth = np.bincount(owner, choice.matrix.data * duals[choice.matrix.indices], len(choice.cost))
        reduced = choice.cost - worth
        found = np.flatnonzero((reduced < _NEGATIVE) & ~inside)
        if not len(found):
            taken = np.zeros(len(inside))
            taken[np.concatenate(order)] = highs.getSolution().col_value
            return Relaxed(highs.getInfo().objective_function_value, np.asarray(reduced), taken)
        if timer() > until:
            return None
        found = found[np.argsort(reduced[found])[:_AT_ONCE]]
        inside[found] = True
        order.append(found)
        more = choice.of(found)
        highs.addCols(
            len(found),
            more.cost,
            np.zeros(len(found)),
            np.ones(len(found)),
            len(more.matrix.data),
            np.asarray(more.matrix.indptr[:-1], np.int32),
            np.asarray(more.matrix.indices, np.int32),
            more.matrix.data,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """What was chosen: the columns' values (empty when none were found), and a bound no choice can be cheaper than."""

    values: Floats
    bound: float


def choose(choice: Choice, seconds: float, known: Floats | None = None) -> Chosen:
    """Return the best choice HiGHS finds in the time, or without a limit of time in so many nodes, and its bound.

    It begins with the choice that is known, if there is one.
    """
    highs = _highs(seconds)
    if isinf(seconds):
        highs.setOptionValue("mip_max_nodes", _MOST_NODES)
    highs.setOptionValue("mip_rel_gap", 1e-9)
    highs.setOptionValue("mip_abs_gap", 1e-6)
    highs.passModel(_model(choice, whole=True))
    if known is not None:
        begin = highspy.HighsSolution()
        begin.col_value = known
        highs.setSolution(begin)
    highs.run()
    status = highs.getModelStatus()
    info = highs.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Chosen(np.zeros(0), np.inf)
    values = np.array(highs.getSolution().col_value)
    found = info.primal_solution_status == 2
    return Chosen(values if found else np.zeros(0), info.mip_dual_bound)
