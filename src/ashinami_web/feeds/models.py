"""A calendar's private address."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfBody
from ashinami_web.config.scope import Scope


class Feed(OfBody):
    """An address under which another program reads one of a body's calendars. Only the hash of its token is kept.

    `source` names the calendar (`sources.Source.name`).
    """

    source = models.CharField(max_length=20)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="feed_names_its_calendar")]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who acts for the body, and by who holds the address."""
        by_token = Q(token_hash=scope.link) if scope.link else Q(pk__in=())
        return Q(body__in=scope.bodies) | by_token
