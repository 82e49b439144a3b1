"""The driver's private link, and the page it opens without log-in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.wish import Back
from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import make_link
from ashinami_web.driving.models import DriverLink
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs.actions import move, request_plan
from ashinami_web.runs.board import day_of
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride

TUESDAY = MONDAY + timedelta(days=1)
type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[date, int], None]:
    """Return a way to let it be an hour of a day."""

    def let_it_be(day: date, hour: int) -> None:
        now = datetime(day.year, day.month, day.day, hour, tzinfo=clock.JAPAN)
        monkeypatch.setattr(clock, "now", lambda: now)
        monkeypatch.setattr(clock, "today", now.date)

    return let_it_be


@pytest.fixture
def promised(town: Town, wish_of: WishOf) -> Callable[..., Ride]:
    """Return a way to confirm a ride with a driver: `promised("kiku", "haru")`."""

    def make(rider: str, driver: str, day: date = MONDAY, **said: object) -> Ride:
        wish = wish_of(rider, day=day, **({"back": Back.NONE} | said))
        request_plan(day, by=town.by("asa"), at=NOON, seconds=1)
        assert work_once("test")
        ride = wish.rides.select_related("wish").get(leg="OUT")
        if ride.driver_id != town.people[driver].pk:
            version = day_of(town.group.pk, day).version
            move(ride, town.people[driver].pk, version=version, by=town.by("asa"), at=NOON)
        confirm(day, version=day_of(town.group.pk, day).version, by=town.by("asa"), at=NOON)
        return Ride.objects.prefetch_related("wish__rider").get(pk=ride.pk)

    return make


def link_for(town: Town, who: str, start: date = MONDAY, days: int = 28) -> str:
    """Make a link and return its path."""
    end = start + timedelta(days=days)
    return f"/d/{make_link(town.people[who].pk, start=start, end=end, by=town.by('asa'), at=NOON).token}/"


def press(client: Client, path: str, ride: Ride, what: str, key: object = None) -> str:
    """Press a button and return the page that follows."""
    said = {"ride": ride.pk, "what": what, "id": key or uuid4()}
    return client.post(f"{path}mark/", said, follow=True).content.decode()


def test_the_next_ride_is_one_card(town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]) -> None:
    """Name, place, telephone, map, needs, words for the driver, money; and one large button for the next step alone."""
    RiderCard.objects.filter(person=town.people["ume"]).update(note="勝手口から")
    promised("ume", "nao", note="保険証を持つ")
    path = link_for(town, "nao")
    at(MONDAY, 8)
    answer = Client().get(path)
    shown = answer.content.decode()
    for said in (
        "海野 ウメさん",
        "tel:0000-00-0000",
        "geo:30.004",
        "車いす",
        "勝手口から",
        "保険証を持つ",
        "お金：",
        "出発する",
    ):
        assert said in shown, said
    assert re.findall(r'name="what" value="(\w+)"', shown) == ["en_route"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_day_is_driven_by_four_presses(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """出発, 着いた, 乗った, 降りた; 'not there' is offered only at the door; then the day is over."""
    ride, path, phone = promised("kiku", "haru"), link_for(town, "haru"), Client()
    at(MONDAY, 9)
    offered = [
        re.findall(r'name="what" value="(\w+)"', press(phone, path, ride, what))
        for what in ("en_route", "arrived", "aboard", "done")
    ]
    assert offered == [["arrived"], ["aboard", "no_show"], ["done"], []]
    shown = phone.get(path).content.decode()
    assert "きょうの運転は終わりました" in shown
    ride.refresh_from_db()
    assert ride.state == "done"


def test_a_double_press_is_one_event(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """The id is made on the page: the same press sent twice counts once, even a minute later."""
    ride, path, phone, key = promised("kiku", "haru"), link_for(town, "haru"), Client(), uuid4()
    for hour in (9, 10):
        at(MONDAY, hour)
        press(phone, path, ride, "en_route", key)
    assert Event.objects.filter(subject=str(ride.pk), kind="ride.en_route").count() == 1


def test_a_press_on_an_old_page_changes_nothing(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """The state has gone on; the page says so and shows what is now."""
    ride, path, phone = promised("kiku", "haru"), link_for(town, "haru"), Client()
    at(MONDAY, 9)
    press(phone, path, ride, "en_route")
    assert "画面が古くなっていました" in press(phone, path, ride, "en_route")


def test_the_last_mark_is_taken_back_on_the_page(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """A slip of the thumb: one press puts the ride where it stood, and the slip stays on record."""
    ride, path, phone = promised("kiku", "haru"), link_for(town, "haru"), Client()
    at(MONDAY, 9)
    shown = press(phone, path, ride, "en_route")
    event = re.search(r'name="event" value="([^"]+)"', shown)
    assert event is not None
    assert "ひとつ前に戻しました" in phone.post(f"{path}take-back/", {"event": event[1]}, follow=True).content.decode()
    ride.refresh_from_db()
    assert ride.state == "confirmed"
    assert Event.objects.filter(subject=str(ride.pk), kind="ride.en_route").exists()


def test_two_drivers_never_see_each_others_rides(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """Each link shows its own driver's rides alone, and takes marks for these alone."""
    hers, his = promised("kiku", "haru"), promised("ume", "nao")
    paths = {who: link_for(town, who) for who in ("haru", "nao")}
    at(MONDAY, 8)
    pages = {who: Client().get(path).content.decode() for who, path in paths.items()}
    assert ("𠮷田" in pages["haru"], "海野" in pages["haru"]) == (True, False)
    assert ("𠮷田" in pages["nao"], "海野" in pages["nao"]) == (False, True)
    press(Client(), paths["nao"], hers, "en_route")
    hers.refresh_from_db()
    assert hers.state == "confirmed"
    assert his.driver_id != hers.driver_id


