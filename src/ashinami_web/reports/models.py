"""Closed months: papers that never change by a byte."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import Keyed, Scoped
from ashinami_web.config.scope import Scope


class ClosedMonth(Keyed):
    """The papers of a closed month: the group's own table, kept as bytes with its hash."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    closed_at = models.DateTimeField()
    closed_by = models.CharField(max_length=60)
    table = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [
            models.UniqueConstraint(fields=["body", "month"], name="closedmonth_once"),
            models.CheckConstraint(
                condition=Q(month__regex=r"^[0-9]{4}-(0[1-9]|1[0-2])$"), name="closedmonth_is_a_month"
            ),
        ]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who acts for the group."""
        return Q(body__in=scope.bodies)


class SharedSheet(Keyed):
    """The sheet of a closed month a group shares with its municipality: counts, kilometres, minutes; no names."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    to_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")
    month = models.CharField(max_length=7)
    shared_at = models.DateTimeField()
    counts = models.JSONField()

    objects = Scoped[Self]()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["body", "to_body", "month"], name="sharedsheet_once")]

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by the group and by the body it shares with."""
        return Q(body__in=scope.bodies) | Q(to_body__in=scope.bodies)
