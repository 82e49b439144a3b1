"""Accompanied support: from the application to years after it; the prefecture's page; questions; cases with their differences."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from accompanied_town import accompany, applied, by
from django.test import Client
from kept_town import APRIL, TODAY, roadmap_of
from test_plans_pages import shown
from web_town import Town

from ashinami.community.visits import SupportState
from ashinami_web.handover.rooms import Asked, pack_of
from ashinami_web.support.actions import (
    add_adviser,
    add_note,
    ask,
    turn,
    write_learning,
    write_visit,
)
from ashinami_web.support.models import (
    Adviser,
    Case,
    Inquiry,
    Note,
    Visit,
)
from ashinami_web.support.queries import case_lines, places_left, side_by_side, waiting_list

type Clients = Callable[[str], Client]


def visited(town: Town, case: Case, *days: date) -> None:
    """Write visits as held."""
    for day in days:
        write_visit(
            case, None, {"kind": "visit", "day": day, "held": True, "about": "", "present": ""}, **by(town, "ken")
        )


def test_support_from_application_to_years_after(town: Town, client_of: Clients) -> None:
    """The town applies, the prefecture accepts with an adviser, three visits with before and after, then follow-ups beyond the year."""
    made = accompany(town)
    sc, ken = client_of("sc"), client_of("ken")
    sc.post(
        f"/support/programmes/{made.programme.pk}/apply/",
        {"theme": "住民どうしの送迎", "wish": "三つの課で", "applied_on": "2024-08-01", "circle": str(made.circle.pk)},
    )
    case = Case.objects.get()
    path = f"/support/{case.pk}/"
    ken.post("/support/advisers/new/", {"name": "案内 アン", "knows": "道路運送法", "circle": str(made.circle.pk)})
    assert (
        "待っていただく・見送るわけ"
        in ken.post(f"{path}turn/", {"state": "waiting", "on": "2024-08-02"}).content.decode()
    )
    adviser = Adviser.objects.get()
    ken.post(f"{path}turn/", {"state": "accepted", "on": "2024-08-20", "adviser": adviser.pk})
    for day in ("2024-10-02", "2024-12-17", "2025-01-30"):
        ken.post(f"{path}visits/new/", {"kind": "visit", "day": day, "held": "yes", "about": "話し合い"})
    first = Visit.objects.order_by("day").first()
    assert first
    sc.post(f"{path}note/?visit={first.pk}", {"kind": "before", "words": "課どうしが知らない", "on": "2024-10-02"})
    ken.post(
        f"{path}note/?visit={first.pk}",
        {"kind": "finding", "words": "同じ課題に別々に取り組んでいた", "on": "2024-10-02"},
    )
    sc.post(f"{path}turn/", {"state": "follow_up", "on": "2025-02-01"})
    ken.post(f"{path}visits/new/", {"kind": "follow_up", "day": "2025-07-20", "held": "yes"})
    sc.post(f"{path}stage/", {"stage": "watched", "condition": "定例会が半年続く"})
    page = shown(sc, path)
    for said in (
        "課どうしが知らない",
        "同じ課題に別々に取り組んでいた",
        "令和7年7月30日令和7年7月20日",
        "令和8年1月30日まだしていない",
        "令和9年1月30日これから",
        "定例会が半年続く",
        "道路運送法",
    ):
        assert said in page, said
    assert "案内アン" not in page
    assert "案内アン" in shown(ken, "/support/")
    assert client_of("yoso").get(path).status_code == 404


def test_the_same_adviser_is_offered_again(town: Town, client_of: Clients) -> None:
    """A second application names the first; the prefecture's form begins with the adviser of then."""
    made = accompany(town)
    adviser = add_adviser(name="案内 アン", knows="総合事業", circle=made.circle, **by(town, "ken"))
    first = applied(town, made, on=date(2025, 4, 1))
    turn(first, SupportState.ACCEPTED, on=date(2025, 5, 1), why="", adviser=adviser, **by(town, "ken"))
    second = applied(town, made, on=date(2026, 4, 1), previous=first)
    page = client_of("ken").get(f"/support/{second.pk}/turn/").content.decode()
    assert f'<option value="{adviser.pk}" selected>' in page


def test_who_applied_first_stands_first_on_the_waiting_list(town: Town, client_of: Clients) -> None:
    """One place a year: it is taken, and the second town stands in line with what it was told."""
    made = accompany(town)
    one, two = applied(town, made), applied(town, made, "machi", date(2026, 5, 1))
    assert [line.case for line in waiting_list(case_lines(TODAY))] == [one, two]
    turn(one, SupportState.ACCEPTED, on=date(2026, 5, 2), why="", adviser=None, **by(town, "ken"))
    turn(two, SupportState.WAITING, on=date(2026, 5, 2), why="来年度の一番目", adviser=None, **by(town, "ken"))
    assert [line.case for line in waiting_list(case_lines(TODAY))] == [two]
    assert places_left(made.programme, case_lines(TODAY), TODAY) == 0
    assert places_left(made.programme, case_lines(TODAY), date(2027, 5, 1)) == 1
    made.programme.places = None
    assert places_left(made.programme, case_lines(TODAY), TODAY) is None
    page = shown(client_of("ken"), "/support/")
    assert "となり町（架空）住民どうしの送迎" in page
    assert "いっぱい（申し込むと順番待ち）" in page


