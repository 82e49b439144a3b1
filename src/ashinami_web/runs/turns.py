"""Turns: what each driver has taken over the months beside his share, and a rota. Who said no, and why, is nobody's business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from ashinami.basics.day import Month
from ashinami.dispatch.cost import TURN
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.queries import volunteers_on
from ashinami_web.runs.asking import ask_engine
from ashinami_web.runs.holds import names_of
from ashinami_web.runs.loads import Taken, loads_before, loads_by_month

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """A driver: what he has taken in each month, and in the four weeks before the day.

    `share` is in per cent of an equal share; `fair` are the minutes of the four weeks that would be his by it, a turn counting as
    `cost.TURN` minutes beside those he is out; `weight` is what he has taken on that scale.
    """

    name: str
    share: int
    months: tuple[Taken, ...]
    lately: Taken
    fair: int

    @property
    def weight(self) -> int:
        """What he has taken lately, turns counted as minutes."""
        return self.lately.minutes + TURN * self.lately.turns


@dataclass(frozen=True, slots=True)
class Shared:
    """The months shown, the oldest first, and a line for each driver."""

    months: tuple[Month, ...]
    lines: tuple[Line, ...]

    @property
    def most(self) -> int:
        """The largest figure of the last four weeks, so that bars have one scale."""
        return max((max(line.weight, line.fair) for line in self.lines), default=0) or 1


def turns_until(body: Body, day: date) -> Shared:
    """Return how turns were shared out in the months up to the day's, and in the four weeks before it."""
    months = [Month.of(day)]
    while len(months) < MONTHS:
        months.insert(0, Month.of(months[0].days.start - timedelta(days=1)))
    volunteers = list(volunteers_on(body, day))
    by_month = loads_by_month(body.pk, months[0], months[-1])
    lately = loads_before(body.pk, day)
    whole = sum(lately[row.person_id].minutes + TURN * lately[row.person_id].turns for row in volunteers)
    shares = sum(row.share for row in volunteers)
    return Shared(
        tuple(months),
        tuple(
            Line(
                name=str(row.person),
                share=row.share,
                months=tuple(by_month.get((row.person_id, month), Taken()) for month in months),
                lately=lately[row.person_id],
                fair=round(whole * row.share / shares),
            )
            for row in volunteers
        ),
    )


@dataclass(frozen=True, slots=True)
class HalfDay:
    """Half a day of the rota: who is on turn, each with the reason, and how many are missing, and why."""

    names: tuple[tuple[str, str], ...]
    missing: int
    why: str


@dataclass(frozen=True, slots=True)
class RotaDay:
    """A day of the rota; a half on which nobody is needed is None."""

    day: date
    morning: HalfDay | None
    afternoon: HalfDay | None


@dataclass(frozen=True, slots=True)
class Rota:
    """The days on which somebody is needed, by week, and how many turns each driver then has, those of the last weeks among them."""

    weeks: tuple[tuple[RotaDay, ...], ...]
    loads: tuple[tuple[str, int], ...]


def rota_from(body: Body, monday: date, weeks: int) -> Rota:
    """Return a rota for so many weeks from a Monday on."""
    found = ask_engine("rota", body, first=monday.isoformat(), weeks=weeks)
    names = names_of(driver for driver, _turns in found["loads"])
    halves = {
        key: HalfDay(
            tuple((names.get(turn["driver"], ""), turn["why"]) for turn in found["turns"] if turn["slot"] == key),
            *next(((gap["missing"], gap["why"]) for gap in found["gaps"] if gap["slot"] == key), (0, "")),
        )
        for key in found["needed"]
    }
    days = [
        RotaDay(date.fromisoformat(day), halves.get(f"{day}/am"), halves.get(f"{day}/pm"))
        for day in dict.fromkeys(key.partition("/")[0] for key in halves)
    ]
    by_week = groupby(days, key=lambda each: each.day.isocalendar()[:2])
    loads = tuple((names.get(driver, ""), turns) for driver, turns in found["loads"])
    return Rota(tuple(tuple(week) for _number, week in by_week), loads)
