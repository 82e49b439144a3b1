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

_NEAR, _FIRST = 1 / 32, 1 / 4
"""How much of the gap above the relaxation the first sets use that it is made tighter with; and those listed for the proof."""

_MISSING, _KNOWN = 1 / 8, 1 / 2
"""Of how wide a list is enough to make the relaxation tighter: how wide missing sets are listed; by how much cuts raise it before."""

_WIDER, _MORE = 1.5, 1.1
_NARROWEST = 1 / 64
"""How much wider the list is each time, at the least where there were too many sets, and of the gap at the very least."""

_FEW, _SOME, _MANY = 20_000, 200_000, 1_000_000
"""So many sets are enough to make the relaxation tighter; of one row so many are too many for that, and so many for the proof."""

_PATIENCE = 2
_ENOUGH = 1 / 50
"""When the sets that are missing lower the bound by less of that width, no more are looked for."""


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
        width, much = max(listed, min(gap * _FIRST, 4 * listed)), np.inf
        while gap > 0 and max(gap * _NARROWEST, _MORE * (best - here)) < width < much and self._deadline.left > 0:
            width = min(width, gap)
            if width > listed and self._list(found, least, width) is None:
                # half way to the widest that was enough so far
                much, width = width, (best - here + width) / 2
                continue
            limit = min(here + width, self._most)
            branching = Branching(self._relaxation, limit + self._several, len(self._instance.dear))
            best = max(best, branching.bound() - self._several)
            self.tours = branching.tours
            if best < limit or width >= gap:
                break
            width *= _WIDER
        return best

    def _here(self, found: Worth, least: Floats) -> float:
        """Return what the relaxation says. Costs are rounded down driver by driver (`cost.Load`): so much less it may say."""
        return found.value + float(least.sum()) - len(self._instance.drivers)

    def _list(self, found: Worth, least: Floats, width: float, most: int = _MANY) -> Listed | None:
        """List what costs less than `width` beyond the least; None when it is more than `most` sets of a row, or time is over."""
        self._relaxation.dearer = min(self._relaxation.dearer, self._most - self._here(found, least))
        listed = self._pricer.all_below(found, found.row + least + width + CLOSE, most, self._deadline)
        if listed is not None:
            self._relaxation.add(listed)
        return listed

    def _tightened(self, found: Worth, least: Floats) -> tuple[Worth, Floats, float]:
        """Return the same of the relaxation with cuts, and how widely sets are listed around it."""
        gap = self._most - self._here(found, least)
        width, wider, waited = 0.0, gap * _NEAR, 0
        while width < gap and len(self._relaxation.pool) <= _FEW:
            if self._list(found, least, wider, _SOME) is not None:
                width, wider = wider, min(2 * wider, gap)
            elif width or wider < gap * _NEAR * _NARROWEST:
                break
            else:
                wider /= 4
        best, known, wide = (found, least, width), self._here(found, least) + width, width
        while waited < _PATIENCE and 0 < wide < gap:
            relaxed = self._relaxation.solve(known, wider=False)
            listed = None if relaxed is None else self._list(relaxed, np.zeros(len(least)), wide * _MISSING, _SOME)
            if relaxed is None or listed is None:
                break
            least = np.zeros(len(least))
            np.minimum.at(least, listed.row, listed.beyond_worth(self._relaxation.master, relaxed))
            here = self._here(relaxed, least)
            waited += 1
            if here > self._here(*best[:2]) + _ENOUGH * wide:
                best, waited = (relaxed, least, wide * _MISSING), 0
            if -least.sum() < _ENOUGH * wide and relaxed.value < known:
                break
            known = max(known, here + wide * _KNOWN)
        return best
