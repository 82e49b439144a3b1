"""Taking a wish in: one ride anywhere, two rides with one driver or two, or two rides in one row."""

from __future__ import annotations

from ashinami.dispatch.loops.chance import chance
from ashinami.dispatch.loops.compiled import lean
from ashinami.dispatch.loops.draft import Draft
from ashinami.dispatch.loops.insertion import ANYWHERE, best_place
from ashinami.dispatch.loops.instance import Instance
from ashinami.dispatch.loops.rows import copy_row, has_car, refresh, touch


@lean
def serve(instance: Instance, draft: Draft, wish: int, most: float, skipped: float) -> float:
    """Take a wish in at its cheapest, rows skipped by chance, and return what it adds; `most`, and nothing done, when not less.

    Of two rides that may have two drivers one is placed first, then the other; which is a matter of chance.
    """
    record = instance.wishes[wish]
    ride = record["ride"]
    if record["rides"] == 1:
        spent = _place(instance, draft, ride, most, -1, 0.0, skipped)
        done = spent < most
    elif record["one_row"]:
        spent = _place_both(instance, draft, ride, most, skipped)
        done = spent < most
    else:
        one = ride + 1 if chance(draft.rng) < 0.5 else ride
        spent = _place(instance, draft, one, most, -1, 0.0, skipped)
        done = spent < most
        if done:
            driver = instance.rows[draft.nodes[2 * one]["row"]]["driver"]
            left = most - spent
            rest = _place(instance, draft, 2 * ride + 1 - one, left, driver, record["apart"], skipped)
            done, spent = rest < left, spent + rest
            if not done:
                _as_before(instance, draft, draft.nodes[2 * one]["row"])
    draft.wishes[wish]["served"] = done
    return float(spent) if done else most


@lean
def _place(  # noqa: PLR0913, PLR0917
    instance: Instance, draft: Draft, ride: int, limit: float, driver: int, apart: float, skipped: float
) -> float:
    """Place a ride in the row where it costs least and return what it adds; the limit, and nothing done, when nowhere.

    `apart` is what any other driver than `driver` costs; a driver of -1 is anybody. The spare row is then as the row was.
    """
    best, chosen, i, j = limit, -1, 0, 0
    rows = len(instance.rows)
    first = _row_nearby(instance, draft, ride)
    for k in range(first, first + rows):
        row = k if k < rows else k - rows
        extra = apart if driver >= 0 and instance.rows[row]["driver"] != driver else 0.0
        if instance.dear[ride, row] + extra >= best or not has_car(instance, draft, row):
            continue
        if skipped > 0 and chance(draft.rng) < skipped:
            continue
        known = draft.known[ride, row]
        version = draft.tours[row]["version"]
        if known["version"] != version or (known["i"] < 0 and best - extra > known["cost"]):
            more, after, then = best_place(instance, draft, row, row, ride, best - extra, 0, ANYWHERE)
            known["version"], known["cost"], known["i"], known["j"] = version, more, after, then
        if known["i"] >= 0 and known["cost"] + extra < best:
            best, chosen, i, j = known["cost"] + extra, row, known["i"], known["j"]
    if chosen >= 0:
        touch(instance, draft, chosen)
        copy_row(draft, chosen, rows)
        _insert(draft, chosen, ride, i, j)
        refresh(instance, draft, chosen, chosen)
    return best


@lean
def _row_nearby(instance: Instance, draft: Draft, ride: int) -> int:
    """Return the row that serves the nearest wish: it is likely to be cheap, and what is dearer is soon told to be so."""
    wish = instance.nodes[2 * ride]["wish"]
    for rank in range(1, instance.near.shape[1]):
        other = instance.near[wish, rank]
        if draft.wishes[other]["served"]:
            return int(draft.nodes[2 * instance.wishes[other]["ride"]]["row"])
    return 0


@lean
def _place_both(instance: Instance, draft: Draft, ride: int, limit: float, skipped: float) -> float:
    """Place the two rides of a wish in one row, the second after the first, as `_place` does one."""
    spare = len(instance.rows)
    stays = instance.nodes[2 * ride + 1]["glued"]
    best, chosen, out_i, out_j, back_i, back_j = limit, -1, 0, 0, 0, 0
    for row in range(len(instance.rows)):
        if instance.dear[ride, row] + instance.dear[ride + 1, row] >= best or not has_car(instance, draft, row):
            continue
        if skipped > 0 and chance(draft.rng) < skipped:
            continue
        more, i, j = best_place(instance, draft, row, row, ride, best, 0, ANYWHERE)
        if i < 0:
            continue
        copy_row(draft, row, spare)
        _insert(draft, spare, ride, i, j)
        refresh(instance, draft, row, spare)
        last = j + 2 if stays else ANYWHERE
        rest, k, m = best_place(instance, draft, row, spare, ride + 1, best - more, j + 2, last)
        if k >= 0:
            best, chosen, out_i, out_j, back_i, back_j = more + rest, row, i, j, k, m
    if chosen >= 0:
        touch(instance, draft, chosen)
        _insert(draft, chosen, ride, out_i, out_j)
        _insert(draft, chosen, ride + 1, back_i, back_j)
        refresh(instance, draft, chosen, chosen)
    return best


@lean
def _insert(draft: Draft, row: int, ride: int, i: int, j: int) -> None:
    """Put a pick-up after position i and its drop-off after what was position j; the row is to be refreshed then."""
    stops, size = draft.stops, draft.tours[row]["size"]
    for k in range(size - 1, j, -1):
        stops[row, k + 2]["node"] = stops[row, k]["node"]
    stops[row, j + 2]["node"] = 2 * ride + 1
    for k in range(j, i, -1):
        stops[row, k + 1]["node"] = stops[row, k]["node"]
    stops[row, i + 1]["node"] = 2 * ride
    draft.tours[row]["size"] = size + 2


@lean
def _as_before(instance: Instance, draft: Draft, row: int) -> None:
    """Let a row be as it was before the ride just placed, which the spare row remembers."""
    spare = len(instance.rows)
    draft.minutes[instance.rows[row]["driver"]] += draft.tours[spare]["minutes"] - draft.tours[row]["minutes"]
    copy_row(draft, spare, row)
    for k in range(draft.tours[row]["size"]):
        node = draft.stops[row, k]["node"]
        draft.nodes[node]["row"] = row
        draft.nodes[node]["at"] = k
