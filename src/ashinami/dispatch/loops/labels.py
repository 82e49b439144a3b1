"""The labels and sets of rides of `sets`, each looked up by its slot: which of two alike is nowhere worse."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.aboard import MINUTES
from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.instance import Floats, Ints
from ashinami.dispatch.loops.pricing import States

_PRIME, _SIGNS = 1_000_003, (1 << 40) - 1


class Labels(NamedTuple):
    """One level of labels.

    `used` int64 [1]; of each label `state`, `rides` (a bit each), `ready` (the first minute its stop can begin), `minutes`
    (from the start without waiting), `latest` (the last minute to start), `slot`, `chain` (the next in the same slot, -1: none)
    and float64 `beyond` and `worth` (what its rides are worth); `slots` int64 [power of two], the first of a slot (-1: none).
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
    worth: Floats
    slots: Ints


def room_for_labels(most: int) -> Labels:
    """Return room for so many."""
    state, rides, ready, minutes, latest, slot, chain = np.zeros((7, most), np.int64)
    slots = np.full(1 << (2 * most).bit_length(), -1, np.int64)
    beyond, worth = np.zeros((2, most))
    return Labels(np.zeros(1, np.int64), state, rides, ready, minutes, latest, slot, chain, beyond, worth, slots)


class Sets(NamedTuple):
    """Sets found: `used` int64 [2], sets and steps; of each set `rides`, `minutes`, `slot`, `chain` int64 and `beyond` float64.

    `slots` are as in labels.
    """

    used: Ints
    rides: Ints
    minutes: Ints
    slot: Ints
    chain: Ints
    beyond: Floats
    slots: Ints


def room_for_sets(most: int) -> Sets:
    """Return room for so many."""
    slots = np.full(1 << (2 * most).bit_length(), -1, np.int64)
    rides, minutes, slot, chain = np.zeros((4, most), np.int64)
    return Sets(np.zeros(2, np.int64), rides, minutes, slot, chain, np.zeros(most), slots)


@lean
def empty(labels: Labels) -> None:
    """Take all labels away."""
    for label in range(labels.used[0]):
        labels.slots[labels.slot[label]] = -1
    labels.used[0] = 0


@lean
def empty_sets(sets: Sets) -> None:
    """Take all sets away, and count steps anew."""
    for k in range(sets.used[0]):
        sets.slots[sets.slot[k]] = -1
    sets.used[0], sets.used[1] = 0, 0


@lean
def add_label(  # noqa: PLR0913, PLR0917
    states: States, labels: Labels, s: int, rides: int, ready: int, gone: int, latest: int, beyond: float, worth: float
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
    labels.minutes[new], labels.latest[new] = gone, latest
    labels.beyond[new], labels.worth[new] = beyond, worth
    labels.slot[new], labels.chain[new] = slot, labels.slots[slot]
    labels.slots[slot] = new
    return True


@lean
def _order(one: Ints, other: Ints) -> int:
    """Compare those aboard: 1 where the same riders have ridden no longer in `one`, 2 in `other`, 3 in both alike, 0: neither."""
    order = 3
    for k in range(len(one)):
        a, b = one[k], other[k]
        if a >> MINUTES != b >> MINUTES:
            return 0
        if a > b:
            order &= 2
        elif a < b:
            order &= 1
    return order


@lean
def _slot(slots: Ints, node: int, rides: int) -> int:
    sign = ((rides ^ (rides >> 31)) * _PRIME + node * 7919) & _SIGNS
    sign ^= sign >> 17
    sign = (sign * _PRIME) & _SIGNS
    return int((sign ^ (sign >> 13)) & (len(slots) - 1))


@lean
def add_set(sets: Sets, rides: int, minutes: int, beyond: float) -> bool:
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
    sets.slot[new], sets.chain[new], sets.slots[slot] = slot, sets.slots[slot], new
    return True
