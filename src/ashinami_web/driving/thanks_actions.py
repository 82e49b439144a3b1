"""Words of thanks the desk has heard for a driver."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body, Membership, Volunteer
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import dated
from ashinami_web.driving.models import Thanks
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Permission, Role


@dataclass(frozen=True, slots=True)
class Serving:
    """A driver, and since when he has driven for the group."""

    person: Person
    since: date


@transaction.atomic
def write_thanks(driver: UUID, words: str, *, said_on: date, by: Acting, at: datetime) -> Thanks:
    """Write down what somebody said of a driver. Who said it is not kept."""
    by.require(Permission.PLAN)
    row = Thanks.objects.create(
        body=by.body, driver_id=driver, said_on=said_on, words=words, written_at=at, written_by=by.author
    )
    facts = {"driver": str(driver)}
    subject = str(row.pk)
    record(
        body=by.body.pk,
        kind=EventKind.THANKS_WRITTEN,
        subject=subject,
        by=by.author,
        at=at,
        service_day=said_on,
        facts=facts,
    )
    return row


def serving(body: Body, day: date) -> list[Serving]:
    """Return who drives for the group on the day and since when, who has driven longest first."""
    rows = Volunteer.objects.filter(dated(on=day), body=body).prefetch_related("person")
    people = {row.person_id: row.person for row in rows}
    found = [Serving(person, since(body, key, day)) for key, person in people.items()]
    return sorted(found, key=lambda one: (one.since, one.person.kana))


def since(body: Body, driver: UUID, day: date) -> date:
    """Return the first day on which somebody stood on the group's list of drivers, or drove for it by role."""
    first = [
        *Volunteer.objects.filter(body=body, person=driver, start__lte=day).values_list("start", flat=True),
        *Membership.objects.filter(body=body, person=driver, role=Role.DRIVER, start__lte=day).values_list(
            "start", flat=True
        ),
    ]
    return min(first, default=day)
