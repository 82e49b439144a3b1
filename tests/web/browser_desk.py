"""What browser journeys of the community share: a calendar to turn, people logged in, files behind links."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from web_town import NOON

from ashinami_web.config import clock
from ashinami_web.people.models import Account

PASSWORD = "声を聞いて一歩ずつ進む"  # noqa: S105 - a password of the tests
PATIENCE = 60_000
"""Milliseconds a page may take on a machine with much to do."""


class Calendar:
    """The moment at which a journey stands; turned on, it is later for the pages too."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOON
        monkeypatch.setattr(clock, "now", lambda: self.now)
        monkeypatch.setattr(clock, "today", self.today)

    def today(self) -> date:
        """Return the day it is."""
        return self.now.date()

    def turn_to(self, day: date, hour: int) -> None:
        """Let it be an hour of a day."""
        self.now = datetime.combine(day, time(hour), tzinfo=clock.JAPAN)


def logged_in(browser: Browser, url: str, who: str, *, phone: bool = False) -> Page:
    """Return a page in which somebody has logged in, at a desk or on a telephone."""
    account = Account.objects.get(username=who)
    account.set_password(PASSWORD)
    account.save()
    wide, high = (390, 844) if phone else (1280, 900)
    page = browser.new_context(locale="ja-JP", viewport={"width": wide, "height": high}).new_page()
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.goto(f"{url}/login/")
    page.keyboard.type(who)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")
    return page


def words_behind(page: Page, name: str) -> str:
    """Return the words of the PDF behind a link, without spaces."""
    href = page.get_by_role("link", name=name).first.get_attribute("href")
    answer = page.request.get(urljoin(page.url, str(href)))
    assert answer.headers["content-type"] == "application/pdf", (name, answer.status)
    pages = PdfReader(BytesIO(answer.body())).pages
    return "".join(one.extract_text() for one in pages).replace(" ", "").replace("\n", "")


def fits(page: Page) -> bool:
    """Whether the page does not scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
