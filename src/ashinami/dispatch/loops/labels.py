"""Every set of rides that one row could drive for less than a limit, with the minutes and what else it costs at least.

Labels: stops in a row, known by their last state and the rides met, level by level of how many stops. One is dropped where
another of the same stop, riders and rides is nowhere worse, or where even its cheapest end (`pricing.backwards`) costs too much:
so the many orders in which neighbours are picked up are not told apart. Feillet, Dejax, Gendreau and Gueguen (2004), doi 10.1002/net.20033.

As in `pricing` riders' waiting in the car is not counted: a set may cost less here than its best real tour, never more.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import compiled
from ashinami.dispatch.loops.instance import Floats, Ints
from ashinami.dispatch.loops.pricing import Ends, Out, States, beyond_price

MOST_RIDES = 62
"""So many rides fit into the bits of a set."""

_PRIME, _SIGNS = 1_000_003, (1 << 40) - 1


class Labels(NamedTuple):
    """One level of labels.

    `used` int64 [1]; of each label `state`, `rides` (a bit each), `ready` (the first minute its stop can begin), `minutes`
    (from the start without waiting), `latest` (the last minute to start), `slot`, `chain` (the next in the same slot, -1: none)
    and `beyond`, float64; `slots` int64 [power of two], the first of a slot (-1: none).
    """

    used: Ints
    state: Ints
    rides: Ints
    ready: Ints
    minutes: Ints
    latest: Ints
    slot: Ints
    chain: Ints
    beyond: Floats
    slots: Ints


def room_for_labels(most: int) -> Labels:
    """Return room for so many."""
    state, rides, ready, minutes, latest, slot, chain = np.zeros((7, most), np.int64)
    slots = np.full(1 << (2 * most).bit_length(), -1, np.int64)
    return Labels(np.zeros(1, np.int64), state, rides, ready, minutes, latest, slot, chain, np.zeros(most), slots)


class Sets(NamedTuple):
    """Sets found: `used` int64 [2], sets and steps; `rides`, `minutes`, `chain` int64 [set], `beyond` float64; `slots` as in labels."""

    used: Ints
    rides: Ints
    minutes: Ints
    chain: Ints
    beyond: Floats
    slots: Ints


def room_for_sets(most: int) -> Sets:
    """Return room for so many."""
    slots = np.full(1 << (2 * most).bit_length(), -1, np.int64)
    rides, minutes, chain = np.zeros((3, most), np.int64)
    return Sets(np.zeros(2, np.int64), rides, minutes, chain, np.zeros(most), slots)


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
    _empty(now)
    for k in range(len(ends.first)):
        s = ends.first[k]
        ride = states.node[s] >> 1
        ready = max(states.lo[s], ends.start[0] + ends.out[k])
        latest = states.hi[s] - ends.out[k]
        if prices[ride] == -np.inf or ready > states.hi[s]:
            continue
        if _may(states, bands, out, minute, left, limit + prices[ride], s, ready, ends.out[k], latest) and not _add(
            states, now, s, 1 << ride, ready, ends.out[k], latest, 0.0
        ):
            return False
    while now.used[0]:
        _empty(then)
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
                    and not _found(sets, met, minutes, beyond)
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
                ) and not _add(states, then, to, with_it, there, took, last, more):
                    return False
        now, then = then, now
    return True


@compiled
def _empty(labels: Labels) -> None:
    for label in range(labels.used[0]):
        labels.slots[labels.slot[label]] = -1
    labels.used[0] = 0


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
            if rest == np.inf:
                continue
            least, most = max(0.0, bands[band, 0] - start), min(bands[band, 1] - start, out.most)
            if least <= most and rest + beyond_price(out, minute, least, most) - minute * start < limit:
                return True
    return False


@compiled
def _add(  # noqa: PLR0913, PLR0917
    states: States, labels: Labels, s: int, rides: int, ready: int, gone: int, latest: int, beyond: float
) -> bool:
    """Add a label unless one is nowhere worse, and drop those that are nowhere better; False when there is no room."""
    slot = _slot(labels.slots, states.node[s], rides)
    at = labels.slots[slot]
    while at >= 0:
        b = labels.state[at]
        if b >= 0 and labels.rides[at] == rides and states.node[b] == states.node[s]:
            order = _order(states.aboard[b], states.aboard[s])
            if (
                order & 1
                and labels.ready[at] <= ready
                and labels.latest[at] >= latest
                and labels.beyond[at] <= beyond
                and labels.minutes[at] <= max(gone, ready - latest)
            ):
                return True
            if (
                order & 2
                and ready <= labels.ready[at]
                and latest >= labels.latest[at]
                and beyond <= labels.beyond[at]
                and gone <= max(labels.minutes[at], labels.ready[at] - labels.latest[at])
            ):
                labels.state[at] = -1
        at = labels.chain[at]
    new = labels.used[0]
    if new == len(labels.state):
        return False
    labels.used[0] += 1
    labels.state[new], labels.rides[new], labels.ready[new] = s, rides, ready
    labels.minutes[new], labels.latest[new], labels.beyond[new] = gone, latest, beyond
    labels.slot[new], labels.chain[new] = slot, labels.slots[slot]
    labels.slots[slot] = new
    return True


@compiled
def _order(one: Ints, other: Ints) -> int:
    """Compare those aboard: 1 where the same riders have ridden no longer in `one`, 2 in `other`, 3 in both alike, 0: neither."""
    order = 3
    for k in range(len(one)):
        a, b = one[k], other[k]
        if a >> 12 != b >> 12:
            return 0
        if a > b:
            order &= 2
        elif a < b:
            order &= 1
    return order


@compiled
def _slot(slots: Ints, node: int, rides: int) -> int:
    sign = ((rides ^ (rides >> 31)) * _PRIME + node * 7919) & _SIGNS
    sign ^= sign >> 17
    sign = (sign * _PRIME) & _SIGNS
    return int((sign ^ (sign >> 13)) & (len(slots) - 1))


@compiled
def _found(sets: Sets, rides: int, minutes: int, beyond: float) -> bool:
    """Take a set in unless it is known with no more minutes and no more cost; False when there is no room."""
    slot = _slot(sets.slots, 0, rides)
    at = sets.slots[slot]
    while at >= 0:
        if sets.rides[at] == rides and sets.minutes[at] <= minutes and sets.beyond[at] <= beyond:
            return True
        at = sets.chain[at]
    new = sets.used[0]
    if new == len(sets.rides):
        return False
    sets.used[0] += 1
    sets.rides[new], sets.minutes[new], sets.beyond[new] = rides, minutes, beyond
    sets.chain[new], sets.slots[slot] = sets.slots[slot], new
    return True
