"""In a real browser: a place for talking becomes a recognised council, is supported, and is recognised again when its time runs out."""

from __future__ import annotations

from datetime import date

import pytest
from browser_desk import Calendar, fits, logged_in, words_behind
from meeting_place import circle_of
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import LONG_AGO, NOON, Town

from ashinami_web.bodies.models import Area, Body
from ashinami_web.meetings.models import Application, Council, CouncilMember, Meeting, Recognition

NAME = "川沿い支えあい座談会"
FIRST, SECOND = date(2026, 12, 4), date(2027, 2, 5)


def test_a_talk_place_is_recognised_supported_and_recognised_again(
    browser: Browser, live_server: LiveServer, standing_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Yaku checks eight criteria with what shows each, is refused while one is open, decides, helps, and is reminded to renew."""
    calendar, url = Calendar(monkeypatch), live_server.url
    _talk_place(standing_town)
    calendar.turn_to(FIRST, 10)
    officer = logged_in(browser, url, "officer")
    _apply(officer, url)
    _check(officer)
    _decide(officer)
    _support(officer)

    calendar.turn_to(SECOND, 10)
    _reminded(officer, url)
    _renew(officer, url)
    _read_by_the_group(logged_in(browser, url, "sewa", phone=True), url)


def _talk_place(town: Town) -> None:
    """Write a talk place of three bodies that met three times this year, and meets again in February."""
    circle = circle_of(town, town.municipality)
    area = Area.objects.create(kind=Area.Kind.CARE, name="川沿い", municipality=town.municipality, start=LONG_AGO)
    own = {"body": town.municipality, "circle": circle}
    council = Council.objects.create(kind="talk_place", name=NAME, area=area, start=LONG_AGO, **own)
    social = Body.objects.create(
        kind=Body.Kind.SHAKYO, name="試し市社協", municipality=town.municipality, fictional=True
    )
    for body in (town.group, social, town.municipality):
        CouncilMember.objects.create(council=council, member_body=body, start=LONG_AGO)
    for number, (day, state) in enumerate(
        ((date(2025, 6, 3), "held"), (date(2026, 6, 2), "held"), (date(2026, 8, 4), "held"), (date(2026, 10, 6), "held"),
         (date(2027, 2, 9), "planned")),
        start=1,
    ):  # fmt: skip
        Meeting.objects.create(
            council=council,
            number=number,
            day=day,
            state=state,
            start_minute=600,
            end_minute=690,
            changed_at=NOON,
            **own,
        )


def _apply(officer: Page, url: str) -> None:
    """Write the application down; how often it met in a year and how many bodies sit there are counted, not typed."""
    officer.goto(f"{url}/certification/")
    officer.get_by_role("link", name="認定の申請を書く").click()
    officer.get_by_label("申請する団体").select_option(label="足の会")
    officer.get_by_label("記録のある会議体").select_option(label=NAME)
    officer.get_by_label("区域").select_option(label="川沿い")
    officer.get_by_label("だれと分かち合うか").select_option(label="第1層の仲間")
    officer.get_by_role("button", name="書きとめる").click()
    expect(officer.get_by_text("ここを書いてください。").first).to_be_visible()
    expect(officer.get_by_label("申請する団体")).to_have_value(str(Body.objects.get(name="足の会").pk))
    officer.get_by_label("認定を受けたい集まりの名前").fill(NAME)
    officer.get_by_role("button", name="書きとめる").click()
    expect(officer.locator("main dl.facts")).to_contain_text("この一年に3回開催・3団体")
    expect(officer.locator("main")).to_contain_text("要領の原文は未読です")


def _check(officer: Page) -> None:
    """Criterion by criterion; a yes that nothing shows does not count, and the decision is refused with how many are open."""
    cards = officer.locator("main section.card").filter(has=officer.locator("select[name=met]"))
    total = cards.count()
    for number in range(total):
        card = cards.nth(number)
        card.locator("summary").click()
        card.get_by_label("満たしているか").select_option("yes")
        if number:
            card.get_by_label("何で確かめたか").fill("名簿・議事録・申し合わせ")
        card.get_by_role("button", name="書きとめる").click()
        expect(card.locator(".badge")).to_contain_text("満たす" if number else "まだ")
        expect(card.locator("details")).not_to_have_attribute("open", "")
    expect(cards.first).to_contain_text("何で確かめたかが書かれていません")
    officer.get_by_role("link", name="認定の結果を書く").click()
    officer.get_by_label("結果").select_option(label="認定")
    officer.get_by_label("そう決めたわけ").fill("ふだんから話し合う場になっている")
    officer.get_by_label("認定の終わりの日").fill("2027-03-31")
    officer.get_by_role("button", name="書きとめる").click()
    expect(officer.locator("main")).to_contain_text("確かめていない項目が1")
    expect(officer.get_by_label("そう決めたわけ")).to_have_value("ふだんから話し合う場になっている")
    officer.get_by_role("link", name="やめて戻る").click()
    card = cards.first
    card.locator("summary").click()
    card.get_by_label("何で確かめたか").fill("名簿（足の会・社協・市）")
    card.get_by_role("button", name="書きとめる").click()
    expect(officer.get_by_role("heading", name="項目")).to_contain_text(f"{total} / {total}")


def _decide(officer: Page) -> None:
    """Recognised with its reasons and its last day."""
    officer.get_by_role("link", name="認定の結果を書く").click()
    officer.get_by_label("結果").select_option(label="認定")
    officer.get_by_label("認定の終わりの日").fill("2027-03-31")
    officer.get_by_label("そう決めたわけ").fill("ふだんから話し合う場になっている")
    officer.get_by_label("条件").fill("年に一度、顔ぶれを知らせる")
    officer.get_by_role("button", name="書きとめる").click()
    expect(officer.locator("main dl.facts")).to_contain_text("認定中")
    assert Recognition.objects.get().start == FIRST


def _support(officer: Page) -> None:
    """How the office helped, in minutes, and the paper for the file."""
    officer.get_by_role("link", name="支援の記録を書く").click()
    officer.get_by_label("かかった時間（分）").fill("90")
    officer.get_by_label("何をしたか").fill("申し合わせの下書きをいっしょに作った")
    officer.get_by_role("button", name="書きとめる").click()
    words = words_behind(officer, "紙（PDF）")
    for printed in (NAME, "名簿（足の会・社協・市）", "ふだんから話し合う場になっている", "令和9年3月31日", "90分"):
        assert printed in words, printed


def _reminded(officer: Page, url: str) -> None:
    """Two months before the last day the list says so, and the council's next agenda holds it without anybody typing it."""
    officer.goto(f"{url}/certification/")
    expect(officer.locator("tbody tr")).to_contain_text("更新の時期")
    officer.goto(f"{url}/meetings/{Meeting.objects.get(state='planned').pk}/")
    officer.get_by_role("button", name="開いていることから議題を並べる").click()
    expect(officer.get_by_role("heading", name=f"認定の更新：{NAME}")).to_be_visible()


def _renew(officer: Page, url: str) -> None:
    """Renew: what was written is taken over; its criteria are looked at anew; the old one leads to it and is due no longer."""
    officer.goto(f"{url}/certification/{Application.objects.get().pk}/")
    officer.get_by_role("link", name="更新を申請する").click()
    expect(officer.get_by_label("認定を受けたい集まりの名前")).to_have_value(NAME)
    officer.get_by_role("button", name="書きとめる").click()
    cards = officer.locator("main section.card").filter(has=officer.locator("select[name=met]"))
    expect(officer.get_by_role("heading", name="項目")).to_contain_text(f"0 / {cards.count()}")
    for number in range(cards.count()):
        card = cards.nth(number)
        card.locator("summary").click()
        card.get_by_label("満たしているか").select_option("yes")
        card.get_by_label("何で確かめたか").fill("この一年の記録")
        card.get_by_role("button", name="書きとめる").click()
        expect(card.locator(".badge")).to_contain_text("満たす")
    officer.get_by_role("link", name="認定の結果を書く").click()
    officer.get_by_label("結果").select_option(label="認定")
    officer.get_by_label("認定のはじめの日").fill("2027-04-01")
    officer.get_by_label("認定の終わりの日").fill("2029-03-31")
    officer.get_by_label("そう決めたわけ").fill("二か月ごとに開き、便を一つ始めた")
    officer.get_by_role("button", name="書きとめる").click()
    officer.get_by_role("link", name=NAME, exact=True).last.click()
    expect(officer.get_by_role("link", name="更新の申請を見る")).to_be_visible()
    officer.goto(f"{url}/certification/")
    expect(officer.locator("main dl.facts")).to_contain_text("支援の記録")
    facts = officer.locator("main dl.facts dt", has_text="更新の時期").locator("xpath=following-sibling::dd[1]")
    expect(facts).to_have_text("0")


def _read_by_the_group(phone: Page, url: str) -> None:
    """Who asked reads on a telephone where the application stands, and cannot decide on it."""
    phone.goto(f"{url}/certification/")
    phone.get_by_role("link", name=NAME).last.click()
    expect(phone.locator("main")).to_contain_text("ふだんから話し合う場になっている")
    expect(phone.get_by_role("link", name="認定の結果を書く")).to_have_count(0)
    assert fits(phone)
