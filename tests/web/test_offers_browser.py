"""The ladder in a real browser: a refusal by telephone page, a silence the clock ends, a yes by LINE's link, a drop-out at short notice."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from axe_check import fits, serious_on
from django.db import connection
from line_server import TOKEN, FakeLine, fake_line
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from web_town import EVERY_DAY, LONG_AGO, MONDAY, NOON, Town, make_person

from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bodies.models import Membership, Vehicle, Volunteer
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.driving.actions import make_link
from ashinami_web.jobs import worker
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.outbox.actions import reach_by, set_channel
from ashinami_web.people.models import Account, Disclosure
from ashinami_web.runs.models import Ride

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests
PATIENCE = 90_000
"""The first page that asks the planner loads it."""
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def line(settings: Settings, monkeypatch: pytest.MonkeyPatch, live_server: LiveServer) -> Iterator[FakeLine]:
    """Let LINE be a server on this computer, and messages lead to the pages of the test."""
    monkeypatch.setenv("ASHINAMI_SECRET_LINE", TOKEN)
    settings.PUBLIC_URL = live_server.url
    with fake_line() as server:
        settings.LINE_API = server.url
        yield server


@pytest.fixture
def engine(standing_town: Town, line: FakeLine, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let an engine run jobs beside the pages, looking for what has come due in every pause."""
    monkeypatch.setattr(worker, "DUE_SECONDS", 0.2)
    stop = threading.Event()

    def go() -> None:
        with acting(whole_installation()):
            worker.work("test", poll=0.1, until=stop.is_set)
        connection.close()

    thread = threading.Thread(target=go)
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture
def kikus_wish(standing_town: Town) -> Wish:
    """Return a wish for Monday; a third driver, Sora, is there; all three are reached by LINE."""
    town = standing_town
    sora = make_person(town, "sora", "空野 ソラ", "そらの そら", "home_4")
    Membership.objects.create(person=sora, body=town.group, role="driver", start=LONG_AGO)
    Disclosure.objects.create(person=sora, to_body=town.group, purpose="drive", consent="spoken", start=LONG_AGO)
    car = Vehicle.objects.create(body=town.group, name="青の軽", seats=3, start=LONG_AGO)
    Volunteer.objects.create(body=town.group, person=sora, vehicle=car, half_days=EVERY_DAY, start=LONG_AGO)
    by = town.by("sewa")
    set_channel("line", on=True, options={}, secret_name="ASHINAMI_SECRET_LINE", by=by, at=NOON)  # noqa: S106 - a name
    for who in ("haru", "nao", "sora"):
        reach_by(town.people[who].pk, "line", f"U-{who}", by=by, at=NOON)
    said = Said(
        rider=town.people["kiku"].pk, service_day=MONDAY, destination=town.clinic.pk, appointment=600, back=Back.FIXED,
        back_at=660, purpose=Purpose.CLINIC,
    )  # fmt: skip
    return take_wish(said, by=by, at=NOON)


