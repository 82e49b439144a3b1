"""Rows from talk to action: what only a system that ties issue, idea, body, law, insurance, trial and firms together can say."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from meeting_place import TODAY, Place, meeting_place
from pypdf import PdfReader
from web_town import NOON, Town

from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.purposes import RIDE
from ashinami.community.canvas import INSURANCE, Part
from ashinami.rules.answers import Answers
from ashinami_web.bodies.models import Body
from ashinami_web.consult.actions import begin
from ashinami_web.needs.models import Issue
from ashinami_web.projects.models import OfficeQuestion, Project, RequestSheet, Trial, Variant


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with a project."""
    return meeting_place(town)


def words(content: bytes) -> str:
    """Return the words of a PDF without spaces."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).replace(" ", "").replace("\n", "")


def test_a_scheme_is_designed_side_by_side_and_what_is_open_has_an_owner(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """Two variants beside each other; the law's answer with its day; nothing is settled by a tick; who sees to what stands there."""
    client, project, first = client_of("officer"), place.rows["project"], place.rows["variant"]
    client.post(f"/projects/{project.pk}/variants/new/", {"name": "登録を受ける", "like": first.pk})
    consultation = begin(
        Interview.start(RIDE, TODAY, Answers()), name="冬の相談", by=town.by("officer"), at=NOON, day=TODAY
    )
    client.post(f"/projects/variants/{first.pk}/law/", {"result": f"{consultation.pk}:no_permit"})
    client.post(
        f"/projects/variants/{first.pk}/part/fee/",
        {"text": "会費なし", "owner_body": town.group.pk, "new_owner": "会計 カイ", "due": "2027-01-31"},
    )
    client.post(f"/projects/variants/{first.pk}/part/area/", {"text": "", "settled": "on"})
    page = client.get(f"/projects/{project.pk}/canvas/")
    ours, other = page.context["columns"]
    still = {one.part: one for one in ours.open}
    assert set(still) == set(Part)
    assert "会計 カイ" in still[Part.FEE].owner
    assert still[Part.AREA].why == "まだ何も書いてありません。"
    assert still[Part.FORM].why == "法の相談で、行えると確かめられていません。"
    assert {row.part for row in page.context["rows"] if row.differs} == {Part.FEE}
    text = page.getvalue().decode()
    assert "要確認" in text
    assert "令和8年12月4日の決まりで" in text
    assert "法の相談は、まだしていません。" in text
    assert other.ownerless == len(Part)
    assert "まだ決まっていないこと" in words(client.get(f"/projects/{project.pk}/canvas.pdf").getvalue())


def test_the_gaps_of_insurance_are_found_before_the_first_ride(
    place: Place, client_of: Callable[[str], Client]
) -> None:
    """Own cars ask more; no and not known are both gaps; with every line covered the badge goes, and a near miss is told."""
    client, variant = client_of("officer"), place.rows["variant"]
    project = place.rows["project"]
    client.post(f"/projects/variants/{variant.pk}/insurance/", {"own_cars": "yes", "liability": "no"})
    (column,) = client.get(f"/projects/{project.pk}/canvas/").context["columns"]
    assert len(column.gaps) == len(INSURANCE)
    assert [line.key for line, said_no in column.gaps if said_no] == ["liability"]
    client.post(
        f"/projects/variants/{variant.pk}/insurance/", {"own_cars": "no", **{line.key: "yes" for line in INSURANCE}}
    )
    (column,) = client.get(f"/projects/{project.pk}/canvas/").context["columns"]
    assert column.gaps == ()
    said = {"day": "2026-12-04", "harm": "scare", "what": "乗り降りで転びそうになった", "cover": "ボランティア活動保険"}
    client.post(f"/projects/trials/{place.rows['trial'].pk}/step/incident/", said)
    assert "乗り降りで転びそうになった" in client.get(f"/projects/trials/{place.rows['trial'].pk}/").getvalue().decode()


