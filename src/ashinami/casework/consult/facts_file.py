"""Reading a file of facts (YAML, TOML or JSON) as somebody writes it by hand.

What cannot be read is told with its line and counts as not known, so that a slip of the pen never makes anything lawful. A fact may
stand under its whole name, or in parts one inside the other. A judgement says who made it and when:
``service.centre_is_help: {answer: true, by: 運輸支局, on: 2024-04-01}``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ashinami.basics.notice import Notice, Severity
from ashinami.casework.told import joined
from ashinami.law import corpus
from ashinami.rules.answers import Answers, Origin, Record, Said, Slot
from ashinami.rules.facts import Fact
from ashinami.rules.facts_file import NAME, read_answers

PURPOSE = "purpose"
FORMATS = ("yaml", "yml", "toml", "json")
_YES_NO = {"はい": True, "いいえ": False, "yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class FactsRead:
    """What stands in a file: the answers, what the writer says nobody knows, the purpose she names (or none), and what to repair."""

    answers: Answers
    aside: frozenset[Slot] = frozenset()
    purpose: str = ""
    notices: tuple[Notice, ...] = ()


class _UnreadableError(Exception):
    """The file is no YAML, TOML or JSON; the message is the parser's."""


def read_facts(text: str, file: str, facts: tuple[Fact, ...] | None = None) -> FactsRead:
    """Read the file of this name; its ending tells the format, YAML when it tells none. Without `facts`, the law's are read."""
    plain, notices = plain_facts(text, file)
    return FactsRead(Answers(), notices=notices) if notices else facts_in(plain, text, file, facts)


def plain_facts(text: str, file: str) -> tuple[dict[str, Any], tuple[Notice, ...]]:
    """Return the plain values of the file, or what must be repaired before anything can be read."""
    try:
        plain = _parsed(text, file.rsplit(".", maxsplit=1)[-1].lower())
    except _UnreadableError as fault:
        said = f"ファイルが読めません（{fault}）"
        return {}, (Notice("unreadable-file", Severity.ERROR, said, "書きかたを直してください", file),)
    if not isinstance(plain, dict):
        said = "項目の名前と答えの組が、一つもありません"
        return {}, (Notice("no-facts", Severity.ERROR, said, "ashinami law facts", file),)
    return plain, ()


def facts_in(plain: dict[str, Any], text: str, file: str, facts: tuple[Fact, ...] | None = None) -> FactsRead:
    """Return the answers that plain values give; `text` is where they stood, so that a notice can name the line."""
    purpose = str(plain.pop(PURPOSE, None) or "")
    reader = _Reader(Record(f"事実のファイル {file}"), corpus().facts if facts is None else facts)
    reader.take(_once(_flat(plain, reader.names)))
    notices = (replace(notice, file=file, row=_line(text, notice.field)) for notice in reader.notices)
    return FactsRead(joined(*reader.parts), frozenset(reader.aside), purpose, tuple(notices))


