"""The slow twin of dispatch.loops.timing: Bellman and Ford on all bounds of an order of stops, durations halved until one is left."""

from __future__ import annotations

from collections.abc import Sequence

type Bound = tuple[int, int, int]
"""(a, b, d): t[b] >= t[a] + d."""


def least_solution(count: int, bounds: Sequence[Bound], origin: int) -> list[int] | None:
    """Return the least t with t[origin] = 0 that keeps all bounds, or None; every variable must be bound from below."""
    low = -(10**6)
    times = [low] * count
    times[origin] = 0
    for _ in range(count + 1):
        moved = False
        for a, b, d in bounds:
            if times[a] > low and times[a] + d > times[b]:
                times[b], moved = times[a] + d, True
        if not moved:
            return times if times[origin] == 0 else None
    return None


def drivable(
    windows: Sequence[tuple[int, int]], gaps: Sequence[int], rides: Sequence[tuple[int, int, int]], most: int = 10**5
) -> bool:
    """Return whether an order can be driven in at most so many minutes.

    `windows` by stop, `gaps` from each stop to the next, `rides` as (pick-up, drop-off, most minutes between their starts).
    """
    count = len(windows)
    return least_solution(count + 1, [*_bounds(windows, gaps, rides), (count - 1, 0, -most)], count) is not None


def fewest_minutes(
    windows: Sequence[tuple[int, int]], gaps: Sequence[int], rides: Sequence[tuple[int, int, int]]
) -> int | None:
    """Return the fewest minutes from the first to the last stop of an order, or None when it cannot be driven."""
    if not drivable(windows, gaps, rides):
        return None
    low, high = 0, windows[-1][1] - windows[0][0]
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if drivable(windows, gaps, rides, middle) else (middle + 1, high)
    return high


def earliest(
    windows: Sequence[tuple[int, int]], gaps: Sequence[int], rides: Sequence[tuple[int, int, int]]
) -> list[int] | None:
    """Return the earliest minute of each stop of an order, or None when it cannot be driven."""
    count = len(windows)
    times = least_solution(count + 1, _bounds(windows, gaps, rides), count)
    return times[:count] if times else None


def _bounds(
    windows: Sequence[tuple[int, int]], gaps: Sequence[int], rides: Sequence[tuple[int, int, int]]
) -> list[Bound]:
    count = len(windows)
    bounds: list[Bound] = [(i, i + 1, gap) for i, gap in enumerate(gaps)]
    for i, (first, last) in enumerate(windows):
        bounds += [(count, i, first), (i, count, -last)]
    return [*bounds, *((off, up, -longest) for up, off, longest in rides)]
