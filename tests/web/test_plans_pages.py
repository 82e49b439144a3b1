"""The pages of plans: a clerk's road through them, on screen and on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pypdfium2
import pytest
from django.test import Client
from kept_town import APRIL, TODAY, council_of, goal_of, indicator_of, review_of, roadmap_of, told
from web_town import Town

from ashinami_web.plans.actions import write_mention
from ashinami_web.plans.models import Goal, GoalAnswer, Indicator, IndicatorValue, Mention, Plan, Review, Section, Step

type Clients = Callable[[str], Client]


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF, without spaces."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return re.sub(
        r"\s+", "", "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    )


def shown(client: Client, path: str) -> str:
    """Return what a page says, without tags and spaces."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", answer.content.decode()))


def test_an_sc_writes_a_roadmap_from_nothing(town: Town, client_of: Clients) -> None:
    """Plan, section, two steps one after the other, done and late: the page says what waits for what."""
    sc = client_of("sc")
    assert "計画がまだありません" in shown(sc, "/plans/")
    wrong = sc.post("/plans/new/", {"kind": "roadmap", "name": "", "start": "2026-04-01"})
    assert "入れてください" in wrong.content.decode()
    sc.post(
        "/plans/new/", {"kind": "roadmap", "name": "行程表", "aim": "足", "start": "2026-04-01", "end": "2026-01-01"}
    )
    assert not Plan.objects.exists()
    sc.post("/plans/new/", {"kind": "roadmap", "name": "行程表", "aim": "足", "start": "2026-04-01", "end": ""})
    plan = Plan.objects.get()
    address = f"/plans/{plan.pk}/"
    sc.post(f"{address}sections/new/", {"name": "つなげる", "aim": "移動"})
    section = Section.objects.get()
    assert "つなげる" in sc.get(f"/plans/sections/{section.pk}/").content.decode()
    sc.post(
        f"{address}steps/new/",
        {"title": "聞く", "section": section.pk, "person": town.people["sc"].pk, "due": "2026-11-30"},
    )
    first = Step.objects.get()
    sc.post(f"{address}steps/new/", {"title": "ためす", "due": "2027-03-31", "after": [str(first.pk)]})
    page = shown(sc, address)
    assert "期限を4日過ぎています。1件の手順がこれを待っています。" in page
    assert "待っている手順:聞く" in page
    assert "担当がいません" in page
    assert 'value="聞く"' in sc.get(f"/plans/steps/{first.pk}/").content.decode()
    second = Step.objects.get(title="ためす")
    answer = sc.post(f"/plans/steps/{first.pk}/", {"title": "聞く", "after": [str(second.pk)]})
    assert "手順がたがいを待っています" in answer.content.decode()
    sc.post(f"/plans/steps/{first.pk}/state/", {"state": "done", "done_on": "2026-12-01", "result": "11人"})
    assert "できた" in shown(sc, address)
    sc.post(f"{address}close/", {"closed_on": "2026-12-04"})
    assert "計画がまだありません" in shown(sc, "/plans/")
    assert "行程表" in shown(sc, "/plans/?closed")


def test_bars_of_months_and_years_need_no_script(town: Town, client_of: Clients) -> None:
    """The months of the roadmap stand as columns with today's marked; the years too; nothing of it is a script."""
    plan = roadmap_of(town).plan
    sc = client_of("sc")
    months = sc.get(f"/plans/{plan.pk}/bars/").content.decode()
    assert re.search(r'class="now"[^>]*>12<span class="hidden-visually">月', months)
    assert 'colspan="8" class="span span--late"' in months
    assert "令和8年度" in sc.get(f"/plans/{plan.pk}/bars/?unit=year").content.decode()


def test_a_roadmap_prints_on_a4_and_a3(town: Town, client_of: Clients) -> None:
    """A4 names every step with its owner and how it stands; A3 lies flat and has the months."""
    plan = roadmap_of(town).plan
    sc = client_of("sc")
    a4 = text_of(sc.get(f"/plans/{plan.pk}/a4.pdf").content)
    for said in ("支援シズ", "（担当がいない）", "遅れている", "前に：車を貸す取り決め", "架空"):
        assert said in a4, said
    a3 = sc.get(f"/plans/{plan.pk}/a3.pdf").content
    assert tuple(round(side) for side in pypdfium2.PdfDocument(io.BytesIO(a3))[0].get_size()) == (1191, 842)
    assert "12月" in text_of(a3)
    Plan.objects.filter(pk=plan.pk).update(end=APRIL + timedelta(days=3650))
    assert "令和8年度" in text_of(sc.get(f"/plans/{plan.pk}/a3.pdf").content)


def test_an_indicator_is_counted_by_hand_and_by_the_system(town: Town, client_of: Clients) -> None:
    """The steps of the year are counted with one press; what the system does not see is asked of a hand; a target stands beside it."""
    plan = roadmap_of(town).plan
    sc = client_of("sc")
    address = f"/plans/{plan.pk}/"
    row = indicator_of(town, plan, name="できた手順", measure="steps", people=False, target=8)
    sc.post(f"/plans/indicators/{row.pk}/count/")
    value = IndicatorValue.objects.get()
    assert value.value == 1
    assert value.counted
    assert "2026年度1人目標より遅れている" in shown(sc, address)
    blind = indicator_of(town, plan, name="団体", measure="bodies")
    assert (
        "まだありません。手で書いてください"
        in sc.post(f"/plans/indicators/{blind.pk}/count/", follow=True).content.decode()
    )
    sc.post(f"/plans/indicators/{blind.pk}/value/", {"year": "2026", "value": "4"})
    assert IndicatorValue.objects.get(indicator=blind).value == 4
    sc.post(f"{address}indicators/new/", {"name": "認定の人数", "source": "市の統計", "people": "yes"})
    new = Indicator.objects.get(name="認定の人数")
    assert 'value="yes" selected' in sc.get(f"/plans/indicators/{new.pk}/").content.decode()


