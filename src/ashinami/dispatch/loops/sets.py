"""Every set of rides that one row could drive for less than a limit, with the minutes and what else it costs at least.

Labels: stops in a row, known by their last state and the rides met, level by level of how many stops. One is dropped where
another of the same stop, riders and rides is nowhere worse, or where even its cheapest end (`pricing.backwards`) costs too much:
so the many orders in which neighbours are picked up are not told apart. Feillet, Dejax, Gendreau and Gueguen (2004), doi 10.1002/net.20033.

As in `pricing` riders' waiting in the car is not counted: a set may cost less here than its best real tour, never more.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.instance import Floats, Ints
from ashinami.dispatch.loops.labels import Labels, Sets, add_label, add_set, empty
from ashinami.dispatch.loops.pricing import Ends, Memory, Out, States, beyond_price, from_start

MOST_RIDES = 62
"""So many rides fit into the bits of a set."""


class Cuts(NamedTuple):
    """Rides of which a tour counts so many wholes; all tours together count no more than all rides at once would (`cuts.Cut`).

    Attributes
    ----------
    rides, twice : int64 [cut], a bit for each ride, and for each that counts twice. whole : int64 [cut], how many make a whole.
    price : float64 [cut], what a tour pays for each whole.
    begin : int64 [ride + 1]; which : int64 [k], the cuts a ride is in.
    """

    rides: Ints
    twice: Ints
    whole: Ints
    price: Floats
    begin: Ints
    which: Ints


@lean
def bits(of: int) -> int:
    """Return how many bits are set."""
    count = 0
    while of != 0:
        of &= of - 1
        count += 1
    return count


@lean
def wholes(cuts: Cuts, cut: int, met: int) -> int:
    """Return how many wholes of a cut the rides met make."""
    return int((bits(met & cuts.rides[cut]) + bits(met & cuts.twice[cut])) // cuts.whole[cut])


@lean
def dearer(cuts: Cuts, met: int, ride: int) -> float:
    """Return what a tour that has met some rides pays for cuts when it takes one more."""
    paid = 0.0
    for k in range(cuts.begin[ride], cuts.begin[ride + 1]):
        cut = cuts.which[k]
        if met & cuts.rides[cut] != 0:
            paid += cuts.price[cut] * (wholes(cuts, cut, met | 1 << ride) - wholes(cuts, cut, met))
    return paid


@lean
def worth_of_sets(row: Ints, sets: Ints, prices: Floats, cuts: Cuts, worth: Floats) -> None:
    """Add up what the rides of each set are worth to its row by `prices` [ride, row], less what it pays for cuts."""
    for k in range(len(sets)):
        for ride in range(len(prices)):
            if sets[k] >> ride & 1:
                worth[k] += prices[ride, row[k]]
        for cut in range(len(cuts.rides)):
            both = sets[k] & cuts.rides[cut]
            if both & (both - 1) != 0:
                worth[k] -= cuts.price[cut] * wholes(cuts, cut, sets[k])


@lean
def list_sets(  # noqa: C901, PLR0912, PLR0913, PLR0917
    states: States,
    ends: Ends,
    prices: Floats,
    cuts: Cuts,
    memory: Memory,
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

    `left` is what is still to pay (`pricing.backwards`), with the same `ends`, `prices`, `memory` and `minute`.
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
            states,
            ends,
            cuts,
            memory,
            out,
            minute,
            left,
            limit + prices[ride],
            s,
            1 << ride,
            ready,
            ends.out[k],
            latest,
        ) and not add_label(states, now, s, 1 << ride, ready, ends.out[k], latest, 0.0, prices[ride]):
            return False
    while now.used[0]:
        empty(then)
        for label in range(now.used[0]):
            s, met = now.state[label], now.rides[label]
            if s < 0:
                continue
            worth = now.worth[label]
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
                price, with_it = 0.0, met
                if ride >= 0:
                    price, with_it = prices[ride] - dearer(cuts, met, ride), met | 1 << ride
                if _may(
                    states,
                    ends,
                    cuts,
                    memory,
                    out,
                    minute,
                    left,
                    limit + worth + price - more,
                    to,
                    with_it,
                    there,
                    took,
                    last,
                ) and not add_label(states, then, to, with_it, there, took, last, more, worth + price):
                    return False
        now, then = then, now
    return True


@lean
def _may(  # noqa: PLR0913, PLR0917
    states: States,
    ends: Ends,
    cuts: Cuts,
    memory: Memory,
    out: Out,
    minute: float,
    left: Floats,
    limit: float,
    s: int,
    met: int,
    ready: int,
    gone: int,
    latest: int,
) -> bool:
    """Whether some end from here costs less than `limit`."""
    if ready > ends.end[0]:
        return False
    known = 0
    for bit in range(len(memory.cut)):
        cut = memory.cut[bit, ready]
        if cut >= 0:
            both = met & cuts.rides[cut]
            if both != 0 and both & (both - 1) == 0:
                known |= 1 << bit
    for t in range(ready, min(states.hi[s], ends.end[0]) + 1):
        rest = left[states.at[s] + t - states.lo[s], known & memory.keep[ready, t]]
        if (
            rest < np.inf
            and rest + from_start(ends.soonest[0], ends.end[0], out, minute, min(latest, t - gone)) < limit
        ):
            return True
    return False
