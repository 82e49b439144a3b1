"""What must still be asked, and in which order; and the second pass, which decides what Kleene logic leaves open.

A fact that stands twice in a condition can leave the tree UNKNOWN although either answer gives the same result. So, when the
open facts have at most `MOST_COMPLETIONS` completions (twelve yes/no facts), all of them are judged as columns. Amounts are cut
at the thresholds that occur and options by the sets they belong to, so that each completion stands for all that behave alike.

Order: the fact after whose worst answer the fewest questions remain is asked first. Counting settled completions instead would
tie nearly always at zero, because one answer rarely settles an all-of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

from ashinami.rules.answers import Answers, Slot
from ashinami.rules.columns import Columns, Truths, code, judge_columns
from ashinami.rules.conditions import LEAVES, AtLeast, AtMost, Condition, ForEach, Leaf, ThereIs, Within, leaves
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Entity, Fact, Value, Who
from ashinami.rules.judge import Reason, judge
from ashinami.rules.truth import Truth

MOST_COMPLETIONS = 4096


@dataclass(frozen=True, slots=True)
class Outlook:
    """The truth after the second pass, the reasons of the first, and the questions that still matter, best first."""

    truth: Truth
    reason: Reason
    questions: tuple[Slot, ...] = ()


def outlook(condition: Condition, answers: Answers) -> Outlook:
    """Judge the condition and say what is still to be asked."""
    reason = judge(condition, answers)
    open_slots = _open_slots(reason)
    if reason.truth is not Truth.UNKNOWN or not open_slots:
        return Outlook(reason.truth, reason)
    open_facts = [slot.fact for slot in open_slots if not isinstance(slot.fact, Entity) and not slot.member]
    values = [representatives(fact, leaves(condition)) for fact in open_facts]
    if len(open_facts) < len(open_slots) or prod(len(each) for each in values) > MOST_COMPLETIONS:
        return Outlook(Truth.UNKNOWN, reason, _together(sorted(open_slots, key=_rank_of_answerer)))
    table = _completions(condition, answers, open_facts, values)
    axes = [axis for axis in range(table.ndim) if _matters(table, axis)]
    truth = Truth.UNKNOWN if axes else Truth(int(table.flat[0]))
    ranked = sorted(axes, key=lambda axis: (*_left_over(table, axis), _rank_of_answerer(open_slots[axis])))
    return Outlook(truth, reason, _together([open_slots[axis] for axis in ranked]))


def representatives(fact: Fact, asked: Sequence[Leaf]) -> tuple[Value, ...]:
    """Return one value for each way the fact can behave in the leaves that ask it."""
    own = [leaf for leaf in asked if leaf.fact == fact]
    if isinstance(fact, Amount):
        cuts = {0}
        for leaf in own:
            cuts |= {int(leaf.limit), int(leaf.limit) + 1} if isinstance(leaf, AtMost) else set()
            cuts |= {leaf.limit - 1, leaf.limit} if isinstance(leaf, AtLeast) else set()
        return tuple(sorted(cut for cut in cuts if cut >= 0))
    if isinstance(fact, Choice):
        alike: dict[tuple[bool, ...], str] = {}
        for option in fact.ids:
            alike.setdefault(tuple(isinstance(leaf, Within) and option in leaf.allowed for leaf in own), option)
        if not isinstance(fact, ChoiceSet):
            return tuple(alike.values())
        # an option allowed everywhere never decides whether a set fits
        telling = [option for belongs, option in alike.items() if not all(belongs)]
        return tuple(frozenset(some) for size in range(len(telling) + 1) for some in combinations(telling, size))
    return (False, True)


def _open_slots(reason: Reason) -> tuple[Slot, ...]:
    """Return what the deciding open ends ask; what stays out of this tree cannot change the result any more."""
    found: dict[Slot, None] = {}
    for end in reason.ends():
        match end.condition:
            case ForEach(over=over) | ThereIs(over=over):
                found[Slot(over)] = None
            case leaf if isinstance(leaf, LEAVES):
                found[Slot(leaf.fact, end.member)] = None
    return tuple(found)


def _completions(
    condition: Condition, answers: Answers, open_facts: Sequence[Fact], values: Sequence[tuple[Value, ...]]
) -> Truths:
    """Return the truth for every combination of values; one axis for each open fact."""
    shape = tuple(len(each) for each in values)
    rows = prod(shape)
    columns = {answer.fact.id: np.full(rows, code(answer.fact, answer.value), dtype=np.int64) for answer in answers}
    for fact, each, index in zip(open_facts, values, np.indices(shape), strict=True):
        columns[fact.id] = np.array([code(fact, value) for value in each], dtype=np.int64)[index.ravel()]
    return judge_columns(condition, Columns(rows, columns)).reshape(shape)


def _matters(table: NDArray[np.int8], axis: int) -> bool:
    return bool((table != table.take([0], axis)).any())


def _left_over(table: Truths, axis: int) -> tuple[int, int]:
    """How many questions remain after the worst answer to this one, and over all its answers."""
    after = [table.take([answer], axis) for answer in range(table.shape[axis])]
    left = [sum(_matters(rest, other) for other in range(rest.ndim)) for rest in after]
    return max(left), sum(left)


def _rank_of_answerer(slot: Slot) -> int:
    return tuple(Who).index(slot.answered_by)


def _together(ordered: Sequence[Slot]) -> tuple[Slot, ...]:
    """Keep the order, but ask the facts of one subject together."""
    first = {slot.fact.subject: place for place, slot in reversed(list(enumerate(ordered)))}
    return tuple(sorted(ordered, key=lambda slot: first[slot.fact.subject]))
