"""Answers to facts, each with its origin: a record, a person with a date, or an assumption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ashinami.basics.notice import Notice, Severity
from ashinami.rules.facts import Fact, Judgement, Value


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
class Answers:
    """All answers of one case. A fact without an answer is not known."""

    given: tuple[Answer, ...] = ()
    _by_id: Mapping[str, Answer] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse two answers to one fact."""
        by_id = {answer.fact.id: answer for answer in self.given}
        if len(by_id) != len(self.given):
            raise ValueError("two answers to one fact")
        object.__setattr__(self, "_by_id", MappingProxyType(by_id))

    def to(self, fact: Fact) -> Answer | None:
        """Return the answer to the fact, or None when it is not known."""
        return self._by_id.get(fact.id)

    def __iter__(self) -> Iterator[Answer]:
        """Each answer, in the order given."""
        return iter(self.given)


def read_answers(
    facts: Iterable[Fact], values: Mapping[str, object], origin: Origin
) -> tuple[Answers, tuple[Notice, ...]]:
    """Read answers as people put them on record: fact id to value, a list standing for a set.

    What cannot be read gives a notice and stays unknown, so that a slip of the pen never makes a ride lawful.
    """
    known = {fact.id: fact for fact in facts}
    given: list[Answer] = []
    notices: list[Notice] = []
    for name, raw in values.items():
        fact = known.get(name)
        if fact is None:
            text = f"「{name}」という項目はありません"
            notices.append(_notice("unknown-fact", name, text, "つづりを確かめてください"))
            continue
        many = isinstance(raw, list | tuple | set) and all(isinstance(one, str) for one in raw)
        value = frozenset(raw) if many else raw  # type: ignore[call-overload]  # `many` has checked it
        if not fact.accepts(value):
            remedy = f"「{fact.asks}」に「{fact.kind}」の形で答えてください"
            notices.append(_notice("unreadable-answer", name, f"「{raw}」は答えとして読めません", remedy))
        elif lacks_name(fact, origin):
            remedy = f"{fact.answered_by.value}などの判断を、だれが・いつ示したかとともに記録してください"
            notices.append(_notice("judgement-without-name", name, "だれの判断か分かりません", remedy))
        else:
            given.append(Answer(fact, value, origin))  # type: ignore[arg-type]  # accepts() has checked it
    return Answers(tuple(given)), tuple(notices)


def _notice(code: str, name: str, text: str, remedy: str) -> Notice:
    return Notice(code, Severity.WARNING, text, remedy, field=name)
