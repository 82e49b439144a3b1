"""A linear relaxation in HiGHS that is changed and solved again and again."""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

_QUICK = 40
"""How many steps tell how much a change raises the value."""


def relaxation_model(*, steps_on: bool) -> highspy.Highs:
    """Return an empty model.

    One that `steps_on` goes from where it was the shorter way, primal or dual: half the time where columns and cuts come and go.
    While columns are generated that would leave prices at the edge, and five times as many rounds to go (measured).
    """
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1)):
        highs.setOptionValue(option, value)
    if steps_on:
        highs.setOptionValue("presolve", "off")
        highs.setOptionValue("simplex_strategy", 0)
    return highs


def solved(highs: highspy.Highs, seconds: float) -> bool:
    """Solve it, where HiGHS does not know an end once more from the beginning; whether it came to one in time."""
    highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, seconds))
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kUnknown:
        highs.clearSolver()
        highs.run()
    return highs.getModelStatus() in {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kIterationLimit}


def value_in_few_steps(highs: highspy.Highs, seconds: float) -> float | None:
    """Return what a few steps say its value is at least, and go back to where it was; None when time runs out."""
    basis = highs.getBasis()
    highs.setOptionValue("simplex_iteration_limit", _QUICK)
    in_time = solved(highs, seconds)
    highs.setOptionValue("simplex_iteration_limit", highspy.kHighsIInf)
    value = float(highs.getInfo().objective_function_value)
    highs.setBasis(basis)
    return value if in_time else None


def in_use(highs: highspy.Highs) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which columns are in use, and which rows hold the solution back."""
    basis, free = highs.getBasis(), highspy.HighsBasisStatus.kBasic
    columns = np.array([status == free for status in basis.col_status], np.bool_)
    return columns, np.array([status != free for status in basis.row_status], np.bool_)


def keep_only(highs: highspy.Highs, columns: NDArray[np.bool_], rows: NDArray[np.bool_]) -> None:
    """Take out all other columns and rows, none of them in use (`in_use`), and stay where it was."""
    basis = highs.getBasis()
    for kept, delete in ((columns, highs.deleteCols), (rows, highs.deleteRows)):
        gone = np.flatnonzero(~kept).astype(np.int32)
        delete(len(gone), gone)
    basis.col_status = [status for status, kept in zip(basis.col_status, columns, strict=True) if kept]
    basis.row_status = [status for status, kept in zip(basis.row_status, rows, strict=True) if kept]
    highs.setBasis(basis)
