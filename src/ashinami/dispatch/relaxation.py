"""The choice among listed sets of rides, relaxed: with cuts, and with what is taken driven in earnest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.cuts import broken
from ashinami.dispatch.listed import Listed, none_listed
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.master import Master
from ashinami.dispatch.pricer import Pricer
from ashinami.dispatch.stop import Deadline
from ashinami.dispatch.worth import CLOSE, Column, Worth

_AT_ONCE = 500
_FAR = 100
"""So many times what the plan costs a wish costs that must be driven: however small a part of it is left out, it shows."""


class Relaxation:
    """Sets are added to its model as they pay.

    A set may really cost more than the least it was listed with: what is taken is looked at
    closely (`Pricer.really`); `dearer` is by how much that could be for a better plan than one that costs `most`.
    """

    def __init__(self, instance: Instance, minutes: int, pricer: Pricer, most: float, deadline: Deadline) -> None:
        self._instance, self._pricer, self._most, self._deadline = instance, pricer, most, deadline
        self.dearer = most
        self.master, self.pool = Master(instance, minutes), none_listed()
        self._at, self._allowed = np.zeros(0, np.int64), np.zeros(0, np.bool_)
        self._from: list[int] = []
        self._real: dict[int, Column | None] = {}

    def add(self, listed: Listed) -> None:
        """Take in sets."""
        self.pool = self.pool.with_(listed)
        self._at = np.concatenate([self._at, np.full(len(self.pool) - len(self._at), -1)])
        self.among(np.ones(len(self.pool), np.bool_), set())

    def keep_below(self, limit: float, found: Worth) -> None:
        """Forget the sets that no choice below the limit has, by what the relaxation says now (what is in its model stays)."""
        beyond = self.pool.beyond_worth(self.master, found)
        kept = np.flatnonzero((beyond <= limit - found.value + 1) | (self._at >= 0))
        now = np.full(len(self.pool), -1)
        now[kept] = np.arange(len(kept))
        self.pool, self._at, self._allowed = self.pool.of(kept), self._at[kept], self._allowed[kept]
        self._from = now[self._from].tolist()
        self._real = {int(now[k]): real for k, real in self._real.items()}

    def among(self, allowed: NDArray[np.bool_], driven: set[int]) -> None:
        """Leave out all sets but those `allowed` [set] from here on, and of wishes none that has a ride which is to be `driven`."""
        self.master.insist(driven, _FAR * self._most)
        allowed[[k for k, real in self._real.items() if real is None]] = False
        self._allowed = allowed
        self.master.allow(allowed[self._from])

    def quick(self) -> float | None:
        """Return at the least what it says of the sets in its model; None when time is over."""
        found = self.master.worth(self._deadline.left)
        return None if found is None else found.value

    def solve(self, limit: float) -> Worth | None:
        """Return what it says, with cuts as long as it is below `limit`; None when time is over."""
        while True:
            found = self.master.worth(self._deadline.left)
            if found is None or self._deadline.left < 0:
                return None
            if self._priced(found):
                continue
            if found.value >= limit or not (self._driven() or self.master.even_out() or self._cut()):
                return found

    def _priced(self, found: Worth) -> bool:
        """Add the sets that cost less than they are worth; whether there were any."""
        beyond = self.pool.beyond_worth(self.master, found)
        sets = np.flatnonzero((beyond < -CLOSE) & (self._at < 0) & self._allowed)
        for k in sets[np.argsort(beyond[sets], kind="stable")[:_AT_ONCE]].tolist():
            self._at[k] = len(self._from)
            self._from.append(k)
            self.master.take(self.pool.column(k, self._instance))
        return bool(len(sets))

    def _driven(self) -> bool:
        """Drive in earnest what is taken; whether anything costs more than it was listed with."""
        dearer = False
        for number, column, _ in self.master.taken():
            k = self._from[number]
            if k in self._real or not self.master.alone(column.row):
                continue
            real = self._real[k] = self._pricer.really(column, self.dearer)
            if real is None or self.master.cost(real) > self.master.cost(column) + CLOSE:
                self.master.replace(number, real)
                dearer = True
        return dearer

    def _cut(self) -> bool:
        cuts = broken([(column.rides, share) for _, column, share in self.master.taken()], len(self._instance.dear))
        self.master.cut(cuts)
        return bool(cuts)
