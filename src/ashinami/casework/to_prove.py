"""A day's problem and its plan as JSON holds them: handed to whoever works out how far the plan is from the best, later and elsewhere.

Keys, minutes and rows of the travel matrix; no name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from ashinami.casework.codec import Plain, from_plain, to_plain
from ashinami.dispatch.plan import Plan
from ashinami.dispatch.problem import DriverDay, Fixed, Problem, Weights, WishOrder


@dataclass(frozen=True, slots=True)
class ToProve:
    """A problem with its matrices as rows of whole numbers, and a sound plan of it."""

    drivers: tuple[DriverDay, ...]
    wishes: tuple[WishOrder, ...]
    travel: tuple[tuple[int, ...], ...]
    metres: tuple[tuple[int, ...], ...]
    fixed: tuple[Fixed, ...]
    weights: Weights
    plan: Plan

    @classmethod
    def of(cls, problem: Problem, plan: Plan) -> Self:
        """Return it for a problem and its plan."""
        travel, metres = (tuple(map(tuple, matrix.tolist())) for matrix in (problem.travel, problem.metres))
        return cls(problem.drivers, problem.wishes, travel, metres, problem.fixed, problem.weights, plan)

    @property
    def problem(self) -> Problem:
        """The problem, its matrices as the planner has them."""
        travel, metres = (np.array(rows, np.int32).reshape(len(rows), len(rows)) for rows in (self.travel, self.metres))
        return Problem(self.drivers, self.wishes, travel, metres, self.fixed, self.weights)

    def to_json(self) -> Plain:
        """Return it as JSON holds it."""
        return to_plain(self)

    @classmethod
    def from_json(cls, data: Plain) -> Self:
        """Return what `to_json` wrote; another shape is a ValueError."""
        return from_plain(cls, data)
