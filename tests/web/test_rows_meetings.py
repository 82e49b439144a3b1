"""Rows of meetings, as the people who need them meet them: what only a system that knows its members, days and actions can say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from meeting_place import MEETING_DAY, TODAY, Place, meeting_place
from pypdf import PdfReader
from web_town import LONG_AGO, NOON, Town

from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.meetings.models import Action, Council, CouncilMember, Decision, Meeting
from ashinami_web.needs.models import Issue


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


def test_an_officer_sees_who_is_missing_of_the_cross_department_meeting_and_what_each_section_has_open(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """Welfare and community sit there, transport does not: its seat is named; open actions stand by section, ownerless apart."""
    row = council(town, "cross_section", "庁内横断会議", ("welfare_section", "community_section"))
    transport = Body.objects.create(kind=Body.Kind.SECTION, name="地域振興課", municipality=town.municipality)
    said = {"body": town.municipality, "council": row, "since": TODAY}
    Action.objects.create(title="路線図を出す", owner=town.people["officer"], owner_body=transport, due=TODAY, **said)
    Action.objects.create(title="アンケートの設問", **said)
    client = client_of("officer")
    page = client.get(f"/councils/{row.pk}/").getvalue().decode()
    missing, rest = page.split("足りない席", 1)[1].split("加わることの多い席", 1)
    assert "交通の課" in missing
    assert "福祉・介護の課" not in missing
    assert "企画・財政の課" in rest
    board = client.get(f"/actions/?council={row.pk}").context["columns"]
    by_column = {standing.value: [line.row.title for line in lines] for standing, lines, _count in board}
    assert by_column["soon"] == ["路線図を出す"]
    assert by_column["ownerless"] == ["アンケートの設問"]
    reminders = client.get("/actions/reminders/").context["sheets"]
    assert [(body, [line.row.title for line in lines]) for body, lines, _count in reminders] == [
        ("地域振興課", ["路線図を出す"])
    ]


@pytest.mark.parametrize("kind", ["transport_council", "operation_council"])
def test_a_clerk_is_told_by_the_law_of_the_day_whether_a_transport_council_is_whole(
    town: Town, client_of: Callable[[str], Client], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the taxi side it is not; with it and the open questions answered it is; the operating council ended in October 2023."""
    seats = ("head", "operators_bus", "residents", "bureau", "drivers_union")
    row = council(town, kind, "足の会議", seats)
    client = client_of("officer")
    page = client.get(f"/councils/{row.pk}/")
    assert page.context["whole"].value.law.verdict.value == "unlawful"
    assert "バス・タクシーの事業者と団体が委員に入っていません。" in page.getvalue().decode()
    CouncilMember.objects.create(council=row, seat="operators_taxi", post="タクシー協会", start=LONG_AGO)
    assert client.get(f"/councils/{row.pk}/").context["whole"].value.law.verdict.value == "undetermined"
    said = {"kind": kind, "name": "足の会議", "quorum": 50, "start": LONG_AGO, "told_registered_nonprofits_exist": "no"}
    client.post(f"/councils/{row.pk}/write/", said | {"told_on_route": "no", "told_applicant_heard": "yes"})
    whole = client.get(f"/councils/{row.pk}/").context["whole"].value
    assert whole.law.verdict.value == "lawful"
    assert whole.ended is (kind == "operation_council")
    meeting = Meeting.objects.create(body=town.municipality, council=row, day=TODAY, number=1, changed_at=NOON)
    text = words(client.get(f"/meetings/{meeting.pk}/pack.pdf").getvalue())
    assert "足の会議第1回会議資料" in text
    assert "タクシー協会" in text


def test_the_statutory_council_keeps_members_minutes_and_separate_talks(
    place: Place, town: Town, client_of: Callable[[str], Client], evening: None
) -> None:
    """The firm's worries stand in the talk log and come onto the council's agenda until they are answered."""
    row = place.council
    Council.objects.filter(pk=row.pk).update(kind="statutory_council")
    client = client_of("officer")
    said = {
        "with_body": place.rows["taxi"].pk,
        "project": place.rows["project"].pk,
        "day": TODAY,
        "position": "conditions",
    }
    client.post("/firm-talks/new/", said | {"said": "昼ならよい", "agreed": "夜は走らない", "answer_due": "2027-01-10"})
    meeting = Meeting.objects.create(
        body=town.municipality, circle=row.circle, council=row, day=date(2027, 1, 21), number=4, changed_at=NOON
    )
    client.post(f"/meetings/{meeting.pk}/agenda/")
    titles = [item.title for item in meeting.items.all() if item.source == "negotiation"]
    assert titles == ["浜タクシーとの話し合い"]
    page = client.get("/firm-talks/").getvalue().decode()
    assert "夜は走らない" in page
    client.post(f"/meetings/{place.meeting.pk}/minutes/", {"item": place.rows["item"].pk, "text": "坂道の話をした"})
    assert "坂道の話をした" in words(client.get(f"/meetings/{place.meeting.pk}/minutes.pdf").getvalue())


