"""The judge of routes of a published instance: slow, obvious, and sharing no code with the search.

A route's times are difference constraints between its stops; Bellman and Ford's rounds find a solution or show that there
is none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ashinami.dispatch.published.instance import FileNode, Load, Published, Vehicle

type Routes = Sequence[Sequence[FileNode]]

TOLERANCE = 1e-6


def faults(instance: Published, routes: Routes) -> tuple[str, ...]:
    """Return what is wrong with the routes, one a vehicle in the file's order, without depots; nothing when all is well."""
    if len(routes) > len(instance.vehicles):
        return (f"{len(routes)} routes for {len(instance.vehicles)} vehicles",)
    return tuple(_faults(instance, routes))


def distance(instance: Published, routes: Routes) -> float:
    """Return the distance of all routes, ways from and to the depots included."""
    return math.fsum(
        math.dist(a, b)
        for vehicle, route in zip(instance.vehicles, routes, strict=False)
        for a, b in pairwise(_points(instance, vehicle, route))
        if route
    )


def _points(instance: Published, vehicle: Vehicle, route: Sequence[FileNode]) -> list[tuple[float, float]]:
    depot = (vehicle.x, vehicle.y)
    return [depot, *((instance.visits[node].x, instance.visits[node].y) for node in route), depot]


def _faults(instance: Published, routes: Routes) -> Iterator[str]:
    seen = sorted(node for route in routes for node in route)
    if seen != sorted(node for request in instance.requests for node in (request.up, request.off)):
        yield "not every row of a request is visited exactly once"
        return
    for number, (vehicle, route) in enumerate(zip(instance.vehicles, routes, strict=False)):
        for request in instance.requests:
            if (request.up in route) != (request.off in route):
                yield f"route {number}: rows {request.up} and {request.off} are apart"
            elif request.up in route and route.index(request.up) > route.index(request.off):
                yield f"route {number}: row {request.off} comes before row {request.up}"
        aboard: Load = (0,) * len(vehicle.room)
        for node in route:
            aboard = tuple(a + b for a, b in zip(aboard, instance.visits[node].load, strict=True))
            if not _fits(instance, vehicle, aboard):
                yield f"route {number}: too full after row {node}"
        if not _in_time(instance, vehicle, route):
            yield f"route {number}: no times are possible"


def _fits(instance: Published, vehicle: Vehicle, aboard: Load) -> bool:
    if not instance.upgrading:
        return all(taken <= room for taken, room in zip(aboard, vehicle.room, strict=True))
    staff, patients, stretchers, wheelchairs = aboard
    staff_seats, patient_seats, stretcher_places, wheelchair_places = vehicle.room
    stretcher_places -= stretchers
    patients_over = max(0, patients - patient_seats)
    patient_seats = max(0, patient_seats - patients)
    stretcher_places -= patients_over
    staff_over = max(0, staff - staff_seats - patient_seats)
    return stretcher_places >= staff_over and wheelchairs <= wheelchair_places


def _in_time(instance: Published, vehicle: Vehicle, route: Sequence[FileNode]) -> bool:
    """Whether starts exist: windows, ways, rides and the route's length are bounds on differences of two starts each."""
    if not route:
        return True
    stops, points = len(route) + 2, _points(instance, vehicle, route)
    service = [0.0, *(instance.visits[node].service for node in route), 0.0]
    windows = [(instance.visits[node].lo, instance.visits[node].hi) for node in route]
    windows = [(vehicle.lo, vehicle.hi), *windows, (vehicle.lo, vehicle.hi)]
    at = {node: position for position, node in enumerate(route, start=1)}
    zero = stops  # stands for minute 0
    no_sooner = [(k, k + 1, service[k] + math.dist(points[k], points[k + 1])) for k in range(stops - 1)]
    no_sooner += [(zero, k, lo) for k, (lo, _) in enumerate(windows)]
    no_sooner += [(k, zero, -hi) for k, (_, hi) in enumerate(windows)]
    no_sooner += [(stops - 1, 0, -vehicle.longest)]
    for request in instance.requests:
        if request.up in at and request.off in at:
            up, off = at[request.up], at[request.off]
            no_sooner.append((off, up, -request.longest - service[up]))
    start = [-math.inf] * stops + [0.0]
    for _ in range(stops + 1):
        changed = False
        for before, after, least in no_sooner:
            if start[before] + least > start[after] + TOLERANCE:
                start[after] = start[before] + least
                changed = True
        if not changed:
            return True
    return False
