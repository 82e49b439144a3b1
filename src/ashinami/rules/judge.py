"""Judging one case: the truth of a condition with the tree of its deciding reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashinami.rules.answers import Answer, Answers
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Gap, Is, Leaf, Not, Unless, Within
from ashinami.rules.facts import Value
from ashinami.rules.truth import Truth, all_of, any_of, negation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a condition is true, false or open: only the parts that decide it stay.

    For a failed all-of the failed parts, for an open one the open parts; for a satisfied any-of the satisfied ones.
    """

    condition: Condition
    truth: Truth
    because: tuple[Reason, ...] = ()
    answer: Answer | None = None

    def ends(self) -> Iterator[Reason]:
        """Each deciding leaf or gap, in reading order."""
        if isinstance(self.condition, Is | AtMost | AtLeast | Within | Gap):
            yield self
        for reason in self.because:
            yield from reason.ends()


def judge(condition: Condition, answers: Answers) -> Reason:
    """Return the truth of the condition for these answers, with what decides it."""
    match condition:
        case Gap():
            return Reason(condition, Truth.UNKNOWN)
        case AllOf(of=of):
            reasons = tuple(judge(part, answers) for part in of)
            return _deciding(condition, all_of(reason.truth for reason in reasons), reasons)
        case AnyOf(of=of):
            reasons = tuple(judge(part, answers) for part in of)
            return _deciding(condition, any_of(reason.truth for reason in reasons), reasons)
        case Not(of=inner):
            reason = judge(inner, answers)
            return Reason(condition, negation(reason.truth), (reason,))
        case Unless(rule=rule, exception=exception):
            reasons = (judge(rule, answers), judge(Not(exception), answers))
            return _deciding(condition, all_of(reason.truth for reason in reasons), reasons)
        case _:
            answer = answers.to(condition.fact)
            truth = Truth.UNKNOWN if answer is None else Truth.YES if _holds(condition, answer.value) else Truth.NO
            return Reason(condition, truth, answer=answer)


def _deciding(condition: Condition, truth: Truth, reasons: tuple[Reason, ...]) -> Reason:
    return Reason(condition, truth, tuple(reason for reason in reasons if reason.truth == truth))


def _holds(leaf: Leaf, value: Value) -> bool:
    match leaf, value:
        case (Is(), bool()):
            return value
        case (AtMost(limit=limit), int()):
            return value <= limit
        case (AtLeast(limit=limit), int()):
            return value >= limit
        case (Within(allowed=allowed), frozenset()):
            return value <= set(allowed)
        case (Within(allowed=allowed), _):
            return value in allowed
    raise TypeError(f"{leaf.fact.id}: {value!r} does not fit the condition")  # pragma: no cover - Answer has checked it
