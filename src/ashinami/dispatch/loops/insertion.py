"""The best place for a ride in a tour.

Quick tests that could only be too kind throw out most places: earliest and latest starts of the tour as it is, what is
aboard, the ride's own length, and the least it can cost. Only what would beat the best so far is judged exactly.
"""

from __future__ import annotations

from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import COST, MINUTES, Draft
from ashinami.dispatch.loops.instance import Instance, Records
from ashinami.dispatch.loops.rows import holds, judge, uneven
from ashinami.dispatch.loops.timing import SLACK, locate

ANYWHERE = 1 << 40


@lean
def best_place(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917
    instance: Instance, draft: Draft, row: int, to: int, ride: int, limit: float, first: int, last: int
) -> tuple[float, int, int]:
    """Return what a ride adds at its best place in the tour of `row` in row `to`, and the positions its nodes come after.

    Only places that add less than `limit` count; with none the first position is -1. The position before the pick-up lies
    between `first` and `last`.
    """
    nodes, travel, short = instance.nodes, instance.travel, instance.short
    stops, size = draft.stops, draft.tours[to]["size"]
    up, off = 2 * ride, 2 * ride + 1
    at_up, at_off = nodes[up]["place"], nodes[off]["place"]
    opens, closes, boarding, load = nodes[up]["lo"], nodes[up]["hi"], nodes[up]["service"], nodes[up]["load"]
    off_opens, off_closes, alighting = nodes[off]["lo"], nodes[off]["hi"], nodes[off]["service"]
    longest, alone = nodes[off]["limit"], nodes[off]["alone"]
    metric, weight = instance.weights[0]["metric"], instance.weights[0]["travel"]
    fixed = instance.dear[ride, row] + (instance.rows[row]["price"] if size == 2 else 0.0)
    best, best_i, best_j = limit, -1, -1
    for i in range(_first_late(stops, to, first, size - 1, opens + boarding - SLACK), min(size - 2, last) + 1):
        a, b = stops[to, i]["node"], stops[to, i + 1]["node"]
        at_a, at_b = nodes[a]["place"], nodes[b]["place"]
        start = max(opens, stops[to, i]["early"] + nodes[a]["service"] + short[at_a, at_up])
        if start > closes + SLACK:
            break
        to_up = travel[at_a, at_up] - travel[at_a, at_b]
        if metric and fixed + weight * (to_up + travel[at_up, at_b]) >= best:
            continue
        by = stops[to, i + 1]["late"] + SLACK
        ready = start + boarding
        if ready + short[at_up, at_b] > by or (nodes[a]["glued"] and a + 1 != up):
            continue
        aboard = stops[to, i]["aboard"]
        if (nodes[up]["glued"] and aboard != 0) or not holds(instance, row, aboard + load):
            continue
        there = max(off_opens, ready + short[at_up, at_off])
        if (
            there <= off_closes + SLACK
            and there + alighting + short[at_off, at_b] <= by
            and not (alone and aboard != 0)
        ):
            more = to_up + travel[at_up, at_off] + travel[at_off, at_b]
            if _least(instance, draft, to, more) + fixed < best:
                cost = _judged(instance, draft, row, to, ride, i, i, more, best)
                if cost < best:
                    best, best_i, best_j = cost, i, i
        if nodes[up]["glued"]:
            continue
        to_up += travel[at_up, at_b]
        ridden = short[at_up, at_b]
        now = max(stops[to, i + 1]["early"], ready + ridden)
        for j in range(i + 1, size - 1):
            c, d = stops[to, j]["node"], stops[to, j + 1]["node"]
            if now > stops[to, j]["late"] + SLACK or nodes[c]["glued"]:
                break
            aboard = stops[to, j]["aboard"]
            if not holds(instance, row, aboard + load):
                break
            at_c, at_d = nodes[c]["place"], nodes[d]["place"]
            now += nodes[c]["service"]
            ridden += nodes[c]["service"]
            there = max(off_opens, now + short[at_c, at_off])
            if there > off_closes + SLACK or ridden + short[at_c, at_off] > longest + SLACK:
                break
            if there + alighting + short[at_off, at_d] <= stops[to, j + 1]["late"] + SLACK and not (
                alone and aboard != 0
            ):
                more = to_up + travel[at_c, at_off] + travel[at_off, at_d] - travel[at_c, at_d]
                if _least(instance, draft, to, more) + fixed < best:
                    cost = _judged(instance, draft, row, to, ride, i, j, more, best)
                    if cost < best:
                        best, best_i, best_j = cost, i, j
            now = max(stops[to, j + 1]["early"], now + short[at_c, at_d])
            ridden += short[at_c, at_d]
    return best, best_i, best_j


@lean
def _first_late(stops: Records, to: int, low: int, high: int, minute: float) -> int:
    """Return the first position from `low` on after which a stop may start at this minute, `high` when there is none."""
    while low < high:
        middle = (low + high) // 2
        if stops[to, middle + 1]["late"] < minute:
            low = middle + 1
        else:
            high = middle
    return low


@lean
def _least(instance: Instance, draft: Draft, to: int, more: float) -> float:
    """Return the least that more travel can add to the cost."""
    weights = instance.weights[0]
    least = weights["travel"] * more
    if weights["timed"] and weights["metric"]:
        least += weights["out"] * max(0.0, draft.tours[to]["travel"] + more - draft.tours[to]["minutes"])
    return float(least - SLACK)


