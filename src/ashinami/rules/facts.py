"""Facts: what the law asks about a case. Each has an id, a question in Japanese, and somebody who can answer it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

type Value = bool | int | str | frozenset[str]
"""An answer's value: yes/no, a whole number, one option, or a set of options."""

_ID = re.compile(r"^[a-z_]+(\.[a-z][a-z0-9_]*)+$")
_ENTITY = re.compile(r"^[a-z_]+$")


class Who(StrEnum):
    """Who can answer a question, or change how things are. Declared in the order in which they are asked."""

    RECORD = "記録"
    GROUP = "団体"
    DRIVER = "運転者"
    RIDER = "利用者"
    MUNICIPALITY = "市町村"
    PREFECTURE = "都道府県"
    COUNCIL = "地域公共交通会議"
    POLICE = "警察署"
    OFFICE = "運輸支局"


RANK = {who: rank for rank, who in enumerate(Who)}
"""Who is asked, or acts, before whom, other things being equal."""


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer to a choice: the id written in files, and its Japanese text."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact answered by yes or no.

    Attributes
    ----------
    id : subject and name, e.g. `thanks.asked`; written in files and receipts, so it is never renamed.
    asks : the question in Japanese, as it is put to a person.
    answered_by : who can answer it.
    changed_by : who can change how it is; empty for what nobody can change (past days, ages).
    meaning : what counts and what does not, in a sentence or two, where `asks` alone would leave a stranger in doubt.
    of : id of the entity whose every member has an answer of its own (`driver`); empty for a fact of the case.
    """

    id: str
    asks: str
    answered_by: Who = Who.GROUP
    changed_by: tuple[Who, ...] = ()
    meaning: str = ""
    of: str = ""

    def __post_init__(self) -> None:
        """Refuse an id that cannot stand in a file, and a fact nobody can be asked for."""
        if not _ID.match(self.id):
            raise ValueError(f"a fact's id is written like thanks.asked, not {self.id!r}")
        if not self.asks:
            raise ValueError(f"{self.id}: a fact has a question")

    @property
    def subject(self) -> str:
        """What the fact is about; facts of one subject are asked together."""
        return self.id.split(".", 1)[0]

    @property
    def kind(self) -> str:
        """The kind of answer in Japanese."""
        return "はい・いいえ"

    def accepts(self, value: object) -> bool:
        """Whether the value can be an answer."""
        return isinstance(value, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Question):
    """An open standard (社会通念上 …, 中心は …) that somebody must decide; the answer names who decided and when."""

    answered_by: Who = Who.OFFICE

    @property
    def kind(self) -> str:
        """The kind of answer in Japanese."""
        return "判断（だれが・いつ）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Question):
    """A fact answered by a whole number of zero or more, in a named unit."""

    unit: str

    @property
    def kind(self) -> str:
        """The kind of answer in Japanese."""
        return f"数（{self.unit}）"

    def accepts(self, value: object) -> bool:
        """Whether the value can be an answer; True is no number."""
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """A fact answered by exactly one of its options."""

    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        """Refuse a choice without options, or with the same one twice."""
        Question.__post_init__(self)
        if not self.options or len(set(self.ids)) != len(self.options):
            raise ValueError(f"{self.id}: a choice has options, each once")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its options, in order."""
        return tuple(option.id for option in self.options)

    @property
    def kind(self) -> str:
        """The kind of answer in Japanese."""
        return "一つえらぶ"

    def accepts(self, value: object) -> bool:
        """Whether the value can be an answer."""
        return isinstance(value, str) and value in self.ids


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSet(Choice):
    """A fact answered by a set of its options; the empty set says 'none of them', which is not the same as not known."""

    @property
    def kind(self) -> str:
        """The kind of answer in Japanese."""
        return "当てはまるものすべて"

    def accepts(self, value: object) -> bool:
        """Whether the value can be an answer."""
        return isinstance(value, AbstractSet) and all(member in self.ids for member in value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What a case may have several of: drivers, vehicles, legs. Conditions quantify over the list of its members.

    Attributes
    ----------
    id : written in files as the name of the list.
    name : one of them, in Japanese (運転者).
    listed : the list, in Japanese (運転者の一覧).
    answered_by : who can give the list.
    """

    id: str
    name: str
    listed: str
    answered_by: Who = Who.GROUP

    def __post_init__(self) -> None:
        """Refuse an id that cannot stand in a file, and an entity without words."""
        if not _ENTITY.match(self.id):
            raise ValueError(f"an entity's id is one word, not {self.id!r}")
        if not (self.name and self.listed):
            raise ValueError(f"{self.id}: an entity has a name and a name for its list")

    @property
    def subject(self) -> str:
        """What it is about; the list is asked together with the facts of its members."""
        return self.id

    @property
    def asks(self) -> str:
        """The question that gives the list."""
        return f"{self.listed}を教えてください"


type Fact = Question | Judgement | Amount | Choice | ChoiceSet
