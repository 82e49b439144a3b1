"""A consultation in words: its questions, and its answers with their origin."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.http import urlencode

from ashinami.casework.consult.interview import Interview
from ashinami.law import corpus
from ashinami.rules.answers import Answer, Answers, Record, Slot
from ashinami.rules.facts import Amount, Entity, Value, Who
from ashinami_web.bodies.models import Vehicle
from ashinami_web.consult.explanation import in_words
from ashinami_web.people.models import Person


class Names:
    """Puts names in the place of the keys under which a consultation lists people and cars.

    `for_paper`: nobody is named; they are numbered instead.
    """

    def __init__(self, answers: Answers, *, for_paper: bool = False) -> None:
        keys = {
            one.name: f"{'車' if entity == 'vehicle' else '運転者' if entity == 'driver' else '人'}{number}"
            for entity, listed in answers.members.items()
            for number, one in enumerate(listed, 1)
            if _is_key(one.name)
        }
        if keys and not for_paper:
            ids = [UUID(key) for key in keys]
            keys |= {str(row.pk): str(row) for row in Person.objects.filter(pk__in=ids)}
            keys |= {str(row.pk): str(row) for row in Vehicle.objects.filter(pk__in=ids)}
        self._names = keys

    def __call__(self, text: str) -> str:
        """Return the text with names for keys."""
        for key, name in self._names.items():
            text = text.replace(key, name)
        return text


def _is_key(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is listed: whom to ask, and the query that puts it."""

    asks: str
    who: Who
    query: str


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as it is listed; `answer` is empty where nobody here knew."""

    asks: str
    answer: str
    origin: str
    query: str


def question(slot: Slot, names: Names) -> Question:
    """Return a question as it is listed."""
    return Question(names(slot.asks), slot.answered_by, query_of(slot.id, slot.member))


def query_of(name: str, member: str = "") -> str:
    """Return the query of an address that puts the question of a fact or list, of one member where it has members."""
    return urlencode({"ask": name, "of": member} if member else {"ask": name})


def told(interview: Interview, names: Names) -> tuple[Told, ...]:
    """Return what is known, about the case, then about each member, and what nobody here could answer.

    Of what stands in records only that is told which the law asks about this on the day.
    """
    answers, law = interview.answers, corpus()
    subjects = (subject for form in interview.purpose.forms for subject in (*form.subjects, *form.one_of))
    matter = {fact for subject in subjects for fact in law.facts_of(subject, interview.day)}
    by_slot = {Slot(answer.fact): answer for answer in answers} | {
        Slot(answer.fact, one.name): answer
        for listed in answers.members.values()
        for one in listed
        for answer in one.answers
    }
    given = (
        _told(slot, answer, names)
        for slot, answer in by_slot.items()
        if answer.fact in matter or not isinstance(answer.origin, Record)
    )
    aside = (
        Told(names(slot.asks), "", "", query_of(slot.id, slot.member))
        for slot in sorted(interview.aside, key=lambda slot: (slot.id, slot.member))
    )
    return (*given, *aside)


def _told(slot: Slot, answer: Answer, names: Names) -> Told:
    return Told(
        names(slot.asks), value_in_words(slot, answer.value), names(answer.origin.text), query_of(slot.id, slot.member)
    )


def value_in_words(slot: Slot, value: Value) -> str:
    """Return an answer as people read it, an amount with its unit."""
    assert not isinstance(slot.fact, Entity)  # noqa: S101 - a list has members, no value
    words = in_words(slot.fact, value)
    return f"{words}{slot.fact.unit}" if isinstance(slot.fact, Amount) else words
