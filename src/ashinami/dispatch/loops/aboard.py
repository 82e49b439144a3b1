"""Finding the states of a day: each stop with who is aboard after it, from the pick-ups on.

A state is a node and up to `most` riders, each `ride << 12 | minutes ridden`, in rising order, -1 behind the last. Minutes are
rounded down to `grain`; of more riders than `most` the one who has ridden longest is forgotten, as if he had got off on the
way. Both join states, and make tours only cheaper.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.compiled import compiled
from ashinami.dispatch.loops.instance import Floats, Instance, Ints
from ashinami.dispatch.loops.rows import holds

_MINUTES = 12
_ALL = (1 << _MINUTES) - 1
_NOBODY = -1
_PRIME, _SIGNS = 1_000_003, (1 << 40) - 1


class Stops(NamedTuple):
    """The nodes in whole minutes from the first of the day's.

    Attributes
    ----------
    lo, hi, service, direct : int64 [node]. limit : float64 [node]. stays : bool as int64 [node], the driver stays with the rider.
    travel : int64 [place, place], minutes.
    """

    lo: Ints
    hi: Ints
    service: Ints
    direct: Ints
    limit: Floats
    stays: Ints
    travel: Ints


class Known(NamedTuple):
    """The states met so far. `used` is int64 [1]; `slots` int64 [power of two], where a state is looked up; -1: free."""

    used: Ints
    node: Ints
    aboard: Ints
    soonest: Ints
    slots: Ints


class Next(NamedTuple):
    """What may follow a state: `aboard` int64 [k, most], the rest int64 [k] and `beyond` float64 [k], as in `States`."""

    node: Ints
    aboard: Ints
    gap: Ints
    ride: Ints
    beyond: Floats


def nothing_known(most_states: int, most: int) -> Known:
    """Return room for so many states."""
    slots = 1 << (2 * most_states).bit_length()
    return Known(
        used=np.zeros(1, np.int64),
        node=np.zeros(most_states, np.int64),
        aboard=np.full((most_states, most), _NOBODY, np.int64),
        soonest=np.zeros(most_states, np.int64),
        slots=np.full(slots, -1, np.int64),
    )


def room_for_next(rides: int, most: int) -> Next:
    """Return room for what may follow one state."""
    width = rides + most + 1
    whole = [np.zeros(width, np.int64) for _ in range(3)]
    return Next(whole[0], np.full((width, most), _NOBODY, np.int64), whole[1], whole[2], np.zeros(width))


@compiled
def latest(instance: Instance, stops: Stops, node: int, aboard: Ints) -> int:
    """Return the last minute the stop can begin so that each who is aboard could be brought home next."""
    last = stops.hi[node]
    for entry in aboard:
        if entry != _NOBODY:
            off = 2 * (entry >> _MINUTES) + 1
            last = min(last, stops.hi[off] - gap(instance, stops, node, off))
    return int(last)


@compiled
def gap(instance: Instance, stops: Stops, one: int, other: int) -> int:
    """Return the minutes from the begin of one stop to the arrival at the other."""
    return int(stops.service[one] + stops.travel[instance.nodes[one]["place"], instance.nodes[other]["place"]])


@compiled
def following(  # noqa: C901, PLR0913, PLR0917
    instance: Instance, stops: Stops, row: int, grain: int, node: int, aboard: Ints, after: Next
) -> int:
    """Write what may follow a state; return how many."""
    most = len(aboard)
    after.aboard[:] = _NOBODY
    if node & 1 and stops.stays[node]:
        after.node[0], after.gap[0], after.ride[0], after.beyond[0] = (
            node + 1,
            gap(instance, stops, node, node + 1),
            (node + 1) >> 1,
            0.0,
        )
        after.aboard[0, 0] = after.ride[0] << _MINUTES
        return 1
    riders, load, found = 0, 0, 0
    while riders < most and aboard[riders] != _NOBODY:
        load += instance.nodes[2 * (aboard[riders] >> _MINUTES)]["load"]
        riders += 1
    for k in range(riders):
        off = 2 * (aboard[k] >> _MINUTES) + 1
        if stops.stays[off] and riders > 1:
            continue
        if _moved(instance, stops, grain, node, aboard, off, after, found) > 0:
            after.ride[found] = -1
            found += 1
    rides = (len(instance.nodes) - 2 * len(instance.rows)) // 2
    for ride in range(rides):
        on = 2 * ride
        if node == on + 1 or (ride > 0 and stops.stays[on - 1]):
            continue
        inside = False
        for k in range(riders):
            inside = inside or aboard[k] >> _MINUTES == ride
        if inside or not holds(instance, row, load + instance.nodes[on]["load"]):
            continue
        if _moved(instance, stops, grain, node, aboard, on, after, found) > 0:
            _board(instance, stops, ride, after, found)
            after.ride[found] = ride
            found += 1
    return found


@compiled
def _moved(instance: Instance, stops: Stops, grain: int, node: int, aboard: Ints, to: int, after: Next, k: int) -> int:  # noqa: PLR0913, PLR0917
    """Write who is aboard on arrival, but who leaves there; 0 when somebody could not be home in time any more."""
    way = stops.travel[instance.nodes[node]["place"], instance.nodes[to]["place"]]
    weight, left, beyond = instance.weights[0]["beyond"], 0, 0.0
    for entry in aboard:
        if entry == _NOBODY:
            break
        ride, before = entry >> _MINUTES, entry & _ALL
        more = way if node == 2 * ride else way + stops.service[node]
        off = 2 * ride + 1
        rest = 0 if to == off else gap(instance, stops, to, off)
        if before + more + rest > stops.limit[off]:
            after.aboard[k] = _NOBODY
            return 0
        beyond += weight * more
        if to == off:
            beyond -= weight * stops.direct[off]
        else:
            after.aboard[k, left] = ride << _MINUTES | min(_ALL, (before + more) // grain * grain)
            left += 1
    after.node[k], after.gap[k], after.beyond[k] = to, stops.service[node] + way, beyond
    after.aboard[k, left:] = _NOBODY
    return 1


@compiled
def _board(instance: Instance, stops: Stops, ride: int, after: Next, k: int) -> None:
    """Add a rider; forget who has ridden longest when there is no room to remember all."""
    aboard = after.aboard[k]
    most = len(aboard)
    if aboard[most - 1] != _NOBODY:
        longest = 0
        for i in range(1, most):
            if aboard[i] & _ALL > aboard[longest] & _ALL:
                longest = i
        after.beyond[k] -= instance.weights[0]["beyond"] * stops.direct[2 * (aboard[longest] >> _MINUTES) + 1]
        for i in range(longest, most - 1):
            aboard[i] = aboard[i + 1]
        aboard[most - 1] = _NOBODY
    i = most - 1
    while i > 0 and (aboard[i - 1] == _NOBODY or aboard[i - 1] >> _MINUTES > ride):
        aboard[i] = aboard[i - 1]
        i -= 1
    aboard[i] = ride << _MINUTES


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
        if known.node[state] == node and np.all(known.aboard[state] == aboard):
            return int(state)
        slot = (slot + 1) & mask


@compiled
def find(  # noqa: PLR0913, PLR0917
    instance: Instance, stops: Stops, row: int, grain: int, known: Known, after: Next
) -> bool:
    """Fill in all states one kind of car can be in, each with the earliest minute; False when there is no room for them."""
    rides = (len(instance.nodes) - 2 * len(instance.rows)) // 2
    most = len(known.node)
    waiting, queued = np.zeros(most, np.int64), np.zeros(most, np.bool_)
    head, tail = 0, 0
    alone = np.full(known.aboard.shape[1], _NOBODY, np.int64)
    for ride in range(rides):
        alone[0] = ride << _MINUTES
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
    known.node[number], known.aboard[number], known.soonest[number] = node, aboard, minute
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
        begin[here + 1] = at if not len(table) else begin[here + 1]


@compiled
def latest_of(instance: Instance, stops: Stops, known: Known) -> Ints:
    """Return for each state the last minute its stop can begin."""
    last = np.zeros(known.used[0], np.int64)
    for state in range(known.used[0]):
        last[state] = latest(instance, stops, known.node[state], known.aboard[state])
    return last
