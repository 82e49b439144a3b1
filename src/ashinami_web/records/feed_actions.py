"""The private address of the calendar of due dates: made, shown once, taken back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.driving.actions import hash_of
from ashinami_web.people.roles import Permission
from ashinami_web.records.models import CalendarFeed


@dataclass(frozen=True, slots=True)
class NewFeed:
    """An address just made. The token is shown once and never kept."""

    feed: CalendarFeed
    token: str


@transaction.atomic
def make_feed(*, by: Acting, at: datetime, day: date) -> NewFeed:
    """Make a private address of the group's due dates."""
    by.require(Permission.PLAN)
    token = secrets.token_urlsafe(24)
    feed = CalendarFeed.objects.create(body=by.body, token_hash=hash_of(token), made_at=at, made_by=by.author)
    _event(EventKind.LINK_MADE, feed, by, at, day)
    return NewFeed(feed, token)


@transaction.atomic
def revoke_feed(feed: CalendarFeed, *, by: Acting, at: datetime, day: date) -> None:
    """End it at once."""
    by.require(Permission.PLAN)
    if feed.revoked_at is None:
        feed.revoked_at = at
        feed.save(update_fields=["revoked_at"])
        _event(EventKind.LINK_REVOKED, feed, by, at, day)


def _event(kind: EventKind, feed: CalendarFeed, by: Acting, at: datetime, day: date) -> None:
    facts = {"what": "due dates"}
    record(body=feed.body_id, kind=kind, subject=str(feed.pk), by=by.author, at=at, service_day=day, facts=facts)
