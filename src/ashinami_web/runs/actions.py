"""What people do on the board: ask for a proposal, move, lock, confirm, withdraw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Prefetch

from ashinami.basics.clock import Minute
from ashinami.dispatch.problem import Fixed
from ashinami.dispatch.stop import MaxIterations
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.actions import record
from ashinami_web.bookings.basis import set_basis
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import is_complete, wishes_on
from ashinami_web.config.acting import Acting
from ashinami_web.jobs.actions import enqueue
from ashinami_web.jobs.models import Job
from ashinami_web.people.roles import Permission
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.models import Day, Ride
from ashinami_web.runs.planning import ask, plan, put_on_board
from ashinami_web.runs.projection import project
from ashinami_web.runs.promises import promise, release

REPAIR_ROUNDS = 60
"""How long the planner looks after one ride is moved: enough to re-time two runs, too short to rearrange the day."""


class CannotMoveError(ValueError):
    """The ride does not fit there; the text says why, in Japanese."""


class DriverTakenError(Exception):
    """Another desk has promised the driver for these minutes. Nothing was confirmed."""

    text = "この運転者は、同じ時間にほかの団体で先に確定されました。別の運転者を選んでください。"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a confirmation did: rides confirmed, and wishes that must wait, each with the reason in Japanese."""

    confirmed: tuple[UUID, ...]
    waiting: tuple[tuple[UUID, str], ...]


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
        raise CannotMoveError("確定した送迎は、確定を取り消してから動かしてください。")
    if not _has_time(ride):
        raise CannotMoveError("時刻がまだ決まっていません。時刻を書いてから、運転者を決めてください。")
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
        raise CannotMoveError("このお帰りには、すでに時刻が決まっています。")
    if wish.appointment is not None and minute < wish.appointment:
        raise CannotMoveError("予約の時刻より前です。時刻をもう一度確かめてください。")
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
        raise CannotMoveError("運転者が決まっていない送迎は固定できません。")
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


def confirm(
    service_day: date, *, version: int, by: Acting, at: datetime, rides: Iterable[UUID] | None = None
) -> Confirmation:
    """Confirm rides that stand on the board: all of the day, or those named.

    An unlawful ride is never confirmed; an undetermined one only when a coordinator has signed it. These wait, with the reason.

    Raises
    ------
    BoardMovedError, DriverTakenError
        Somebody else was first; nothing is changed.
    """
    by.require(Permission.PLAN)
    try:
        with transaction.atomic():
            day = day_of(by.body.pk, service_day)
            turn(day, version)
            wanted = Ride.objects.filter(run__day=day, state=RideState.OFFERED)
            wanted = wanted.select_related("run__vehicle").prefetch_related(
                Prefetch("wish", wishes_on(by.body.pk, service_day))
            )
            chosen = list(wanted if rides is None else wanted.filter(pk__in=list(rides)))
            return _confirm(day, chosen, by, at)
    except IntegrityError as error:
        if "driver_promised_once" in str(error):
            raise DriverTakenError from error
        raise


@transaction.atomic
def withdraw(ride: Ride, *, reason: str, version: int, by: Acting, at: datetime) -> None:
    """Take a confirmation back, before anybody has set out. The ride stays where it stands on the board, as a proposal."""
    by.require(Permission.PLAN)
    if ride.state != RideState.CONFIRMED:
        raise CannotMoveError("確定を取り消せるのは、まだ出発していない確定ずみの送迎だけです。")
    turn(day_of(ride.body_id, ride.service_day), version)
    record(
        body=ride.body_id,
        kind=EventKind.RIDE_WITHDRAWN,
        subject=str(ride.pk),
        by=by.author,
        at=at,
        service_day=ride.service_day,
        facts={"reason": reason},
    )
    project(ride.wish)
    if ride.run is not None:
        release(ride.run)


def why_not_yet(wish: Wish) -> str:
    """Return why the law keeps a wish from being confirmed, in Japanese; empty when nothing does."""
    match wish.verdict:
        case Wish.Verdict.LAWFUL:
            return ""
        case Wish.Verdict.UNLAWFUL:
            return "いまの取り決めでは登録または許可が必要なため、確定できません。"
        case _ if wish.signed_by:
            return ""
        case _:
            return "法の根拠が未確定です。世話役が未確認の点を見て署名すると確定できます。"


def _has_time(ride: Ride) -> bool:
    """Whether the planner can place the ride: the wish says enough, and she does not ring first to be fetched."""
    wish = ride.wish
    rings = ride.leg == Leg.BACK.name and wish.back == Back.OPEN.name and not wish.accompaniment
    return is_complete(wish) and not rings


def _confirm(day: Day, rides: list[Ride], by: Acting, at: datetime) -> Confirmation:
    for wish in {ride.wish_id: ride.wish for ride in rides}.values():
        # the arrangement or the law may have changed since the call: what is confirmed is judged now
        set_basis(wish)
        wish.save(update_fields=["basis", "verdict", "signed_by", "signed_at", "signed_reason"])
    waiting = {ride.wish_id: reason for ride in rides if (reason := why_not_yet(ride.wish))}
    confirmed = [ride for ride in rides if ride.wish_id not in waiting]
    for run in {ride.run.pk: ride.run for ride in confirmed if ride.run}.values():
        promise(run)
    for ride in confirmed:
        record(
            body=day.body_id,
            kind=EventKind.RIDE_CONFIRMED,
            subject=str(ride.pk),
            by=by.author,
            at=at,
            service_day=day.service_day,
            facts={
                "driver": str(ride.driver_id),
                "vehicle": str(ride.run.vehicle_id) if ride.run else "",
                "pick_up_at": ride.pick_up_at,
                "drop_off_at": ride.drop_off_at,
                "verdict": ride.wish.verdict,
                "signed_by": ride.wish.signed_by,
            },
        )
    for wish in {ride.wish_id: ride.wish for ride in confirmed}.values():
        project(wish)
    return Confirmation(tuple(ride.pk for ride in confirmed), tuple(waiting.items()))