def test_the_prefecture_sees_counts_and_steps_of_its_towns_and_no_person(town: Town, client_of: Clients) -> None:
    """Two towns side by side: visits, findings, steps done and late, questions open, trained people hidden when few; no name anywhere."""
    made = accompany(town)
    case = applied(town, made)
    applied(town, made, "machi")
    visited(town, case, date(2026, 6, 1), date(2026, 8, 1))
    add_note(case, None, kind=Note.Kind.FINDING, words="役割を書いて分けた", on=TODAY, **by(town, "sc"))
    roadmap_of(town, made.circle)
    study = {
        "kind": "training",
        "title": "SC研修",
        "by": "県",
        "on": APRIL,
        "people": 3,
        "sections": "",
        "seen": "",
        "differs": "",
        "home": "",
    }
    write_learning(None, study, circle=made.circle, **by(town, "sc"))
    asked = {
        "kind": "question",
        "to": made.prefecture,
        "title": "対象者",
        "words": "どこまでか",
        "asked_on": APRIL,
        "due": None,
    }
    ask(asked, circle=made.circle, **by(town, "sc"))
    with town.scope_of("ken"):
        rows = {row.body.name: row for row in side_by_side(TODAY, made.prefecture.pk)}
    mine = rows["試し市（架空）"]
    assert (mine.visits, mine.findings, mine.steps_done, mine.steps, mine.late, mine.open_questions, mine.trained) == (
        2, 1, 1, 4, 1, 1, "5未満",
    )  # fmt: skip
    assert (rows["となり町（架空）"].visits, rows["となり町（架空）"].trained) == (0, None)
    page = client_of("ken").get("/support/").content.decode()
    table = re.sub(r"<[^>]*>", "", page[page.index("<table") : page.index("</table>")])
    assert "5未満" in table
    for person in town.people.values():
        if person.pk != town.people["ken"].pk:
            assert person.name not in page, person.name


def test_a_question_to_the_prefecture_has_a_day_and_an_answer(town: Town, client_of: Clients) -> None:
    """It stands as waiting, then late, then answered with its ground; a third body neither sees nor answers it."""
    made = accompany(town)
    sc, ken = client_of("sc"), client_of("ken")
    said = {
        "kind": "question",
        "to": made.prefecture.pk,
        "title": "サービスBの対象",
        "words": "だれまで入るか",
        "asked_on": "2026-11-01",
        "due": "2026-11-30",
        "circle": str(made.circle.pk),
    }
    assert "下書きのままでは届きません" in sc.post("/support/inquiries/new/", said | {"circle": ""}).content.decode()
    sc.post("/support/inquiries/new/", said)
    assert "返事が遅れている" in shown(ken, "/support/inquiries/")
    key = Inquiry.objects.get().pk
    pack = pack_of(Asked(made.prefecture, TODAY), None)
    assert "返事をする：サービスBの対象" in [item.title for item in pack.items]
    ken.post(
        f"/support/inquiries/{key}/answer/", {"words": "要綱の別記のとおり", "source": "実施要綱", "on": "2026-12-04"}
    )
    page = shown(sc, "/support/inquiries/")
    assert "答え要綱の別記のとおり" in page
    assert "返事が遅れている" not in page
    assert (
        client_of("machi").post(f"/support/inquiries/{key}/answer/", {"words": "x", "on": "2026-12-04"}).status_code
        == 403
    )
    assert "サービスBの対象" not in client_of("yoso").get("/support/inquiries/").content.decode()


def test_the_first_page_of_who_supports_says_whom_to_ask_after(town: Town, client_of: Clients) -> None:
    """The prefecture sees the follow-up it has missed, with the town's name; the town has no such duty; one press leads side by side."""
    case = applied(town, made := accompany(town), on=date(2024, 8, 1))
    visited(town, case, date(2024, 10, 2), date(2024, 12, 17), date(2025, 1, 30))
    turn(case, SupportState.FOLLOW_UP, on=date(2025, 2, 1), why="", adviser=None, **by(town, "ken"))
    page = shown(client_of("ken"), "/")
    assert f"令和7年4月30日訪問・見守りをする：{case.theme}{town.municipality.name}" in page
    assert "市町村を並べて見る" in page
    assert "訪問・見守りをする" not in shown(client_of("sc"), "/")
    assert "まだ申し込んでいません" not in shown(client_of("ken"), "/support/")
    assert made.programme.name in shown(client_of("ken"), "/support/")
