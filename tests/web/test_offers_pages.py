"""The pages of the asking: the desk begins and answers, the driver answers on his telephone, the notice board names nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from asked_town import promised
from board_day import page
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.bodies.models import Absence, Volunteer
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import make_link
from ashinami_web.offers.links import path_of, token_of
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.outbox.models import Message
from ashinami_web.runs.models import Ride

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]
NAMES = ("𠮷田", "キク", "浜の上", "0000-00-0000")


@pytest.fixture
def begun(town: Town, client_of: ClientOf, wish_of: WishOf) -> Ladder:
    """Let the desk begin to ask about Kiku's outing by the button on her wish's page."""
    wish, desk = wish_of("kiku"), client_of("asa")
    assert "運転者に順にたずねる" in page(desk, f"/wishes/{wish.pk}/")
    assert desk.post(f"/asking/start/{wish.pk}/").status_code == 302
    return Ladder.objects.get()


def test_a_driver_says_yes_on_his_telephone_and_sees_no_name_before(begun: Ladder, client_of: ClientOf) -> None:
    """The page tells time, place and needs; who she is he learns on his own page, once it is his."""
    rung = begun.rungs.get(place=0)
    phone = Client()
    shown = page(phone, path_of(rung.pk))
    assert "この送迎をお願いできますか" in shown
    assert "みなと診療所" in shown
    assert not [name for name in NAMES if name in shown]
    assert phone.post(path_of(rung.pk), {}).status_code == 200, "neither yes nor no"
    assert phone.post(path_of(rung.pk), {"answer": "yes"}).status_code == 302
    assert "ありがとうございます" in page(phone, path_of(rung.pk))
    assert {ride.state for ride in Ride.objects.all()} == {"confirmed"}
    other = begun.rungs.get(place=1)
    assert "もう決まりました" in page(Client(), path_of(other.pk))
    assert "引き受けた" in page(client_of("asa"), f"/asking/{begun.pk}/")


def test_a_driver_declines_on_his_telephone_and_is_thanked(begun: Ladder) -> None:
    """No reason is asked for; the next is asked."""
    rung = begun.rungs.get(place=0)
    Client().post(path_of(rung.pk), {"answer": "no"})
    assert "お返事をありがとうございました" in page(Client(), path_of(rung.pk))
    rung.refresh_from_db()
    assert (rung.state, rung.why) == ("declined", "other")
    assert begun.rungs.get(place=1).state == "asked"


def test_the_desk_writes_down_answers_and_stops(begun: Ladder, client_of: ClientOf) -> None:
    """A refusal by telephone, then stop; an answer after that changes nothing and is told so."""
    desk = client_of("asa")
    first, second = begun.rungs.order_by("place")
    assert desk.post(f"/asking/asks/{first.pk}/", {}, follow=True).status_code == 200
    desk.post(f"/asking/asks/{first.pk}/", {"answer": "no", "why": "far"})
    assert "遠い" in page(desk, f"/asking/{begun.pk}/")
    desk.post(f"/asking/{begun.pk}/stop/")
    said = desk.post(f"/asking/asks/{second.pk}/", {"answer": "yes"}, follow=True).content.decode()
    assert "もう決まりました" in said
    assert "終わったもの" in page(desk, "/asking/")
    assert desk.post(f"/asking/start/{begun.wish_id}/", follow=True).status_code == 200
    assert Ladder.objects.count() == 2


def test_links_of_nobody_open_nothing(begun: Ladder) -> None:
    """A token that was never made, and one of another installation's key."""
    assert Client().get("/ask/nothing/").status_code == 404
    assert Client().post(f"/ask/{token_of(begun.pk)}/", {"answer": "yes"}).status_code == 404
    assert not Rung.objects.filter(state="accepted").exists()


def test_the_notice_board_names_nobody(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Open slots: the day, about when, how long, which car; no name, no place. Without any it says thanks."""
    desk = client_of("asa")
    assert "いまは足りています" in page(desk, "/asking/open/")
    wish_of("ume", appointment=610, back_at=700)
    wish_of("matsu", appointment=None)
    shown = page(desk, "/asking/open/")
    assert "10:00 ごろ" in shown
    assert "1時間30分" in shown
    assert "車いす" in shown
    assert not [name for name in ("海野", "ウメ", "みなと診療所", "浜町") if name in shown]


def test_a_driver_drops_out_on_his_telephone(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """His page leads him there; he says why, and his colleague is asked. The desk's board shows it."""
    wish, driver = wish_of("kiku"), town.people["haru"].pk
    promised(town, wish, "haru")
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(minutes=5))
    link = make_link(driver, start=NOON.date(), end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON)
    phone = Client()
    address = f"/d/{link.token}/cannot/{wish.pk}/"
    assert address in page(phone, f"/d/{link.token}/")
    assert "行けなくなったわけ" in page(phone, address)
    assert "どれか一つ" in phone.post(address, {}).content.decode()
    assert phone.post(address, {"why": "car"}).status_code == 302
    assert Ladder.objects.get(dropped_out=True).rungs.count() == 1
    assert "急な交代" in page(client_of("asa"), f"/board/?day={MONDAY}")
    again = phone.post(address, {"why": "car"}, follow=True).content.decode()
    assert "受付への電話で" in again


