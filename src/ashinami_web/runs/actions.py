"""What people do on the board: ask for a proposal, move, lock, confirm, withdraw."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.dispatch.problem import Fixed
from ashinami.dispatch.stop import MaxIterations
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.actions import record
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import is_complete
from ashinami_web.config.acting import Acting
from ashinami_web.jobs.actions import enqueue
from ashinami_web.jobs.models import Job
from ashinami_web.people.roles import Permission
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.models import Ride
from ashinami_web.runs.planning import ask, plan, put_on_board

REPAIR_ROUNDS = 60
"""How long the planner looks after one ride is moved: enough to re-time two runs, too short to rearrange the day."""


class CannotMoveError(ValueError):
    """The ride does not fit there; the text says why, in Japanese."""


def request_plan(service_day: date, *, by: Acting, at: datetime, seconds: int = 3) -> Job:
    """Ask the planner for a proposal."""
    by.require(Permission.PLAN)
    return enqueue("plan_day", {"day": service_day.isoformat(), "seconds": seconds}, by=by, at=at)


@transaction.atomic
def move(ride: Ride, driver: UUID, *, version: int, by: Acting, at: datetime) -> None:
    """Give a ride to another driver and re-time both runs; every other ride keeps its driver.

    Raises
    ------
    CannotMoveError
        When it does not fit: nothing is changed.
    BoardMovedError
        When somebody changed the board first.
    """
    by.require(Permission.PLAN)
    if ride.state not in (RideState.REQUESTED, RideState.OFFERED):
        raise CannotMoveError(_("確定した送迎は、確定を取り消してから動かしてください。"))
    if not _has_time(ride):
        raise CannotMoveError(_("時刻がまだ決まっていません。時刻を書いてから、運転者を決めてください。"))
    day = day_of(ride.body_id, ride.service_day)
    turn(day, version)
    on_board = list(Ride.objects.filter(body_id=day.body_id, run__day=day).exclude(pk=ride.pk))
    locks = [Fixed(str(other.wish_id), Leg[other.leg], str(other.driver_id)) for other in on_board]
    locks.append(Fixed(str(ride.wish_id), Leg[ride.leg], str(driver)))
    if ride.wish.accompaniment:  # the driver who stays with her drives both ways
        locks = [lock for lock in locks if lock.wish != str(ride.wish_id)]
        locks += [Fixed(str(ride.wish_id), Leg[leg.leg], str(driver)) for leg in ride.wish.rides.all()]
    keys = {other.wish_id for other in on_board} | {ride.wish_id}
    wishes = (
        Wish.objects.filter(pk__in=keys)
        .select_related("origin", "destination", "arrangement")
        .prefetch_related("rider")
    )
    proposal = plan(
        ask(by.body, day.service_day, wishes=wishes, also=locks),
        by.body,
        seed=day.version,
        stop=MaxIterations(REPAIR_ROUNDS),
    )
    if proposal.left_out:
        raise CannotMoveError(proposal.left_out[0].text)
    put_on_board(day, proposal)
    record(
        body=day.body_id,
        kind=EventKind.RIDE_MOVED,
        subject=str(ride.pk),
        by=by.author,
        at=at,
        service_day=day.service_day,
        facts={"driver": str(driver), "from": str(ride.driver_id or "")},
    )


@transaction.atomic
def set_return(ride: Ride, minute: Minute, *, by: Acting, at: datetime) -> None:
    """Give an open return its time: she has rung and is done. From now on it is planned like any other."""
    by.require(Permission.PLAN)
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=ride.wish_id)
    if wish.back != Back.OPEN.name or ride.leg != Leg.BACK.name or ride.state != RideState.REQUESTED:
        raise CannotMoveError(_("このお帰りには、すでに時刻が決まっています。"))
    if wish.appointment is not None and minute < wish.appointment:
        raise CannotMoveError(_("予約の時刻より前です。時刻をもう一度確かめてください。"))
    wish.back, wish.back_at = Back.FIXED.name, minute
    wish.save(update_fields=["back", "back_at"])
    record(
        body=wish.body_id,
        kind=EventKind.WISH_CHANGED,
        subject=str(wish.pk),
        by=by.author,
        at=at,
        service_day=wish.service_day,
        facts={"changed": ["back", "back_at"], "verdict": wish.verdict},
    )


@transaction.atomic
def lock(ride: Ride, *, locked: bool, version: int, by: Acting, at: datetime) -> None:
    """Lock a ride to its driver, so that the planner leaves it with him; or unlock it."""
    by.require(Permission.PLAN)
    if ride.driver_id is None:
        raise CannotMoveError(_("運転者が決まっていない送迎は固定できません。"))
    turn(day_of(ride.body_id, ride.service_day), version)
    ride.locked = locked
    ride.save(update_fields=["locked"])
    record(
        body=ride.body_id,
        kind=EventKind.RIDE_LOCKED if locked else EventKind.RIDE_UNLOCKED,
        subject=str(ride.pk),
        by=by.author,
        at=at,
        service_day=ride.service_day,
        facts={"driver": str(ride.driver_id)},
    )


def _has_time(ride: Ride) -> bool:
    """Whether the planner can place the ride: the wish says enough, and she does not ring first to be fetched."""
    wish = ride.wish
    rings = ride.leg == Leg.BACK.name and wish.back == Back.OPEN.name and not wish.accompaniment
    return is_complete(wish) and not rings
