"""Self-checks, cases with their differences, study visits, and what is refused or stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from accompanied_town import accompany, applied, by
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from kept_town import APRIL, TODAY
from test_plans_pages import shown
from web_town import Town

from ashinami.community.diagnosis import questions
from ashinami.community.visits import Stage, SupportState
from ashinami_web.plans.writing import RoomError
from ashinami_web.support.actions import (
    add_note,
    add_stage,
    answer,
    apply,
    ask,
    turn,
    write_check,
    write_setting,
    write_visit,
)
from ashinami_web.support.models import (
    Case,
    CaseTurn,
    InquiryAnswer,
    Learning,
    Note,
    Programme,
    SelfCheck,
    Setting,
    StageTurn,
)

type Clients = Callable[[str], Client]


def test_the_self_check_says_where_to_start(town: Town, client_of: Clients) -> None:
    """久留米市's doubt: sections do not know each other. It says to begin with sharing, and lists what nobody knew."""
    sc = client_of("sc")
    assert "まだ点検していません" in shown(sc, "/support/diagnosis/")
    answers = {one.key: "yes" for one in questions()} | {"sections": "no", "money": "not_known"}
    del answers["effect"]
    sc.post("/support/check/", answers)
    page = shown(sc, "/support/diagnosis/")
    assert "思いを合わせる" in page
    assert page.index("先に取りかかること") < page.index("福祉・交通・地域づくりの課が")
    assert page.index("まず確かめること") < page.index("続けるためのお金と補助のきまりが")
    assert "続いている事業の効きめを" in page
    assert 'value="no" selected' in sc.get("/support/check/").content.decode()


def test_the_self_check_before_and_after_stands_in_the_case(town: Town, client_of: Clients) -> None:
    """Answered with the case before and after: the case shows what changed."""
    made = accompany(town)
    case = applied(town, made)
    write_check(case, {"sections": "no", "aim": ""}, circle=None, **by(town, "sc"))
    SelfCheck.objects.update(on=APRIL)  # it was answered in spring
    sc = client_of("sc")
    assert "変わった答えはまだありません" in shown(sc, f"/support/{case.pk}/")
    sc.post(f"/support/check/?case={case.pk}", {"sections": "yes"})
    assert SelfCheck.objects.filter(case=case).count() == 2
    assert "できていない→できている" in shown(sc, f"/support/{case.pk}/")


def test_similar_cases_stand_with_their_differences(town: Town, client_of: Clients) -> None:
    """A small town without buses reads 香春町 with what differs from it, its source, and no button to copy."""
    sc = client_of("sc")
    sc.post(
        "/support/setting/",
        {"population": "8000", "older": "40.0", "areas": "4", "themes": ["サービスB"], "history": "はじめて"},
    )
    page = shown(sc, "/support/cases/")
    assert page.index("香春町") < page.index("佐伯市")
    assert "これまでの経過はじめて2020年から" in page
    assert "九州管区行政評価局" in page
    assert "まねるための見本ではありません" in page
    assert "佐伯市" not in shown(sc, "/support/cases/?theme=通所C")
    assert "8000" in sc.get("/support/setting/").content.decode()
    assert 'value="40.0"' in sc.get("/support/setting/").content.decode()
    assert Setting.objects.get().older == 400


def test_a_study_visit_says_what_differs(town: Town, client_of: Clients) -> None:
    """Without it the report is not taken; the training record keeps how many, never who."""
    sc = client_of("sc")
    said = {
        "kind": "study",
        "title": "出水市の視察",
        "by": "出水市",
        "on": "2026-11-01",
        "people": "6",
        "home": "行程表の書き方",
    }
    assert "わたしたちと違うところを書いて" in sc.post("/support/learnings/new/", said).content.decode()
    sc.post("/support/learnings/new/", said | {"differs": "あちらは五つの圏域がある"})
    row = Learning.objects.get()
    assert "あちらは五つの圏域がある" in shown(sc, "/support/learnings/")
    assert "出水市の視察" in sc.get(f"/support/learnings/{row.pk}/").content.decode()


