"""What is left of a condition once the answers are in: a small circuit over the open places, judged for many completions at once.

It is made from the tree of reasons, which keeps the open parts only. Each value of a variable stands for all that behave alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from math import prod
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ashinami.rules.alike import representatives
from ashinami.rules.answers import Slot
from ashinami.rules.columns import Truths
from ashinami.rules.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    ForEach,
    Is,
    Not,
    ThereIs,
    Unless,
    Within,
    facts,
)
from ashinami.rules.facts import Value
from ashinami.rules.judge import Reason, holds
from ashinami.rules.truth import Truth

type Codes = NDArray[np.int16]
"""For each variable and each completion the place of its value, OPEN where it stays open."""

OPEN = -1


class Gate(Enum):
    """What a node does with the truths of its inputs."""

    UNKNOWN = "?"
    LOOK_UP = "="
    ALL = "∧"
    ANY = "∨"
    NOT = "¬"


@dataclass(frozen=True, slots=True)
class Node:
    """One gate. `of` are earlier nodes; a node that looks up has the place of its variable there, and a truth for each value.

    The last truth of `table` is UNKNOWN: the place OPEN, -1, reads it.
    """

    gate: Gate
    of: tuple[int, ...] = ()
    table: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """An open place. `exact` says that the values stand for all there are.

    A list that is not known is a variable for each quantifier over it: it comes out False or True, and to know it is to ask
    `behind` facts of each member.
    """

    slot: Slot
    values: tuple[Value, ...]
    exact: bool = True
    behind: int = 0


@dataclass(frozen=True, slots=True)
class Circuit:
    """Nodes in an order in which inputs come first; `whole` is the place of the node that stands for all."""

    nodes: tuple[Node, ...]
    variables: tuple[Variable, ...]
    whole: int

    @classmethod
    def of(cls, reason: Reason, also: Mapping[Slot, tuple[Value, ...]] = MappingProxyType({})) -> Circuit:
        """Make it from the reasons of a condition that came out UNKNOWN; `also` names values to be tried beside others."""
        variables = _variables(reason, also)
        wiring = _Wiring({key: (place, variables[key]) for place, key in enumerate(variables)})
        whole = wiring.node(reason)
        return cls(tuple(wiring.nodes), tuple(variables.values()), whole)

    @property
    def completions(self) -> int:
        """How many ways there are to answer all variables."""
        return prod(len(variable.values) for variable in self.variables)

    def truths(self, codes: Codes) -> Truths:
        """Return the truth of every node, a row, in every completion, a column."""
        result = np.empty((len(self.nodes), codes.shape[1]), dtype=np.int8)
        for place, node in enumerate(self.nodes):
            match node.gate:
                case Gate.UNKNOWN:
                    result[place] = Truth.UNKNOWN
                case Gate.LOOK_UP:
                    result[place] = np.array(node.table, dtype=np.int8)[codes[node.of[0]]]
                case Gate.ALL:
                    result[place] = result[list(node.of)].min(axis=0)
                case Gate.ANY:
                    result[place] = result[list(node.of)].max(axis=0)
                case _:
                    result[place] = 2 - result[node.of[0]]
        return result

    def matters(self, codes: Codes, aside: Sequence[bool]) -> NDArray[np.bool_]:
        """Return for each variable, a row, whether in that completion its answer can still help to settle the whole.

        Kleene's estimate: never too few variables, sometimes too many. `aside` are those that nobody can answer.
        """
        truths = self.truths(codes)
        open_ = truths == Truth.UNKNOWN
        can_yes, can_no = self._chances(truths, open_, aside)
        yes, no = np.zeros_like(open_), np.zeros_like(open_)
        whole = self.whole
        yes[whole], no[whole] = open_[whole] & can_yes[whole], open_[whole] & can_no[whole]
        result = np.zeros((len(self.variables), codes.shape[1]), dtype=np.bool_)
        for place in reversed(range(len(self.nodes))):
            node = self.nodes[place]
            if node.gate is Gate.LOOK_UP:
                result[node.of[0]] |= yes[place] | no[place]
                continue
            towards_yes, towards_no = (no, yes) if node.gate is Gate.NOT else (yes, no)
            for part in node.of:
                yes[part] |= towards_yes[place] & open_[part] & can_yes[part]
                no[part] |= towards_no[place] & open_[part] & can_no[part]
        return result

    def _chances(
        self, truths: Truths, open_: NDArray[np.bool_], aside: Sequence[bool]
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return whether each node can still come out YES, and NO, as far as its inputs do so independently."""
        can_yes, can_no = truths == Truth.YES, truths == Truth.NO
        for place, node in enumerate(self.nodes):
            of = list(node.of)
            match node.gate:
                case Gate.LOOK_UP if not aside[of[0]]:
                    can_yes[place] |= open_[place] & (Truth.YES in node.table)
                    can_no[place] |= open_[place] & (Truth.NO in node.table)
                case Gate.ALL:
                    can_yes[place], can_no[place] = can_yes[of].all(axis=0), can_no[of].any(axis=0)
                case Gate.ANY:
                    can_yes[place], can_no[place] = can_yes[of].any(axis=0), can_no[of].all(axis=0)
                case Gate.NOT:
                    can_yes[place], can_no[place] = can_no[of[0]], can_yes[of[0]]
        return can_yes, can_no


