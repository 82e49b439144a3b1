"""Meetings in a real browser: a coordinator's week from an issue to the review, and a local council recognised."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from meeting_place import circle_of
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer
from web_town import NOON, Town

from ashinami_web.config import clock
from ashinami_web.meetings.models import Action, Decision, Minutes
from ashinami_web.needs.models import Issue
from ashinami_web.people.models import Account

PASSWORD = "足並みをそろえて歩く"  # noqa: S105 - a password of the tests
TODAY = NOON.date()


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer, standing_town: Town) -> Iterator[Page]:
    """Return a page on which the coordinator Shizu is logged in; an issue has come from her visits."""
    account = Account.objects.get(username="sc")
    account.set_password(PASSWORD)
    account.save()
    circle = circle_of(standing_town, standing_town.municipality)
    Issue.objects.create(body=standing_town.municipality, circle=circle, title="店まで歩けない", raised_on=TODAY)
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ja-JP", base_url=live_server.url)
    page.goto("/login/")
    page.locator("[name=username]").fill("sc")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    yield page
    page.close()


def save(page: Page) -> None:
    """Send the form of the page and wait until the next page says that it was taken."""
    page.get_by_role("button", name="書きとめる", exact=True).first.click()
    expect(page.locator("#messages .note").first).to_be_visible()


def council(page: Page, name: str) -> None:
    """Write down a council shared with the circle, and one of its members."""
    page.goto("/councils/new/")
    page.locator("[name=kind]").select_option("kyogitai_2")
    page.locator("[name=name]").fill(name)
    page.locator("[name=circle]").select_option(label="第1層の仲間")
    save(page)
    expect(page.locator("main")).to_contain_text("住民の団体")
    page.get_by_role("link", name="委員を加える").click()
    page.locator("[name=seat]").select_option("sc")
    page.locator("[name=new_person]").fill("支え アイ")
    save(page)


def test_shizus_week_from_an_issue_to_the_review(desk: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Council, meeting, agenda from what is open, the pack, minutes, a decision, an action; three weeks on a reminder, and the review."""
    council(desk, "浜の協議体")
    desk.get_by_role("link", name="開く日を加える").click()
    desk.locator("[name=day]").fill(TODAY.isoformat())
    desk.locator("[name=start_minute]").fill("13:30")
    desk.locator("[name=end_minute]").fill("15:00")
    save(desk)
    desk.get_by_role("button", name="開いていることから議題を並べる").click()
    expect(desk.locator("#agenda ~ section", has_text="店まで歩けない")).to_have_count(1)
    meeting = desk.url
    pack = desk.request.get(f"{meeting}pack.pdf").body()
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pack)).pages).replace("\n", "").replace(" ", "")
    assert "店まで歩けない" in text

    desk.get_by_role("link", name="出欠を書く").click()
    desk.get_by_label("支え アイ").select_option("here")
    save(desk)
    issue = desk.locator("section.card", has_text="店まで歩けない")
    issue.get_by_text("議事録を書く").click()
    issue.locator("textarea").fill("坂の上の五軒が困っている。")
    issue.get_by_role("button").click()
    expect(desk.locator(".said")).to_contain_text("坂の上の五軒が困っている。")

    desk.get_by_role("link", name="決めたことを書く").click()
    desk.locator("[name=title]").fill("移動販売に声をかける")
    desk.locator("[name=reasons]").fill("歩かずにすむから")
    desk.locator("[name=revisit_on]").fill((TODAY + timedelta(days=21)).isoformat())
    save(desk)
    desk.get_by_role("link", name="宿題を書く").click()
    desk.locator("[name=title]").fill("店に電話する")
    desk.locator("[name=owner_body]").select_option(label="試し市（架空）")
    save_again(desk)
    desk.locator("[name=owner]").select_option(label="支え アイ")
    desk.locator("[name=due]").fill((TODAY + timedelta(days=5)).isoformat())
    save(desk)
    assert Minutes.objects.get().text == "坂の上の五軒が困っている。"
    assert Action.objects.get().owner_body is not None

    later = datetime.combine(TODAY + timedelta(days=21), time(9), tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: later)
    monkeypatch.setattr(clock, "today", later.date)
    desk.goto("/actions/reminders/")
    expect(desk.locator("main")).to_contain_text("店に電話する")
    expect(desk.locator("main")).to_contain_text("会議で話し合う時期")
    desk.get_by_role("link", name="店に電話する").click()
    desk.get_by_role("link", name="終わったことを書く").click()
    desk.locator("[name=text]").fill("来月から来てくれる")
    save(desk)
    desk.goto("/decisions/?due=1")
    expect(desk.locator("main")).to_contain_text("移動販売に声をかける")
    assert Decision.objects.get().revisit_on == later.date()


def save_again(page: Page) -> None:
    """Send a form that cannot be taken yet: what was written is still there, and the field that is missing is named."""
    page.get_by_role("button", name="書きとめる", exact=True).first.click()
    expect(page.locator(".errors")).to_contain_text("そろえて")
    expect(page.locator("[name=title]")).to_have_value("店に電話する")


def test_a_local_council_is_recognised_and_renewed(desk: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Applied for, refused while a criterion is open, recognised when all are met and shown; due for renewal, applied for again."""
    council(desk, "浜支えあい座談会")
    desk.goto("/certification/new/")
    desk.locator("[name=name]").fill("浜支えあい座談会")
    desk.locator("[name=council]").select_option(label="浜支えあい座談会")
    save(desk)
    page = desk.url
    desk.goto(f"{page}decide/")
    fill_decision(desk)
    desk.get_by_role("button", name="書きとめる", exact=True).click()
    expect(desk.locator(".errors")).to_contain_text("認定にできません")
    desk.goto(page)
    for key in [card.get_attribute("id") for card in desk.locator("section.card").all()]:
        card = desk.locator(f"#{key}")
        card.locator("summary").click()
        card.locator("select").select_option("yes")
        card.locator("[name=evidence]").fill("名簿と議事録")
        card.get_by_role("button").click()
        expect(desk.locator(f"#{key} .badge--good")).to_be_visible()
    desk.get_by_role("link", name="認定の結果を書く").click()
    fill_decision(desk)
    save(desk)
    expect(desk.locator("dl.facts")).to_contain_text("認定中")
    soon = datetime.combine(date(2027, 11, 1), time(9), tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: soon)
    monkeypatch.setattr(clock, "today", soon.date)
    desk.reload()
    expect(desk.locator("dl.facts")).to_contain_text("更新の時期")
    desk.get_by_role("link", name="更新を申請する").click()
    save(desk)
    expect(desk.locator("dl.facts")).to_contain_text("前の認定")


def fill_decision(page: Page) -> None:
    """Write that it is recognised until the end of next year."""
    page.locator("[name=outcome]").select_option("recognised")
    page.locator("[name=until]").fill("2027-12-03")
    page.locator("[name=reasons]").fill("いろいろな団体が毎月話している")
