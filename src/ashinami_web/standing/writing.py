"""Writing turns down: over which days, by whom, and each once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from ashinami.basics.day import Days
from ashinami.casework.standing import AHEAD, Due
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.actions import write_wish
from ashinami_web.helping.actions import VisitAsked, write_visit
from ashinami_web.standing.models import Standing, Terms, Turn
from ashinami_web.standing.queries import Asked, said_on


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, for which group, and when: a person at the desk, or the daily round."""

    body: Body
    author: str
    at: datetime
    today: date


def ahead(today: date, *, since: date | None = None) -> Days:
    """Return the days from today (or a later one) to eight weeks ahead."""
    end = today + AHEAD + timedelta(days=1)
    return Days(min(max(today, since or today), end), end)


def add_turn(standing: Standing, due: Due, terms: Terms, pen: Pen) -> Turn:
    """Write a turn down, with its wish where it is driven; one whose day has gone by meanwhile stays without."""
    day = due.day if due.day is not None and due.day >= pen.today else None
    turn = Turn(body=pen.body, standing=standing, on=due.on, day=day, why=due.why.name if due.why else "")
    if day is not None:
        # the same terms and day give the same wish, whoever writes it and however often
        write(turn, said_on(terms, standing.rider_id, day), pen, uuid5(terms.pk, due.on.isoformat()))
    turn.save(force_insert=True)
    return turn


def write(turn: Turn, said: Asked, pen: Pen, key: UUID) -> None:
    """Write down what is wished on a turn, under a key that is the same whenever it is written again."""
    if isinstance(said, VisitAsked):
        turn.visit = write_visit(said, body=pen.body, author=pen.author, at=pen.at, id=key)
    else:
        turn.wish = write_wish(said, body=pen.body, author=pen.author, at=pen.at, id=key)
