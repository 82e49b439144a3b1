"""The loop of the search: ruin, recreate, exchange tails, and keep what is no worse than chance allows.

Slack induction by string removals (Christiaens and Vanden Berghe 2020, doi 10.1287/trsc.2019.0914).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ashinami.dispatch.loops.chance import below, chance
from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import Draft, Tours
from ashinami.dispatch.loops.exchange import exchange_tails
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.pool import Pool, keep
from ashinami.dispatch.loops.rows import restore, total
from ashinami.dispatch.loops.ruin import ruin
from ashinami.dispatch.loops.service import serve

_NEAR = 1.05
"""Tours are kept of plans that cost at most so many times what the best one does: there is no room for all."""


class Pace(NamedTuple):
    """How a stretch of the search goes: rounds, first and last temperature, stops taken out on average, and chances.

    `exchanges` is the chance of an exchange of tails in a round, `skipped` that a row is passed over. `dearer` is what
    leaving a wish out costs more after each round in which it is left out (for days that may need all rows there are).
    """

    rounds: int
    hot: float
    cold: float
    average: float
    exchanges: float
    skipped: float
    dearer: float


@lean
def anneal(  # noqa: C901, PLR0913, PLR0917
    instance: Instance, draft: Draft, best: Tours, lowest: float, pool: Pool, pace: Pace
) -> float:
    """Search on from the draft; return the cost of `best`, which is replaced whenever something cheaper than it is found."""
    now = total(instance, draft)
    cooling = (pace.cold / pace.hot) ** (1.0 / max(1, pace.rounds))
    heat = pace.hot
    for _ in range(pace.rounds):
        heat *= cooling
        cost, worst = now, now - heat * np.log(1.0 - chance(draft.rng))
        exchanges = chance(draft.rng) < pace.exchanges
        most = worst if instance.weights[0]["metric"] and not exchanges else np.inf
        possible = ruin(instance, draft, pace.average) and recreate(instance, draft, pace.skipped, most)
        if possible:
            if exchanges:
                exchange_tails(instance, draft, -heat * np.log(1.0 - chance(draft.rng)))
            cost = total(instance, draft)
            possible = cost < worst
        if possible:
            if cost < _NEAR * lowest:
                for row in range(len(instance.rows)):
                    if draft.tours[row]["touched"]:
                        keep(instance, draft, pool, row)
            now = cost
            if now < lowest - 1e-9:
                lowest = now
                _copy_tours(draft, best)
        else:
            restore(instance, draft)
        if pace.dearer > 0:
            for wish in range(len(instance.wishes)):
                if not draft.wishes[wish]["served"]:
                    draft.wishes[wish]["price"] += pace.dearer
                    now += pace.dearer
    return lowest


@lean
def recreate(instance: Instance, draft: Draft, skipped: float, worst: float) -> bool:
    """Take in what fits of the wishes left out, in one of several orders.

    Given up as soon as what is driven costs `worst`, which is asked only where one more wish never makes it cheaper: False.
    """
    how = below(draft.rng, 8)
    count = 0
    cost = total(instance, draft)
    for wish in range(len(instance.wishes)):
        if draft.wishes[wish]["served"]:
            continue
        cost -= draft.wishes[wish]["price"]
        key = _rank(instance, draft, wish, how)
        draft.wishes[wish]["key"] = key
        place = count
        while place > 0 and draft.wishes[draft.wishes[place - 1]["listed"]]["key"] > key:
            draft.wishes[place]["listed"] = draft.wishes[place - 1]["listed"]
            place -= 1
        draft.wishes[place]["listed"] = wish
        count += 1
    for k in range(count):
        wish = draft.wishes[k]["listed"]
        price = draft.wishes[wish]["price"]
        most = min(price, worst - cost)
        spent = serve(instance, draft, wish, most, skipped)
        if most < price and not draft.wishes[wish]["served"]:
            return False
        cost += spent
    return True


@lean
def _rank(instance: Instance, draft: Draft, wish: int, how: int) -> float:
    """Return the place of a wish among those to take in: by chance, by its windows, its length or its price."""
    up = 2 * instance.wishes[wish]["ride"]
    if how < 3:
        key = chance(draft.rng)
    elif how == 3:
        key = instance.nodes[up]["lo"]
    elif how == 4:
        key = -instance.nodes[up]["hi"]
    elif how == 5:
        key = instance.nodes[up]["hi"] - instance.nodes[up]["lo"]
    elif how == 6:
        key = -instance.nodes[up + 1]["direct"]
    else:
        key = -draft.wishes[wish]["price"]
    return float(key)


@lean
def _copy_tours(draft: Draft, tours: Tours) -> None:
    for row in range(len(tours.size)):
        size = draft.tours[row]["size"]
        tours.size[row] = size
        for k in range(size):
            tours.nodes[row, k] = draft.stops[row, k]["node"]
