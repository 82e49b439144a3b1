"""Tours as columns of the relaxed choice, and what it says their rides are worth."""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.dispatch.loops.sets import Cuts
from ashinami.dispatch.milp import Floats, Numbers

CLOSE = 1e-3
"""So near to nothing a price counts as none."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A tour of a row: its rides, its minutes out, and what it costs beyond minutes and unevenness."""

    row: int
    rides: Numbers
    minutes: int
    extra: float


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """The relaxation's value, and what it says of columns to come: `rides` [ride, row], `minute` [row], `row` [row], and its cuts.

    A column costs minute x minutes + extra + its unevenness + what it pays for cuts - (its rides' worth) - row beyond what its
    rows are worth.
    """

    value: float
    rides: Floats
    minute: Floats
    row: Floats
    cuts: Cuts

    def towards(self, other: Worth, share: float) -> Worth:
        """Return what lies between, where neither has cuts: at share 1 the other. Where no tour pays at either, none pays between."""
        if share == 1:
            return other
        rides, minute, of = (share * b + (1 - share) * a for a, b in zip(self._parts(), other._parts(), strict=True))
        return Worth(share * other.value + (1 - share) * self.value, rides, minute, of, other.cuts)

    def _parts(self) -> tuple[Floats, Floats, Floats]:
        return self.rides, self.minute, self.row
