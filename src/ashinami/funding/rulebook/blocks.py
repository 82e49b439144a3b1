"""The building blocks of a town's rule. A step of a rule is one of them; each operand is a fact, a number or an earlier step."""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.basics.money import Rounding
from ashinami.vocabulary.money import CostItem

type Name = str
"""What a block reads: the id of a fact, the key of a number of the rule, the key of an earlier step, or `zero`."""

ZERO: Name = "zero"


@dataclass(frozen=True, slots=True)
class Eligible:
    """The cost items that the rule pays, added up, each within its own limit; of `items` only, when some are named."""

    items: tuple[CostItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """All of them together."""

    of: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Less:
    """The first without the others, never below zero: other grants, collected costs, a part already paid."""

    of: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest of them: a ceiling, or the tightest of several limits."""

    of: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Most:
    """The largest of them."""

    of: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """A unit price times a count."""

    of: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of an amount: so many per cent (％), tenths (割) or a fraction (割合)."""

    of: Name
    rate: Name


@dataclass(frozen=True, slots=True)
class Ratio:
    """One count by another; of nothing, it is zero."""

    of: Name
    to: Name


@dataclass(frozen=True, slots=True)
class Looked:
    """The value of the row of a table that a value falls into: a tier by count, a rate by share."""

    table: str
    by: Name


@dataclass(frozen=True, slots=True)
class Started:
    """How many units have begun: 12 users in groups of 5 are 3."""

    of: Name
    unit: Name


@dataclass(frozen=True, slots=True)
class PartYear:
    """The part of a year's amount that falls to so many months."""

    of: Name
    months: Name


@dataclass(frozen=True, slots=True)
class Rounded:
    """Whole units of so many yen, rounded as named."""

    of: Name
    how: Rounding
    to: int = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison: of a yes/no fact (`sign` is `yes`), of a choice and one of its options (`is`), or of two values."""

    of: Name
    sign: str
    bound: Name = ZERO


@dataclass(frozen=True, slots=True)
class When:
    """One value while a test holds, another otherwise: first year only, minimum activity, minimum users."""

    test: Comparison
    then: Name
    otherwise: Name


@dataclass(frozen=True, slots=True)
class TotalOver:
    """An earlier step that is taken for each member of a list, added up over the list."""

    step: Name
    over: str


@dataclass(frozen=True, slots=True)
class HalfRule:
    """The part of a cost that may be charged to the state: all of it with half the users or more, else by their share.

    Operators and days stand in `ashinami.funding.half_rule`.
    """

    of: Name
    target: Name
    continuing: Name
    users: Name


type Block = (
    Eligible
    | Sum
    | Less
    | Least
    | Most
    | Times
    | Share
    | Ratio
    | Looked
    | Started
    | PartYear
    | Rounded
    | When
    | TotalOver
    | HalfRule
)

ORDER = {"at_least": "以上", "at_most": "以下", "above": "超", "below": "未満"}
"""The signs that compare two values, in words."""
SIGNS = ("yes", "is", *ORDER)


def operands(block: Block) -> tuple[Name, ...]:  # noqa: PLR0911 - a block each
    """Return the names it reads, in reading order; cost items and tables aside."""
    match block:
        case Sum(of=of) | Less(of=of) | Least(of=of) | Most(of=of) | Times(of=of):
            return of
        case Share(of=one, rate=other) | Ratio(of=one, to=other) | Started(of=one, unit=other):
            return (one, other)
        case PartYear(of=one, months=other):
            return (one, other)
        case Looked(by=one) | Rounded(of=one) | TotalOver(step=one):
            return (one,)
        case When(test=test, then=then, otherwise=otherwise):
            return (test.of, *((test.bound,) if test.sign in ORDER else ()), then, otherwise)
        case HalfRule(of=of, target=target, continuing=continuing, users=users):
            return (of, target, continuing, users)
        case _:
            return ()
