"""Least changes: the fewest facts that somebody can change, and how, so that the law is satisfied.

Sets of changes grow one by one. To repair a condition that fails, one of its deciding parts must change: of a failed all-of any one
failed part may be chosen, because each must be repaired in the end; so few sets need to be tried. Amounts move only as far as
a threshold, options to another class of options. Facts that nobody can change (ages, past days) and judgements, which an authority
makes, never appear.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashinami.rules.alike import near, nearest
from ashinami.rules.answers import Answer, Answers, Assumed, Member, Slot
from ashinami.rules.circuit import OPEN, Circuit, Gate
from ashinami.rules.columns import Truths
from ashinami.rules.conditions import Condition, Leaf, leaves
from ashinami.rules.facts import RANK, Entity, Fact, Judgement, Value, Who
from ashinami.rules.judge import Reason, judge
from ashinami.rules.truth import Truth

MOST_CHANGES = 3
MOST_PROPOSALS = 3
MOST_TRIED = 4096
"""So many sets of one size are tried at most."""

_CHANGED = Assumed("こう変えたとすると")


@dataclass(frozen=True, slots=True)
class Change:
    """One fact as it would have to be; `now` is None when it is not known today."""

    slot: Slot
    value: Value
    now: Value | None

    @property
    def by(self) -> tuple[Who, ...]:
        """Who can act."""
        return self.slot.fact.changed_by if not isinstance(self.slot.fact, Entity) else ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A least set of changes, and the reasons of the verdict after them.

    The truth after them is YES, or UNKNOWN where no set of changes reaches YES: then at least nothing refuses any more.
    """

    changes: tuple[Change, ...]
    reason: Reason


def least_changes(condition: Condition, answers: Answers) -> tuple[Proposal, ...]:
    """Return up to three least sets of at most three changes after which the condition holds, the smallest first."""
    before = judge(condition, answers).truth
    for wanted in (Truth.YES, Truth.UNKNOWN):
        if before >= wanted:
            break
        found = tuple(_proposals(condition, answers, wanted))
        if found:
            return found
    return ()


def _proposals(condition: Condition, answers: Answers, wanted: Truth) -> Iterator[Proposal]:
    without = judge(condition, _fixed(answers))
    if without.truth is Truth.UNKNOWN:
        search = _Search(without, answers, wanted, _leaves_by_fact(condition))
        for codes in search.least():
            changes = tuple(search.change(place, value) for place, value in sorted(codes.items()))
            yield Proposal(changes, judge(condition, with_changes(answers, changes)))


def with_changes(answers: Answers, changes: Iterable[Change]) -> Answers:
    """Return the answers as they would be after the changes."""
    given = {answer.fact.id: answer for answer in answers}
    members = {entity: {member.name: member for member in listed} for entity, listed in answers.members.items()}
    for change in changes:
        fact = change.slot.fact
        new = Answer(fact, change.value, _CHANGED)  # type: ignore[arg-type]  # lists are never changed
        if not change.slot.member:
            given[fact.id] = new
            continue
        listed = members[fact.of]  # type: ignore[union-attr]  # as above
        kept = tuple(answer for answer in listed[change.slot.member].answers if answer.fact.id != fact.id)
        listed[change.slot.member] = Member(change.slot.member, Answers((*kept, new)))
    return Answers(tuple(given.values()), {entity: tuple(listed.values()) for entity, listed in members.items()})


