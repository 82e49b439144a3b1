"""Writing the ledgers: drivers, cars, offices and who is responsible in them.

Events name the fields that changed, never what stood in them: a licence number or an illness has no place in a log that nothing erases.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from ashinami.casework.registration.retention import kept_until
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Vehicle, Volunteer
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.registration.models import DriverEntry, DriverNote, Holder, Office, VehicleEntry
from ashinami_web.runs.models import Ride


class LedgerError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def write_driver(
    volunteer: Volunteer, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> DriverEntry:
    """Write a driver's page. Who has left drives no more: the volunteer ends on the same day, once nobody is promised to him."""
    by.require(Permission.MANAGE_GROUP)
    entry = DriverEntry.objects.filter(volunteer=volunteer).first() or DriverEntry(body=by.body, volunteer=volunteer)
    changed = _write(entry, values)
    if entry.left_on is not None and volunteer.end != entry.left_on:
        _refuse_with_rides(volunteer, entry.left_on)
        volunteer.end = max(entry.left_on, volunteer.start)
        volunteer.save(update_fields=["end"])
    _event("driver", volunteer.person_id, by, at, day, changed=changed)
    return entry


@transaction.atomic
def add_note(entry: DriverEntry, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> DriverNote:
    """Add a line to a driver's page."""
    by.require(Permission.MANAGE_GROUP)
    note = DriverNote.objects.create(body=by.body, entry=entry, **values)
    _event("note", entry.volunteer.person_id, by, at, day, kind=note.kind)
    return note


@transaction.atomic
def strike_note(note: DriverNote, *, by: Acting, at: datetime, day: date) -> None:
    """Take back a line written by mistake."""
    by.require(Permission.MANAGE_GROUP)
    note.delete()
    _event("note_struck", note.entry.volunteer.person_id, by, at, day, kind=note.kind)


@transaction.atomic
def forget_driver(person: UUID, *, day: date) -> None:
    """Remove somebody's pages as part of erasing him, once they need no longer be kept."""
    for entry in DriverEntry.objects.filter(volunteer__person=person):
        last = kept_until(entry.left_on)
        if entry.left_on is None or (last is not None and day <= last):
            raise LedgerError(
                _(
                    "運転者台帳は、運転者でなくなった日から2年残す決まりです。その日を書き、2年たってから消去してください。"
                )
            )
        entry.delete()


@transaction.atomic
def write_vehicle(vehicle: Vehicle, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> VehicleEntry:
    """Write a car's page."""
    by.require(Permission.MANAGE_GROUP)
    entry = VehicleEntry.objects.filter(vehicle=vehicle).first() or VehicleEntry(body=by.body, vehicle=vehicle)
    _event("vehicle", vehicle.pk, by, at, day, changed=_write(entry, values))
    return entry


@transaction.atomic
def write_office(office: Office | None, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Office:
    """Add an office, or change it; two offices have two names."""
    by.require(Permission.MANAGE_GROUP)
    row = office or Office(body=by.body)
    if Office.objects.filter(body=by.body, name=values["name"]).exclude(pk=row.pk).exists():
        raise LedgerError(_("同じ名前の事務所があります。"))
    changed = _write(row, values)
    _event("office", row.pk, by, at, day, changed=changed)
    return row


@transaction.atomic
def appoint(office: Office, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Holder:
    """Say that somebody holds a post in an office."""
    by.require(Permission.MANAGE_GROUP)
    if Holder.objects.filter(office=office, post=values["post"], person=values["person_id"], end__isnull=True).exists():
        raise LedgerError(_("この方は、もうこの役についています。"))
    holder = Holder.objects.create(body=by.body, office=office, **values)
    _event("holder", holder.person_id, by, at, day, office=str(office.pk), post=holder.post)
    return holder


@transaction.atomic
def discharge(holder: Holder, end: date, *, by: Acting, at: datetime, day: date) -> None:
    """Say from which day on somebody no longer holds a post."""
    by.require(Permission.MANAGE_GROUP)
    if end < holder.start:
        raise LedgerError(_("終わりの日が始まりの日より前です。"))
    holder.end = end
    holder.save(update_fields=["end"])
    _event("holder_ended", holder.person_id, by, at, day, office=str(holder.office_id), post=holder.post)


def _write(row: Model, values: Mapping[str, Any]) -> list[str]:
    """Write the values into the row; return the names of the fields that changed."""
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return changed


def _refuse_with_rides(volunteer: Volunteer, left_on: date) -> None:
    promised = Ride.objects.filter(
        body=volunteer.body_id, driver=volunteer.person_id, state__in=STILL_WANTED, service_day__gte=left_on
    )
    if promised.exists():
        raise LedgerError(_("この方が運転する予定の送迎があります。先に、ほかの方にかえてください。"))


def _event(what: str, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(
        body=by.body.pk,
        kind=EventKind.LEDGER_CHANGED,
        subject=str(subject),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": what, **facts},
    )
