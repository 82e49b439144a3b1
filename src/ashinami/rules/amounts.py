"""Amounts that change with the day: each value with the day from which it holds and its source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ashinami.basics.source import Citation


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value in force from a day on, until the next one."""

    since: date
    value: int
    cite: Citation


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """One amount of the law through time.

    Attributes
    ----------
    id : written in conditions and on pages, e.g. `insurance.per_person`.
    name : what it is, in Japanese.
    unit : what is counted (円, 台, ％ …); that of the fact it is compared with.
    values : oldest first; before the first day the amount is not known.
    """

    id: str
    name: str
    unit: str
    values: tuple[DatedValue, ...]

    def __post_init__(self) -> None:
        """Refuse an amount without a value, and days out of order."""
        if not self.values:
            raise ValueError(f"{self.id}: an amount has a value")
        if any(earlier.since >= later.since for earlier, later in pairwise(self.values)):
            raise ValueError(f"{self.id}: values stand in the order of their days")

    def on(self, day: date) -> DatedValue | None:
        """Return the value in force on the day, or None before the first."""
        place = bisect_right([value.since for value in self.values], day)
        return self.values[place - 1] if place else None
