"""A driver's whole day in a real browser: the network cut, the page reloaded, the browser killed and started again, then connected."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from time import sleep

import pytest
from axe_check import fits, serious_on
from driven_day import at, link_of, two_rides
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from web_town import MONDAY, Town

from ashinami_web.audit.models import Event
from ashinami_web.config import clock
from ashinami_web.driving.models import KeptMark
from ashinami_web.records.models import DutyCheck, DutyNote
from ashinami_web.runs.models import Ride

STAGES = ("出発する", "着いた", "乗った", "降りた（完了）")


@contextmanager
def phone(playwright: Playwright, chromium: str, profile: Path, now: datetime) -> Iterator[BrowserContext]:
    """Open the browser of a telephone with its own profile, at a moment of the test's day; kill it without a word at the end."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium,
        args=["--no-sandbox"],
        viewport={"width": 390, "height": 844},
        locale="ja-JP",
        has_touch=True,
    )
    context.clock.install(time=now)
    yield context
    for process in _of(profile):
        os.kill(process, signal.SIGKILL)


def _of(profile: Path) -> list[int]:
    """Return the processes that this test started: those whose command line names its own profile."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and str(profile).encode() in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def press(page: Page, word: str) -> None:
    """Press a large button when it is there, and wait until the page has taken it."""
    button = page.get_by_role("button", name=word, exact=True)
    expect(button).to_be_visible()
    sleep(0.9)  # a second touch at once would be the same touch
    button.click()
    expect(button).not_to_be_visible()


def before_setting_out(page: Page) -> None:
    """Say what is asked before the first ride."""
    for answer in ("よい", "残っていない", "持っている"):
        page.get_by_text(answer, exact=True).click()
    page.get_by_label("検知器の数字").fill("0.00")
    page.get_by_label("出発のときのメーター").fill("12340")
    page.get_by_role("button", name="記録する").click()
    expect(page.get_by_text("出かける前に")).not_to_be_visible()


def after_coming_home(page: Page) -> None:
    """Say what the odometer shows, and tell the desk of a ride nobody booked."""
    page.get_by_label("帰着のときのメーター").fill("12389")
    page.get_by_role("button", name="記録する").click()
    page.get_by_text("予定にないことを書く").click()
    page.get_by_label("どなたを").fill("浜田さんのとなりの人")
    page.get_by_label("乗った時刻").fill("14:10")
    page.get_by_label("降りた時刻").fill("14:25")
    page.locator("form[data-form=extra] button").click()
    expect(page.locator("main")).to_contain_text("受付が確かめて")


def test_a_whole_day_without_signal(
    chromium: str, live_server: LiveServer, standing_town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the morning the page is opened once. Then no signal: two rides are driven, everything arrives in the evening, once."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    monkeypatch.setattr(clock, "now", lambda: at(0))
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    first, second = two_rides(standing_town)
    url = f"{live_server.url}/d/{link_of(standing_town).token}/"
    profile = tmp_path / "phone"
    with sync_playwright() as playwright:
        with phone(playwright, chromium, profile, at(0)) as morning:
            page = morning.new_page()
            page.goto(url)
            expect(page.locator("html[data-ready]")).to_be_attached()
            page.evaluate("navigator.serviceWorker.ready")
            expect(page.locator("main")).to_contain_text("記録はぜんぶ届いています")
            morning.set_offline(True)
            assert serious_on(page) == []
            assert fits(page)
            before_setting_out(page)
            assert serious_on(page) == []
            press(page, "出発する")
            press(page, "着いた")
            page.reload()
            expect(page.locator("#app[data-from=phone]")).to_contain_text("𠮷田 キク")
            press(page, "乗った")
            expect(page.locator("main")).to_contain_text("この電話に残っている記録：4件")
        assert not Event.objects.filter(subject=str(first.pk), kind="ride.en_route").exists()

        with phone(playwright, chromium, profile, at(60)) as afternoon:
            afternoon.set_offline(True)
            page = afternoon.new_page()
            page.goto(url)
            page.get_by_label("乗せた距離").fill("3.4")
            sleep(1)  # the page is drawn anew meanwhile: what is typed stays
            press(page, "降りた（完了）")
            for word in STAGES[:2]:
                press(page, word)
            press(page, "いません")
            expect(page.locator("main")).to_contain_text("受付に電話してください")
            sleep(0.9)
            page.get_by_role("button", name="ひとつ前に戻す").click()
            for word in STAGES[2:]:
                press(page, word)
            expect(page.locator("main")).to_contain_text("きょうの運転は終わりました")
            after_coming_home(page)
            monkeypatch.setattr(clock, "now", lambda: at(9 * 60))
            afternoon.set_offline(False)
            page.evaluate("dispatchEvent(new Event('online'))")
            expect(page.locator("main")).to_contain_text("記録はぜんぶ届いています", timeout=20_000)
            page.reload()
            expect(page.locator("main")).to_contain_text("きょうの運転は終わりました")

    arrived_once(standing_town, first, second)


def arrived_once(town: Town, first: Ride, second: Ride) -> None:
    """Look at all that stands in the end: each press once, the slip taken back, the checks, the extra ride for the desk."""
    assert {ride.state for ride in Ride.objects.all()} == {"done"}
    for ride, count in ((first, 4), (second, 5)):
        marks = Event.objects.filter(subject=str(ride.pk), device_id__startswith="link:")
        assert marks.exclude(kind="event.voided").count() == count
    assert Event.objects.filter(kind="event.voided").count() == 1
    ends = {str(one.subject): one.facts for one in Event.objects.filter(kind="ride.done", corrected_by=None)}
    assert [ends[str(ride.pk)]["metres"] for ride in (first, second)] == [3_400, 4_200]
    assert KeptMark.objects.get().why == "extra"
    before, after = DutyCheck.objects.order_by("happened_at")
    assert (before.well, before.sober, before.alcohol, before.vehicle) == (True, True, 0, town.cars["haru"])
    assert [note.odometer for note in DutyNote.objects.order_by("happened_at")] == [12_340, 12_389]
    assert after.when == "after"


def test_names_vanish_and_marks_stay(
    chromium: str, live_server: LiveServer, standing_town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day after, opened without signal: no name is left on the phone; the mark is, and arrives though the link has ended."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    monkeypatch.setattr(clock, "now", lambda: at(0))
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    ride, _second = two_rides(standing_town)
    url = f"{live_server.url}/d/{link_of(standing_town, days=1).token}/"
    profile = tmp_path / "phone"
    with sync_playwright() as playwright:
        with phone(playwright, chromium, profile, at(0)) as monday:
            page = monday.new_page()
            page.goto(url)
            expect(page.locator("html[data-ready]")).to_be_attached()
            page.evaluate("navigator.serviceWorker.ready")
            monday.set_offline(True)
            press(page, "出発する")
            expect(page.locator("main")).to_contain_text("この電話に残っている記録：1件")
        with phone(playwright, chromium, profile, at(24 * 60)) as tuesday:
            tuesday.set_offline(True)
            page = tuesday.new_page()
            page.goto(url)
            expect(page.locator("main")).to_contain_text("きょうの予定が、この電話にありません")
            assert "𠮷田" not in page.content()
            assert "𠮷田" not in kept_on(page)
            assert str(ride.pk) in kept_on(page)
            later = at(24 * 60) + timedelta(minutes=5)
            monkeypatch.setattr(clock, "now", lambda: later)
            tuesday.set_offline(False)
            # the page sends, hears that its link has ended, and loads itself again: a navigation of ours would race with it
            expect(page.locator("main")).to_contain_text("このリンクは開けません", timeout=60_000)
            expect(page.locator("main")).to_contain_text("ぜんぶ届きました", timeout=20_000)
    ride.refresh_from_db()
    assert ride.state == "en_route"


def kept_on(page: Page) -> str:
    """Return all that the phone keeps: its database and the worker's cache, as text."""
    kept: str = page.evaluate(
        """async () => {
          const database = await new Promise((done) => {
            const asked = indexedDB.open("ashinami-driver");
            asked.onsuccess = () => done(asked.result);
          });
          const all = (name) => new Promise((done) => {
            const asked = database.transaction(name).objectStore(name).getAll();
            asked.onsuccess = () => done(asked.result);
          });
          const kept = [await all("days"), await all("marks")];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) kept.push(request.url, await (await cache.match(request)).text());
          }
          return JSON.stringify(kept);
        }"""
    )
    return kept