def test_a_ladder_through_a_refusal_a_silence_and_a_drop_out_at_short_notice(  # noqa: PLR0915, PLR0917 - one journey from beginning to end
    browser: Browser, live_server: LiveServer, standing_town: Town, kikus_wish: Wish, line: FakeLine, engine: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The first refuses, the second says nothing, the third says yes; on the day he drops out, and who was silent takes it."""
    town = standing_town
    account = Account.objects.get(username="sewa")
    account.set_password(PASSWORD)
    account.save()
    desk = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    desk.set_default_timeout(PATIENCE)
    _log_in(desk, live_server.url)
    desk.goto(f"{live_server.url}/wishes/{kikus_wish.pk}/")
    desk.get_by_role("button", name="運転者に順にたずねる").click()
    expect(desk.locator("main")).to_contain_text("打診中")
    first, second, third = Rung.objects.order_by("place")

    phone = browser.new_page(viewport=PHONE, locale="ja-JP", has_touch=True)
    phone.set_default_timeout(PATIENCE)
    phone.goto(_link_in_message(line, 1))
    expect(phone.locator("main")).to_contain_text("この送迎をお願いできますか")
    assert serious_on(phone) == []
    assert fits(phone)
    phone.get_by_text("今回は見送る").first.click()
    phone.get_by_role("button", name="今回は見送る").click()
    expect(phone.locator("main")).to_contain_text("ほかの方にたずねます")

    _wait_for(second, "asked")
    second.refresh_from_db()
    lapses = second.lapses_at
    assert lapses is not None
    monkeypatch.setattr(clock, "now", lambda: lapses + timedelta(seconds=1))
    _wait_for(third, "asked")
    _wait_for(second, "lapsed")

    phone.goto(_link_in_message(line, 3, to=_account(town, third)))
    phone.get_by_role("button", name="引き受ける").click()
    expect(phone.locator("main")).to_contain_text("ありがとうございます")
    assert set(Ride.objects.values_list("state", "driver")) == {("confirmed", third.driver_id)}
    desk.reload()
    expect(desk.locator("main")).to_contain_text("引き受けた")
    assert serious_on(desk) == []

    told = Ride.objects.get(leg="OUT").pick_up_at or 0
    morning = datetime.combine(MONDAY, time(), tzinfo=clock.JAPAN) + timedelta(minutes=told - 100)
    monkeypatch.setattr(clock, "now", lambda: morning)
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    link = make_link(third.driver_id, start=MONDAY, end=MONDAY + timedelta(days=7), by=town.by("sewa"), at=morning)
    before = len(line.delivered)
    phone.goto(f"{live_server.url}/d/{link.token}/cannot/{kikus_wish.pk}/")
    phone.get_by_text("体調").click()
    assert serious_on(phone) == []
    assert fits(phone)
    phone.get_by_role("button", name="行けないと伝える").click()
    expect(phone.locator("body")).to_contain_text("受付に伝えました")
    again = Ladder.objects.get(dropped_out=True)
    assert again.told["OUT"] == told
    assert not again.rungs.filter(driver=third.driver_id).exists(), "who dropped out is not asked again"
    assert not again.rungs.filter(driver=first.driver_id).exists(), "who refused this wish is not asked again"

    rung = again.rungs.get()
    monkeypatch.setattr(clock, "now", lambda: morning + timedelta(minutes=2))
    phone.goto(_link_in_message(line, before + 1, to=_account(town, rung)))
    phone.get_by_role("button", name="引き受ける").click()
    expect(phone.locator("main")).to_contain_text("ありがとうございます")
    assert set(Ride.objects.values_list("state", "driver")) == {("confirmed", rung.driver_id)}
    desk.goto(f"{live_server.url}/board/?day={MONDAY}")
    expect(desk.locator("main")).to_contain_text("電話してください")
    words = [text for _to, text in line.delivered]
    assert not [text for text in words if "キク" in text or "診療所" in text or "髙橋" in text]
    assert len(line.requests) == len(line.delivered), "each message was sent once"


def _log_in(desk: Page, url: str) -> None:
    desk.goto(f"{url}/login/")
    desk.keyboard.type("sewa")
    desk.keyboard.press("Tab")
    desk.keyboard.type(PASSWORD)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{url}/")


def _link_in_message(line: FakeLine, at_least: int, to: str = "") -> str:
    """Wait for messages, and return the link in the last one, of one account if it is named."""
    waited = threading.Event()
    for _ in range(300):
        mine = [text for account, text in line.delivered if not to or account == to]
        if len(line.delivered) >= at_least and mine:
            found = re.search(r"http://\S+/ask/\S+/", mine[-1])
            assert found, mine[-1]
            return found[0]
        waited.wait(0.2)
    raise AssertionError("no message came")


def _account(town: Town, rung: Rung) -> str:
    return next(f"U-{who}" for who in ("haru", "nao", "sora") if town.people[who].pk == rung.driver_id)


def _wait_for(rung: Rung, state: str) -> None:
    """Wait until a driver has been asked, or passed over."""
    waited = threading.Event()
    for _ in range(300):
        rung.refresh_from_db()
        if rung.state == state:
            return
        waited.wait(0.2)
    raise AssertionError(f"{rung.state}, not {state}")
