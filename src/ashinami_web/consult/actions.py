"""Beginning a consultation, answering, going back, naming, copying and dropping it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.saved import to_plain
from ashinami.rules.answers import Origin, Slot
from ashinami.rules.facts import Entity, Value
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.consult.models import Consultation
from ashinami_web.people.roles import Permission

LONGEST_NAME = 80


@transaction.atomic
def begin(interview: Interview, *, name: str, by: Acting, at: datetime, day: date) -> Consultation:
    """Save a new consultation."""
    by.require(Permission.CONSULT)
    row = Consultation.objects.create(
        body=by.body, name=name, interview=to_plain(interview), begun_at=at, changed_at=at, changed_by=by.author
    )
    _event(EventKind.CONSULTATION_BEGUN, row, by, at, day, purpose=interview.purpose.key, on=interview.day.isoformat())
    return row


@transaction.atomic
def answer(row: Consultation, slot: Slot, value: Value, origin: Origin, *, by: Acting, at: datetime, day: date) -> None:
    """Save the answer to one question, in the place of any before it.

    Raises
    ------
    ValueError, LookupError
        When the question does not take the value, or is about somebody who is not listed.
    """
    _change(row, row.value.answered(slot, value, origin), slot, by=by, at=at, day=day)


@transaction.atomic
def name_members(
    row: Consultation, entity: Entity, names: Iterable[str], *, by: Acting, at: datetime, day: date
) -> None:
    """Save who or what stands in a list; none is an answer too."""
    _change(row, row.value.listed(entity, names), Slot(entity), by=by, at=at, day=day)


@transaction.atomic
def set_aside(row: Consultation, slot: Slot, *, by: Acting, at: datetime, day: date) -> None:
    """Save that nobody here can answer the question; it is not asked again."""
    _change(row, row.value.set_aside(slot), slot, by=by, at=at, day=day)


@transaction.atomic
def look_into(row: Consultation, form: str, *, by: Acting, at: datetime, day: date) -> None:
    """Go on with one form alone, or with all of them (an empty key); an unheard-of key is a LookupError."""
    interview = row.value
    focus = (interview.purpose.form(form).key,) if form else ()
    _save(
        row, Interview(interview.purpose, interview.day, interview.answers, interview.aside, frozenset(focus)), by, at
    )
    _event(EventKind.CONSULTATION_CHANGED, row, by, at, day, focus=form)


@transaction.atomic
def rename(row: Consultation, name: str, *, by: Acting, at: datetime, day: date) -> None:
    """Give it another name."""
    by.require(Permission.CONSULT)
    row.name = name
    row.save(update_fields=["name"])
    _event(EventKind.CONSULTATION_CHANGED, row, by, at, day, name=True)


@transaction.atomic
def copy(row: Consultation, *, on: date, by: Acting, at: datetime, day: date) -> Consultation:
    """Save a copy in which other answers, or another day, can be tried; the first one stays as it is."""
    name = _("%(name)s（写し）") % {"name": row.name}
    copied = begin(row.value.on(on), name=name[:LONGEST_NAME], by=by, at=at, day=day)
    copied.asked = row.asked
    copied.save(update_fields=["asked"])
    return copied


@transaction.atomic
def drop(row: Consultation, *, by: Acting, at: datetime, day: date) -> None:
    """Throw it away; the log keeps that it was there."""
    by.require(Permission.CONSULT)
    _event(EventKind.CONSULTATION_DROPPED, row, by, at, day)
    row.delete()


def _change(row: Consultation, interview: Interview, slot: Slot, *, by: Acting, at: datetime, day: date) -> None:
    """Save the interview after a question; the log keeps which question, the consultation what was said."""
    pair = [slot.id, slot.member]
    row.asked = [*(one for one in row.asked if one != pair), pair]
    _save(row, interview, by, at)
    _event(EventKind.CONSULTATION_CHANGED, row, by, at, day, fact=slot.id)


def _save(row: Consultation, interview: Interview, by: Acting, at: datetime) -> None:
    by.require(Permission.CONSULT)
    row.interview, row.changed_at, row.changed_by = to_plain(interview), at, by.author
    row.save()


def _event(kind: EventKind, row: Consultation, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=row.body_id, kind=kind, subject=str(row.pk), by=by.author, at=at, service_day=day, facts=facts)
