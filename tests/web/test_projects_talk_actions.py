"""Actions of talks, requests, questions and recognition: what they write and what they refuse."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from meeting_place import TODAY, Place, meeting_place
from web_town import MONDAY, NOON, Town

from ashinami_web.meetings import certification_actions
from ashinami_web.meetings.models import Application, Recognition
from ashinami_web.meetings.writing import MeetingError
from ashinami_web.projects import talk_actions
from ashinami_web.projects.models import (
    Negotiation,
    RequestSheet,
)

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with a project."""
    return meeting_place(town)


@pytest.fixture
def told(town: Town) -> dict[str, Any]:
    """Return what every action is told."""
    return {"by": town.by("officer"), "at": NOON, "day": TODAY}


def test_a_talk_stands_and_is_followed(place: Place, town: Town, told: dict[str, Any]) -> None:
    """With its project's circle; never of a day to come; an answer is an entry that follows."""
    taxi, project = place.rows["taxi"], place.rows["project"]
    said = {"with_body": taxi, "project": project, "day": TODAY, "position": "conditions", "said": "昼ならよい"}
    row = talk_actions.write_talk(said, follows=place.rows["negotiation"], **told)
    assert (row.circle, row.follows) == (project.circle, place.rows["negotiation"])
    with pytest.raises(MeetingError, match="きょうまで"):
        talk_actions.write_talk(said | {"day": TOMORROW, "project": None}, **told)
    assert Negotiation.objects.count() == 2


def test_a_request_is_sent_once_and_answered_by_who_was_asked(place: Place, town: Town, told: dict[str, Any]) -> None:
    """Not to oneself; after sending it stands; answered by the other body or from its paper, by nobody else."""
    said = {
        "to_body": town.group,
        "title": "車を貸して",
        "asked": "木曜の午後に1台",
        "gain": "点検は役場で",
        "by_when": MONDAY,
    }
    with pytest.raises(MeetingError, match="自分の団体"):
        talk_actions.write_request(None, said | {"to_body": town.municipality}, **told)
    sheet = talk_actions.write_request(None, said, **told)
    answer = {"kind": "partly", "text": "月2回なら", "answered_on": TODAY, "by_post": "代表"}
    theirs: dict[str, Any] = {"by": town.by("sewa"), "at": NOON, "day": TODAY}
    with pytest.raises(MeetingError, match="まだ送っていない"):
        talk_actions.answer_request(sheet, answer, **theirs)
    talk_actions.write_request(sheet, said | {"title": "木曜の車"}, **told)
    talk_actions.send_request(sheet, **told)
    talk_actions.send_request(sheet, **told)
    with pytest.raises(MeetingError, match="送ったお願い"):
        talk_actions.write_request(sheet, said, **told)
    with pytest.raises(MeetingError, match="きょうまで"):
        talk_actions.answer_request(sheet, answer | {"answered_on": TOMORROW}, **theirs)
    talk_actions.answer_request(sheet, answer, **theirs)
    stranger: dict[str, Any] = {"by": town.by("yoso"), "at": NOON, "day": TODAY}
    with pytest.raises(PermissionDenied):
        talk_actions.answer_request(sheet, answer, **stranger)
    with town.scope_of("officer"):
        (row,) = RequestSheet.objects.get(pk=sheet.pk).answers.all()
        assert row.get_kind_display() == "一部なら引き受ける"


def test_a_question_to_an_office_stands_once_answered(place: Place, told: dict[str, Any]) -> None:
    """Written, sent, answered; then a new question is a new row."""
    question = talk_actions.write_question(
        None, {"to_office": "運輸支局", "title": "会費", "facts": "月500円", "question": "対価か"}, **told
    )
    talk_actions.write_question(question, {"sent_on": TODAY}, **told)
    answer = {"answer": "実費の範囲なら", "answered_on": TODAY, "answered_post": "輸送担当"}
    with pytest.raises(MeetingError, match="きょうまで"):
        talk_actions.answer_question(question, answer | {"answered_on": TOMORROW}, **told)
    talk_actions.answer_question(question, answer, **told)
    with pytest.raises(MeetingError, match="変えられません"):
        talk_actions.write_question(question, {"title": "x"}, **told)


def test_a_council_is_recognised_only_when_every_criterion_is_met_and_shown(place: Place, told: dict[str, Any]) -> None:
    """Open and unmet criteria are counted in the refusal; a term is written by hand where the rule gives none; others carry no term."""
    said = {"rule": "kagoshima_2024", "name": "浜の座談会", "applied_on": TODAY}
    with pytest.raises(MeetingError, match="決まりがありません"):
        certification_actions.apply(said | {"applied_on": date(2024, 9, 30)}, **told)
    row = certification_actions.apply(said, renews=place.rows["application"], **told)
    decision = {
        "outcome": Recognition.Outcome.RECOGNISED,
        "decided_on": TODAY,
        "reasons": "そろった",
        "start": None,
        "until": None,
    }
    with pytest.raises(MeetingError, match="決まりにない"):
        certification_actions.check(row, "x", met=True, evidence="y", **told)
    keys = [one.key for one in row.of_rule.criteria]
    for key in keys:
        certification_actions.check(row, key, met=True, evidence="名簿と記録", **told)
    certification_actions.check(row, keys[0], met=False, evidence="", **told)
    certification_actions.check(row, keys[1], met=True, evidence="", **told)
    with pytest.raises(MeetingError, match="満たしていない項目が1、確かめていない項目が1"):
        certification_actions.recognise(row, decision, **told)
    for key in keys[:2]:
        certification_actions.check(row, key, met=True, evidence="名簿", **told)
    with pytest.raises(MeetingError, match="きょうまで"):
        certification_actions.recognise(row, decision | {"decided_on": TOMORROW}, **told)
    with pytest.raises(MeetingError, match="前です"):
        certification_actions.recognise(row, decision | {"until": YESTERDAY}, **told)
    assert certification_actions.recognise(row, decision | {"until": MONDAY}, **told).start == TODAY
    withdrawn = certification_actions.recognise(row, decision | {"outcome": "withdrawn", "until": MONDAY}, **told)
    assert (withdrawn.start, withdrawn.until) == (None, None)
    certification_actions.support(row, {"day": TODAY, "minutes": 60, "what": "名簿づくり"}, **told)
    assert Application.objects.get(pk=row.pk).support.count() == 1
