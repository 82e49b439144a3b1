"""Answers put together: what several records say about one case, and one answer more or less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ashinami.rules.answers import Answer, Answers, Member, Slot
from ashinami.rules.facts import Entity


def joined(*parts: Answers) -> Answers:
    """Return what all parts say; where two answer the same, the earlier one counts.

    Members of one list who share a name are one; a list that one part gives as empty is filled by the others.
    """
    members: dict[str, dict[str, Member]] = {}
    for part in parts:
        for entity, listed in part.members.items():
            known = members.setdefault(entity, {})
            for one in listed:
                before = known[one.name].answers if one.name in known else Answers()
                known[one.name] = Member(one.name, joined(before, one.answers) if before.given else one.answers)
    return Answers(
        _first(answer for part in parts for answer in part),
        {entity: tuple(listed.values()) for entity, listed in members.items()},
    )


def with_answer(answers: Answers, answer: Answer, member: str = "") -> Answers:
    """Return the answers with this one in the place of any before it, about the case or about one member of a list.

    Raises
    ------
    LookupError
        When the list has no such member.
    """
    if not member:
        others = tuple(one for one in answers if one.fact != answer.fact)
        return replace(answers, given=(*others, answer))
    listed = answers.members.get(answer.fact.of, ())
    if member not in [one.name for one in listed]:
        raise LookupError(f"{answer.fact.of}: no member {member}")
    changed = tuple(Member(one.name, with_answer(one.answers, answer)) if one.name == member else one for one in listed)
    return replace(answers, members={**answers.members, answer.fact.of: changed})


def with_members(answers: Answers, entity: Entity, names: Iterable[str]) -> Answers:
    """Return the answers with these members in the list; what was known of one who stays is kept."""
    known = {one.name: one for one in answers.members.get(entity.id, ())}
    listed = tuple(known.get(name, Member(name, Answers())) for name in dict.fromkeys(names))
    return replace(answers, members={**answers.members, entity.id: listed})


def without(answers: Answers, slot: Slot) -> Answers:
    """Return the answers as if nobody had answered there; a list is forgotten with all that was said of its members."""
    if isinstance(slot.fact, Entity):
        return replace(answers, members={name: listed for name, listed in answers.members.items() if name != slot.id})
    if not slot.member:
        return replace(answers, given=tuple(one for one in answers if one.fact != slot.fact))
    members: Mapping[str, tuple[Member, ...]] = {
        name: tuple(
            Member(one.name, without(one.answers, Slot(slot.fact))) if one.name == slot.member else one
            for one in listed
        )
        if name == slot.fact.of
        else listed
        for name, listed in answers.members.items()
    }
    return replace(answers, members=members)


def _first(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    found: dict[str, Answer] = {}
    for answer in answers:
        found.setdefault(answer.fact.id, answer)
    return tuple(found.values())
