"""Two rows exchange what they do after a moment when both cars are empty (2-opt*).

The move is that of Potvin and Rousseau (1995), doi 10.1057/jors.1995.204, cut only where nobody is aboard and no wish is
half done.
"""

from __future__ import annotations

from ashinami.dispatch.loops.chance import below
from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import COST, MINUTES, Draft
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.rows import copy_row, has_car, holds, judge, refresh, touch, uneven
from ashinami.dispatch.loops.timing import SLACK, locate


@lean
def exchange_tails(instance: Instance, draft: Draft, worse: float) -> None:  # noqa: C901
    """Cut a row by chance where it is free and exchange its tail with the row's it suits best, if that adds less than `worse`."""
    rows = len(instance.rows)
    row = below(draft.rng, rows)
    cut = below(draft.rng, draft.tours[row]["size"] - 1)
    if not _free(instance, draft, row, cut) or not has_car(instance, draft, row):
        return
    best, chosen, at = worse, -1, 0
    for other in range(rows):
        if other == row or not has_car(instance, draft, other) or not _may_take(instance, draft, row, cut, other):
            continue
        for k in range(draft.tours[other]["size"] - 2, -1, -1):
            if not _free(instance, draft, other, k):
                continue
            if not _may_take(instance, draft, other, k, row):
                break
            least = _least(instance, draft, row, cut, other, k)
            if least < best:
                least += _least(instance, draft, other, k, row, cut)
            if least < best:
                more = _judged(instance, draft, row, cut, other, k)
                if more < 1e300:
                    more += _judged(instance, draft, other, k, row, cut)
                if more < best:
                    best, chosen, at = more, other, k
    if chosen < 0:
        return
    touch(instance, draft, row)
    touch(instance, draft, chosen)
    copy_row(draft, row, rows)
    _take_tail(draft, row, cut, chosen, at)
    _take_tail(draft, chosen, at, rows, cut)
    refresh(instance, draft, row, row)
    refresh(instance, draft, chosen, chosen)


@lean
def _free(instance: Instance, draft: Draft, row: int, position: int) -> bool:
    """Whether nobody is aboard, no wish is half done and the driver stays with nobody when leaving a position."""
    stop = draft.stops[row, position]
    return stop["aboard"] == 0 and stop["begun"] == 0 and not instance.nodes[stop["node"]]["glued"]


@lean
def _may_take(instance: Instance, draft: Draft, row: int, cut: int, other: int) -> bool:
    """Whether another row may serve and hold what a row does after a cut."""
    if instance.rows[row]["kind"] == instance.rows[other]["kind"]:
        return True
    for k in range(cut + 1, draft.tours[row]["size"] - 1):
        stop = draft.stops[row, k]
        if instance.dear[stop["node"] >> 1, other] > 1e300 or not holds(instance, other, stop["aboard"]):
            return False
    return True


@lean
def _least(instance: Instance, draft: Draft, row: int, cut: int, other: int, k: int) -> float:  # noqa: PLR0913, PLR0917
    """Return the least that a row's cost grows by with another's tail, its insides apart; infinite when it comes too late."""
    nodes, travel, stops = instance.nodes, instance.travel, draft.stops
    last = draft.tours[row]["size"] - 1
    home = nodes[stops[row, last]["node"]]["place"]
    a = stops[row, cut]["node"]
    at_a = nodes[a]["place"]
    empty = k + 2 == draft.tours[other]["size"]
    by = stops[row, last]["late"] if empty else stops[other, k + 1]["late"]
    b = home if empty else nodes[stops[other, k + 1]["node"]]["place"]
    if stops[row, cut]["early"] + nodes[a]["service"] + instance.short[at_a, b] > by + SLACK:
        return 1e300
    if instance.weights[0]["timed"]:
        return -1e300
    more = travel[at_a, b] - travel[at_a, nodes[stops[row, cut + 1]["node"]]["place"]]
    if not empty:
        more += travel[nodes[stops[other, draft.tours[other]["size"] - 2]["node"]]["place"], home]
    if cut + 1 < last:
        more -= travel[nodes[stops[row, last - 1]["node"]]["place"], home]
    return float(instance.weights[0]["travel"] * more)


@lean
def _judged(instance: Instance, draft: Draft, row: int, cut: int, other: int, k: int) -> float:  # noqa: PLR0913, PLR0917
    """Return what the row with the tail of another adds to the row's cost; infinite when it cannot be driven."""
    trial = draft.trial
    size = 0
    for p in range(cut + 1):
        trial[size]["node"] = draft.stops[row, p]["node"]
        trial[size]["start"] = draft.stops[row, p]["early"]
        size += 1
    for p in range(k + 1, draft.tours[other]["size"] - 1):
        trial[size]["node"] = draft.stops[other, p]["node"]
        size += 1
    trial[size]["node"] = draft.stops[row, draft.tours[row]["size"] - 1]["node"]
    locate(draft, size + 1)
    if not judge(instance, draft, row, size + 1, cut if instance.weights[0]["metric"] else 0):
        return 1e300
    driver = instance.rows[row]["driver"]
    before = draft.minutes[driver]
    after = before + draft.figures[MINUTES] - draft.tours[row]["minutes"]
    if after > instance.drivers[driver]["most_minutes"] + SLACK:
        return 1e300
    even = uneven(instance, driver, after) - uneven(instance, driver, before)
    return float(draft.figures[COST] - draft.tours[row]["cost"] + even)


@lean
def _take_tail(draft: Draft, row: int, cut: int, other: int, k: int) -> None:
    """Give a row the stops that another has after position k, instead of its own after the cut."""
    home = draft.stops[row, draft.tours[row]["size"] - 1]["node"]
    size = cut + 1
    for p in range(k + 1, draft.tours[other]["size"] - 1):
        draft.stops[row, size]["node"] = draft.stops[other, p]["node"]
        size += 1
    draft.stops[row, size]["node"] = home
    draft.tours[row]["size"] = size + 1
