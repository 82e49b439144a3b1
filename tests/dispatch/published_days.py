"""Small published instances by chance, for the tests of the engine."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from ashinami.dispatch.published.instance import Published, Request, Vehicle, Visit


def chance_instance(rng: Random, requests: int = 4, vehicles: int = 2) -> Published:
    """Return an instance with a window at one end of each ride, one depot, and rides that must not be much too long."""
    depot = Visit(0.0, 0.0, 0.0, (0,), 0.0, 240.0)
    ups: list[Visit] = []
    offs: list[Visit] = []
    for number in range(requests):
        opens = rng.uniform(20, 150)
        load = rng.choice([1, 1, 2])
        tight = (opens, opens + rng.uniform(5, 30))
        for ends, tightened, sign in ((ups, number % 2 == 0, 1), (offs, number % 2 == 1, -1)):
            lo, hi = tight if tightened else (0.0, 240.0)
            x, y = (round(rng.uniform(-10, 10), 3) for _ in range(2))
            ends.append(Visit(x, y, 3.0, (sign * load,), lo, hi))
    rides = tuple(Request(1 + number, 1 + requests + number, 30.0) for number in range(requests))
    return Published("by chance", (depot, *ups, *offs), rides, (Vehicle(0.0, 0.0, (3,), 240.0, 0.0, 240.0),) * vehicles)


def moved(published: Published, *, later: float = 0.0, turned: bool = False) -> Published:
    """Return the instance some time later, or turned by a quarter around the depot."""

    def visit(old: Visit) -> Visit:
        x, y = (-old.y, old.x) if turned else (old.x, old.y)
        return replace(old, x=x, y=y, lo=old.lo + later, hi=old.hi + later)

    vehicles = tuple(replace(vehicle, lo=vehicle.lo + later, hi=vehicle.hi + later) for vehicle in published.vehicles)
    return replace(published, visits=tuple(visit(old) for old in published.visits), vehicles=vehicles)
