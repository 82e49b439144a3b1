"""Consulting in a real browser: by keyboard alone, and without script on a phone."""

from __future__ import annotations

from consulting import TODAY
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer
from web_town import Town

from ashinami.casework.consult.purposes import PURPOSES
from ashinami_web.people.models import Account

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests
TARGET = 48
"""The least height of what a finger must hit, in CSS pixels; the interview's own controls have 56."""


def logged_in(context: BrowserContext, url: str) -> None:
    """Log Asa in."""
    account = Account.objects.get(username="asa")
    account.set_password(PASSWORD)
    account.save()
    page = context.new_page()
    page.goto(f"{url}/login/")
    page.fill('input[name="username"]', "asa")
    page.fill('input[name="password"]', PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")
    page.close()


def test_by_keyboard_alone(browser: Browser, live_server: LiveServer, standing_town: Town) -> None:
    """Alt + S begins; a number and Enter answer; Alt + U does not know; the result is reached without the mouse."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    logged_in(context, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/consult/new/")
    page.keyboard.press(str([one.key for one in PURPOSES].index("driver") + 1))
    page.keyboard.press("Alt+s")
    expect(page.get_by_role("button", name="次へ")).to_be_visible()
    first = page.locator("legend").inner_text()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("legend")).not_to_have_text(first)
    for _ in range(20):
        if page.url.endswith("/result/"):
            break
        with page.expect_navigation():
            page.keyboard.press("Alt+u")
    expect(page.locator("main")).to_contain_text("結果")
    assert page.url.endswith("/result/")


def test_on_a_phone_without_script(browser: Browser, live_server: LiveServer, standing_town: Town) -> None:
    """Everything works by forms; nothing is wider than the phone; what is pressed is large."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="ja-JP", java_script_enabled=False, has_touch=True
    )
    logged_in(context, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/consult/new/")
    page.fill('input[name="day"]', TODAY)
    page.get_by_role("button", name="質問へ進む").click()
    page.get_by_label("お礼のお金").check()
    page.get_by_role("button", name="次へ").click()
    unknown = page.get_by_role("button", name="わからない")
    box = unknown.bounding_box()
    assert box is not None
    assert box["height"] > TARGET
    unknown.click()
    page.get_by_role("link", name="いまの答えでの結果を見る").click()
    expect(page.locator("main")).to_contain_text("許可・登録のいらない送迎")
    page.set_viewport_size({"width": 390, "height": 400})
    body = page.locator("html").bounding_box()
    assert body is not None
    assert body["width"] <= page.viewport_size["width"]  # type: ignore[index]  # it was set just now
