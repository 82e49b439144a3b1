"""A calendar's private address: made, shown once, taken back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config.acting import Acting
from ashinami_web.driving.actions import hash_of
from ashinami_web.feeds.models import Feed
from ashinami_web.feeds.sources import Source, sources


@dataclass(frozen=True, slots=True)
class NewFeed:
    """An address just made. The token is shown once and never kept."""

    feed: Feed
    token: str


@transaction.atomic
def make_feed(source: Source, *, by: Acting, at: datetime, day: date) -> NewFeed:
    """Make a private address of one of the body's calendars."""
    by.require(source.permission)
    token = secrets.token_urlsafe(24)
    feed = Feed.objects.create(
        body=by.body, source=source.name, token_hash=hash_of(token), made_at=at, made_by=by.author
    )
    _event(EventKind.FEED_MADE, feed, by, at, day)
    return NewFeed(feed, token)


@transaction.atomic
def revoke_feed(feed: Feed, *, by: Acting, at: datetime, day: date) -> None:
    """End it at once."""
    by.require(sources()[feed.source].permission)
    if feed.revoked_at is None:
        feed.revoked_at = at
        feed.save(update_fields=["revoked_at"])
        _event(EventKind.FEED_REVOKED, feed, by, at, day)


def _event(kind: EventKind, feed: Feed, by: Acting, at: datetime, day: date) -> None:
    facts = {"what": feed.source}
    record(body=feed.body_id, kind=kind, subject=str(feed.pk), by=by.author, at=at, service_day=day, facts=facts)
