"""The board and the desk in a real browser: an offer taken on the phone by keyboard, a ride moved, undone, something tried out."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import MONDAY, Town

from ashinami_web.bookings.models import Wish
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs.worker import work, work_once
from ashinami_web.people.models import Account
from ashinami_web.running.line import Line
from ashinami_web.runs.asking import answer_call
from ashinami_web.runs.models import Hold

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def engine(standing_town: Town) -> Iterator[None]:
    """Let an engine answer and run jobs beside the pages."""
    stop = threading.Event()

    def go() -> None:
        with acting(whole_installation()):
            work("test", poll=0.1, until=stop.is_set)
        connection.close()

    worker, line = threading.Thread(target=go), Line(answer_call)
    worker.start()
    yield
    line.close()
    stop.set()
    worker.join()


def test_offers_moves_and_what_if_by_keyboard(
    browser: Browser, live_server: LiveServer, standing_town: Town, engine: None
) -> None:
    """Sewa is offered drivers while Kiku speaks, holds one, settles it; plans another, moves it, undoes it, and tries a day off."""
    account = Account.objects.get(username="sewa")
    account.set_password(PASSWORD)
    account.save()
    desk = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    _log_in(desk, live_server.url)
    _offered_on_the_phone(desk, live_server.url, standing_town)
    wish = Wish.objects.get()
    assert Hold.objects.get().wish_id == wish.pk
    _fits(desk)

    desk.goto(f"{live_server.url}/wishes/{wish.pk}/")
    desk.get_by_role("button", name="この時刻で確定する").first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".note--good")).to_contain_text("この時刻で確定しました")

    _move_and_undo(desk, live_server.url, standing_town)
    _what_if(desk, live_server.url)
    for path in (f"board/?day={MONDAY}", f"board/try/?day={MONDAY}", f"board/turns/?day={MONDAY}"):
        phone = browser.new_page(viewport=PHONE, locale="ja-JP", storage_state=desk.context.storage_state())  # type: ignore[arg-type]  # a viewport is two numbers
        phone.goto(f"{live_server.url}/{path}")
        _fits(phone)
        phone.close()


def _log_in(desk: Page, url: str) -> None:
    desk.goto(f"{url}/login/")
    desk.keyboard.type("sewa")
    desk.keyboard.press("Tab")
    desk.keyboard.type(PASSWORD)
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"{url}/")


def _offered_on_the_phone(desk: Page, url: str, town: Town) -> None:
    """Wait for the offers that come while she speaks; the number key picks one, and the wish is taken with it."""
    desk.goto(f"{url}/desk/?rider={town.people['kiku'].pk}")
    desk.locator("[name=service_day]").fill(MONDAY.isoformat())
    desk.locator("[name=appointment]").fill("10時")
    desk.locator("[name=destination_text]").fill("みなとしんりょうしょ")
    desk.keyboard.press("Tab")
    expect(desk.locator("#offers .choice").nth(2)).to_be_visible(timeout=60_000)
    desk.locator("#offer-0").focus()
    desk.keyboard.press("2")
    expect(desk.locator("#offer-1")).to_be_checked()
    desk.keyboard.press("Alt+s")
    expect(desk.locator("main")).to_contain_text("受け付けました")
    expect(desk.locator("body")).to_contain_text("仮押さえしました")


def _move_and_undo(desk: Page, url: str, town: Town) -> None:
    """See the other driver's answer at once; a move is made and taken back without the mouse."""
    desk.goto(f"{url}/desk/?rider={town.people['matsu'].pk}")
    desk.locator("[name=service_day]").fill(MONDAY.isoformat())
    desk.locator("[name=appointment]").fill("14時")
    desk.locator("[name=destination_text]").fill("みなとしんりょうしょ")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Alt+s")
    expect(desk.locator("main")).to_contain_text("受け付けました")
    desk.goto(f"{url}/board/?day={MONDAY}")
    desk.keyboard.press("Alt+p")
    expect(desk.locator("a.bar--proposed").first).to_be_visible(timeout=60_000)
    _distance_arrives(desk)
    desk.locator("a.bar--proposed").first.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/board/rides/*/")
    expect(desk.locator("main")).to_contain_text("この人に頼む")
    desk.locator("[name=driver]").first.focus()
    desk.keyboard.press("1")
    desk.keyboard.press("Alt+g")
    expect(desk.locator(".note--good")).to_contain_text("運転者をかえて")
    desk.keyboard.press("Alt+b")
    desk.wait_for_url(f"**/board/?day={MONDAY}")
    desk.keyboard.press("Alt+z")
    expect(desk.locator(".note--good")).to_contain_text("元に戻しました")
    desk.locator("a.bar--proposed").first.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/board/rides/*/")
    desk.keyboard.press("Alt+l")
    expect(desk.get_by_role("button", name="固定をはずす")).to_be_visible()


def _distance_arrives(desk: Page) -> None:
    """See how far the plan is from the best come to its place, on the page that stood there before."""
    distance = desk.locator(".distance")
    expect(distance).to_contain_text("一番よい案との差を調べています")
    desk.evaluate("window.stayed = true")
    assert work_once("proof", aside=True)
    expect(distance).to_contain_text("これよりよい案はありません", timeout=20_000)
    assert desk.evaluate("window.stayed")


def _what_if(desk: Page, url: str) -> None:
    """Suppose that a driver is off: the comparison says who must be rung, and the board stands as it was."""
    desk.goto(f"{url}/board/?day={MONDAY}")
    desk.keyboard.press("Alt+t")
    desk.wait_for_url("**/board/try/**")
    chosen = desk.locator("#off_driver")
    chosen.select_option(index=1)
    chosen.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/board/try/*-*/")
    expect(desk.locator("h1")).to_contain_text("見くらべる")
    expect(desk.locator("main")).to_contain_text("さんが休む")


def _fits(page: Page) -> None:
    """Check that a page does not scroll sideways, that every field has a name, and that it has one heading of the first rank."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    unnamed = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]), select, textarea, meter, progress')]"
        ".filter(e => !e.labels?.length && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby'))"
        ".map(e => e.outerHTML)"
    )
    assert unnamed == []
    assert page.locator("h1").count() == 1
