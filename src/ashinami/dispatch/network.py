"""The network of all fragments and the empty ways between them, as one choice among columns.

Fragments (`loops.fragments`) are joined by empty ways: each ride in one fragment, as many empty ways into a pick-up or out of
a drop-off as fragments begin or end there (Rist and Forbes 2021, doi 10.1287/trsc.2020.1009). Ways join moments, not only
places: what ends later than a fragment must begin does not lead to it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ashinami.dispatch.loops.draft import empty_draft
from ashinami.dispatch.loops.fragments import Fragments, enumerate_from, no_fragments, room_for_steps
from ashinami.dispatch.loops.instance import Instance, Records
from ashinami.dispatch.milp import Choice, Floats, Numbers
from ashinami.dispatch.stop import Timer

CLOSE = 1e-6
_MOST_FRAGMENTS = 1_000_000
_STEPS_A_SECOND = 12_000_000
_MOST_OF_ONE = 0.25
"""The share of the time that the fragments of one ride may take: where they take more, all would take far too long."""
_MOMENTS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Fragments and the empty ways between them: columns are fragments, ways (from, to), rides left out, in this order.

    `ways` is int64 [way, 2], the drop-off and the pick-up; -1 stands for the depot, and the same node twice for waiting there.
    """

    fragments: Records
    stops: tuple[Numbers, ...]
    ways: Numbers
    choice: Choice


def all_fragments(instance: Instance, until: float, timer: Timer) -> Fragments | None:
    """Return all fragments; None when there is no room or no time for them."""
    fragments = no_fragments(_MOST_FRAGMENTS, 12 * _MOST_FRAGMENTS)
    draft, steps = empty_draft(instance, len(instance.nodes), 0), room_for_steps(len(instance.wishes))
    begin = timer()
    for ride in range(len(instance.wishes)):
        seconds = min(until - timer(), _MOST_OF_ONE * (until - begin))
        most = int(fragments.used[2] + max(0.0, seconds) * _STEPS_A_SECOND)
        if not enumerate_from(instance, draft, 0, ride, fragments, steps, most) or timer() > until:
            return None
    return fragments


def network(instance: Instance, found: Fragments) -> Network:
    """Return the network of these fragments."""
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
    )
    return Network(alive, stops, ways, choice)


@dataclass(frozen=True, slots=True, eq=False)
class _Moments:
    """Moments at nodes, by node and time, and which of them each fragment begins or ends at: never too late for it."""

    node: Numbers
    time: Floats
    of: Numbers


def _moments(node: Numbers, time: Floats, *, first: bool) -> _Moments:
    """Return some moments at each node: of those rounded together the first or the last."""
    nodes: list[int] = []
    times: list[float] = []
    of = np.zeros(len(node), np.int64)
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
            to = np.searchsorted(opens.time[group], arrive - CLOSE)
            last = np.append(to[:-1] != to[1:], np.True_) & (to < len(group))
            found += [(int(off), up, at + int(moments[k]), int(group[to[k]])) for k in np.flatnonzero(last)]
    table = np.array(found, np.int64)
    return table[:, :2], table[:, 2:]
