"""A bound no tours can be cheaper than, and often the proof that the tours found are the best: the model of all fragments.

Fragments (`loops.fragments`) are joined by empty ways: each ride in one fragment, as many empty ways into a pick-up or out of
a drop-off as fragments begin or end there (Rist and Forbes 2021, doi 10.1287/trsc.2020.1009). That each way alone is in time
does not make a chain of them so: chains that are not are forbidden as they turn up. For interchangeable vehicles whose cost
is travel; for any others none is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse

from ashinami.dispatch.loops.draft import Tours, empty_draft
from ashinami.dispatch.loops.fragments import Fragments, enumerate_from, no_fragments
from ashinami.dispatch.loops.instance import Instance, Records
from ashinami.dispatch.milp import Choice, Floats, Numbers, Timer, choose, relax

_MOST_FRAGMENTS = 1_000_000
_STEPS_A_SECOND = 4_000_000
_MOST_AT_ONCE = 40_000
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """No tours cost less than `bound`; `tours`, when there are any, cost `cost`, less than those asked about."""

    bound: float
    tours: Tours | None
    cost: float


@dataclass(frozen=True, slots=True, eq=False)
class _Network:
    """Fragments and the empty ways between them: columns are fragments, ways (from, to), rides left out, in this order.

    `ways` is int64 [way, 2], the drop-off and the pick-up; -1 stands for the depot.
    """

    fragments: Records
    stops: tuple[Numbers, ...]
    ways: Numbers
    choice: Choice


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
        self._network = _network(instance, fragments)
        self._cuts: list[Floats] = []

    @classmethod
    def of(cls, instance: Instance, seconds: float, timer: Timer) -> Prover | None:
        """Return a prover; None when the model does not apply, or there are too many fragments for the time."""
        if not applies(instance):
            return None
        fragments = _all_fragments(instance, timer() + seconds, timer)
        return None if fragments is None else cls(instance, fragments)

    def prove(self, tours: Tours, cost: float, seconds: float, timer: Timer) -> Proof | None:
        """Return a bound and, if they turn up, cheaper tours; None when time runs out before there is any bound."""
        until = timer() + seconds
        network = self._network
        count = len(network.choice.cost)
        first = np.arange(count) if count < _MOST_AT_ONCE else np.arange(len(network.fragments), count)
        choice = _with_cuts(network.choice, self._cuts)
        relaxed = relax(choice, first, until, timer)
        if relaxed is None:
            return None
        bound, left = relaxed.value, np.flatnonzero(relaxed.reduced < cost - relaxed.value + _CLOSE)
        choice = choice.of(left)
        while timer() < until and bound < cost - _CLOSE:
            chosen = choose(choice, until - timer())
            bound = min(cost, max(bound, chosen.bound))
            if bound >= cost - _CLOSE or not len(chosen.values):
                break
            taken = left[chosen.values > 0.5]
            chains = _chains(network, taken)
            cuts = [cut for chain in chains if (cut := _cut(self._instance, network, chain)) is not None]
            if not cuts:
                value = float(network.choice.cost[taken].sum())
                better = value < cost - _CLOSE
                return Proof(bound, _tours(tours, network, chains) if better else None, min(value, cost))
            self._cuts += cuts
            choice = _with_cuts(choice, [np.append(cut[left], cut[-1]) for cut in cuts])
        return Proof(bound, None, cost)


def _all_fragments(instance: Instance, until: float, timer: Timer) -> Fragments | None:
    fragments = no_fragments(_MOST_FRAGMENTS, 12 * _MOST_FRAGMENTS)
    draft = empty_draft(instance, len(instance.nodes), 0)
    for ride in range(len(instance.wishes)):
        most = int(fragments.used[2] + max(0.0, until - timer()) * _STEPS_A_SECOND)
        if not enumerate_from(instance, draft, 0, ride, fragments, most) or timer() > until:
            return None
    return fragments


def _network(instance: Instance, found: Fragments) -> _Network:
    alive = found.all[: found.used[0]]
    alive = alive[~alive["dead"]]
    stops = tuple(found.nodes[begin : begin + size] for begin, size in zip(alive["begin"], alive["size"], strict=True))
    rides = len(instance.wishes)
    starts = np.array([each[0] for each in stops])
    ends = np.array([each[-1] for each in stops])
    ways = _ways(instance, alive, starts, ends)
    place = instance.nodes["place"]
    depot = int(place[2 * rides])
    cost_of_ways = instance.travel[
        np.where(ways[:, 0] < 0, depot, place[ways[:, 0]]), np.where(ways[:, 1] < 0, depot, place[ways[:, 1]])
    ]
    count = len(alive)
    inside = np.concatenate(stops)
    owner = np.repeat(np.arange(count), [len(each) for each in stops])
    ups = inside % 2 == 0
    number = count + np.arange(len(ways))
    enters, leaves, from_depot = ways[:, 1] >= 0, ways[:, 0] >= 0, ways[:, 0] < 0
    entries = [  # row, column, value
        (inside[ups] // 2, owner[ups], 1.0),
        (rides + starts // 2, np.arange(count), 1.0),
        (rides + ways[enters, 1] // 2, number[enters], -1.0),
        (2 * rides + ends // 2, np.arange(count), 1.0),
        (2 * rides + ways[leaves, 0] // 2, number[leaves], -1.0),
        (np.full(int(from_depot.sum()), 3 * rides), number[from_depot], 1.0),
        (np.arange(rides), count + len(ways) + np.arange(rides), 1.0),
    ]
    rows = np.concatenate([row for row, _, _ in entries])
    columns = np.concatenate([column for _, column, _ in entries])
    values = np.concatenate([np.full(len(row), value) for row, _, value in entries])
    width = count + len(ways) + rides
    choice = Choice(
        cost=np.concatenate([alive["cost"], cost_of_ways, instance.wishes["price"]]),
        matrix=sparse.csc_array((values, (rows, columns)), shape=(3 * rides + 1, width)),
        low=np.concatenate([np.ones(rides), np.zeros(2 * rides + 1)]),
        high=np.concatenate([np.ones(rides), np.zeros(2 * rides), [len(instance.rows)]]),
        whole=np.ones(width, np.bool_),
        most=np.ones(width),
    )
    return _Network(alive, stops, ways, choice)


def _ways(instance: Instance, alive: Records, starts: Numbers, ends: Numbers) -> Numbers:
    """Return the empty ways that some fragment before and some fragment after allow in time, and those from and to the depot."""
    nodes = instance.nodes
    count = 2 * len(instance.wishes)
    ready, late = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(ready, ends, alive["ready"])
    np.maximum.at(late, starts, alive["latest"])
    off, up = np.unique(ends), np.unique(starts)
    place = nodes["place"]
    arrive = (ready + nodes["service"][:count])[off, None] + instance.travel[place[off][:, None], place[up][None, :]]
    one, other = np.nonzero((arrive <= late[up][None, :] + _CLOSE) & (off[:, None] // 2 != up[None, :] // 2))
    between = np.stack([off[one], up[other]], axis=1)
    depot_out = np.stack([np.full(len(up), -1), up], axis=1)
    depot_back = np.stack([off, np.full(len(off), -1)], axis=1)
    return np.concatenate([depot_out, depot_back, between])


type _Chain = list[int]
"""Fragments and ways in turn, as columns: from the depot a way, a fragment, a way ... back; or a ring without the depot."""


def _chains(network: _Network, taken: Numbers) -> list[_Chain]:
    count, ways = len(network.fragments), len(network.ways)
    fragment_at = {int(network.stops[column][0]): int(column) for column in taken[taken < count]}
    after: dict[int, tuple[int, int]] = {}
    chains: list[_Chain] = []
    begins = []
    for column in taken[(taken >= count) & (taken < count + ways)]:
        before, to = (int(node) for node in network.ways[column - count])
        if before < 0:
            begins.append((int(column), to))
        else:
            after[before] = int(column), to
    while fragment_at:
        way, start = begins.pop() if begins else (-1, next(iter(fragment_at)))
        chain = [way] if way >= 0 else []
        while start in fragment_at:
            fragment = fragment_at.pop(start)
            way, start = after[int(network.stops[fragment][-1])]
            chain += [fragment, way]
        chains.append(chain)
    return chains


def _cut(instance: Instance, network: _Network, chain: _Chain) -> Floats | None:
    """Return a row, at most its last entry, that forbids the chain and all that come no sooner; None when it is in time."""
    count = len(network.fragments)
    pieces = [column for column in chain if column < count]
    ring = chain[0] < count
    steps = list(pairwise([*pieces, *pieces] if ring else pieces))
    for length in range(1, len(steps) + 1):
        for begin in range(len(steps) - length + 1):
            run = [steps[begin][0], *(step[1] for step in steps[begin : begin + length])]
            if not _in_time(instance, network, run):
                return _forbidding(network, run)
    return None


def _in_time(instance: Instance, network: _Network, run: list[int]) -> bool:
    ready = float(network.fragments["ready"][run[0]])
    for one, other in pairwise(run):
        off, up = network.stops[one][-1], network.stops[other][0]
        record = network.fragments[other]
        arrive = ready + float(instance.nodes["service"][off])
        arrive += float(instance.travel[instance.nodes["place"][off], instance.nodes["place"][up]])
        if arrive > record["latest"] + _CLOSE:
            return False
        ready = max(float(record["ready"]), arrive + float(record["least"]))
    return True


def _forbidding(network: _Network, run: list[int]) -> Floats:
    """Forbid the run, and with it every run over the same empty ways whose fragments are no quicker."""
    count, fragments = len(network.fragments), network.fragments
    starts = np.array([each[0] for each in network.stops])
    ends = np.array([each[-1] for each in network.stops])
    row = np.zeros(len(network.choice.cost) + 1)
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
        on_way = (network.ways[:, 0] == ends[one]) & (network.ways[:, 1] == starts[other])
        row[count : count + len(network.ways)][on_way] = 1
    row[-1] = 2 * len(run) - 2
    return row


def _with_cuts(choice: Choice, cuts: list[Floats]) -> Choice:
    if not cuts:
        return choice
    rows = np.array(cuts)
    matrix = sparse.csc_array(sparse.vstack([choice.matrix, sparse.csc_array(rows[:, :-1])]))
    low = np.append(choice.low, np.full(len(rows), -np.inf))
    return Choice(choice.cost, matrix, low, np.append(choice.high, rows[:, -1]), choice.whole, choice.most)


def _tours(now: Tours, network: _Network, chains: list[_Chain]) -> Tours:
    nodes, size = now.nodes.copy(), np.full_like(now.size, 2)
    homes = [(int(now.nodes[row, 0]), int(now.nodes[row, 0]) + 1) for row in range(len(now.size))]
    for row, (first, last) in enumerate(homes):
        pieces = [p for p in chains[row] if p < len(network.fragments)] if row < len(chains) else []
        tour = np.concatenate([[first], *(network.stops[piece] for piece in pieces), [last]])
        nodes[row, : len(tour)], size[row] = tour, len(tour)
    return Tours(nodes, size)
