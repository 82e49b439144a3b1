"""A day half planned, and the cheapest ways to take one more wish into it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from ashinami.dispatch.cost import MINUTE
from ashinami.dispatch.nodes import Nodes, ShiftIndex, WishIndex
from ashinami.dispatch.problem import SameDriver
from ashinami.dispatch.tour import Insertion, Tour, Tours, without


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to serve a wish: what it adds to the cost, and the tours it changes."""

    extra: int
    insertions: tuple[Insertion, ...]

    @property
    def shifts(self) -> tuple[ShiftIndex, ...]:
        """The shifts that would serve it: one for each way, or one for all."""
        return tuple(insertion.shift for insertion in self.insertions)


class Draft:
    """A day being planned: a tour for every shift, and which shifts serve a wish. Copies share the tours, which never change."""

    def __init__(self, tours: Tours) -> None:
        nodes = tours.nodes
        self.nodes: Nodes = nodes
        self.book = tours
        self.tours: list[Tour] = [tours.empty(shift) for shift in range(len(nodes.shifts))]
        self.minutes = [0] * len(nodes.drivers)
        self.served: dict[WishIndex, tuple[ShiftIndex, ...]] = {}

    def copy(self) -> Draft:
        """Return a draft that can be changed without changing this one."""
        other = Draft.__new__(Draft)
        other.nodes, other.book = self.nodes, self.book
        other.tours, other.minutes, other.served = self.tours.copy(), self.minutes.copy(), self.served.copy()
        return other

    def unserved(self) -> list[WishIndex]:
        """Return the wishes left out, in the problem's order."""
        return [wish for wish in range(len(self.nodes.wishes)) if wish not in self.served]

    def cost(self) -> int:
        """Return the cost, as `cost.terms` reports it for the plan made of this draft."""
        nodes = self.nodes
        return (
            sum(nodes.price[wish] for wish in self.unserved())
            + sum(m * MINUTE + load.uneven(m) for m, load in zip(self.minutes, nodes.load, strict=True))
            + sum(tour.beyond for tour in self.tours) * nodes.problem.weights.beyond
            + sum(self._preferred(wish, shifts) for wish, shifts in self.served.items())
        )

    def _preferred(self, wish: WishIndex, shifts: tuple[ShiftIndex, ...]) -> int:
        """Return what it costs that others would have been preferred for a wish."""
        nodes, order = self.nodes, self.nodes.wishes[wish]
        weights, drivers = nodes.problem.weights, [nodes.shifts[s].driver for s in shifts]
        glad = [order.rider in nodes.drivers[d].prefers for d in drivers] if order.rider in nodes.welcome else []
        ways = len(order.legs) if len(shifts) == 1 else 1
        split = order.same_driver is SameDriver.PREFERRED and len(set(drivers)) > 1
        return weights.split * split + weights.apart * ways * glad.count(False)

    def put(self, tour: Tour) -> None:
        """Let a shift drive this tour instead of the one it has."""
        driver = self.nodes.shifts[tour.shift].driver
        self.minutes[driver] += tour.minutes - self.tours[tour.shift].minutes
        self.tours[tour.shift] = tour

    def insert(self, wish: WishIndex, choice: Choice) -> None:
        """Serve a wish as chosen for this very draft."""
        for insertion in choice.insertions:
            tour = self.book.tour(insertion.shift, insertion.stops)
            if tour is None:
                raise AssertionError("an insertion was judged before it was chosen")
            self.put(tour)
        self.served[wish] = choice.shifts

    def remove(self, wish: WishIndex) -> bool:
        """Take a wish out; False when what remains could not be driven (only where ways over a third place are shorter)."""
        shorter = [self.book.tour(s, without(self.tours[s].stops, wish)) for s in set(self.served[wish])]
        for tour in shorter:
            if tour is None:
                return False
            self.put(tour)
        del self.served[wish]
        return True

    def choices(self, wish: WishIndex) -> list[Choice]:
        """Return the ways to serve a wish, one for each choice of shifts, the cheapest first."""
        order = self.nodes.wishes[wish]
        legs, suited = self.nodes.legs[wish], self.nodes.suited[wish]
        found: list[Choice] = []
        if len(legs) == 1:
            found += self._priced([(self._best(s, (legs[0], legs[0] + 1)),) for s in suited[0]])
        else:
            out, back = (legs[0], legs[0] + 1), (legs[1], legs[1] + 1)
            found += self._priced([(self._best(s, out + back),) for s in suited[0] if s in suited[1]])
            if not order.one_route:
                same = order.same_driver is SameDriver.REQUIRED
                outs = [self._best(s, out) for s in suited[0]]
                backs = [self._best(s, back) for s in suited[1]] if any(outs) else []
                found += self._priced(
                    [(o, b) for o, b in product(outs, backs) if o and b and self._two(o, b, same=same)]
                )
        preferred = [Choice(c.extra + self._preferred(wish, c.shifts), c.insertions) for c in found]
        return sorted(preferred, key=_extra)

    def _two(self, out: Insertion, back: Insertion, *, same: bool) -> bool:
        """Whether the ways may be driven in these two shifts."""
        one, two = self.nodes.shifts[out.shift], self.nodes.shifts[back.shift]
        return one is not two and (not same or one.driver == two.driver)

    def _best(self, shift: ShiftIndex, new: tuple[int, ...]) -> Insertion | None:
        if any(len(self.tours[other].stops) > 2 for other in self.nodes.excludes[shift]):
            return None  # somebody else has the car
        return self.book.best_insertion(self.tours[shift], new)

    def _priced(self, ways: list[tuple[Insertion | None, ...]]) -> list[Choice]:
        """Return the ways whose drivers stay within their most minutes, with what they add."""
        found = []
        for way in ways:
            if not self._may_go_together(way):
                continue
            more: dict[int, int] = {}
            for insertion in way:
                if insertion is None:
                    break
                driver = self.nodes.shifts[insertion.shift].driver
                more[driver] = more.get(driver, 0) + insertion.minutes - self.tours[insertion.shift].minutes
            else:
                extra = 0
                for driver, minutes in more.items():
                    now = self.minutes[driver]
                    if now + minutes > self.nodes.drivers[driver].most_minutes:
                        break
                    load = self.nodes.load[driver]
                    extra += minutes * MINUTE + load.uneven(now + minutes) - load.uneven(now)
                else:
                    found.append(Choice(extra, tuple(insertion for insertion in way if insertion)))
        return found

    def _may_go_together(self, way: tuple[Insertion | None, ...]) -> bool:
        """Whether no group car is taken twice."""
        new = {insertion.shift for insertion in way if insertion}
        return not any(new.intersection(self.nodes.excludes[shift]) for shift in new)


def _extra(choice: Choice) -> int:
    return choice.extra


def insert_by_regret(draft: Draft) -> None:
    """Take in all wishes that fit, next the one that would lose most if its best shifts were taken by others.

    The second choice is the cheapest that avoids every shift of the first. Only tours that changed are looked at again.
    """
    nodes = draft.nodes
    open_wishes = draft.unserved()
    while True:
        ranked: list[tuple[int, int, WishIndex, Choice]] = []
        for wish in open_wishes:
            choices = draft.choices(wish)
            if choices:
                best = choices[0]
                taken = set(best.shifts)
                second = next((choice.extra for choice in choices if taken.isdisjoint(choice.shifts)), None)
                lost = nodes.price[wish] if second is None else second
                ranked.append((best.extra - lost, best.extra, wish, best))
        if not ranked:
            return
        _, _, wish, best = min(ranked, key=lambda entry: entry[:3])
        draft.insert(wish, best)
        # what fits nowhere now fits nowhere later: each wish taken in leaves less room
        open_wishes = [other for _, _, other, _ in ranked if other != wish]
