"""How rows that may be shared are written: by their own body, into a circle it belongs to, each with its event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.bodies.models import Circle
from ashinami_web.config.acting import Acting
from ashinami_web.config.rows import OfCircle
from ashinami_web.people.roles import Permission


class RoomError(ValueError):
    """It cannot be done; the text says why, in Japanese."""


def write[R: OfCircle](  # noqa: PLR0913 - an action names all it is told
    row: R,
    said: Mapping[str, Any],
    *,
    circle: Circle | None,
    kind: EventKind,
    by: Acting,
    at: datetime,
    day: date,
) -> R:
    """Write what was said into a row of the body acted for, new or old, share it, and record which fields changed."""
    by.require(Permission.KEEP_COMMUNITY)
    is_new = row._state.adding  # noqa: SLF001 - Django's own word for it
    if is_new:
        row.body = by.body
    elif row.body_id != by.body.pk:
        raise PermissionDenied(f"{row._meta.label} {row.pk} belongs to another body")  # noqa: SLF001
    may_share_with(circle, by=by, day=day)
    changed = [name for name, value in said.items() if getattr(row, name, None) != value]
    for name, value in said.items():
        setattr(row, name, value)
    row.circle = circle
    row.save(force_insert=is_new)
    told(row, kind, by=by, at=at, day=day, what="written" if is_new else "changed", changed=[] if is_new else changed)
    return row


def told(  # noqa: PLR0913 - an action names all it is told
    row: OfCircle, kind: EventKind, *, by: Acting, at: datetime, day: date, what: str, **facts: object
) -> None:
    """Record what happened to a row; the record names fields, never what stands in them."""
    record(
        body=by.body.pk,
        kind=kind,
        subject=str(row.pk),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": what, "table": row._meta.model_name, **facts},  # noqa: SLF001
    )
