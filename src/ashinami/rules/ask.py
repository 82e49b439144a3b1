"""What must still be asked, and in which order; and the second pass, which decides what Kleene logic leaves open.

A fact that stands twice in a condition can leave the tree UNKNOWN although either answer gives the same result. So, when what is
open has at most `MOST_COMPLETIONS` completions (twelve yes/no facts), all of them are judged. Beyond that, what remains open
after each single answer is estimated by Kleene logic.

Order: the question after which the fewest remain on average is asked first, then the one with the better worst answer, then the
one for whom it is easier to answer. Counting settled completions instead would tie nearly always at zero, because one answer
rarely settles an all-of. Beyond the second pass the first question is the one nearest to a verdict by its proof numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from ashinami.rules.answers import Answers, Slot
from ashinami.rules.circuit import OPEN, Circuit, Variable
from ashinami.rules.columns import Truths
from ashinami.rules.conditions import Condition
from ashinami.rules.facts import RANK
from ashinami.rules.judge import Reason, judge
from ashinami.rules.proof import most_proving
from ashinami.rules.truth import Truth

MOST_COMPLETIONS = 4096
MOST_TRIED = 16
"""So many answers to one question are tried at most when the rest is estimated."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The truth after the second pass, the reasons of the first, and the questions that still matter, best first."""

    truth: Truth
    reason: Reason
    questions: tuple[Slot, ...] = ()


def outlook(condition: Condition, answers: Answers, aside: AbstractSet[Slot] = frozenset()) -> Outlook:
    """Judge the condition and say what is still to be asked.

    `aside` are places that nobody can answer: they are not asked again, and neither is what can no longer settle anything
    without them.
    """
    reason = judge(condition, answers)
    if reason.truth is not Truth.UNKNOWN:
        return Outlook(reason.truth, reason)
    circuit = Circuit.of(reason)
    set_aside = [variable.slot in aside for variable in circuit.variables]
    if circuit.completions > MOST_COMPLETIONS or not all(variable.exact for variable in circuit.variables):
        return Outlook(Truth.UNKNOWN, reason, _estimated(circuit, set_aside))
    table = _every_completion(circuit)
    truth = Truth(int(table.flat[0])) if (table == table.flat[0]).all() else Truth.UNKNOWN
    return Outlook(truth, reason, _exact(circuit, table, set_aside))


def _every_completion(circuit: Circuit) -> Truths:
    """Return the truth for every combination of values; one axis for each variable."""
    shape = tuple(len(variable.values) for variable in circuit.variables)
    codes = np.indices(shape, dtype=np.int16).reshape(len(shape), circuit.completions)
    table: Truths = circuit.truths(codes)[circuit.whole].reshape(shape)
    return table


def _exact(circuit: Circuit, table: Truths, aside: Sequence[bool]) -> tuple[Slot, ...]:
    hidden = tuple(axis for axis, never_answered in enumerate(aside) if never_answered)
    low, high = table.min(axis=hidden, keepdims=True), table.max(axis=hidden, keepdims=True)
    seen = np.where(low == high, low, Truth.UNKNOWN)
    matter = [axis for axis in range(seen.ndim) if _matters(seen, axis)]
    scores = {}
    for axis in matter:
        after = [seen.take([answer], axis) for answer in range(seen.shape[axis])]
        left = [sum(_matters(rest, other) for other in matter) for rest in after]
        scores[axis] = (float(np.mean(left)), max(left))
    return _in_order(circuit.variables, scores)


def _matters(table: Truths, axis: int) -> bool:
    return bool((table != table.take([0], axis)).any())


def _estimated(circuit: Circuit, aside: Sequence[bool]) -> tuple[Slot, ...]:
    tried = [_tried(variable) for variable in circuit.variables]
    ends = np.cumsum([1, *(len(values) for values in tried)])
    # the first completion answers nothing, each other one a single question
    codes = np.full((len(aside), ends[-1]), OPEN, dtype=np.int16)
    for variable, values in enumerate(tried):
        codes[variable, ends[variable] : ends[variable + 1]] = values
    matters = circuit.matters(codes, aside)
    left = matters.sum(axis=0)
    scores = {}
    for variable in np.flatnonzero(matters[:, 0]).tolist():
        own = left[ends[variable] : ends[variable + 1]]
        behind = circuit.variables[variable].behind
        scores[variable] = (float(own.mean()) + behind, int(own.max()) + behind)
    nearest = most_proving(circuit, aside)
    if nearest is not None:
        scores[nearest] = (-1, -1)
    return _in_order(circuit.variables, scores)


def _tried(variable: Variable) -> Sequence[int]:
    places = range(len(variable.values))
    return places if len(places) <= MOST_TRIED else (*places[: MOST_TRIED - 1], places[-1])


def _in_order(variables: Sequence[Variable], scores: dict[int, tuple[float, int]]) -> tuple[Slot, ...]:
    """Return the places best first, each once, those of one subject together."""
    ranked = sorted(scores, key=lambda place: (*scores[place], RANK[variables[place].slot.answered_by]))
    ordered = tuple(dict.fromkeys(variables[place].slot for place in ranked))
    first = {slot.fact.subject: place for place, slot in reversed(list(enumerate(ordered)))}
    return tuple(sorted(ordered, key=lambda slot: first[slot.fact.subject]))
