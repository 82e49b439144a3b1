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
from ashinami.dispatch.milp import Choice, Floats, Numbers, Relaxed, Timer, choose, relax

_MOST_FRAGMENTS = 1_000_000
_STEPS_A_SECOND = 4_000_000
_MOST_AT_ONCE = 40_000
_CLOSE = 1e-6
_MOMENTS = 40
_NARROW = 0.003


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """No tours cost less than `bound`; `tours`, when there are any, cost `cost`, less than those asked about."""

    bound: float
    tours: Tours | None
    cost: float


@dataclass(frozen=True, slots=True, eq=False)
class _Network:
    """Fragments and the empty ways between them: columns are fragments, ways (from, to), rides left out, in this order.

    `ways` is int64 [way, 2], the drop-off and the pick-up; -1 stands for the depot, and the same node twice for waiting there.
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
        best = Proof(relaxed.value, None, cost)
        for width in (_NARROW * relaxed.value, np.inf):
            best = self._among(tours, best, relaxed, width, until, timer)
            if best.bound >= best.cost - _CLOSE:
                break
        return best

    def _among(  # noqa: PLR0913, PLR0917
        self, tours: Tours, best: Proof, relaxed: Relaxed, width: float, until: float, timer: Timer
    ) -> Proof:
        """Choose among the columns whose reduced cost is below `width` and below the gap: all, or the most likely ones."""
        network = self._network
        gap = best.cost - relaxed.value
        left = np.flatnonzero(relaxed.reduced < min(width, gap) + _CLOSE)
        choice = _with_cuts(network.choice, self._cuts).of(left)
        while timer() < until:
            chosen = choose(choice, until - timer())
            # what is better uses these columns alone, or costs at least as much as one of the others forces
            bound = min(best.cost, max(best.bound, min(chosen.bound, relaxed.value + width)))
            best = Proof(bound, best.tours, best.cost)
            if bound >= best.cost - _CLOSE or not len(chosen.values):
                break
            taken = left[chosen.values > 0.5]
            chains = _chains(network, taken)
            cuts = [cut for chain in chains if (cut := _cut(self._instance, network, chain)) is not None]
            if not cuts:
                value = float(network.choice.cost[taken].sum())
                if value < best.cost - _CLOSE:
                    best = Proof(min(bound, value), _tours(tours, network, chains), value)
                break
            self._cuts += cuts
            choice = _with_cuts(choice, [np.append(cut[left], cut[-1]) for cut in cuts])
        return best


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
    rides, count = len(instance.wishes), len(alive)
    opens = _moments(np.array([each[0] for each in stops]), alive["latest"], first=False)
    shuts = _moments(np.array([each[-1] for each in stops]), alive["ready"], first=True)
    ways, joints = _ways(instance, opens, shuts)
    depot = int(instance.nodes["place"][2 * rides])
    place = np.append(instance.nodes["place"], depot)  # node -1
    inside = np.concatenate(stops)
    owner = np.repeat(np.arange(count), [len(each) for each in stops])
    ups = inside % 2 == 0
    column = count + np.arange(len(ways))
    leaves, enters = joints[:, 0] >= 0, joints[:, 1] >= 0
    vehicles = rides + len(opens.node) + len(shuts.node)
    entries = [  # row, column, value: a ride in one fragment; at each moment as much comes as goes; so many vehicles
        (inside[ups] // 2, owner[ups], 1.0),
        (rides + opens.of, np.arange(count), -1.0),
        (rides + len(opens.node) + shuts.of, np.arange(count), 1.0),
        (rides + joints[leaves, 0], column[leaves], -1.0),
        (rides + joints[enters, 1], column[enters], 1.0),
        (np.full(int((~leaves).sum()), vehicles), column[~leaves], 1.0),
        (np.arange(rides), count + len(ways) + np.arange(rides), 1.0),
    ]
    rows = np.concatenate([row for row, _, _ in entries])
    columns = np.concatenate([each for _, each, _ in entries])
    values = np.concatenate([np.full(len(row), value) for row, _, value in entries])
    width = count + len(ways) + rides
    choice = Choice(
        cost=np.concatenate(
            [alive["cost"], instance.travel[place[ways[:, 0]], place[ways[:, 1]]], instance.wishes["price"]]
        ),
        matrix=sparse.csc_array((values, (rows, columns)), shape=(vehicles + 1, width)),
        low=np.concatenate([np.ones(rides), np.zeros(vehicles + 1 - rides)]),
        high=np.concatenate([np.ones(rides), np.zeros(vehicles - rides), [len(instance.rows)]]),
        whole=np.concatenate([np.ones(count), ways[:, 0] != ways[:, 1], np.ones(rides)]).astype(np.bool_),
        most=np.ones(width),
    )
    return _Network(alive, stops, ways, choice)


@dataclass(frozen=True, slots=True, eq=False)
class _Moments:
    """Moments at nodes, by node and time, and which of them each fragment begins or ends at: never too late for it."""

    node: Numbers
    time: Floats
    of: Numbers


def _moments(node: Numbers, time: Floats, *, first: bool) -> _Moments:
    """Return some moments at each node: of those rounded together the first or the last."""
    nodes, times, of = [], [], np.zeros(len(node), np.int64)
    for each in np.unique(node):
        here = np.flatnonzero(node == each)
        order = here[np.argsort(time[here], kind="stable")]
        for part in np.array_split(order, min(_MOMENTS, len(order))):
            of[part] = len(nodes)
            nodes.append(each)
            times.append(time[part[0]] if first else time[part[-1]])
    return _Moments(np.array(nodes), np.array(times), of)


def _ways(instance: Instance, opens: _Moments, shuts: _Moments) -> tuple[Numbers, Numbers]:
    """Return the empty ways (from node, to node) and the moments they join (-1 the depot); waiting is a way to the same node.

    A way leads to the first moment it is in time for; when a later moment leads there too, only that one does.
    """
    at, place, service = len(opens.node), instance.nodes["place"], instance.nodes["service"]
    groups = {int(up): np.flatnonzero(opens.node == up) for up in np.unique(opens.node)}
    found = [(-1, up, -1, int(group[0])) for up, group in groups.items()]
    for group in groups.values():
        found += [(int(opens.node[m]), int(opens.node[m]), int(m), int(m) + 1) for m in group[:-1]]
    for off in np.unique(shuts.node):
        moments = np.flatnonzero(shuts.node == off)
        found.append((int(off), -1, at + int(moments[-1]), -1))
        found += [(int(off), int(off), at + int(m), at + int(m) + 1) for m in moments[:-1]]
        for up, group in groups.items():
            if up + 1 == off:
                continue
            arrive = shuts.time[moments] + service[off] + instance.travel[place[off], place[up]]
            to = np.searchsorted(opens.time[group], arrive - _CLOSE)
            last = np.append(to[:-1] != to[1:], np.True_) & (to < len(group))
            found += [(int(off), up, at + int(moments[k]), int(group[to[k]])) for k in np.flatnonzero(last)]
    table = np.array(found, np.int64)
    return table[:, :2], table[:, 2:]


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
