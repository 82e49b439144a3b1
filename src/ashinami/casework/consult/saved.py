"""An interview as plain values that JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import purpose
from ashinami.casework.told import with_answer, with_members
from ashinami.law import corpus
from ashinami.rules.answers import Answer, Answers, Assumed, Origin, Record, Said, Slot, lacks_name
from ashinami.rules.facts import Entity, Fact


def to_plain(interview: Interview) -> dict[str, Any]:
    """Return the interview as plain values."""
    return {
        "purpose": interview.purpose.key,
        "day": interview.day.isoformat(),
        "lists": {entity: [one.name for one in listed] for entity, listed in interview.answers.members.items()},
        "answers": [
            {
                "fact": answer.fact.id,
                "member": member,
                "value": sorted(answer.value) if isinstance(answer.value, frozenset) else answer.value,
                "origin": _origin_to_plain(answer.origin),
            }
            for member, answer in _all(interview.answers)
        ],
        "aside": sorted([slot.id, slot.member] for slot in interview.aside),
        "focus": sorted(interview.focus),
    }


def from_plain(plain: Mapping[str, Any]) -> Interview:
    """Read it back. An answer that today's facts no longer take is left out, and so not known.

    Raises
    ------
    KeyError, ValueError, LookupError
        For what is no interview.
    """
    law = corpus()
    facts = {fact.id: fact for fact in law.facts}
    entities = {entity.id: entity for entity in law.entities}
    answers = Answers()
    for entity, names in plain["lists"].items():
        if entity in entities:
            answers = with_members(answers, entities[entity], names)
    for one in plain["answers"]:
        fact, origin = facts.get(one["fact"]), _origin_from_plain(one["origin"])
        value = frozenset(one["value"]) if isinstance(one["value"], list) else one["value"]
        if fact is not None and fact.accepts(value) and not lacks_name(fact, origin) and _has_place(answers, fact, one):
            answers = with_answer(answers, Answer(fact, value, origin), one["member"])
    places: dict[str, Fact | Entity] = {**facts, **entities}
    aside = (Slot(places[name], member) for name, member in plain["aside"] if name in places)
    day = date.fromisoformat(plain["day"])
    return Interview(purpose(plain["purpose"]), day, answers, frozenset(aside), frozenset(plain["focus"]))


def _all(answers: Answers) -> Iterator[tuple[str, Answer]]:
    """Each answer with the member it is about; about the case, with none."""
    yield from (("", answer) for answer in answers)
    for listed in answers.members.values():
        yield from ((member.name, answer) for member in listed for answer in member.answers)


def _has_place(answers: Answers, fact: Fact, one: Mapping[str, Any]) -> bool:
    listed = answers.members.get(fact.of, ()) if fact.of else ()
    return one["member"] in {member.name for member in listed} if fact.of else not one["member"]


def _origin_to_plain(origin: Origin) -> dict[str, str]:
    match origin:
        case Record(name=name):
            return {"record": name}
        case Said(by=by, on=on):
            return {"by": by, "on": on.isoformat()}
        case Assumed(why=why):
            return {"assumed": why}


def _origin_from_plain(plain: Mapping[str, str]) -> Origin:
    if "record" in plain:
        return Record(plain["record"])
    if "assumed" in plain:
        return Assumed(plain["assumed"])
    return Said(plain["by"], date.fromisoformat(plain["on"]))
