"""The desk from shift to shift: who is to be rung, who waits, who is still out, what was not met, notes, hand-over, papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from shift_desk import daughter, html, settled
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Back, EndedBy, WhyUnmet
from ashinami_web.audit.actions import record_about
from ashinami_web.bookings.actions import cancel_wish, decline_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.readback import promised
from ashinami_web.config import clock
from ashinami_web.driving.actions import mark
from ashinami_web.runs.models import Ride
from ashinami_web.runs.projection import project
from ashinami_web.shift.actions import drop_proxy, take_over, tell, tick_note
from ashinami_web.shift.calls import calls
from ashinami_web.shift.models import How, Note, Proxy, ShiftChange, Telling

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]
LATER = NOON + timedelta(minutes=10)


def test_calls_stand_by_the_promised_time(town: Town, wish_of: WishOf) -> None:
    """Promised at 15:00 comes before the eve of a settled ride; told, it goes; news after that bring it back, and her daughter too."""
    ume = wish_of("ume", call_back_by=NOON + timedelta(hours=3))
    kiku = settled(town, wish_of("kiku"))
    now = NOON + timedelta(hours=4)
    found = calls(town.group.pk, now)
    assert [(str(call.person), call.late) for call in found] == [("海野 ウメ", True), ("𠮷田 キク", False)]
    assert "午前9時30分ごろ" in found[1].sentence
    tell(ume, ume.rider_id, how=How.PHONE, by=town.by("asa"), at=now)
    assert [str(call.person) for call in calls(town.group.pk, now)] == ["𠮷田 キク"]
    daughter(town)
    assert {(str(call.person), call.relation) for call in calls(town.group.pk, now)} == {
        ("𠮷田 キク", ""),
        ("𠮷田 ムスメ", "家族"),
    }
    for call in calls(town.group.pk, now):
        tell(kiku, call.person.pk, how=call.how, by=town.by("asa"), at=now)
    assert calls(town.group.pk, now) == []
    decline_wish(ume, reason="", code=WhyUnmet.NO_CAR, by=town.by("asa"), at=now + timedelta(minutes=1))
    (again,) = calls(town.group.pk, now + timedelta(minutes=2))
    assert "合う車がないのため" in again.sentence


def test_a_way_home_she_rings_for_leaves_nothing_to_be_settled(town: Town, wish_of: WishOf) -> None:
    """The way there is confirmed and she rings for the way home: the call says that it is settled, not that somebody will ring."""
    wish = wish_of("kiku", back=Back.OPEN)
    assert "配車が決まりましたら" in promised(wish)
    ride = wish.rides.get(leg="OUT")
    ride.driver, ride.pick_up_at, ride.drop_off_at = town.people["haru"], 570, 590
    ride.save()
    record_about(ride, EventKind.RIDE_CONFIRMED, by="person:x", at=LATER)
    project(Wish.objects.get(pk=wish.pk))
    (call,) = calls(town.group.pk, LATER)
    assert call.wish.state == "requested"
    assert "配車は決まっています" in call.sentence


def test_who_has_been_fetched_since_is_not_rung(town: Town, wish_of: WishOf) -> None:
    """Nobody rang Kiku on Sunday. While the car comes the list says that it is settled; once she sits in it, she knows."""
    wish = settled(town, wish_of("kiku"))
    ride, monday = wish.rides.get(leg="OUT"), datetime.combine(MONDAY, time(9), tzinfo=clock.JAPAN)
    for minute, what in enumerate(("en_route", "arrived")):
        mark(ride, what, by=f"person:{ride.driver_id}", at=monday + timedelta(minutes=minute), device="link")
    (call,) = calls(town.group.pk, monday)
    assert "配車は決まっています" in call.sentence
    mark(ride, "aboard", by=f"person:{ride.driver_id}", at=monday + timedelta(minutes=2), device="link")
    assert calls(town.group.pk, monday + timedelta(minutes=3)) == []


def test_who_called_it_off_knows_it(town: Town, wish_of: WishOf) -> None:
    """Cancelled by the rider nobody rings; cancelled for the weather she is rung."""
    by = town.by("asa")
    cancel_wish(wish_of("kiku"), reason="用事がなくなった", by=by, at=NOON)
    cancel_wish(wish_of("ume"), reason="大雪", ended_by=EndedBy.WEATHER, by=by, at=NOON)
    assert [str(call.person) for call in calls(town.group.pk, NOON)] == ["海野 ウメ"]
    assert Wish.objects.get(rider=town.people["ume"]).ended_by == "WEATHER"


def test_why_she_was_not_found_is_heard_later(
    town: Town, wish_of: WishOf, client_of: ClientOf, monday_evening: None
) -> None:
    """The driver rang: nobody at the door. The hospital had kept her: that stands with the wish, and in its history."""
    wish = settled(town, wish_of("kiku"))
    ride = wish.rides.get(leg="OUT")
    sent = {"id": str(uuid4()), "what": "no_show", "minute": "935", "ended_by": "PLACE", "reason": "入院していた"}
    assert client_of("asa").post(f"/board/rides/{ride.pk}/mark/", sent).status_code == 302
    wish.refresh_from_db()
    ride.refresh_from_db()
    assert (ride.state, wish.ended_by) == ("no_show", "PLACE")
    assert "入院していた" in html(client_of("asa"), f"/wishes/{wish.pk}/")
    Ride.objects.filter(wish=wish_of("kiku", day=MONDAY - timedelta(days=7)), leg="OUT").update(
        state=RideState.NO_SHOW, driver=town.people["haru"]
    )
    page = html(client_of("asa"), f"/desk/?rider={town.people['kiku'].pk}")
    assert "お迎えに行って会えなかったことが2回あります" in page


def test_a_proxy_who_is_not_told_is_not_rung(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """The daughter books but wants no call; the desk sees her; she can be dropped, and what she was told stays."""
    row = daughter(town, How.NONE)
    settled(town, wish_of("kiku"))
    assert [str(call.person) for call in calls(town.group.pk, NOON)] == ["𠮷田 キク"]
    assert "𠮷田 ムスメ" in html(client_of("asa"), f"/desk/?rider={town.people['kiku'].pk}")
    drop_proxy(row, by=town.by("asa"), at=NOON, day=NOON.date())
    assert not Proxy.objects.exists()


def test_the_call_list_by_hand(
    town: Town, wish_of: WishOf, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asa rings, presses «told», and the list is empty; a stranger may not tick."""
    monkeypatch.setattr(clock, "now", lambda: LATER)
    wish = settled(town, wish_of("kiku"))
    desk = client_of("asa")
    assert "電話でこう言います" in html(desk, "/shift/calls/")
    sent = {"person": str(wish.rider_id), "how": "paper"}
    assert client_of("yoso").post(f"/shift/calls/{wish.pk}/told/", sent).status_code == 404
    desk.post(f"/shift/calls/{wish.pk}/told/", {"how": "pigeon"})
    assert not Telling.objects.exists()
    desk.post(f"/shift/calls/{wish.pk}/told/", sent)
    assert Telling.objects.get().how == "paper"
    assert "かける電話はありません" in html(desk, "/shift/calls/")


