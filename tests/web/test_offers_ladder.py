"""Asking drivers: one after the other, a refusal, a silence, a late yes, two at once, a drop-out; never two drivers for one ride."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from asked_town import promised
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.asking import CannotWhy
from ashinami_web.bodies.models import Volunteer
from ashinami_web.bookings.actions import Said, cancel_wish, change_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.jobs.worker import work_once
from ashinami_web.offers.actions import accept, call_off, decline, start_ladder
from ashinami_web.offers.beginning import CannotAskError, TooLateError
from ashinami_web.offers.climbing import advance, ask_for_climbing
from ashinami_web.offers.drop_out_actions import drop_out
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.outbox.models import Message
from ashinami_web.runs.models import Ride

type WishOf = Callable[..., Wish]
LATER = timedelta(minutes=1)


def _begin(town: Town, wish: Wish) -> tuple[Ladder, Rung, Rung]:
    """Begin to ask: Haru and Nao are the two drivers of the town."""
    ladder = start_ladder(wish, by=town.by("asa"), at=NOON)
    first, second = ladder.rungs.order_by("place")
    return ladder, first, second


def _drivers(wish: Wish) -> set[tuple[str, str]]:
    return {(ride.state, str(ride.driver_id)) for ride in Ride.objects.filter(wish=wish)}


def test_a_refusal_asks_the_next_and_a_yes_confirms_both_ways(town: Town, wish_of: WishOf) -> None:
    """The first declines; the second is asked at once, says yes, and both ways are confirmed with her, on the word of who began it."""
    wish = wish_of("kiku")
    ladder, first, second = _begin(town, wish)
    assert (first.state, second.state) == ("asked", "waiting")
    assert Message.objects.filter(person=first.driver_id, what="ask").count() == 1
    assert not Message.objects.filter(person=second.driver_id).exists()

    decline(first, CannotWhy.CLASH, by=f"person:{first.driver_id}", at=NOON + LATER)
    second.refresh_from_db()
    assert second.state == "asked"
    accept(second, by=f"person:{second.driver_id}", at=NOON + 2 * LATER)
    ladder.refresh_from_db()
    assert ladder.state == "filled"
    assert _drivers(wish) == {("confirmed", str(second.driver_id))}
    with pytest.raises(TooLateError):
        accept(first, by=f"person:{first.driver_id}", at=NOON + 3 * LATER)
    assert accept(second, by=f"person:{second.driver_id}", at=NOON + 3 * LATER).state == "accepted", "pressed twice"


def test_a_silence_is_reminded_then_passed_over_and_a_late_yes_still_counts_while_nobody_else_said_it(
    town: Town, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker reminds at half time, asks the next when time is up; the first one's late yes is taken, the second is told."""
    wish = wish_of("kiku")
    ladder, first, second = _begin(town, wish)
    assert ladder.due_at is not None
    assert first.remind_at is not None
    for _look in range(2):  # whoever looks twice reminds once
        monkeypatch.setattr(clock, "now", lambda: first.remind_at)
        ask_for_climbing()
        while work_once("test"):
            pass
        Ladder.objects.filter(pk=ladder.pk).update(due_at=first.remind_at)
    assert Message.objects.filter(person=first.driver_id, what="reminder").count() == 1
    assert first.lapses_at is not None
    advance(ladder.pk, now=first.lapses_at)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("lapsed", "asked")
    accept(first, by=f"person:{first.driver_id}", at=first.lapses_at + LATER)
    second.refresh_from_db()
    assert second.state == "passed"
    assert _drivers(wish) == {("confirmed", str(first.driver_id))}
    assert Message.objects.filter(person=second.driver_id, what="taken").count() == 1


def test_when_nobody_takes_it_the_desk_does_and_may_still_write_down_a_yes(town: Town, wish_of: WishOf) -> None:
    """Both decline: the desk is asked; on the telephone the first one says yes after all."""
    wish = wish_of("kiku")
    ladder, first, second = _begin(town, wish)
    decline(first, CannotWhy.FAR, by=town.by("asa").author, at=NOON + LATER)
    decline(second, CannotWhy.OTHER, by=town.by("asa").author, at=NOON + 2 * LATER)
    ladder.refresh_from_db()
    assert (ladder.state, ladder.due_at) == ("handed_back", None)
    accept(first, by=town.by("asa").author, at=NOON + 3 * LATER)
    assert _drivers(wish) == {("confirmed", str(first.driver_id))}


