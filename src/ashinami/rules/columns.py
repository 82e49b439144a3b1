"""The same meaning as `judge`, over arrays: many cases at once, truth only, no reasons.

A year of rides is judged here; reasons are computed only for the rides that come out other than expected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashinami.rules.answers import Answers
from ashinami.rules.conditions import AllOf, AnyOf, AtLeast, AtMost, Condition, Gap, Is, Leaf, Not, Unless
from ashinami.rules.facts import Choice, Fact, Value
from ashinami.rules.truth import Truth

type Truths = NDArray[np.int8]

UNANSWERED = np.int64(-1)
"""Stands for 'not known' in a column; codes of answers are zero or more."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Answers of many cases: for each fact id an int64 array of codes, one a case, UNANSWERED where not known."""

    rows: int
    codes: Mapping[str, NDArray[np.int64]]

    def __post_init__(self) -> None:
        """Refuse columns of unequal length."""
        if any(column.shape != (self.rows,) for column in self.codes.values()):
            raise ValueError(f"each column holds {self.rows} codes")

    @classmethod
    def of(cls, facts: Iterable[Fact], cases: Sequence[Answers]) -> Columns:
        """Lay the answers of the cases out as columns."""
        columns = {}
        for fact in facts:
            answers = (case.to(fact) for case in cases)
            codes = [UNANSWERED if answer is None else code(fact, answer.value) for answer in answers]
            columns[fact.id] = np.array(codes, dtype=np.int64)
        return cls(len(cases), columns)


def code(fact: Fact, value: Value) -> int:
    """Return the whole number that stands for the value: 0 or 1, the amount, or one bit for each option chosen."""
    if isinstance(fact, Choice):
        chosen = {value} if isinstance(value, str) else value
        return _bits(fact, chosen)  # type: ignore[arg-type]  # an answer to a choice is an option or a set of them
    return int(value)  # type: ignore[arg-type]  # an answer to anything else is a bool or an int


def judge_columns(condition: Condition, columns: Columns) -> Truths:
    """Return the truth of the condition for each case, as int8 of `Truth`; a fact without a column is not known."""
    match condition:
        case Gap():
            result = _constant(Truth.UNKNOWN, columns)
        case AllOf(of=of):
            result = _constant(Truth.YES, columns)
            for part in of:
                result = np.minimum(result, judge_columns(part, columns))
        case AnyOf(of=of):
            result = _constant(Truth.NO, columns)
            for part in of:
                result = np.maximum(result, judge_columns(part, columns))
        case Not(of=inner):
            result = _opposite(judge_columns(inner, columns))
        case Unless(rule=rule, exception=exception):
            result = np.minimum(judge_columns(rule, columns), _opposite(judge_columns(exception, columns)))
        case _:
            result = _leaf(condition, columns)
    return result


def _constant(truth: Truth, columns: Columns) -> Truths:
    return np.full(columns.rows, truth, dtype=np.int8)


def _leaf(leaf: Leaf, columns: Columns) -> Truths:
    column = columns.codes.get(leaf.fact.id)
    if column is None:
        return _constant(Truth.UNKNOWN, columns)
    truths = np.where(_holds(leaf, column), Truth.YES, Truth.NO)
    return np.where(column == UNANSWERED, Truth.UNKNOWN, truths).astype(np.int8)


def _opposite(truths: Truths) -> Truths:
    return (2 - truths).astype(np.int8)


def _holds(leaf: Leaf, column: NDArray[np.int64]) -> NDArray[np.bool_]:
    match leaf:
        case Is():
            return np.equal(column, 1)
        case AtMost(limit=limit):
            return np.less_equal(column, limit)
        case AtLeast(limit=limit):
            return np.greater_equal(column, limit)
        case _:
            strays: NDArray[np.int64] = np.bitwise_and(column, ~_bits(leaf.fact, leaf.allowed))
            return np.equal(strays, 0)


def _bits(fact: Choice, options: Iterable[str]) -> int:
    return sum(1 << fact.ids.index(option) for option in set(options))
