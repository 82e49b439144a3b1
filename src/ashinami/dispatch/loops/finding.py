"""All states of one kind of car, from the pick-ups on, and how they follow one another (`aboard`)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.loops.aboard import MINUTES, NOBODY, Next, Stops, following, latest
from ashinami.dispatch.loops.compiled import compiled
from ashinami.dispatch.loops.instance import Floats, Instance, Ints
from ashinami.dispatch.loops.rows import holds

_PRIME, _SIGNS = 1_000_003, (1 << 40) - 1


class Known(NamedTuple):
    """The states met so far. `used` is int64 [1]; `slots` int64 [power of two], where a state is looked up; -1: free."""

    used: Ints
    node: Ints
    aboard: Ints
    soonest: Ints
    slots: Ints


def nothing_known(most_states: int, most: int) -> Known:
    """Return room for so many states."""
    slots = 1 << (2 * most_states).bit_length()
    return Known(
        used=np.zeros(1, np.int64),
        node=np.zeros(most_states, np.int64),
        aboard=np.full((most_states, most), NOBODY, np.int64),
        soonest=np.zeros(most_states, np.int64),
        slots=np.full(slots, -1, np.int64),
    )


@compiled
def place_of(known: Known, node: int, aboard: Ints) -> int:
    """Return the number of a state; below 0 when it is new: its slot is then -1 less that."""
    sign = node + 1
    for entry in aboard:
        sign = ((sign ^ (entry + 1)) * _PRIME) & _SIGNS
        sign ^= sign >> 17
    mask = len(known.slots) - 1
    slot = sign & mask
    while True:
        state = known.slots[slot]
        if state < 0:
            return -1 - slot
        if known.node[state] == node and _same(known.aboard[state], aboard):
            return int(state)
        slot = (slot + 1) & mask


@compiled
def _same(one: Ints, other: Ints) -> bool:
    for k in range(len(one)):  # noqa: SIM110 - compiled
        if one[k] != other[k]:
            return False
    return True


class Queue(NamedTuple):
    """States to go on from: `queued` are in it. `alone` is room for whom a state has aboard."""

    waiting: Ints
    queued: NDArray[np.bool_]
    alone: Ints


def find(  # noqa: PLR0913, PLR0917
    instance: Instance, stops: Stops, row: int, grain: int, known: Known, after: Next
) -> bool:
    """Fill in all states one kind of car can be in, each with the earliest minute; False when there is no room for them."""
    most, width = known.aboard.shape
    queue = Queue(np.zeros(most, np.int64), np.zeros(most, np.bool_), np.full(width, NOBODY, np.int64))
    return find_all(instance, stops, row, grain, known, after, queue)


@compiled
def find_all(  # noqa: PLR0913, PLR0917
    instance: Instance, stops: Stops, row: int, grain: int, known: Known, after: Next, queue: Queue
) -> bool:
    """See `find`: the loop, which makes no array."""
    most = len(known.node)
    waiting, queued, alone = queue.waiting, queue.queued, queue.alone
    head, tail = 0, 0
    for ride in range(len(instance.dear)):
        alone[0] = ride << MINUTES
        if not holds(instance, row, instance.nodes[2 * ride]["load"]):
            continue
        if _meet(instance, stops, known, 2 * ride, alone, max(0, stops.lo[2 * ride])) >= 0:
            waiting[tail], queued[known.used[0] - 1] = known.used[0] - 1, True
            tail += 1
    count = tail
    while count:
        here = waiting[head]
        head, count, queued[here] = (head + 1) % most, count - 1, False
        for k in range(following(instance, stops, row, grain, known.node[here], known.aboard[here], after)):
            there = max(known.soonest[here] + after.gap[k], stops.lo[after.node[k]])
            if known.used[0] == most:
                return False
            state = _meet(instance, stops, known, after.node[k], after.aboard[k], there)
            if state >= 0 and not queued[state]:
                waiting[tail], queued[state] = state, True
                tail, count = (tail + 1) % most, count + 1
    return True


@compiled
def _meet(instance: Instance, stops: Stops, known: Known, node: int, aboard: Ints, minute: int) -> int:  # noqa: PLR0913, PLR0917
    """Take a state in; its number when it is new, or can be in earlier than was known, else -1."""
    if minute > latest(instance, stops, node, aboard):
        return -1
    state = place_of(known, node, aboard)
    if state >= 0:
        if minute >= known.soonest[state]:
            return -1
        known.soonest[state] = minute
        return state
    number = known.used[0]
    known.slots[-1 - state] = number
    known.node[number], known.soonest[number] = node, minute
    for k in range(len(aboard)):
        known.aboard[number, k] = aboard[k]
    known.used[0] += 1
    return int(number)


@compiled
def edges(  # noqa: PLR0913, PLR0917
    instance: Instance,
    stops: Stops,
    row: int,
    grain: int,
    known: Known,
    after: Next,
    begin: Ints,
    table: Ints,
    beyond: Floats,
) -> None:
    """Fill in how states follow one another; with an empty `table` only `begin`, how many ways lead from each."""
    for here in range(known.used[0]):
        at = begin[here]
        for k in range(following(instance, stops, row, grain, known.node[here], known.aboard[here], after)):
            there = max(known.soonest[here] + after.gap[k], stops.lo[after.node[k]])
            if there > latest(instance, stops, after.node[k], after.aboard[k]):
                continue
            if len(table):
                table[at, 0] = place_of(known, after.node[k], after.aboard[k])
                table[at, 1], table[at, 2], beyond[at] = after.gap[k], after.ride[k], after.beyond[k]
            at += 1
        if not len(table):
            begin[here + 1] = at


def latest_of(instance: Instance, stops: Stops, known: Known) -> Ints:
    """Return for each state the last minute its stop can begin."""
    last = np.zeros(known.used[0], np.int64)
    fill_latest(instance, stops, known, last)
    return last


@compiled
def fill_latest(instance: Instance, stops: Stops, known: Known, last: Ints) -> None:
    """Fill in the last minute the stop of each state can begin."""
    for state in range(len(last)):
        last[state] = latest(instance, stops, known.node[state], known.aboard[state])