class _Search:
    """Grows sets of changes level by level over the circuit of everything that can be changed.

    A set of changes maps the place of a variable to the place of its new value.
    """

    def __init__(self, without: Reason, answers: Answers, wanted: Truth, leaves_of: _Leaves) -> None:
        self.wanted, self.leaves_of = wanted, leaves_of
        self.now = {slot: value for slot, value in _values(answers) if _changeable(slot.fact)}
        also = {slot: near(value, leaves_of[slot.id]) for slot, value in self.now.items() if slot.id in leaves_of}
        self.circuit = Circuit.of(without, also)
        self.free = [_changeable(variable.slot.fact) for variable in self.circuit.variables]
        self.codes = [
            variable.values.index(self.now[variable.slot]) if variable.slot in self.now else OPEN
            for variable in self.circuit.variables
        ]

    def least(self) -> Iterator[dict[int, int]]:
        """Each least set of changes, at most `MOST_PROPOSALS`, one for each set of facts."""
        found: list[set[int]] = []
        level: list[dict[int, int]] = [{}]
        truths = self._truths(level)
        for _ in range(MOST_CHANGES):
            level = self._larger(level, truths)
            truths = self._truths(level)
            repaired = truths[self.circuit.whole] >= self.wanted
            for changed in sorted((level[row] for row in np.flatnonzero(repaired)), key=self._order):
                if not any(set(changed) >= smaller for smaller in found) and self._needs_all(changed):
                    found.append(set(changed))
                    yield changed
                if len(found) == MOST_PROPOSALS:
                    return
            level, truths = [level[row] for row in np.flatnonzero(~repaired)], truths[:, ~repaired]

    def change(self, place: int, value: int) -> Change:
        """Return the change in terms of facts; of a set of options only what must change does."""
        variable = self.circuit.variables[place]
        now, new = self.now.get(variable.slot), variable.values[value]
        if isinstance(now, frozenset) and isinstance(new, frozenset):
            new = nearest(new, now, self.leaves_of[variable.slot.id])
        return Change(variable.slot, new, now)

    def _needs_all(self, changed: Mapping[int, int]) -> bool:
        """Whether no change can be left out: always so, unless the search was cut short before."""
        fewer = [{place: value for place, value in changed.items() if place != left_out} for left_out in changed]
        return not (self._truths(fewer)[self.circuit.whole] >= self.wanted).any()

    def _truths(self, level: list[dict[int, int]]) -> Truths:
        codes = np.tile(np.array(self.codes, dtype=np.int16)[:, None], (1, len(level)))
        for row, changed in enumerate(level):
            codes[list(changed), row] = list(changed.values())
        return self.circuit.truths(codes)

    def _larger(self, level: list[dict[int, int]], truths: Truths) -> list[dict[int, int]]:
        """Return each set of the level with one change more that could help."""
        larger: dict[frozenset[tuple[int, int]], dict[int, int]] = {}
        for row, changed in enumerate(level):
            for place in sorted(self._could_help(truths[:, row], changed)):
                for value in range(len(self.circuit.variables[place].values)):
                    if value != self.codes[place]:
                        grown = changed | {place: value}
                        larger.setdefault(frozenset(grown.items()), grown)
            if len(larger) > MOST_TRIED:
                break
        return list(larger.values())

    def _could_help(self, truths: NDArray[np.int8], changed: Container[int]) -> set[int]:
        """Return variables of which at least one must change yet before the whole holds; none where nothing can help."""
        return self._repairs(self.circuit.whole, True, truths, changed)

    def _repairs(self, place: int, up: bool, truths: NDArray[np.int8], changed: Container[int]) -> set[int]:  # noqa: FBT001
        """Return the variables that can move the node `up` to what is wanted, or down to its opposite."""
        node = self.circuit.nodes[place]
        if node.gate is Gate.LOOK_UP:
            variable = node.of[0]
            helps = (
                self.free[variable] and variable not in changed and any(self._fine(truth, up) for truth in node.table)
            )
            return {variable} if helps else set()
        if node.gate is Gate.NOT:
            return self._repairs(node.of[0], not up, truths, changed)
        failing = [self._repairs(part, up, truths, changed) for part in node.of if not self._fine(truths[part], up)]
        if (node.gate is Gate.ALL) is up:
            # each must be repaired in the end, so it is enough to go on with one of them
            return min(failing, key=len, default=set())
        return set().union(*failing)

    def _fine(self, truth: int, up: bool) -> bool:  # noqa: FBT001 - up or down
        return truth >= self.wanted if up else truth <= 2 - self.wanted

    def _order(self, changed: Mapping[int, int]) -> tuple[int, list[int], int]:
        """First who can act more easily, then the order of reading, then the smaller step."""
        changes = [self.change(place, value) for place, value in changed.items()]
        effort = sum(min(RANK[who] for who in change.by) for change in changes)
        return effort, sorted(changed), sum(_step(change) for change in changes)


def _step(change: Change) -> int:
    """How far a changed amount, or set of options, is from what it was."""
    match change.now, change.value:
        case bool(), _:
            return 0
        case int() as now, int() as new:
            return abs(new - now)
        case frozenset() as now, frozenset() as new:
            return len(now ^ new)
        case _:
            return 0


def _changeable(fact: Fact | Entity) -> bool:
    return not isinstance(fact, Entity | Judgement) and bool(fact.changed_by)


def _values(answers: Answers) -> Iterator[tuple[Slot, Value]]:
    """Each place with its answer, of the case and of its members."""
    for answer in answers:
        yield Slot(answer.fact), answer.value
    for listed in answers.members.values():
        for member in listed:
            yield from ((Slot(answer.fact, member.name), answer.value) for answer in member.answers)


def _fixed(answers: Answers) -> Answers:
    """Return the answers without those that somebody can change."""
    members = {
        entity: tuple(Member(member.name, Answers(_of_fixed_facts(member.answers))) for member in listed)
        for entity, listed in answers.members.items()
    }
    return Answers(_of_fixed_facts(answers), members)


def _of_fixed_facts(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers if not _changeable(answer.fact))


type _Leaves = Mapping[str, tuple[Leaf, ...]]
"""For each fact id the leaves that ask it."""


def _leaves_by_fact(condition: Condition) -> _Leaves:
    found: dict[str, tuple[Leaf, ...]] = {}
    for leaf in leaves(condition):
        found[leaf.fact.id] = (*found.get(leaf.fact.id, ()), leaf)
    return found
