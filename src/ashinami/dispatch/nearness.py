"""Which wishes lie near one another in space and time, and a number for each ride to tell sets of rides apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_MOST = 400


def near(nodes: NDArray[np.void], wishes: NDArray[np.void], travel: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return for each wish the wishes nearest to it, itself first: int64 [wish, rank].

    Near is the shortest way between any of their stops, with what one must wait at the least besides.
    """
    count, most = len(wishes), min(len(wishes), _MOST)
    lo, hi, place = nodes["lo"], nodes["hi"], nodes["place"]
    stops = [2 * wishes["ride"] + k for k in range(4)]
    stops[2:] = [np.where(wishes["rides"] == 2, each, first) for each, first in zip(stops[2:], stops, strict=False)]
    found = np.zeros((count, most), np.int64)
    for wish in range(count):
        apart = np.full(count, np.inf)
        for mine in {int(stop[wish]) for stop in stops}:
            for theirs in stops:
                way = np.minimum(travel[place[mine], place[theirs]], travel[place[theirs], place[mine]])
                wait = np.maximum(0, np.maximum(lo[theirs] - hi[mine], lo[mine] - hi[theirs]) - way)
                apart = np.minimum(apart, way + wait)
        apart[wish] = -1
        found[wish] = np.argsort(apart, kind="stable")[:most]
    return found


def signs(rides: int) -> NDArray[np.int64]:
    """Return a number for each ride, the same each time, whose exclusive or tells sets of rides apart."""
    generator = np.random.default_rng(20_031_115)
    return generator.integers(1, 2**63, rides)
