"""The same day for OR-Tools' routing solver: windows, rides, loads, there and back, accompaniment, minutes out and evenness.

Written to give the peer every advantage its model has: vehicle spans carry minutes out and, squared, evenness; riders who
stay together are pairs with a longest ride; ways are optional at the price `cost` names for the wish, since insertion
heuristics cannot take in four stops at once (a wish then served one way only is taken out). Left out on both sides: detours
(weight 0), drivers with several windows, locks. Search: parallel cheapest insertion, then guided local search.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from ashinami.dispatch.cost import MINUTE, TURN, loads, prices
from ashinami.dispatch.fleet import Fleet
from ashinami.dispatch.plan import Plan, StopKind, Unserved, WhyNot
from ashinami.dispatch.problem import Problem
from ashinami.vocabulary.ride import Leg

type Visit = tuple[str, Leg, StopKind]

_DAY = 24 * 60
_FULL = 100


def solve(problem: Problem, seconds: int) -> Plan | None:
    """Return OR-Tools' plan after so many seconds, timed and priced by our own functions; None when it found none."""
    visits: list[Visit] = [(wish.key, leg, kind) for wish in problem.wishes for leg in wish.legs for kind in StopKind]
    number = {visit: node for node, visit in enumerate(visits)}
    drivers, stops = len(problem.drivers), len(visits)
    starts = [stops + d for d in range(drivers)]
    manager = pywrapcp.RoutingIndexManager(stops + 2 * drivers, drivers, starts, [s + drivers for s in starts])
    routing = pywrapcp.RoutingModel(manager)
    time = _time(problem, visits, routing, manager)
    _loads(problem, visits, routing)
    _wishes(problem, number, routing, manager, time)
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromSeconds(seconds)
    found = routing.SolveWithParameters(parameters)
    return _plan(problem, visits, routing, manager, found) if found else None


def _time(problem: Problem, visits: list[Visit], routing: Any, manager: Any) -> Any:  # noqa: ANN401 - untyped peer
    orders = {wish.key: wish for wish in problem.wishes}
    places, services, windows = [], [], []
    for key, leg, kind in visits:
        trip, up = orders[key].trip(leg), kind is StopKind.PICK_UP
        places.append(trip.origin if up else trip.destination)
        services.append(trip.board if up else trip.alight)
        windows.append(trip.pick_up if up else trip.drop_off)
    places += [driver.start for driver in problem.drivers] + [driver.end for driver in problem.drivers]
    services += [0] * (2 * len(problem.drivers))
    gaps = problem.travel[np.ix_(places, places)] + np.array(services)[:, None]
    callback = routing.RegisterTransitMatrix(gaps.tolist())
    routing.AddDimension(callback, _DAY, _DAY, False, "time")
    time = routing.GetDimensionOrDie("time")
    for node, window in enumerate(windows):
        time.CumulVar(manager.NodeToIndex(node)).SetRange(window.earliest, window.latest)
    scale = _scale(problem)
    for d, (driver, load) in enumerate(zip(problem.drivers, loads(problem), strict=True)):
        span = driver.windows[0]
        for index in (routing.Start(d), routing.End(d)):
            time.CumulVar(index).SetRange(span.start, span.end)
        time.SetSpanUpperBoundForVehicle(driver.most_minutes, d)
        even, before = scale * load.weight // load.scale, load.before + TURN
        time.SetSpanCostCoefficientForVehicle(scale * MINUTE + 2 * even * before, d)
        time.SetQuadraticCostSoftSpanUpperBoundForVehicle(pywrapcp.BoundCost(0, even), d)
        routing.SetFixedCostOfVehicle(even * (before**2 - load.before**2), d)
        routing.AddVariableMinimizedByFinalizer(time.CumulVar(routing.End(d)))
        routing.AddVariableMaximizedByFinalizer(time.CumulVar(routing.Start(d)))
    return time


