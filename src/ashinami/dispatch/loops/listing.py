"""Every tour of one row whose price stays under a limit: what a plan better than the one at hand could be made of."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import compiled
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.instance import Floats, Instance, Ints
from ashinami.dispatch.loops.pricing import Ends, Out, States, beyond_price, from_start
from ashinami.dispatch.loops.timing import earliest, fewest_minutes


class Listed(NamedTuple):
    """Tours one after another.

    `used` is int64 [3]: tours, rides, and steps taken. `begin` int64 [tour + 1] into `rides`; `minutes` int64 [tour];
    `beyond` float64 [tour], what the rides cost beyond direct ones.
    """

    used: Ints
    begin: Ints
    rides: Ints
    minutes: Ints
    beyond: Floats


def nothing_listed(most: int) -> Listed:
    """Return room for so many tours."""
    return Listed(
        used=np.zeros(3, np.int64),
        begin=np.zeros(most + 1, np.int64),
        rides=np.zeros(16 * most, np.int64),
        minutes=np.zeros(most, np.int64),
        beyond=np.zeros(most),
    )


@compiled
def list_tours(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917
    instance: Instance,
    draft: Draft,
    row: int,
    first: int,
    states: States,
    ends: Ends,
    prices: Floats,
    out: Out,
    minute: float,
    left: Floats,
    limit: float,
    listed: Listed,
    most_steps: int,
) -> bool:
    """Add the tours that cost less than `limit`; False when there is no room, or too many steps.

    Depth first over stops, each tried tour judged exactly: windows, rides that are too long, each ride once. `first` is the
    minute of the day that the states count from; `left` was worked out with the same `ends` and `minute`.
    """
    nodes, trial = instance.nodes, draft.trial
    rides = (len(nodes) - 2 * len(instance.rows)) // 2
    deepest = 2 * rides + 1
    state, tried = np.zeros(deepest + 1, np.int64), np.zeros(deepest + 1, np.int64)
    spent, beyond = np.zeros(deepest + 1), np.zeros(deepest + 1)
    met = np.zeros(rides, np.bool_)
    start, end = 2 * (rides + row), 2 * (rides + row) + 1
    trial[0]["node"] = start
    draft.nodes[start]["trial"] = 0
    depth = 0
    while depth >= 0:
        edges = len(ends.first) if depth == 0 else states.begin[state[depth] + 1] - states.begin[state[depth]]
        if tried[depth] == edges:
            if depth > 0:
                node = states.node[state[depth]]
                if not node & 1:
                    met[node >> 1] = False
            depth -= 1
            continue
        k = tried[depth]
        tried[depth] += 1
        more = 0.0
        if depth == 0:
            s = ends.first[k]
        else:
            k += states.begin[state[depth]]
            s, more = states.to[k], states.beyond[k]
        node = states.node[s]
        if not node & 1 and (met[node >> 1] or prices[node >> 1] == -np.inf):
            continue
        listed.used[2] += 1
        if listed.used[2] > most_steps:
            return False
        trial[depth + 1]["node"] = node
        draft.nodes[node]["trial"] = depth + 1
        trial[0]["start"] = nodes[start]["lo"]
        if not earliest(instance, draft, instance.travel, depth + 2, 0):
            continue
        ready = round(trial[depth + 1]["start"]) - first
        least = round(fewest_minutes(instance, draft, depth + 2))
        cost = spent[depth] + more - (0.0 if node & 1 else prices[node >> 1])
        best = np.inf
        for t in range(max(ready, states.lo[s]), min(states.hi[s], ends.end[0]) + 1):
            rest = left[states.at[s] + t - states.lo[s]]
            if rest < np.inf:
                best = min(best, rest + from_start(ends, out, minute, t - least))
        if cost + best >= limit:
            continue
        depth += 1
        state[depth], tried[depth], spent[depth], beyond[depth] = s, 0, cost, beyond[depth - 1] + more
        if not node & 1:
            met[node >> 1] = True
        if ends.home[s] >= 0:
            trial[depth + 1]["node"] = end
            draft.nodes[end]["trial"] = depth + 1
            trial[0]["start"] = nodes[start]["lo"]
            if earliest(instance, draft, instance.travel, depth + 2, 0):
                minutes = round(fewest_minutes(instance, draft, depth + 2))
                whole = cost + beyond_price(out, 0.0, minutes, minutes)
                if (
                    minutes <= out.most
                    and whole < limit
                    and not _add(states, listed, state, depth, minutes, beyond[depth])
                ):
                    return False
    return True


@compiled
def _add(states: States, listed: Listed, state: Ints, depth: int, minutes: int, beyond: float) -> bool:  # noqa: PLR0913, PLR0917
    """Add a tour; False when there is no room."""
    tour, place = listed.used[0], listed.used[1]
    if tour == len(listed.minutes) or place + depth > len(listed.rides):
        return False
    for k in range(1, depth + 1):
        node = states.node[state[k]]
        if not node & 1:
            listed.rides[place] = node >> 1
            place += 1
    listed.minutes[tour], listed.beyond[tour] = minutes, beyond
    listed.used[0], listed.used[1], listed.begin[tour + 1] = tour + 1, place, place
    return True
