"""The shortest ways when the travel matrix does not keep the triangle inequality."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def shortest_ways(travel: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return the minutes of the shortest way between all places over any others (Floyd and Warshall)."""
    shortest = travel.astype(np.int64)
    for middle in range(len(shortest)):
        np.minimum(shortest, shortest[:, middle, None] + shortest[None, middle, :], out=shortest)
    return shortest


def shortest_from(travel: NDArray[np.int32], place: int) -> NDArray[np.int64]:
    """Return the minutes of the shortest way from one place to every other over any others (Bellman and Ford)."""
    reach: NDArray[np.int64] = travel[place].astype(np.int64)
    while True:
        over = (reach[:, None] + travel).min(axis=0)
        if not (over < reach).any():
            return reach
        reach = np.minimum(reach, over)
