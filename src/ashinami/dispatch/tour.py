"""Tours: one shift's stops with what the search asks of them again and again, and the best place for new stops in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from ashinami.dispatch.nodes import Node, Nodes, ShiftIndex, WishIndex
from ashinami.dispatch.schedule import (
    Stops,
    alone,
    greatest,
    least,
    minutes_driving,
    minutes_out,
    ride_minutes_beyond_direct,
)

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
        """Return the tour of a shift that stays at home, also when its window is too short to leave."""
        home = self.nodes.shifts[shift]
        opens, closes = self.nodes.lo[home.first], self.nodes.hi[home.last]
        return Tour(shift, (home.first, home.last), 0, 0, [opens, opens], [closes, closes], [0], [0])

    def tour(self, shift: ShiftIndex, stops: Stops) -> Tour | None:
        """Return the tour with these stops, or None when it cannot be driven in time.

        Loads are worked out, not judged: they fit because insertions and removals keep them so.
        """
        if len(stops) == 2:
            return self.empty(shift)
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
    first = max(1, bisect_left(tour.latest, nodes.lo[new[0]]))
    if first == len(tour.stops) or tour.earliest[first - 1] > nodes.hi[new[0]]:
        return None
    sweep = _Sweep(nodes, tour, new)
    sweep.place(0, first, tour.stops[first - 1], tour.earliest[first - 1])
    return sweep.best


class _Sweep:
    """Tries every place for new stops, left to right; gives up a beginning as soon as a stop comes too late or is too full.

    What is given up could not be completed: times are those of the beginning alone, or bounds below them. What remains is
    judged exactly.
    """

    __slots__ = ("best", "board_by", "new", "nodes", "places", "room", "tour")

    def __init__(self, nodes: Nodes, tour: Tour, new: Stops) -> None:
        wish, car = nodes.wishes[new[0] >> 2], nodes.shifts[tour.shift].car
        self.nodes, self.tour, self.new = nodes, tour, new
        self.places = [0] * len(new)
        self.room = [
            car.holds(seated + wish.seats, wheelchairs + wish.wheelchairs)
            for seated, wheelchairs in zip(tour.seated, tour.wheelchairs, strict=True)
        ]
        self.board_by = 0
        self.best: Insertion | None = None

    def place(self, k: int, before: int, last: Node, now: int) -> None:
        """Place new stop k before stop number `before` or any later one; the car started at `last` at minute `now`."""
        gap, glued, tour = self.nodes.gap, self.nodes.glued, self.tour
        stops, earliest, latest = tour.stops, tour.earliest, tour.latest
        node = self.new[k]
        opens, closes = self.nodes.lo[node], self.nodes.hi[node]
        aboard = k & 1  # odd new stops are drop-offs: the rider is in the car until then
        if aboard:
            closes = min(closes, self.board_by + self.nodes.limit[node])
        while True:
            start = max(now + gap[last][node], opens)
            if start <= closes and not glued[last] and (aboard or self.room[before - 1]):
                self.places[k] = before
                self._go_on(k, before, start)
            stop = stops[before]
            if before + 1 == len(stops) or (aboard and (glued[stop] or not self.room[before])):
                return
            now = max(now + gap[last][stop], earliest[before])
            if now > latest[before] or now > closes:
                return
            last = stop
            before += 1

    def _go_on(self, k: int, before: int, start: int) -> None:
        """Judge the order when new stop k was the last; otherwise place the next, at once if the driver stays with the rider."""
        nodes, tour, node = self.nodes, self.tour, self.new[k]
        start_by = min(nodes.hi[node], tour.latest[before] - nodes.short[node][tour.stops[before]])
        if start > start_by:
            return
        if not k & 1:
            self.board_by = start_by
        if k + 1 == len(self.new):
            self._judge()
        elif not nodes.glued[node]:
            self.place(k + 1, before, node, start)
        elif not tour.seated[before - 1] and not tour.wheelchairs[before - 1]:
            back = self.new[k + 1]
            self.places[k + 1] = before
            self._go_on(k + 1, before, max(start + nodes.gap[node][back], nodes.lo[back]))

    def _judge(self) -> None:
        """Keep the order as it is now placed if it can be driven in fewer minutes than the best so far."""
        order: list[Node] = []
        begin = 0
        for node, place in zip(self.new, self.places, strict=True):
            order += self.tour.stops[begin:place]
            order.append(node)
            begin = place
        order += self.tour.stops[begin:]
        stops = tuple(order)
        minutes = minutes_out(self.nodes, stops)
        if minutes is None or (self.best is not None and minutes >= self.best.minutes):
            return
        driver = self.nodes.drivers[self.nodes.shifts[self.tour.shift].driver]
        if minutes_driving(self.nodes, stops) <= driver.most_driving and alone(self.nodes, stops):
            self.best = Insertion(self.tour.shift, stops, minutes)


def without(stops: Stops, wish: WishIndex) -> Stops:
    """Return the stops without those of a wish."""
    return tuple(node for node in stops if node >> 2 != wish)
