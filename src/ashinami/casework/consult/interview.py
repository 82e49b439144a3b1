"""An interview: one question at a time, only while its answer can still matter, and 'I do not know' is an answer.

A value: each step gives a new interview, so that going back is asking an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ashinami.casework.consult.purpose import Form, Purpose
from ashinami.casework.told import with_answer, with_members, without
from ashinami.law import corpus
from ashinami.rules.answers import Answer, Answers, Origin, Slot
from ashinami.rules.ask import Outlook, outlook
from ashinami.rules.conditions import AnyOf, Condition
from ashinami.rules.facts import Entity, Value
from ashinami.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Interview:
    """What is known so far, and what is asked next.

    Attributes
    ----------
    purpose, day : what somebody wants to know, as of the day.
    answers : what is known, each answer with its origin.
    aside : what nobody could answer; it is not asked again.
    focus : keys of the forms looked into; empty: all of them.
    """

    purpose: Purpose
    day: date
    answers: Answers = Answers()  # noqa: RUF009 - a value that never changes
    aside: frozenset[Slot] = frozenset()
    focus: frozenset[str] = frozenset()

    @classmethod
    def start(cls, purpose: Purpose, day: date, known: Answers, focus: Iterable[str] = ()) -> Interview:
        """Begin with what is known; a list of which nothing is known has the one usual member."""
        entities = {entity.id: entity for entity in corpus().entities}
        for entity, name in purpose.taken_singly.items():
            if entity not in known.members:
                known = with_members(known, entities[entity], (name,))
        return cls(purpose, day, known, focus=frozenset(focus))

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms looked into that exist on the day."""
        wanted = (form for form in self.purpose.forms if not self.focus or form.key in self.focus)
        return tuple(form for form in wanted if form.condition(self.day) is not None)

    @property
    def questions(self) -> tuple[Slot, ...]:
        """What can still matter, best question first; none when the interview is over."""
        asked = tuple(dict.fromkeys(slot for seen in self._outlooks() for slot in seen.questions))
        first = {name: place for place, name in enumerate(self.purpose.first)}
        return tuple(sorted(asked, key=lambda slot: first.get(slot.id, len(first))))

    @property
    def question(self) -> Slot | None:
        """What is asked next."""
        return next(iter(self.questions), None)

    @property
    def settled(self) -> bool:
        """Whether every question of law put here has its answer; an interview can be over without being settled."""
        return all(seen.truth is not Truth.UNKNOWN for seen in self._outlooks())

    def answered(self, slot: Slot, value: Value, origin: Origin) -> Interview:
        """Return the interview after this answer.

        Raises
        ------
        ValueError
            When the place does not take the value; a judgement without a name is refused too.
        TypeError
            When the place is a list.
        """
        if isinstance(slot.fact, Entity):
            raise TypeError(f"{slot.id} is a list: name its members")
        answers = with_answer(self.answers, Answer(slot.fact, value, origin), slot.member)
        return replace(self, answers=answers, aside=self.aside - {slot})

    def listed(self, entity: Entity, names: Iterable[str]) -> Interview:
        """Return the interview with these members in the list."""
        return replace(self, answers=with_members(self.answers, entity, names), aside=self.aside - {Slot(entity)})

    def set_aside(self, slot: Slot) -> Interview:
        """Return the interview after 'I do not know': whatever was said there is taken back, and it is not asked again."""
        return replace(self, answers=without(self.answers, slot), aside=self.aside | {slot})

    def taken_back(self, slot: Slot) -> Interview:
        """Return the interview as if the question had never been put."""
        return replace(self, answers=without(self.answers, slot), aside=self.aside - {slot})

    def on(self, day: date) -> Interview:
        """Return the same interview as of another day."""
        return replace(self, day=day)

    def _outlooks(self) -> Iterator[Outlook]:
        return (outlook(condition, self.answers, self.aside) for condition in self._conditions())

    def _conditions(self) -> tuple[Condition, ...]:
        """Return what must be settled: of ways, that one of them is open; of matters, each in turn."""
        conditions = tuple(condition for form in self.forms if (condition := form.condition(self.day)) is not None)
        if self.purpose.one_is_enough and len(conditions) > 1:
            return (AnyOf(self.purpose.name, conditions),)
        return conditions