def test_at_short_notice_both_are_asked_and_only_one_gets_it(
    town: Town, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """He drops out an hour and a half before: who is left is asked, for the minute she was told; he is not asked again."""
    wish = wish_of("kiku")
    promised(town, wish, "haru")
    ride = wish.rides.get(leg="OUT")
    was, told = ride.driver_id, ride.pick_up_at
    assert was is not None
    morning = datetime.combine(MONDAY, time(), tzinfo=clock.JAPAN) + timedelta(minutes=(told or 0) - 90)
    monkeypatch.setattr(clock, "now", lambda: morning)
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    ladder = drop_out(wish, was, CannotWhy.HEALTH, by=f"person:{was}", at=morning, device="link:x")
    assert ladder is not None
    assert ladder.dropped_out
    (rung,) = ladder.rungs.all()
    assert (rung.state, rung.driver_id != was) == ("asked", True)
    assert rung.ways[0]["pick_up"] == told
    assert Ride.objects.get(pk=ride.pk).driver_id is None
    accept(rung, by=f"person:{rung.driver_id}", at=morning + LATER)
    assert {each for each in _drivers(wish) if each[1] == str(rung.driver_id)} == {("confirmed", str(rung.driver_id))}
    assert str(was) not in {driver for _state, driver in _drivers(wish)}


def test_a_drop_out_that_nobody_can_take_waits_for_the_desk(town: Town, wish_of: WishOf) -> None:
    """There is no other driver: the promise is taken back, the ride stands without a driver, and no ladder is pretended."""
    Volunteer.objects.exclude(person=town.people["haru"]).delete()
    wish, haru = wish_of("kiku"), town.people["haru"].pk
    promised(town, wish, "haru")
    assert drop_out(wish, haru, CannotWhy.CAR, by=f"person:{haru}", at=NOON + LATER) is None
    assert _drivers(wish) == {("requested", "None")}
    with pytest.raises(TooLateError):
        drop_out(wish, haru, CannotWhy.CAR, by=f"person:{haru}", at=NOON + LATER)


def test_a_wish_changed_or_called_off_is_asked_about_no_longer(town: Town, wish_of: WishOf) -> None:
    """What somebody was asked about no longer holds: his yes comes too late, and he is told so."""
    wish = wish_of("kiku")
    ladder, first, _second = _begin(town, wish)
    said = Said(rider=wish.rider_id, service_day=MONDAY, destination=wish.destination_id, appointment=660, back_at=720)
    change_wish(wish, said, by=town.by("asa"), at=NOON + LATER)
    with pytest.raises(TooLateError):
        accept(first, by=f"person:{first.driver_id}", at=NOON + 2 * LATER)
    assert advance(ladder.pk, now=NOON + 2 * LATER).state == "called_off"
    assert Message.objects.filter(person=first.driver_id, what="called_off").exists()
    again = start_ladder(wish, by=town.by("asa"), at=NOON + 3 * LATER)
    cancel_wish(wish, reason="やめた", by=town.by("asa"), at=NOON + 4 * LATER)
    assert advance(again.pk, now=NOON + 4 * LATER).state == "called_off"
    with pytest.raises(CannotAskError):
        start_ladder(wish, by=town.by("asa"), at=NOON + 5 * LATER)


def test_a_ladder_is_begun_once_and_can_be_stopped(town: Town, wish_of: WishOf) -> None:
    """A second one beside it is refused; stopped, nobody's answer counts any more."""
    wish = wish_of("kiku")
    ladder, first, second = _begin(town, wish)
    with pytest.raises(CannotAskError):
        start_ladder(wish, by=town.by("asa"), at=NOON)
    call_off(ladder, by=town.by("asa"), at=NOON + LATER)
    call_off(ladder, by=town.by("asa"), at=NOON + 2 * LATER)
    for rung in (first, second):
        with pytest.raises(TooLateError):
            decline(rung, CannotWhy.OTHER, by="desk", at=NOON + 3 * LATER)


def test_a_wish_without_a_time_or_a_driver_is_not_asked_about(town: Town, wish_of: WishOf) -> None:
    """The desk is told what is missing."""
    with pytest.raises(CannotAskError, match="時刻"):
        start_ladder(wish_of("kiku", appointment=None), by=town.by("asa"), at=NOON)
    Volunteer.objects.all().delete()
    with pytest.raises(CannotAskError, match="ほかにいません"):
        start_ladder(wish_of("matsu"), by=town.by("asa"), at=NOON)
