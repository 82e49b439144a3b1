"""Undoing the last change of the board: each change keeps how the board stood before it, and what was undone is an event too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.config.acting import Acting
from ashinami_web.helping.placing import propose_again, proposed_before
from ashinami_web.people.roles import Permission
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.models import Day, Ride, Run, Step
from ashinami_web.runs.promises import PROMISED, promise
from ashinami_web.runs.seating import OPEN

_OF_RUN = ("id", "driver_id", "vehicle_id", "window", "leave_home", "back_home", "stops")
_OF_RIDE = ("run_id", "driver_id", "pick_up_at", "drop_off_at", "metres", "locked")


class CannotUndoError(ValueError):
    """The last change can no longer be undone; the text says why, in Japanese."""


def board_before(day: Day) -> dict[str, Any]:
    """Return how the board stands, as JSON: asked before a change, kept by `remember` after it."""
    runs = Run.objects.filter(day=day).order_by("pk").values(*_OF_RUN)
    rides = Ride.objects.filter(body_id=day.body_id, service_day=day.service_day).values("id", "state", *_OF_RIDE)
    visits = proposed_before(day.body_id, day.service_day)
    return {"runs": _plain(runs), "rides": _plain(rides), "visits": visits}


def remember(day: Day, kind: EventKind, before: dict[str, Any], *, by: str, at: datetime) -> None:
    """Keep a change that was just made, so that it can be undone while nothing else changes the board."""
    Step.objects.create(
        body_id=day.body_id, day=day, version=day.version, kind=kind.value, made_at=at, made_by=by, before=before
    )


def last_step(body: Body, service_day: date) -> Step | None:
    """Return the change that can be undone: the one after which nothing has changed the board."""
    steps = Step.objects.filter(day__body=body, day__service_day=service_day, version=F("day__version"))
    return steps.filter(undone_at__isnull=True).first()


@transaction.atomic
def undo(service_day: date, *, version: int, by: Acting, at: datetime) -> Step:
    """Put the board back to how it stood before its last change. Promises given since, and marks, are never undone.

    Raises
    ------
    CannotUndoError
        When there is nothing to undo, or a ride was promised, driven or called off since.
    BoardMovedError
        When somebody changed the board first.
    """
    by.require(Permission.PLAN)
    day = day_of(by.body.pk, service_day)
    turn(day, version)
    step = Step.objects.filter(day=day, version=version, undone_at__isnull=True).first()
    if step is None:
        raise CannotUndoError(_("元に戻せる変更はありません。"))
    _put_back(day, step.before)
    step.undone_at = at
    step.save(update_fields=["undone_at"])
    # the board now stands as after the change before this one, which can be undone next
    Step.objects.filter(day=day, version=version - 1, undone_at__isnull=True).update(version=day.version)
    record(
        body=day.body_id,
        kind=EventKind.BOARD_UNDONE,
        subject=str(step.pk),
        by=by.author,
        at=at,
        service_day=day.service_day,
        facts={"undone": step.kind},
    )
    return step


def _put_back(day: Day, before: dict[str, Any]) -> None:
    rides = {str(ride.pk): ride for ride in Ride.objects.filter(body_id=day.body_id, service_day=day.service_day)}
    stood = {said["id"]: said for said in before["rides"]}
    for key, said in stood.items():
        ride = rides.get(key)
        if ride is None or (ride.state in OPEN) != (said["state"] in OPEN):
            raise CannotUndoError(_("そのあとに確定や取消しがあったため、元に戻せません。"))
    Ride.objects.filter(run__day=day).update(run=None)
    Run.objects.filter(day=day).delete()
    Run.objects.bulk_create(Run(body_id=day.body_id, day=day, **said) for said in before["runs"])
    for key, ride in rides.items():
        said = stood.get(key, {})  # a wish taken since stood nowhere
        for name in _OF_RIDE:
            setattr(ride, name, said.get(name, False if name == "locked" else None))
        if ride.state in OPEN:
            ride.state = RideState(said.get("state", RideState.REQUESTED))
    Ride.objects.bulk_update(
        rides.values(), ["run", "driver", "pick_up_at", "drop_off_at", "metres", "locked", "state"]
    )
    propose_again(day.body_id, day.service_day, before.get("visits", ()))
    for run in Run.objects.filter(day=day, rides__state__in=PROMISED).distinct().select_related("day"):
        promise(run)


def _plain(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows as JSON holds them."""
    return [{name: str(value) if isinstance(value, UUID) else value for name, value in row.items()} for row in rows]
