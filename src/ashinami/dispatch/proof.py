"""A bound no tours can be cheaper than, and often the proof that the tours found are the best.

The model of all fragments (`network`), relaxed, then exact on the columns that can still matter. That each empty way alone is
in time does not make a chain of them so: chains that are not are forbidden as they turn up. For interchangeable vehicles
whose cost is travel; for any others none is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse

from ashinami.dispatch.loops.draft import Tours
from ashinami.dispatch.loops.fragments import Fragments
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.milp import Choice, Floats, Numbers, Relaxed, choose, relax
from ashinami.dispatch.network import CLOSE, Network, all_fragments, network
from ashinami.dispatch.stop import Timer

_MOST_AT_ONCE = 40_000
_NARROW = 0.003


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """No tours cost less than `bound`; `tours`, when there are any, cost `cost`, less than those asked about."""

    bound: float
    tours: Tours | None
    cost: float


def applies(instance: Instance) -> bool:
    """Whether this model says all that the instance's costs say."""
    alike = bool((instance.rows["kind"] == instance.rows["kind"][0]).all()) and len(instance.rows) > 0
    single = bool((instance.wishes["rides"] == 1).all()) and len(instance.wishes) > 0
    plain = not instance.nodes["glued"].any() and not instance.nodes["alone"].any() and not instance.dear.any()
    return alike and single and plain and not instance.weights["timed"][0]


class Prover:
    """All fragments of an instance, worked out once; then asked again and again with better tours and more time."""

    def __init__(self, instance: Instance, fragments: Fragments) -> None:
        self._instance = instance
        self._network = network(instance, fragments)
        self._cuts: list[Floats] = []

    @classmethod
    def of(cls, instance: Instance, seconds: float, timer: Timer) -> Prover | None:
        """Return a prover; None when the model does not apply, or there are too many fragments for the time."""
        if not applies(instance):
            return None
        fragments = all_fragments(instance, timer() + seconds, timer)
        return None if fragments is None else cls(instance, fragments)

    def prove(self, tours: Tours, cost: float, seconds: float, timer: Timer) -> Proof | None:
        """Return a bound and, if they turn up, cheaper tours; None when time runs out before there is any bound."""
        until = timer() + seconds
        net = self._network
        count = len(net.choice.cost)
        first = np.arange(count) if count < _MOST_AT_ONCE else np.arange(len(net.fragments), count)
        choice = _with_cuts(net.choice, self._cuts)
        relaxed = relax(choice, first, until, timer)
        if relaxed is None:
            return None
        best = Proof(relaxed.value, None, cost)
        for width in (_NARROW * relaxed.value, np.inf):
            best = self._among(tours, best, relaxed, width, until, timer)
            if best.bound >= best.cost - CLOSE:
                break
        return best

    def _among(  # noqa: PLR0913, PLR0917
        self, tours: Tours, best: Proof, relaxed: Relaxed, width: float, until: float, timer: Timer
    ) -> Proof:
        """Choose among the columns whose reduced cost is below `width` and below the gap: all, or the most likely ones."""
        net = self._network
        gap = best.cost - relaxed.value
        left = np.flatnonzero(relaxed.reduced < min(width, gap) + CLOSE)
        choice = _with_cuts(net.choice, self._cuts).of(left)
        while timer() < until:
            chosen = choose(choice, until - timer())
            # what is better uses these columns alone, or costs at least as much as one of the others forces
            bound = min(best.cost, max(best.bound, min(chosen.bound, relaxed.value + width)))
            best = Proof(bound, best.tours, best.cost)
            if bound >= best.cost - CLOSE or not len(chosen.values):
                break
            taken = left[chosen.values > 0.5]
            chains = _chains(net, taken)
            cuts = [cut for chain in chains if (cut := _cut(self._instance, net, chain)) is not None]
            if not cuts:
                value = float(net.choice.cost[taken].sum())
                if value < best.cost - CLOSE:
                    best = Proof(min(bound, value), _tours(tours, net, chains), value)
                break
            self._cuts += cuts
            choice = _with_cuts(choice, [np.append(cut[left], cut[-1]) for cut in cuts])
        return best


type _Chain = list[int]
"""Fragments and ways in turn, as columns: from the depot a way, a fragment, a way ... back; or a ring without the depot."""


