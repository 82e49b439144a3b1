"""In a real browser: a clerk changes a rule and sees what it does; a claim travels by file, is paid too much, and comes right."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from funded_town import year_of
from money_town import NOVEMBER, slip, visit, with_money
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from web_town import Town

from ashinami.casework.money.claim_file import ClaimKind
from ashinami.ledger.statements import balance
from ashinami.vocabulary.money import CostItem
from ashinami_web.config import clock
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.funding.models import TownRule
from ashinami_web.money.books import moves
from ashinami_web.money.claim_actions import make_claim, send
from ashinami_web.money.headless import close_all
from ashinami_web.money.models import Claim
from ashinami_web.people.models import Account

PASSWORD = "帳簿をそろえて締める"  # noqa: S105 - a password of the tests
FIFTH = datetime(2026, 12, 5, 9, tzinfo=clock.JAPAN)
BUS = {"cost.hire": 60_000, "users.all": 12, "users.aged_60": 12, "cost.complete": True}


@pytest.fixture
def settled(standing_town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Return the town on the fifth of December: two years shared, November closed without a browser, its claim sent."""
    for who in ("sewa", "officer"):
        account = Account.objects.get(username=who)
        account.set_password(PASSWORD)
        account.save()
    year_of(standing_town, "sewa", BUS, shared=True)
    year_of(standing_town, "yoso", BUS | {"cost.hire": 30_000}, shared=True)
    money = with_money(standing_town)
    visit(standing_town)
    visit(standing_town, "matsu", minutes=60)
    slip(standing_town, "cost_cash", 1200, item=CostItem.INSURANCE, grant=money.visits.pk)
    monkeypatch.setattr(clock, "now", lambda: FIFTH)
    monkeypatch.setattr(clock, "today", FIFTH.date)
    (closed,) = close_all(NOVEMBER, "足の会", FIFTH)
    assert closed.closed, closed.lines
    assert "○ 奨励金 1,200円" in closed.lines
    by = standing_town.by("sewa")
    send(make_claim(money.visits, ClaimKind.MONTHLY, NOVEMBER, NOVEMBER, by=by, at=FIFTH), by=by, at=FIFTH)
    return standing_town


def test_a_clerks_year_in_the_browser(browser: Browser, live_server: LiveServer, settled: Town, tmp_path: Path) -> None:
    """The bus rule at 40,000 costs one group 5,000 yen, and the town less; the claim comes and goes as files and ends in balance."""
    clerk = _logged_in(browser, live_server.url, "officer")
    _changes_a_number(clerk, live_server.url)
    _asks_by_file(clerk, browser, live_server.url, tmp_path)
    _settles(clerk, live_server.url)

    group = _logged_in(browser, live_server.url, "sewa")
    group.goto(f"{live_server.url}/money/2026-11/year/")
    group.get_by_role("link", name="1,200円").first.click()
    group.locator("main tbody a").first.click()
    expect(group.locator("#under")).to_have_text("もとの記録 2件")
    group.goto(f"{live_server.url}/money/claims/")
    group.get_by_role("button", name="帳簿に入れる").click()
    with acting(whole_installation()):
        books = moves(settled.group.pk)
        claim = Claim.objects.get()
    assert balance(books, "grants") == claim.approved == 2_400
    assert (claim.paid, claim.to_return, claim.returned, claim.state) == (3_000, 600, 600, "returned")