def test_a_proposal_is_not_shown_to_the_driver(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """Only what the desk has confirmed is a promise."""
    ride, path = promised("kiku", "haru"), link_for(town, "haru")
    Ride.objects.filter(pk=ride.pk).update(state="offered")
    at(MONDAY, 8)
    assert "𠮷田" not in Client().get(path).content.decode()


def test_days_to_come_are_shown_without_telephones_and_days_gone_by_not_at_all(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """Tomorrow's rider by name and time; the day after her ride she is gone from the page."""
    promised("kiku", "haru", TUESDAY)
    path = link_for(town, "haru")
    at(MONDAY, 12)
    before = Client().get(path).content.decode()
    assert "𠮷田 キクさん" in before
    assert "tel:0000" not in before
    at(TUESDAY, 8)
    assert "tel:0000" in Client().get(path).content.decode()
    at(TUESDAY + timedelta(days=1), 8)
    assert "𠮷田" not in Client().get(path).content.decode()


def test_until_three_at_night_it_is_still_the_evening_before(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """A ride that ends after midnight belongs to the day it began."""
    promised("kiku", "haru")
    path = link_for(town, "haru")
    at(TUESDAY, 2)
    assert "𠮷田" in Client().get(path).content.decode()


@pytest.mark.parametrize("how", ["unknown", "revoked", "expired", "not yet"])
def test_a_link_not_in_force_shows_nothing(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None], how: str
) -> None:
    """A polite page without a name, whatever is wrong with the link; and it takes no mark."""
    ride = promised("kiku", "haru")
    start = {"expired": MONDAY - timedelta(days=7), "not yet": TUESDAY}.get(how, MONDAY)
    path = "/d/wrong-token/" if how == "unknown" else link_for(town, "haru", start, 7)
    if how == "revoked":
        DriverLink.objects.update(revoked_at=NOON)
    at(MONDAY, 8)
    answer = Client().get(path)
    assert answer.status_code == (404 if how == "unknown" else 410)
    assert "このリンクは開けません" in answer.content.decode()
    assert "𠮷田" not in answer.content.decode()
    press(Client(), path, ride, "en_route")
    ride.refresh_from_db()
    assert ride.state == "confirmed"


def test_an_undetermined_ride_says_so_with_who_signed(
    town: Town, promised: Callable[..., Ride], at: Callable[[date, int], None]
) -> None:
    """要確認 with the coordinator's name until settled; never 適法."""
    ride, path = promised("kiku", "haru"), link_for(town, "haru")
    Wish.objects.filter(pk=ride.wish_id).update(
        verdict="undetermined", signed_by=town.by("sewa").author, signed_at=NOON, signed_reason="確かめ中"
    )
    at(MONDAY, 8)
    shown = Client().get(path).content.decode()
    assert "要確認" in shown
    assert "世話 セワ" in shown
    assert "適法" not in shown
