"""Writing and removing rows that a body may share: one way for every room of the community."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.bodies.models import Circle
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import OfBody
from ashinami_web.people.roles import Permission


@transaction.atomic
def put[Row: OfBody](
    row: Row,
    said: Mapping[str, object],
    *,
    kind: EventKind,
    by: Acting,
    at: datetime,
    day: date,
    needs: Permission = Permission.KEEP_COMMUNITY,
    facts: Mapping[str, object] | None = None,
) -> Row:
    """Write what is said into a new row, or a row of the own body; the log keeps which fields changed, not what stands in them.

    A circle among what is said must be one the body belongs to.
    """
    by.require(needs)
    is_new = row._state.adding  # noqa: SLF001 - Django's public way to know
    if is_new:
        row.body = by.body
    elif row.body_id != by.body.pk:
        raise PermissionDenied(f"{row} belongs to another body")
    changed = [name for name, value in said.items() if is_new or getattr(row, name) != value]
    circle = said.get("circle")
    if "circle" in changed and isinstance(circle, Circle):
        may_share_with(circle, by=by, day=day)
    for name in changed:
        setattr(row, name, said[name])
    row.save()
    what = {"table": row._meta.model_name, "new": is_new, "changed": sorted(changed), **(facts or {})}  # noqa: SLF001
    tell(kind, row, by=by, at=at, day=day, facts=what)
    return row


@transaction.atomic
def remove(row: OfBody, *, kind: EventKind, by: Acting, at: datetime, day: date) -> None:
    """Remove a row of the own body; the log keeps that it was there."""
    by.require(Permission.KEEP_COMMUNITY)
    if row.body_id != by.body.pk:
        raise PermissionDenied(f"{row} belongs to another body")
    tell(kind, row, by=by, at=at, day=day, facts={"table": row._meta.model_name, "removed": True})  # noqa: SLF001
    row.delete()


def tell(
    kind: EventKind,
    row: models.Model,
    *,
    by: Acting,
    at: datetime,
    day: date,
    facts: Mapping[str, object] | None = None,
) -> None:
    """Add an event about a row to the log of the body acted for."""
    record(body=by.body.pk, kind=kind, subject=str(row.pk), by=by.author, at=at, service_day=day, facts=facts)
