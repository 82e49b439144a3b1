"""What no choice among all sets of rides a better plan could use is cheaper than: when they can be listed, that is the proof.

The relaxation is made tighter first: the sets listed near to its value are relaxed with cuts, and the sets missing at what
rides are then worth listed after. Then the width of the list is doubled until it reaches the plan (Baldacci, Christofides and
Mingozzi 2008, doi 10.1007/s10107-007-0178-5).
"""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.branching import Branching
from ashinami.dispatch.listed import Listed
from ashinami.dispatch.loops.instance import Floats, Instance
from ashinami.dispatch.pricer import Pricer
from ashinami.dispatch.relaxation import Relaxation
from ashinami.dispatch.stop import Deadline
from ashinami.dispatch.worth import CLOSE, Column, Worth

_FIRST, _NEXT = 1 / 16, 1 / 32
"""How much of the gap above the relaxation the listed sets use at first, and those listed after."""

_MANY, _PATIENCE = 20_000, 3
_ENOUGH = 1 / 200
"""When the sets that are missing lower the bound by less of the gap, no more are looked for."""


class ProofBySets:
    """A day whose relaxation is known. `tours` is a better choice than the plan's, where one was found."""

    def __init__(self, instance: Instance, minutes: int, pricer: Pricer, most: int, deadline: Deadline) -> None:
        """Take in what the plan costs (`most`)."""
        self._instance, self._pricer, self._most, self._deadline = instance, pricer, most, deadline
        self._relaxation = Relaxation(instance, minutes, pricer, most, deadline)
        # of drivers with several rows unevenness is rounded down only in the plan's own cost
        self._several = int((np.bincount(instance.rows["driver"]) > 1).sum())
        self.tours: list[Column] = []

    def value(self, found: Worth, least: Floats) -> float:
        """Return the bound: `found` says what rides are worth, `least` by row how far below nothing a tour may still cost."""
        found, least, listed = self._tightened(found, least)
        here = best = self._here(found, least)
        gap = self._most - here
        width = min(max(listed, gap * _FIRST), gap)
        while gap > 0 and (width <= listed or self._list(found, least, width) is not None):
            limit = min(here + width, self._most)
            branching = Branching(self._relaxation, limit + self._several, len(self._instance.dear))
            best = max(best, branching.bound() - self._several)
            self.tours = branching.tours
            if best < limit or width >= gap or self._deadline.left < 0:
                break
            width = min(gap, 2 * width)
        return best

    def _here(self, found: Worth, least: Floats) -> float:
        """Return what the relaxation says. Costs are rounded down driver by driver (`cost.Load`): so much less it may say."""
        return found.value + float(least.sum()) - len(self._instance.drivers)

    def _list(self, found: Worth, least: Floats, width: float) -> Listed | None:
        """List what costs less than `width` beyond the least; None when it is too much."""
        self._relaxation.dearer = min(self._relaxation.dearer, self._most - self._here(found, least))
        listed = self._pricer.all_below(
            found, found.row + least + width + CLOSE, self._deadline.until, self._deadline.timer
        )
        if listed is not None:
            self._relaxation.add(listed)
        return listed

    def _tightened(self, found: Worth, least: Floats) -> tuple[Worth, Floats, float]:
        """Return the same of the relaxation with cuts, and how widely sets are listed around it."""
        gap = self._most - self._here(found, least)
        width, wider, waited = 0.0, gap * _FIRST, 0
        while width < gap and self._list(found, least, wider) is not None:
            width, wider = wider, min(2 * wider, gap)
            if len(self._relaxation.pool) > _MANY:
                break
        best, known = (found, least, width), self._here(found, least) + width
        while waited < _PATIENCE and 0 < width < gap:
            relaxed = self._relaxation.solve(known)
            listed = None if relaxed is None else self._list(relaxed, np.zeros(len(least)), gap * _NEXT)
            if relaxed is None or listed is None:
                break
            least = np.zeros(len(least))
            np.minimum.at(least, listed.row, listed.beyond_worth(self._relaxation.master, relaxed))
            here = self._here(relaxed, least)
            waited += 1
            if here > self._here(*best[:2]) + _ENOUGH * gap:
                best, waited = (relaxed, least, gap * _NEXT), 0
            if -least.sum() < _ENOUGH * gap and relaxed.value < known:
                break
            known = max(known, here + 4 * gap * _NEXT)
        return best
