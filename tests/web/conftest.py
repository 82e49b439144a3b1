"""Fixtures of the application's tests: the town of `web_town`, a browser for each of its people, a way to take wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright
from web_town import MONDAY, NOON, Town, build_town

from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.jobs import worker


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be noon on Friday 2026-12-04 in the tests."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr(clock, "today", NOON.date)


@pytest.fixture(autouse=True)
def _japanese() -> None:
    """Let each test begin in Japanese: an English page asked by the one before leaves its language in the thread."""
    translation.activate("ja")


@pytest.fixture(autouse=True)
def _unwatched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no second connection look after a job inside a test's one transaction: it could not see the job, or would wait for it."""
    if not {"transactional_db", "live_server"} & set(request.fixturenames):
        monkeypatch.setattr(worker, "RENEW_SECONDS", 3_600.0)


@pytest.fixture
def monday_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be Monday evening: the day planned in the tests has been driven."""
    evening = datetime.combine(MONDAY, time(18), tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: evening)
    monkeypatch.setattr(clock, "today", evening.date)


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    """Return the town, freshly built."""
    with acting(whole_installation()):
        yield build_town()


@pytest.fixture
def standing_town(transactional_db: None, _triggers: None) -> Iterator[Town]:
    """Return the town for tests with several connections: live servers, workers, two desks at once."""
    with acting(whole_installation()):
        yield build_town()


@pytest.fixture
def _triggers(transactional_db: None) -> Iterator[None]:
    """Let the test database be emptied after a test that commits: the guard against deletion is lifted for that moment."""
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_removal'"
            )
            guards = cursor.fetchall()
            for name, _table, _sql in guards:
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute("PRAGMA foreign_keys = OFF")
            for _name, table, _sql in guards:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the names of our own tables
            cursor.execute("PRAGMA foreign_keys = ON")
            for _name, _table, sql in guards:
                cursor.execute(sql)


@pytest.fixture
def client_of(town: Town) -> Callable[[str], Client]:
    """Return a way to get a browser in which somebody is logged in: `client_of("asa").get("/")`."""

    def logged_in(who: str) -> Client:
        client = Client()
        client.force_login(town.accounts[who])
        return client

    return logged_in


@pytest.fixture
def wish_of(town: Town) -> Callable[..., Wish]:
    """Return a way to take wishes: `wish_of("kiku", appointment=600)`; by default to the clinic at 10:00, back at 11:00."""

    def take(rider: str = "kiku", day: date = MONDAY, **said: Any) -> Wish:
        usual: dict[str, Any] = {"appointment": 600, "back": Back.FIXED, "back_at": 660, "purpose": Purpose.CLINIC}
        if said.get("back", Back.FIXED) is not Back.FIXED:
            usual.pop("back_at")
        words = Said(rider=town.people[rider].pk, service_day=day, destination=town.clinic.pk, **(usual | said))
        return take_wish(words, by=town.by("asa"), at=NOON)

    return take


@pytest.fixture
def browser(chromium: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Return Chromium. Its driver keeps an event loop in this thread, which Django would take for asynchronous code."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
