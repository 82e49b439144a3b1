"""Reading answers as people put them on record: fact id to value, and under the name of an entity the list of its members.

What cannot be read gives a notice and stays unknown, so that a slip of the pen never makes a ride lawful. Of a list that cannot be
read in part, nothing is known: the member that is missing may be the one that decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ashinami.basics.notice import Notice, Severity
from ashinami.rules.answers import Answer, Answers, Member, Origin, lacks_name
from ashinami.rules.facts import Fact

NAME = "name"
"""Stands in each member of a list for the name under which it is told."""


def read_answers(
    facts: Iterable[Fact], values: Mapping[str, object], origin: Origin
) -> tuple[Answers, tuple[Notice, ...]]:
    """Read the answers of one case, a list standing for a set of options.

    Examples
    --------
    ``{"received.kinds": ["thanks"], "driver": [{"name": "A", "driver.licence": "first"}]}``
    """
    known = tuple(facts)
    entities = {fact.of for fact in known} - {""}
    lists = {name: raw for name, raw in values.items() if name in entities}
    case = _Reader({fact.id: fact for fact in known if not fact.of}, origin)
    given = case.read({name: raw for name, raw in values.items() if name not in entities})
    notices = case.notices
    members: dict[str, tuple[Member, ...]] = {}
    for entity, raw in lists.items():
        reader = _Reader({fact.id: fact for fact in known if fact.of == entity}, origin, f"{entity}.")
        listed = _members(raw, reader)
        if listed is None:
            said = f"「{entity}」の一覧が読めないため、一覧をすべて「分からない」として扱います"
            remedy = "一覧には、一つ一つの項目を名前（name）とともに書き、同じ名前を二度使わないでください"
            notices.append(_notice("unreadable-list", entity, said, remedy))
        else:
            members[entity] = listed
            notices += reader.notices
    return Answers(given, members), tuple(notices)


def _members(raw: object, reader: _Reader) -> tuple[Member, ...] | None:
    """Return the members, or None where any of them cannot be told from another."""
    if not isinstance(raw, list | tuple) or not all(isinstance(one, Mapping) for one in raw):
        return None
    names = [str(one.get(NAME) or "").strip() for one in raw]
    if not all(names) or len(set(names)) != len(names):
        return None
    told = ({key: value for key, value in one.items() if key != NAME} for one in raw)
    return tuple(Member(name, Answers(reader.read(values))) for name, values in zip(names, told, strict=True))


@dataclass(slots=True)
class _Reader:
    """Reads answers to the facts it knows and collects what must be told."""

    known: Mapping[str, Fact]
    origin: Origin
    place: str = ""
    notices: list[Notice] = field(default_factory=list)

    def read(self, values: Mapping[str, object]) -> tuple[Answer, ...]:
        answers = (self._answer(str(name), raw) for name, raw in values.items())
        return tuple(answer for answer in answers if answer is not None)

    def _answer(self, name: str, raw: object) -> Answer | None:
        fact = self.known.get(name)
        if fact is None:
            text = f"「{name}」という項目は、ここにはありません"
            self._tell("unknown-fact", name, text, "つづりと書く場所を確かめてください")
            return None
        many = isinstance(raw, list | tuple | set | frozenset) and all(isinstance(one, str) for one in raw)
        value = frozenset(raw) if many else raw  # type: ignore[call-overload]  # `many` has checked it
        if not fact.accepts(value):
            remedy = f"「{fact.asks}」に「{fact.kind}」の形で答えてください"
            self._tell("unreadable-answer", name, f"「{raw}」は答えとして読めません", remedy)
            return None
        if lacks_name(fact, self.origin):
            remedy = f"{fact.answered_by.value}などの判断を、だれが・いつ示したかとともに記録してください"
            self._tell("judgement-without-name", name, "だれの判断か分かりません", remedy)
            return None
        return Answer(fact, value, self.origin)  # type: ignore[arg-type]  # accepts() has checked it

    def _tell(self, code: str, name: str, text: str, remedy: str) -> None:
        self.notices.append(_notice(code, self.place + name, text, remedy))


def _notice(code: str, name: str, text: str, remedy: str) -> Notice:
    return Notice(code, Severity.WARNING, text, remedy, field=name)