def test_still_out(town: Town, wish_of: WishOf, client_of: ClientOf, monday_evening: None) -> None:
    """Taken there and not home: she rings, or he comes at half past ten; who is home is not on the list."""
    open_return = wish_of("kiku", back=Back.OPEN)
    fixed = settled(town, wish_of("ume"))
    home = settled(town, wish_of("matsu"))
    Ride.objects.filter(wish__in=(open_return, fixed), leg="OUT").update(
        state=RideState.DONE, driver=town.people["haru"]
    )
    Ride.objects.filter(wish=home).update(state=RideState.DONE)
    page = html(client_of("asa"), "/shift/")
    part = page.partition('id="out"')[2].partition("</section>")[0]
    assert "お帰りの電話待ち" in part
    assert "𠮷田 キク" in part
    assert "11:00" in part
    assert "浜田 マツ" not in part


def test_notes_and_hand_over(town: Town, client_of: ClientOf) -> None:
    """Asa leaves a note and hands over; Sewa reads it first thing, takes over, ticks the note."""
    asa, sewa = client_of("asa"), client_of("sewa")
    assert "覚えを書いてください" in asa.post("/shift/notes/", {"words": ""}).content.decode()
    asa.post("/shift/notes/", {"words": "診療所に折り返す", "due": "2026-12-05", "rider": str(town.people["kiku"].pk)})
    asa.post("/shift/hand-over/", {"words": "鍵は引き出し"})
    change = ShiftChange.objects.get()
    assert change.stood["notes"] == 1
    page = html(sewa, "/shift/")
    assert "鍵は引き出し" in page
    assert "読みました。当番を始めます" in page
    sewa.post(f"/shift/hand-over/{change.pk}/read/")
    take_over(ShiftChange.objects.get(), by=town.by("asa"), at=NOON, day=NOON.date())
    change.refresh_from_db()
    assert change.read_by == town.by("sewa").author
    note = Note.objects.get()
    sewa.post(f"/shift/notes/{note.pk}/done/")
    tick_note(Note.objects.get(), by=town.by("asa"), at=NOON, day=NOON.date())
    note.refresh_from_db()
    assert note.done_by == town.by("sewa").author
    assert "診療所に折り返す" not in html(sewa, "/shift/")
