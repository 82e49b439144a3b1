"""The states of a community day, by kind of car: each stop with who is aboard after it, and how rows begin and end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pricing import Ends, States
from ashinami.dispatch.loops.rows import holds
from ashinami.dispatch.stop import Timer

MOST_STATES = 60_000

type _State = tuple[int, frozenset[tuple[int, int]]]
"""A node, and the rides aboard after it, each with the minutes it has ridden when the stop begins, waiting apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """For each row its states and its ends; `first` is the minute of the day they count from, `minutes` how many there are."""

    states: tuple[States, ...]
    ends: tuple[Ends, ...]
    first: int
    minutes: int


def states_of(instance: Instance, until: float, timer: Timer) -> Day | None:
    """Return the day's states; None when there are too many of them, or no time.

    `instance.travel` keeps the triangle inequality.
    """
    rides = (len(instance.nodes) - 2 * len(instance.rows)) // 2
    first = int(instance.nodes["lo"][2 * rides :].min())
    by_room: dict[bytes, States] = {}
    states, ends = [], []
    for row in range(len(instance.rows)):
        room = instance.room[row].tobytes()
        if room not in by_room:
            found = _Builder(instance, row, first, rides).built(until, timer)
            if found is None:
                return None
            by_room[room] = found
        states.append(by_room[room])
        ends.append(_ends(instance, row, first, by_room[room], rides))
    return Day(tuple(states), tuple(ends), first, int(instance.nodes["hi"][2 * rides :].max()) - first)


class _Builder:
    """Finds the states of one kind of car from the pick-ups on, each with the earliest minute it can be in."""

    def __init__(self, instance: Instance, row: int, first: int, rides: int) -> None:
        nodes = instance.nodes
        self._instance, self._row, self._rides = instance, row, rides
        self._service, self._place = nodes["service"].astype(int).tolist(), nodes["place"].tolist()
        self._lo = np.ceil(nodes["lo"] - first - 1e-9).astype(int).tolist()
        self._hi = np.floor(nodes["hi"] - first + 1e-9).astype(int).tolist()
        self._load, self._direct = nodes["load"].tolist(), nodes["direct"].astype(int).tolist()
        self._limit = nodes["limit"].tolist()
        self._stays = nodes["glued"].tolist()
        self._travel = instance.travel.astype(int)
        self._weight = float(instance.weights[0]["beyond"])
        self._number: dict[_State, int] = {}
        self._soonest: list[int] = []
        self._edges: list[dict[_State, tuple[int, float]]] = []

    def built(self, until: float, timer: Timer) -> States | None:
        """Return the states; None when there are too many of them, or no time."""
        waiting: deque[_State] = deque()
        for ride in range(self._rides):
            begun = (2 * ride, frozenset(((ride, 0),)))
            if self._fits(begun) and self._meet(begun, max(0, self._lo[2 * ride])):
                waiting.append(begun)
        while waiting:
            if len(self._number) > MOST_STATES or timer() > until:
                return None
            state = waiting.popleft()
            here = self._number[state]
            for after, beyond in self._after(state):
                gap = self._gap(state[0], after[0])
                there = max(self._soonest[here] + gap, self._lo[after[0]])
                if there > self._latest(after):
                    continue
                self._edges[here][after] = gap, beyond
                if self._meet(after, there):
                    waiting.append(after)
        return self._packed()

    def _fits(self, state: _State) -> bool:
        return bool(holds(self._instance, self._row, sum(self._load[2 * ride] for ride, _ in state[1])))

    def _meet(self, state: _State, minute: int) -> bool:
        """Take a state in; whether it is new, or can be in earlier than was known."""
        if minute > self._latest(state):
            return False
        if state not in self._number:
            self._number[state] = len(self._soonest)
            self._soonest.append(minute)
            self._edges.append({})
            return True
        here = self._number[state]
        if minute < self._soonest[here]:
            self._soonest[here] = minute
            return True
        return False

    def _latest(self, state: _State) -> int:
        """Return the last minute its stop can begin so that each who is aboard could be brought home next."""
        node, aboard = state
        return int(min([self._hi[node], *(self._hi[2 * r + 1] - self._gap(node, 2 * r + 1) for r, _ in aboard)]))

    def _gap(self, one: int, other: int) -> int:
        return int(self._service[one] + self._travel[self._place[one], self._place[other]])

    def _after(self, state: _State) -> Iterator[tuple[_State, float]]:
        """Yield what may follow, and what the ride of who leaves then has cost beyond the direct one."""
        node, aboard = state
        if node & 1 and self._stays[node]:
            yield (node + 1, frozenset((((node + 1) >> 1, 0),))), 0.0
            return
        for ride, before in aboard:
            off = 2 * ride + 1
            if not self._stays[off] or len(aboard) == 1:
                rest = self._on_arrival(state, off)
                if rest is not None:
                    over = self._ridden(state, ride, before, off) - self._direct[off]
                    yield (off, rest), self._weight * max(0, over)
        inside = {ride for ride, _ in aboard}
        for ride in range(self._rides):
            fetched = ride > 0 and self._stays[2 * ride - 1]
            if ride in inside or fetched or node == 2 * ride + 1:
                continue
            rest = self._on_arrival(state, 2 * ride)
            if rest is not None and self._fits(after := (2 * ride, rest | {(ride, 0)})):
                yield after, 0.0

    def _on_arrival(self, state: _State, to: int) -> frozenset[tuple[int, int]] | None:
        """Return who is aboard on arrival, but who leaves there; None when somebody could not be home in time any more."""
        left = []
        for ride, before in state[1]:
            off = 2 * ride + 1
            ridden = self._ridden(state, ride, before, to)
            rest = 0 if to == off else self._gap(to, off)
            if ridden + rest > self._limit[off]:
                return None
            if to != off:
                left.append((ride, ridden))
        return frozenset(left)

    def _ridden(self, state: _State, ride: int, before: int, to: int) -> int:
        """Return how long a rider has ridden when the car arrives, having ridden `before` when its last stop began."""
        node = state[0]
        way = int(self._travel[self._place[node], self._place[to]])
        return before + way + (0 if node == 2 * ride else int(self._service[node]))

    def _packed(self) -> States:
        order = list(self._number)
        hi = np.array([self._latest(state) for state in order], np.int64)
        lo = np.array(self._soonest, np.int64)
        edges = [(self._number[to], gap, to[0] // 2 if not to[0] & 1 else -1, beyond)
                 for found in self._edges for to, (gap, beyond) in found.items()]  # fmt: skip
        table = np.array([edge[:3] for edge in edges], np.int64).reshape(-1, 3)
        alone = [
            self._number[each]
            for ride in range(self._rides)
            if (each := (2 * ride, frozenset(((ride, 0),)))) in self._number
        ]
        return States(
            alone=np.array(alone, np.int64),
            node=np.array([node for node, _ in order], np.int64),
            lo=lo,
            hi=hi,
            at=np.concatenate([[0], np.cumsum(hi - lo + 1)]).astype(np.int64),
            empty=np.array([not aboard and not self._stays[node] for node, aboard in order], np.int64),
            begin=np.concatenate([[0], np.cumsum([len(found) for found in self._edges])]).astype(np.int64),
            to=np.ascontiguousarray(table[:, 0]),
            gap=np.ascontiguousarray(table[:, 1]),
            ride=np.ascontiguousarray(table[:, 2]),
            beyond=np.array([edge[3] for edge in edges], np.float64),
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
        end=np.array([int(nodes["hi"][end]) - first], np.int64),
    )
