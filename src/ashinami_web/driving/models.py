"""The driver's private link."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfBody, ends_after_start
from ashinami_web.config.scope import Scope
from ashinami_web.people.keys import PersonKey


class DriverLink(OfBody):
    """A link without log-in for one driver and one roster period. Only the hash of its token is kept."""

    driver = PersonKey()
    token_hash = models.CharField(max_length=64, unique=True)
    start = models.DateField()
    end = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=60)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [ends_after_start("driverlink_ends_after_start")]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who acts for the group, and by who holds the link."""
        by_token = Q(token_hash=scope.link) if scope.link else Q(pk__in=())
        return Q(body__in=scope.bodies) | by_token
