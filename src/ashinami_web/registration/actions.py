"""Writing down what is registered, and what is filed with the competent office."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.casework.registration.changes import due_on
from ashinami.casework.registration.version import Version
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.registration import Filing
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.registration.models import Procedure, Registration


class FilingError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def record_registration(version: Version, *, by: Acting, at: datetime, day: date) -> Registration:
    """Write down what is registered from a day on. The event keeps this version for good; the row shows the one that holds longest.

    `version.registration` is the key of the registration: a new one for a registration that is new to the program.
    """
    by.require(Permission.MANAGE_GROUP)
    known = Registration.objects.filter(pk=version.registration).first()
    if known is not None and known.way != version.way:
        raise FilingError(_("登録の種別は変えられません。別の登録として書いてください。"))
    content = version.facts
    if known is None or known.since <= version.since:
        representative = content.pop("representative") or None
        row, _made = Registration.objects.update_or_create(
            pk=version.registration,
            defaults=content | {"body": by.body, "representative_id": representative, "forum": version.forum or ""},
        )
    else:
        # said of an earlier day: history gains a version, the present stays
        row = known
    _event(EventKind.REGISTRATION_RECORDED, row.pk, by, at, day, **version.facts)
    return row


@transaction.atomic
def begin_procedure(
    registration: Registration,
    *,
    filing: Filing,
    change: str = "",
    year: int | None = None,
    happened_on: date | None = None,
    note: str = "",
    by: Acting,
    at: datetime,
    day: date,
) -> Procedure:
    """Write down that something is to be filed; its last day follows from what it is. An annual report is begun once a year."""
    by.require(Permission.MANAGE_GROUP)
    if filing is Filing.ANNUAL_REPORT:
        begun = Procedure.objects.filter(registration=registration, year=year).first()
        if begun is not None:
            return begun
    row = Procedure.objects.create(
        body=by.body,
        registration=registration,
        filing=filing,
        change=change,
        year=year,
        happened_on=happened_on,
        due_on=due_on(filing, expires_on=registration.expires_on, year=year, happened_on=happened_on),
        note=note,
    )
    _event(EventKind.PROCEDURE_OPENED, row.pk, by, at, day, filing=filing.value, change=change, year=year)
    return row


@transaction.atomic
def finish_procedure(procedure: Procedure, done_on: date, *, note: str, by: Acting, at: datetime, day: date) -> None:
    """Write down on which day it was handed in; never a day to come."""
    by.require(Permission.MANAGE_GROUP)
    if done_on > day:
        raise FilingError(_("出した日は、きょうまでの日にしてください。"))
    procedure.done_on, procedure.done_by, procedure.note = done_on, by.author, note
    procedure.save(update_fields=["done_on", "done_by", "note"])
    _event(EventKind.PROCEDURE_DONE, procedure.pk, by, at, day, filing=procedure.filing, done_on=done_on.isoformat())


@transaction.atomic
def file_now(
    registration: Registration,
    *,
    filing: Filing,
    year: int | None = None,
    done_on: date,
    note: str,
    by: Acting,
    at: datetime,
    day: date,
) -> Procedure:
    """Write down in one step that a renewal was applied for, or a report handed in."""
    row = begin_procedure(registration, filing=filing, year=year, by=by, at=at, day=day)
    finish_procedure(row, done_on, note=note, by=by, at=at, day=day)
    return row


@transaction.atomic
def drop_procedure(procedure: Procedure, *, by: Acting, at: datetime, day: date) -> None:
    """Take back something begun by mistake; what has been handed in stays."""
    by.require(Permission.MANAGE_GROUP)
    if procedure.done_on is not None:
        raise FilingError(_("もう出したものは、取りやめられません。"))
    key = procedure.pk
    procedure.delete()
    _event(EventKind.PROCEDURE_DROPPED, key, by, at, day, filing=procedure.filing, change=procedure.change)


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
