"""Conditions: what must hold, as typed values without control flow. Built once, checked, never changed.

Leaves ask one fact each and carry three authored sentences and a citation; the rest ties leaves together. A generated negation
is unreadable in Japanese, so every sentence is written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ashinami.basics.source import Citation
from ashinami.rules.facts import Amount, Choice, ChoiceSet, Fact, Judgement, Question
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
    limit: int
    says: Sentences
    cite: Citation


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The amount is `limit` or more."""

    fact: Amount
    limit: int
    says: Sentences
    cite: Citation


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


type Leaf = Is | AtMost | AtLeast | Within
type Condition = Leaf | Gap | AllOf | AnyOf | Not | Unless


def parts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions it is directly made of; none for a leaf or a gap."""
    match condition:
        case AllOf(of=of) | AnyOf(of=of):
            return of
        case Not(of=inner):
            return (inner,)
        case Unless(rule=rule, exception=exception):
            return (rule, exception)
        case _:
            return ()


def ends(condition: Condition) -> Iterator[Leaf | Gap]:
    """Each leaf and gap, in reading order, as often as it stands there."""
    if isinstance(condition, Is | AtMost | AtLeast | Within | Gap):
        yield condition
    for part in parts(condition):
        yield from ends(part)


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """Return the distinct leaves, in reading order."""
    return tuple(dict.fromkeys(end for end in ends(condition) if not isinstance(end, Gap)))


def facts(condition: Condition) -> tuple[Fact, ...]:
    """Return the distinct facts it asks, in reading order."""
    return tuple(dict.fromkeys(leaf.fact for leaf in leaves(condition)))
