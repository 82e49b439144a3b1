"""The same meaning as `judge`, over arrays: many cases at once, truth only, no reasons.

A year of rides is judged here; reasons are computed only for the rides that come out other than expected. The lists of all cases
lie one behind the other in one flat column for each fact of a member, with the number of members of each case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ashinami.rules.answers import Answers
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    Applied,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Gap,
    Is,
    Leaf,
    Never,
    Not,
    NotRequired,
    Quantifier,
    ThereIs,
    Unless,
    Within,
    facts,
)
from ashinami.rules.facts import Choice, Fact, Value
from ashinami.rules.truth import Truth

type Truths = NDArray[np.int8]
type Codes = Mapping[str, NDArray[np.int64]]

UNANSWERED = np.int64(-1)
"""Stands for 'not known' in a column; codes of answers are zero or more."""
UNLISTED = np.int64(-1)
"""Stands for 'the list is not known' among the numbers of members."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one entity: how many members each case has (int64, UNLISTED where not known), and their answers, flat."""

    counts: NDArray[np.int64]
    codes: Codes

    def __post_init__(self) -> None:
        """Refuse columns that do not hold one code a member."""
        if any(column.shape != (self.members,) for column in self.codes.values()):
            raise ValueError(f"each column of members holds {self.members} codes")

    @property
    def lengths(self) -> NDArray[np.int64]:
        """The number of members laid out for each case; none where the list is not known."""
        return np.maximum(self.counts, 0)

    @property
    def members(self) -> int:
        """How many members there are in all."""
        return int(self.lengths.sum())


@dataclass(frozen=True, slots=True)
class Columns:
    """Answers of many cases: for each fact id an int64 array of codes, one a case, UNANSWERED where not known.

    `lists` holds those of each entity by its id; an entity that is not there has no known list.
    """

    rows: int
    codes: Codes
    lists: Mapping[str, Lists] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse columns of unequal length."""
        unequal = any(column.shape != (self.rows,) for column in self.codes.values())
        if unequal or any(lists.counts.shape != (self.rows,) for lists in self.lists.values()):
            raise ValueError(f"each column holds {self.rows} codes")

    @classmethod
    def of(cls, facts: Iterable[Fact], cases: Sequence[Answers]) -> Columns:
        """Lay the answers of the cases out as columns."""
        asked = tuple(facts)
        codes = {fact.id: _column(fact, cases) for fact in asked if not fact.of}
        lists = {}
        for entity in dict.fromkeys(fact.of for fact in asked if fact.of):
            listed = [case.members.get(entity) for case in cases]
            counts = [UNLISTED if members is None else len(members) for members in listed]
            everybody = [member.answers for members in listed for member in members or ()]
            of_members = {fact.id: _column(fact, everybody) for fact in asked if fact.of == entity}
            lists[entity] = Lists(np.array(counts, dtype=np.int64), of_members)
        return cls(len(cases), codes, lists)


def code(fact: Fact, value: Value) -> int:
    """Return the whole number that stands for the value: 0 or 1, the amount, or one bit for each option chosen."""
    if isinstance(fact, Choice):
        chosen = {value} if isinstance(value, str) else value
        return _bits(fact, chosen)  # type: ignore[arg-type]  # an answer to a choice is an option or a set of them
    return int(value)  # type: ignore[arg-type]  # an answer to anything else is a bool or an int


def judge_columns(condition: Condition, columns: Columns) -> Truths:
    """Return the truth of the condition for each case, as int8 of `Truth`; a fact without a column is not known."""
    return _judge(condition, columns, {})


def _judge(condition: Condition, columns: Columns, done: dict[int, Truths]) -> Truths:  # noqa: C901, PLR0912 - a case each
    """`done` keeps what a condition that stands in several places gave, by identity; it lives as long as the condition."""
    if id(condition) in done:
        return done[id(condition)]
    match condition:
        case Is() | AtMost() | AtLeast() | Within():
            result = _leaf(condition, columns)
        case AllOf(of=of):
            result = _constant(Truth.YES, columns)
            for part in of:
                result = np.minimum(result, _judge(part, columns, done))
        case AnyOf(of=of):
            result = _constant(Truth.NO, columns)
            for part in of:
                result = np.maximum(result, _judge(part, columns, done))
        case Not(of=inner):
            result = _opposite(_judge(inner, columns, done))
        case Unless(rule=rule, exception=exception):
            result = np.minimum(_judge(rule, columns, done), _opposite(_judge(exception, columns, done)))
        case Applied(of=inner):
            result = _judge(inner, columns, done)
        case ForEach() | ThereIs():
            result = _over_members(condition, columns)
        case Gap():
            result = _constant(Truth.UNKNOWN, columns)
        case NotRequired():
            result = _constant(Truth.YES, columns)
        case Never():
            result = _constant(Truth.NO, columns)
        case _:
            raise TypeError(f"{condition.subject}: resolve the condition for a day before judging it")
    done[id(condition)] = result
    return result


def _over_members(condition: Quantifier, columns: Columns) -> Truths:
    lists = columns.lists.get(condition.over.id)
    if lists is None:
        return _constant(Truth.UNKNOWN, columns)
    of_case = {fact.id for fact in facts(condition.that) if not fact.of} & set(columns.codes)
    each = {name: np.repeat(columns.codes[name], lists.lengths) for name in of_case}
    truths = judge_columns(condition.that, Columns(lists.members, each | dict(lists.codes)))
    every = isinstance(condition, ForEach)
    result = _constant(Truth.YES if every else Truth.NO, columns)
    # reduceat gives a wrong value for an empty stretch, so only lists with members are reduced
    filled = lists.lengths > 0
    if filled.any():
        starts = (np.cumsum(lists.lengths) - lists.lengths)[filled]
        result[filled] = np.minimum.reduceat(truths, starts) if every else np.maximum.reduceat(truths, starts)
    result[lists.counts == UNLISTED] = Truth.UNKNOWN
    return result


def _constant(truth: Truth, columns: Columns) -> Truths:
    return np.full(columns.rows, truth, dtype=np.int8)


def _leaf(leaf: Leaf, columns: Columns) -> Truths:
    column = columns.codes.get(leaf.fact.id)
    if column is None:
        return _constant(Truth.UNKNOWN, columns)
    truths: Truths = np.left_shift(_holds(leaf, column).view(np.int8), 1)
    truths[column == UNANSWERED] = Truth.UNKNOWN
    return truths


def _opposite(truths: Truths) -> Truths:
    opposite: Truths = np.subtract(2, truths, dtype=np.int8)
    return opposite


def _holds(leaf: Leaf, column: NDArray[np.int64]) -> NDArray[np.bool_]:
    match leaf:
        case Is():
            return np.equal(column, 1)
        case AtMost(limit=int(limit)):
            return np.less_equal(column, limit)
        case AtLeast(limit=int(limit)):
            return np.greater_equal(column, limit)
        case Within():
            strays: NDArray[np.int64] = np.bitwise_and(column, ~_bits(leaf.fact, leaf.allowed))
            return np.equal(strays, 0)
    raise TypeError(f"{leaf.fact.id}: resolve the limit for a day before judging it")


def _column(fact: Fact, cases: Sequence[Answers]) -> NDArray[np.int64]:
    answers = (case.to(fact) for case in cases)
    return np.array([UNANSWERED if answer is None else code(fact, answer.value) for answer in answers], dtype=np.int64)


def _bits(fact: Choice, options: Iterable[str]) -> int:
    return sum(1 << fact.ids.index(option) for option in set(options))
