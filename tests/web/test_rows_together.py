"""What the papers of several programmes ask for, played by who needs it: a case with its differences, advice, a village body, a caravan."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from accompanied_town import accompany, five
from accompanied_town import by as told_by
from community_town import AT, settle_community
from django.test import Client
from kept_town import TODAY, indicator_of, roadmap_of
from money_town import slip, with_money
from test_plans_pages import shown
from web_town import Town

from ashinami.vocabulary.money import CostItem
from ashinami_web.bookings.actions import decline_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.needs.actions import raise_issue
from ashinami_web.plans.actions import write_section, write_step, write_value
from ashinami_web.support.actions import write_learning

type ClientOf = Callable[[str], Client]


def test_sc_reads_the_village_body_by_what_it_had_and_we_have_not(town: Town, client_of: ClientOf) -> None:
    """With a hamlet agreement of their own Genki-mura is alike in that; 社協 and NPO stand as theirs alone."""
    sc = client_of("sc")
    sc.post("/support/setting/", {"resources": ["集落協定組織"], "themes": ["送迎"], "operators": ["タクシー"]})
    card = shown(sc, "/support/cases/").split("ふるさと高松げんき村")[1].split("気づき")[0]
    alike, differs = card.split("違うところ", 1)
    assert "集落協定組織" in alike
    assert "社会福祉協議会" not in alike
    assert "NPO" in differs
    assert "社会福祉協議会" in differs
    assert "当時の加算は2024年度で終わっています" in shown(sc, "/support/cases/")


def test_advice_on_rides_and_on_lines_is_counted_apart_and_nothing_is_left_unanswered(
    town: Town, client_of: ClientOf
) -> None:
    """Two ask of the bus to the station, one of the internet: each topic has its count and list, and what is due stands until answered."""
    settle_community(town)
    sc = client_of("sc")
    said = {
        "asked_on": "2026-12-03",
        "asker": "resident",
        "pillars": ["living"],
        "due_on": "2026-12-08",
        "done": ["listened"],
    }
    for question, topic in (("駅までの足", "transport"), ("夜のバス", "transport"), ("光回線が来ない", "networks")):
        sc.post("/inquiries/new/", said | {"question": question, "topics": [topic], "passed_to": "交通政策の課"})
    page = shown(sc, "/inquiries/")
    assert "地域内交通2" in page
    assert "情報通信1" in page
    rides = shown(sc, "/inquiries/?topic=transport")
    assert "駅までの足" in rides
    assert "光回線" not in rides
    assert "光回線が来ない" in shown(sc, "/needs/due/")


def test_a_community_body_has_its_sections_and_its_books_in_one_place(town: Town, client_of: ClientOf) -> None:
    """Sewa's body: of two sections one has fallen behind and the other has planned nothing; the month's cash is what was paid."""
    plan = roadmap_of(town, who="sewa").plan
    told: dict[str, Any] = {"by": town.by("sewa"), "at": AT["at"], "day": TODAY}
    for name in ("くらし部会", "防災部会"):
        write_section(plan, None, {"name": name, "aim": "", "carrier": None}, **told)
    living = plan.sections.get(name="くらし部会")
    late: dict[str, Any] = dict.fromkeys(("carrier", "person", "start"), None)
    late |= {"title": "車を借りる", "detail": "", "section": living, "due": date(2026, 11, 1), "after": []}
    write_step(plan, None, late, **told)
    sewa = client_of("sewa")
    page = shown(sewa, f"/plans/{plan.pk}/")
    assert "くらし部会できた手順0/11件遅れ担当なし1件" in page
    assert "防災部会手順がない" in page
    with_money(town)
    slip(town, "cost_cash", 1200, item=CostItem.INSURANCE)
    assert "1,200" in shown(sewa, "/money/2026-11/")
    assert client_of("yoso").get(f"/plans/{plan.pk}/").status_code == 404


def test_a_caravan_and_its_trainings_are_counted_town_by_town(town: Town, client_of: ClientOf) -> None:
    """Five towns visited once to five times: each has its count and findings; trained people add up over the years, few stay hidden."""
    made = five(town)
    learnt: dict[str, Any] = dict.fromkeys(("sections", "seen", "differs", "home"), "")
    learnt |= {"kind": "training", "title": "ケアマネジャー研修", "by": "市", "on": TODAY, "people": 7}
    write_learning(None, learnt, circle=made.circle, **told_by(town, "machi3"))
    table = client_of("ken").get("/support/").content.decode().split("<tbody>")[1].split("</tbody>")[0]
    rows = {}
    for row in table.split("<tr>")[1:]:
        cells = [re.sub("<[^>]*>", "", cell).strip() for cell in re.split("</t[hd]>", row)]
        rows[cells[0]] = cells
    assert [rows[name][3:5] for name in ("となり町（架空）", "三番町（架空）")] == [["2", "2"], ["5", "5"]]
    assert rows["一番町（架空）"][8] == "13"
    assert rows["となり町（架空）"][8] == "5未満"
    assert "案内" not in table


def test_whether_people_come_back_to_their_own_life_is_judged_by_two_figures(town: Town, client_of: ClientOf) -> None:
    """After 短期集中 more come back as was aimed, but as many need certificates again: the one is on its way, the other worse."""
    plan = roadmap_of(town).plan
    back = indicator_of(town, plan, name="Cのあと元の暮らしに戻った割合", unit="％", people=False, base=40, target=70)
    again = indicator_of(
        town, plan, name="戻ったあと、また認定になった割合", unit="％", people=False, base=20, target=10
    )
    for row, value in ((back, 55), (again, 24)):
        write_value(row, {"year": 2026, "value": value, "note": ""}, **told_by(town, "sc"))
    page = shown(client_of("sc"), f"/plans/{plan.pk}/")
    assert re.search("元の暮らしに戻った割合.{0,80}目標に向かっている", page)
    assert re.search("また認定になった割合.{0,80}出発点より悪い", page)


def test_a_prefecture_reads_how_many_rides_its_towns_could_not_give(
    town: Town, client_of: ClientOf, wish_of: Callable[..., Wish]
) -> None:
    """The desk's declined wishes, shared with the prefecture's circle, arrive as a count: six told, two hidden, nobody named."""
    made = accompany(town)
    said = {
        "title": "通院の足がない", "area": None, "generations": ["all"], "schemes": [], "fields": ["moving"], "circle": made.circle,
    }  # fmt: skip
    issue = raise_issue(said, **told_by(town, "sc"))
    from ashinami_web.bodies.circle_actions import join  # noqa: PLC0415 - only here the group sits with the prefecture

    join(made.circle, town.group, start=TODAY, **told_by(town, "ken"))
    for number in range(8):
        reason = "運転できる人がいない" if number < 6 else "時間が合わない"
        decline_wish(wish_of("kiku"), reason=reason, by=town.by("asa"), at=AT["at"])
    share = {"first": "2026-12-01", "last": "2026-12-31", "circle": str(made.circle.pk), "issue": str(issue.pk)}
    client_of("sewa").post("/unmet/share/", share)
    page = client_of("ken").get(f"/issues/{issue.pk}/").content.decode()
    rows = page.split('aria-labelledby="evidence"')[1].split("<tr>")
    assert "7未満" in next(row for row in rows if "運転できる人" in row)
    assert "5未満" in next(row for row in rows if "時間が合わない" in row)
    assert "𠮷田" not in page
