"""What supporters and those who are supported find: help that follows the town's own answers, people who were at a seminar."""

from __future__ import annotations

import re
from collections.abc import Callable

from accompanied_town import accompany
from django.test import Client
from test_plans_pages import shown
from web_town import Town

from ashinami.community.diagnosis import Pattern, questions
from ashinami_web.support.models import Case, HeardCase

type ClientOf = Callable[[str], Client]


def answered(missing: Pattern) -> dict[str, str]:
    """Return a self-check in which all is well but what one pattern works at."""
    return {one.key: "no" if one.pattern is missing else "yes" for one in questions()}


def test_the_supporter_reads_the_help_that_fits_what_the_town_answered(town: Town, client_of: ClientOf) -> None:
    """What Sana's town lacks decides what its application begins with, and the supporter's page then says how to begin just there."""
    made = accompany(town)
    sc, ken = client_of("sc"), client_of("ken")
    apply_at = f"/support/programmes/{made.programme.pk}/apply/"
    assert 'value="" selected' in chosen(sc, apply_at)
    sc.post("/support/check/", answered(Pattern.DESIGN))
    assert 'value="design" selected' in chosen(sc, apply_at)
    said = {"theme": "送迎", "wish": "", "applied_on": "2026-12-01", "circle": str(made.circle.pk)}
    sc.post(apply_at, said | {"pattern": "design"})
    case = Case.objects.get()
    page = shown(ken, f"/support/{case.pk}/")
    assert "役割を小さく分け、一つずつ名乗りを待つ" in page
    assert "庁内横断会議を開き" not in page
    assert 'href="/consult/"' in ken.get(f"/support/{case.pk}/").content.decode().split("支援の型")[1].split("<h2>")[0]
    sc.post("/support/check/", answered(Pattern.KEEP))
    assert 'value="keep" selected' in chosen(sc, apply_at)
    assert 'value="design" selected' in chosen(sc, f"/support/{case.pk}/pattern/")  # what was decided stands
    sc.post(f"/support/{case.pk}/pattern/", {"pattern": "keep"})
    page = shown(ken, f"/support/{case.pk}/")
    assert "一人にかかっていることに代わりの人を決める" in page
    assert "役割を小さく分け" not in page


def chosen(client: Client, path: str) -> str:
    """Return the list of patterns as a form shows it."""
    return client.get(path).content.decode().split('name="pattern"')[1].split("</select>")[0]


def test_who_was_at_a_seminar_is_counted_for_the_prefecture_and_few_are_hidden(town: Town, client_of: ClientOf) -> None:
    """Two towns write a seminar on welfare and transport; Ken reads 14 of the one, and of the other only that they are few."""
    made = accompany(town)
    for who, people in (("sc", (9, 5)), ("machi", (3,))):
        client = client_of(who)
        said = {"theme": "送迎", "wish": "", "applied_on": "2026-12-01", "circle": str(made.circle.pk), "pattern": ""}
        client.post(f"/support/programmes/{made.programme.pk}/apply/", said)
        for number, count in enumerate(people):
            seminar = {
                "kind": "seminar", "title": f"「福祉と交通の連携」セミナー {number}", "by": "国", "on": "2026-11-20", "people": count,
                "sections": "福祉課・交通課", "circle": str(made.circle.pk),
            }  # fmt: skip
            assert client.post("/support/learnings/new/", seminar).status_code == 302
    table = client_of("ken").get("/support/").content.decode()
    counts = {
        name: table.split(f"{name}</th>")[1].split('data-label="研修の参加">')[1].split("</td>")[0]
        for name in ("試し市（架空）", "となり町（架空）")
    }
    assert counts == {"試し市（架空）": "14", "となり町（架空）": "5未満"}
    assert "セミナー0" in shown(client_of("ken"), "/support/learnings/")


def test_a_case_heard_at_a_study_meeting_is_read_by_the_next_town_beside_itself(
    town: Town, client_of: ClientOf
) -> None:
    """Sana writes what she heard of a calling system; Machi, whose town has taxis and a phone line, reads in what hers differs."""
    made = accompany(town)
    sc, machi = client_of("sc"), client_of("machi")
    heard = {
        "place": "架空の谷町", "title": "乗り合わせを計算する民間のしくみ", "period": "2020年度",
        "done": "予約を電話でも受けた\n毎晩まとめて組んだ", "learned": "電話を残したので使われた",
        "source": "地域包括ケア事例研究会（第2回）", "source_by": "地方厚生局", "heard_on": "2026-11-20", "mark": "U",
        "population": "4000", "operators": ["タクシー"], "themes": ["送迎"], "resources": ["社会福祉協議会"],
        "technologies": ["相乗りの組み合わせ計算", "予約アプリ"], "history": "路線バスがなくなっていた", "circle": str(made.circle.pk),
    }  # fmt: skip
    assert "まだ来ていない日" in sc.post("/support/cases/new/", heard | {"heard_on": "2030-01-01"}).content.decode()
    assert sc.post("/support/cases/new/", heard).status_code == 302
    ours = {
        "population": "9500", "operators": ["タクシー", "コミュニティバス"], "themes": ["送迎"], "technologies": ["自動の電話受付"],
    }  # fmt: skip
    machi.post("/support/setting/", ours)
    card = card_of(machi, "/support/cases/?theme=送迎")
    assert "似ているところ取り組み：送迎、交通事業者：タクシー" in card
    for row in (
        "人口9,500人4,000人", "交通事業者コミュニティバス（ほかにない）", "地域の資源分からない社会福祉協議会",
        "使っているデジタル技術自動の電話受付予約アプリ・相乗りの組み合わせ計算", "予約を電話でも受けた毎晩まとめて組んだ",
        "地域包括ケア事例研究会（第2回）地方厚生局〔要確認〕", "試し市（架空）令和8年11月20日に聞いた",
    ):  # fmt: skip
        assert row in card, row
    assert "直す" not in card
    assert not card_of(machi, "/support/cases/?theme=通所C")
    written = HeardCase.objects.get()
    assert machi.get(f"/support/cases/{written.pk}/").status_code == 404
    assert client_of("yoso").get(f"/support/cases/{written.pk}/").status_code == 404
    assert "架空の谷町" not in shown(client_of("yoso"), "/support/cases/")
    assert "直す" in card_of(sc, "/support/cases/")
    sc.post(f"/support/cases/{written.pk}/", heard | {"mark": "V", "population": "9000"})
    card = card_of(machi, "/support/cases/")
    assert "人口9,500人" not in card
    assert "〔原文で確認〕" in card


def card_of(client: Client, path: str) -> str:
    """Return the card of the case that was heard as it reads, or nothing."""
    cards = client.get(path).content.decode().split("<section")[1:]
    found = next((card.split("</section>")[0] for card in cards if "架空の谷町" in card), "")
    return re.sub(r"<[^>]*>|\s", "", found.partition(">")[2])
