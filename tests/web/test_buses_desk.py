"""The bus at the desk: said while she speaks, kept with her wish with her own reason, a lift to the stop, a call that ends with the bus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from bus_town import feed
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.bookings.models import Place, Wish
from ashinami_web.buses import asking
from ashinami_web.buses.actions import add_timetable, set_limits
from ashinami_web.buses.models import BusBasis
from ashinami_web.running.line import EngineError

type Clients = Callable[[str], Client]


@pytest.fixture
def bus_town(town: Town) -> Town:
    """Return the town with its bus line."""
    add_timetable(
        name="浜線", content=feed(), source="作りもの", licence="CC0", by=town.by("officer"), at=NOON, day=NOON.date()
    )
    return town


def said(town: Town, rider: str = "kiku", **more: str) -> dict[str, str]:
    """Return the desk's form: to the clinic at 10:00, done at 11:00, on Monday."""
    words = {
        "wish": str(uuid4()), "rider": str(town.people[rider].pk), "service_day": MONDAY.isoformat(), "appointment": "10時",
        "destination": str(town.clinic.pk), "back": "FIXED", "back_at": "11時", "stay": "60", "companions": "0",
    }  # fmt: skip
    return words | more


def test_the_desk_hears_which_bus_goes_and_comes_back(bus_town: Town, client_of: Clients) -> None:
    """Kiku lives by the stop: the 9:20 is there at 9:40 for ten o'clock, and the 11:10 brings her home."""
    shown = client_of("asa").get("/desk/bus/", said(bus_town)).content.decode()
    assert "バスで行けます" in shown
    assert "午前9時20分に「浜口」から「浜線・診療所」に乗り、午前9時40分に「診療所前」で降ります" in shown
    assert "午前11時10分に「診療所前」から「浜線・浜口」" in shown
    assert "停留所まで歩けない" in shown, "her reason can be picked"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"service_day": (MONDAY + timedelta(days=6)).isoformat()}, "この日の便がありません"),
        ({"appointment": "9時", "back_at": "10時"}, "までに着く便がありません"),
        ({"back_at": "14時"}, "間に合いません"),
        ({"service_day": "2027-04-05"}, "計算できません"),
    ],
    ids=["sunday", "too early", "no return", "timetable expired"],
)
def test_why_no_bus_does_it_is_said(bus_town: Town, client_of: Clients, more: dict[str, str], says: str) -> None:
    """No service that day, none in time, none back; an expired timetable is unknown, never none."""
    shown = client_of("asa").get("/desk/bus/", said(bus_town, **more)).content.decode()
    assert says in shown
    assert "バスで行けます" not in shown


