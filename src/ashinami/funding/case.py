"""What a formula sees: the answers of one group on a day. What is not known stops it; nothing is taken for zero."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ashinami.basics.source import Citation
from ashinami.funding.trace import Number, Step
from ashinami.rules.answers import Answers, Slot
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Entity, Question


class ContradictionError(Exception):
    """The answers cannot all be true; the message says so in Japanese. No amount rests on them."""


class NotKnownError(Exception):
    """A formula needs an answer that nobody has given."""

    def __init__(self, slot: Slot) -> None:
        super().__init__(slot.id)
        self.slot = slot


@dataclass(slots=True)
class Case:
    """One group's facts on one day, while a formula runs over them and writes down its steps."""

    day: date
    answers: Answers
    steps: list[Step] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    member: str = ""

    def amount(self, fact: Amount) -> int:
        """Return the number answered; a `NotKnownError` when there is none."""
        return self._value(fact)  # type: ignore[return-value]  # an amount accepts whole numbers only

    def yes(self, fact: Question) -> bool:
        """Return whether the answer is yes; a `NotKnownError` when there is none."""
        return self._value(fact) is True

    def choice(self, fact: Choice) -> str:
        """Return the option chosen; a `NotKnownError` when there is none."""
        return self._value(fact)  # type: ignore[return-value]  # a choice accepts options only

    def chosen(self, fact: ChoiceSet) -> frozenset[str]:
        """Return the options chosen; a `NotKnownError` when nothing is known."""
        return self._value(fact)  # type: ignore[return-value]  # as above

    def members(self, entity: Entity) -> tuple[Case, ...]:
        """Return a case for each member of a list, with the facts of the whole beside its own; a `NotKnownError` without a list."""
        listed = self.answers.listed(entity)
        if listed is None:
            raise NotKnownError(Slot(entity))
        return tuple(
            Case(self.day, Answers((*self.answers.given, *one.answers.given)), self.steps, self.warnings, one.name)
            for one in listed
        )

    def step[N: Number](  # noqa: PLR0913 - a step is told whole
        self, name: str, value: N, how: str = "", cite: Citation | None = None, *, unit: str = "円", key: str = ""
    ) -> N:
        """Write a step down and return its value."""
        self.steps.append(Step(name, value, unit, how, cite, key))
        return value

    def warn(self, text: str) -> None:
        """Write down what a reader must know about this result, once."""
        if text not in self.warnings:
            self.warnings.append(text)

    def _value(self, fact: Question) -> object:
        answer = self.answers.to(fact)
        if answer is None:
            raise NotKnownError(Slot(fact))
        return answer.value