@dataclass(slots=True)
class _Reader:
    """Collects what the values say, part by part: plain ones, and each judgement by itself, with its origin."""

    origin: Origin
    facts: tuple[Fact, ...]
    parts: list[Answers] = field(default_factory=list)
    aside: set[Slot] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)

    @property
    def names(self) -> frozenset[str]:
        """Names of all facts and lists."""
        return frozenset(fact.id for fact in self.facts) | frozenset(fact.of for fact in self.facts)

    def take(self, values: Mapping[str, Any]) -> None:
        """Take the values of one file."""
        entities = {fact.of for fact in self.facts} - {""}
        plain: dict[str, Any] = {}
        for name, value in values.items():
            if name in entities and isinstance(value, list) and all(isinstance(one, dict) for one in value):
                plain[name] = [self._member(name, one) for one in value]
            else:
                plain |= self._value(name, value)
        answers, notices = read_answers(self.facts, plain, self.origin)
        self.parts.insert(0, answers)
        self.notices += notices

    def _member(self, entity: str, raw: Mapping[str, Any]) -> dict[str, Any]:
        """Return the plain values of one member; names may stand without the entity's."""
        key = str(raw.get(NAME) or "").strip()
        plain: dict[str, Any] = {NAME: key}
        own = frozenset(fact.id for fact in self.facts)
        for name, value in _once(_flat({one: what for one, what in raw.items() if one != NAME}, own)).items():
            whole = name if name in self.names else f"{entity}.{name}"
            plain |= self._value(whole if whole in self.names else name, value, entity, key)
        return plain

    def _value(self, name: str, value: object, entity: str = "", member: str = "") -> dict[str, Any]:
        """Return the value as it is read with the others; nothing where it is known to be unknown, or is a judgement."""
        fact = next((fact for fact in self.facts if fact.id == name), None)
        if value is _TWICE:
            self._tell("said-twice", name, "同じ項目が二度書かれているため、「分からない」として扱います")
            return {}
        if value is None and fact is not None:
            self.aside.add(Slot(fact, member))
            return {}
        if isinstance(value, dict) and "answer" in value and fact is not None:
            self._judged(name, value, entity, member)
            return {}
        if isinstance(value, str) and fact is not None and fact.accepts(True):
            return {name: _YES_NO.get(value.strip(), value)}
        return {name: value}

    def _judged(self, name: str, value: Mapping[str, Any], entity: str, member: str) -> None:
        by, on = str(value.get("by") or "").strip(), _day(value.get("on"))
        if not by or on is None:
            said = "だれが（by）・いつ（on、2024-04-01 のように）判断したか分からないため、「分からない」として扱います"
            self._tell("judgement-without-name", name, said)
            return
        values: dict[str, Any] = {name: value["answer"]}
        answers, notices = read_answers(
            self.facts, {entity: [{NAME: member, **values}]} if entity else values, Said(by, on)
        )
        self.parts.append(answers)
        self.notices += notices

    def _tell(self, code: str, name: str, said: str) -> None:
        self.notices.append(Notice(code, Severity.WARNING, said, "直してから、もう一度お試しください", field=name))


def _flat(values: Mapping[Any, Any], names: frozenset[str], lead: str = "") -> Iterator[tuple[str, Any]]:
    """Each value under its whole name; a table that is neither a fact's nor a judgement is opened."""
    for key, value in values.items():
        name = f"{lead}{key}"
        inside = isinstance(value, dict) and name not in names and any(one.startswith(f"{name}.") for one in names)
        if inside and "answer" not in value:
            yield from _flat(value, names, f"{name}.")
        else:
            yield name, value


def _parsed(text: str, ending: str) -> object:
    """Return the plain values; a key that stands twice in one place has `_TWICE` as its value.

    Raises
    ------
    _UnreadableError
        With the parser's words.
    """
    try:
        match ending:
            case "json":
                return json.loads(text, object_pairs_hook=_once)
            case "toml":
                return tomllib.loads(text)
            case _:
                return _yaml(text)
    except (ValueError, RecursionError) as fault:
        raise _UnreadableError(" ".join(str(fault).split())) from fault


def _yaml(text: str) -> object:
    # imported here: only who writes YAML needs it
    import yaml  # noqa: PLC0415

    class Loader(yaml.SafeLoader):
        """YAML 1.2: only true and false are yes and no, so that `on` and `no` stay words."""

        yaml_implicit_resolvers = {  # noqa: RUF012 - yaml's own shape
            sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or sign in "tTfF"]
            for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

        def construct_mapping(self, node: yaml.MappingNode, deep: bool = True) -> dict[Any, Any]:  # noqa: ARG002, FBT001, FBT002
            pairs = (
                (self.construct_object(key, True), self.construct_object(value, True)) for key, value in node.value
            )
            return _once(pairs)

    try:
        return yaml.load(text, Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as fault:
        raise ValueError(str(fault)) from fault


_TWICE = object()
"""Stands where one key has two values: nobody knows which was meant."""


def _once(pairs: Iterable[tuple[Any, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        found[str(key)] = _TWICE if str(key) in found else value
    return found


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _line(text: str, name: str) -> int:
    """Return the first line on which the name stands, or its last part; 0 where neither does."""
    for sought in (name, name.rsplit(".", maxsplit=1)[-1]):
        pattern = re.compile(rf"(?<![\w.]){re.escape(sought)}(?![\w.])") if sought else None
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern is not None and pattern.search(line):
                return number
    return 0
