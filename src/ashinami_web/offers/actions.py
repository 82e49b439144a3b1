"""Asking drivers: a ladder begun, an answer taken, a driver who drops out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.asking import AskState, CannotWhy, LadderState
from ashinami.vocabulary.event import EventKind
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.offers.authority import acting_again
from ashinami_web.offers.beginning import DESK, CannotAskError, TooLateError, begin, event
from ashinami_web.offers.climbing import advance, end, why_off
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.offers.wishes import asked_before
from ashinami_web.outbox.actions import drop
from ashinami_web.people.roles import Permission
from ashinami_web.runs.asking import ask_engine
from ashinami_web.runs.board import BoardMovedError, day_of, turn
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride
from ashinami_web.runs.promises import DriverTakenError
from ashinami_web.runs.seating import OPEN, put_runs
from ashinami_web.runs.undo_actions import board_before, remember


@transaction.atomic
def start_ladder(wish: Wish, *, first: Iterable[UUID] = (), by: Acting, at: datetime) -> Ladder:
    """Begin to ask drivers about the ways of a wish that are not promised: those named first, then who costs everybody least.

    Whoever begins it lends his word: the first acceptance confirms the ride, as far as the law lets it.

    Raises
    ------
    CannotAskError
        When it is being asked already, is settled, has no time yet, or nobody could drive it.
    """
    by.require(Permission.PLAN)
    wish = Wish.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    if Ladder.objects.filter(wish=wish, state=LadderState.OPEN).exists():
        raise CannotAskError(_("この申込みは、もう打診しています。"))
    legs = [ride.leg for ride in _open_rides(wish)]
    if not legs:
        raise CannotAskError(_("この申込みに、運転者をさがす送迎はありません。"))
    return begin(wish, legs, list(first), without=asked_before(wish.pk), by=by.author, on_word_of=by.author, at=at)


@transaction.atomic
def accept(rung: Rung, *, by: str, at: datetime, device: str = DESK) -> Rung:
    """Take a driver's yes: the ride goes onto the board with him, locked, and is confirmed on the word of who began the ladder.

    A yes that comes after his time is taken while nobody else has said it. When the minutes no longer fit, the ask is closed and the
    ladder goes on; when the law keeps the ride from being confirmed, it waits on the board for the desk.

    Raises
    ------
    TooLateError
        When the ride is settled otherwise; nothing changes.
    """
    ladder = _held(rung)
    rung = Rung.objects.get(pk=rung.pk)
    if rung.state == AskState.ACCEPTED:
        return rung  # pressed twice
    if ladder.state not in (LadderState.OPEN, LadderState.HANDED_BACK) or _settled(ladder):
        raise TooLateError(_("この送迎は、もう決まりました。お返事をありがとうございました。"))
    try:
        with transaction.atomic():
            _put_on_board(rung, ladder, by, at)
    except (_GoneError, DriverTakenError, BoardMovedError):
        _answer(rung, AskState.GONE, ladder, by=by, at=at, device=device)
        advance(ladder.pk, now=at)
        return rung
    _answer(rung, AskState.ACCEPTED, ladder, by=by, at=at, device=device)
    end(ladder, LadderState.FILLED, "", at, by=by)
    return rung


@transaction.atomic
def decline(rung: Rung, why: CannotWhy, *, by: str, at: datetime, device: str = DESK) -> Rung:
    """Take a driver's no; the next one is asked at once. The reason spares him the same question again and is counted nowhere.

    Raises
    ------
    TooLateError
        When the ride is settled otherwise; nothing changes.
    """
    ladder = _held(rung)
    rung = Rung.objects.get(pk=rung.pk)
    if rung.state == AskState.DECLINED:
        return rung  # pressed twice
    if rung.state in (AskState.ACCEPTED, AskState.PASSED, AskState.GONE) or ladder.state not in (
        LadderState.OPEN,
        LadderState.HANDED_BACK,
    ):
        raise TooLateError(_("この送迎は、もう決まりました。お返事をありがとうございました。"))
    rung.why = why.value
    _answer(rung, AskState.DECLINED, ladder, by=by, at=at, device=device)
    advance(ladder.pk, now=at)
    return rung


@transaction.atomic
def call_off(ladder: Ladder, *, by: Acting, at: datetime) -> None:
    """Stop asking; who was asked is told that no answer is needed."""
    by.require(Permission.PLAN)
    ladder = Ladder.objects.select_for_update(of=("self",)).select_related("wish").get(pk=ladder.pk)
    if ladder.state == LadderState.OPEN:
        end(ladder, LadderState.CALLED_OFF, "受付がやめました。", at, by=by.author)


class _GoneError(Exception):
    """The minutes he was asked about no longer fit."""


def _put_on_board(rung: Rung, ladder: Ladder, by: str, at: datetime) -> None:
    wish = ladder.wish
    day = day_of(wish.body_id, wish.service_day)
    before = board_before(day)
    minutes = [way["pick_up"] for way in rung.ways]
    found = ask_engine(
        "take", wish.body, wish=str(wish.pk), legs=ladder.legs, driver=str(rung.driver_id), minutes=minutes
    )
    if found is None:
        raise _GoneError
    turn(day, day.version)
    put_runs(day, found["runs"])
    wish.rides.filter(leg__in=ladder.legs, driver=rung.driver_id, state__in=OPEN).update(locked=True)
    remember(day, EventKind.RIDE_MOVED, before, by=by, at=at)
    his = list(wish.rides.filter(leg__in=ladder.legs, driver=rung.driver_id))
    for ride in his:
        event(
            EventKind.RIDE_MOVED, str(ride.pk), wish, by=by, at=at, device=DESK,
            facts={"driver": str(rung.driver_id), "from": ""},
        )  # fmt: skip
    word = acting_again(ladder.on_word_of, wish.body, clock.today())
    if word is not None:
        confirm(wish.service_day, version=day.version, by=word, at=at, rides=[ride.pk for ride in his])


def _held(rung: Rung) -> Ladder:
    """Return the ladder of an ask, kept from others until the transaction ends."""
    return Ladder.objects.select_for_update(of=("self",)).select_related("wish__body").get(pk=rung.ladder_id)


def _settled(ladder: Ladder) -> bool:
    return bool(why_off(ladder)) or Ladder.objects.filter(wish=ladder.wish, started_at__gt=ladder.started_at).exists()


def _open_rides(wish: Wish) -> list[Ride]:
    return sorted(wish.rides.filter(state__in=OPEN), key=lambda ride: ride.leg != "OUT")


def _answer(rung: Rung, state: AskState, ladder: Ladder, *, by: str, at: datetime, device: str) -> None:
    rung.state, rung.answered_at, rung.answered_by = state.value, at, by
    rung.save(update_fields=["state", "answered_at", "answered_by", "why"])
    drop(rung.pk, at=at)
    event(
        EventKind.DRIVER_ANSWERED, str(ladder.wish_id), ladder.wish, by=by, at=at, device=device,
        facts={"ladder": str(ladder.pk), "driver": str(rung.driver_id), "answer": state.value},
    )  # fmt: skip
