"""Arrangements: what is paid for a ride, dated, with the facts the law asks for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfBody, ends_after_start


class Arrangement(OfBody):
    """One way the group handles money. `facts` maps ids of facts to answers; what is not in it is not known."""

    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    is_default = models.BooleanField(default=False)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta(OfBody.Meta):
        constraints = [
            ends_after_start("arrangement_ends_after_start"),
            models.UniqueConstraint(fields=["body", "key"], condition=Q(end__isnull=True), name="arrangement_one_open"),
            models.UniqueConstraint(
                fields=["body"], condition=Q(is_default=True, end__isnull=True), name="arrangement_one_default"
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
