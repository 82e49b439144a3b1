"""Rows that know who may see them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from ashinami_web.config import scope as scopes
from ashinami_web.config.scope import Scope


class ScopedRows[M: models.Model](models.QuerySet[M]):
    """Rows that refuse to join people: a join goes past the scope on SQLite, and loses the row on PostgreSQL."""

    def select_related(self, *fields: Any) -> Self:  # noqa: ANN401 - Django's own shape
        """Join the rows named; people are read with `prefetch_related`."""
        for path in fields:
            model: Any = self.model
            for step in path.split("__"):
                model = model._meta.get_field(step).related_model  # noqa: SLF001 - Django's public way to a field
                if model._meta.label == "people.Person":  # noqa: SLF001
                    raise TypeError(f"{path}: people are read with prefetch_related, so that the scope holds")
        return super().select_related(*fields)


class Scoped[M: models.Model](models.Manager[M]):
    """Gives only the rows the scope in force may see; none when there is no scope."""

    def get_queryset(self) -> ScopedRows[M]:
        """Return the visible rows."""
        rows = ScopedRows[M](self.model, using=self._db)
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
