"""Turns are written down every day; a turn whose wish was changed or called off by itself is marked so."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import Running
from ashinami_web.standing.actions import write_ahead
from ashinami_web.standing.models import Standing, Turn

KIND = "standing"
DAILY = "daily"
"""Who asks for the daily writing, as records name him."""

_CHANGED_BY_ITSELF: dict[str, str] = {
    EventKind.WISH_CHANGED: "wish",
    EventKind.WISH_CANCELLED: "wish",
    EventKind.WISH_UNMET: "wish",
    EventKind.VISIT_ASKED: "visit",
    EventKind.VISIT_CANCELLED: "visit",
    EventKind.VISIT_UNMET: "visit",
}
"""What tells that a wish, or a visit, is no longer what its rule said: a visit changed is asked anew."""


def on_event(instance: Event, *, created: bool, **_: object) -> None:
    """Mark the turn of a wish or visit that somebody changed by itself. A change of the rule takes the mark back as it goes."""
    held = _CHANGED_BY_ITSELF.get(instance.kind) if created else None
    if held is not None:
        Turn.objects.filter(body=instance.body_id, own=False, **{held: UUID(instance.subject)}).update(own=True)


def write_down(job: Running) -> dict[str, Any]:
    """Write the turns of a group's standing wishes down: what a worker runs."""
    rows = Standing.objects.filter(body=job.job.body_id).select_related("body")
    written = 0
    for row in rows:
        if job.stopped:
            break
        written += write_ahead(row, body=row.body, author=job.job.requested_by, at=clock.now(), today=clock.today())
    return {"written": written}


def ask_daily() -> None:
    """Ask each group with standing wishes to write on, once a day; a machine that was off asks when it starts."""
    now, today = clock.now(), clock.today()
    midnight = now.astimezone(clock.JAPAN).replace(hour=0, minute=0, second=0, microsecond=0)
    # the queue belongs to no body: every group with standing wishes is served
    with acting(whole_installation()):
        asked = Job.objects.filter(kind=KIND, requested_at__gte=midnight)
        bodies = Standing.objects.exclude(body__in=asked.values("body")).values_list("body", flat=True).distinct()
        for body in bodies:
            Job.objects.create(body_id=body, kind=KIND, requested_by=f"{DAILY}:{today.isoformat()}", requested_at=now)
