"""The states of a day, each a stop with who is aboard after it: what may follow one.

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

MINUTES = 12
_ALL = (1 << MINUTES) - 1
NOBODY = -1


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


class Next(NamedTuple):
    """What may follow a state: `aboard` int64 [k, most], the rest int64 [k] and `beyond` float64 [k], as in `States`.

    `forgot` is int64 [1]: how often a rider had to be forgotten so far.
    """

    node: Ints
    aboard: Ints
    gap: Ints
    ride: Ints
    beyond: Floats
    forgot: Ints


def room_for_next(rides: int, most: int) -> Next:
    """Return room for what may follow one state."""
    width = rides + most + 1
    whole = [np.zeros(width, np.int64) for _ in range(3)]
    return Next(
        whole[0], np.full((width, most), NOBODY, np.int64), whole[1], whole[2], np.zeros(width), np.zeros(1, np.int64)
    )


@compiled
def latest(instance: Instance, stops: Stops, node: int, aboard: Ints) -> int:
    """Return the last minute the stop can begin so that each who is aboard could be brought home next."""
    last = stops.hi[node]
    for entry in aboard:
        if entry != NOBODY:
            off = 2 * (entry >> MINUTES) + 1
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
    after.aboard[:] = NOBODY
    if node & 1 and stops.stays[node]:
        after.node[0], after.gap[0], after.ride[0], after.beyond[0] = (
            node + 1,
            gap(instance, stops, node, node + 1),
            (node + 1) >> 1,
            0.0,
        )
        after.aboard[0, 0] = after.ride[0] << MINUTES
        return 1
    riders, load, found = 0, 0, 0
    while riders < most and aboard[riders] != NOBODY:
        load += instance.nodes[2 * (aboard[riders] >> MINUTES)]["load"]
        riders += 1
    for k in range(riders):
        off = 2 * (aboard[k] >> MINUTES) + 1
        if stops.stays[off] and riders > 1:
            continue
        if _moved(instance, stops, grain, node, aboard, off, after, found) > 0:
            after.ride[found] = -1
            found += 1
    for ride in range(len(instance.dear)):
        on = 2 * ride
        if node == on + 1 or (ride > 0 and stops.stays[on - 1]):
            continue
        inside = False
        for k in range(riders):
            inside = inside or aboard[k] >> MINUTES == ride
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
        if entry == NOBODY:
            break
        ride, before = entry >> MINUTES, entry & _ALL
        more = way if node == 2 * ride else way + stops.service[node]
        off = 2 * ride + 1
        rest = 0 if to == off else gap(instance, stops, to, off)
        if before + more + rest > stops.limit[off]:
            after.aboard[k] = NOBODY
            return 0
        beyond += weight * more
        if to == off:
            beyond -= weight * stops.direct[off]
        else:
            after.aboard[k, left] = ride << MINUTES | min(_ALL, (before + more) // grain * grain)
            left += 1
    after.node[k], after.gap[k], after.beyond[k] = to, stops.service[node] + way, beyond
    after.aboard[k, left:] = NOBODY
    return 1


@compiled
def _board(instance: Instance, stops: Stops, ride: int, after: Next, k: int) -> None:
    """Add a rider; forget who has ridden longest when there is no room to remember all."""
    aboard = after.aboard[k]
    most = len(aboard)
    if aboard[most - 1] != NOBODY:
        after.forgot[0] += 1
        longest = 0
        for i in range(1, most):
            if aboard[i] & _ALL > aboard[longest] & _ALL:
                longest = i
        after.beyond[k] -= instance.weights[0]["beyond"] * stops.direct[2 * (aboard[longest] >> MINUTES) + 1]
        for i in range(longest, most - 1):
            aboard[i] = aboard[i + 1]
        aboard[most - 1] = NOBODY
    i = most - 1
    while i > 0 and (aboard[i - 1] == NOBODY or aboard[i - 1] >> MINUTES > ride):
        aboard[i] = aboard[i - 1]
        i -= 1
    aboard[i] = ride << MINUTES