def _changes_a_number(clerk: Page, url: str) -> None:
    """Copy the specimen, lower 50,000 to 40,000, look at groups, ceiling and shares, and put it in force."""
    clerk.goto(f"{url}/fund/scheme/kagoshima.group_bus/")
    clerk.get_by_role("button", name="写して数字を変える").click()
    field = clerk.get_by_label("全額になる借上料")
    expect(field).to_have_value("50,000")
    field.fill("40,000")
    clerk.get_by_role("button", name="書きとめて影響を見る").click()
    effect = clerk.get_by_role("region", name="団体ごとの影響")
    expect(effect.get_by_role("row", name="足の会")).to_contain_text("−5,000円")
    expect(effect.get_by_role("row", name="よその会")).to_contain_text("±0円")
    clerk.get_by_label("この補助のほかの総合事業の費用").fill("9000000")
    clerk.get_by_label("総合事業の上限額").fill("9070000")
    clerk.get_by_role("button", name="計算する").click()
    envelope = clerk.get_by_role("row", name="上限額を超える額")
    expect(envelope).to_contain_text("15,000円")
    expect(envelope).to_contain_text("10,000円")
    clerk.get_by_role("link", name="有効にする").click()
    clerk.get_by_role("button", name="有効にする").click()
    expect(clerk.locator("body")).to_contain_text("40,000円")
    with acting(whole_installation()):
        assert TownRule.objects.get().state == "active"
        assert TownRule.objects.get().start == date(2027, 4, 1)


def _asks_by_file(clerk: Page, browser: Browser, url: str, folder: Path) -> None:
    """Take the claims out as a ZIP; the reply sheet goes back to the group with a question; the group answers on its page."""
    clerk.goto(f"{url}/money/review/")
    with clerk.expect_download() as taken:
        clerk.get_by_role("link", name="まとめて出す（ZIP）").click()
    with ZipFile(BytesIO(Path(taken.value.path()).read_bytes())) as archive:
        head, line = archive.read("reply.csv").decode("utf-8-sig").splitlines()[:2]
        assert [name for name in archive.namelist() if name.endswith("claim.xlsx")]
    turn, number = line.split(",")[:2]
    reply = folder / "reply.csv"
    reply.write_bytes(f"{head}\n{turn},{number},質問,,,領収書はありますか\n".encode("cp932"))
    group = _logged_in(browser, url, "sewa")
    group.goto(f"{url}/money/claims/")
    group.get_by_label("返信のファイル").set_input_files(reply)
    group.get_by_role("button", name="読みこむ").click()
    expect(group.locator("body")).to_contain_text("返信を1件書きとめました。")
    group.get_by_role("link", name=number).click()
    expect(group.locator("body")).to_contain_text("領収書はありますか")
    group.get_by_label("質問への答え").fill("あります。保険の領収書です。")
    group.get_by_role("button", name="答える").click()
    expect(group.locator("h1")).to_contain_text("提出ずみ")


def _settles(clerk: Page, url: str) -> None:
    """Fix the amount, pay 3,000 by mistake, take 600 back, and look at budget against actual."""
    clerk.goto(f"{url}/money/review/")
    clerk.get_by_role("link", name="R8-001").click()
    expect(clerk.locator("body")).to_contain_text("あります。保険の領収書です。")
    expect(clerk.locator("body")).not_to_contain_text("𠮷田")
    clerk.get_by_role("button", name="額を確定する").click()
    clerk.get_by_label("金額").fill("3000")
    clerk.get_by_role("button", name="支払いを書く").click()
    expect(clerk.locator("h1")).to_contain_text("返還待ち")
    expect(clerk.get_by_label("金額")).to_have_value("600")
    clerk.get_by_role("button", name="返還を受け取った").click()
    expect(clerk.locator("h1")).to_contain_text("返還ずみ")
    clerk.goto(f"{url}/money/review/budget/")
    row = clerk.get_by_role("row", name="支えあい活動補助金").last
    for said in ("100,000円", "2,400円", "3,000円", "600円"):
        expect(row).to_contain_text(said)
    clerk.get_by_role("link", name="支えあい活動補助金").first.click()
    expect(clerk.get_by_role("link", name="R8-001")).to_be_visible()


def _logged_in(browser: Browser, url: str, who: str) -> Page:
    page = browser.new_context(locale="ja-JP", accept_downloads=True).new_page()
    page.goto(f"{url}/login/")
    page.keyboard.type(who)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}/")
    return page
