"""Stored events as library values."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from ashinami.basics.day import Month
from ashinami.vocabulary.event import Event as Happening
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event


def value_of(row: Event) -> Happening:
    """Return the event as the library knows it."""
    return Happening(
        id=row.pk,
        kind=EventKind(row.kind),
        subject=row.subject,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        service_day=row.service_day,
        posted_period=Month.parse(row.posted_period) if row.posted_period else None,
        device=row.device_id,
        by=row.by,
        corrects=row.corrects_id,
        facts=row.facts,
    )


def events_about(body: UUID, subjects: Iterable[str]) -> tuple[Happening, ...]:
    """Return the events of a group about the subjects (ids of rides, wishes …), in the order they happened."""
    rows = Event.objects.filter(body_id=body, subject__in=list(subjects)).order_by("happened_at", "recorded_at")
    return tuple(value_of(row) for row in rows)


def waiting_for_review(body: UUID) -> QuerySet[Event]:
    """Return the events that came after their month was closed and have not been accepted."""
    accepted = Event.objects.filter(body_id=body, kind=EventKind.LATE_ACCEPTED).values_list("subject", flat=True)
    return Event.objects.filter(body_id=body, posted_period__isnull=True).exclude(
        pk__in=[UUID(key) for key in accepted]
    )


def events_for_month(body: UUID, month: Month) -> tuple[Happening, ...]:
    """Return all a month's table needs: events posted to it, late ones accepted into it, and what these correct."""
    posted = Q(posted_period=str(month))
    rows = list(Event.objects.filter(posted, body_id=body))
    late = [UUID(row.subject) for row in rows if row.kind == EventKind.LATE_ACCEPTED]
    rows += Event.objects.filter(body_id=body, pk__in=late)
    have = {row.pk for row in rows}
    rows += Event.objects.filter(body_id=body, pk__in={row.corrects_id for row in rows if row.corrects_id} - have)
    return tuple(value_of(row) for row in rows)
