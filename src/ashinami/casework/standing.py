"""Standing wishes: a rule (every Tuesday, every other week, the second Friday, the 25th) and the days it means.

What a rule says for a holiday or a day on which the place is closed is part of it. Each turn keeps the day the rule named (`on`),
whatever becomes of it: so a turn is never made twice, and none is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ashinami.basics.day import WEEKDAYS, Days, Month

AHEAD = timedelta(weeks=8)
"""How far ahead turns are written down."""

LAST = -1
"""The last of its weekday in a month, in `Rule.nth`."""

FARTHEST_MOVE = 6
"""Within how many days a turn that falls on a holiday is moved; beyond, it rests."""


class Every(StrEnum):
    """What kind of rule."""

    WEEKLY = "毎週"
    FORTNIGHTLY = "隔週"
    NTH = "毎月の第何曜日"
    MONTHLY = "毎月の決まった日"


class OnRest(StrEnum):
    """What happens to a turn on a holiday, or on a day on which the place is closed."""

    SKIP = "休む"
    BEFORE = "前の開いている日にする"
    AFTER = "次の開いている日にする"
    KEEP = "そのまま行く"


class WhyNot(StrEnum):
    """Why the rule's day is not driven as it stands."""

    HOLIDAY = "祝日"
    CLOSED = "行き先か受付が休み"
    TAKEN = "同じ日にもう一回ある"
    PROMISED = "約束ずみの送迎がある"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """On which days.

    Attributes
    ----------
    every : the kind.
    weekdays : 0 Monday to 6 Sunday; not for `MONTHLY`.
    nth : which of its weekday in a month, 1 to 5, or `LAST`; for `NTH` alone.
    day : the day of the month, for `MONTHLY` alone; the 31st of a short month is its last day.
    start, end : from when, and the day before which it ends; the weeks of `FORTNIGHTLY` are counted from the week of `start`.
    holidays, closed : what happens on a holiday, and where the place is closed.
    """

    every: Every
    start: date
    end: date | None = None
    weekdays: frozenset[int] = frozenset()
    nth: frozenset[int] = frozenset()
    day: int | None = None
    holidays: OnRest = OnRest.SKIP
    closed: OnRest = OnRest.SKIP

    def __post_init__(self) -> None:
        """Refuse a rule that names no day, or one that cannot be."""
        if self.end is not None and self.end < self.start:
            raise ValueError("a rule ends before it starts")
        if (self.every is Every.MONTHLY) != (self.day is not None) or (self.every is Every.MONTHLY) == bool(
            self.weekdays
        ):
            raise ValueError("a monthly rule names a day of the month, every other rule weekdays")
        if self.day is not None and not 1 <= self.day <= 31:
            raise ValueError(f"no such day of a month: {self.day}")
        if not self.weekdays <= frozenset(range(7)):
            raise ValueError(f"no such weekday: {sorted(self.weekdays)}")
        if (self.every is Every.NTH) != bool(self.nth) or not self.nth <= {1, 2, 3, 4, 5, LAST}:
            raise ValueError(f"no such week of a month: {sorted(self.nth)}")

    def __str__(self) -> str:
        """Return it in Japanese: 隔週 火・金曜日."""
        days = "・".join(WEEKDAYS[day] for day in sorted(self.weekdays)) + "曜日"
        match self.every:
            case Every.MONTHLY:
                return f"毎月{self.day}日"
            case Every.NTH:
                weeks = "・".join("最後の" if n == LAST else f"第{n}" for n in sorted(self.nth, key=lambda n: n % 7))
                return f"毎月{weeks}{days}"
            case _:
                return f"{self.every.value} {days}"

    def means(self, day: date) -> bool:
        """Whether the rule names the day."""
        if day < self.start or (self.end is not None and day >= self.end):
            return False
        match self.every:
            case Every.WEEKLY:
                return day.weekday() in self.weekdays
            case Every.FORTNIGHTLY:
                return day.weekday() in self.weekdays and (_monday(day) - _monday(self.start)).days % 14 == 0
            case Every.NTH:
                last = (day + timedelta(days=7)).month != day.month
                numbers = {(day.day + 6) // 7} | ({LAST} if last else set())
                return day.weekday() in self.weekdays and bool(numbers & self.nth)
            case Every.MONTHLY:
                return day.day == min(self.day or 0, _length(day))


@dataclass(frozen=True, slots=True)
class Due:
    """One turn: the day the rule named, the day it is driven (None: it rests), and why where these differ."""

    on: date
    day: date | None
    why: WhyNot | None = None


def dues(rule: Rule, days: Days, *, holiday: Callable[[date], bool], closed: Callable[[date], bool]) -> tuple[Due, ...]:
    """Return the turns of a rule whose named day lies in `days`, in order; no two are driven on one day.

    A turn that is moved goes to the nearest day that is no holiday and not closed; where the rule has a turn there already, it rests.
    """
    # one moved from just before `days` may have taken a day inside
    before = Days(days.start - timedelta(days=FARTHEST_MOVE), days.end)
    named = [day for day in before if rule.means(day)]
    plain = [day for day in named if _rests(rule, day, holiday, closed) is None]
    taken = set(plain)
    found = []
    for day in named:
        why = _rests(rule, day, holiday, closed)
        if why is None:
            found.append(Due(day, day))
            continue
        moved = _moved(day, rule.holidays if why is WhyNot.HOLIDAY else rule.closed, holiday, closed)
        # a day the rule names outside `days` is taken too: it has a turn of its own
        if moved is not None and (moved in taken or rule.means(moved)):
            found.append(Due(day, None, WhyNot.TAKEN))
            continue
        if moved is not None:
            taken.add(moved)
        found.append(Due(day, moved, why))
    return tuple(due for due in found if due.on in days)


def _rests(rule: Rule, day: date, holiday: Callable[[date], bool], closed: Callable[[date], bool]) -> WhyNot | None:
    """Return why the rule does not go on a day it names, None when it does."""
    if holiday(day) and rule.holidays is not OnRest.KEEP:
        return WhyNot.HOLIDAY
    return WhyNot.CLOSED if closed(day) and rule.closed is not OnRest.KEEP else None


def _moved(day: date, to: OnRest, holiday: Callable[[date], bool], closed: Callable[[date], bool]) -> date | None:
    step = {OnRest.BEFORE: -1, OnRest.AFTER: 1}.get(to)
    if step is None:
        return None
    near = (day + timedelta(days=step * more) for more in range(1, FARTHEST_MOVE + 1))
    return next((other for other in near if not holiday(other) and not closed(other)), None)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _length(day: date) -> int:
    return (Month.of(day).next.days.start - timedelta(days=1)).day
