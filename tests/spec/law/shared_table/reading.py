"""The worked cases of ../shared as facts: what a case says in the file's words, what it does not say, and what nobody can read.

The table of words (`words.WORDS`) knows the words of the file; it knows no case by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ashinami.law import corpus
from ashinami.rules.answers import Answer, Answers, Assumed, Member, Origin, Said
from ashinami.rules.facts import Fact, Judgement, Value

type Told = dict[str, Any]
"""Fact id to value; under the id of an entity the list of its members, each again fact id to value."""


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of the file. `id` is there for messages only."""

    id: str
    day: date
    topic: str
    given: Mapping[str, Any]
    answer: str
    requires: tuple[str, ...]

    def has(self, *words: str) -> bool:
        """Whether the case says any of these words."""
        return any(word in self.given for word in words)

    def first(self, *words: str) -> Any:
        """Return what it says under the first of these words that it uses, or None."""
        return next((self.given[word] for word in words if word in self.given), None)


type Reading = Callable[[Any, Case], Told]


def yes(*facts: str) -> Reading:
    """Read yes or no as the answer to these facts."""
    return lambda value, _: dict.fromkeys(facts, bool(value))


def as_is(fact: str) -> Reading:
    """Read the value as the answer to the fact."""
    return lambda value, _: {fact: value}


def one_of(fact: str, options: Mapping[str, str], other: str = "") -> Reading:
    """Read a word as an option of the fact; a strange word is `other`, or leaves the fact open where there is none."""

    def read(value: Any, _: Case) -> Told:
        option = options.get(str(value), other)
        return {fact: option} if option else {}

    return read


def day_of(value: object) -> date:
    """Return the day, written as a day or as text."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def nothing(_value: Any, _case: Case) -> Told:
    """Read a word that is there for the reader, or is read together with another."""
    return {}


@dataclass(frozen=True, slots=True)
class Situation:
    """A case in our facts.

    Attributes
    ----------
    answers : what is told, and what is as usual.
    told : ids of the facts (and lists) the case itself tells.
    unread : words the table does not know.
    """

    answers: Answers
    told: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class _Scene:
    """What is known of the case and of each list while it is read; a later word goes before an earlier one, None takes away."""

    facts: dict[str, Value] = field(default_factory=dict)
    members: dict[str, list[Told]] = field(default_factory=dict)

    def tell(self, told: Told, known: Mapping[str, Fact]) -> None:
        for name, value in told.items():
            if name not in known:
                # the whole list; each member is an ordinary one with what is said of it
                usual = (self.members.get(name) or [{}])[0]
                self.members[name] = [usual | dict(one) for one in value]
                continue
            places = self.members.setdefault(known[name].of, [{}]) if known[name].of else [self.facts]
            for place in places:
                place[name] = value
                if value is None:
                    del place[name]


def read(shared: Path) -> tuple[Case, ...]:
    """Return all cases of the file."""
    entries = yaml.safe_load((shared / "cases" / "transport.yaml").read_text(encoding="utf-8"))
    return tuple(
        Case(
            entry["id"],
            date.fromisoformat(str(entry["rule_date"])),
            entry["topic"],
            entry["given"],
            entry["answer"],
            tuple(entry["requires"]),
        )
        for entry in entries
    )


def situation(
    case: Case, words: Mapping[str, Reading], usual: Told, hidden: str = "", also: Told | None = None
) -> Situation:
    """Return the case in our facts.

    `usual` is what holds unless the case says otherwise, `hidden` a fact that is taken away, `also` what is put beside the case.
    """
    known = {fact.id: fact for fact in corpus().facts}
    told, unread = _told(case, words, known)
    scene = _Scene()
    scene.tell(usual, known)
    scene.tell(told, known)
    scene.tell(also or {}, known)
    of_members = {name for listed in told.values() if isinstance(listed, list) for one in listed for name in one}
    said = frozenset(told) | of_members

    def answered(told: Told) -> Answers:
        shown = ((known[name], value) for name, value in told.items() if name != hidden)
        return Answers(tuple(_answer(fact, value, case.day, said=fact.id in said) for fact, value in shown))

    lists = {
        entity: tuple(Member(f"{number + 1}", answered(one)) for number, one in enumerate(listed))
        for entity, listed in scene.members.items()
        if entity != hidden
    }
    return Situation(Answers(answered(scene.facts).given, lists), said, unread)


def _told(case: Case, words: Mapping[str, Reading], known: Mapping[str, Fact]) -> tuple[Told, tuple[str, ...]]:
    """Return what the words say, sets added up, and the words that are not in the table or say what it cannot read."""
    told: Told = {}
    unread: list[str] = []
    for name, value in case.given.items():
        try:
            said = words[name](value, case)
        except (LookupError, ValueError, TypeError):
            unread.append(name)
            continue
        for fact, answer in said.items():
            before = told.get(fact)
            both_sets = isinstance(before, frozenset) and isinstance(answer, frozenset)
            told[fact] = before | answer if both_sets else answer
            if not _readable(fact, answer, known):
                unread.append(name)
                # of what is said and cannot be read, nothing is as usual
                told[fact] = None if fact in known else []
    return told, tuple(unread)


def _readable(name: str, answer: Any, known: Mapping[str, Fact]) -> bool:
    """Whether the fact takes the answer; of a list, whether every member's facts do."""
    if name not in known:
        return all(_readable(fact, value, known) for one in answer for fact, value in one.items())
    return answer is None or known[name].accepts(answer)


def _answer(fact: Fact, value: Any, day: date, *, said: bool) -> Answer:
    origin: Origin = Said("事例集", day) if said else Assumed("ふつうの場合")
    if isinstance(fact, Judgement):
        origin = Said(fact.answered_by.value, day)
    return Answer(fact, frozenset(value) if isinstance(value, list) else value, origin)
