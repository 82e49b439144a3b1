"""Rows that know who may see them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from ashinami_web.config import scope as scopes
from ashinami_web.config.scope import Scope


class Scoped[M: models.Model](models.Manager[M]):
    """Gives only the rows the scope in force may see; none when there is no scope."""

    def get_queryset(self) -> models.QuerySet[M]:
        """Return the visible rows."""
        rows = super().get_queryset()
        scope = scopes.current()
        if scope is None:
            return rows.none()
        if scope.everything:
            return rows
        model: Any = self.model
        return rows.filter(model.visible(scope))


class Keyed(models.Model):
    """A row with a key of its own, made by us and never reused."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        """Not a table of its own."""

        abstract = True


class OfBody(Keyed):
    """A row that belongs to one body; who acts for the body sees it."""

    body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")

    objects = Scoped[Self]()

    class Meta:
        """Also for rows reached through another row."""

        abstract = True
        base_manager_name = "objects"

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Return the condition on the rows a scope sees."""
        return Q(body__in=scope.bodies)


def dated(prefix: str = "", *, on: date) -> Q:
    """Return the condition 'in force on the day' for rows with a start and an end (the end day is no longer in it)."""
    return Q(**{f"{prefix}start__lte": on}) & (Q(**{f"{prefix}end__isnull": True}) | Q(**{f"{prefix}end__gt": on}))


def ends_after_start(name: str) -> models.CheckConstraint:
    """Return the constraint that a dated row does not end before it starts."""
    return models.CheckConstraint(
        condition=Q(end__isnull=True) | Q(end__gte=models.F("start")),
        name=name,
        violation_error_message="終わりの日が始まりの日より前です。",
    )