def test_a_trial_is_judged_by_conditions_that_were_set_before_it(
    place: Place, client_of: Callable[[str], Client]
) -> None:
    """Sealed when it begins; use, cost and incidents beside them; what the figures say, and what people decided all the same."""
    client, trial = client_of("officer"), place.rows["trial"]
    address = f"/projects/trials/{trial.pk}"
    for measure, aim, figure in (("cost_a_ride", "at_most", 900), ("incidents", "at_most", 0)):
        client.post(f"{address}/step/exit/", {"measure": measure, "aim": aim, "figure": figure})
    client.post(f"{address}/step/begin/", {"on": "2026-12-04"})
    assert (
        "変えられません"
        in client.post(f"{address}/step/exit/", {"measure": "rides", "aim": "at_least", "figure": 1})
        .getvalue()
        .decode()
    )
    page = client.get(f"{address}/")
    assert page.context["outcome"].suggests is None
    client.post(f"{address}/step/figure/", {"measure": "cost_a_ride", "figure": 850, "source": "領収書"})
    outcome = client.get(f"{address}/").context["outcome"]
    met = {exit_.measure.value: truth.name for exit_, _, truth in outcome.lines}
    assert met == {"rides": "NO", "cost_a_ride": "YES", "incidents": "NO"}
    assert outcome.suggests.value == "change"
    said = {"choice": "change", "reasons": "冬は道が凍るので、春にもう一度", "decided_on": "2026-12-04"}
    client.post(f"{address}/step/decide/", said)
    assert "冬は道が凍るので" in client.get(f"{address}/").getvalue().decode()
    assert Trial.objects.get(pk=trial.pk).exits.count() == 3


