"""The states of a community day, by kind of car: each stop with who is aboard after it, and how rows begin and end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ashinami.dispatch.loops.aboard import Next, Stops, room_for_next
from ashinami.dispatch.loops.finding import edges, find, latest_of, nothing_known
from ashinami.dispatch.loops.instance import Instance, Ints
from ashinami.dispatch.loops.pricing import Ends, States
from ashinami.dispatch.stop import Timer

MOST_STATES = 60_000
_MOST_ABOARD = 8


@dataclass(frozen=True, slots=True)
class Grain:
    """How closely riders are followed: minutes in the car rounded down to `minutes`, and `riders` of them at the most."""

    minutes: int
    riders: int


GRAINS = (
    Grain(1, _MOST_ABOARD),
    Grain(10, _MOST_ABOARD),
    Grain(4_096, _MOST_ABOARD),
    Grain(4_096, 3),
    Grain(4_096, 2),
    Grain(4_096, 1),
)
"""From the closest to the coarsest."""


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """For each row its states and its ends; `first` is the minute of the day they count from, `minutes` how many there are.

    `whole` says that every rider is followed to the end, in no car one is forgotten.
    """

    states: tuple[States, ...]
    ends: tuple[Ends, ...]
    first: int
    minutes: int
    grain: Grain
    whole: bool


def states_of(instance: Instance, until: float, timer: Timer, grains: tuple[Grain, ...] = GRAINS) -> Day | None:
    """Return the day's states in the closest grain in which there are not too many; None when there is none, or no time.

    `instance.travel` keeps the triangle inequality.
    """
    rides = len(instance.dear)
    first = int(instance.nodes["lo"][2 * rides :].min())
    stops = minutes_of(instance, first)
    for grain in grains:
        if timer() > until:
            return None
        by_room: dict[bytes, States] = {}
        after = room_for_next(rides, grain.riders)
        for row in range(len(instance.rows)):
            room = instance.room[row].tobytes()
            if room in by_room:
                continue
            found = _found(instance, stops, row, grain, after)
            if found is None:
                break
            by_room[room] = found
        else:
            states = tuple(by_room[instance.room[row].tobytes()] for row in range(len(instance.rows)))
            ends = tuple(_ends(instance, row, first, each, rides) for row, each in enumerate(states))
            minutes = int(instance.nodes["hi"][2 * rides :].max()) - first
            return Day(states, ends, first, minutes, grain, whole=not after.forgot[0])
    return None


def minutes_of(instance: Instance, first: int) -> Stops:
    """Return the stops in whole minutes from the first of the day's."""
    nodes = instance.nodes
    return Stops(
        lo=np.ceil(nodes["lo"] - first - 1e-9).astype(np.int64),
        hi=np.floor(nodes["hi"] - first + 1e-9).astype(np.int64),
        service=nodes["service"].astype(np.int64),
        direct=np.where(np.isfinite(nodes["direct"]), nodes["direct"], 0).astype(np.int64),
        limit=nodes["limit"].astype(np.float64),
        stays=nodes["glued"].astype(np.int64),
        travel=np.ascontiguousarray(instance.travel).astype(np.int64),
    )


def _found(instance: Instance, stops: Stops, row: int, grain: Grain, after: Next) -> States | None:
    """Return the states of a row's kind of car; None when there are too many."""
    known = nothing_known(MOST_STATES, grain.riders)
    if not find(instance, stops, row, grain.minutes, known, after):
        return None
    count = int(known.used[0])
    begin = np.zeros(count + 1, np.int64)
    edges(instance, stops, row, grain.minutes, known, after, begin, np.zeros((0, 3), np.int64), np.zeros(0))
    table, beyond = np.zeros((int(begin[-1]), 3), np.int64), np.zeros(int(begin[-1]))
    edges(instance, stops, row, grain.minutes, known, after, begin, table, beyond)
    node, lo = known.node[:count].copy(), known.soonest[:count].copy()
    riders = (known.aboard[:count] >= 0).sum(axis=1)
    hi = latest_of(instance, stops, known)
    at = np.concatenate([[0], np.cumsum(hi - lo + 1)]).astype(np.int64)
    each = np.repeat(np.arange(count), hi - lo + 1)
    minute = lo[each] + np.arange(at[-1]) - at[each]
    return States(
        alone=np.flatnonzero((node % 2 == 0) & (riders == 1)),
        node=node,
        lo=lo,
        hi=hi,
        at=at,
        empty=((riders == 0) & (stops.stays[node] == 0)).astype(np.int64),
        begin=begin,
        to=np.ascontiguousarray(table[:, 0]),
        gap=np.ascontiguousarray(table[:, 1]),
        ride=np.ascontiguousarray(table[:, 2]),
        beyond=beyond,
        aboard=known.aboard[:count].copy(),
        since=np.concatenate([[0], np.cumsum(np.bincount(minute))]).astype(np.int64),
        when=each[np.argsort(minute, kind="stable")],
    )


def _ends(instance: Instance, row: int, first: int, states: States, rides: int) -> Ends:
    nodes, start, end = instance.nodes, 2 * (rides + row), 2 * (rides + row) + 1
    place, stays = nodes["place"], nodes["glued"]
    fetched = np.append(np.False_, stays[:-1])  # a pick-up where the driver stays meanwhile
    begins = states.alone[~fetched[states.node[states.alone]]]
    out = instance.travel[place[start], place[states.node[begins]]]
    home = nodes["service"][states.node] + instance.travel[place[states.node], place[end]]
    return Ends(
        first=begins,
        out=np.rint(out).astype(np.int64),
        home=np.where(states.empty == 1, np.rint(home), -1).astype(np.int64),
        start=np.array([int(nodes["lo"][start]) - first], np.int64),
        soonest=np.array([int(nodes["lo"][start]) - first], np.int64),
        end=np.array([int(nodes["hi"][end]) - first], np.int64),
    )


def boarding(day: Day, rides: int) -> Ints:
    """Return the first and the last minute each ride can board, in any car, int64 [ride, 2]; the last before the first where it cannot."""
    spans = np.tile(np.array([day.minutes, -1]), (rides, 1))
    for states in day.states:
        up = np.flatnonzero(states.node % 2 == 0)
        np.minimum.at(spans[:, 0], states.node[up] >> 1, states.lo[up])
        np.maximum.at(spans[:, 1], states.node[up] >> 1, states.hi[up])
    return spans
