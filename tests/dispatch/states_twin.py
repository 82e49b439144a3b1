"""The slow twin of `loops.finding`: the states of one kind of car in plain Python, riders' minutes in full."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from ashinami.dispatch.loops.aboard import Stops
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.rows import holds

type State = tuple[int, frozenset[tuple[int, int]]]
"""A node, and the rides aboard after it, each with the minutes it has ridden when the stop begins, waiting apart."""

type Ways = dict[State, set[tuple[State, int]]]
"""What may follow each state, with the minutes between."""


def states_in_plain_words(instance: Instance, stops: Stops, row: int) -> tuple[dict[State, tuple[int, int]], Ways]:
    """Return by state the first and the last minute its stop can begin in, and what may follow it."""
    return _Builder(instance, stops, row).built()


class _Builder:
    def __init__(self, instance: Instance, stops: Stops, row: int) -> None:
        self._instance, self._row, self._rides = instance, row, len(instance.dear)
        self._place, self._load = instance.nodes["place"].tolist(), instance.nodes["load"].tolist()
        self._stops, self._stays = stops, [bool(each) for each in stops.stays.tolist()]
        self._soonest: dict[State, int] = {}

    def built(self) -> tuple[dict[State, tuple[int, int]], Ways]:
        waiting: deque[State] = deque()
        for ride in range(self._rides):
            begun = (2 * ride, frozenset(((ride, 0),)))
            if self._fits(begun) and self._meet(begun, max(0, int(self._stops.lo[2 * ride]))):
                waiting.append(begun)
        while waiting:
            state = waiting.popleft()
            for after in self._after(state):
                if self._meet(after, self._arrival(state, after)):
                    waiting.append(after)
        ways: Ways = {
            state: {
                (after, self._gap(state[0], after[0]))
                for after in self._after(state)
                if self._arrival(state, after) <= self._latest(after)
            }
            for state in self._soonest
        }
        return {state: (soonest, self._latest(state)) for state, soonest in self._soonest.items()}, ways

    def _arrival(self, state: State, after: State) -> int:
        return max(self._soonest[state] + self._gap(state[0], after[0]), int(self._stops.lo[after[0]]))

    def _fits(self, state: State) -> bool:
        return bool(holds(self._instance, self._row, sum(self._load[2 * ride] for ride, _ in state[1])))

    def _meet(self, state: State, minute: int) -> bool:
        """Take a state in; whether it is new, or can be in earlier than was known."""
        if minute > self._latest(state) or minute >= self._soonest.get(state, minute + 1):
            return False
        self._soonest[state] = minute
        return True

    def _latest(self, state: State) -> int:
        node, aboard = state
        hi = self._stops.hi
        return int(min([hi[node], *(hi[2 * r + 1] - self._gap(node, 2 * r + 1) for r, _ in aboard)]))

    def _gap(self, one: int, other: int) -> int:
        return int(self._stops.service[one] + self._stops.travel[self._place[one], self._place[other]])

    def _after(self, state: State) -> Iterator[State]:
        node, aboard = state
        if node & 1 and self._stays[node]:
            yield node + 1, frozenset((((node + 1) >> 1, 0),))
            return
        for ride, _before in aboard:
            off = 2 * ride + 1
            if not self._stays[off] or len(aboard) == 1:
                rest = self._on_arrival(state, off)
                if rest is not None:
                    yield off, rest
        inside = {ride for ride, _ in aboard}
        for ride in range(self._rides):
            fetched = ride > 0 and self._stays[2 * ride - 1]
            if ride in inside or fetched or node == 2 * ride + 1:
                continue
            rest = self._on_arrival(state, 2 * ride)
            if rest is not None and self._fits(after := (2 * ride, rest | {(ride, 0)})):
                yield after

    def _on_arrival(self, state: State, to: int) -> frozenset[tuple[int, int]] | None:
        """Return who is aboard on arrival, but who leaves there; None when somebody could not be home in time any more."""
        left = []
        for ride, before in state[1]:
            off = 2 * ride + 1
            ridden = self._ridden(state, ride, before, to)
            rest = 0 if to == off else self._gap(to, off)
            if ridden + rest > self._stops.limit[off]:
                return None
            if to != off:
                left.append((ride, ridden))
        return frozenset(left)

    def _ridden(self, state: State, ride: int, before: int, to: int) -> int:
        """Return how long a rider has ridden when the car arrives, having ridden `before` when its last stop began."""
        node = state[0]
        way = int(self._stops.travel[self._place[node], self._place[to]])
        return before + way + (0 if node == 2 * ride else int(self._stops.service[node]))
