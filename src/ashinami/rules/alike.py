"""Values that behave alike: amounts cut at the thresholds that occur, options by the sets they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from ashinami.rules.conditions import AtLeast, AtMost, Leaf, Within
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact, Value
from ashinami.rules.judge import holds

MOST_TELLING = 5
"""A set of options is tried in all combinations up to so many classes of options, beyond that one class at a time."""


def representatives(fact: Fact, leaves: Sequence[Leaf]) -> tuple[tuple[Value, ...], bool]:
    """Return one value for each way the fact can behave in these leaves, which ask it, and whether these are all the ways."""
    match fact:
        case Amount():
            up_to = {leaf.limit for leaf in leaves if isinstance(leaf, AtMost) and isinstance(leaf.limit, int)}
            first = {leaf.limit for leaf in leaves if isinstance(leaf, AtLeast) and isinstance(leaf.limit, int)}
            edges = {0} | up_to | {limit + 1 for limit in up_to} | first | {limit - 1 for limit in first}
            return tuple(sorted(edge for edge in edges if edge >= 0)), True
        case ChoiceSet():
            # an option allowed everywhere never decides whether a set fits
            telling = [option for belongs, option in _classes(fact, leaves).items() if not all(belongs)]
            few = len(telling) <= MOST_TELLING
            sizes = range(len(telling) + 1) if few else (0, 1, len(telling))
            return tuple(frozenset(some) for size in sizes for some in combinations(telling, size)), few
        case Choice():
            return tuple(_classes(fact, leaves).values()), True
        case _:
            return (False, True), True


def _classes(fact: Choice, leaves: Sequence[Leaf]) -> dict[tuple[bool, ...], str]:
    """Return one option for each way options belong to the sets the leaves allow."""
    alike: dict[tuple[bool, ...], str] = {}
    for option in fact.ids:
        alike.setdefault(tuple(isinstance(leaf, Within) and option in leaf.allowed for leaf in leaves), option)
    return alike


def near(now: Value, leaves: Sequence[Leaf]) -> tuple[Value, ...]:
    """Return the present value, and of a set of options also what is left of it within what each leaf allows."""
    if not isinstance(now, frozenset):
        return (now,)
    return (now, *(now & set(leaf.allowed) for leaf in leaves if isinstance(leaf, Within)))


def nearest(new: frozenset[str], now: frozenset[str], leaves: Sequence[Leaf]) -> frozenset[str]:
    """Return the set nearest to `now` that fits the leaves as `new` does."""
    fits = [holds(leaf, new) for leaf in leaves]
    for option in sorted(now ^ new):
        changed = new ^ {option}
        if [holds(leaf, changed) for leaf in leaves] == fits:
            new = changed
    return new