def _scale(problem: Problem) -> int:
    """Return what makes the weights of evenness whole numbers."""
    return max(load.scale // load.weight for load in loads(problem)) if problem.weights.uneven else 1


def _loads(problem: Problem, visits: list[Visit], routing: Any) -> None:  # noqa: ANN401 - untyped peer
    orders = {wish.key: wish for wish in problem.wishes}
    seats, chairs, riders = [], [], []
    for key, leg, kind in visits:
        sign = 1 if kind is StopKind.PICK_UP else -1
        seats.append(sign * orders[key].seats)
        chairs.append(sign * orders[key].wheelchairs)
        stays = orders[key].accompaniment and (leg is Leg.OUT) == (kind is StopKind.DROP_OFF)
        riders.append(
            sign - sign * _FULL * stays
        )  # while the driver stays with her, nobody else is in the car or boards
    rest = [0] * (2 * len(problem.drivers))
    takes = [driver.car.seats_per_wheelchair for driver in problem.drivers]
    of_kind = {
        take: routing.RegisterUnaryTransitVector([s + take * c for s, c in zip(seats, chairs, strict=True)] + rest)
        for take in set(takes)
    }
    callbacks = [of_kind[take] for take in takes]
    most = [driver.car.seats for driver in problem.drivers]
    routing.AddDimensionWithVehicleTransitAndCapacity(callbacks, 0, most, True, "seats")
    places = [driver.car.wheelchair_places for driver in problem.drivers]
    routing.AddDimensionWithVehicleCapacity(
        routing.RegisterUnaryTransitVector(chairs + rest),
        0,
        places,
        True,
        "chairs",
    )
    routing.AddDimension(routing.RegisterUnaryTransitVector(riders + rest), 0, _FULL, True, "riders")


def _wishes(problem: Problem, number: dict[Visit, int], routing: Any, manager: Any, time: Any) -> None:  # noqa: ANN401
    solver, scale = routing.solver(), _scale(problem)
    for wish, price in zip(problem.wishes, prices(problem), strict=True):
        index = {
            (leg, kind): manager.NodeToIndex(number[wish.key, leg, kind]) for leg in wish.legs for kind in StopKind
        }
        for (_, kind), at in index.items():
            routing.AddDisjunction([at], scale * price if kind is StopKind.PICK_UP else 0)
        for leg in wish.legs:
            up, off, trip = index[leg, StopKind.PICK_UP], index[leg, StopKind.DROP_OFF], wish.trip(leg)
            routing.AddPickupAndDelivery(up, off)
            solver.Add(routing.ActiveVar(up) == routing.ActiveVar(off))
            solver.Add(routing.VehicleVar(up) == routing.VehicleVar(off))
            solver.Add(time.CumulVar(off) - time.CumulVar(up) <= trip.board + trip.longest)
            solver.Add(time.CumulVar(up) <= time.CumulVar(off))
        if wish.back is None:
            continue
        off, back = index[Leg.OUT, StopKind.DROP_OFF], index[Leg.BACK, StopKind.PICK_UP]
        if wish.one_route:
            solver.Add(routing.VehicleVar(off) == routing.VehicleVar(back))
            solver.Add(time.CumulVar(off) + wish.out.alight <= time.CumulVar(back))


def _plan(problem: Problem, visits: list[Visit], routing: Any, manager: Any, found: Any) -> Plan:  # noqa: ANN401
    """Return the plan in our words; a wish served only one way is taken out."""
    fleet = Fleet(problem, Plan(routes=()))
    met = Counter(
        visits[node][0] for node in range(len(visits)) if found.Value(routing.ActiveVar(manager.NodeToIndex(node)))
    )
    whole = {wish.key for wish in problem.wishes if met[wish.key] == 2 * len(wish.legs)}
    for d in range(len(problem.drivers)):
        tour: list[Visit] = []
        index = found.Value(routing.NextVar(routing.Start(d)))
        while not routing.IsEnd(index):
            visit = visits[manager.IndexToNode(index)]
            tour += [visit] if visit[0] in whole else []
            index = found.Value(routing.NextVar(index))
        if tour:
            fleet.drive(d, tuple(tour))
    routes = tuple(fleet.route(d) for d in range(len(problem.drivers)) if fleet.visits[d])
    served = {stop.wish for route in routes for stop in route.stops}
    left = tuple(Unserved(wish.key, WhyNot.ALL_TAKEN) for wish in problem.wishes if wish.key not in served)
    return Plan(routes, left)
