"""A rule of recognition: what is asked, from when it holds, how long a recognition lasts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from ashinami.basics.day import Days, Month
from ashinami.basics.source import Citation, Mark
from ashinami.community.kinds import citation


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is asked, with what shows it, and how sure we are that the rule asks it."""

    key: str
    asks: str
    evidence: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, in force on some days.

    `valid_months` is how long a recognition lasts; 0: the rule does not say, and who recognises writes the last day himself.
    """

    key: str
    name: str
    in_force: Days
    areas: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    cite: Citation
    valid_months: int = 0
    renew_before_days: int = 60
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that asks nothing, or one thing twice."""
        keys = [one.key for one in self.criteria]
        if not keys or len(keys) != len(set(keys)):
            raise ValueError(f"{self.key}: criteria have keys of their own")

    def valid_until(self, start: date) -> date | None:
        """Return the last day of a recognition that starts on a day; None where the rule does not say."""
        if not self.valid_months:
            return None
        month = Month.of(start)
        for _ in range(self.valid_months):
            month = month.next
        days = list(month.days)
        return days[min(start.day, len(days)) - 1] - timedelta(days=1)


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules by key; each stands in a file of this folder."""
    files = sorted(
        (one for one in resources.files("ashinami.community.certification").iterdir() if one.name.endswith(".toml")),
        key=lambda one: one.name,
    )
    found = (read(one.read_text(encoding="utf-8")) for one in files)
    return {rule.key: rule for rule in found}


def read(text: str) -> Rule:
    """Read a rule from TOML; what is no rule is a KeyError or ValueError."""
    plain = tomllib.loads(text)
    return Rule(
        key=plain["key"],
        name=plain["name"],
        in_force=Days(plain["start"], plain.get("end")),
        areas=tuple(plain["area"]),
        criteria=tuple(Criterion(**one | {"mark": Mark(one["mark"])}) for one in plain["criterion"]),
        cite=citation(plain["cite"]),
        valid_months=plain.get("valid_months", 0),
        renew_before_days=plain.get("renew_before_days", 60),
        note=plain.get("note", ""),
    )


def rules_on(day: date) -> list[Rule]:
    """Return the rules in force on a day."""
    return [rule for rule in rules().values() if day in rule.in_force]
