"""The slow twin of the search on published instances: every way to share out and order a few requests, judged one by one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

from ashinami.dispatch.published.instance import Published
from ashinami.dispatch.published.judge import distance, faults


def shortest(published: Published) -> float | None:
    """Return the least distance that serves every request, or None when nothing does."""
    vehicles = len(published.vehicles)

    @cache
    def best(vehicle: int, requests: tuple[int, ...]) -> float | None:
        found: list[float] = []
        for order in _orders(published, requests, ()):
            routes: list[tuple[int, ...]] = [()] * vehicles
            routes[vehicle] = order
            alone = Published(
                published.name,
                published.visits,
                tuple(published.requests[r] for r in requests),
                published.vehicles,
                published.upgrading,
            )
            if not faults(alone, routes):
                found.append(distance(alone, routes))
        return min(found, default=None)

    totals = []
    for shares in product(range(vehicles), repeat=len(published.requests)):
        costs = [best(v, tuple(r for r, share in enumerate(shares) if share == v)) for v in range(vehicles)]
        if all(cost is not None for cost in costs):
            totals.append(sum(cost for cost in costs if cost is not None))
    return min(totals, default=None)


def _orders(published: Published, requests: tuple[int, ...], done: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield all orders of the requests' rows in which each pick-up comes before its drop-off."""
    if len(done) == 2 * len(requests):
        yield done
    for number in requests:
        request = published.requests[number]
        if request.up not in done:
            yield from _orders(published, requests, (*done, request.up))
        elif request.off not in done:
            yield from _orders(published, requests, (*done, request.off))
