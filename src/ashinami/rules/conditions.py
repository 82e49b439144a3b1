"""Conditions: what must hold, as typed values without control flow. Built once, checked, never changed.

Leaves ask one fact each and carry three authored sentences and a citation; the rest ties leaves together. A generated negation
is unreadable in Japanese, so every sentence is written by hand.

Conditions as authored may name other subjects (`Under`) and limits that change with the day (`DatedAmount`). `resolve` replaces
both, for one day, before anything is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashinami.basics.source import Citation
from ashinami.rules.amounts import DatedAmount, refuse_other_unit
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Entity, Fact, Judgement, Question
from ashinami.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Sentences:
    """What a leaf says to a lay reader when it is satisfied, not satisfied, and not known."""

    satisfied: str
    not_satisfied: str
    not_known: str

    def __post_init__(self) -> None:
        """Refuse a leaf that is silent in one of its states."""
        if not (self.satisfied and self.not_satisfied and self.not_known):
            raise ValueError("a leaf has three sentences")

    def of(self, truth: Truth) -> str:
        """Return the sentence for the truth."""
        return (self.not_satisfied, self.not_known, self.satisfied)[truth]


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is yes."""

    fact: Question | Judgement
    says: Sentences
    cite: Citation


@dataclass(frozen=True, slots=True)
class AtMost:
    """The amount is `limit` or less."""

    fact: Amount
    limit: int | DatedAmount
    says: Sentences
    cite: Citation

    def __post_init__(self) -> None:
        """Refuse a limit in another unit."""
        refuse_other_unit(self.fact.id, self.fact.unit, self.limit)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The amount is `limit` or more."""

    fact: Amount
    limit: int | DatedAmount
    says: Sentences
    cite: Citation

    def __post_init__(self) -> None:
        """Refuse a limit in another unit."""
        refuse_other_unit(self.fact.id, self.fact.unit, self.limit)


@dataclass(frozen=True, slots=True)
class Within:
    """The option chosen is one of the allowed; of a set, every member is."""

    fact: Choice | ChoiceSet
    allowed: tuple[str, ...]
    says: Sentences
    cite: Citation

    def __post_init__(self) -> None:
        """Refuse to allow what cannot be chosen."""
        strange = set(self.allowed) - set(self.fact.ids)
        if strange:
            raise ValueError(f"{self.fact.id}: no such options: {sorted(strange)}")


@dataclass(frozen=True, slots=True)
class Gap:
    """What the law says and we cannot judge yet: always UNKNOWN, never asked, prints why.

    A law with a gap can still refuse; it never passes silently.
    """

    words: str
    why: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class NotRequired:
    """Always YES: on that day nothing was required."""

    words: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Never:
    """Always NO: on that day this way did not exist."""

    words: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of the parts hold; of no parts, YES."""

    title: str
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the parts holds; of no parts, NO."""

    title: str
    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The inner condition does not hold."""

    of: Condition


@dataclass(frozen=True, slots=True)
class Unless:
    """A rule with its exception kept as drafted (ただし書): the rule holds and the exception does not."""

    title: str
    rule: Condition
    exception: Condition


@dataclass(frozen=True, slots=True)
class ForEach:
    """It holds for all members of a list; of an empty list YES, and while the list is not known UNKNOWN.

    Inside `that`, facts of the entity are looked up in the member, all others in the case.
    """

    title: str
    over: Entity
    that: Condition


@dataclass(frozen=True, slots=True)
class ThereIs:
    """It holds for some member of a list; of an empty list NO, and while the list is not known UNKNOWN."""

    title: str
    over: Entity
    that: Condition


@dataclass(frozen=True, slots=True)
class Under:
    """Another subject is satisfied, by its version of the day; `absent` stands in where none is in force on that day.

    `absent` is a Gap (we do not know what held then), NotRequired (nothing did) or Never (this way did not exist), or any other
    condition.
    """

    subject: str
    title: str
    absent: Condition


@dataclass(frozen=True, slots=True)
class Applied:
    """A provision's condition in its place: what `Under` becomes on a day. Only `resolve` makes it."""

    title: str
    provision: str
    of: Condition


type Leaf = Is | AtMost | AtLeast | Within
type End = Leaf | Gap | NotRequired | Never
type Quantifier = ForEach | ThereIs
type Condition = End | AllOf | AnyOf | Not | Unless | Quantifier | Under | Applied

LEAVES = (Is, AtMost, AtLeast, Within)
ENDS = (*LEAVES, Gap, NotRequired, Never)


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions it is directly made of; none for an end, and of an `Under` what stands in for it."""
    match condition:
        case AllOf(of=of) | AnyOf(of=of):
            return of
        case Not(of=inner) | Applied(of=inner) | ForEach(that=inner) | ThereIs(that=inner) | Under(absent=inner):
            return (inner,)
        case Unless(rule=rule, exception=exception):
            return (rule, exception)
        case _:
            return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """Give the condition and each one inside it, in reading order, as often as it stands there."""
    yield condition
    for part in parts(condition):
        yield from walk(part)


def ends(condition: Condition) -> Iterator[End]:
    """Each leaf, gap and constant, in reading order, as often as it stands there."""
    return (end for end in walk(condition) if isinstance(end, ENDS))


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """Return the distinct leaves, in reading order."""
    return tuple(dict.fromkeys(end for end in ends(condition) if isinstance(end, LEAVES)))


def facts(condition: Condition) -> tuple[Fact, ...]:
    """Return the distinct facts it asks itself, in reading order; those of the subjects it names are the corpus's to tell."""
    return tuple(dict.fromkeys(leaf.fact for leaf in leaves(condition)))


def amounts(condition: Condition) -> tuple[DatedAmount, ...]:
    """Return the distinct amounts by date that its own limits refer to, in reading order."""
    limits = (one.limit for one in walk(condition) if isinstance(one, AtMost | AtLeast))
    return tuple(dict.fromkeys(limit for limit in limits if isinstance(limit, DatedAmount)))


def entities(condition: Condition) -> tuple[Entity, ...]:
    """Return the distinct entities whose lists it needs, in reading order."""
    return tuple(dict.fromkeys(one.over for one in walk(condition) if isinstance(one, ForEach | ThereIs)))
