"""What supporters and those who are supported find: help that follows the town's own answers, people who were at a seminar."""

from __future__ import annotations

from collections.abc import Callable

from accompanied_town import accompany
from django.test import Client
from test_plans_pages import shown
from web_town import Town

from ashinami.community.diagnosis import Pattern, questions
from ashinami_web.support.models import Case

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