def test_without_timetables_or_without_an_engine_nobody_can_say(
    town: Town, client_of: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing on record, and an engine that fails: 計算できない, and the wish is taken all the same with that on record."""
    shown = client_of("asa").get("/desk/bus/", said(town)).content.decode()
    assert "時刻表がないので、バスで行けるかどうかは計算できません" in shown

    def fails(*_: object, **__: object) -> None:
        raise EngineError

    monkeypatch.setattr(asking, "ask_engine", fails)
    client_of("asa").post("/desk/", said(town))
    assert BusBasis.objects.get().basis["kind"] == "unknown"
    assert Wish.objects.count() == 1


def test_a_wish_without_a_time_is_not_looked_at(bus_town: Town, client_of: Clients) -> None:
    """There is nothing to say yet, and nothing is kept."""
    words = said(bus_town, appointment="", back="OPEN", back_at="")
    assert client_of("asa").get("/desk/bus/", words).content.decode().strip() == ""
    client_of("asa").post("/desk/", words)
    assert Wish.objects.count() == 1
    assert not BusBasis.objects.exists()


def test_the_answer_and_her_reason_stay_with_the_wish(bus_town: Town, client_of: Clients) -> None:
    """Taken by car although the bus would do: the page of the wish shows the bus and her words; the event names no one."""
    desk = client_of("asa")
    desk.post("/desk/", said(bus_town, bus_reason="walk", bus_reason_text="700mは歩けない"))
    wish = Wish.objects.get()
    kept = BusBasis.objects.get(wish=wish)
    assert (kept.basis["kind"], kept.reason, kept.way) == ("bus", "walk", "car")
    page = desk.get(f"/wishes/{wish.pk}/").content.decode()
    assert "公共交通の根拠" in page
    assert "700mは歩けない" in page
    told = Event.objects.get(kind="bus.told")
    assert told.facts == {"kind": "bus", "why": "", "reason": "walk", "way": "car"}
    desk.post(f"/wishes/{wish.pk}/change/", said(bus_town, back_at="14時"))
    kept.refresh_from_db()
    assert (kept.basis["kind"], kept.reason) == ("none", "walk"), "looked at anew, her words kept"
    assert desk.post("/desk/", said(bus_town, wish=str(wish.pk))).status_code == 302
    assert BusBasis.objects.count() == 1, "the page sent twice"


def test_a_lift_to_the_stop_is_tied_to_the_bus(bus_town: Town, client_of: Clients) -> None:
    """Ume lives too far to walk: the car takes her to 中の辻 five minutes before the bus and fetches her when it is back."""
    desk = client_of("asa")
    shown = desk.get("/desk/bus/", said(bus_town, "ume")).content.decode()
    assert "バスでは行けません" in shown
    assert "停留所「中の辻」まで送る" in shown
    desk.post("/desk/", said(bus_town, "ume", bus_way="feeder"))
    wish = Wish.objects.select_related("destination").get()
    assert wish.destination is not None
    assert wish.destination.name == "停留所 中の辻"
    assert (wish.appointment, wish.back_at) == (570 - 5, 680)
    assert "9:30発のバス（浜線）に乗ります" in wish.note
    kept = BusBasis.objects.get(wish=wish)
    assert (kept.way, kept.goal) == ("feeder", "みなと診療所")
    desk.post(
        f"/wishes/{wish.pk}/change/", said(bus_town, "ume", destination=str(wish.destination_id), appointment="9時20分")
    )
    kept.refresh_from_db()
    assert kept.way == "feeder", "what was agreed stays"
    desk.post(f"/wishes/{wish.pk}/change/", said(bus_town, "ume"))
    kept.refresh_from_db()
    assert kept.way == "car", "driven to the clinic after all"
    desk.post("/desk/", said(bus_town, "ume", service_day=(MONDAY + timedelta(days=1)).isoformat(), bus_way="feeder"))
    assert Place.objects.filter(name="停留所 中の辻").count() == 1, "the stop is one place"


def test_a_lift_that_is_not_there_leaves_the_wish_as_it_was_said(bus_town: Town, client_of: Clients) -> None:
    """The bus stopped running between the look and the click: the clinic stays the errand, by car."""
    sunday = (MONDAY + timedelta(days=6)).isoformat()
    client_of("asa").post("/desk/", said(bus_town, "ume", service_day=sunday, bus_way="feeder"))
    assert Wish.objects.get().destination_id == bus_town.clinic.pk
    assert BusBasis.objects.get().way == "car"


def test_a_call_may_end_with_the_bus(bus_town: Town, client_of: Clients) -> None:
    """No wish is taken; that she was told of the line is on record; where no bus goes nothing is."""
    desk = client_of("asa")
    desk.post("/desk/bus/advised/", said(bus_town))
    assert not Wish.objects.exists()
    assert BusBasis.objects.get().way == "bus"
    desk.post("/desk/bus/advised/", said(bus_town, back_at="14時"))
    desk.post("/desk/bus/advised/", said(bus_town) | {"rider": ""})
    assert BusBasis.objects.count() == 1


def test_a_group_says_how_far_its_people_walk(bus_town: Town, client_of: Clients) -> None:
    """With ten metres the same bus is too far; a limit that nobody can keep is refused; the desk may not set it."""
    coordinator = client_of("sewa")
    limits = {"walk_metres": "10", "wait_minutes": "60", "minutes": "90", "slope": ""}
    assert coordinator.post("/buses/limits/", limits).status_code == 302
    shown = client_of("asa").get("/desk/bus/", said(bus_town)).content.decode()
    assert "歩ける10メートルをこえます" in shown
    assert coordinator.post("/buses/limits/", limits | {"minutes": "0"}).status_code == 200
    assert client_of("asa").post("/buses/limits/", limits).status_code == 403


def test_an_expired_timetable_may_stand_in_and_says_so(bus_town: Town, client_of: Clients) -> None:
    """The group lets a day like it stand in: the answer names the day it rests on."""
    usual = {"walk_metres": 500, "wait_minutes": 60, "minutes": 90, "slope": None, "stand_in": True}
    set_limits(usual, by=bus_town.by("sewa"), at=NOON, day=NOON.date())
    shown = client_of("asa").get("/desk/bus/", said(bus_town, service_day="2027-04-05")).content.decode()
    assert "バスで行けます" in shown
    assert "かわりに令和9年3月" in shown
    assert "「浜線」の時刻表は" in shown, "never the archive's digest"
