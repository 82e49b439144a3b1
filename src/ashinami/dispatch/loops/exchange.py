"""Two rows exchange what they begin after a moment (2-opt*); whoever is aboard at that moment is still brought home.

The move is that of Potvin and Rousseau (1995), doi 10.1057/jors.1995.204, cut where no wish of two rides is half done. The
drop-offs of those aboard come between the stops of the other tail by the times they had.
"""

from __future__ import annotations

from ashinami.dispatch.loops.chance import below
from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import COST, MINUTES, Draft
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.rows import has_car, holds, judge, refresh, touch, uneven
from ashinami.dispatch.loops.timing import SLACK, locate


@lean
def exchange_tails(instance: Instance, draft: Draft, worse: float) -> None:  # noqa: C901
    """Cut a row by chance and exchange its tail with the row's it suits best, if that adds less than `worse`."""
    rows = len(instance.rows)
    row = below(draft.rng, rows)
    cut = below(draft.rng, draft.tours[row]["size"] - 1)
    if not _free(instance, draft, row, cut) or not has_car(instance, draft, row):
        return
    best, chosen, at = worse, -1, 0
    for other in range(rows):
        if other == row or not has_car(instance, draft, other):
            continue
        for k in range(draft.tours[other]["size"] - 2, -1, -1):
            if draft.stops[other, k + 1]["late"] + SLACK < draft.stops[row, cut]["early"]:
                break
            if draft.stops[other, k]["early"] > draft.stops[row, cut + 1]["late"] + SLACK:
                continue
            if _free(instance, draft, other, k):
                more = _more(instance, draft, row, cut, other, k, best)
                if more < best:
                    best, chosen, at = more, other, k
    if chosen < 0:
        return
    touch(instance, draft, row)
    touch(instance, draft, chosen)
    size = _joined(instance, draft, row, cut, chosen, at)
    _write(draft, rows, size)
    _write(draft, chosen, _joined(instance, draft, chosen, at, row, cut))
    for k in range(size):
        draft.stops[row, k]["node"] = draft.stops[rows, k]["node"]
    draft.tours[row]["size"] = size
    refresh(instance, draft, row, row)
    refresh(instance, draft, chosen, chosen)


@lean
def _free(instance: Instance, draft: Draft, row: int, position: int) -> bool:
    """Whether no wish is half done and the driver stays with nobody when leaving a position."""
    stop = draft.stops[row, position]
    return stop["begun"] == 0 and not instance.nodes[stop["node"]]["glued"]


@lean
def _more(instance: Instance, draft: Draft, row: int, cut: int, other: int, k: int, most: float) -> float:  # noqa: PLR0913, PLR0917
    """Return what an exchange adds to the cost; 1e300 when it cannot be driven or adds more than `most`."""
    nothing = 1e300
    size = _joined(instance, draft, row, cut, other, k)
    if size == 0:
        return nothing
    least = _travel(instance, draft, size) - draft.tours[row]["travel"]
    size = _joined(instance, draft, other, k, row, cut)
    if size == 0:
        return nothing
    least += _travel(instance, draft, size) - draft.tours[other]["travel"]
    if not instance.weights[0]["timed"] and instance.weights[0]["travel"] * least >= most:
        return nothing
    more = _judged(instance, draft, other, k, size)
    if more < nothing:
        more += _judged(instance, draft, row, cut, _joined(instance, draft, row, cut, other, k))
    return more


@lean
def _joined(instance: Instance, draft: Draft, row: int, cut: int, other: int, k: int) -> int:  # noqa: C901, PLR0913, PLR0917
    """Put on trial a row up to a cut and what another begins after k; return its size, 0 when the car cannot hold it."""
    nodes, stops, trial = instance.nodes, draft.stops, draft.trial
    for p in range(cut + 1):
        trial[p]["node"] = stops[row, p]["node"]
        trial[p]["start"] = stops[row, p]["early"]
    size, aboard = cut + 1, stops[row, cut]["aboard"]
    same = instance.rows[row]["kind"] == instance.rows[other]["kind"]
    last, end = draft.tours[row]["size"] - 1, draft.tours[other]["size"] - 1
    mine, theirs = cut + 1, k + 1
    glued = False
    while True:
        while mine < last and not (nodes[stops[row, mine]["node"]]["rides"] and stops[row, mine]["mate"] <= cut):
            mine += 1
        while theirs < end and nodes[stops[other, theirs]["node"]]["rides"] and stops[other, theirs]["mate"] <= k:
            theirs += 1
        if mine == last and theirs == end:
            break
        if mine < last and not glued and (theirs == end or stops[row, mine]["early"] < stops[other, theirs]["early"]):
            node = stops[row, mine]["node"]
            mine += 1
        else:
            node = stops[other, theirs]["node"]
            theirs += 1
        glued = nodes[node]["glued"]
        if not nodes[node]["rides"]:
            if glued and aboard != 0:
                return 0
            if not same and instance.dear[node >> 1, row] > 1e300:
                return 0
        aboard += nodes[node]["load"]
        if (nodes[node]["alone"] and aboard != 0) or not holds(instance, row, aboard):
            return 0
        trial[size]["node"] = node
        size += 1
    trial[size]["node"] = stops[row, last]["node"]
    return size + 1


@lean
def _travel(instance: Instance, draft: Draft, size: int) -> float:
    """Return the travel of the tour on trial."""
    nodes, trial, travel = instance.nodes, draft.trial, 0.0
    for p in range(1, size):
        travel += instance.travel[nodes[trial[p - 1]["node"]]["place"], nodes[trial[p]["node"]]["place"]]
    return travel


@lean
def _judged(instance: Instance, draft: Draft, row: int, cut: int, size: int) -> float:
    """Return what the tour on trial adds to a row's cost; infinite when it cannot be driven."""
    locate(draft, size)
    if not judge(instance, draft, row, size, cut if instance.weights[0]["metric"] else 0):
        return 1e300
    driver = instance.rows[row]["driver"]
    before = draft.minutes[driver]
    after = before + draft.figures[MINUTES] - draft.tours[row]["minutes"]
    if after > instance.drivers[driver]["most_minutes"] + SLACK:
        return 1e300
    even = uneven(instance, driver, after) - uneven(instance, driver, before)
    return float(draft.figures[COST] - draft.tours[row]["cost"] + even)


@lean
def _write(draft: Draft, to: int, size: int) -> None:
    """Let a row have the tour on trial."""
    for p in range(size):
        draft.stops[to, p]["node"] = draft.trial[p]["node"]
    draft.tours[to]["size"] = size
