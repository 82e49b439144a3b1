"""Rows of talking together: balance, voices, workshops, recognition, one table for two sections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from meeting_place import MEETING_DAY, TODAY, Place, circle_of, meeting_place
from pypdf import PdfReader
from web_town import LONG_AGO, Town

from ashinami_web.config import clock
from ashinami_web.meetings.models import Action, Council, CouncilMember, Idea, Meeting, Turns
from ashinami_web.projects.models import Project


@pytest.fixture
def place(town: Town) -> Place:
    """Return a council of the municipality with everything that comes of a meeting."""
    return meeting_place(town)


@pytest.fixture
def evening(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the evening of the meeting."""
    now = datetime.combine(MEETING_DAY, time(18), tzinfo=clock.JAPAN)
    monkeypatch.setattr(clock, "now", lambda: now)
    monkeypatch.setattr(clock, "today", now.date)


def council(town: Town, kind: str, name: str, seats: tuple[str, ...] = (), **more: Any) -> Council:
    """Write a council of the municipality with seats filled by posts."""
    row = Council.objects.create(body=town.municipality, kind=kind, name=name, start=LONG_AGO, **more)
    for number, seat in enumerate(seats):
        CouncilMember.objects.create(council=row, seat=seat, post=f"役{number}", start=LONG_AGO)
    return row


def words(content: bytes) -> str:
    """Return the words of a PDF without spaces."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).replace(" ", "").replace("\n", "")


def test_the_preparatory_body_that_leans_to_one_side_is_said_before_it_is_formed(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """Nine men of one district: sex is said to lean, and women to have nobody; a woman and another district, and it is said less."""
    row = council(town, "preparatory", "準備会")
    for number in range(9):
        CouncilMember.objects.create(
            council=row, seat="residents", post=f"区長{number}", sex="man", age="65_74", start=LONG_AGO
        )
    client = client_of("officer")
    page = client.get(f"/councils/{row.pk}/").context
    leans = {lean.side.value: lean for lean in page["leans"]}
    assert (leans["sex"].percent, leans["sex"].missing) == (100, ("woman",))
    assert {lean.side.value: lean.unknown for lean in page["unknown"]} == {"area": 9}
    for number in range(4):
        CouncilMember.objects.create(
            council=row, seat="residents", post=f"母の会{number}", sex="woman", age="under_40", start=LONG_AGO
        )
    leans = {lean.side.value: lean for lean in client.get(f"/councils/{row.pk}/").context["leans"]}
    assert "sex" not in leans


def test_the_chair_goes_round_and_voices_are_shown_without_names(
    place: Place, town: Town, client_of: Callable[[str], Client], evening: None
) -> None:
    """Who never had the chair is asked first; the scribe's presses show who is heard little; a group of one is not shown."""
    client = client_of("sc")
    women = [
        CouncilMember.objects.create(council=place.council, post=f"女{n}", sex="woman", start=LONG_AGO)
        for n in range(3)
    ]
    men = [
        CouncilMember.objects.create(council=place.council, post=f"男{n}", sex="man", start=LONG_AGO) for n in range(3)
    ]
    held = {f"how_{one.pk}": "here" for one in (*women, *men)} | {"chair": str(men[0].pk), "guests": ""}
    client.post(f"/meetings/{place.meeting.pk}/hold/", held)
    Turns.objects.all().delete()
    for member, times in ((women[0], 1), (men[0], 6), (men[1], 4)):
        for _ in range(times):
            client.post(f"/meetings/{place.meeting.pk}/turns/", {"member": member.pk})
    page = client.get(f"/meetings/{place.meeting.pk}/turns/")
    (sex,) = [shares for side, shares in page.context["balance"] if side.side.value == "sex"]
    assert {words: share.heard.value for words, share in sex} == {"女性": "little", "男性": "much"}
    assert not [shares for side, shares in page.context["balance"] if side.side.value == "age" and shares]
    stored = str(list(Turns.objects.values()))
    assert not any(str(one.pk) in stored for one in (*women, *men))
    chairs = [str(member) for member, _ in client.get(f"/councils/{place.council.pk}/").context["chairs"]]
    assert "男0" not in chairs
    client.post("/ideas/", {"texts": "夜の見回り\n朝市", "way": "slip", "collected_on": "2026-12-17"})
    assert Idea.objects.filter(text="夜の見回り").exists()
    assert "話し合いの約束" in words(client.get("/facilitation/rules.pdf").getvalue())


