"""The choice among listed sets of rides, relaxed: with cuts, and with what is taken driven in earnest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.cuts import Cut, broken, broken_of
from ashinami.dispatch.listed import Listed, none_listed
from ashinami.dispatch.loops.instance import Instance, Ints
from ashinami.dispatch.master import Master
from ashinami.dispatch.pricer import Pricer
from ashinami.dispatch.stop import Deadline
from ashinami.dispatch.worth import CLOSE, Worth

_AT_ONCE = 500
_FAR = 100
"""So many times what the plan costs a wish costs that must be driven: however small a part of it is left out, it shows."""

_ROUNDS, _PATIENCE = 60, 3
_TELLS = 1 / 200
"""A round of cuts tells that raises the value by so much of what is left to the limit."""

_MOST_TOURS, _MOST_CUTS = 1_200, 200
_FEWER = 0.9
_NEAR = 1 / 4
"""When there are more in the model, tours stay that cost no more than so much of what is left to the limit beyond their worth."""


class Relaxation:
    """Sets are added to its model as they pay.

    A set may really cost more than the least it was listed with: what is taken is looked at
    closely (`Pricer.really`); `dearer` is by how much that could be for a better plan than one that costs `most`.
    """

    def __init__(self, instance: Instance, minutes: int, pricer: Pricer, most: float, deadline: Deadline) -> None:
        self._instance, self._pricer, self._most, self._deadline = instance, pricer, most, deadline
        self.dearer = most
        self.master, self.pool = Master(instance, minutes, steps_on=True), none_listed()
        # of each set where it is in the model (-1: nowhere), and what it really costs more (nan: not looked at)
        self._at, self._more = np.zeros(0, np.int64), np.zeros(0)
        # the sets that may be chosen, and those in the model
        self._open, self._from = np.zeros((2, 0), np.int64)
        self._part = self.pool
        self._known: dict[Cut, None] = {}

    def add(self, listed: Listed) -> None:
        """Take in sets."""
        self.pool = self.pool.with_(listed)
        new = len(self.pool) - len(self._at)
        self._at = np.concatenate([self._at, np.full(new, -1)])
        self._more = np.concatenate([self._more, np.full(new, np.nan)])
        self.among(np.arange(len(self.pool)), set())

    @property
    def near(self) -> Ints:
        """The sets that may be chosen and that a choice below the limit can have, as far as the relaxation has said."""
        return self._open

    def keep(self, sets: Ints) -> None:
        """Forget all but these sets and those in the model."""
        kept = np.union1d(sets, self._from)
        now = np.full(len(self.pool), -1)
        now[kept] = np.arange(len(kept))
        self.pool, self._from = self.pool.of(kept), now[self._from]
        self._at, self._more = self._at[kept], self._more[kept]
        self.among(now[sets], set())

    def among(self, sets: Ints, driven: set[int]) -> None:
        """Leave out all but these sets from here on, and of wishes none that has a ride which is to be `driven`."""
        self.master.insist(driven, _FAR * self._most)
        self._open = sets[~(self._more[sets] == np.inf)]
        self._part = self.pool.of(self._open)
        allowed = np.zeros(len(self.pool), np.bool_)
        allowed[self._open] = True
        self.master.allow(allowed[self._from])

    def quick(self) -> float | None:
        """Return about how much it says at least of the sets in its model; None when time is over."""
        return self.master.quick(self._deadline.left)

    def solve(self, limit: float, rounds: int = _ROUNDS, *, wider: bool = True) -> Worth | None:
        """Return what it says, with cuts for so many rounds, as long as they tell and it is below `limit`; None when time is over.

        Cuts are of three rides, or `wider` too: those are dear to list sets with.
        """
        before, idle = -np.inf, 0
        while True:
            found = self.master.worth(self._deadline.left)
            if found is None or self._deadline.left < 0:
                return None
            if self._priced(found, limit if wider else np.inf) or self._driven() or self.master.even_out():
                continue
            if found.value >= limit:
                return found
            if self._cut_again():
                continue
            idle = 0 if found.value > before + _TELLS * (limit - before) else idle + 1
            before = found.value
            if idle == _PATIENCE or rounds == 0 or not self._cut(limit - found.value, wider=wider):
                return found
            rounds -= 1

    def _priced(self, found: Worth, limit: float) -> bool:
        """Add the sets that cost less than they are worth; whether there were any. Where none is left those beyond the limit go."""
        beyond = self._part.beyond_worth(self.master, found) + np.nan_to_num(self._more[self._open], posinf=np.inf)
        pays = np.flatnonzero((beyond < -CLOSE) & (self._at[self._open] < 0))
        if not len(pays):
            if found.value < limit < np.inf:
                self._narrow(beyond <= limit - found.value + 1)
            return False
        sets = self._open[pays[np.argsort(beyond[pays], kind="stable")[:_AT_ONCE]]]
        for k in sets.tolist():
            more = self._more[k]
            self.master.take(self.pool.column(k, self._instance), 0.0 if np.isnan(more) else float(more))
        self._at[sets] = len(self._from) + np.arange(len(sets))
        self._from = np.concatenate([self._from, sets])
        return True

    def _narrow(self, near: NDArray[np.bool_]) -> None:
        if near.sum() < _FEWER * len(near):
            self._open = self._open[near]
            self._part = self.pool.of(self._open)

    def _forget(self, left: float) -> None:
        """Keep the model small: a set that pays again is added again."""
        tours, cuts = self.master.size
        if tours < _MOST_TOURS and cuts < _MOST_CUTS:
            return
        kept = self.master.forget(_NEAR * left)
        self._at[self._from] = -1
        self._from = self._from[kept]
        self._at[self._from] = np.arange(len(self._from))

    def _driven(self) -> bool:
        """Drive in earnest what is taken; whether anything costs more than it was listed with."""
        dearer = False
        for number, column, _ in self.master.taken():
            k = self._from[number]
            if not np.isnan(self._more[k]) or not self.master.alone(column.row):
                continue
            real = self._pricer.really(column, self.dearer)
            more = np.inf if real is None else max(0.0, self.master.cost(real) - self.master.cost(column))
            self._more[k] = more
            if more > CLOSE:
                self.master.reprice(number, more)
                dearer = True
        return dearer

    def _cut(self, left: float, *, wider: bool) -> bool:
        """Add cuts that are broken, in place of what is not needed any more; whether there were any."""
        cuts = broken(self._taken(), len(self._instance.dear), wider=wider)
        if cuts:
            self._forget(left)
            self._known |= dict.fromkeys(cuts)
            self.master.cut(cuts)
        return bool(cuts)

    def _cut_again(self) -> bool:
        """Add cuts that were forgotten and are broken again; whether there were any."""
        cuts = broken_of(list(self._known), self._taken())
        self.master.cut(cuts)
        return bool(cuts)

    def _taken(self) -> list[tuple[Ints, float]]:
        """Return of each tour taken its rides, and how much of it."""
        return [(column.rides, share) for _, column, share in self.master.taken()]
