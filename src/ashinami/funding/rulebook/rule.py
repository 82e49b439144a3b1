"""A town's rule as it was read: what it is, and what it says from each day on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.funding.rulebook.blocks import Block, Comparison
from ashinami.funding.scheme import Cover, Level
from ashinami.rules.conditions import Condition
from ashinami.rules.facts import Fact
from ashinami.vocabulary.money import CostItem

PERCENT, TENTHS, WHOLE = "％", "割", "割合"
SCALE = {PERCENT: 100, TENTHS: 10, WHOLE: 1}
"""What a rate is divided by, by its unit."""


@dataclass(frozen=True, slots=True)
class NumberOf:
    """One number of a rule: its value with unit, the place in the paper, and how sure we are of it."""

    key: str
    name: str
    value: Fraction
    unit: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: it holds from `bound` on, or only above it."""

    bound: Fraction
    strictly: bool
    value: Fraction
    mark: Mark

    def holds(self, value: Fraction) -> bool:
        """Whether the value falls into this row, or into a later one."""
        return value > self.bound if self.strictly else value >= self.bound


@dataclass(frozen=True, slots=True)
class Tiers:
    """A table: what a value is looked up in. The last row that holds counts; the first begins at zero."""

    key: str
    name: str
    unit: str
    rows: tuple[Row, ...]
    cite: Citation

    def row(self, value: Fraction) -> Row:
        """Return the row that the value falls into."""
        return next(row for row in reversed(self.rows) if row.holds(value))


@dataclass(frozen=True, slots=True)
class StepOf:
    """One step of the calculation: a building block with a name; `each` names the list whose members it is taken for.

    `rises` names facts with which the value never falls: the suite tries it.
    """

    key: str
    name: str
    block: Block
    unit: str
    cite: Citation
    each: str = ""
    rises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repay:
    """When the money must go back: the test, and what the rule says, in our own words."""

    test: Comparison
    words: str
    cite: Citation


@dataclass(frozen=True, slots=True)
class Continuing:
    """Who the town counts as 継続利用要介護者: certified on or after a day, a user before that, and a user since."""

    certified_from: date
    words: str
    cite: Citation

    def counts(self, *, certified_on: date, used_before: bool, goes_on: bool) -> bool:
        """Whether somebody in need of care counts."""
        return certified_on >= self.certified_from and used_before and goes_on


@dataclass(frozen=True, slots=True)
class Proviso:
    """A condition over calculated values: the derived yes/no fact, and the test that answers it."""

    fact: Fact
    test: Comparison


@dataclass(frozen=True, slots=True)
class Version:
    """What the rule says on these days."""

    days: Days
    numbers: Mapping[str, NumberOf]
    tables: Mapping[str, Tiers]
    steps: tuple[StepOf, ...]
    total: str
    condition: Condition
    covers: Mapping[CostItem, Cover]
    provisos: tuple[Proviso, ...] = ()
    repay: Repay | None = None
    continuing: Continuing | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Make its tables unchangeable."""
        for name in ("numbers", "tables", "covers"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def step(self, key: str) -> StepOf:
        """Return the step of this key."""
        return next(step for step in self.steps if step.key == key)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example beside the rule: the facts of a group on a day, and what must come out.

    Attributes
    ----------
    basis : 公表 when the source prints the result, 導出 when the arithmetic is ours.
    expects : key of a step (or `amount`) to whole yen, count or fraction; `standing` to the standing's name.
    """

    name: str
    on: date
    facts: Mapping[str, Any]
    expects: Mapping[str, Fraction | str]
    basis: str = "導出"
    mark: Mark = Mark.DERIVED


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one town, with all its versions, its own questions and its worked examples.

    Attributes
    ----------
    account : out of which budget it is paid (地域支援事業, 一般財源 …); empty when that is not known.
    plain : the table it was read from; what a copy starts from.
    """

    id: str
    title: str
    summary: str
    municipality: str
    service: str
    method: str
    level: Level
    cite: Citation
    versions: tuple[Version, ...]
    facts: Mapping[str, Fact] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    excludes: tuple[str, ...] = ()
    work: int = 2
    ends_after: int | None = None
    account: str = ""
    notes: tuple[str, ...] = ()
    plain: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def on(self, day: date) -> Version | None:
        """Return the version in force on the day, or None."""
        return next((one for one in self.versions if day in one.days), None)
