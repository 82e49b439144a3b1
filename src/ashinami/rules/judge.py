"""Judging one case: the truth of a condition with the tree of its deciding reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

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


def judge(condition: Condition, answers: Answers) -> Reason:
    """Return the truth of the condition for these answers, with what decides it."""
    return _Judge(answers).reason(condition)


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


@dataclass(slots=True)
class _Judge:
    """Judges the conditions of one case, or of one member of a list.

    Truths are found first, each once and only where they are needed; reasons are made for the deciding parts alone.
    """

    answers: Answers
    member: Member | None = None
    _truths: dict[int, Truth] = field(default_factory=dict)
    _members: dict[str, tuple[_Judge, ...]] = field(default_factory=dict)

    def truth(self, condition: Condition) -> Truth:
        known = self._truths.get(id(condition))
        if known is None:
            known = self._truths[id(condition)] = self._truth(condition)
        return known

    def _truth(self, condition: Condition) -> Truth:  # noqa: C901, PLR0911 - a case each
        match condition:
            case Is() | AtMost() | AtLeast() | Within():
                answer = self._answer(condition)
                return Truth.UNKNOWN if answer is None else Truth.YES if holds(condition, answer.value) else Truth.NO
            case AllOf():
                return all_of(self.truth(part) for part in condition.of)
            case AnyOf():
                return any_of(self.truth(part) for part in condition.of)
            case Not():
                return negation(self.truth(condition.of))
            case Unless():
                return min(self.truth(condition.rule), negation(self.truth(condition.exception)))
            case Applied():
                return self.truth(condition.of)
            case ForEach():
                return self._over_members(condition, all_of)
            case ThereIs():
                return self._over_members(condition, any_of)
            case Gap():
                return Truth.UNKNOWN
            case NotRequired():
                return Truth.YES
            case Never():
                return Truth.NO
            case _:
                raise TypeError(f"{condition.subject}: resolve the condition for a day before judging it")

    def reason(self, condition: Condition) -> Reason:
        truth = self.truth(condition)
        match condition:
            case Is() | AtMost() | AtLeast() | Within():
                own = self.member is not None and bool(condition.fact.of)
                name = self.member.name if self.member is not None and own else ""
                return Reason(condition, truth, answer=self._answer(condition), member=name)
            case AllOf() | AnyOf():
                because = [self.reason(part) for part in condition.of if self.truth(part) is truth]
            case Not() | Applied():
                because = [self.reason(condition.of)]
            case Unless():
                not_excepted = Reason(
                    Not(condition.exception),
                    negation(self.truth(condition.exception)),
                    (self.reason(condition.exception),),
                )
                because = [one for one in (self.reason(condition.rule), not_excepted) if one.truth is truth]
            case ForEach() | ThereIs():
                of_members = self._judges(condition) or ()
                because = [one.reason(condition.that) for one in of_members if one.truth(condition.that) is truth]
            case _:
                because = []
        return Reason(condition, truth, tuple(because))

    def _answer(self, leaf: Leaf) -> Answer | None:
        of_member = self.member is not None and leaf.fact.of
        return self.member.answers.to(leaf.fact) if self.member and of_member else self.answers.to(leaf.fact)

    def _over_members(self, condition: Quantifier, of: Callable[[Iterable[Truth]], Truth]) -> Truth:
        judges = self._judges(condition)
        return Truth.UNKNOWN if judges is None else of(one.truth(condition.that) for one in judges)

    def _judges(self, condition: Quantifier) -> tuple[_Judge, ...] | None:
        """Return one judge for each member of the list, or None when it is not known."""
        listed = self.answers.listed(condition.over)
        if listed is None:
            return None
        if condition.over.id not in self._members:
            self._members[condition.over.id] = tuple(_Judge(self.answers, member) for member in listed)
        return self._members[condition.over.id]