def test_a_workshop_ends_with_ideas_that_cannot_start_without_a_body(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """The kit fits the evening; slips become ideas; the best is taken up, and the project waits until a body carries it."""
    client = client_of("sc")
    kit = client.get("/facilitation/workshop/?minutes=90&people=22").context
    assert sum(step.minutes for step in kit["steps"]) == 90
    assert sum(kit["tables"]) == 22
    assert "ワークショップの進め方" in words(client.get("/facilitation/workshop.pdf?minutes=90&people=22").getvalue())
    client.post(
        "/ideas/", {"texts": "移動販売\n相乗り", "theme": "買い物", "way": "workshop", "collected_on": "2026-12-04"}
    )
    idea = Idea.objects.get(text="相乗り")
    client.post(f"/ideas/{idea.pk}/", {"theme": "買い物", "dots": 9})
    assert [row.text for row, _ in client.get("/ideas/?theme=買い物").context["rows"]] == ["相乗り", "移動販売"]
    client.post("/projects/new/", {"name": "相乗りの会"})
    project = Project.objects.get(name="相乗りの会")
    client.post(f"/projects/{project.pk}/ideas/", {"idea": idea.pk})
    answer = client.post(f"/projects/{project.pk}/stage/", {"stage": "design", "why": ""})
    assert "担う団体が決まってから" in answer.getvalue().decode()
    client.post(f"/projects/{project.pk}/write/", {"name": "相乗りの会", "carrier": town.group.pk})
    client.post(f"/projects/{project.pk}/stage/", {"stage": "design", "why": "会が引き受けた"})
    project.refresh_from_db()
    assert (project.stage, project.carrier) == ("design", town.group)


def test_a_talk_place_is_recognised_with_its_members_and_meetings_counted(
    place: Place, town: Town, client_of: Callable[[str], Client], evening: None
) -> None:
    """How often it met and how many bodies sit there come from the records; open criteria refuse; recognised, it is due for renewal."""
    client = client_of("officer")
    Council.objects.filter(pk=place.council.pk).update(kind="talk_place")
    Meeting.objects.filter(pk=place.meeting.pk).update(state="held")
    said = {
        "rule": "kagoshima_2024",
        "name": "浜支えあい座談会",
        "council": place.council.pk,
        "applied_on": "2026-12-10",
    }
    key = client.post("/certification/new/", said).headers["Location"].split("/")[2]
    page = client.get(f"/certification/{key}/")
    assert (page.context["held"], page.context["bodies"]) == (1, 2)
    decide = {"outcome": "recognised", "decided_on": "2026-12-17", "reasons": "そろった", "until": "2027-01-31"}
    answer = client.post(f"/certification/{key}/decide/", decide)
    assert "確かめていない項目が8" in answer.getvalue().decode()
    for one, *_ in page.context["rows"]:
        client.post(
            f"/certification/{key}/criterion/", {"criterion": one.key, "met": "yes", "evidence": "名簿と議事録"}
        )
    client.post(f"/certification/{key}/decide/", decide)
    client.post(f"/certification/{key}/support/", {"day": "2026-12-01", "minutes": "90", "what": "規約づくり"})
    statistics = client.get("/certification/").context["statistics"]
    assert (statistics.valid, statistics.renew, statistics.support_minutes) == (1, 1, 90)
    assert "浜支えあい座談会" in words(client.get(f"/certification/{key}/paper.pdf").getvalue())


def test_two_sections_at_one_table_see_the_same_issue_decision_and_actions(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """What the town's secretary shares with the circle, the other body reads the same day; before that it sees a draft nowhere."""
    circle = circle_of(town, town.municipality)
    row = council(town, "regular", "定例会")
    Action.objects.create(body=town.municipality, council=row, title="合同の説明会", since=TODAY)
    theirs = client_of("sewa")
    assert theirs.get(f"/councils/{row.pk}/").status_code == 404
    said = {"kind": "regular", "name": "定例会", "quorum": 50, "start": LONG_AGO, "circle": circle.pk}
    client_of("officer").post(f"/councils/{row.pk}/write/", said)
    assert theirs.get(f"/councils/{row.pk}/").status_code == 200
    columns = {standing.value: lines for standing, lines, _count in theirs.get("/actions/").context["columns"]}
    assert [line.row.title for line in columns["ownerless"]] == ["合同の説明会"]
    assert theirs.post(f"/councils/{row.pk}/write/", said).status_code == 404
