"""The choice among listed sets of rides, whole: who drives a ride, and which rides go together, decided one by one.

Together or not: Ryan and Foster (1981). Of each decision both ways are tried; the one less promising of the two raises the
bound most where rides are split evenly.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.listed import Listed
from ashinami.dispatch.loops.instance import Ints
from ashinami.dispatch.relaxation import Relaxation
from ashinami.dispatch.worth import Column, Worth

_WHOLE = 1e-5
_TRIED = 4
"""How many decisions of each kind are tried before one is chosen."""

_ROUNDS = 6
"""Of cuts where decisions are kept to."""

_MOST_NODES = 2_000
"""So many choices left open at the most."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Ride `one` is driven by a row, or together with another ride (`other`, with `row` -1), or it is not."""

    one: int
    other: int
    row: int
    so: bool

    def allows(self, sets: Listed) -> NDArray[np.bool_]:
        """Return which sets keep to it."""
        one = (sets.rides >> self.one & 1).astype(np.bool_)
        other = sets.row == self.row if self.row >= 0 else (sets.rides >> self.other & 1).astype(np.bool_)
        return np.asarray(one == other if self.so else ~(one & other))


@dataclass(order=True, slots=True)
class _Node:
    """What the relaxation says where decisions are kept to, which sets could still be chosen, and which tours it takes in what part."""

    value: float
    decisions: tuple[Decision, ...] = field(compare=False)
    sets: Ints = field(compare=False)
    taken: list[tuple[Column, float]] = field(compare=False)

    @property
    def whole(self) -> bool:
        return all(share > 1 - _WHOLE for _, share in self.taken)


class Branching:
    """The best choice below a limit, or what none is cheaper than."""

    def __init__(self, relaxation: Relaxation, limit: float, rides: int) -> None:
        self._relaxation, self._limit, self._rides = relaxation, limit, rides
        self.tours: list[Column] = []

    def bound(self) -> float:
        """Return what no choice is cheaper than, up to the limit; `tours` are those of the best, when it is below and was reached."""
        found = self._relaxation.solve(self._limit)
        if found is None:
            return 0.0
        self._relaxation.keep(self._relaxation.near)
        nodes = [self._node(found, ())]
        while nodes:
            node = heappop(nodes)
            if node.value >= self._limit:
                return self._limit
            if node.whole:
                self.tours = [column for column, _ in node.taken]
                return node.value
            # once more, as it is with the cuts known by now
            here = self._solved(node.decisions, node.sets, 0)
            if here is None:
                return node.value
            if here.value >= self._limit or here.whole:
                heappush(nodes, replace(here, value=max(here.value, node.value)))
                continue
            decisions = self._split(here) if len(nodes) < _MOST_NODES else []
            children = self._children(here, decisions) if decisions else None
            if children is None:
                # no time, too many nodes, or nothing left to decide: a tour that no driver may drive whole
                return node.value
            for child in children:
                heappush(nodes, replace(child, value=max(child.value, node.value)))
        return self._limit

    def _among(self, decisions: tuple[Decision, ...], sets: Ints) -> None:
        """Keep to decisions; all but the last have chosen the sets already."""
        if decisions:
            sets = sets[decisions[-1].allows(self._relaxation.pool.of(sets))]
        driven = {ride for each in decisions if each.so for ride in (each.one, each.other) if ride >= 0}
        self._relaxation.among(sets, driven)

    def _solved(self, decisions: tuple[Decision, ...], sets: Ints, rounds: int) -> _Node | None:
        self._among(decisions, sets)
        found = self._relaxation.solve(self._limit, rounds)
        return None if found is None else self._node(found, decisions)

    def _node(self, found: Worth, decisions: tuple[Decision, ...]) -> _Node:
        taken = [(column, share) for _, column, share in self._relaxation.master.taken()]
        return _Node(found.value, decisions, self._relaxation.near, taken)

    def _children(self, node: _Node, decisions: list[Decision]) -> list[_Node] | None:
        """Return what both ways of the decision that tells most lead to; None when time is over."""
        best, most = decisions[0], 0.0
        for decision in decisions:
            values = []
            for each in (decision, replace(decision, so=False)):
                self._among((*node.decisions, each), node.sets)
                value = self._relaxation.quick()
                if value is None:
                    return None
                values.append(min(value, self._limit) - node.value)
            raised = max(values[0], 1.0) * max(values[1], 1.0)
            if raised > most:
                best, most = decision, raised
        children = []
        for each in (best, replace(best, so=False)):
            child = self._solved((*node.decisions, each), node.sets, _ROUNDS)
            if child is None:
                return None
            children.append(child)
        return children

    def _split(self, node: _Node) -> list[Decision]:
        """Return the decisions most evenly split in what a node takes."""
        inside = np.zeros((len(node.taken), self._rides))
        share = np.array([share for _, share in node.taken])
        row = np.array([column.row for column, _ in node.taken])
        for k, (column, _) in enumerate(node.taken):
            inside[k, column.rides] = 1
        weighed = inside * share[:, None]
        together = np.triu(weighed.T @ inside, 1)
        by_row = np.array([weighed[row == each].sum(axis=0) for each in range(int(row.max()) + 1)])
        given = [Decision(ride, -1, driver, so=True) for driver, ride in _most_evenly(by_row)]
        paired = [Decision(one, other, -1, so=True) for one, other in _most_evenly(together)]
        return [decision for decision in (*given, *paired) if decision not in node.decisions]


def _most_evenly(split: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return where parts are nearest to a half."""
    found = np.argwhere((split > _WHOLE) & (split < 1 - _WHOLE))
    order = np.argsort(np.abs(split[tuple(found.T)] - 0.5), kind="stable")[:_TRIED]
    return [(int(a), int(b)) for a, b in found[order]]
