"""Helpers: taken on, or what they do and when changed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.helping.models import Helper
from ashinami_web.people.roles import Permission


@transaction.atomic
def take_on_helper(  # noqa: PLR0913 - what is said of a helper, by whom and when
    person: UUID,
    helps: list[str],
    half_days: list[list[bool]],
    *,
    farthest: int | None = None,
    by: Acting,
    at: datetime,
    day: date,
) -> Helper:
    """Take on a helper from today, or change what he does and when."""
    by.require(Permission.MANAGE_GROUP)
    said = {"helps": helps, "half_days": half_days, "farthest": farthest}
    row, _made = Helper.objects.update_or_create(
        body=by.body,
        person_id=person,
        end=None,
        defaults=said,
        create_defaults=said | {"start": day},
    )
    record(
        body=by.body.pk,
        kind=EventKind.GROUP_CHANGED,
        subject=str(person),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": "helper"},
    )
    return row
