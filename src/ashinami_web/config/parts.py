"""Rows that are a part of a shared row: seen with the whole, changed by the whole's own body alone; and rows that are only ever added."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q

from ashinami_web.config import policies
from ashinami_web.config import scope as scopes
from ashinami_web.config.rows import Keyed, ScopedRows, Shared, SharedRows, circles_of
from ashinami_web.config.scope import Scope


class PartRows[M: models.Model](SharedRows[M]):
    """Parts that other bodies may read: those changed or removed in bulk belong to a whole of one's own."""

    def own(self) -> Self:
        """Narrow to the parts of what the bodies acted for own."""
        scope = scopes.current()
        if scope is None:
            return self.none()
        model: Any = self.model
        return self if scope.everything else self.filter(**{f"{model.whole}__body__in": scope.bodies})


class Parts[M: models.Model](Shared[M]):
    """Gives the parts of what the scope sees, of which it changes only its own."""

    rows: type[ScopedRows[M]] = PartRows


class PartOf(Keyed):
    """A row that belongs to a row of `config.rows.OfCircle`, named by `whole`; `PartSecurity` is its twin on PostgreSQL."""

    whole: ClassVar[str]

    objects = Parts[Self]()

    class Meta:
        """Also for rows reached through another row."""

        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django takes them
        """Write the row; only the body of the whole may."""
        self._require_own()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 - as Django takes them
        """Remove the row; only the body of the whole may."""
        self._require_own()
        return super().delete(*args, **kwargs)

    @classmethod
    def visible(cls, scope: Scope) -> Q:
        """Seen by who sees the whole."""
        return Q(**{f"{cls.whole}__body__in": scope.bodies}) | Q(**{f"{cls.whole}__circle__in": circles_of(scope)})

    def is_own(self) -> bool:
        """Whether a body acted for owns the whole."""
        return bool(getattr(self, self.whole).is_own())

    def _require_own(self) -> None:
        if not self.is_own():
            raise PermissionDenied(f"{self._meta.label} {self.pk} belongs to another body")


class PartSecurity(policies.RowSecurity):
    """Row-level security of a table of parts. The table of the whole is read under its own policy, so a part is seen with it."""

    def __init__(self, table: str, column: str, whole: str) -> None:
        super().__init__(
            table,
            f"{column} IN (SELECT id FROM {whole})",  # noqa: S608 - names of our own tables
            changes=f"{column} IN (SELECT id FROM {whole} WHERE {policies.OF_BODY})",  # noqa: S608 - names of our own tables
        )


class AppendOnly(policies.Guard):
    """Triggers that let rows be added to a table, and never changed or removed; with `columns`, the others may still change.

    SQLite makes a table anew to change it, and its triggers fall with the old one: a migration that changes such a table ends with
    this operation again.
    """

    def __init__(self, table: str, columns: tuple[str, ...] = ()) -> None:
        of = f" OF {', '.join(columns)}" if columns else ""
        super().__init__(
            postgresql=f"""
            CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;
            CREATE TRIGGER {table}_append_only BEFORE UPDATE{of} OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION {table}_append_only();
            """,
            sqlite=(
                f"""CREATE TRIGGER {table}_no_change BEFORE UPDATE{of} ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
                f"""CREATE TRIGGER {table}_no_removal BEFORE DELETE ON {table}
                BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""",
            ),
        )
