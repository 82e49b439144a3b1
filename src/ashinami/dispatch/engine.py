"""The search on arrays: anneal, now and then choose anew among all tours met, until the stopping rule ends it.

Any-time: the best tours so far are always at hand. With one seed and a number of rounds the result is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

import numpy as np

from ashinami.dispatch.loops.anneal import Pace, anneal, recreate
from ashinami.dispatch.loops.draft import Draft, Tours, empty_draft, put_tours, tours_of
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pool import empty_pool
from ashinami.dispatch.loops.rows import refresh_all, total
from ashinami.dispatch.partition import best_of_pool
from ashinami.dispatch.stop import Progress, StopRule

ROUNDS = 100
"""Rounds of the loop that count as one iteration of a stopping rule."""

_LONGEST_TOUR = 400
_MOST_TOURS, _MOST_STOPS = 100_000, 3_000_000
_PARTITIONS = 12
_FORETOLD = 20
"""After so many iterations it is foretold how many there will be, and so how often the search cools down."""
_ROUNDS_A_WISH, _MOST_COOLINGS = 300, 8
_LUKEWARM = 0.15
"""The last time the search begins from the best tours, at this share of the first temperature."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the search goes about it.

    `hot` and `cold` are temperatures in shares of a mean leg's cost; `average` is how many stops a round takes out.
    """

    hot: float = 0.7
    cold: float = 0.03
    average: float = 10.0
    exchanges: float = 0.5
    skipped: float = 0.01


USUAL = Manner()


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a search found: tours, their cost, iterations done, and why it ended (in Japanese)."""

    tours: Tours
    cost: float
    iterations: int
    stopped: str


def search(  # noqa: PLR0913 - all that a search depends on is named
    instance: Instance,
    *,
    seed: int,
    stop: StopRule,
    start: Tours | None = None,
    manner: Manner = USUAL,
    on_better: Callable[[Progress], None] | None = None,
) -> Found:
    """Return the best tours found from `start`, or from nothing, within the stopping rule."""
    draft = begun(instance, seed, start)
    pool = empty_pool(_MOST_TOURS, _MOST_STOPS)
    best = tours_of(instance, draft)
    lowest = float(total(instance, draft))
    leg = mean_leg(instance)
    timer = stop.timer
    began, share, next_choice = timer() if timer else 0.0, 0.0, 1.0 / _PARTITIONS
    iterations = since = turn = 0
    coolings = 1
    while True:
        progress = Progress(iterations, since, round(lowest), _left_out(instance, best))
        if why := stop(progress):
            return Found(best, lowest, iterations, why)
        if since == 0 and iterations and on_better:
            on_better(progress)
        share = max(share, stop.share(progress))
        if iterations == _FORETOLD and share > 0:
            coolings = _coolings(instance, iterations / share)
        now = min(int(share * coolings), coolings - 1)
        last = 0 < now == coolings - 1
        hot = manner.hot * (_LUKEWARM if last else 1.0)
        heat = leg * hot * (manner.cold / hot) ** (share * coolings - now)
        pace = Pace(ROUNDS, heat, heat, manner.average, manner.exchanges, manner.skipped, 0.0)
        cost = anneal(instance, draft, best, lowest, pool, pace)
        if share >= next_choice or now > turn:
            next_choice = share + 1.0 / _PARTITIONS
            seconds = max(0.05, 0.3 * (timer() - began) / share / _PARTITIONS) if timer else inf
            chosen = best_of_pool(instance, pool, best, cost, seconds, timer)
            cost = _taken_over(instance, draft, best, chosen, cost) if chosen else cost
            if last and now > turn:
                put_tours(draft, best)
                refresh_all(instance, draft)
            turn = now
        iterations, since = iterations + 1, 0 if cost < lowest - 1e-9 else since + 1
        lowest = min(lowest, cost)


def _coolings(instance: Instance, iterations: float) -> int:
    """Return how often to cool down: several short searches, and one from the best of them, beat one that is long."""
    return max(1, min(_MOST_COOLINGS, int(iterations * ROUNDS / (_ROUNDS_A_WISH * len(instance.wishes)))))


def begun(instance: Instance, seed: int, start: Tours | None) -> Draft:
    """Return a draft with these tours and all that fits besides. Tours that cannot be driven are a ValueError."""
    draft = empty_draft(instance, min(len(instance.nodes), _LONGEST_TOUR), seed)
    if start is not None:
        put_tours(draft, start)
    if not refresh_all(instance, draft):
        raise ValueError("the tours to start from cannot be driven")
    draft.tours["touched"] = True  # nothing to keep a copy of
    recreate(instance, draft, 0.0, np.inf)
    return draft


def _taken_over(instance: Instance, draft: Draft, best: Tours, chosen: Tours, cost: float) -> float:
    """Go on from chosen tours if they are cheaper than the best ones; return the cost of the best."""
    before = tours_of(instance, draft)
    put_tours(draft, chosen)
    found = float(total(instance, draft)) if refresh_all(instance, draft) else np.inf
    if found < cost - 1e-9:
        best.nodes[:], best.size[:] = chosen.nodes, chosen.size
        return found
    put_tours(draft, before)
    refresh_all(instance, draft)
    return cost


def mean_leg(instance: Instance) -> float:
    """Return what a mean ride alone costs."""
    weights = instance.weights[0]
    direct = instance.nodes["direct"][instance.nodes["rides"]]
    return float((weights["travel"] + weights["out"]) * direct.mean()) if len(direct) else 1.0


def _left_out(instance: Instance, tours: Tours) -> int:
    stops = int((tours.size - 2).sum())
    return len(instance.wishes) if not stops else int(len(instance.wishes) - len(tours_served(instance, tours)))


def tours_served(instance: Instance, tours: Tours) -> set[int]:
    """Return the wishes with a stop in the tours."""
    inside = np.arange(tours.nodes.shape[1])[None, :] < tours.size[:, None]
    wishes = instance.nodes["wish"][tours.nodes[inside]]
    return set(wishes[wishes >= 0].tolist())