def test_what_cannot_be_is_refused(town: Town) -> None:
    """Nobody decides for the prefecture, applies to what is over, holds a visit tomorrow, asks himself, or answers before asking."""
    made = accompany(town)
    case = applied(town, made)
    for state in (SupportState.ACCEPTED, SupportState.DECLINED):
        with pytest.raises(PermissionDenied):
            turn(case, state, on=TODAY, why="x", adviser=None, **by(town, "sc"))
    with pytest.raises(RoomError, match="申し込みより前"):
        turn(case, SupportState.ACCEPTED, on=date(2020, 1, 1), why="", adviser=None, **by(town, "ken"))
    said = {"theme": "x", "wish": "", "applied_on": TODAY, "previous": None}
    with pytest.raises(RoomError, match="支援する側"):
        apply(made.programme, said, circle=None, **by(town, "sc"))
    made.programme.end = TODAY
    with pytest.raises(RoomError, match="終わっています"):
        apply(made.programme, said, circle=made.circle, **by(town, "sc"))
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(RoomError, match="まだ来ていない"):
        write_visit(
            case, None, {"kind": "visit", "day": tomorrow, "held": True, "about": "", "present": ""}, **by(town, "ken")
        )
    asked: dict[str, Any] = {
        "kind": "question",
        "to": town.municipality,
        "title": "x",
        "words": "y",
        "asked_on": TODAY,
        "due": None,
    }
    with pytest.raises(RoomError, match="自分の団体"):
        ask(asked, circle=made.circle, **by(town, "sc"))
    with pytest.raises(RoomError, match="聞いた日より前"):
        ask(asked | {"due": APRIL}, circle=made.circle, **by(town, "sc"))
    assert write_setting({"population": 1}, circle=None, **by(town, "sc")) == write_setting(
        {"population": 2}, circle=None, **by(town, "sc")
    )
    assert Setting.objects.get().population == 2


@pytest.mark.parametrize("table", [CaseTurn, Note, StageTurn, InquiryAnswer])
def test_what_was_said_in_support_stays(town: Town, table: type[CaseTurn | Note | StageTurn | InquiryAnswer]) -> None:
    """Turns, notes, stages and answers are added, never changed or removed; the database refuses."""
    made = accompany(town)
    case = applied(town, made)
    add_note(case, None, kind=Note.Kind.AFTER, words="変わった", on=TODAY, **by(town, "sc"))
    add_stage(case, Stage.TOGETHER, "月に一度", **by(town, "sc"))
    asked = {"kind": "question", "to": made.prefecture, "title": "x", "words": "y", "asked_on": APRIL, "due": None}
    inquiry = ask(asked, circle=made.circle, **by(town, "sc"))
    answer(inquiry, words="z", source="", on=TODAY, **by(town, "ken"))
    changed = {
        CaseTurn: {"why": "x"},
        Note: {"words": "x"},
        StageTurn: {"condition": "x"},
        InquiryAnswer: {"words": "x"},
    }[table]
    with pytest.raises(DatabaseError, match="added only"), transaction.atomic():
        table.objects.update(**changed)
    with pytest.raises(DatabaseError, match="added only"), transaction.atomic():
        table.objects.all()._raw_delete(using="default")  # noqa: SLF001 - past Django's own protection
    assert table.objects.exists()


def test_the_office_writes_down_support_whose_giver_is_not_here(town: Town, client_of: Clients) -> None:
    """The bureau has no log-in: Shizu writes its programme from the paper, applies as a draft, notes the decision and a held visit."""
    sc = client_of("sc")
    assert "紙のとおりに支援事業を書き" in sc.get("/support/").content.decode()
    said = {"kind": "state", "name": "地方厚生局の伴走支援", "start": "2024-04-01"}
    sc.post("/support/programmes/new/", said)
    programme = Programme.objects.get()
    assert "申し込む" in shown(sc, "/support/")
    sc.post(f"/support/programmes/{programme.pk}/apply/", {"theme": "サービスB", "applied_on": "2024-06-03"})
    case = Case.objects.get()
    assert case.circle is None
    sc.post(f"/support/{case.pk}/turn/", {"state": "accepted", "on": "2024-07-01"})
    sc.post(f"/support/{case.pk}/visits/new/", {"kind": "visit", "day": "2024-10-02", "held": "yes"})
    page = shown(sc, f"/support/{case.pk}/")
    assert "令和6年10月2日" in page
    assert client_of("yoso").get(f"/support/{case.pk}/").status_code == 404
