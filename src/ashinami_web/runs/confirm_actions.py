"""Confirming what stands on the board, and taking a confirmation back: the moment a proposal becomes a promise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from ashinami.casework.basis import BREAKS_REGISTRATION
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.actions import record, record_about
from ashinami_web.bookings.basis import BASIS_FIELDS, DayRecord, set_basis
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import wishes_on
from ashinami_web.config.acting import Acting
from ashinami_web.helping.actions import arrange_proposed
from ashinami_web.people.roles import Permission
from ashinami_web.records.barring import Barred, barred
from ashinami_web.runs.actions import CannotMoveError
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.models import Day, Ride
from ashinami_web.runs.projection import project
from ashinami_web.runs.promises import promise, release


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a confirmation did: rides confirmed, and wishes that must wait, each with the reason in Japanese.

    `visits` are the support visits promised with them; `visits_waiting` those whose helper cannot go any more.
    """

    confirmed: tuple[UUID, ...]
    waiting: tuple[tuple[UUID, str], ...]
    visits: tuple[UUID, ...] = ()
    visits_waiting: tuple[UUID, ...] = ()


@transaction.atomic
def confirm(
    service_day: date, *, version: int, by: Acting, at: datetime, rides: Iterable[UUID] | None = None
) -> Confirmation:
    """Confirm rides that stand on the board: all of the day with the visits, or those named.

    An unlawful ride is never confirmed; an undetermined one only when a coordinator has signed it. These wait, with the reason.

    Raises
    ------
    BoardMovedError, DriverTakenError
        Somebody else was first; nothing is changed.
    """
    by.require(Permission.PLAN)
    day = day_of(by.body.pk, service_day)
    turn(day, version)
    wanted = Ride.objects.filter(run__day=day, state=RideState.OFFERED)
    wanted = wanted.select_related("run__vehicle").prefetch_related(
        Prefetch("wish", wishes_on(by.body.pk, service_day))
    )
    chosen = list(wanted if rides is None else wanted.filter(pk__in=list(rides)))
    done = _confirm(day, chosen, by, at)
    if rides is not None:
        return done
    promised, waiting = arrange_proposed(day.body_id, service_day, by=by, at=at)
    return replace(done, visits=tuple(one.pk for one in promised), visits_waiting=tuple(one.pk for one in waiting))


@transaction.atomic
def withdraw(ride: Ride, *, reason: str, version: int, by: Acting, at: datetime) -> None:
    """Take a confirmation back, before anybody has set out. The ride stays where it stands on the board, as a proposal."""
    by.require(Permission.PLAN)
    if ride.state != RideState.CONFIRMED:
        raise CannotMoveError(_("確定を取り消せるのは、まだ出発していない確定ずみの送迎だけです。"))
    turn(day_of(ride.body_id, ride.service_day), version)
    record_about(ride, EventKind.RIDE_WITHDRAWN, by=by.author, at=at, facts={"reason": reason})
    project(ride.wish)
    if ride.run is not None:
        release(ride.run)


def why_not_yet(wish: Wish) -> str:
    """Return why the law keeps a wish from being confirmed, in Japanese; empty when nothing does."""
    match wish.verdict:
        case Wish.Verdict.LAWFUL:
            return ""
        case Wish.Verdict.UNLAWFUL if wish.basis["headline"].startswith(BREAKS_REGISTRATION):
            return _("登録した送迎の決まりに合わないため、確定できません。法の根拠のページに理由があります。")
        case Wish.Verdict.UNLAWFUL:
            return _("いまの取り決めでは登録または許可が必要なため、確定できません。")
        case _ if wish.signed_by:
            return ""
        case _:
            return _("法の根拠が未確定です。世話役が未確認の点を見て署名すると確定できます。")


def _why_stopped(ride: Ride, stopped: Barred) -> str:
    """Return what in the ledgers, or in the group's own rules, stops the driver or the car; empty when nothing does."""
    found = stopped.why(ride.driver_id, ride.run.vehicle_id if ride.run else None)
    why = " ".join(one.text for one in found)
    return _("運転者か車の期限のため、確定できません。%(why)s") % {"why": why} if why else ""


def _confirm(day: Day, rides: list[Ride], by: Acting, at: datetime) -> Confirmation:
    on_record = DayRecord.of(day.body_id, day.service_day)
    for wish in {ride.wish_id: ride.wish for ride in rides}.values():
        # records or the law may have changed since the call: what is confirmed is judged now
        set_basis(wish, on_record)
        wish.save(update_fields=BASIS_FIELDS)
    stopped = barred(day.body_id, day.service_day)
    waiting = {ride.wish_id: why for ride in rides if (why := why_not_yet(ride.wish) or _why_stopped(ride, stopped))}
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
