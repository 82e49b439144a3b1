"""Recording events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol
from uuid import UUID, uuid4

from django.db import transaction

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.config import clock

DESK = "desk"


class DifferentEventError(ValueError):
    """An event with this id is already on record and says something else."""


@transaction.atomic
def record(
    *,
    body: UUID,
    kind: EventKind,
    subject: str,
    by: str,
    at: datetime,
    service_day: date,
    device: str = DESK,
    id: UUID | None = None,  # noqa: A002 - it is the event's id, made where it happened
    corrects: UUID | None = None,
    facts: Mapping[str, object] | None = None,
) -> Event:
    """Add an event; sending the same one again is harmless and returns the one on record.

    It is posted to the month of its service day, or, when that month is closed, waits for review without a period.
    """
    known = Event.objects.filter(pk=id).first() if id is not None else None
    if known is not None:
        if (known.body_id, known.kind, known.subject, known.happened_at) != (body, kind.value, subject, at):
            raise DifferentEventError(str(id))
        return known
    month = Month.of(service_day)
    return Event.objects.create(
        id=id or uuid4(),
        body_id=body,
        kind=kind.value,
        subject=subject,
        happened_at=at,
        recorded_at=clock.now(),
        service_day=service_day,
        posted_period=None if is_closed(body, month) else str(month),
        device_id=device,
        by=by,
        corrects_id=corrects,
        facts=dict(facts or {}),
    )


class OfADay(Protocol):
    """A wish, a ride: a row of one group that belongs to a service day."""

    pk: UUID
    body_id: UUID
    service_day: date


def record_about(
    row: OfADay, kind: EventKind, *, by: str, at: datetime, facts: Mapping[str, object] | None = None
) -> Event:
    """Add an event about a row, on its own service day."""
    return record(
        body=row.body_id, kind=kind, subject=str(row.pk), by=by, at=at, service_day=row.service_day, facts=facts
    )


def is_closed(body: UUID, month: Month) -> bool:
    """Whether the group has closed the month."""
    return Event.objects.filter(body_id=body, kind=EventKind.MONTH_CLOSED, subject=str(month)).exists()
