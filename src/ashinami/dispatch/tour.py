"""Tours: one shift's stops with what the search asks of them again and again, and the best place for new stops in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from ashinami.dispatch.nodes import Node, Nodes, ShiftIndex, WishIndex
from ashinami.dispatch.schedule import Stops, greatest, least, minutes_out, ride_minutes_beyond_direct

_MOST_TOURS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Insertion:
    """New stops in a tour: the whole order, and the minutes out it takes."""

    shift: ShiftIndex
    stops: Stops
    minutes: int


@dataclass(frozen=True, slots=True)
class Tour:
    """A shift's stops that can be driven.

    `earliest` and `latest` bound the starts at its stops whatever is inserted. `seated` and `wheelchairs` are aboard after
    each stop. `beyond` is what riders sit in the car beyond their direct rides. `known` remembers insertions already sought.
    """

    shift: ShiftIndex
    stops: Stops
    minutes: int
    beyond: int
    earliest: list[int]
    latest: list[int]
    seated: list[int]
    wheelchairs: list[int]
    known: dict[Stops, Insertion | None] = field(default_factory=dict)


class Tours:
    """All tours met so far, each worked out once."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self._met: dict[tuple[ShiftIndex, Stops], Tour | None] = {}

    def empty(self, shift: ShiftIndex) -> Tour:
        """Return the tour of a shift that stays at home."""
        home = self.nodes.shifts[shift]
        tour = self.tour(shift, (home.first, home.last))
        if tour is None:
            raise AssertionError("staying at home is always possible")
        return tour

    def tour(self, shift: ShiftIndex, stops: Stops) -> Tour | None:
        """Return the tour with these stops, or None when it cannot be driven in time.

        Loads are worked out, not judged: they fit because insertions and removals keep them so.
        """
        key = (shift, stops)
        if key not in self._met:
            if len(self._met) >= _MOST_TOURS_KEPT:
                self._met.clear()
            self._met[key] = _worked_out(self.nodes, shift, stops)
        return self._met[key]

    def best_insertion(self, tour: Tour, new: Stops) -> Insertion | None:
        """Return where the new stops, in their order, cost the fewest minutes out; None when nowhere."""
        if new not in tour.known:
            tour.known[new] = _best_insertion(self.nodes, tour, new)
        return tour.known[new]


def _worked_out(nodes: Nodes, shift: ShiftIndex, stops: Stops) -> Tour | None:
    minutes = minutes_out(nodes, stops)
    if minutes is None:
        return None
    earliest, latest = least(nodes, stops, nodes.short), greatest(nodes, stops, nodes.short)
    if earliest is None or latest is None:
        raise AssertionError("shorter ways are never slower")
    seated, wheelchairs = [0], [0]
    for node in stops[1:-1]:
        wish = nodes.wishes[node >> 2]
        sign = -1 if node & 1 else 1
        seated.append(seated[-1] + sign * wish.seats)
        wheelchairs.append(wheelchairs[-1] + sign * wish.wheelchairs)
    beyond = ride_minutes_beyond_direct(nodes, stops)
    return Tour(shift, stops, minutes, beyond, earliest, latest, seated, wheelchairs)


def _best_insertion(nodes: Nodes, tour: Tour, new: Stops) -> Insertion | None:
    """Try every place for the new stops, left to right, giving up a beginning as soon as a stop comes too late or is too full.

    What is given up could not be completed: times are those of the beginning alone or bounds below them. What remains is
    judged exactly.
    """
    lo, hi, gap, glued = nodes.lo, nodes.hi, nodes.gap, nodes.glued
    stops, earliest, latest = tour.stops, tour.earliest, tour.latest
    wish, car = nodes.wishes[new[0] >> 2], nodes.shifts[tour.shift].car
    room = [
        car.holds(seated + wish.seats, chairs + wish.wheelchairs)
        for seated, chairs in zip(tour.seated, tour.wheelchairs, strict=True)
    ]
    best: Insertion | None = None
    places = [0] * len(new)

    def judge() -> None:
        nonlocal best
        order: list[Node] = []
        begin = 0
        for node, place in zip(new, places, strict=True):
            order += stops[begin:place]
            order.append(node)
            begin = place
        order += stops[begin:]
        whole = tuple(order)
        minutes = minutes_out(nodes, whole)
        if minutes is not None and (best is None or minutes < best.minutes):
            best = Insertion(tour.shift, whole, minutes)

    def place(k: int, before: int, last: Node, now: int) -> None:
        """Place new stop k before stop number `before` or any later one; the car started at `last` at minute `now`."""
        node = new[k]
        aboard = k & 1
        while True:
            start = max(now + gap[last][node], lo[node])
            if not glued[last] and start <= hi[node] and (aboard or room[before - 1]):
                places[k] = before
                if k + 1 == len(new):
                    if start + gap[node][stops[before]] <= latest[before]:
                        judge()
                elif not glued[node]:
                    place(k + 1, before, node, start)
                elif not tour.seated[before - 1] and not tour.wheelchairs[before - 1]:
                    stay(k + 1, before, node, start)
            if before + 1 == len(stops):
                return
            stop = stops[before]
            if aboard and (not room[before] or glued[stop]):
                return
            now = max(now + gap[last][stop], earliest[before])
            if now > latest[before] or now > hi[node]:
                return
            last = stop
            before += 1

    def stay(k: int, before: int, last: Node, now: int) -> None:
        """Place new stop k at once: the driver has stayed with the rider."""
        start = max(now + gap[last][new[k]], lo[new[k]])
        if start <= hi[new[k]]:
            places[k] = before
            place(k + 1, before, new[k], start)

    first = max(1, bisect_left(latest, lo[new[0]]))
    if first < len(stops):
        place(0, first, stops[first - 1], earliest[first - 1])
    return best


def without(stops: Stops, wish: WishIndex) -> Stops:
    """Return the stops without those of a wish."""
    return tuple(node for node in stops if node >> 2 != wish)
