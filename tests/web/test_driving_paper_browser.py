"""A day on paper in a real browser: the sheet typed in by keyboard, in its own order."""

from __future__ import annotations

import pytest
from axe_check import serious_on
from driven_day import at, two_rides
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer
from web_town import MONDAY, Town

from ashinami_web.config import clock
from ashinami_web.records.models import DutyCheck, DutyNote
from ashinami_web.runs.models import Ride

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests


def test_a_paper_day_is_typed_in_by_keyboard(
    browser: Browser, live_server: LiveServer, standing_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line in the order of the paper, only keys; every time is on record, and the pages are accessible."""
    monkeypatch.setattr(clock, "now", lambda: at(9 * 60))
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    two_rides(standing_town)
    account = standing_town.accounts["asa"]
    account.set_password(PASSWORD)
    account.save()
    desk = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    desk.goto(f"{live_server.url}/login/")
    for typed in ("asa", PASSWORD):
        desk.keyboard.type(typed)
        desk.keyboard.press("Enter" if typed == PASSWORD else "Tab")
    desk.wait_for_url(f"{live_server.url}/")
    desk.goto(f"{live_server.url}/run-sheets/?day={MONDAY}")
    assert serious_on(desk) == []
    desk.keyboard.press("Alt+w")
    desk.locator("[name=out]").focus()
    for line in ("12340", "0.00"):
        desk.keyboard.type(line)
        desk.keyboard.press("Enter")
    for _question in range(3):
        desk.keyboard.press("1")  # yes
        desk.keyboard.press("Enter")
    for line in ("1003", "1021", "3.4", "x"):
        desk.keyboard.type(line)
        desk.keyboard.press("Enter")
    for _empty in ("nobody got out at one", "no distance either"):
        desk.keyboard.press("Enter")
    assert serious_on(desk) == []
    desk.keyboard.type("12389")
    desk.keyboard.press("Enter")
    expect(desk.locator("main")).to_contain_text("見直す")
    assert sorted(Ride.objects.values_list("state", flat=True)) == ["done", "no_show"]
    assert [note.odometer for note in DutyNote.objects.order_by("odometer")] == [12_340, 12_389]
    assert DutyCheck.objects.get(when="before").licence_at_hand is True
