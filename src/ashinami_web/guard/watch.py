"""When the guard looks: after each event that may change a verdict, and every night."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs.models import Job

KIND = "guard"
NIGHTLY = "nightly"
"""Who asks for the nightly look, as records name him."""
AT_NIGHT = time(3, 0)

_OF_THE_GROUP = frozenset({"arrangement", "vehicle", "volunteer"})
_WATCHED = frozenset(
    {
        EventKind.REGISTRATION_RECORDED,
        EventKind.PROCEDURE_DONE,
        EventKind.LEDGER_CHANGED,
        EventKind.GROUP_CHANGED,
    }
)


def on_event(instance: Event, *, created: bool, **_: object) -> None:
    """Ask for a look when something was recorded that a verdict may rest on."""
    if created and is_watched(instance):
        ask(instance.body_id, by=instance.by, at=clock.now())


def is_watched(event: Event) -> bool:
    """Whether a verdict may rest on what happened."""
    if event.kind not in _WATCHED:
        return False
    return event.kind != EventKind.GROUP_CHANGED or event.facts.get("what") in _OF_THE_GROUP


def ask(body: UUID, *, by: str, at: datetime) -> Job | None:
    """Put a look in the queue, unless one waits there already; None where a group has no rides ahead.

    One that runs does not count: it may have read what has changed since.
    """
    if not Wish.objects.filter(body_id=body, service_day__gte=clock.today(), state__in=STILL_WANTED).exists():
        return None
    waiting = Job.objects.filter(body_id=body, kind=KIND, state=Job.State.QUEUED).first()
    return waiting or Job.objects.create(body_id=body, kind=KIND, requested_by=by, requested_at=at)


def ask_nightly() -> None:
    """Ask for a look at each group that has had none since the night; a machine that was off at night asks when it starts."""
    now = clock.now()
    local = now.astimezone(clock.JAPAN)
    night = datetime.combine(local.date(), AT_NIGHT, clock.JAPAN)
    since = night if night <= local else night - timedelta(days=1)
    # the queue belongs to no body: every group with rides ahead is looked at
    with acting(whole_installation()):
        ahead = Wish.objects.filter(service_day__gte=clock.today(), state__in=STILL_WANTED)
        looked = Job.objects.filter(kind=KIND, requested_at__gte=since)
        for body in ahead.exclude(body__in=looked.values("body")).values_list("body", flat=True).distinct():
            ask(body, by=NIGHTLY, at=now)
