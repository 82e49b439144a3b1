"""Making a day's plan: build by regret, then ruin and recreate while the stopping rule allows.

Ruin and recreate: Schrimpf et al. (2000), doi 10.1006/jcph.1999.6413; a worse plan is kept while it is near the best known
(record-to-record travel, Dueck 1993, doi 10.1006/jcph.1993.1010). With the same seed and number of rounds the plan is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ashinami.dispatch.cost import MINUTE
from ashinami.dispatch.drafts import draft_of, routes
from ashinami.dispatch.explain import Explainer
from ashinami.dispatch.insertion import Draft, insert_by_regret
from ashinami.dispatch.nodes import Nodes, WishIndex, number
from ashinami.dispatch.plan import Plan, Unserved
from ashinami.dispatch.problem import Problem
from ashinami.dispatch.stop import Progress, StopRule
from ashinami.dispatch.tour import Tours

type OnProgress = Callable[[Progress], None]

_MOST_REMOVED = 5
_NEAR_THE_BEST = 10 * MINUTE
_SKIPPED = 0.1


def solve(
    problem: Problem, *, seed: int, stop: StopRule, start: Plan | None = None, on_progress: OnProgress | None = None
) -> Plan:
    """Return a sound plan of the day: from `start` (or from nothing) take in what fits, then improve.

    Every unserved wish has a reason that `check.confirms` verifies. `on_progress` hears of every better plan.
    """
    draft = draft_of(Tours(number(problem)), start or Plan(routes=()))
    insert_by_regret(draft)
    return _searched(draft, seed, stop, on_progress)


def improve(problem: Problem, plan: Plan, rng_seed: int, stop: StopRule, on_progress: OnProgress | None = None) -> Plan:
    """Return a plan at least as good as the sound plan given, which stays as it is when nothing better is found."""
    return _searched(draft_of(Tours(number(problem)), plan), rng_seed, stop, on_progress)


def _searched(draft: Draft, seed: int, stop: StopRule, on_progress: OnProgress | None) -> Plan:
    rng = Random(seed)  # noqa: S311 - a search, not a secret
    nodes = draft.nodes
    near = _neighbours(nodes)
    best, lowest = draft, draft.cost()
    now = draft
    iterations = since = 0
    why = "" if draft.served else "組み直すものがありません"
    while not (why := why or stop(Progress(iterations, since, lowest, len(nodes.wishes) - len(best.served)))):
        iterations, since = iterations + 1, since + 1
        trial = now.copy()
        if not _ruin(trial, near, rng):
            continue
        _recreate(trial, rng)
        cost = trial.cost()
        if cost < lowest:
            best, lowest, since = trial, cost, 0
            if on_progress:
                on_progress(Progress(iterations, since, lowest, len(nodes.wishes) - len(best.served)))
        if cost <= lowest + _NEAR_THE_BEST:
            now = trial
    best = best.copy()
    insert_by_regret(best)  # the loop skips places by chance; nothing that fits may stay out
    explainer = Explainer(nodes.problem, Plan(found := routes(best)))
    keys = [nodes.wishes[wish].key for wish in best.unserved()]
    left_out = tuple(Unserved(key, explainer.why_not(key)) for key in keys)
    return Plan(found, left_out, best.cost(), seed, iterations, why)


def _neighbours(nodes: Nodes) -> list[list[WishIndex]]:
    """Return for each wish all wishes, those first whose pick-ups and drop-offs are near in minutes driven and in time."""

    def apart(a: int, b: int) -> int:
        way = min(nodes.short[a][b], nodes.short[b][a])
        return way + max(0, nodes.lo[b] - nodes.hi[a], nodes.lo[a] - nodes.hi[b])

    def distance(one: WishIndex, other: WishIndex) -> int:
        return min(apart(a, b) for a in nodes.legs[one] for b in nodes.legs[other])

    every = range(len(nodes.wishes))
    return [sorted(every, key=lambda other: (other != one, distance(one, other))) for one in every]


def _ruin(draft: Draft, near: list[list[WishIndex]], rng: Random) -> bool:
    """Take some wishes out: neighbours, some of one shift, or any; False when there is nothing to do or it cannot be done."""
    served = list(draft.served)
    if not served:
        return False
    how = rng.random()
    count = rng.randint(1, min(_MOST_REMOVED, len(served)))
    if how < 0.6:
        around = near[rng.randrange(len(near))]
        chosen = [wish for wish in around if wish in draft.served][:count]
    elif how < 0.8:
        shift = rng.choice(draft.served[rng.choice(served)])
        of_shift = [wish for wish in served if shift in draft.served[wish]]
        chosen = rng.sample(of_shift, min(count, len(of_shift)))
    else:
        chosen = rng.sample(served, count)
    return all(draft.remove(wish) for wish in chosen)


def _recreate(draft: Draft, rng: Random) -> None:
    """Take in what fits, in an order by chance, each wish as cheaply as can be but for ways skipped by chance."""
    absent = draft.unserved()
    rng.shuffle(absent)
    for wish in absent:
        choice = next((choice for choice in draft.choices(wish) if rng.random() >= _SKIPPED), None)
        if choice is not None:
            draft.insert(wish, choice)
