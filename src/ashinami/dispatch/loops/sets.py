"""Every set of rides that one row could drive for less than a limit, with the minutes and what else it costs at least.

Labels: stops in a row, known by their last state and the rides met, level by level of how many stops. One is dropped where
another of the same stop, riders and rides is nowhere worse, or where even its cheapest end (`pricing.backwards`) costs too much:
so the many orders in which neighbours are picked up are not told apart. Feillet, Dejax, Gendreau and Gueguen (2004), doi 10.1002/net.20033.

As in `pricing` riders' waiting in the car is not counted: a set may cost less here than its best real tour, never more.
"""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.loops.compiled import compiled
from ashinami.dispatch.loops.instance import Floats, Ints
from ashinami.dispatch.loops.labels import Labels, Sets, add_label, add_set, empty
from ashinami.dispatch.loops.pricing import Ends, Out, States, beyond_price, from_start

MOST_RIDES = 62
"""So many rides fit into the bits of a set."""


@compiled
def list_sets(  # noqa: C901, PLR0912, PLR0913, PLR0917
    states: States,
    ends: Ends,
    bands: Ints,
    prices: Floats,
    out: Out,
    minute: float,
    left: Floats,
    limit: float,
    one: Labels,
    other: Labels,
    sets: Sets,
    most_steps: int,
) -> bool:
    """Add the row's sets that cost less than `limit`; False when there is no room, or too many steps.

    `left` [band, place] is what is still to pay with an end between `bands` [band, 2].
    """
    now, then = one, other
    empty(now)
    for k in range(len(ends.first)):
        s = ends.first[k]
        ride = states.node[s] >> 1
        ready = max(states.lo[s], ends.start[0] + ends.out[k])
        latest = states.hi[s] - ends.out[k]
        if prices[ride] == -np.inf or ready > states.hi[s]:
            continue
        if _may(
            states, bands, out, minute, left, limit + prices[ride], s, ready, ends.out[k], latest
        ) and not add_label(states, now, s, 1 << ride, ready, ends.out[k], latest, 0.0):
            return False
    while now.used[0]:
        empty(then)
        for label in range(now.used[0]):
            s, met = now.state[label], now.rides[label]
            if s < 0:
                continue
            worth = 0.0
            for ride in range(len(prices)):
                if met >> ride & 1:
                    worth += prices[ride]
            ready, gone, latest, beyond = now.ready[label], now.minutes[label], now.latest[label], now.beyond[label]
            if ends.home[s] >= 0 and ready + ends.home[s] <= ends.end[0]:
                minutes = max(gone, ready - latest) + ends.home[s]
                if (
                    minutes <= out.most
                    and beyond_price(out, 0.0, minutes, minutes) + beyond - worth < limit
                    and not add_set(sets, met, minutes, beyond)
                ):
                    return False
            for k in range(states.begin[s], states.begin[s + 1]):
                to, ride = states.to[k], states.ride[k]
                if ride >= 0 and (met >> ride & 1 or prices[ride] == -np.inf):
                    continue
                there = max(ready + states.gap[k], states.lo[to])
                if there > states.hi[to]:
                    continue
                sets.used[1] += 1
                if sets.used[1] > most_steps:
                    return False
                more = beyond + states.beyond[k]
                took = gone + states.gap[k]
                last = min(latest, states.hi[to] - took)
                price, with_it = (prices[ride], met | 1 << ride) if ride >= 0 else (0.0, met)
                if _may(
                    states, bands, out, minute, left, limit + worth + price - more, to, there, took, last
                ) and not add_label(states, then, to, with_it, there, took, last, more):
                    return False
        now, then = then, now
    return True


@compiled
def _may(  # noqa: PLR0913, PLR0917
    states: States,
    bands: Ints,
    out: Out,
    minute: float,
    left: Floats,
    limit: float,
    s: int,
    ready: int,
    gone: int,
    latest: int,
) -> bool:
    """Whether some end from here costs less than `limit`."""
    for t in range(ready, states.hi[s] + 1):
        start = min(latest, t - gone)
        place = states.at[s] + t - states.lo[s]
        for band in range(len(bands)):
            rest = left[band, place]
            if rest < np.inf and rest + from_start(bands[band, 0], bands[band, 1], out, minute, start) < limit:
                return True
    return False
