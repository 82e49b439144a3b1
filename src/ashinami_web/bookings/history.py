"""What happened to a wish, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ashinami.vocabulary.ride import Leg
from ashinami_web.audit.queries import events_about
from ashinami_web.audit.words import WORDS
from ashinami_web.bookings.models import Wish
from ashinami_web.people.queries import authors


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: when, which way it concerns (nothing: the whole wish), what, the reason given, and who says so."""

    at: datetime
    leg: Leg | None
    what: str
    reason: str
    who: str


def history(wish: Wish) -> list[Line]:
    """Return what happened to a wish and its rides, oldest first; authors by name as far as they may be seen."""
    legs = {str(ride.pk): Leg[ride.leg] for ride in wish.rides.all()}
    events = events_about(wish.body_id, [str(wish.pk), *legs])
    names = authors(event.by for event in events)
    return [
        Line(
            at=event.happened_at,
            leg=legs.get(event.subject),
            what=str(WORDS[event.kind]),
            reason=str(event.facts.get("reason") or ""),
            who=names.get(event.by, ""),
        )
        for event in events
    ]