def test_the_firm_is_briefed_early_and_its_position_and_conditions_are_on_record(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """The briefing says what is settled and what is not, the same to each firm; the answer follows the talk, and nothing is overdue."""
    client, project = client_of("officer"), place.rows["project"]
    text = words(client.get(f"/projects/variants/{place.rows['variant'].pk}/briefing.pdf").getvalue())
    assert "一人暮らし" in text
    assert "まだ決まっていません" in text
    assert "御社の路線・営業に影響がありますか" in text
    said = {"with_body": place.rows["taxi"].pk, "project": project.pk, "day": "2026-12-01", "position": "worries"}
    client.post("/firm-talks/new/", said | {"said": "客が減る", "answer_due": "2026-12-03"})
    first = client.get("/firm-talks/").context["sides"]
    ((_, rows),) = first
    key = next(row.pk for row, _, _ in rows if row.said == "客が減る")
    assert "先方の返事の期限" in client.get("/firm-talks/").getvalue().decode()
    client.post(
        f"/firm-talks/new/?follows={key}",
        said | {"day": "2026-12-04", "position": "conditions", "said": "昼だけなら", "agreed": "夜はタクシー"},
    )
    page = client.get("/firm-talks/").getvalue().decode()
    assert "夜はタクシー" in page
    assert "先方の返事の期限" not in page


def test_a_question_to_the_transport_office_is_printed_due_and_answered(
    place: Place, client_of: Callable[[str], Client]
) -> None:
    """Facts and question apart; past its day it is said to have no answer; the answer and the desk stand with their day."""
    client = client_of("officer")
    said = {"to_office": "運輸支局", "title": "会費", "facts": "月500円の会費で週1回", "question": "対価に当たるか"}
    location = client.post(
        "/office-questions/new/", said | {"sent_on": "2026-11-01", "answer_due": "2026-12-01"}
    ).headers["Location"]
    assert "返事がない" in client.get("/office-questions/").getvalue().decode()
    key = location.split("/")[2]
    assert "月500円の会費で週1回" in words(client.get(f"/office-questions/{key}/sheet.pdf").getvalue())
    client.post(
        f"/office-questions/{key}/answer/",
        {"answer": "実費の範囲なら当たらない", "answered_on": "2026-12-04", "answered_post": "輸送担当"},
    )
    assert OfficeQuestion.objects.get(pk=key).answered_on == TODAY
    assert "実費の範囲なら当たらない" in words(client.get(f"/office-questions/{key}/sheet.pdf").getvalue())


def test_a_section_is_asked_something_it_can_answer_and_answers(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """What exactly, what it gains, by when; the other body sees it once sent and answers on its own screen; before that nothing."""
    ours, theirs = client_of("sc"), client_of("sewa")
    said = {
        "to_body": town.group.pk,
        "title": "健康相談の会場",
        "asked": "5月14日の午前、集会所を2時間",
        "gain": "会員の健康相談を保健師が無料で行う",
        "by_when": "2027-04-10",
    }
    answer = ours.post("/request-sheets/new/", said | {"gain": ""})
    assert "5月14日の午前" in answer.getvalue().decode()
    assert not RequestSheet.objects.filter(title="健康相談の会場").exists()
    key = ours.post("/request-sheets/new/", said).headers["Location"].split("/")[2]
    assert theirs.get(f"/request-sheets/{key}/").status_code == 404
    ours.post(f"/request-sheets/{key}/send/")
    assert [row.title for row in theirs.get("/request-sheets/").context["came"]] == ["健康相談の会場"]
    theirs.post(
        f"/request-sheets/{key}/answer/",
        {"kind": "yes", "text": "鍵は会長が", "answered_on": "2026-12-04", "by_post": "会長"},
    )
    page = ours.get(f"/request-sheets/{key}/").getvalue().decode()
    assert "引き受ける" in page
    assert "鍵は会長が" in page
    assert "会員の健康相談を保健師が無料で行う" in words(ours.get(f"/request-sheets/{key}/sheet.pdf").getvalue())


def test_three_sections_see_who_leads_what_and_how_many_hours_nobody_knows(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """A task with two leads and one with none are named; hours add up by section; unknown hours are not none."""
    client, project = client_of("officer"), place.rows["project"]
    sections = [
        Body.objects.create(kind=Body.Kind.SECTION, name=name, municipality=town.municipality)
        for name in ("コミュニティ創生課", "地域振興課", "高齢者福祉課")
    ]
    for task, section, part, hours in (
        ("説明会", sections[0], "leads", "6"),
        ("事業者への説明", sections[1], "does", ""),
        ("説明会", sections[2], "does", "3"),
    ):
        client.post(
            f"/projects/{project.pk}/duties/", {"task": task, "duty_body": section.pk, "part": part, "hours": hours}
        )
    matrix = client.get(f"/projects/{project.pk}/").context["matrix"]
    assert (matrix.many_leads, matrix.without_lead) == (("説明会",), ("事業者への説明",))
    assert (matrix.hours["高齢者福祉課"], matrix.hours_unknown) == (3, {"地域振興課": 1})
    assert "不明1件" in words(client.get(f"/projects/{project.pk}/duties.pdf").getvalue())


def test_an_issue_is_followed_from_talk_to_action(place: Place, town: Town, client_of: Callable[[str], Client]) -> None:
    """The issue leads to a project, its stages stand with their days and reasons, and the council's next agenda holds what is due."""
    issue = Issue.objects.create(
        body=town.municipality, circle=place.council.circle, title="店が遠い", raised_on=TODAY, area=place.rows["area"]
    )
    client = client_of("sc")
    assert "店が遠い" in client.get(f"/projects/new/?issue={issue.pk}").getvalue().decode()
    said = {"name": "買い物の足", "from_issue": issue.pk, "carrier": town.group.pk, "circle": place.council.circle_id}
    key = client.post("/projects/new/", said | {"review_on": "2026-12-15"}).headers["Location"].split("/")[2]
    for stage, why in (("design", "会が引き受けた"), ("trial", "雪の前に試す"), ("running", "試行がうまくいった")):
        client.post(f"/projects/{key}/stage/", {"stage": stage, "why": why})
    page = client.get(f"/projects/{key}/")
    assert page.context["issue"] == issue
    assert [note.stage for note in page.context["stages"]] == ["ideas", "design", "trial", "running"]
    client.post(f"/meetings/{place.meeting.pk}/agenda/")
    sources = {(item.source, item.source_key) for item in place.meeting.items.all()}
    assert {("issue", str(issue.pk)), ("project", key)} <= sources
    assert Project.objects.get(pk=key).issue == issue.pk
    assert Variant.objects.filter(project__pk=key).count() == 0
