"""The cuts of a relaxation, as rows of its model in HiGHS."""

from __future__ import annotations

import highspy
import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.cuts import Cut, bits_of, cuts_of, wholes
from ashinami.dispatch.loops.sets import Cuts
from ashinami.dispatch.milp import Floats, Numbers


class CutRows:
    """Each cut's row counts the wholes that tours have of it."""

    def __init__(self, highs: highspy.Highs) -> None:
        self._highs = highs
        self._cuts: list[Cut] = []
        self.at = np.zeros(0, np.int64)
        self._parts = np.zeros((3, 0), np.int64)

    def __len__(self) -> int:
        return len(self._cuts)

    def of(self, rides: Numbers) -> tuple[Numbers, Floats]:
        """Return the rows a tour with these rides counts in, and how much."""
        if not self._cuts:
            return self.at, np.zeros(0)
        counted = wholes(bits_of(rides.tolist()), self._parts)
        inside = np.flatnonzero(counted)
        return self.at[inside], counted[inside].astype(np.float64)

    def add(self, cuts: list[Cut], tours: list[Numbers], first: int) -> None:
        """Add cuts; the columns from the `first` on are tours with these rides, each ride once."""
        cuts = sorted(set(cuts) - set(self._cuts))
        parts = np.array(cuts, np.int64).reshape(-1, 3).T
        driven = np.array([bits_of(rides.tolist()) for rides in tours], np.int64)
        for cut, part in zip(cuts, parts.T, strict=True):
            counted = wholes(driven, part).astype(np.float64)
            inside = np.flatnonzero(counted)
            self.at = np.append(self.at, self._highs.getNumRow())
            self._highs.addRow(
                -highspy.kHighsInf, cut.most, len(inside), (first + inside).astype(np.int32), counted[inside]
            )
        self._cuts += cuts
        self._parts = np.concatenate([self._parts, parts], axis=1)

    def keep(self, kept: NDArray[np.bool_], now: Numbers) -> None:
        """Know no more of the cuts that are not kept; rows are now where `now` [row before] says."""
        self._cuts = [cut for cut, each in zip(self._cuts, kept, strict=True) if each]
        self.at, self._parts = now[self.at[kept]], self._parts[:, kept]

    def priced(self, duals: Floats, rides: int) -> Cuts:
        """Return those that cost something."""
        return cuts_of(self._cuts, np.maximum(0, -duals[self.at]), rides)
