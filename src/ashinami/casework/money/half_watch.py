"""The half rule through a year, as the records stand: month by month and so far, and how many more other people could join.

Real persons are counted, each once. Somebody whose class nobody has written down may be a target user or not: where that decides, the
answer is that it is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ashinami.basics.day import Month
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.casework.money.allocation import ClassOn
from ashinami.casework.money.figures import users_of
from ashinami.funding.half_rule import HALF_IS_ENOUGH, HalfRuleResult, half_rule
from ashinami.rules.truth import Truth
from ashinami.vocabulary.activity import Activity
from ashinami.vocabulary.money import UserClass

TARGET = (UserClass.SUPPORT_1, UserClass.SUPPORT_2, UserClass.CHECKLIST)


@dataclass(frozen=True, slots=True)
class Heads:
    """The persons of a span, by what the half rule asks."""

    target: int
    continuing: int
    other: int
    unknown: int

    @property
    def users(self) -> int:
        """All persons."""
        return self.target + self.continuing + self.other + self.unknown

    def with_more(self, others: int) -> Heads:
        """Return the heads with so many more people who are no target users."""
        return Heads(self.target, self.continuing, self.other + others, self.unknown)


@dataclass(frozen=True, slots=True)
class Watched:
    """What the half rule says of a span: at worst (nobody unknown is a target user) and at best."""

    heads: Heads
    worst: HalfRuleResult
    best: HalfRuleResult
    day: date

    @property
    def whole(self) -> Truth:
        """Whether the whole cost may be charged."""
        if self.worst.whole == self.best.whole:
            return Truth.YES if self.worst.whole else Truth.NO
        return Truth.UNKNOWN

    @property
    def room(self) -> int:
        """How many more people who are no target users may join with the whole cost still charged, at worst."""
        if not self.worst.whole:
            return 0
        most = 2 * self.worst.counted if HALF_IS_ENOUGH.on(self.day) else 2 * self.worst.counted - 1
        return max(0, most - self.heads.users)

    @property
    def short(self) -> int:
        """How many target users are missing until the whole cost may be charged, at worst."""
        counted, users, missing = self.worst.counted, self.heads.users, 0
        enough = HALF_IS_ENOUGH.on(self.day)
        while users and not (
            2 * (counted + missing) >= users + missing if enough else 2 * (counted + missing) > users + missing
        ):
            missing += 1
        return missing


def heads_of(done: Iterable[Activity], class_on: ClassOn) -> Heads:
    """Return the persons who used something, each once: a target user is one who was so on a day of use."""
    counted = [
        None if None in one.uses and one.counted not in TARGET else one.counted for one in users_of(done, class_on)
    ]
    target = sum(one in TARGET for one in counted)
    continuing = counted.count(UserClass.CONTINUING)
    unknown = counted.count(None)
    return Heads(target, continuing, len(counted) - target - continuing - unknown, unknown)


def watched(heads: Heads, day: date) -> Watched:
    """Return what the half rule of the day says of these persons."""
    worst = half_rule(target=heads.target, continuing=heads.continuing, users=heads.users, day=day)
    best = half_rule(target=heads.target + heads.unknown, continuing=heads.continuing, users=heads.users, day=day)
    return Watched(heads, worst, best, day)


def by_month(
    done: Iterable[Activity], class_on: ClassOn, months: Iterable[Month]
) -> tuple[tuple[Month, Watched, Watched], ...]:
    """Return each month in which something was done, alone and with all months before it."""
    known, found = tuple(done), []
    for month in months:
        mine = [one for one in known if Month.of(one.service_day) == month]
        if mine:
            so_far = [one for one in known if Month.of(one.service_day) <= month]
            day = max(one.service_day for one in mine)
            found.append((month, watched(heads_of(mine, class_on), day), watched(heads_of(so_far, class_on), day)))
    return tuple(found)


def chargeable(cost: Yen, share: Fraction) -> Yen:
    """Return what of a cost may be charged to the state grant, cut to whole yen."""
    return rounded(cost * share, Rounding.DOWN)
