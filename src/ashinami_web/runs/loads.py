"""What each driver has taken: days on which he drove, and minutes out, over days and over months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from ashinami.basics.day import Month
from ashinami_web.runs.models import Run
from ashinami_web.runs.promises import PROMISED

ROLLING = timedelta(days=28)
"""Turns are shared out over four weeks: each weekday comes equally often."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Days on which somebody drove, and minutes out on them, as planned."""

    turns: int = 0
    minutes: int = 0


def loads_before(body: UUID, day: date) -> defaultdict[UUID, Taken]:
    """Return what each driver has taken in the four weeks before a day, by his key."""
    taken: defaultdict[UUID, Taken] = defaultdict(Taken)
    for (driver, _month), load in _loads(_driven(body, day - ROLLING, day)).items():
        taken[driver] = Taken(taken[driver].turns + load.turns, taken[driver].minutes + load.minutes)
    return taken


def loads_by_month(body: UUID, first: Month, last: Month) -> dict[tuple[UUID, Month], Taken]:
    """Return what each driver has taken in each month from the first to the last, by his key and the month."""
    return _loads(_driven(body, first.days.start, last.next.days.start))


def _driven(body: UUID, start: date, end: date) -> Iterable[tuple[UUID, date, int, int]]:
    """Return each run that brought somebody somewhere, or is promised: its driver, its day, and when he is out."""
    runs = Run.objects.filter(body_id=body, day__service_day__gte=start, day__service_day__lt=end)
    promised = runs.filter(rides__state__in=PROMISED).distinct()
    return promised.values_list("driver", "day__service_day", "leave_home", "back_home")


def _loads(driven: Iterable[tuple[UUID, date, int, int]]) -> dict[tuple[UUID, Month], Taken]:
    days: defaultdict[tuple[UUID, date], int] = defaultdict(int)
    for driver, day, leave, back in driven:
        days[driver, day] += back - leave
    taken: defaultdict[tuple[UUID, Month], Taken] = defaultdict(Taken)
    for (driver, day), minutes in days.items():
        key = driver, Month.of(day)
        taken[key] = Taken(taken[key].turns + 1, taken[key].minutes + minutes)
    return dict(taken)
