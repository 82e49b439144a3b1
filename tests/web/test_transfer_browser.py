"""A transfer in a real browser: a coordinator is deactivated, a successor invited; the pack alone answers, item by item it is his."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pypdfium2
from logging_in import PHONE, enter, with_password
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from test_handover import full
from web_town import Town

from ashinami_web.handover.models import Handover, HandoverLine
from ashinami_web.handover.rooms import Asked, held_by
from ashinami_web.people.models import Account

SPOKEN = "運転者の講習の日をさがす"


@dataclass(frozen=True)
class Told:
    """What a reader takes from a pack about one promise."""

    who: str
    why: str
    whom: str
    due: str


def test_a_transfer_loses_no_promise(browser: Browser, live_server: LiveServer, standing_town: Town) -> None:
    """Shizu writes down a spoken promise and goes; Nochi reads who promised what, why, by when, whom to ring, and confirms each thing."""
    town = standing_town
    town.group.phone = "0000-33-4444"
    town.group.save()
    full(town)
    with_password(town, "sc", "admin")
    shizu = enter(browser, live_server.url, "sc")
    _promise(shizu, live_server.url, str(town.group.pk), str(town.people["sc"].pk))
    admin = enter(browser, live_server.url, "admin")
    password = _transfer(admin, live_server.url)
    shizu.goto(f"{live_server.url}/handover/")
    expect(shizu).to_have_url(re.compile("/login/"))

    nochi = enter(browser, live_server.url, "nochi", password)
    nochi.get_by_role("link", name="支援 シズさんからの引継ぎを確かめる（まだ5件）").click()
    nochi.get_by_role("link", name="この人の引継ぎ書を見る").click()
    paper = nochi.context.request.get(f"{live_server.url}/handover/pack.pdf?person={town.people['sc'].pk}").body()
    for told in (_read_page(nochi, SPOKEN), _read_paper(paper, SPOKEN)):
        assert told == Told("支援シズ", "冬の前に一度と頼まれた", "足の会世話役0000-33-4444", "令和8年12月20日"), told
    assert _read_paper(paper, "保健師を会に連れていく").why == "定例会で頼まれた"
    nochi.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert nochi.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the pack fits a phone"

    _take_over(nochi, live_server.url)
    handover = Handover.objects.get()
    assert handover.closed_on is not None
    successor = Account.objects.get(username="nochi").person_id
    body = town.municipality
    assert not held_by(Asked(body, handover.closed_on), town.people["sc"].pk)
    assert len(held_by(Asked(body, handover.closed_on), successor)) == HandoverLine.objects.count() == 5


def _promise(page: Page, url: str, group: str, person: str) -> None:
    page.goto(f"{url}/handover/promises/new/")
    page.locator("[name=what]").fill(SPOKEN)
    page.locator("[name=to]").select_option(group)
    page.locator("[name=whom]").fill("世話役")
    page.locator("[name=why]").fill("冬の前に一度と頼まれた")
    page.locator("[name=person]").select_option(person)
    page.locator("[name=given_on]").fill("2026-12-01")
    page.locator("[name=due]").fill("2026-12-20")
    page.locator("main form button.button--main").click()
    expect(page.locator("main")).to_contain_text(SPOKEN)


def _transfer(admin: Page, url: str) -> str:
    """Stop the coordinator's log-in after the question, invite the successor; return his first password."""
    admin.goto(f"{url}/accounts/")
    row = admin.locator("tr", has=admin.locator("th", has_text=re.compile(r"^\s*sc\b")))
    row.get_by_text("止める", exact=True).click()
    row.get_by_role("button", name="このログインを止める").click()
    expect(admin.locator("main")).to_contain_text("抱えているものがあります")
    expect(admin.locator("main")).not_to_contain_text(SPOKEN)
    admin.get_by_role("button", name="引継ぎを開いて、続ける").click()
    expect(admin.locator("body")).to_contain_text("止めました")
    form = admin.locator("form", has=admin.get_by_role("button", name="ログインを作る"))
    form.locator("[name=name]").fill("後任 ノチ")
    form.locator("[name=username]").fill("nochi")
    form.locator("[name=body]").select_option(label="試し市（架空）")
    form.locator("[name=role]").select_option("SC" if form.locator("option[value=SC]").count() else "sc")
    form.get_by_role("button", name="ログインを作る").click()
    return admin.locator(".note--good dd").nth(1).inner_text().strip()


def _read_page(page: Page, what: str) -> Told:
    """Return what a reader of the page finds under a promise."""
    card = page.locator("article", has=page.get_by_role("heading", name=what))
    facts = dict(
        zip(
            (one.strip() for one in card.locator("dt").all_inner_texts()),
            (re.sub(r"\s+", "", one) for one in card.locator("dd").all_inner_texts()),
            strict=True,
        )
    )
    return Told(facts["担当"], facts["なぜ"], facts["だれに"], facts["期限"].partition("(")[0])


def _read_paper(pdf: bytes, what: str) -> Told:
    """Return what a reader of the printed pack finds under a promise: the words that follow it up to its day."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    words = "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    text = re.sub(r"\s+", "", words)
    found = re.search(
        re.escape(what) + r"なぜ：(?P<why>.*?)だれに：(?P<whom>.*?)担当：(?P<who>.*?)いつ：.*?日(?P<due>令和.*?日)まで",
        text,
    )
    assert found, text
    return Told(found["who"], found["why"], found["whom"], found["due"])


def _take_over(page: Page, url: str) -> None:
    """Ask back about the spoken promise; then confirm everything, one by one."""
    page.goto(f"{url}/handover/")
    page.get_by_role("link", name="支援 シズ").first.click()
    card = page.locator("section.card", has=page.get_by_role("heading", name=SPOKEN))
    card.locator("summary").click()
    card.locator("[name=words]").fill("どの講習ですか")
    card.get_by_role("button", name="聞く", exact=True).click()
    expect(page.locator("main")).to_contain_text("どの講習ですか")
    buttons = page.get_by_role("button", name="引き継ぎました")
    for left in range(buttons.count(), 0, -1):
        expect(buttons).to_have_count(left)
        buttons.first.click()
    expect(buttons).to_have_count(0)
