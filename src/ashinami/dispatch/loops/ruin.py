"""Taking wishes out: strings of neighbouring stops from rows near one another.

After Christiaens and Vanden Berghe (2020), doi 10.1287/trsc.2019.0914, with both stops of a ride leaving together.
"""

from __future__ import annotations

from ashinami.dispatch.loops.chance import below, chance
from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.rows import refresh, touch

_LONGEST = 10
_SPLIT = 0.5
_WIDER = 0.01
_WHOLE = 0.05


@lean
def ruin(instance: Instance, draft: Draft, average: float) -> bool:
    """Take out about `average` stops around a wish by chance; False when what remains cannot be driven."""
    stops, rows = 0, 0
    for row in range(len(instance.rows)):
        draft.tours[row]["touched"] = False
        size = draft.tours[row]["size"]
        stops += size - 2
        rows += size > 2
    for wish in range(len(instance.wishes)):
        draft.wishes[wish]["gone"] = False
        draft.wishes[wish]["was"] = draft.wishes[wish]["served"]
    longest = min(_LONGEST, stops // max(1, rows))
    strings = int(chance(draft.rng) * (4 * average / (1 + longest) - 1)) + 1
    whole = chance(draft.rng) < _WHOLE
    seed = below(draft.rng, len(instance.wishes))
    for rank in range(instance.near.shape[1]):
        wish = instance.near[seed, rank]
        if not draft.wishes[wish]["served"] or draft.wishes[wish]["gone"]:
            continue
        node = 2 * instance.wishes[wish]["ride"] + below(draft.rng, 2 * instance.wishes[wish]["rides"])
        row = draft.nodes[node]["row"]
        if draft.tours[row]["touched"]:
            continue
        touch(instance, draft, row)
        if whole:
            _mark_all(instance, draft, row)
            whole = False
        else:
            _mark_string(instance, draft, row, draft.nodes[node]["at"], longest)
        strings -= 1
        if strings == 0:
            break
    return _take_marked(instance, draft)


@lean
def _mark_all(instance: Instance, draft: Draft, row: int) -> None:
    """Mark all wishes of a row, so that it may do another part of the day."""
    for k in range(1, draft.tours[row]["size"] - 1):
        draft.wishes[instance.nodes[draft.stops[row, k]["node"]]["wish"]]["gone"] = True


@lean
def _mark_string(instance: Instance, draft: Draft, row: int, at: int, longest: int) -> None:
    """Mark the wishes with a stop in a string around a position; half of the time some stops inside it stay."""
    inside = draft.tours[row]["size"] - 2
    length = 1 + below(draft.rng, max(1, min(inside, longest)))
    stay = 0
    if length > 1 and chance(draft.rng) < _SPLIT:
        while length + stay < inside and (stay == 0 or chance(draft.rng) < _WIDER):
            stay += 1
    whole = length + stay
    low, high = max(1, at - whole + 1), min(at, inside - whole + 1)
    begin = low + below(draft.rng, high - low + 1)
    hole = begin + 1 + below(draft.rng, length - 1) if stay else begin + whole
    for k in range(begin, begin + whole):
        if k < hole or k >= hole + stay or k == at:
            draft.wishes[instance.nodes[draft.stops[row, k]["node"]]["wish"]]["gone"] = True


@lean
def _take_marked(instance: Instance, draft: Draft) -> bool:
    """Take the marked wishes out of all rows; False when what remains of a row cannot be driven."""
    for wish in range(len(instance.wishes)):
        if draft.wishes[wish]["gone"]:
            draft.wishes[wish]["served"] = False
            ride = instance.wishes[wish]["ride"]
            for each in range(ride, ride + instance.wishes[wish]["rides"]):
                touch(instance, draft, draft.nodes[2 * each]["row"])
    for row in range(len(instance.rows)):
        if not draft.tours[row]["touched"]:
            continue
        kept = 0
        for k in range(draft.tours[row]["size"]):
            node = draft.stops[row, k]["node"]
            wish = instance.nodes[node]["wish"]
            if wish < 0 or not draft.wishes[wish]["gone"]:
                draft.stops[row, kept]["node"] = node
                kept += 1
        draft.tours[row]["size"] = kept
        if not refresh(instance, draft, row, row):
            return False
    return True
