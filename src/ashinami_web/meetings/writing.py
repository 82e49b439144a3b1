"""What every action of the room does alike: a permission asked for, an event recorded, a person of an office made known."""

from __future__ import annotations

from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.bookings.queries import found_by
from ashinami_web.config.acting import Acting
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Permission


class MeetingError(ValueError):
    """It cannot be done; the text says why, in Japanese. `field` is where it was written."""

    def __init__(self, text: str, field: str | None = None) -> None:
        super().__init__(text)
        self.field = field


class Row(Protocol):
    """A row with a key."""

    pk: UUID


def event(  # noqa: PLR0913 - what every record says
    kind: EventKind, row: Row, what: str, *, by: Acting, at: datetime, day: date, **facts: object
) -> None:
    """Record what happened to a row; the facts never hold what somebody said."""
    record(
        body=by.body.pk,
        kind=kind,
        subject=str(row.pk),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": what, **facts},
    )


def known_person(name: str, *, by: Acting, at: datetime, day: date) -> Person:
    """Write down somebody who sits in a meeting or takes an action by duty; the body acted for knows the name from today."""
    by.require(Permission.KEEP_COMMUNITY)
    person = Person(municipality=town_of(by.body), name=name.strip())
    person.found_by = found_by(person)
    person.save(force_insert=True)
    Disclosure.objects.create(
        person=person,
        to_body=by.body,
        purpose=Disclosure.Purpose.OFFICE,
        consent=Disclosure.Consent.DUTY,
        start=day,
    )
    event(EventKind.PERSON_ADDED, person, "duty", by=by, at=at, day=day)
    return person
