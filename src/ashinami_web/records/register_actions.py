"""Writing the registers of accidents and of complaints. Events name the fields that changed, never what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.records.models import Complaint, Incident


class RegisterError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


@transaction.atomic
def write_incident(row: Incident | None, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Incident:
    """Write an accident or a near miss down, or write it on. A day's desk may begin it; nobody waits for the coordinator."""
    by.require(Permission.PLAN)
    found = row or Incident(body=by.body, written_at=at, written_by=by.author)
    changed = _write(found, values)
    happened = found.happened_at.astimezone(clock.JAPAN).date()
    if found.happened_at > at:
        raise RegisterError(_("起きた日時が、これから先になっています。"))
    if found.reported_on is not None and not happened <= found.reported_on <= day:
        raise RegisterError(_("報告書を出した日を確かめてください。"))
    if found.told_office_at is not None and not found.happened_at <= found.told_office_at <= at:
        raise RegisterError(_("速報した日時を確かめてください。"))
    found.save()
    _event(EventKind.INCIDENT_CHANGED, found.pk, by, at, day, changed=changed)
    return found


@transaction.atomic
def write_complaint(
    row: Complaint | None, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> Complaint:
    """Write a complaint down, or write it on; who writes it first handles it."""
    by.require(Permission.PLAN)
    found = row or Complaint(body=by.body, handler=by.author)
    changed = _write(found, values)
    if found.received_on > day or (found.settled_on is not None and not found.received_on <= found.settled_on <= day):
        raise RegisterError(_("受けた日と、済んだ日を確かめてください。"))
    found.save()
    _event(EventKind.COMPLAINT_CHANGED, found.pk, by, at, day, changed=changed)
    return found


def _write(row: Incident | Complaint, values: Mapping[str, Any]) -> list[str]:
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name, value in values.items():
        setattr(row, name, value)
    return changed


def _event(kind: EventKind, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(body=by.body.pk, kind=kind, subject=str(subject), by=by.author, at=at, service_day=day, facts=facts)
