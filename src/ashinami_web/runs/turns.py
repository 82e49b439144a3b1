"""Turns over the months: what each driver has taken, and what his share of it would be. Who said no, and why, is nobody's business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ashinami.basics.day import Month
from ashinami.dispatch.cost import TURN
from ashinami_web.bodies.models import Body
from ashinami_web.bodies.queries import volunteers_on
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
