"""What a volunteer wishes for himself: how much he takes, how far he goes, when he rests, whom he drives or does not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Pairing, Volunteer
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a volunteer takes: per cent of an equal share, metres from home, minutes at the wheel, and when he rests."""

    share: int
    farthest: int | None
    most_driving: int | None
    rest_after: int | None
    rest_minutes: int | None


@transaction.atomic
def set_limits(volunteer: Volunteer, limits: Limits, *, by: Acting, at: datetime, day: date) -> None:
    """Write down how much a volunteer takes."""
    by.require(Permission.PLAN)
    said = asdict(limits)
    for name, value in said.items():
        setattr(volunteer, name, value)
    volunteer.save(update_fields=list(said))
    _event("limits", volunteer, by, at, day)


@transaction.atomic
def pair(  # noqa: PLR0913 - an action names all it is told
    volunteer: Volunteer, rider: UUID, kind: Pairing.Kind, *, reason: str, by: Acting, at: datetime, day: date
) -> Pairing:
    """Write down that a volunteer is never sent to a rider, or gladly is. The record says that it changed, never why."""
    by.require(Permission.MANAGE_GROUP)
    row, _made = Pairing.objects.update_or_create(
        body=volunteer.body, driver_id=volunteer.person_id, rider_id=rider, defaults={"kind": kind, "reason": reason}
    )
    _event("pairing", volunteer, by, at, day)
    return row


@transaction.atomic
def unpair(pairing: Pairing, *, by: Acting, at: datetime, day: date) -> None:
    """Let a pairing hold no longer."""
    by.require(Permission.MANAGE_GROUP)
    volunteer = Volunteer.objects.filter(body=pairing.body_id, person=pairing.driver_id).latest("start")
    pairing.delete()
    _event("pairing", volunteer, by, at, day)


def _event(what: str, volunteer: Volunteer, by: Acting, at: datetime, day: date) -> None:
    record(
        body=by.body.pk,
        kind=EventKind.GROUP_CHANGED,
        subject=str(volunteer.person_id),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": what},
    )
