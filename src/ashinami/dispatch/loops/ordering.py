"""The cheapest order of one row's stops for given rides, judged exactly: windows, rides that are too long, each ride once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import compiled
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.instance import Floats, Instance, Ints
from ashinami.dispatch.loops.pricing import Ends, Out, States, beyond_price, from_start
from ashinami.dispatch.loops.timing import earliest, fewest_minutes


class Depths(NamedTuple):
    """Room to work in: of each depth of the search its `state`, how many ways on are `tried`, what is `spent` and is `beyond`.

    `met` int64 [ride] says of each ride whether it is met.
    """

    state: Ints
    tried: Ints
    spent: Floats
    beyond: Floats
    met: Ints


def room_for_depths(rides: int) -> Depths:
    """Return room for so many rides."""
    state, tried = np.zeros((2, 2 * rides + 2), np.int64)
    spent, beyond = np.zeros((2, 2 * rides + 2))
    return Depths(state, tried, spent, beyond, np.zeros(rides, np.int64))


@compiled
def cheapest_order(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917
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
    best: Floats,
    depths: Depths,
    most_steps: int,
) -> bool:
    """Fill in of the cheapest tour that costs less than `limit` the minutes and what its rides cost beyond direct ones.

    `best` keeps what it held when there is none. False when there are too many steps. `prices` are so high that a tour below the
    limit drives all rides that are not worth -inf. `first` is the minute of the day that the states count from; `left` was worked
    out with the same prices, `ends` and `minute`.
    """
    nodes, trial = instance.nodes, draft.trial
    rides = (len(nodes) - 2 * len(instance.rows)) // 2
    state, tried, spent, beyond, met = depths
    for ride in range(rides):
        met[ride] = 0
    tried[0] = 0
    start, end = 2 * (rides + row), 2 * (rides + row) + 1
    trial[0]["node"] = start
    draft.nodes[start]["trial"] = 0
    depth, steps = 0, 0
    while depth >= 0:
        edges = len(ends.first) if depth == 0 else states.begin[state[depth] + 1] - states.begin[state[depth]]
        if tried[depth] == edges:
            if depth > 0:
                node = states.node[state[depth]]
                if not node & 1:
                    met[node >> 1] = 0
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
        steps += 1
        if steps > most_steps:
            return False
        trial[depth + 1]["node"] = node
        draft.nodes[node]["trial"] = depth + 1
        trial[0]["start"] = nodes[start]["lo"]
        if not earliest(instance, draft, instance.travel, depth + 2, 0):
            continue
        ready = round(trial[depth + 1]["start"]) - first
        least = round(fewest_minutes(instance, draft, depth + 2))
        cost = spent[depth] + more - (0.0 if node & 1 else prices[node >> 1])
        least_rest = np.inf
        for t in range(max(ready, states.lo[s]), min(states.hi[s], ends.end[0]) + 1):
            rest = left[states.at[s] + t - states.lo[s], 0]
            if rest < np.inf:
                least_rest = min(least_rest, rest + from_start(ends.soonest[0], ends.end[0], out, minute, t - least))
        if cost + least_rest >= limit:
            continue
        depth += 1
        state[depth], tried[depth], spent[depth], beyond[depth] = s, 0, cost, beyond[depth - 1] + more
        if not node & 1:
            met[node >> 1] = 1
        if ends.home[s] >= 0:
            trial[depth + 1]["node"] = end
            draft.nodes[end]["trial"] = depth + 1
            trial[0]["start"] = nodes[start]["lo"]
            if earliest(instance, draft, instance.travel, depth + 2, 0):
                minutes = round(fewest_minutes(instance, draft, depth + 2))
                whole = cost + beyond_price(out, 0.0, minutes, minutes)
                if minutes <= out.most and whole < limit:
                    limit, best[0], best[1] = whole, minutes, beyond[depth]
    return True
