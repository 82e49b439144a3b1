"""In a real browser: the desk checks a driver by telephone, the coordinator takes the bundle of the year and an inspector reads it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer
from registered_town import register
from web_town import NOON, Town

from ashinami.vocabulary.records import HouseRule
from ashinami_web.config.acting import author_of
from ashinami_web.people.models import Account
from ashinami_web.records.duty_actions import Said, told_before_the_day
from ashinami_web.records.rule_actions import set_rule

PASSWORD = "記録は副産物である"  # noqa: S105 - a password of the tests


@pytest.mark.browser
def test_a_check_is_written_and_the_bundle_is_opened_and_read(
    browser: Browser, live_server: LiveServer, standing_town: Town, tmp_path: Path
) -> None:
    """What he said stands beside the form; the ZIP holds the check twice, as table and as paper."""
    account = Account.objects.get(username="sewa")
    account.set_password(PASSWORD)
    account.save()
    register(standing_town)
    set_rule(HouseRule.COURSE, 36, by=standing_town.by("sewa"), at=NOON, day=NOON.date())
    haru = standing_town.people["haru"].pk
    told_before_the_day(
        haru, NOON.date(), Said(well=True), body=standing_town.group.pk, by=author_of(haru), at=NOON, device="link"
    )
    desk = _logged_in(browser, live_server.url)
    desk.goto(f"{live_server.url}/records/")
    desk.get_by_role("link", name="点呼を書く").first.click()
    expect(desk.get_by_role("heading", name="本人が書いたこと")).to_be_visible()
    desk.get_by_label("アルコール検知器を使った").select_option("yes")
    desk.get_by_label("検知器の数字").fill("0.00")
    desk.get_by_label("酒気を帯びていない").select_option("yes")
    desk.get_by_label("免許証を持っている").select_option("yes")
    desk.get_by_label("走行距離計").fill("45210")
    desk.get_by_label("指示したこと").fill("雨。ゆっくり")
    desk.get_by_role("button", name="点呼を書きとめる").click()
    expect(desk.locator("main")).to_contain_text("確かめた")

    desk.goto(f"{live_server.url}/records/bundle/")
    with desk.expect_download() as waiting:
        desk.get_by_role("button", name="綴りをつくる").click()
    saved = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(saved)
    with zipfile.ZipFile(saved) as book:
        book.extractall(tmp_path)
    rows = load_workbook(tmp_path / "01_点呼.xlsx").worksheets[0].iter_rows(values_only=True)
    (checked,) = [row for row in rows if "雨。ゆっくり" in row]
    assert "0.00" in checked
    assert "世話 セワ" in checked
    printed = PdfReader(tmp_path / "01_点呼.pdf").pages[0].extract_text()
    assert "雨。ゆっくり" in "".join(printed.split()), "a narrow column breaks the line"


def _logged_in(browser: Browser, url: str) -> Page:
    page = browser.new_context(locale="ja-JP", accept_downloads=True).new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{url}/login/")
    page.keyboard.type("sewa")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")
    return page
