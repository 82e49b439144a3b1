"""What actions refuse, each with its Japanese sentence, and what they do twice without harm."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from web_town import LONG_AGO, MONDAY, NOON, Town

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.actions import record
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Arrangement, Body
from ashinami_web.bookings.actions import WishStateError, cancel_wish, decline_wish, sign_undetermined
from ashinami_web.bookings.models import Wish
from ashinami_web.driving.actions import MarkError, make_link, mark, revoke_link
from ashinami_web.jobs.actions import cancel, enqueue
from ashinami_web.people.actions import Details, PersonError, change_person, disclose, end_disclosure
from ashinami_web.people.models import Disclosure
from ashinami_web.reports.actions import CannotCloseError, accept_late, close_month
from ashinami_web.reports.models import SharedSheet
from ashinami_web.runs.actions import CannotMoveError, lock, move, set_return
from ashinami_web.runs.board import day_of
from ashinami_web.runs.confirm_actions import withdraw
from ashinami_web.runs.models import Ride

type WishOf = Callable[..., Wish]


def test_a_wish_is_declined_with_a_reason_only(town: Town, wish_of: WishOf) -> None:
    """An unmet wish without a reason tells the town nothing."""
    with pytest.raises(WishStateError, match="理由を選んで"):
        decline_wish(wish_of("kiku"), reason="", by=town.by("asa"), at=NOON)


def test_only_an_undetermined_ride_is_signed_and_only_by_a_coordinator(town: Town, wish_of: WishOf) -> None:
    """A lawful one needs no name, an unlawful one takes none; the desk may not sign; a reason is given."""
    sewa = town.by("sewa")
    for key in ("fuel", "per_km_fare"):
        with pytest.raises(WishStateError, match="署名できるのは"):
            sign_undetermined(wish_of("kiku", arrangement=town.arrangements[key].pk), reason="急ぎ", by=sewa, at=NOON)
    unclear = wish_of("kiku", arrangement=town.arrangements["insurance_unclear"].pk)
    with pytest.raises(WishStateError, match="理由を書いて"):
        sign_undetermined(unclear, reason="  ", by=sewa, at=NOON)
    with pytest.raises(PermissionDenied):
        sign_undetermined(unclear, reason="急ぎ", by=town.by("asa"), at=NOON)


def test_a_wish_on_the_way_or_over_is_not_cancelled(town: Town, wish_of: WishOf) -> None:
    """The driver is out: he is telephoned first. What is over is over."""
    wish = wish_of("kiku")
    wish.rides.update(state="en_route", driver=town.people["haru"].pk)
    with pytest.raises(WishStateError, match="すでに動いています"):
        cancel_wish(wish, reason="気が変わった", by=town.by("asa"), at=NOON)
    other = wish_of("matsu")
    cancel_wish(other, reason="気が変わった", by=town.by("asa"), at=NOON)
    with pytest.raises(WishStateError, match="すでに終わっています"):
        cancel_wish(other, reason="もう一度", by=town.by("asa"), at=NOON)


def test_a_group_without_any_arrangement_has_nothing_on_record(town: Town, wish_of: WishOf) -> None:
    """Silence is not lawful: with no arrangement in force every ride is undetermined."""
    Arrangement.objects.filter(body=town.group).delete()
    assert wish_of("kiku").verdict == "undetermined"


def test_a_link_is_revoked_once(town: Town) -> None:
    """Pressing twice leaves one event and the first moment."""
    link = make_link(town.people["haru"].pk, start=LONG_AGO, end=MONDAY, by=town.by("asa"), at=NOON).link
    for _ in range(2):
        revoke_link(link, by=town.by("asa"), at=NOON)
    assert Event.objects.filter(kind=EventKind.LINK_REVOKED).count() == 1


def test_a_mark_that_is_none_is_refused(town: Town, wish_of: WishOf) -> None:
    """Five marks there are, and no sixth."""
    with pytest.raises(MarkError, match="知らない記録"):
        mark(wish_of("kiku", back=Back.NONE).rides.get(), "flown", by="x", at=NOON, device="phone")


def test_another_group_does_not_stop_a_job(town: Town) -> None:
    """A job is stopped by the body that asked for it."""
    job = enqueue("plan_day", {"day": "2026-12-07"}, by=town.by("asa"), at=NOON)
    with pytest.raises(PermissionError):
        cancel(job, by=town.by("yoso"), at=NOON)


def test_a_person_keeps_a_name_and_is_disclosed_once(town: Town) -> None:
    """An empty name is refused; telling a body twice is once."""
    kiku, asa = town.people["kiku"], town.by("asa")
    with pytest.raises(PersonError, match="お名前"):
        change_person(kiku, Details(name=" "), by=asa, at=NOON, day=NOON.date())
    before = Disclosure.objects.count()
    disclose(
        kiku.pk,
        to=town.group,
        purpose=Disclosure.Purpose.RIDE,
        consent=Disclosure.Consent.SPOKEN,
        by=asa,
        at=NOON,
        day=NOON.date(),
    )
    assert Disclosure.objects.count() == before


def test_a_group_of_no_municipality_shares_with_nobody(town: Town) -> None:
    """A prefecture-wide body closes its month; there is no municipality to share with."""
    Body.objects.filter(pk=town.group.pk).update(municipality=None)
    close_month(Month(2026, 11), by=town.by("sewa"), at=NOON)
    assert not SharedSheet.objects.exists()


def test_a_late_event_is_accepted_once_and_only_when_it_waits(town: Town) -> None:
    """Two desks accept: one acceptance. What was posted in time needs none."""
    sewa = town.by("sewa")
    close_month(Month(2026, 11), by=sewa, at=NOON)

    def event(day: date) -> Event:
        return record(body=town.group.pk, kind=EventKind.GROUP_CHANGED, subject="x", by="x", at=NOON, service_day=day)

    late = event(date(2026, 11, 3))
    assert accept_late(late, by=sewa, at=NOON) == accept_late(late, by=sewa, at=NOON)
    with pytest.raises(CannotCloseError, match="確認待ちではありません"):
        accept_late(event(MONDAY), by=sewa, at=NOON)


def test_the_board_refuses_what_makes_no_sense(town: Town, wish_of: WishOf) -> None:
    """A promised ride is not moved, a ride without time or driver neither moved nor locked, one not promised not withdrawn."""
    asa, haru = town.by("asa"), town.people["haru"].pk
    version = day_of(town.group.pk, MONDAY).version
    ride = wish_of("kiku", back=Back.NONE).rides.get()
    with pytest.raises(CannotMoveError, match="決まっていない"):
        lock(ride, locked=True, version=version, by=asa, at=NOON)
    with pytest.raises(CannotMoveError, match="まだ出発していない"):
        withdraw(ride, reason="x", version=version, by=asa, at=NOON)
    Ride.objects.filter(pk=ride.pk).update(state="confirmed", driver=haru)
    ride.refresh_from_db()
    with pytest.raises(CannotMoveError, match="取り消してから"):
        move(ride, haru, version=version, by=asa, at=NOON)
    timeless = wish_of("matsu", appointment=None, back=Back.NONE).rides.get()
    with pytest.raises(CannotMoveError, match="時刻がまだ"):
        move(timeless, haru, version=version, by=asa, at=NOON)


def test_an_open_return_gets_one_time_and_not_before_the_appointment(town: Town, wish_of: WishOf) -> None:
    """She rings when she is done: not before she was there, and not twice."""
    asa = town.by("asa")
    back = wish_of("kiku", back=Back.OPEN).rides.get(leg="BACK")
    with pytest.raises(CannotMoveError, match="予約の時刻より前"):
        set_return(back, 9 * 60, by=asa, at=NOON)
    set_return(back, 11 * 60, by=asa, at=NOON)
    with pytest.raises(CannotMoveError, match="すでに時刻が"):
        set_return(back, 12 * 60, by=asa, at=NOON)


def test_an_accompanied_ride_moves_as_a_whole(town: Town, wish_of: WishOf) -> None:
    """Who stays with her drives both ways: moving one way moves the other."""
    wish = wish_of("kiku", accompaniment=True)
    nao = town.people["nao"].pk
    ride = wish.rides.get(leg="OUT")
    move(ride, nao, version=day_of(town.group.pk, MONDAY).version, by=town.by("asa"), at=NOON)
    assert set(wish.rides.values_list("driver", flat=True)) == {nao}


def test_an_office_disclosure_ends_whatever_rides_lie_ahead(town: Town, wish_of: WishOf) -> None:
    """Rides need the rider's and the driver's rows, not the clerk's."""
    wish_of("kiku")
    office = Disclosure.objects.get(person=town.people["asa"])
    end_disclosure(office, by=town.by("sewa"), at=NOON, day=NOON.date())
    office.refresh_from_db()
    assert office.end == NOON.date()


def test_a_promise_without_a_run_is_withdrawn_all_the_same(town: Town, wish_of: WishOf) -> None:
    """The run has gone; the promise is taken back, and there are no minutes to give back."""
    ride = wish_of("kiku", back=Back.NONE).rides.get()
    at_night = NOON.replace(hour=20)
    record(body=town.group.pk, kind=EventKind.RIDE_CONFIRMED, subject=str(ride.pk), by="x", at=NOON, service_day=MONDAY)
    Ride.objects.filter(pk=ride.pk).update(state="confirmed", driver=town.people["haru"].pk)
    ride.refresh_from_db()
    version = day_of(town.group.pk, MONDAY).version
    withdraw(ride, reason="雪", version=version, by=town.by("asa"), at=at_night)
    ride.refresh_from_db()
    assert ride.state == "requested"
