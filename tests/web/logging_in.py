"""Logging in by the page, for journeys in a real browser."""

from __future__ import annotations

from playwright.sync_api import Browser, Page
from web_town import Town

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def with_password(town: Town, *who: str) -> None:
    """Give people of the town a password."""
    for name in who:
        town.accounts[name].set_password(PASSWORD)
        town.accounts[name].save()


def enter(browser: Browser, url: str, username: str, password: str = PASSWORD) -> Page:
    """Log in by the page in a browser of one's own; return its first page."""
    # two people never share one browser's cookies
    page = browser.new_context(viewport=DESK, locale="ja-JP", accept_downloads=True).new_page()  # type: ignore[arg-type]
    page.goto(f"{url}/login/")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="入る", exact=True).click()
    page.wait_for_load_state()
    return page
