"""The desk while somebody is on the phone: the plan held ready as arrays, so that offers come at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from heapq import nsmallest

from ashinami.basics.clock import Minute
from ashinami.dispatch.choices import Choice, Choices
from ashinami.dispatch.cost import loads
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.offers import Moved, Offer, OfferedLeg, holding, kept, moved, moved_wish, others_aboard
from ashinami.dispatch.plan import Plan, Route
from ashinami.dispatch.problem import Problem, Window, WishOrder


class Desk:
    """The plan held ready while somebody is on the phone. It is asked again and again, and changes by `accept` alone.

    `problem` and `plan` are the day as it is promised: offers leave every promised pick-up (of wishes `promised`) where the plan
    has it, or within the minutes allowed. Other wishes keep their driver and may shift within their windows. The places of
    wishes asked about are rows of the problem's travel matrix.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.plan = problem, plan
        self._drivers = {driver.key: driver for driver in problem.drivers}
        loaded = zip(problem.drivers, loads(problem), strict=True)
        self._taken = {driver.key: 100 * load.before / driver.share for driver, load in loaded}
        self._usual = sum(self._taken.values()) / max(len(self._taken), 1)
        self._planned = {(route.driver, route.window): route for route in plan.routes}
        self._asked: dict[Minute, Choices] = {}

    def offers(self, *ways: WishOrder, may_move: Minute = 0, most: int = 10) -> tuple[Offer, ...]:
        """Return up to `most` offers, the cheapest first.

        `ways` are the wish as it was spoken and what else would do (a ride to the bus instead), each under a key of its own.
        None is in the plan already. Nothing is returned when nothing fits; `why` then knows the reason.
        """
        found = [(choice, wish) for wish in ways for choice in self._choices(may_move).of(wish)]
        nearest = nsmallest(most, found, key=lambda each: each[0].extra)
        return tuple(self._offer(wish, choice, may_move) for choice, wish in nearest)

    def accept(self, wish: WishOrder, offer: Offer) -> None:
        """Take the wish into the plan as offered, promised at the minutes offered; promises that move are given anew."""
        promised = kept(wish, offer)
        others = tuple(moved_wish(w, offer.moved) for w in self.problem.wishes if w.key != wish.key)
        self.problem = replace(self.problem, wishes=(*others, promised))
        self._planned |= {(route.driver, route.window): route for route in offer.routes}
        unserved = tuple(left for left in self.plan.unserved if left.wish != wish.key)
        self.plan = replace(self.plan, routes=tuple(self._planned.values()), unserved=unserved)
        self._asked.clear()

    def _choices(self, may_move: Minute) -> Choices:
        if may_move not in self._asked:
            self._asked[may_move] = Choices(Fleet(holding(self.problem, self.plan, may_move), self.plan))
        return self._asked[may_move]

    def _offer(self, wish: WishOrder, choice: Choice, may_move: Minute) -> Offer:
        fleet = self._choices(may_move).fleet
        legs: list[OfferedLeg] = []
        routes: list[Route] = []
        for fit in choice.fits:
            route, between = fleet.route_with(wish, fit)
            routes.append(route)
            for leg in fit.legs:
                up, off = (stop.start for stop in route.stops if (stop.wish, stop.leg) == (wish.key, leg))
                others = others_aboard(route, wish.key, leg)
                legs.append(OfferedLeg(leg, route.driver, route.window, up, off, Window(*between[leg]), others))
        before = tuple(self._planned[key] for route in routes if (key := (route.driver, route.window)) in self._planned)
        shifting = moved(fleet.wishes, before, tuple(routes))
        reasons = tuple(self._reasons(wish, legs, choice.extra_minutes, shifting))
        return Offer(wish.key, tuple(legs), choice.extra, choice.extra_minutes, shifting, reasons, tuple(routes))

    def _reasons(
        self, wish: WishOrder, legs: list[OfferedLeg], extra_minutes: Minute, shifting: tuple[Moved, ...]
    ) -> Iterator[str]:
        yield f"外出が{extra_minutes}分増えます" if extra_minutes else "いまの外出の中でお送りできます"
        others = {other for leg in legs for other in leg.with_others}
        if others:
            yield f"ほかの方{len(others)}人と乗り合わせです"
        if len({leg.driver for leg in legs}) > 1:
            yield "行きと帰りで運転者が変わります"
        if any(wish.rider and wish.rider in self._drivers[leg.driver].prefers for leg in legs):
            yield "ふだんからご一緒の運転者です"
        taken = max(self._taken[leg.driver] for leg in legs)
        if taken < 0.75 * self._usual:
            yield "今月の担当がまだ少ない運転者です"
        if taken > 1.25 * self._usual:
            yield "今月の担当がすでに多い運転者です"
        if shifting:
            most = max(abs(each.after - each.before) for each in shifting)
            yield f"お約束のお迎え{len(shifting)}件が、{most}分まで動きます"
