"""Telling riders and their proxies, keeping what was not met, notes and hand-over between desks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.wish import Purpose, WhyUnmet
from ashinami_web.audit.actions import record, record_about
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.people.actions import Details, add_person
from ashinami_web.people.models import Disclosure
from ashinami_web.people.roles import Permission
from ashinami_web.shift.models import How, Note, Proxy, ShiftChange, Telling, Unmet


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A wish for which no ride is written down."""

    code: WhyUnmet
    wanted_on: date | None = None
    minute: Minute | None = None
    town: str = ""
    goes_to: str = ""
    purpose: Purpose = Purpose.OTHER
    note: str = ""


@transaction.atomic
def tell(wish: Wish, person: UUID, *, how: How, by: Acting, at: datetime) -> Telling:
    """Write down that somebody was told."""
    by.require(Permission.TAKE_WISHES)
    telling = Telling.objects.create(body=by.body, wish=wish, person_id=person, how=how, told_at=at, told_by=by.author)
    record_about(wish, EventKind.WISH_TOLD, by=by.author, at=at, facts={"whom": str(person), "how": how.value})
    return telling


@transaction.atomic
def keep_unmet(heard: Heard, *, by: Acting, at: datetime, day: date) -> Unmet:
    """Keep a wish that came to no ride, without a name: the needs of the town are counted from these."""
    by.require(Permission.TAKE_WISHES)
    row = Unmet.objects.create(
        body=by.body,
        day=day,
        wanted_on=heard.wanted_on,
        minute=heard.minute,
        town=heard.town,
        goes_to=heard.goes_to,
        purpose=heard.purpose.name,
        code=heard.code.name,
        note=heard.note,
        taken_by=by.author,
    )
    _record(EventKind.UNMET_HEARD, row.pk, by, at, day, code=heard.code.name, purpose=heard.purpose.name)
    return row


@transaction.atomic
def name_proxy(
    rider: UUID,
    *,
    name: str,
    phone: str,
    relation: Proxy.Relation,
    how: How,
    by: Acting,
    at: datetime,
    day: date,
) -> Proxy:
    """Write down who speaks for a rider and how he is told; the group may see him for its office work."""
    by.require(Permission.SEE_PEOPLE)
    person = add_person(
        Details(name=name, phone=phone),
        purpose=Disclosure.Purpose.OFFICE,
        consent=Disclosure.Consent.SPOKEN,
        by=by,
        at=at,
        day=day,
    )
    row = Proxy.objects.create(body=by.body, rider_id=rider, person=person, relation=relation, how=how)
    _record(EventKind.PERSON_CHANGED, rider, by, at, day, changed=["proxy"])
    return row


@transaction.atomic
def drop_proxy(row: Proxy, *, by: Acting, at: datetime, day: date) -> None:
    """Let somebody speak for her no longer. What he was told stays on record."""
    by.require(Permission.SEE_PEOPLE)
    rider = row.rider_id
    row.delete()
    _record(EventKind.PERSON_CHANGED, rider, by, at, day, changed=["proxy"])


@transaction.atomic
def leave_note(words: str, *, rider: UUID | None, due: date | None, by: Acting, at: datetime, day: date) -> Note:
    """Leave a word for the next desk."""
    by.require(Permission.TAKE_WISHES)
    row = Note.objects.create(body=by.body, words=words, rider_id=rider, due=due, made_at=at, made_by=by.author)
    _record(EventKind.NOTE_LEFT, row.pk, by, at, day)
    return row


@transaction.atomic
def tick_note(row: Note, *, by: Acting, at: datetime, day: date) -> None:
    """Say that what a note asks is done; doing it twice is harmless."""
    by.require(Permission.TAKE_WISHES)
    if row.done_at is None:
        row.done_at, row.done_by = at, by.author
        row.save(update_fields=["done_at", "done_by"])
        _record(EventKind.NOTE_DONE, row.pk, by, at, day)


@transaction.atomic
def hand_over(words: str, stood: dict[str, int], *, by: Acting, at: datetime, day: date) -> ShiftChange:
    """Hand the desk over: how things stand, and what is to be said."""
    by.require(Permission.TAKE_WISHES)
    row = ShiftChange.objects.create(body=by.body, words=words, stood=stood, made_at=at, made_by=by.author)
    _record(EventKind.SHIFT_HANDED, row.pk, by, at, day, **stood)
    return row


@transaction.atomic
def take_over(row: ShiftChange, *, by: Acting, at: datetime, day: date) -> None:
    """Take the desk over: what was handed over has been read."""
    by.require(Permission.TAKE_WISHES)
    if row.read_at is None:
        row.read_at, row.read_by = at, by.author
        row.save(update_fields=["read_at", "read_by"])
        _record(EventKind.SHIFT_TAKEN, row.pk, by, at, day)


def _record(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
