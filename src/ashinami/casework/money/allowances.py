"""Volunteers' allowances (奨励金) from activities: per activity, per started unit of time, per hour, per kilometre, with caps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from ashinami.basics.day import Days, Month
from ashinami.basics.money import Rounding, Yen, rounded
from ashinami.vocabulary.activity import RIDE, VISIT, Activity


class Per(StrEnum):
    """What is counted."""

    ACTIVITY = "activity"
    UNIT = "unit"
    HOUR = "hour"
    KM = "km"

    @property
    def text(self) -> str:
        """It in Japanese."""
        return {
            "activity": "1回",
            "unit": "時間の単位（はじまった単位を数える）",
            "hour": "1時間（分に応じて）",
            "km": "1km",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceRule:
    """The group's own rule, from a day on.

    Attributes
    ----------
    key, name : which rule; its name stands on statements.
    days : the days of service it holds for.
    kinds : rides, visits, or both.
    per, amount : how many yen for what. A started unit is `unit_minutes` long; hours and kilometres are exact and then rounded.
    at_least : minutes an activity lasts before it counts; a shorter one earns nothing under this rule.
    day_cap, month_cap : the most for one volunteer on a day and in a month; None for no cap.
    """

    key: str
    name: str
    days: Days
    per: Per
    amount: Yen
    kinds: frozenset[str] = frozenset({RIDE, VISIT})
    unit_minutes: int = 30
    at_least: int = 0
    rounding: Rounding = Rounding.DOWN
    day_cap: Yen | None = None
    month_cap: Yen | None = None

    def __post_init__(self) -> None:
        """Refuse a rule that pays nothing or counts nothing."""
        if self.amount < 1 or self.unit_minutes < 1:
            raise ValueError(f"rule {self.key}: an amount and a unit are one or more")
        if not self.kinds or not self.kinds <= {RIDE, VISIT}:
            raise ValueError(f"rule {self.key}: it holds for rides, visits or both")
        if any(cap is not None and cap < 0 for cap in (self.day_cap, self.month_cap)):
            raise ValueError(f"rule {self.key}: a cap is not negative")

    def of(self, activity: Activity) -> tuple[Fraction, Yen]:
        """Return how many units an activity counts and what they earn, before any cap."""
        if activity.minutes < self.at_least:
            return Fraction(0), 0
        count = {
            Per.ACTIVITY: Fraction(1),
            Per.UNIT: Fraction(-(-activity.minutes // self.unit_minutes)),
            Per.HOUR: Fraction(activity.minutes, 60),
            Per.KM: Fraction(activity.metres, 1000),
        }[self.per]
        return count, rounded(count * self.amount, self.rounding)


@dataclass(frozen=True, slots=True)
class Earned:
    """What an activity earns under one rule: units, the amount before caps, and the amount that is paid."""

    activity: Activity
    rule: AllowanceRule
    units: Fraction
    full: Yen
    amount: Yen

    @property
    def cut(self) -> Yen:
        """What a cap took."""
        return self.full - self.amount


@dataclass(slots=True)
class _Caps:
    """What one volunteer has earned under one rule so far."""

    of_day: defaultdict[object, Yen] = field(default_factory=lambda: defaultdict(int))
    of_month: defaultdict[Month, Yen] = field(default_factory=lambda: defaultdict(int))


def earned(activities: Iterable[Activity], rules: Iterable[AllowanceRule]) -> tuple[Earned, ...]:
    """Return what each activity earns under each rule of its day. Caps cut the later ones of a day and a month."""
    lines: list[Earned] = []
    caps: defaultdict[tuple[str, str], _Caps] = defaultdict(_Caps)
    in_force = tuple(rules)
    for activity in sorted(activities):
        for rule in in_force:
            if activity.kind not in rule.kinds or activity.service_day not in rule.days:
                continue
            units, full = rule.of(activity)
            if not full:
                continue
            so_far, month = caps[activity.helper, rule.key], Month.of(activity.service_day)
            room = [full]
            if rule.day_cap is not None:
                room.append(rule.day_cap - so_far.of_day[activity.service_day])
            if rule.month_cap is not None:
                room.append(rule.month_cap - so_far.of_month[month])
            amount = max(0, min(room))
            so_far.of_day[activity.service_day] += amount
            so_far.of_month[month] += amount
            lines.append(Earned(activity, rule, units, full, amount))
    return tuple(lines)
