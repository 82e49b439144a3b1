"""In a real browser: the coordinator closes a month and hands in its claim; the clerk looks, asks nothing, and fixes the amount."""

from __future__ import annotations

from datetime import datetime

import pytest
from money_town import slip, visit, with_money
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import Town

from ashinami.vocabulary.money import CostItem
from ashinami_web.config import clock
from ashinami_web.money.models import Claim
from ashinami_web.people.models import Account

PASSWORD = "帳簿をそろえて締める"  # noqa: S105 - a password of the tests
FIFTH = datetime(2026, 12, 5, 9, tzinfo=clock.JAPAN)


def test_a_month_is_closed_and_claimed_and_the_clerk_decides(
    browser: Browser, live_server: LiveServer, standing_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing stands first; closed, the claim is what the books say; at the town hall it holds no name and is fixed."""
    for who in ("sewa", "officer"):
        account = Account.objects.get(username=who)
        account.set_password(PASSWORD)
        account.save()
    money = with_money(standing_town)
    visit(standing_town)
    visit(standing_town, "matsu", minutes=60)
    slip(standing_town, "cost_cash", 1200, item=CostItem.INSURANCE, grant=money.visits.pk)
    monkeypatch.setattr(clock, "now", lambda: FIFTH)
    monkeypatch.setattr(clock, "today", FIFTH.date)

    desk = _logged_in(browser, live_server.url, "sewa")
    desk.goto(f"{live_server.url}/money/2026-11/")
    expect(desk.get_by_role("heading", name="締めるまでにすること")).to_be_visible()
    desk.get_by_role("link", name="この月を締める").click()
    desk.get_by_role("button", name="締める").click()
    desk.goto(f"{live_server.url}/money/claims/")
    desk.get_by_label("はじめの月").fill("2026-11")
    desk.get_by_label("終わりの月").fill("2026-11")
    desk.get_by_role("button", name="請求をつくる").click()
    expect(desk.locator(".figure").first).to_have_text("2,400円")
    desk.get_by_role("button", name="提出する").click()
    expect(desk.locator("h1")).to_contain_text("提出ずみ")

    clerk = _logged_in(browser, live_server.url, "officer")
    clerk.goto(f"{live_server.url}/money/review/")
    clerk.get_by_role("link", name="R8-001").click()
    expect(clerk.locator("main")).not_to_contain_text("𠮷田")
    clerk.get_by_role("button", name="額を確定する").click()
    expect(clerk.locator("h1")).to_contain_text("額の確定")
    claim = Claim.objects.get()
    assert (claim.approved, claim.state) == (2400, "approved")


def _logged_in(browser: Browser, url: str, who: str) -> Page:
    page = browser.new_context(locale="ja-JP").new_page()
    page.goto(f"{url}/login/")
    page.keyboard.type(who)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")
    return page
