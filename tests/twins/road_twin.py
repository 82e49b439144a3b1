"""The obvious slow search over arcs: relax every arc until nothing changes (Bellman and Ford)."""

from __future__ import annotations

from collections.abc import Iterable


def least_weights(nodes: int, arcs: Iterable[tuple[int, int, int]], source: int) -> list[int | None]:
    """Return the least weight from the source to each node; None where there is no way."""
    known: list[int | None] = [None] * nodes
    known[source] = 0
    edges = list(arcs)
    changed = True
    while changed:
        changed = False
        for start, end, weight in edges:
            here, there = known[start], known[end]
            if here is not None and (there is None or here + weight < there):
                known[end] = here + weight
                changed = True
    return known
