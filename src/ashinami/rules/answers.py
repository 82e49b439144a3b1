"""Answers to facts, each with its origin: a record, a person with a date, or an assumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ashinami.rules.facts import Entity, Fact, Judgement, Value, Who


@dataclass(frozen=True, slots=True)
class Record:
    """It stands in a record: an arrangement, a ledger, a register."""

    name: str

    @property
    def text(self) -> str:
        """The origin in Japanese."""
        return f"記録: {self.name}"


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody said or decided it on a day: `by` is an office, a role or a key, never a private name."""

    by: str
    on: date

    @property
    def text(self) -> str:
        """The origin in Japanese."""
        return f"{self.by} {self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Assumed:
    """Nobody knows; it was assumed, and every explanation that rests on it says so."""

    why: str

    @property
    def text(self) -> str:
        """The origin in Japanese."""
        return f"仮定: {self.why}"


type Origin = Record | Said | Assumed


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer and where it comes from. A judgement comes from somebody, on a day; a bare record or an assumption is not enough."""

    fact: Fact
    value: Value
    origin: Origin

    def __post_init__(self) -> None:
        """Refuse a value the fact cannot have, and a judgement that nobody made."""
        if not self.fact.accepts(self.value):
            raise ValueError(f"{self.fact.id}: {self.value!r} is no answer")
        if lacks_name(self.fact, self.origin):
            raise ValueError(f"{self.fact.id}: a judgement names who decided and when")


def lacks_name(fact: Fact, origin: Origin) -> bool:
    """Whether the fact is a judgement and the origin does not say who made it, and when: records and assumptions do not."""
    return isinstance(fact, Judgement) and not isinstance(origin, Said)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for an answer: a fact of the case, a fact of one member of a list, or a list itself."""

    fact: Fact | Entity
    member: str = ""

    def __hash__(self) -> int:
        """Hash the ids alone: slots are looked up often, and facts are long."""
        return hash((self.fact.id, self.member))

    @property
    def id(self) -> str:
        """The id of the fact or list."""
        return self.fact.id

    @property
    def asks(self) -> str:
        """The question, naming the member it is about."""
        return f"（{self.member}）{self.fact.asks}" if self.member else self.fact.asks

    @property
    def answered_by(self) -> Who:
        """Who can answer."""
        return self.fact.answered_by


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a list, by the name under which it is told (a key or a role, never a private name), and its own answers."""

    name: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers of one case. A fact without an answer is not known, and neither is a list that is not given.

    Attributes
    ----------
    given : the answers about the case itself.
    members : entity id to the members of its list; an empty tuple says that there are none.
    """

    given: tuple[Answer, ...] = ()
    members: Mapping[str, tuple[Member, ...]] = field(default_factory=dict, hash=False)
    _by_id: Mapping[str, Answer] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse two answers to one fact, two members of one name, and answers in a place that is not theirs."""
        by_id = {answer.fact.id: answer for answer in self.given}
        if len(by_id) != len(self.given):
            raise ValueError("two answers to one fact")
        for entity, listed in self.members.items():
            if len({member.name for member in listed}) != len(listed):
                raise ValueError(f"{entity}: two members of one name")
            if any(answer.fact.of != entity for member in listed for answer in member.answers):
                raise ValueError(f"{entity}: a member answers only what is asked of it")
        object.__setattr__(self, "_by_id", MappingProxyType(by_id))

    def to(self, fact: Fact) -> Answer | None:
        """Return the answer to the fact, or None when it is not known."""
        return self._by_id.get(fact.id)

    def listed(self, entity: Entity) -> tuple[Member, ...] | None:
        """Return the members of the list, or None when it is not known."""
        return self.members.get(entity.id)

    def __iter__(self) -> Iterator[Answer]:
        """Each answer about the case, in the order given."""
        return iter(self.given)
