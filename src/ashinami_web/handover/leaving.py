"""When somebody leaves: what he still carries in any body is asked after first, and stands in open hand-overs afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting
from ashinami_web.config.scope import Scope, acting
from ashinami_web.handover.actions import open_handover
from ashinami_web.handover.rooms import Asked, held_by


def left_open(person: UUID, bodies: Iterable[Body], day: date) -> list[tuple[Body, int]]:
    """Return how much a person carries for each body: numbers alone, for who keeps log-ins may not read what it is."""
    found = []
    for body in bodies:
        # each body as itself: who keeps log-ins sees none of their rows
        with acting(Scope(day=day, bodies=frozenset({body.pk}), person=person)):
            count = len(held_by(Asked(body, day), person))
        if count:
            found.append((body, count))
    return found


@transaction.atomic
def open_for(person: UUID, bodies: Iterable[Body], *, by: Acting, at: datetime, day: date) -> int:
    """Open a hand-over in each body for which the person carries something; return how many. Nobody is named successor yet."""
    opened = 0
    for body, _count in left_open(person, bodies, day):
        with acting(Scope(day=day, bodies=frozenset({body.pk}), person=person)):
            open_handover(person=person, body=body, successor=None, last_day=day, by=by, at=at, day=day)
        opened += 1
    return opened
