"""A council of the tests' town with one of everything: members, a meeting, minutes, a decision, actions, a project with a trial."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from typing import Any

from pypdf import PdfWriter
from web_town import LONG_AGO, MONDAY, NOON, Town

from ashinami_web.bodies.models import Area, Body, Circle, CircleMember
from ashinami_web.feeds.models import Feed
from ashinami_web.meetings import models as meetings
from ashinami_web.projects import models as projects

TODAY = NOON.date()
MEETING_DAY = date(2026, 12, 17)
MEETING_WORDS = (
    "11人でした。",
    "買い物便を試す",
    "旗をつくる",
    "浜の買い物便",
    "夜が心配",
    "朝の便の見直し",
    "坂で滑った",
)
"""What is said and decided there; nobody outside its body and circle may meet these words."""
WROTE = {"written_at": NOON, "written_by": "person:00000000-0000-0000-0000-000000000000"}


@dataclass
class Place:
    """What the tests know of it."""

    town: Town
    council: meetings.Council
    meeting: meetings.Meeting
    rows: dict[str, Any] = field(default_factory=dict)


def blank_pdf() -> bytes:
    """Return a PDF of one empty page."""
    writer, held = PdfWriter(), BytesIO()
    writer.add_blank_page(595, 842)
    writer.write(held)
    return held.getvalue()


def circle_of(town: Town, keeper: Body) -> Circle:
    """Return a circle that a body keeps, with the municipality and the group in it."""
    circle = Circle.objects.create(
        kind=Circle.Kind.LAYER_1, name="第1層の仲間", municipality=town.municipality, keeper=keeper, start=LONG_AGO
    )
    for body in (town.municipality, town.group):
        CircleMember.objects.create(circle=circle, body=body, start=LONG_AGO)
    return circle


def meeting_place(town: Town, body: Body | None = None, *, alone: bool = False) -> Place:
    """Write the council into the town, for the municipality or another body; `alone` shares nothing with a circle."""
    body = body or town.municipality
    circle = None if alone else circle_of(town, body)
    area = Area.objects.create(kind=Area.Kind.CARE, name="浜の圏域", municipality=town.municipality, start=LONG_AGO)
    own: dict[str, Any] = {"body": body, "circle": circle}
    council = meetings.Council.objects.create(
        kind="kyogitai_1", name="試し市 第1層協議体", area=area, start=LONG_AGO, **own
    )
    members = [
        meetings.CouncilMember.objects.create(
            council=council, seat=seat, member_body=of, person=town.people[who] if who else None, age=age, sex=sex,
            area=area, start=LONG_AGO,
        )
        for seat, of, who, age, sex in (
            ("sc", town.municipality, "sc", "40_64", "woman"),
            ("municipality", town.municipality, "officer", "40_64", "man"),
            ("residents", town.group, "", "75_over", "woman"),
        )
    ]  # fmt: skip
    series = meetings.Series.objects.create(
        council=council, nth=3, weekday=3, start=LONG_AGO, start_minute=810, end_minute=900, place="市民会館"
    )
    meeting = meetings.Meeting.objects.create(
        council=council, series=series, planned=MEETING_DAY, number=3, day=MEETING_DAY, start_minute=810,
        end_minute=900, place="市民会館", changed_at=NOON, **own,
    )  # fmt: skip
    found = Place(town, council, meeting, {"series": series, "members": members, "area": area})
    _records(found, own)
    _certification(found, own)
    _projects(found, own)
    return found


def _records(place: Place, own: dict[str, Any]) -> None:
    rows, meeting, member = place.rows, place.meeting, place.rows["members"][0]
    rows["item"] = meetings.AgendaItem.objects.create(
        meeting=meeting, position=1, part="issues", title="バス停まで遠い"
    )
    meetings.Attendance.objects.create(meeting=meeting, member=member, how="here")
    meetings.Opinion.objects.create(meeting=meeting, member=member, text="行けません", received_on=TODAY)
    meetings.Turns.objects.create(meeting=meeting, side="sex", group="woman", count=2)
    meetings.MeetingPaper.objects.create(
        meeting=meeting, title="地図", content=blank_pdf(), pages=1, added_at=NOON, added_by="person:x"
    )
    rows["minutes"] = meetings.Minutes.objects.create(meeting=meeting, item=rows["item"], text="11人でした。", **WROTE)
    rows["decision"] = meetings.Decision.objects.create(
        council=place.council,
        meeting=meeting,
        title="買い物便を試す",
        reasons="店が遠い",
        decided_on=TODAY,
        **WROTE,
        **own,
    )
    rows["action"] = meetings.Action.objects.create(
        council=place.council, meeting=meeting, decision=rows["decision"], title="店に聞く", owner=place.town.people["sc"],
        owner_body=place.town.municipality, due=MONDAY, since=TODAY, **own,
    )  # fmt: skip
    rows["ownerless"] = meetings.Action.objects.create(council=place.council, title="旗をつくる", since=TODAY, **own)
    rows["note"] = meetings.ActionNote.objects.create(action=rows["action"], kind="follow_up", day=TODAY, **WROTE)
    rows["ballot"] = meetings.Ballot.objects.create(
        meeting=meeting, question="名前", options=["あ", "い"], eligible=10, made_at=NOON, made_by="person:x"
    )
    rows["count"] = meetings.BallotCount.objects.create(
        meeting=meeting, ballot=rows["ballot"], votes={"あ": 6}, counters="書記", counted_at=NOON, counted_by="person:x"
    )
    rows["idea"] = meetings.Idea.objects.create(council=place.council, text="軽トラ市", collected_on=TODAY, **own)
    Feed.objects.create(body=own["body"], source="meetings", token_hash="0" * 64, made_at=NOON, made_by="person:x")


def _certification(place: Place, own: dict[str, Any]) -> None:
    application = meetings.Application.objects.create(
        rule="kagoshima_2024", name="浜の座談会", council=place.council, applied_on=TODAY, **own
    )
    place.rows["application"] = application
    meetings.CriterionCheck.objects.create(
        application=application, criterion="regular", checked_at=NOON, checked_by="person:x"
    )
    place.rows["recognition"] = meetings.Recognition.objects.create(
        application=application, outcome="postponed", decided_on=TODAY, reasons="規約を待つ", **WROTE
    )
    meetings.SupportRecord.objects.create(application=application, day=TODAY, what="規約づくり", written_by="person:x")


def _projects(place: Place, own: dict[str, Any]) -> None:
    rows, town = place.rows, place.town
    project = projects.Project.objects.create(
        name="浜の買い物便", carrier=town.group, stage="design", begun_on=TODAY, **own
    )
    rows["project"] = project
    rows["stage"] = projects.StageNote.objects.create(project=project, stage="design", day=TODAY, **WROTE)
    projects.ProjectIdea.objects.create(project=project, idea=rows["idea"])
    projects.DutyLine.objects.create(project=project, task="説明会", duty_body=town.municipality, part="leads", hours=4)
    variant = projects.Variant.objects.create(project=project, number=1, name="会員どうし")
    rows["variant"] = variant
    rows["part"] = projects.CanvasPart.objects.create(project=project, variant=variant, part="users", text="一人暮らし")
    trial = projects.Trial.objects.create(
        project=project, variant=variant, name="冬の試行", start=TODAY, end=TODAY + timedelta(days=30)
    )
    rows["trial"] = trial
    part: dict[str, Any] = {"project": project, "trial": trial}
    projects.ExitCriterion.objects.create(measure="rides", aim="at_least", figure=20, **part)
    rows["figure"] = projects.Figure.objects.create(measure="rides", figure=3, origin="typed", **part, **WROTE)
    rows["incident"] = projects.Incident.objects.create(
        day=TODAY, harm="scare", what="坂で滑った", written_by="person:x", **part
    )
    rows["outcome"] = projects.TrialDecision.objects.create(
        choice="change", reasons="冬は道が凍る", decided_on=TODAY, **part, **WROTE
    )
    taxi = Body.objects.create(kind=Body.Kind.TAXI, name="浜タクシー", municipality=town.municipality, fictional=True)
    rows["taxi"] = taxi
    rows["negotiation"] = projects.Negotiation.objects.create(
        project=project, with_body=taxi, day=TODAY, position="worries", said="夜が心配", **WROTE, **own
    )
    rows["request"] = projects.RequestSheet.objects.create(
        project=project, to_body=taxi, title="朝の便", asked="朝の便の見直し", gain="昼の客がふえる", by_when=MONDAY,
        written_by="person:x", **own,
    )  # fmt: skip
    rows["answer"] = projects.RequestAnswer.objects.create(
        body=own["body"],
        request=rows["request"],
        asker=own["body"],
        kind="talk",
        answered_on=TODAY,
        by_post="所長",
        **WROTE,
    )
    rows["question"] = projects.OfficeQuestion.objects.create(
        project=project,
        to_office="運輸支局",
        title="会費",
        facts="月500円",
        question="会費は対価か",
        written_by="person:x",
        **own,
    )
