"""The whole road in a real browser: a call at the desk by keyboard alone, the plan, the driver's phone, the month's table."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from io import BytesIO
from time import monotonic

import pytest
from django.db import connection
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import MONDAY, NOON, Town

from ashinami_web.bodies.models import Volunteer
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs.worker import work
from ashinami_web.people.models import Account
from ashinami_web.runs.models import Ride

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests


@pytest.fixture
def engine(standing_town: Town) -> Iterator[None]:
    """Let an engine run jobs beside the pages."""
    stop = threading.Event()

    def go() -> None:
        with acting(whole_installation()):
            work("test", poll=0.1, until=stop.is_set)
        connection.close()

    worker = threading.Thread(target=go)
    worker.start()
    yield
    stop.set()
    worker.join()


def test_from_the_phone_to_the_month(
    browser: Browser, live_server: LiveServer, standing_town: Town, engine: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asa takes Kiku's wish without touching the mouse, plans, confirms; Haru drives; the month holds both rides."""
    account = Account.objects.get(username="sewa")
    account.set_password(PASSWORD)
    account.save()
    Volunteer.objects.exclude(person=standing_town.people["haru"]).delete()  # one driver, so one link shows both rides
    desk = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    _log_in(desk, live_server.url)
    _take_the_wish(desk)
    wish = Wish.objects.get()
    assert (wish.appointment, wish.back_at, str(wish.destination)) == (600, 660, "みなと診療所")
    assert wish.verdict == "lawful"
    _plan_and_confirm(desk)
    link = _link_for(desk, "髙橋 ハル")

    on_monday = datetime.combine(MONDAY, time(9, 0), tzinfo=clock.JAPAN)
    begun = monotonic()
    # a second of the test is a minute of the day
    monkeypatch.setattr(clock, "now", lambda: on_monday + timedelta(minutes=monotonic() - begun))
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    # an old telephone: the page works without its script too
    phone = browser.new_page(
        viewport={"width": 390, "height": 844}, locale="ja-JP", has_touch=True, java_script_enabled=False
    )
    _drive(phone, link)

    desk.goto(f"{live_server.url}/month/2026-12/")
    expect(desk.locator("main")).to_contain_text("𠮷田 キク")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Excel").first.click()
    book = load_workbook(BytesIO(download.value.path().read_bytes()))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "𠮷田 キク" in cells
    assert {ride.state for ride in Ride.objects.all()} == {"done"}


def _log_in(desk: Page, url: str) -> None:
    desk.goto(f"{url}/login/")
    desk.keyboard.type("sewa")
    desk.keyboard.press("Tab")
    desk.keyboard.type(PASSWORD)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{url}/")


def _take_the_wish(desk: Page) -> None:
    """Only keys: who, when, where, save. The read-back stands there before it is saved."""
    desk.keyboard.press("Alt+n")
    desk.wait_for_url("**/desk/**")
    desk.keyboard.type("きく")
    expect(desk.locator("a.choice")).to_have_count(1)
    desk.keyboard.press("1")  # after a name a number picks; alone it would be a telephone's
    desk.wait_for_url("**/desk/?rider=*")
    desk.keyboard.press("Alt+t")
    desk.locator("[name=service_day]").press_sequentially("12072026")
    desk.keyboard.press("Enter")
    desk.keyboard.type("10時")
    desk.keyboard.press("Enter")
    desk.keyboard.press("1")
    expect(desk.locator("[name=destination]:checked")).to_have_count(1)
    if desk.evaluate("document.activeElement.name") == "destination":
        desk.keyboard.press("Enter")
    desk.keyboard.type("みなとしんりょうしょ")
    expect(desk.get_by_text("11時").first).to_be_visible()
    desk.keyboard.press("Alt+s")
    expect(desk.locator("main")).to_contain_text("受け付けました")


def _plan_and_confirm(desk: Page) -> None:
    desk.goto(desk.url.split("/desk/")[0] + f"/board/?day={MONDAY}")
    desk.keyboard.press("Alt+p")
    confirm = desk.get_by_role("link", name="確定する")
    expect(confirm).to_be_visible(timeout=20_000)
    desk.keyboard.press("Alt+c")
    desk.wait_for_url("**/board/confirm/**")
    desk.get_by_role("button", name="確定").focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/board/?day=*")
    assert set(Ride.objects.values_list("state", flat=True)) == {"confirmed"}


def _link_for(desk: Page, driver: str) -> str:
    desk.goto(desk.url.split("/board/")[0] + "/links/")
    desk.get_by_label("運転者").select_option(label=driver)
    desk.get_by_role("button", name="リンクをつくる").click()
    return str(desk.locator("code").first.inner_text()).strip()


def _drive(phone: Page, link: str) -> None:
    """Press the one large button until the day is over: both rides, there and back."""
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("𠮷田 キク")
    for _ in range(2 * 4):
        button = phone.locator("form[action='mark/'] button.button--main")
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 56, "drivers' buttons are 56 px high or more"
        button.click()
        phone.wait_for_load_state()
    expect(phone.locator("main")).to_contain_text("きょうの運転は終わりました")
    shown = phone.locator("main").bounding_box()
    assert shown is not None
    assert shown["width"] <= 390, "the page does not scroll sideways"
    assert NOON.date() < MONDAY
