"""A standing wish over Golden Week in a real browser: one day changed, then this and later."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from axe_check import serious_on
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import Town

from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.people.models import Account
from ashinami_web.standing.models import Standing, Turn

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests
APRIL = date(2027, 4, 12)
AT = datetime(2027, 4, 12, 9, tzinfo=clock.JAPAN)
SLOW = 90_000  # a loaded machine is slow, not wrong


def test_golden_week(
    browser: Browser, live_server: LiveServer, standing_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asa: every Monday and Thursday; 29 April and 3 May go to the next open day, then one hour later, then Tuesdays."""
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", lambda: APRIL)
    kiku = standing_town.people["kiku"].pk
    said = Said(
        rider=kiku, service_day=APRIL, destination=standing_town.clinic.pk, appointment=600, back=Back.FIXED,
        back_at=660, purpose=Purpose.CLINIC,
    )  # fmt: skip
    wish = take_wish(said, by=standing_town.by("asa"), at=AT)
    context = _logged_in(browser, live_server.url)
    page = context.new_page()

    page.goto(f"{live_server.url}/wishes/{wish.pk}/")
    page.get_by_role("link", name="定期にする").click()
    page.get_by_label("木", exact=True).check()
    page.get_by_label("祝日と年末年始は").select_option(label="次の開いている日にする")
    assert serious_on(page) == []
    page.keyboard.press("Alt+s")
    expect(page.locator("h1")).to_contain_text("毎週 月・木曜日")
    standing = Standing.objects.get()
    assert standing.turns.get(on=APRIL).wish == wish, "the wish taken on the telephone is the first turn"
    assert _day(standing, 4, 29) == date(2027, 4, 30)
    assert _day(standing, 5, 3) is None, "the next open day, Thursday the 6th, has a turn of its own"
    expect(_row(page, "2027-05-03")).to_contain_text("休み")

    _row(page, "2027-04-19").get_by_role("link", name="この日を開く").click()
    page.get_by_role("link", name="変える", exact=True).click()
    page.locator("[name=appointment]").fill("1100")
    page.locator("[name=back_at]").fill("1200")
    page.keyboard.press("Alt+s")
    expect(page.locator("body")).to_contain_text("申込みを変えました")

    page.goto(f"{live_server.url}/standing/{standing.pk}/change/?since=2027-05-10")
    page.get_by_label("月", exact=True).uncheck()
    page.get_by_label("木", exact=True).uncheck()
    page.get_by_label("火", exact=True).check()
    page.keyboard.press("Alt+s")
    expect(page.locator("body")).to_contain_text("変えました")
    later = [f"{turn.day:%m-%d}" for turn in Turn.objects.filter(on__gte=date(2027, 5, 10)).order_by("on") if turn.day]
    assert later == ["05-11", "05-18", "05-25", "06-01"]
    alone = standing.turns.get(on=date(2027, 4, 19))
    assert alone.wish is not None
    assert (alone.own, alone.wish.appointment) == (True, 660)
    stands = Wish.objects.filter(rider=kiku, state="requested").values_list("service_day", flat=True)
    assert len(stands) == len(set(stands)), "no day has two"


def _logged_in(browser: Browser, url: str) -> BrowserContext:
    account = Account.objects.get(username="asa")
    account.set_password(PASSWORD)
    account.save()
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    context.set_default_timeout(SLOW)
    expect.set_options(timeout=SLOW)
    page = context.new_page()
    page.goto(f"{url}/login/")
    page.fill("input[name=username]", "asa")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")
    page.close()
    return context


def _row(page: Page, on: str) -> Locator:
    return page.locator("tr", has=page.locator(f"a[href*='since={on}']"))


def _day(standing: Standing, month: int, day: int) -> date | None:
    return standing.turns.get(on=date(2027, month, day)).day
