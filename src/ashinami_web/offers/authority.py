"""On whose word a driver's acceptance confirms a ride: somebody of the desk, as long as he may."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body, Membership
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.config.rows import dated
from ashinami_web.people.roles import Permission, Role

_PERSON = re.compile(r"person:([0-9a-f-]{36})")


def acting_again(author: str, body: Body, day: date) -> Acting | None:
    """Return somebody acting for a body as he may today; None when he may plan no more."""
    match = _PERSON.fullmatch(author)
    if match is None:
        return None
    person = UUID(match[1])
    rows = Membership.objects.filter(dated(on=day), person=person, body=body)
    who = Acting(person=person, body=body, roles=frozenset(Role(row.role) for row in rows), author=author_of(person))
    return who if who.may(Permission.PLAN) else None


def confirmed_by(body: UUID, ride: UUID) -> str:
    """Return who confirmed a ride last; empty when nobody has."""
    events = Event.objects.filter(body=body, subject=str(ride), kind="ride.confirmed").order_by("-recorded_at")
    return events.values_list("by", flat=True).first() or ""