def test_shizu_lays_out_the_monthly_meeting_and_every_due_action_stands_in_it_once(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """A monthly series; due, overdue and ownerless actions, the issue and the decision to look at again: each once; later ones not."""
    Council.objects.filter(pk=place.council.pk).update(kind="sc_regular")
    own: dict[str, Any] = {"body": town.municipality, "circle": place.council.circle, "council": place.council}
    owned = {"owner": town.people["sc"], "owner_body": town.municipality, "since": TODAY}
    Action.objects.create(title="ずっと先", due=date(2027, 6, 1), **owned, **own)
    Action.objects.create(title="過ぎた", due=date(2026, 11, 20), **owned, **own)
    Issue.objects.create(
        body=town.municipality,
        circle=place.council.circle,
        title="バス停まで遠い",
        raised_on=TODAY,
        area=place.rows["area"],
    )
    decision = Decision.objects.create(
        title="会費", reasons="x", decided_on=TODAY, revisit_on=MEETING_DAY, written_at=NOON, written_by="x", **own
    )
    client = client_of("sc")
    assert client.post(f"/meetings/{place.meeting.pk}/agenda/").status_code == 302
    client.post(f"/meetings/{place.meeting.pk}/agenda/")
    items = list(place.meeting.items.all())
    titles = [item.title for item in items]
    for title in ("店に聞く", "過ぎた", "旗をつくる", "見直し：会費"):
        assert titles.count(title) == 1, title
    assert "ずっと先" not in titles
    assert [item.why for item in items if item.title == "過ぎた"] == ["期限を過ぎた（会議で話し合う時期）"]
    assert str(decision.pk) in {item.source_key for item in items}
    said = {"which": "n3", "weekday": "3", "every": 1, "on_holiday": "next", "start": "2027-04-01", "end": "2028-04-01"}
    client.post(f"/councils/{place.council.pk}/series/", said | {"start_minute": "13:30", "end_minute": "15:00"})
    assert Meeting.objects.filter(series__start=date(2027, 4, 1)).count() >= 8


def test_each_section_of_a_community_council_has_its_own_board(
    place: Place, town: Town, client_of: Callable[[str], Client]
) -> None:
    """The riding section, the watching section and the disaster section see their own tasks, and the chair sees who has none."""
    client = client_of("officer")
    for name in ("つなげる部会", "福祉・生活支援部会", "防災・交通・環境部会"):
        row = council(town, "section", name, ("residents",))
        Action.objects.create(body=town.municipality, council=row, title=f"{name}の宿題", since=TODAY)
        columns = client.get(f"/actions/?council={row.pk}").context["columns"]
        shown = [line.row.title for _, lines, _count in columns for line in lines]
        assert shown == [f"{name}の宿題"]


def test_a_working_group_shares_its_work_out_until_nothing_is_without_owner(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """A person without a body, or without a day, is refused with what was written kept; shared out, the ownerless list is empty."""
    group, team = council(town, "working_group", "総合事業見直し作業部会"), council(town, "study_team", "検討チーム")
    client = client_of("officer")
    for row in (group, team):
        page = client.get(f"/councils/{row.pk}/").context["whole"].value
        assert [seat.key for seat in page.missing] == ["welfare_section"]
        said = {"title": "訪問Bの単価を調べる", "council": row.pk, "new_owner": "係 カカ"}
        answer = client.post("/actions/new/", said)
        assert "訪問Bの単価を調べる" in answer.getvalue().decode()
        assert "そろえて" in answer.getvalue().decode()
        client.post("/actions/new/", said | {"new_owner": ""})
        action = Action.objects.get(council=row)
        assert action.owner is None
        taken = {"owner_body": town.municipality.pk, "new_owner": "係 カカ", "due": "2027-01-15"}
        client.post(f"/actions/{action.pk}/take/", taken)
        columns = {
            standing.value: lines
            for standing, lines, _count in client.get(f"/actions/?council={row.pk}").context["columns"]
        }
        assert columns["ownerless"] == []
        assert [str(line.row.owner) for line in columns["ahead"]] == ["係 カカ"]


def test_an_overdue_action_comes_back_to_the_meeting_and_says_so(
    place: Place, client_of: Callable[[str], Client]
) -> None:
    """Two weeks past its day it is put before the meeting; asking its owner puts that off; the sheet to ring by is body by body."""
    own: dict[str, Any] = {"body": place.council.body, "circle": place.council.circle, "council": place.council}
    owned = {"owner": place.town.people["sc"], "owner_body": place.town.municipality, "due": TODAY - timedelta(days=20)}
    action = Action.objects.create(title="店主に会う", since=LONG_AGO, **owned, **own)
    client = client_of("sc")
    assert client.get(f"/actions/{action.pk}/").context["line"].escalates
    client.post(f"/actions/{action.pk}/follow/", {"text": "店長が休み"})
    assert not client.get(f"/actions/{action.pk}/").context["line"].escalates
    text = words(client.get("/actions/reminders.pdf").getvalue())
    assert "店主に会う" in text
    assert "期限を過ぎた" in text
