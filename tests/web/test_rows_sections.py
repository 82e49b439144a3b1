"""Rows of plans: a community council's sections, and what a strategy says of its hubs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from web_town import LONG_AGO, NOON, Town

from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.plans.models import Mention, Plan, Section, Step

TODAY = NOON.date()
SIX = ("にじいろ部会", "ご縁部会", "なりわい部会", "さとやま部会", "つなげる部会", "あんしん部会")


def test_each_of_six_sections_sees_its_own_steps_and_the_council_which_section_stands_still(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """Done, late and nobody's by section, counted from the steps; a section without a step says so; its page holds its own alone."""
    own: dict[str, Any] = {"body": town.municipality}
    plan = Plan.objects.create(kind="dream", name="地域づくり夢プラン", start=LONG_AGO, end=date(2031, 3, 31), **own)
    sections = {name: Section.objects.create(plan=plan, name=name, order=n, **own) for n, name in enumerate(SIX)}
    person = town.people["sc"]
    for section, title, due, state, who in (
        ("つなげる部会", "移動の困りごとを出しあう", TODAY - timedelta(days=3), "planned", person),
        ("つなげる部会", "買い物便をためす", TODAY + timedelta(days=90), "planned", None),
        ("あんしん部会", "健康相談を開く", TODAY - timedelta(days=30), "done", person),
        ("ご縁部会", "やめた祭り", TODAY, "dropped", None),
    ):
        Step.objects.create(
            plan=plan, section=sections[section], title=title, due=due, state=state, person=who,
            done_on=due if state == "done" else None, **own,
        )  # fmt: skip
    client = client_of("sc")
    page = client.get(f"/plans/{plan.pk}/")
    lines = {line.section.name: (line.steps, line.done, line.late, line.nobodys) for line in page.context["sections"]}
    assert list(lines) == list(SIX)
    assert lines["つなげる部会"] == (2, 0, 1, 1)
    assert lines["あんしん部会"] == (1, 1, 0, 0)
    assert lines["ご縁部会"] == (0, 0, 0, 0), "what was dropped is not planned"
    assert page.getvalue().decode().count("手順がない") == 4
    key = sections["つなげる部会"].pk
    shown = [row.row.title for row in client.get(f"/plans/{plan.pk}/?section={key}").context["rows"]]
    assert sorted(shown) == ["移動の困りごとを出しあう", "買い物便をためす"]
    assert client.get(f"/plans/{plan.pk}/?section=x").context["rows"] == []


def test_a_strategy_that_lists_the_hubs_is_quoted_with_its_page_until_it_ends(
    town: Town, client_of: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The municipal strategy names one hub and is silent on the rides to it; when its years are over it proves nothing any more."""
    section = Body.objects.create(kind=Body.Kind.SECTION, name="企画課", municipality=town.municipality)
    client = client_of("officer")
    said = {
        "kind": "strategy", "name": "第2期総合戦略", "section": section.pk, "start": "2025-04-01", "end": "2027-04-01",
        "read_on": "2026-12-04",
    }  # fmt: skip
    client.post(
        "/plans/named/new/", said | {"service": "小さな拠点（浜）", "words": "浜地区を拠点とする", "page": "31"}
    )
    client.post(
        "/plans/named/new/", said | {"service": "拠点への送迎", "words": "", "page": "", "obstacles": ["charge"]}
    )
    page = client.get("/plans/named/")
    assert [row.service for row in page.context["named"]] == ["小さな拠点（浜）"]
    assert [(row.service, len(why)) for row, why in page.context["silent"]] == [("拠点への送迎", 1)]
    text = page.getvalue().decode()
    assert "「浜地区を拠点とする」" in text
    assert "次の見直しの目安" in text, "when the office may ask to be named"
    monkeypatch.setattr(clock, "today", lambda: date(2027, 4, 1))
    page = client.get("/plans/named/")
    assert not page.context["named"]
    assert not page.context["silent"]
    assert Mention.objects.count() == 2, "what was read is kept"
