"""Solving a published instance: search and proof in turn while time lasts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ashinami.dispatch.engine import Found, Manner, search
from ashinami.dispatch.loops.draft import Tours
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.proof import Prover
from ashinami.dispatch.published.arrays import LEFT_OUT, arrays, file_routes
from ashinami.dispatch.published.fleet import with_fewest_vehicles
from ashinami.dispatch.published.instance import FileNode, Published
from ashinami.dispatch.stop import Seconds, Timer

_ENUMERATING = 0.05
_FIRST = 0.4
_PROVING = 3.0
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Solved:
    """Routes, one a vehicle in the file's order, without depots; their distance; a bound on it, or None; requests left out."""

    routes: tuple[tuple[FileNode, ...], ...]
    cost: float
    bound: float | None
    left_out: int

    @property
    def proven(self) -> bool:
        """Whether nothing shorter is possible."""
        return self.bound is not None and self.bound >= self.cost - _CLOSE


def solve(published: Published, *, seconds: float, seed: int, timer: Timer) -> Solved:
    """Return the shortest routes found in the time; of those with fewest vehicles where the set counts them first."""
    begin = timer()
    instance = arrays(published)
    end = begin + seconds
    if published.fewest_vehicles:
        instance, start = with_fewest_vehicles(instance, seed=seed, seconds=seconds / 2, timer=timer)
        found = search(instance, seed=seed, stop=Seconds(max(0.0, end - timer()), timer), start=start)
        return _solved(published, found.tours, found.cost, None)
    prover = Prover.of(instance, max(1.0, _ENUMERATING * seconds), timer)
    if prover is None:
        found = search(instance, seed=seed, stop=Seconds(max(0.0, end - timer()), timer))
        return _solved(published, found.tours, found.cost, None)
    return _in_turn(published, instance, prover, seed, end, timer)


def _in_turn(  # noqa: PLR0913, PLR0917
    published: Published, instance: Instance, prover: Prover, seed: int, end: float, timer: Timer
) -> Solved:
    """Search a while, try to prove for about as long, and so on with twice the time."""
    tours: Tours | None = None
    cost, bound, turn = np.inf, None, _FIRST
    while tours is None or timer() < end:
        stop = Seconds(min(turn, max(0.0, end - timer())), timer)
        found: Found = search(instance, seed=seed, stop=stop, start=tours, manner=_again(turn))
        tours, cost = found.tours, found.cost
        proof = prover.prove(tours, cost, min(max(_PROVING, 1.5 * turn), end - timer()), timer)
        if proof is not None:
            bound = max(proof.bound, bound or 0.0)
            tours, cost = proof.tours or tours, proof.cost
            if bound >= cost - _CLOSE:
                break
        turn, seed = 2 * turn, seed + 1
    return _solved(published, tours, cost, bound)


def _again(turn: float) -> Manner:
    """Start hot, and when there are tours to start from, less so."""
    return Manner() if turn == _FIRST else Manner(hot=0.1)


def _solved(published: Published, tours: Tours, cost: float, bound: float | None) -> Solved:
    rows = [tours.nodes[row, :size] for row, size in enumerate(tours.size)]
    routes = file_routes(published, rows)
    left_out = len(published.requests) - sum(len(route) for route in routes) // 2
    distance = cost - left_out * LEFT_OUT
    routes += [[]] * (len(published.vehicles) - len(routes))
    return Solved(tuple(tuple(route) for route in routes), float(distance), bound if not left_out else None, left_out)
