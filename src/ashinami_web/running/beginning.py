"""The first people of a real installation: a municipality, a group if there is one, and one log-in that can let the others in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body, Membership
from ashinami_web.bookings.queries import found_by
from ashinami_web.config.acting import author_of
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.people.actions import give_account
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.roles import Role

DEVICE = "setup"
OF_GROUP = (Role.COORDINATOR, Role.DESK, Role.ADMINISTRATOR)
OF_TOWN = (Role.SC, Role.MUNICIPALITY, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made; the password is shown once and kept nowhere."""

    body: Body
    username: str
    password: str


@transaction.atomic
def begin(  # noqa: PLR0913 - all that a beginning needs is named
    *, municipality: str, group: str, name: str, username: str, at: datetime, day: date
) -> Begun:
    """Make the municipality (or take the one of that name), the group, and its coordinator, who also keeps the log-ins.

    Without a group somebody begins for the municipality itself, as its life-support coordinator.
    """
    # nobody acts yet: set-up writes the first people
    with acting(whole_installation()):
        town, _ = Body.objects.get_or_create(kind=Body.Kind.MUNICIPALITY, name=municipality)
        body = Body.objects.create(kind=Body.Kind.GROUP, name=group, municipality=town) if group else town
        person = Person(municipality=town, name=name)
        person.found_by = found_by(person)
        person.save(force_insert=True)
        Disclosure.objects.create(
            person=person, to_body=body, purpose=Disclosure.Purpose.OFFICE, consent=Disclosure.Consent.DUTY, start=day
        )
        password = secrets.token_urlsafe(9)
        give_account(person, username=username, password=password)
        for role in OF_GROUP if group else OF_TOWN:
            Membership.objects.create(person=person, body=body, role=role, start=day)
            record(
                body=body.pk,
                kind=EventKind.MEMBERSHIP_STARTED,
                subject=str(person.pk),
                by=author_of(person.pk),
                at=at,
                service_day=day,
                device=DEVICE,
                facts={"role": role.value, "to": str(body.pk)},
            )
        return Begun(body, username, password)
