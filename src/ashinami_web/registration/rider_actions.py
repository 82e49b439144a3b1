"""Writing the list of riders. Events name the fields that changed, never what stood in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.registration.models import RiderEntry


@transaction.atomic
def write_rider(person: UUID, values: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> RiderEntry:
    """Write a rider's line of the list, or write it anew."""
    by.require(Permission.KEEP_RIDER_LIST)
    entry = RiderEntry.objects.filter(body=by.body, person=person).first() or RiderEntry(body=by.body, person_id=person)
    changed = sorted(name for name, value in values.items() if getattr(entry, name) != value)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()
    record(
        body=by.body.pk,
        kind=EventKind.LEDGER_CHANGED,
        subject=str(person),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": "rider", "changed": changed},
    )
    return entry
