"""A published instance as the arrays the search reads, and the search's tours as the file's node numbers."""

from __future__ import annotations

import numpy as np

from ashinami.dispatch.loops.instance import DRIVER, NODE, ROW, WEIGHTS, WISH, Floats, Instance, Ints, Records, packed
from ashinami.dispatch.nearness import near, signs
from ashinami.dispatch.published.instance import FileNode, Load, Published

LEFT_OUT = 1e5
"""What leaving a request out costs: more than any detour."""


def arrays(published: Published) -> Instance:
    """Return the instance as arrays: cost is distance, and every request is to be served."""
    requests, vehicles = published.requests, published.vehicles
    travel = published.distances()
    rides, rows = len(requests), len(vehicles)
    nodes = np.zeros(2 * rides + 2 * rows, NODE)
    nodes["limit"], nodes["wish"] = np.inf, -1
    nodes["sign"][: 2 * rides : 2] = signs(rides)
    for r, request in enumerate(requests):
        for node, number in ((2 * r, request.up), (2 * r + 1, request.off)):
            visit = published.visits[number]
            nodes[node]["place"] = number
            nodes[node]["lo"], nodes[node]["hi"], nodes[node]["service"] = visit.lo, visit.hi, visit.service
            nodes[node]["load"], nodes[node]["wish"] = packed(_nested(published, visit.load)), r
        nodes[2 * r + 1]["rides"] = True
        nodes[2 * r + 1]["limit"] = request.longest
        nodes[2 * r + 1]["direct"] = travel[request.up, request.off]
    kinds: dict[object, int] = {}
    row_records = np.zeros(rows, ROW)
    for k, vehicle in enumerate(vehicles):
        for node in (2 * rides + 2 * k, 2 * rides + 2 * k + 1):
            nodes[node]["place"] = len(published.visits) + k
            nodes[node]["lo"], nodes[node]["hi"] = vehicle.lo, vehicle.hi
        kind = kinds.setdefault(vehicle, len(kinds))
        longest = vehicle.longest if vehicle.longest < vehicle.hi - vehicle.lo else np.inf
        row_records[k] = (k, kind, longest, np.inf, 0.0)
    _tighten(published, nodes, travel)
    drivers = np.zeros(rows, DRIVER)
    drivers["most_minutes"] = np.inf
    wishes = np.zeros(rides, WISH)
    wishes["ride"], wishes["rides"], wishes["price"] = np.arange(rides), 1, LEFT_OUT
    room = np.array([[packed(_nested(published, vehicle.room))] for vehicle in vehicles])
    weights = np.zeros(1, WEIGHTS)
    weights["travel"], weights["metric"] = 1.0, True
    return Instance(
        travel=travel,
        short=travel,
        nodes=nodes,
        rows=row_records,
        drivers=drivers,
        wishes=wishes,
        room=room,
        dear=np.zeros((rides, rows)),
        near=near(nodes, wishes, travel),
        rivals=np.full((rows, 1), -1),
        weights=weights,
    )


def _nested(published: Published, load: Load) -> Load:
    """Return loads whose simple sums say what upgrading allows: each group with all who may also take its places."""
    if not published.upgrading:
        return load
    staff, patients, stretchers, wheelchairs = load
    return (staff + patients + stretchers, patients + stretchers, stretchers, wheelchairs)


def _tighten(published: Published, nodes: Records, travel: Floats) -> None:
    """Draw windows in as far as the way from and to every depot and the ride itself force."""
    lo, hi, service, place = nodes["lo"], nodes["hi"], nodes["service"], nodes["place"]
    depots = range(len(published.visits), len(travel))
    opens = np.min([travel[d] + v.lo for d, v in zip(depots, published.vehicles, strict=True)], axis=0)
    shuts = np.max([v.hi - travel[:, d] for d, v in zip(depots, published.vehicles, strict=True)], axis=0)
    rides = 2 * len(published.requests)
    up, off = slice(0, rides, 2), slice(1, rides, 2)
    lo[:rides] = np.maximum(lo[:rides], opens[place[:rides]])
    hi[:rides] = np.minimum(hi[:rides], shuts[place[:rides]] - service[:rides])
    least, most = service[up] + nodes["direct"][off], service[up] + nodes["limit"][off]
    lo[off] = np.maximum(lo[off], lo[up] + least)
    hi[up] = np.minimum(hi[up], hi[off] - least)
    lo[up] = np.maximum(lo[up], lo[off] - most)
    hi[off] = np.minimum(hi[off], hi[up] + most)


def file_routes(published: Published, tours: list[Ints]) -> list[list[FileNode]]:
    """Return the tours of all vehicles as the file's node numbers, without depots."""
    ends = [node for request in published.requests for node in (request.up, request.off)]
    return [[ends[node] for node in tour[1:-1]] for tour in tours]
