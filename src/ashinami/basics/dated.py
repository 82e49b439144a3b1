"""Values that hold from a day on: amounts, rates, sets of rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ashinami.basics.source import Citation


@dataclass(frozen=True, slots=True)
class Since[T]:
    """A value, the first day it holds, and where that is written."""

    day: date
    value: T
    source: Citation


@dataclass(frozen=True, slots=True)
class Dated[T]:
    """A value through time: each entry holds from its day until the next one's.

    Asking for a day before the first entry is a `LookupError`: not known is not zero.
    """

    name: str
    entries: tuple[Since[T], ...]

    def __post_init__(self) -> None:
        """Refuse entries out of order or on the same day."""
        days = [entry.day for entry in self.entries]
        if not days or any(later <= earlier for earlier, later in pairwise(days)):
            raise ValueError(f"{self.name}: it has a value, and entries stand in the order of their days, one a day")

    def since(self, day: date) -> Since[T]:
        """Return the entry in force on the day."""
        for entry in reversed(self.entries):
            if entry.day <= day:
                return entry
        raise LookupError(f"{self.name}: nothing known before {self.entries[0].day}, asked for {day}")

    def on(self, day: date) -> T:
        """Return the value in force on the day."""
        return self.since(day).value