def test_the_desk_writes_down_a_drop_out(
    town: Town, client_of: ClientOf, wish_of: WishOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the page of the wish; without a reason it asks for one; with nobody else to ask it says to ring the rider."""
    Volunteer.objects.exclude(person=town.people["haru"]).delete()
    wish, desk = wish_of("kiku"), client_of("asa")
    promised(town, wish, "haru")
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(minutes=5))
    address = f"/asking/dropped/{wish.pk}/{town.people['haru'].pk}/"
    assert address in page(desk, f"/wishes/{wish.pk}/")
    assert "わけを選んで" in desk.post(address, {}, follow=True).content.decode()
    assert "利用者に電話して" in desk.post(address, {"why": "health"}, follow=True).content.decode()
    assert "受付への電話で" in desk.post(address, {"why": "health"}, follow=True).content.decode()


def test_the_board_asks_to_telephone_and_records_it(town: Town, client_of: ClientOf, wish_of: WishOf) -> None:
    """Tomorrow's driver has seen nothing: the board says to ring, and after the button it says who did."""
    wish, desk = wish_of("kiku", day=NOON.date() + timedelta(days=1)), client_of("asa")
    day = wish.service_day
    desk.post("/board/plan/", {"day": day})
    Ride.objects.filter(wish=wish).update(state="confirmed", driver=town.people["haru"].pk, pick_up_at=580)
    board = page(desk, f"/board/?day={day}")
    assert "電話してください" in board
    version_shown = board.split('name="version" value="')
    told = next(part.split('"')[0] for part in version_shown[1:] if len(part.split('"')[0]) == 16)
    said = {"day": day, "driver": town.people["haru"].pk, "version": told}
    assert "書きとめました" in desk.post("/asking/told/", said, follow=True).content.decode()
    assert "電話で伝えた（受付 アサ）" in page(desk, f"/board/?day={day}")
    assert desk.post("/asking/told/", {"day": "x"}, follow=True).status_code == 200


def test_days_are_said_by_the_driver_and_typed_in_from_paper(town: Town, client_of: ClientOf) -> None:
    """Both change only what differs from the usual week; back as usual, the exception goes."""
    haru, desk = town.people["haru"], client_of("asa")
    link = make_link(haru.pk, start=NOON.date(), end=MONDAY + timedelta(days=7), by=town.by("asa"), at=NOON)
    days = [NOON.date() + timedelta(days=number) for number in range(28)]
    all_days = [f"{day}{half}" for day in days for half in ("am", "pm")]
    phone, address = Client(), f"/d/{link.token}/days/"
    assert page(phone, address).count("checked") == 56
    phone.post(address, {"half_days": all_days[1:], "first": days[0]})
    assert list(Absence.objects.values_list("day", "morning", "afternoon")) == [(days[0], False, True)]
    assert (
        "前と同じ" in phone.post(address, {"half_days": all_days[1:], "first": days[0]}, follow=True).content.decode()
    )
    assert "表の中から" in phone.post(address, {"half_days": ["x"], "first": days[0]}).content.decode()

    row = Volunteer.objects.get(person=haru)
    assert page(desk, f"/asking/days/{row.pk}/").count("checked") == 55
    desk.post(f"/asking/days/{row.pk}/", {"half_days": all_days, "first": days[0]})
    assert not Absence.objects.exists()
    assert "髙橋 ハル" in page(desk, "/asking/days/")


def test_messages_to_tell_by_hand_are_printed_and_ticked(begun: Ladder, client_of: ClientOf) -> None:
    """Nobody has named a way to be reached: the outbox gives a sheet to print, and keeps who was told."""
    desk = client_of("asa")
    message = Message.objects.get()
    assert message.state == "by_hand"
    assert "受付から伝えるもの" in page(desk, "/outbox/")
    sheet = desk.get(f"/outbox/{message.pk}/letter.pdf")
    assert sheet.content.startswith(b"%PDF")
    desk.post(f"/outbox/{message.pk}/told/")
    message.refresh_from_db()
    assert message.state == "told"
