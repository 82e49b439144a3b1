"""Rows that know who may see them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, Self

from django.core.exceptions import PermissionDenied
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

    rows: type[ScopedRows[M]] = ScopedRows

    def get_queryset(self) -> ScopedRows[M]:
        """Return the visible rows. The condition is built once for a scope: rows read ahead ask for it again for each row."""
        scope = scopes.current()
        if scope is None:
            return self.rows(self.model, using=self._db).none()
        if scope.everything:
            return self.rows(self.model, using=self._db)
        model: Any = self.model
        kept, key = scopes.kept(), (self.rows, model, self._db)
        if key not in kept:
            kept[key] = self.rows(model, using=self._db).filter(model.visible(scope))
        narrowed: ScopedRows[M] = kept[key].all()
        return narrowed


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


class SharedRows[M: models.Model](ScopedRows[M]):
    """Rows that other bodies may read: what is changed or removed in bulk are the own ones alone, as on PostgreSQL."""

    def own(self) -> Self:
        """Narrow to the rows of the bodies acted for."""
        scope = scopes.current()
        if scope is None:
            return self.none()
        return self if scope.everything else self.filter(body__in=scope.bodies)

    def update(self, **values: Any) -> int:  # noqa: ANN401 - as Django takes them
        """Change the own rows among these."""
        return models.QuerySet.update(self.own(), **values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Remove the own rows among these."""
        return models.QuerySet.delete(self.own())


class Shared[M: models.Model](Scoped[M]):
    """Gives the rows the scope sees, of which it changes only its own."""

    rows: type[ScopedRows[M]] = SharedRows


class OfCircle(OfBody):
    """A row that belongs to one body, which alone changes it, and may be shared with a circle.

    Without a circle it is a private draft of its body. With one it is read by every body that belongs to the circle on the
    day of the scope. In the migration `0002_scope` of its room stands its twin for PostgreSQL:
    `policies.SharedSecurity("room_table")`.
    """

    circle = models.ForeignKey("bodies.Circle", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = Shared[Self]()  # type: ignore[misc]  # the same manager, narrower in what it changes

    class Meta(OfBody.Meta):
        """Also for rows reached through another row."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        """Write the row; only its own body may."""
        self._require_own()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - as Django takes them
        """Remove the row; only its own body may."""
        self._require_own()
        return super().delete(*args, **kwargs)

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by its body, and by the circle it is shared with."""
        return super().visible(scope) | Q(circle__in=circles_of(scope))

    def is_own(self) -> bool:
        """Whether a body acted for owns the row."""
        scope = scopes.current()
        return scope is not None and (scope.everything or self.body_id in scope.bodies)

    def _require_own(self) -> None:
        if not self.is_own():
            raise PermissionDenied(f"{self._meta.label} {self.pk} belongs to another body")


class Between(OfBody):
    """A row between two bodies: one tells or asks, the other answers. Both read it, and both write their part.

    Its twin for PostgreSQL: `policies.RowSecurity("room_table", policies.BETWEEN, adds=policies.OF_BODY)`.
    """

    to_body = models.ForeignKey("bodies.Body", on_delete=models.PROTECT, related_name="+")

    class Meta(OfBody.Meta):
        """Also for rows reached through another row."""

        abstract = True

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who wrote it and by whom it is for."""
        return super().visible(scope) | Q(to_body__in=scope.bodies)


def circles_of(scope: Scope) -> models.QuerySet[Any, Any]:
    """Return the keys of the circles to which a body acted for belongs on the day of the scope."""
    from ashinami_web.bodies.models import CircleMember  # noqa: PLC0415 - its models stand on these rows

    return CircleMember.objects.filter(dated(on=scope.day), body__in=scope.bodies).values("circle")


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