def _chains(net: Network, taken: Numbers) -> list[_Chain]:
    count, ways = len(net.fragments), len(net.ways)
    fragment_at = {int(net.stops[column][0]): int(column) for column in taken[taken < count]}
    after: dict[int, tuple[int, int]] = {}
    chains: list[_Chain] = []
    begins = []
    for column in taken[(taken >= count) & (taken < count + ways)]:
        before, to = (int(node) for node in net.ways[column - count])
        if before == to:
            continue
        if before < 0:
            begins.append((int(column), to))
        else:
            after[before] = int(column), to
    while fragment_at:
        way, start = begins.pop() if begins else (-1, next(iter(fragment_at)))
        chain = [way] if way >= 0 else []
        while start in fragment_at:
            fragment = fragment_at.pop(start)
            way, start = after[int(net.stops[fragment][-1])]
            chain += [fragment, way]
        chains.append(chain)
    return chains


def _cut(instance: Instance, net: Network, chain: _Chain) -> Floats | None:
    """Return a row, at most its last entry, that forbids the chain and all that come no sooner; None when it is in time."""
    count = len(net.fragments)
    pieces = [column for column in chain if column < count]
    if chain[0] < count:
        return _forbidding_ring(net, pieces)
    for length in range(2, len(pieces) + 1):
        for begin in range(len(pieces) - length + 1):
            run = pieces[begin : begin + length]
            if not _in_time(instance, net, run):
                return _forbidding(net, run)
    return None


def _in_time(instance: Instance, net: Network, run: list[int]) -> bool:
    ready = float(net.fragments["ready"][run[0]])
    for one, other in pairwise(run):
        off, up = net.stops[one][-1], net.stops[other][0]
        record = net.fragments[other]
        arrive = ready + float(instance.nodes["service"][off])
        arrive += float(instance.travel[instance.nodes["place"][off], instance.nodes["place"][up]])
        if arrive > record["latest"] + CLOSE:
            return False
        ready = max(float(record["ready"]), arrive + float(record["least"]))
    return True


def _forbidding(net: Network, run: list[int]) -> Floats:
    """Forbid the run, and with it every run over the same empty ways whose fragments are no quicker."""
    count, fragments = len(net.fragments), net.fragments
    starts = np.array([each[0] for each in net.stops])
    ends = np.array([each[-1] for each in net.stops])
    row = np.zeros(len(net.choice.cost) + 1)
    for number, piece in enumerate(run):
        same = np.ones(count, np.bool_)
        if number > 0:
            same &= starts == starts[piece]
        if number < len(run) - 1:
            same &= (ends == ends[piece]) & (fragments["ready"] >= fragments["ready"][piece])
            if number > 0:
                same &= fragments["least"] >= fragments["least"][piece]
        else:
            same &= fragments["latest"] <= fragments["latest"][piece]
        row[:count][same] = 1
    for one, other in pairwise(run):
        on_way = (net.ways[:, 0] == ends[one]) & (net.ways[:, 1] == starts[other])
        row[count : count + len(net.ways)][on_way] = 1
    row[-1] = 2 * len(run) - 2
    return row


def _forbidding_ring(net: Network, ring: list[int]) -> Floats:
    """Forbid a ring that no depot is part of, whatever its fragments do between their ends."""
    count = len(net.fragments)
    starts = np.array([each[0] for each in net.stops])
    ends = np.array([each[-1] for each in net.stops])
    row = np.zeros(len(net.choice.cost) + 1)
    for one, other in pairwise([*ring, ring[0]]):
        row[:count][(starts == starts[one]) & (ends == ends[one])] = 1
        on_way = (net.ways[:, 0] == ends[one]) & (net.ways[:, 1] == starts[other])
        row[count : count + len(net.ways)][on_way] = 1
    row[-1] = 2 * len(ring) - 1
    return row


def _with_cuts(choice: Choice, cuts: list[Floats]) -> Choice:
    if not cuts:
        return choice
    rows = np.array(cuts)
    inside = choice.matrix
    whole = sparse.csc_array((inside.data, inside.indices, inside.indptr), shape=inside.shape)
    matrix = sparse.csc_array(sparse.vstack([whole, sparse.csc_array(rows[:, :-1])]))
    low = np.append(choice.low, np.full(len(rows), -np.inf))
    return Choice(choice.cost, matrix, low, np.append(choice.high, rows[:, -1]), choice.whole)


def _tours(now: Tours, net: Network, chains: list[_Chain]) -> Tours:
    nodes, size = now.nodes.copy(), np.full_like(now.size, 2)
    homes = [(int(now.nodes[row, 0]), int(now.nodes[row, 0]) + 1) for row in range(len(now.size))]
    for row, (first, last) in enumerate(homes):
        pieces = [p for p in chains[row] if p < len(net.fragments)] if row < len(chains) else []
        tour = np.concatenate([[first], *(net.stops[piece] for piece in pieces), [last]])
        nodes[row, : len(tour)], size[row] = tour, len(tour)
    return Tours(nodes, size)
