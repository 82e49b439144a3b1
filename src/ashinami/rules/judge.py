"""Judging one case: the truth of a condition with the tree of its deciding reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashinami.rules.answers import Answer, Answers, Member
from ashinami.rules.conditions import (
    ENDS,
    AllOf,
    AnyOf,
    Applied,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Gap,
    Is,
    Leaf,
    Never,
    Not,
    NotRequired,
    Quantifier,
    ThereIs,
    Under,
    Unless,
    Within,
)
from ashinami.rules.facts import Value
from ashinami.rules.truth import Truth, all_of, any_of, negation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a condition is true, false or open: only the parts that decide it stay.

    For a failed all-of the failed parts, for an open one the open parts; for a satisfied any-of the satisfied ones. Under a
    quantifier the parts are the deciding members; `member` says which one a reason is about.
    """

    condition: Condition
    truth: Truth
    because: tuple[Reason, ...] = ()
    answer: Answer | None = None
    member: str = ""

    def ends(self) -> Iterator[Reason]:
        """Each deciding leaf, gap or constant, and each list that is empty or not known, in reading order."""
        quantifier_alone = isinstance(self.condition, ForEach | ThereIs) and not self.because
        if quantifier_alone or isinstance(self.condition, ENDS):
            yield self
        for reason in self.because:
            yield from reason.ends()

    def walk(self) -> Iterator[Reason]:
        """Give the reason and each one inside it, in reading order."""
        yield self
        for reason in self.because:
            yield from reason.walk()


def judge(condition: Condition, answers: Answers, member: Member | None = None) -> Reason:  # noqa: C901, PLR0911 - a case each
    """Return the truth of the condition for these answers, with what decides it.

    `member` is the one of whom facts of its entity are asked, inside a quantifier.
    """
    match condition:
        case Is() | AtMost() | AtLeast() | Within():
            return _leaf(condition, answers, member)
        case AllOf(of=of):
            reasons = tuple([judge(part, answers, member) for part in of])
            return _deciding(condition, all_of(reason.truth for reason in reasons), reasons)
        case AnyOf(of=of):
            reasons = tuple([judge(part, answers, member) for part in of])
            return _deciding(condition, any_of(reason.truth for reason in reasons), reasons)
        case Not(of=inner):
            reason = judge(inner, answers, member)
            return Reason(condition, negation(reason.truth), (reason,))
        case Unless(rule=rule, exception=exception):
            reasons = (judge(rule, answers, member), judge(Not(exception), answers, member))
            return _deciding(condition, all_of(reason.truth for reason in reasons), reasons)
        case Applied(of=inner):
            reason = judge(inner, answers, member)
            return Reason(condition, reason.truth, (reason,))
        case ForEach() | ThereIs():
            return _over_members(condition, answers)
        case Gap():
            return Reason(condition, Truth.UNKNOWN)
        case NotRequired():
            return Reason(condition, Truth.YES)
        case Never():
            return Reason(condition, Truth.NO)
        case Under():
            raise TypeError(f"{condition.subject}: resolve the condition for a day before judging it")


def holds(leaf: Leaf, value: Value) -> bool:
    """Whether the leaf holds for a value its fact accepts."""
    match leaf, value:
        case (Is(), bool()):
            return value
        case (AtMost(limit=int(limit)), int()):
            return value <= limit
        case (AtLeast(limit=int(limit)), int()):
            return value >= limit
        case (Within(allowed=allowed), frozenset()):
            return value <= set(allowed)
        case (Within(allowed=allowed), _):
            return value in allowed
    raise TypeError(f"{leaf.fact.id}: {value!r} does not fit the condition, or its limit is not resolved for a day")


def _leaf(leaf: Leaf, answers: Answers, member: Member | None) -> Reason:
    inside = member is not None and bool(leaf.fact.of)
    answer = member.answers.to(leaf.fact) if member is not None and inside else answers.to(leaf.fact)
    truth = Truth.UNKNOWN if answer is None else Truth.YES if holds(leaf, answer.value) else Truth.NO
    return Reason(leaf, truth, answer=answer, member=member.name if member is not None and inside else "")


def _over_members(condition: Quantifier, answers: Answers) -> Reason:
    listed = answers.listed(condition.over)
    if listed is None:
        return Reason(condition, Truth.UNKNOWN)
    reasons = tuple(judge(condition.that, answers, member) for member in listed)
    of = all_of if isinstance(condition, ForEach) else any_of
    return _deciding(condition, of(reason.truth for reason in reasons), reasons)


def _deciding(condition: Condition, truth: Truth, reasons: tuple[Reason, ...]) -> Reason:
    return Reason(condition, truth, tuple([reason for reason in reasons if reason.truth == truth]))