@lean
def _judged(  # noqa: C901, PLR0913, PLR0917
    instance: Instance, draft: Draft, row: int, to: int, ride: int, i: int, j: int, more: float, best: float
) -> float:
    """Return what a ride adds at a place, infinite when it cannot be driven there or adds more than the best so far.

    Riders already in the tour are taken to ride no shorter for one more.
    """
    nothing = 1e300
    weights, bounds = instance.weights[0], instance.rows[row]
    driver = bounds["driver"]
    others = draft.minutes[driver] - draft.tours[row]["minutes"]
    old = draft.tours[to]
    if weights["metric"]:
        sure = _follows(instance, draft, to, ride, i, j)
        minutes = draft.figures[MINUTES]
        if sure < 0 or (
            sure > 0
            and (
                minutes > bounds["most_minutes"] + SLACK
                or others + minutes > instance.drivers[driver]["most_minutes"] + SLACK
                or old["travel"] + more > bounds["most_travel"] + SLACK
            )
        ):
            return nothing
        if sure > 0:
            cost = weights["travel"] * more + weights["out"] * (minutes - old["minutes"]) + instance.dear[ride, row]
            if old["size"] == 2:
                cost += bounds["price"]
            cost += uneven(instance, driver, others + minutes) - uneven(instance, driver, others + old["minutes"])
            if weights["beyond"] == 0 or cost >= best:
                return float(cost)
    size = draft.tours[to]["size"] + 2
    trial = draft.trial
    for k in range(i + 1):
        trial[k]["node"] = draft.stops[to, k]["node"]
        trial[k]["start"] = draft.stops[to, k]["early"]
    trial[i + 1]["node"] = 2 * ride
    for k in range(i + 1, j + 1):
        trial[k + 1]["node"] = draft.stops[to, k]["node"]
    trial[j + 2]["node"] = 2 * ride + 1
    for k in range(j + 1, size - 2):
        trial[k + 2]["node"] = draft.stops[to, k]["node"]
    locate(draft, size)
    if not judge(instance, draft, row, size, i if weights["metric"] else 0):
        return nothing
    after = others + draft.figures[MINUTES]
    if after > instance.drivers[driver]["most_minutes"] + SLACK:
        return nothing
    even = uneven(instance, driver, after) - uneven(instance, driver, others + old["minutes"])
    return float(draft.figures[COST] - old["cost"] + even)


@lean
def _follows(instance: Instance, draft: Draft, to: int, ride: int, i: int, j: int) -> int:  # noqa: PLR0913, PLR0917
    """Whether the ride fits in time with a pick-up after i and a drop-off after j: 1 yes, -1 no, 0 only `judge` knows.

    Follows the earliest starts from the pick-up on until they are what they were before; only a ride that would become
    too long asks for more. With 1 the fewest minutes stand in `figures`. The triangle inequality is taken for granted.
    """
    nodes, travel, stops, trial = instance.nodes, instance.travel, draft.stops, draft.trial
    size = draft.tours[to]["size"]
    last = size - 1
    up, off = 2 * ride, 2 * ride + 1
    a = stops[to, i]["node"]
    waited, slack = stops[to, i]["waited"], stops[to, i]["slack_to"]
    arrive = stops[to, i]["early"] + nodes[a]["service"] + travel[nodes[a]["place"], nodes[up]["place"]]
    now = max(arrive, nodes[up]["lo"])
    waited += now - arrive
    slack = min(slack, nodes[up]["hi"] - now + waited)
    boarded = now + nodes[up]["service"]
    before = up
    for k in range(i + 1, size):
        if k == j + 1:
            arrive = now + nodes[before]["service"] + travel[nodes[before]["place"], nodes[off]["place"]]
            now = max(arrive, nodes[off]["lo"])
            if now > nodes[off]["hi"] + SLACK:
                return -1
            if now - boarded > nodes[off]["limit"] + SLACK:
                return 0
            waited += now - arrive
            slack = min(slack, nodes[off]["hi"] - now + waited)
            before = off
        node = stops[to, k]["node"]
        arrive = now + nodes[before]["service"] + travel[nodes[before]["place"], nodes[node]["place"]]
        now = max(arrive, stops[to, k]["early"])
        if now > stops[to, k]["late"] + SLACK:
            return -1
        waited += now - arrive
        if k > j and arrive <= stops[to, k]["early"]:
            more = waited - stops[to, k]["waited"]
            slack = min(slack, stops[to, k]["slack_from"] + more)
            waited = stops[to, last]["waited"] + more
            now = stops[to, last]["early"]
            break
        slack = min(slack, nodes[node]["hi"] - now + waited)
        trial[k]["start"] = now
        if nodes[node]["rides"]:
            mate = stops[to, k]["mate"]
            ready = trial[mate]["start"] if mate > i else stops[to, mate]["early"]
            if now - ready - nodes[node - 1]["service"] > nodes[node]["limit"] + SLACK:
                return 0
        before = node
    draft.figures[MINUTES] = now - stops[to, 0]["early"] - min(slack, waited)
    return 1