def test_a_review_is_added_and_corrected_by_another(town: Town, client_of: Clients) -> None:
    """Evidence is asked for; the correction stands beside what it corrects."""
    plan = roadmap_of(town).plan
    sc = client_of("sc")
    address = f"/plans/{plan.pk}/review/"
    said = {"held_on": "2026-12-04", "evidence": "", "found": "足りる", "verdict": "go_on", "next_on": "2027-12-04"}
    assert "入れてください" in sc.post(address, said).content.decode()
    sc.post(address, said | {"evidence": "件数"})
    first = Review.objects.get()
    assert "件数" in sc.get(f"{address}?corrects={first.pk}").content.decode()
    sc.post(f"{address}?corrects={first.pk}", said | {"evidence": "件数と声", "verdict": "extend"})
    page = shown(sc, f"/plans/{plan.pk}/")
    assert "広げる前のふりかえりを直したもの" in page
    assert "このまま続ける" in page
    assert Review.objects.exclude(pk=first.pk).get().corrects == first


def test_the_plan_that_does_not_name_the_service_stands_first(town: Town, client_of: Clients) -> None:
    """The officer sees which official plan is silent about rides and why, then which page of which plan names them, in its words."""
    officer = client_of("officer")
    assert "まだ確かめていません" in shown(officer, "/plans/named/")
    said = {
        "kind": "transit",
        "name": "試し市地域公共交通計画",
        "service": "住民どうしの送迎",
        "start": "2024-04-01",
        "read_on": "2026-12-01",
    }
    officer.post("/plans/named/new/", said | {"end": "2027-03-31", "obstacles": ["charge", "law"]})
    officer.post(
        "/plans/named/new/",
        said | {"kind": "welfare", "name": "地域福祉計画", "words": "住民の移動を支える", "page": "41"},
    )
    page = shown(officer, "/plans/named/")
    silent, named = page.index("どの課が受け持つか決まっていない"), page.index("「住民の移動を支える」")
    assert silent < named
    assert "次の見直しの目安令和9年3月31日" in page
    row = Mention.objects.get(kind="welfare")
    answer = officer.post(f"/plans/named/{row.pk}/", said | {"words": "", "page": "41"})
    assert "その頁の言葉も書いてください" in answer.content.decode()
    bare = {
        "kind": "care",
        "name": "計画",
        "service": "送迎",
        "section": None,
        "start": APRIL,
        "end": None,
        "read_on": TODAY,
    }
    mine = write_mention(None, bare | {"words": "", "page": "", "obstacles": []}, circle=None, **told(town, "sewa"))
    assert officer.get(f"/plans/named/{mine.pk}/").status_code == 404


def test_two_bodies_read_the_goal_and_answer(town: Town, client_of: Clients) -> None:
    """The SC writes it, the group's coordinator agrees; the next wording asks again and the old answer stands with the old words."""
    circle = council_of(town)
    sc, sewa = client_of("sc"), client_of("sewa")
    assert "めざす姿の紙がまだありません" in shown(sc, "/goals/")
    sc.post("/goals/new/", {"title": "地域の足", "circle": str(circle.pk)})
    goal = Goal.objects.get()
    sc.post(f"/goals/{goal.pk}/wording/", {"words": "だれも一人で困らない", "why": ""})
    assert "まだ見ていない:足の会" in shown(sc, "/goals/")
    text = goal.texts.get()
    sewa.post(f"/goals/texts/{text.pk}/answer/", {"said": "agreed", "section": "運転部会", "said_on": "2026-12-04"})
    assert GoalAnswer.objects.get().body == town.group
    page = shown(sc, f"/goals/{goal.pk}/")
    assert "賛成1団体" in page
    assert "運転部会賛成" in page
    assert "だれも一人で困らない" in sc.get(f"/goals/{goal.pk}/wording/").content.decode()
    sc.post(f"/goals/{goal.pk}/wording/", {"words": "帰りも困らない", "why": "声が出た"})
    page = shown(sc, f"/goals/{goal.pk}/")
    assert "賛成0団体。まだ見ていない:足の会" in page
    assert page.index("帰りも困らない") < page.index("だれも一人で困らない")
    assert sewa.get(f"/goals/{goal.pk}/wording/").status_code == 404
    sc.post(f"/goals/{goal.pk}/write/", {"title": "足", "circle": ""})
    assert sewa.get(f"/goals/{goal.pk}/").status_code == 404


@pytest.mark.parametrize("path", ["", "write/", "steps/new/", "sections/new/", "indicators/new/", "review/", "close/"])
def test_another_body_does_not_write_in_a_shared_plan(town: Town, client_of: Clients, path: str) -> None:
    """The group reads the shared roadmap, sees no button to write, and no form of it is found."""
    plan = roadmap_of(town, council_of(town)).plan
    review_of(town, plan)
    goal_of(town, None)
    answer = client_of("sewa").get(f"/plans/{plan.pk}/{path}")
    assert answer.status_code == (404 if path else 200)
    assert "手順を加える" not in answer.content.decode()


def test_the_plans_in_english(town: Town, client_of: Clients) -> None:
    """Headings are English; what people wrote stays as it was written and is marked Japanese."""
    plan = roadmap_of(town).plan
    client = client_of("sc")
    client.post("/language/", {"language": "en"})
    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert "4 days past its due day." in page
    assert '<h1 lang="ja">支えあいの行程表</h1>' in page
