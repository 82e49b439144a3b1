"""Works a rule for many groups at once: the same figures as `run`, to the yen, over columns of exact fractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

import numpy as np

from ashinami.basics.money import Rounding
from ashinami.funding import facts
from ashinami.funding.half_rule import HALF_IS_ENOUGH
from ashinami.funding.rulebook import blocks
from ashinami.funding.rulebook.blocks import ZERO, Block, Comparison, Name
from ashinami.funding.rulebook.exact import Exact, Whole, Yes
from ashinami.funding.rulebook.rule import SCALE, Rule, Version
from ashinami.funding.rulebook.run import unit_of
from ashinami.rules.answers import Answers
from ashinami.rules.facts import Fact
from ashinami.vocabulary.money import CONTINUING_SINCE


@dataclass(frozen=True, slots=True)
class Column:
    """A value for each group, or for each member of a list, and whether it is known."""

    value: Exact
    known: Yes

    def but(self, value: Exact, *others: Column) -> Column:
        """Return the value, known where this and the others are."""
        return Column(value, np.logical_and.reduce([self.known, *(one.known for one in others)]))


@dataclass(slots=True)
class Columns:
    """One run of a version over many groups."""

    version: Version
    facts: Mapping[str, Fact]
    day: date
    groups: Sequence[Answers]
    values: dict[Name, Column] = field(default_factory=dict)
    _sizes: dict[str, Whole] = field(default_factory=dict)
    _listed: dict[str, Yes] = field(default_factory=dict)

    def amounts(self) -> tuple[Whole, Yes]:
        """Return the whole yen of each group by the formula, and for which groups it is known.

        Raises
        ------
        ValueError
            When the rule leaves a fraction of a yen: a rounding was not named.
        """
        everybody = np.ones(len(self.groups), dtype=np.bool_)
        for step in self.version.steps:
            column = self.value(step.block, step.each)
            self.values[step.key] = column
            # a step that is not known stops the whole formula, as it does one by one
            everybody &= column.known if not step.each else self._all_known(column, step.each)
        total = self.values[self.version.total]
        amount = total.value
        if self.version.repay is not None:
            back = self.holds(self.version.repay.test, "")
            everybody &= back.known
            amount = Exact.filled(len(self.groups), 0).where(back.value.over > 0, amount)
        everybody &= [not facts.contradictions(group) for group in self.groups]
        if (amount.under[everybody] != 1).any():
            raise ValueError("a formula ends in whole yen: name a rounding")
        return amount.floor() * everybody, everybody

    def read(self, name: Name, each: str) -> Column:
        """Return what a name stands for, for each group or each member of the list."""
        size = self._size(each)
        if name == ZERO or name in self.version.numbers:
            value = Fraction(0) if name == ZERO else self.version.numbers[name].value
            return Column(Exact.filled(size, value), np.ones(size, dtype=np.bool_))
        if name in self.values:
            column = self.values[name]
            own = next(step.each for step in self.version.steps if step.key == name)
            return column if own == each else self._spread(column, each)
        column = self._asked(name)
        return column if self.facts[name].of == each else self._spread(column, each)

    def value(self, block: Block, each: str) -> Column:  # noqa: C901, PLR0912 - a block each
        """Return what the block gives."""
        if isinstance(block, blocks.Eligible):
            return self._spread(self._eligible(block), each) if each else self._eligible(block)
        if isinstance(block, blocks.TotalOver):
            return self._total(block)
        if isinstance(block, blocks.When):
            held, yes, no = self.holds(block.test, each), self.read(block.then, each), self.read(block.otherwise, each)
            return held.but(yes.value.where(held.value.over > 0, no.value), yes, no)
        first, *others = (self.read(name, each) for name in blocks.operands(block))
        values = [one.value for one in others]
        value = first.value
        match block:
            case blocks.Sum():
                for other in values:
                    value = value + other
            case blocks.Less():
                for other in values:
                    value = value - other
                value = value.most(Exact.filled(len(value), 0))
            case blocks.Least():
                for other in values:
                    value = value.least(other)
            case blocks.Most():
                for other in values:
                    value = value.most(other)
            case blocks.Times():
                for other in values:
                    value = value * other
            case blocks.Share(rate=rate):
                scale = SCALE[unit_of(rate, self.version, self.facts)]
                value = value * values[0] * Exact.filled(len(value), Fraction(1, scale))
            case blocks.Ratio():
                value = value.by(values[0])
            case blocks.Looked(table=table):
                value = self._looked(table, value)
            case blocks.Started():
                value = _whole(-(_minus(value).by(values[0]).floor()))
            case blocks.PartYear():
                value = value * values[0] * Exact.filled(len(value), Fraction(1, 12))
            case blocks.Rounded(how=how, to=to):
                value = _rounded(value, how, to)
            case blocks.HalfRule():
                value = value * self._half(*values)
        return first.but(value, *others)

    def holds(self, test: Comparison, each: str) -> Column:
        """Whether the comparison holds, as 1 or 0."""
        if test.sign == "is":
            fact = self.facts[test.of]
            given = [group.to(fact) for group in self.groups]
            held = np.array([one is not None and one.value == test.bound for one in given], dtype=np.int64)
            return self._spread(Column(_whole(held), np.array([one is not None for one in given])), each)
        of = self.read(test.of, each)
        bound = self.read(test.bound if test.sign != "yes" else ZERO, each)
        less, more = of.value.below(bound.value), bound.value.below(of.value)
        compared = {"yes": more, "at_least": ~less, "at_most": ~more, "above": more, "below": less}[test.sign]
        return of.but(_whole(compared.astype(np.int64)), bound)

    def _looked(self, table: str, by: Exact) -> Exact:
        found = Exact.filled(len(by), 0)
        for row in self.version.tables[table].rows:
            bound = Exact.filled(len(by), row.bound)
            falls = bound.below(by) if row.strictly else ~by.below(bound)
            found = Exact.filled(len(by), row.value).where(falls, found)
        return found

    def _half(self, target: Exact, continuing: Exact, users: Exact) -> Exact:
        counted = target + continuing if self.day >= CONTINUING_SINCE else target
        double = counted + counted
        enough = ~double.below(users) if HALF_IS_ENOUGH.on(self.day) else users.below(double)
        return Exact.filled(len(users), 1).where(enough & (users.over > 0), counted.by(users))

    def _eligible(self, block: blocks.Eligible) -> Column:
        total = Column(Exact.filled(len(self.groups), 0), np.ones(len(self.groups), dtype=np.bool_))
        complete = [(one := group.to(facts.COMPLETE)) is not None and one.value is True for group in self.groups]
        for item, cover in self.version.covers.items():
            if cover.pays and (item in block.items if block.items else not cover.apart):
                spent = self._asked(facts.COST[item].id)
                value = spent.value
                if cover.limit is not None:
                    value = value.least(Exact.filled(len(value), cover.limit))
                total = Column(total.value + value, total.known & (spent.known | complete))
        return total

    def _total(self, block: blocks.TotalOver) -> Column:
        column = self.values[block.step]
        sizes, listed = self._members(block.over)
        return Column(column.value.totals(sizes), self._all_known(column, block.over) & listed)

    def _all_known(self, column: Column, each: str) -> Yes:
        sizes, listed = self._members(each)
        unknown = np.concatenate(([0], np.cumsum(~column.known)))
        ends = np.cumsum(sizes)
        complete: Yes = (unknown[ends] == unknown[ends - sizes]) & listed
        return complete

    def _spread(self, column: Column, each: str) -> Column:
        if not each:
            return column
        sizes, _listed = self._members(each)
        return Column(column.value.repeated(sizes), np.repeat(column.known, sizes))

    def _asked(self, name: Name) -> Column:
        fact = self.facts[name]
        if not fact.of:
            given = [group.to(fact) for group in self.groups]
        else:
            entity = facts.ENTITIES[fact.of]
            given = [member.answers.to(fact) for group in self.groups for member in group.listed(entity) or ()]
        numbers = [int(answer.value) if answer is not None else 0 for answer in given]  # type: ignore[arg-type]
        return Column(
            _whole(np.array(numbers, dtype=np.int64)), np.array([one is not None for one in given], dtype=np.bool_)
        )

    def _members(self, each: str) -> tuple[Whole, Yes]:
        if each not in self._sizes:
            lists = [group.listed(facts.ENTITIES[each]) for group in self.groups]
            self._sizes[each] = np.array([len(one or ()) for one in lists], dtype=np.int64)
            self._listed[each] = np.array([one is not None for one in lists], dtype=np.bool_)
        return self._sizes[each], self._listed[each]

    def _size(self, each: str) -> int:
        return int(self._members(each)[0].sum()) if each else len(self.groups)


def amounts(rule: Rule, version: Version, day: date, groups: Sequence[Answers]) -> tuple[Whole, Yes]:
    """Return what the version's formula gives each group, and for which it is known."""
    return Columns(version, rule.facts, day, groups).amounts()


def _whole(values: Whole) -> Exact:
    return Exact(values, np.ones_like(values))


def _minus(value: Exact) -> Exact:
    return Exact(-value.over, value.under)


def _rounded(value: Exact, how: Rounding, to: int) -> Exact:
    units = value.by(Exact.filled(len(value), to))
    down = units.floor()
    rest = units - _whole(down)
    half = Exact.filled(len(value), Fraction(1, 2))
    up = {
        Rounding.DOWN: np.zeros_like(down, dtype=np.bool_),
        Rounding.UP: rest.over > 0,
        Rounding.HALF_UP: ~rest.below(half),
    }
    return _whole((down + up[how]) * to)
