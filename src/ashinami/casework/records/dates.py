"""The compliance calendar: everything due in the months ahead, by month, what is late first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ashinami.basics.day import Month, term_end

AHEAD = 12
SOON = timedelta(days=30)
"""From how many days before its day something is shown as near. Ours."""


class Nearness(StrEnum):
    """How near a day is."""

    LATE = "late"
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """One thing due. `key` is stable from day to day, so that a calendar program keeps its entry; `source` cites where it is written."""

    day: date
    title: str
    key: str
    whose: str = ""
    source: str = ""
    url: str = ""

    def nearness(self, today: date) -> Nearness:
        """Return how near it is: on its own day it is not late yet."""
        if self.day < today:
            return Nearness.LATE
        return Nearness.SOON if self.day <= today + SOON else Nearness.LATER


def coming(dues: Iterable[DueDate], today: date, months: int = AHEAD) -> tuple[DueDate, ...]:
    """Return what is due until the same day `months` later, and what is late, each key once, by day."""
    last = term_end(today + timedelta(days=1), months)
    unique = {due.key: due for due in dues if due.day <= last}
    return tuple(sorted(unique.values(), key=lambda due: (due.day, due.title, due.key)))


def by_month(dues: Iterable[DueDate], today: date) -> tuple[tuple[Month | None, tuple[DueDate, ...]], ...]:
    """Return dues by month, in order; what is late stands under None, first."""
    groups: dict[Month | None, list[DueDate]] = {}
    for due in dues:
        month = None if due.nearness(today) is Nearness.LATE else Month.of(due.day)
        groups.setdefault(month, []).append(due)
    return tuple((month, tuple(found)) for month, found in groups.items())
