"""A fiscal year as the group's own records and books say it, ready to be looked at before it is kept."""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days, Month, fiscal_year_days
from ashinami.casework.money.year_record import YearRecord, year_record
from ashinami_web.audit.actions import is_closed
from ashinami_web.bodies.models import Body
from ashinami_web.money.books import moves
from ashinami_web.money.records import activities, classes

LISTS = ("month", "user_month")
"""The lists that records fill."""


def from_records(body: Body, year: int, until: date) -> YearRecord:
    """Return what rides, visits and books of a fiscal year say until a day. No class of a user is guessed."""
    days = fiscal_year_days(year)
    months = [Month.of(days.start)]
    while len(months) < 12 and months[-1].next.days.start <= until:
        months.append(months[-1].next)
    last = max(months[-1], Month.of(until))
    done = activities(body.pk, last, Days(days.start, months[-1].next.days.start))
    return year_record(
        months,
        done,
        classes({one.rider for one in done}),
        moves(body.pk, first=months[0], last=months[-1]),
        whole=len(months) == 12 and all(is_closed(body.pk, month) for month in months),
    )