type _Key = Slot | int
"""A variable while the circuit is made: a place, or the identity of a quantifier over a list that is not known."""


def _key(end: Reason) -> _Key | None:
    """Return what the open end asks; None for a gap."""
    match end.condition:
        case ForEach() | ThereIs():
            return id(end.condition)
        case Is(fact=fact) | AtMost(fact=fact) | AtLeast(fact=fact) | Within(fact=fact):
            return Slot(fact, end.member)
        case _:
            return None


def _variables(reason: Reason, also: Mapping[Slot, tuple[Value, ...]]) -> dict[_Key, Variable]:
    """Return the open places in reading order, each with the values that tell its leaves apart."""
    found: dict[_Key, dict[int, Condition]] = {}
    for end in reason.ends():
        key = _key(end)
        if key is not None:
            # by identity: to compare leaves by value costs more than to try one twice
            found.setdefault(key, {})[id(end.condition)] = end.condition
    variables: dict[_Key, Variable] = {}
    for key, conditions in found.items():
        if isinstance(key, Slot):
            values, exact = representatives(key.fact, tuple(conditions.values()))  # type: ignore[arg-type]  # leaves ask facts
            variables[key] = Variable(key, tuple(dict.fromkeys((*values, *also.get(key, ())))), exact)
        else:
            (quantifier,) = conditions.values()
            variables[key] = Variable(Slot(quantifier.over), (False, True), behind=len(facts(quantifier)))  # type: ignore[union-attr]
    return variables


@dataclass(slots=True)
class _Wiring:
    """Makes the nodes; equal parts become one."""

    variables: dict[_Key, tuple[int, Variable]]
    nodes: list[Node] = field(default_factory=list)
    places: dict[Node, int] = field(default_factory=dict)

    def node(self, reason: Reason) -> int:
        """Return the place of the node for the reason, made if it is not there yet."""
        key = _key(reason) if not reason.because else None
        if key is not None:
            place, variable = self.variables[key]
            return self._put(Node(Gate.LOOK_UP, (place,), (*_table(reason.condition, variable), Truth.UNKNOWN)))
        of = tuple(sorted({self.node(part) for part in reason.because}))
        match reason.condition:
            case Not():
                return self._put(Node(Gate.NOT, of))
            case AllOf() | Unless() | ForEach() if len(of) > 1:
                return self._put(Node(Gate.ALL, of))
            case AnyOf() | ThereIs() if len(of) > 1:
                return self._put(Node(Gate.ANY, of))
            case _:
                return of[0] if of else self._put(Node(Gate.UNKNOWN))

    def _put(self, node: Node) -> int:
        if node not in self.places:
            self.places[node] = len(self.nodes)
            self.nodes.append(node)
        return self.places[node]


def _table(condition: Condition, variable: Variable) -> tuple[Truth, ...]:
    """Return the truth for each value: of a leaf by what it asks, of a list as it comes out."""
    match condition:
        case Is() | AtMost() | AtLeast() | Within():
            return tuple(Truth.YES if holds(condition, value) else Truth.NO for value in variable.values)
        case _:
            return (Truth.NO, Truth.YES)
