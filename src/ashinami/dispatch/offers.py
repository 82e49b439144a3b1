"""What can be answered while she is on the phone: who could drive her and when, without breaking a promise, and what it costs.

`desk` finds offers; here is what they are, and what accepting one changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ashinami.basics.clock import Minute
from ashinami.dispatch.plan import Plan, Route, StopKind
from ashinami.dispatch.problem import Problem, Window, WishOrder
from ashinami.vocabulary.ride import Leg


@dataclass(frozen=True, slots=True)
class OfferedLeg:
    """One way of an offer.

    `pick_up` and `drop_off` are the minutes planned; `pick_up_between` is what else could be promised for the pick-up (one way
    at a time). `with_others` are the keys of wishes in the car with her.
    """

    leg: Leg
    driver: str
    window: int
    pick_up: Minute
    drop_off: Minute
    pick_up_between: Window
    with_others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A promised pick-up that would shift, as far as the caller allowed."""

    wish: str
    leg: Leg
    before: Minute
    after: Minute


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to serve a wish, sound beside everything planned.

    Attributes
    ----------
    wish : its key. legs : her ways, in order.
    extra : what it adds to the cost of the plan, in hundredths of a driver-minute; offers are ranked by it.
    extra_minutes : what it adds to the minutes drivers are out.
    moved : promises that shift; empty unless the caller allowed some minutes.
    reasons : why it stands where it stands, in Japanese and without names.
    routes : the drivers' runs with her in them, instead of those they have.
    """

    wish: str
    legs: tuple[OfferedLeg, ...]
    extra: int
    extra_minutes: int
    moved: tuple[Moved, ...]
    reasons: tuple[str, ...]
    routes: tuple[Route, ...]

    @property
    def drivers(self) -> tuple[str, ...]:
        """The driver of each way."""
        return tuple(leg.driver for leg in self.legs)


def kept(wish: WishOrder, offer: Offer) -> WishOrder:
    """Return the wish as promised by an offer: its pick-ups at the minutes offered, and served before all that is not promised."""
    trips = {leg: wish.trip(leg) for leg in wish.legs}
    for leg in offer.legs:
        trips[leg.leg] = replace(trips[leg.leg], pick_up=Window(leg.pick_up, leg.pick_up))
    return replace(wish, out=trips[Leg.OUT], back=trips.get(Leg.BACK), promised=True)


def moved_wish(wish: WishOrder, shifting: tuple[Moved, ...]) -> WishOrder:
    """Return a wish whose windows hold the minutes to which its promised pick-ups move."""
    trips = {leg: wish.trip(leg) for leg in wish.legs}
    for each in shifting:
        if each.wish == wish.key:
            window = trips[each.leg].pick_up
            wider = Window(min(window.earliest, each.after), max(window.latest, each.after))
            trips[each.leg] = replace(trips[each.leg], pick_up=wider)
    return replace(wish, out=trips[Leg.OUT], back=trips.get(Leg.BACK))


def holding(problem: Problem, plan: Plan, may_move: Minute) -> Problem:
    """Return the problem with every promised pick-up of the plan held to its minute, or to within so many minutes of it."""
    told = {way: minute for route in plan.routes for way, minute in pick_ups(route)}

    def held(wish: WishOrder) -> WishOrder:
        trips = {leg: wish.trip(leg) for leg in wish.legs}
        for leg, trip in trips.items():
            minute = told.get((wish.key, leg))
            if wish.promised and minute is not None:
                trips[leg] = replace(trip, pick_up=Window(minute - may_move, minute + may_move))
        return replace(wish, out=trips[Leg.OUT], back=trips.get(Leg.BACK))

    return replace(problem, wishes=tuple(held(wish) for wish in problem.wishes))


def pick_ups(route: Route) -> Iterator[tuple[tuple[str, Leg], Minute]]:
    """Yield the pick-ups of a route: whose and which way, and when."""
    return (((stop.wish, stop.leg), stop.start) for stop in route.stops if stop.kind is StopKind.PICK_UP)


def moved(wishes: Mapping[str, WishOrder], before: Iterable[Route], after: Iterable[Route]) -> tuple[Moved, ...]:
    """Return the promised pick-ups that are at another minute after than before; `wishes` by key."""
    told = {way: minute for route in before for way, minute in pick_ups(route)}
    return tuple(
        Moved(*way, told[way], minute)
        for route in after
        for way, minute in pick_ups(route)
        if told.get(way, minute) != minute and wishes[way[0]].promised
    )


def others_aboard(route: Route, wish: str, leg: Leg) -> tuple[str, ...]:
    """Return who is in the car with her at some time, in the order of their pick-ups."""
    minutes: dict[tuple[str, Leg], list[int]] = {}
    for number, stop in enumerate(route.stops):
        minutes.setdefault((stop.wish, stop.leg), []).append(number)
    begin, end = minutes[wish, leg]
    met = [other for (other, _), (up, off) in minutes.items() if other != wish and up < end and begin < off]
    return tuple(dict.fromkeys(met))
