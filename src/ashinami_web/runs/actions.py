"""What people do on the board: ask for a proposal, move, lock, confirm, withdraw."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.actions import record, record_about
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import is_complete
from ashinami_web.config.acting import Acting
from ashinami_web.jobs.actions import enqueue
from ashinami_web.jobs.models import Job
from ashinami_web.people.roles import Permission
from ashinami_web.runs.asking import ask_engine
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.models import Ride
from ashinami_web.runs.seating import put_runs
from ashinami_web.runs.undo_actions import board_before, remember
from ashinami_web.runs.why import why_he_cannot, why_nobody_may


class CannotMoveError(ValueError):
    """The ride does not fit there; the text says why, in Japanese."""


def request_plan(service_day: date, *, by: Acting, at: datetime, seconds: int = 3) -> Job:
    """Ask the planner for a proposal."""
    by.require(Permission.PLAN)
    return enqueue("plan_day", {"day": service_day.isoformat(), "seconds": seconds}, by=by, at=at)


@transaction.atomic
def move(ride: Ride, driver: UUID, *, version: int, by: Acting, at: datetime) -> None:
    """Give a ride to another driver and re-time both runs; every other ride keeps its driver, every promise its minute.

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
    before = board_before(day)
    found = ask_engine("move", by.body, ride=str(ride.pk), driver=str(driver))
    if found is None or "why" in found:
        raise CannotMoveError(why_he_cannot(found["why"]) if found else why_nobody_may(ride.wish))
    turn(day, version)
    put_runs(day, found["runs"])
    remember(day, EventKind.RIDE_MOVED, before, by=by.author, at=at)
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
    record_about(
        wish,
        EventKind.WISH_CHANGED,
        by=by.author,
        at=at,
        facts={"changed": ["back", "back_at"], "verdict": wish.verdict},
    )


@transaction.atomic
def lock(ride: Ride, *, locked: bool, version: int, by: Acting, at: datetime) -> None:
    """Lock a ride to its driver, so that the planner leaves it with him; or unlock it."""
    by.require(Permission.PLAN)
    if ride.driver_id is None:
        raise CannotMoveError(_("運転者が決まっていない送迎は固定できません。"))
    day = day_of(ride.body_id, ride.service_day)
    before = board_before(day)
    turn(day, version)
    ride.locked = locked
    ride.save(update_fields=["locked"])
    remember(day, EventKind.RIDE_LOCKED if locked else EventKind.RIDE_UNLOCKED, before, by=by.author, at=at)
    record_about(
        ride,
        EventKind.RIDE_LOCKED if locked else EventKind.RIDE_UNLOCKED,
        by=by.author,
        at=at,
        facts={"driver": str(ride.driver_id)},
    )


def _has_time(ride: Ride) -> bool:
    """Whether the planner can place the ride: the wish says enough, and she does not ring first to be fetched."""
    wish = ride.wish
    rings = ride.leg == Leg.BACK.name and wish.back == Back.OPEN.name and not wish.accompaniment
    return is_complete(wish) and not rings
