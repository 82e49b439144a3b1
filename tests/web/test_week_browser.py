"""In a real browser: a coordinator's week, from a visit to the pack, the meeting, the actions, the reminder and the review."""

from __future__ import annotations

from datetime import date

import pytest
from browser_desk import Calendar, fits, logged_in, words_behind
from meeting_place import circle_of
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import LONG_AGO, NOON, Town

from ashinami_web.bodies.models import Area
from ashinami_web.meetings.models import Action, AgendaItem, Attendance, Council, CouncilMember, Decision, Meeting
from ashinami_web.needs.models import Issue, Voice

MONDAY, THURSDAY, NEXT_MONDAY, JANUARY = date(2026, 12, 7), date(2026, 12, 10), date(2026, 12, 14), date(2027, 1, 14)
WORDS = "坂がきつうて、バス停まで休み休みでも歩けん。店にはもう行っとらん"
PRIVATE = "息子にはないしょにしといて"
ISSUE = "坂の上の人が店に行けない"
DECIDED = "火曜の朝、相乗りで店に行く便を三回試す"


def test_a_coordinators_week_from_the_visit_to_the_review(
    browser: Browser, live_server: LiveServer, standing_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shizu's Monday visit becomes Thursday's item, decision and actions; the unfinished one rings; the decision comes back in January."""
    calendar, url = Calendar(monkeypatch), live_server.url
    council, first, second = _council(standing_town)
    calendar.turn_to(MONDAY, 16)
    shizu = logged_in(browser, url, "sc")
    _visit(shizu, url)
    _need(shizu, url)

    calendar.turn_to(date(2026, 12, 8), 10)
    _pack(shizu, f"{url}/meetings/{first.pk}/")

    calendar.turn_to(THURSDAY, 18)
    _hold(shizu, f"{url}/meetings/{first.pk}/")
    _write(shizu, f"{url}/meetings/{first.pk}/", standing_town)

    calendar.turn_to(NEXT_MONDAY, 9)
    _remind(shizu, url)
    phone = logged_in(browser, url, "sewa", phone=True)
    _read_by_the_group(phone, url, first)

    calendar.turn_to(JANUARY, 18)
    _review(shizu, url, second)
    assert Council.objects.get(pk=council.pk).actions.filter(ended="").count() == 1


def _council(town: Town) -> tuple[Council, Meeting, Meeting]:
    """Write a council with five members that meets on two Thursdays, shared with the group."""
    circle = circle_of(town, town.municipality)
    area = Area.objects.create(kind=Area.Kind.SCHOOL, name="浜小学校区", municipality=town.municipality, start=LONG_AGO)
    own = {"body": town.municipality, "circle": circle}
    council = Council.objects.create(kind="kyogitai_2", name="浜地区 第2層協議体", area=area, start=LONG_AGO, **own)
    for seat, body, who, post, sex in (
        ("sc", town.municipality, "sc", "", "woman"),
        ("residents", town.group, "", "会長", "man"),
        ("residents", None, "", "区長", "man"),
        ("residents", None, "", "老人クラブ会長", "woman"),
        ("welfare", None, "", "民生委員", "woman"),
    ):
        CouncilMember.objects.create(
            council=council, seat=seat, member_body=body, person=town.people[who] if who else None, post=post, sex=sex,
            start=LONG_AGO,
        )  # fmt: skip
    first, second = (
        Meeting.objects.create(
            council=council, number=number, day=day, start_minute=810, end_minute=900, place="浜公民館", changed_at=NOON,
            **own,
        )
        for number, day in ((8, THURSDAY), (9, JANUARY))
    )  # fmt: skip
    return council, first, second


def _visit(shizu: Page, url: str) -> None:
    """Write the visit and, in her words, what Kiku said: one voice with her leave to tell, one without."""
    shizu.goto(f"{url}/hearings/")
    shizu.get_by_role("link", name="訪問を書く").click()
    shizu.get_by_label("だれを訪ねたか（役）").fill("坂の上のサロンの世話人")
    shizu.get_by_label("聞いたこと").fill("買い物に行けない人が三人")
    shizu.get_by_role("button", name="書きとめる").click()
    expect(shizu.locator("main")).to_contain_text("坂の上のサロンの世話人")
    for words, may_tell in ((WORDS, True), (PRIVATE, False)):
        shizu.goto(f"{url}/voices/")
        shizu.get_by_role("link", name="声を書く").first.click()
        shizu.get_by_label("ことば").fill(words)
        shizu.get_by_label("話した方").fill("80代の女性、ひとり暮らし")
        if may_tell:
            shizu.get_by_label("分かち合ってよい（口頭）").check()
            shizu.get_by_label("だれと分かち合うか").select_option(label="第1層の仲間")
        shizu.get_by_role("button", name="書きとめる").click()
        expect(shizu.locator("main")).to_contain_text(words)


def _need(shizu: Page, url: str) -> None:
    """Raise the issue out of the voice, in the area, for all ages."""
    shizu.goto(f"{url}/voices/")
    card = shizu.locator("section.card").filter(has_text=WORDS)
    card.get_by_role("link", name="この声から課題を出す").click()
    expect(shizu.locator("main")).to_contain_text(WORDS)
    shizu.get_by_label("課題", exact=True).fill(ISSUE)
    shizu.get_by_label("どこのことか").select_option(label="浜小学校区")
    for generation in ("75歳以上", "子育て世代"):
        shizu.get_by_label(generation, exact=True).check()
    shizu.get_by_label("だれと分かち合うか").select_option(label="第1層の仲間")
    shizu.get_by_role("button", name="書きとめる").click()
    expect(shizu.locator("h1")).to_have_text(ISSUE)
    expect(shizu.locator("blockquote")).to_contain_text(WORDS)


def _pack(shizu: Page, meeting: str) -> None:
    """Lay out the agenda, write what somebody says who cannot come, and take the pack to the printer."""
    shizu.goto(meeting)
    shizu.get_by_role("button", name="開いていることから議題を並べる").click()
    expect(shizu.locator("main")).to_contain_text("地域の課題から")
    expect(shizu.get_by_role("heading", name=ISSUE)).to_be_visible()
    shizu.get_by_role("link", name="書面・電話の意見を書く").click()
    shizu.get_by_label("だれから").select_option(label="民生委員")
    shizu.get_by_label("どの議題について").select_option(label=ISSUE)
    shizu.get_by_label("意見", exact=True).fill("冬だけでも試してほしい")
    shizu.get_by_role("button", name="書きとめる").click()
    words = words_behind(shizu, "会議資料（PDF）")
    for printed in (ISSUE, "冬だけでも試してほしい", "13:30", "話し合いの約束", "司会の順番（目安）", "老人クラブ会長"):
        assert printed in words, printed
    assert PRIVATE not in words


def _hold(shizu: Page, meeting: str) -> None:
    """Write who came, one of them as a proxy and one in writing; count whose voice is heard."""
    shizu.goto(meeting)
    shizu.get_by_role("link", name="出欠を書く").click()
    for member, how in (("足の会 会長", "出席"), ("区長", "代理"), ("老人クラブ会長", "出席"), ("民生委員", "書面")):
        shizu.get_by_label(member, exact=True).select_option(label=how)
    shizu.get_by_label("司会をした人").select_option(label="老人クラブ会長")
    shizu.get_by_role("button", name="書きとめる").click()
    expect(shizu.get_by_text("代理の方を役で書いてください。").first).to_be_visible()
    row = shizu.locator("tbody tr").filter(has=shizu.get_by_role("rowheader", name="区長", exact=True))
    row.locator("input").fill("副区長")
    shizu.get_by_role("button", name="書きとめる").click()
    expect(shizu.locator("main")).to_contain_text("足りている")
    assert Attendance.objects.get(how="proxy").proxy == "副区長"


def _write(shizu: Page, meeting: str, town: Town) -> None:
    """Minutes at the item, corrected once; a decision with its reasons and dissent; two actions, one of which nobody takes."""
    item = AgendaItem.objects.get(title=ISSUE)
    for wrong in ("七人が困っている。", "八人が困っている。"):
        card = shizu.locator(f"#item-{item.pk}")
        if "七" in wrong:
            card.locator("summary").click()
            card.locator("textarea").fill(wrong)
            card.get_by_role("button", name="書きとめる").click()
        else:
            card.get_by_role("link", name="訂正する").click()
            shizu.get_by_label("話し合ったこと").fill(wrong)
            shizu.get_by_role("button", name="書きとめる").click()
    expect(shizu.locator(f"#item-{item.pk} .said--corrected")).to_contain_text("七人")
    shizu.get_by_role("link", name="決めたことを書く").click()
    shizu.get_by_label("決めたこと").fill(DECIDED)
    shizu.get_by_label("そう決めたわけ").fill("八人が店に行けず、会が車を出せる")
    shizu.get_by_label("ちがう意見").fill("雪の日は危ない")
    shizu.get_by_label("見直す日").fill("2027-01-14")
    shizu.get_by_role("button", name="書きとめる").click()
    for title, owner in (("店の駐車場を借りる", True), ("ちらしを配る", False)):
        shizu.get_by_role("link", name="宿題を書く").click()
        shizu.get_by_label("すること").fill(title)
        if owner:
            shizu.get_by_label("担当の団体").select_option(label=town.group.name)
            shizu.get_by_label("担当の人（一覧にないとき）").fill("会長 カイ")
            shizu.get_by_label("期限").fill("2026-12-18")
        shizu.get_by_role("button", name="書きとめる").click()
    words = words_behind(shizu, "議事録（PDF）")
    for printed in ("（訂正）八人が困っている。", DECIDED, "雪の日は危ない", "店の駐車場を借りる", "担当未定"):
        assert printed in words, printed
    shizu.goto(meeting.split("/meetings/", maxsplit=1)[0] + "/actions/")
    expect(shizu.locator("#lane-ownerless + article, #lane-ownerless ~ article")).to_contain_text("ちらしを配る")


def _remind(shizu: Page, url: str) -> None:
    """See what is due this week on a sheet of its body; asked, it moves, and the reason stays with it."""
    shizu.goto(f"{url}/actions/reminders/")
    expect(shizu.get_by_role("heading", name="足の会")).to_be_visible()
    expect(shizu.locator("main")).not_to_contain_text("ちらしを配る")
    assert "店の駐車場を借りる" in words_behind(shizu, "団体ごとの紙（PDF）")
    shizu.get_by_role("link", name="店の駐車場を借りる").click()
    shizu.get_by_role("link", name="期限を変える").click()
    shizu.get_by_label("新しい期限").fill("2026-12-25")
    shizu.get_by_label("変えるわけ").fill("店長が休みだった")
    shizu.get_by_role("button", name="書きとめる").click()
    expect(shizu.locator("main")).to_contain_text("店長が休みだった")
    shizu.goto(f"{url}/actions/reminders/")
    expect(shizu.locator("main")).not_to_contain_text("店の駐車場を借りる")


def _read_by_the_group(phone: Page, url: str, meeting: Meeting) -> None:
    """Let the group read the decision on a telephone, with its reasons; it changes nothing, and the words kept back are nowhere."""
    for address in (f"/meetings/{meeting.pk}/", f"/decisions/{Decision.objects.get().pk}/", "/voices/", "/actions/"):
        phone.goto(f"{url}{address}")
        expect(phone.locator("main")).not_to_contain_text(PRIVATE)
        expect(phone.get_by_role("button", name="書きとめる")).to_have_count(0)
        assert fits(phone), address
    phone.goto(f"{url}/decisions/")
    phone.get_by_role("link", name=DECIDED).click()
    expect(phone.locator("main")).to_contain_text("雪の日は危ない")
    assert Voice.objects.filter(circle__isnull=True).get().words == PRIVATE


def _review(shizu: Page, url: str, second: Meeting) -> None:
    """In January the decision asks to be looked at again, stands on the agenda by itself, and a new one takes its place."""
    shizu.goto(f"{url}/decisions/?due=1")
    expect(shizu.get_by_role("link", name=DECIDED)).to_be_visible()
    shizu.goto(f"{url}/meetings/{second.pk}/")
    shizu.get_by_role("button", name="開いていることから議題を並べる").click()
    expect(shizu.get_by_role("heading", name=f"見直し：{DECIDED}")).to_be_visible()
    expect(shizu.locator("main")).to_contain_text("期限を過ぎた")
    shizu.goto(f"{url}/actions/{Action.objects.get(title='店の駐車場を借りる').pk}/")
    shizu.get_by_role("link", name="終わったことを書く").click()
    shizu.get_by_label("結果・わけ").fill("三台分を借りた")
    shizu.get_by_role("button", name="書きとめる").click()
    shizu.goto(f"{url}/decisions/?due=1")
    shizu.get_by_role("link", name=DECIDED).click()
    shizu.get_by_role("link", name="決め直す").click()
    shizu.get_by_label("決めたこと").fill("毎週火曜の朝に続ける")
    shizu.get_by_label("そう決めたわけ").fill("三回で二十一人が乗った")
    shizu.get_by_role("button", name="書きとめる").click()
    expect(shizu.get_by_role("link", name=DECIDED)).to_be_visible()
    shizu.get_by_role("link", name=DECIDED).click()
    expect(shizu.locator("main")).to_contain_text("決め直されています")
    assert Decision.objects.filter(replaced_by__isnull=True).get().title == "毎週火曜の朝に続ける"
    assert Issue.objects.get().title == ISSUE
