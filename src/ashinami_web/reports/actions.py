"""Closing a month, and taking in what comes late."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import is_closed
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.reports.models import ClosedMonth, SharedSheet
from ashinami_web.reports.parts import parts
from ashinami_web.reports.queries import counts_of, rides_without_result, table_of, workbook_of


class CannotCloseError(ValueError):
    """The month cannot be closed; the text says why, in Japanese."""


@transaction.atomic
def close_month(month: Month, *, by: Acting, at: datetime) -> ClosedMonth:
    """Close a month: its table is kept as bytes, its counts are shared with the municipality, and nothing is posted to it any more."""
    by.require(Permission.CLOSE_MONTH)
    if is_closed(by.body.pk, month):
        raise CannotCloseError(_("%(month)sはすでに締めてあります。") % {"month": month.wareki})
    end = month.days.end
    if end is None or at.astimezone(clock.JAPAN).date() < end:
        raise CannotCloseError(_("%(month)sはまだ終わっていません。") % {"month": month.wareki})
    missing = rides_without_result(by.body.pk, month).count()
    if missing:
        raise CannotCloseError(_("結果のない送迎が%(count)d件あります。先に記録してください。") % {"count": missing})
    for part in parts():
        part(by.body, month, by=by, at=at)
    table = table_of(by.body.pk, month)
    content = workbook_of(by.body, table)
    closed = ClosedMonth.objects.create(
        body=by.body,
        month=str(month),
        closed_at=at,
        closed_by=by.author,
        table=content,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    Event.objects.create(
        id=closed.pk,
        body=by.body,
        kind=EventKind.MONTH_CLOSED,
        subject=str(month),
        happened_at=at,
        recorded_at=clock.now(),
        service_day=at.astimezone(clock.JAPAN).date(),
        posted_period=str(month),
        device_id="desk",
        by=by.author,
        facts={
            "sha256": closed.sha256,
            "rides": table.total.rides,
            "metres": table.total.metres,
            "minutes": table.total.minutes,
        },
    )
    if by.body.municipality_id:
        SharedSheet.objects.create(
            body=by.body, to_body_id=by.body.municipality_id, month=str(month), shared_at=at, counts=counts_of(table)
        )
    return closed


@transaction.atomic
def accept_late(event: Event, *, by: Acting, at: datetime) -> Event:
    """Let a late event count: in the first open month after its own, with a reference. The closed month stays as it is."""
    by.require(Permission.CLOSE_MONTH)
    if event.posted_period is not None:
        raise CannotCloseError(_("この記録は確認待ちではありません。"))
    # its id is made from the event's: accepted from two desks, it is one acceptance
    acceptance, _made = Event.objects.get_or_create(
        id=uuid5(event.pk, EventKind.LATE_ACCEPTED),
        defaults={
            "body_id": event.body_id,
            "kind": EventKind.LATE_ACCEPTED,
            "subject": str(event.pk),
            "happened_at": at,
            "recorded_at": clock.now(),
            "service_day": at.astimezone(clock.JAPAN).date(),
            "posted_period": str(open_month(by.body, Month.of(event.service_day))),
            "device_id": "desk",
            "by": by.author,
            "facts": {"original_day": event.service_day.isoformat()},
        },
    )
    return acceptance


def open_month(body: Body, month: Month) -> Month:
    """Return the first month from `month` on that the group has not closed."""
    while is_closed(body.pk, month):
        month = month.next
    return month
