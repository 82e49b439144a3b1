"""From a plan to a draft and back: the plan names people and minutes, the draft is numbers."""

from __future__ import annotations

from dataclasses import replace

from ashinami.dispatch.check import check
from ashinami.dispatch.insertion import Draft
from ashinami.dispatch.nodes import Node, Nodes, ShiftIndex, WishIndex
from ashinami.dispatch.plan import Plan, Route, Stop, StopKind
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.schedule import times
from ashinami.dispatch.tour import Tours
from ashinami.vocabulary.ride import Leg


def routes(draft: Draft) -> tuple[Route, ...]:
    """Return the routes of all shifts that leave home, with their times."""
    nodes = draft.nodes
    return tuple(_route(nodes, tour.shift, tour.stops) for tour in draft.tours if len(tour.stops) > 2)


def _route(nodes: Nodes, number: ShiftIndex, order: tuple[Node, ...]) -> Route:
    shift = nodes.shifts[number]
    starts = times(nodes, order)
    stops: list[Stop] = []
    left, place = starts[0], nodes.drivers[shift.driver].start
    travel = nodes.problem.travel
    for node, start in zip(order[1:-1], starts[1:-1], strict=True):
        wish = nodes.wishes[node >> 2]
        leg = Leg.BACK if node & 2 else Leg.OUT
        trip = wish.trip(leg)
        kind = StopKind.DROP_OFF if node & 1 else StopKind.PICK_UP
        at, spent = (trip.destination, trip.alight) if node & 1 else (trip.origin, trip.board)
        stops.append(Stop(wish.key, leg, kind, left + int(travel[place, at]), start, start + spent))
        left, place = start + spent, at
    return Route(nodes.drivers[shift.driver].key, shift.window, starts[0], tuple(stops), starts[-1])


def draft_of(tours: Tours, plan: Plan) -> Draft:
    """Return the plan as a draft.

    A plan that is sound as far as it goes keeps its orders. Otherwise (a wish or a driver has changed since) each wish goes
    back to the shifts that served it if there is room, and is left out if there is none.
    """
    nodes = tours.nodes
    draft = Draft(tours)
    number = {wish.key: w for w, wish in enumerate(nodes.wishes)}
    shift_of = {(nodes.drivers[shift.driver].key, shift.window): s for s, shift in enumerate(nodes.shifts)}
    orders: dict[ShiftIndex, tuple[Node, ...]] = {}
    served: dict[WishIndex, dict[Leg, ShiftIndex]] = {}
    for route in plan.routes:
        shift = shift_of.get((route.driver, route.window))
        known = [stop for stop in route.stops if stop.wish in number]
        if shift is None:
            continue
        orders[shift] = tuple(_node(number[stop.wish], stop) for stop in known)
        for stop in known:
            served.setdefault(number[stop.wish], {})[stop.leg] = shift
    if _sound(nodes.problem, plan, {nodes.wishes[w].key for w in served}):
        for shift, order in orders.items():
            home = nodes.shifts[shift]
            tour = tours.tour(shift, (home.first, *order, home.last))
            if tour is None:
                raise AssertionError("a sound route can be driven")
            draft.put(tour)
        draft.served = {w: tuple(dict.fromkeys(by.values())) for w, by in served.items()}
        return draft
    for wish, by in served.items():
        wanted = {*by.values()}
        choice = next((choice for choice in draft.choices(wish) if {*choice.shifts} == wanted), None)
        if choice is not None:
            draft.insert(wish, choice)
    return draft


def _node(wish: WishIndex, stop: Stop) -> Node:
    return 4 * wish + 2 * (stop.leg is Leg.BACK) + (stop.kind is StopKind.DROP_OFF)


def _sound(problem: Problem, plan: Plan, served: set[str]) -> bool:
    """Whether the plan is sound when nothing is asked but what it serves."""
    wishes = tuple(wish for wish in problem.wishes if wish.key in served)
    fixed = tuple(lock for lock in problem.fixed if lock.wish in served)
    return not check(replace(problem, wishes=wishes, fixed=fixed), replace(plan, unserved=()))
