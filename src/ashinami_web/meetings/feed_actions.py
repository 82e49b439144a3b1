"""The calendar's private address: made, shown once, taken back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.config.acting import Acting
from ashinami_web.driving.actions import hash_of
from ashinami_web.meetings.models import Feed
from ashinami_web.meetings.writing import event
from ashinami_web.people.roles import Permission


@dataclass(frozen=True, slots=True)
class NewFeed:
    """An address just made. The token is shown once and never kept."""

    feed: Feed
    token: str


@transaction.atomic
def make_feed(*, by: Acting, at: datetime, day: date) -> NewFeed:
    """Make a private address of the body's calendar."""
    by.require(Permission.SEE_COMMUNITY)
    token = secrets.token_urlsafe(24)
    feed = Feed.objects.create(body=by.body, token_hash=hash_of(token), made_at=at, made_by=by.author)
    event(EventKind.LINK_MADE, feed, "calendar", by=by, at=at, day=day)
    return NewFeed(feed, token)


@transaction.atomic
def revoke_feed(feed: Feed, *, by: Acting, at: datetime, day: date) -> None:
    """End it at once."""
    by.require(Permission.SEE_COMMUNITY)
    if feed.revoked_at is None:
        feed.revoked_at = at
        feed.save(update_fields=["revoked_at"])
        event(EventKind.LINK_REVOKED, feed, "calendar", by=by, at=at, day=day)
