"""The town's council: its members, a meeting held and one to come, what was decided, who does what, and a project being designed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TypedDict

from ashinami.basics.day import Month
from ashinami.community.canvas import Part
from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting, author_of
from ashinami_web.demonstration.people import Settled, key_of
from ashinami_web.meetings import council_actions, meeting_actions, record_actions, table_actions, task_actions
from ashinami_web.meetings.agenda_queries import agenda_of
from ashinami_web.meetings.models import Council, Meeting
from ashinami_web.people.models import Person
from ashinami_web.people.roles import Role
from ashinami_web.projects import canvas_actions, project_actions, talk_actions
from ashinami_web.projects.models import Project

MEMBERS = (
    # seat, post, age, sex, whether of the group
    ("municipality", "高齢者福祉課長", "40_64", "man", False),
    ("hokatsu", "保健師", "40_64", "woman", False),
    ("shakyo", "地域福祉係", "under_40", "woman", False),
    ("residents", "会長", "75_over", "man", True),
    ("residents", "見守り隊", "65_74", "woman", True),
    ("volunteers", "サロンの世話人", "65_74", "woman", False),
)


class _Told(TypedDict):
    by: Acting
    at: datetime
    day: date


def meet(settled: Settled, today: date) -> None:
    """Write the council as its coordinator would have, over the last month."""
    person = key_of("staff", "demo-sc")
    by = Acting(person, settled.municipality, frozenset({Role.SC}), author_of(person))
    then = today - timedelta(days=28)
    told: _Told = {"by": by, "at": datetime.combine(then, time(15), tzinfo=clock.JAPAN), "day": then}
    circle = open_circle(kind=Circle.Kind.LAYER_1, name="第1層協議体の仲間", start=then - timedelta(days=150), **told)
    join(circle, settled.group, start=then - timedelta(days=150), **told)
    council = _council(settled, circle, told)
    held = meeting_actions.add_meeting(
        council, {"day": then, "start_minute": 810, "end_minute": 900, "place": "市民会館"}, **told
    )
    _held(council, held, settled, told, today)
    project = _project(settled, circle, told)
    now: _Told = {"by": by, "at": datetime.combine(today, time(9), tzinfo=clock.JAPAN), "day": today}
    following = Month.of(today).next.days.start
    series = council_actions.add_series(
        council,
        {"nth": 3, "weekday": 3, "start": today, "start_minute": 810, "end_minute": 900, "place": "市民会館"},
        **now,
    )
    meeting_actions.make_dates(series, until=following + timedelta(days=180), **now)
    coming = (
        Meeting.objects.filter(council=council, day__gte=today, state=Meeting.State.PLANNED).order_by("day").first()
    )
    if coming is not None:
        meeting_actions.lay_out(coming, agenda_of(coming), **now)
    project_actions.to_stage(project, Project.Stage.DESIGN, "協議体で、会が引き受けることになった", **now)


def _council(settled: Settled, circle: Circle, told: _Told) -> Council:
    council = council_actions.write_council(
        None, {"kind": "kyogitai_1", "name": "結海市 第1層協議体", "circle": circle, "start": told["day"]}, **told
    )
    sc = Person.objects.get(pk=key_of("staff", "demo-sc"))
    start = told["day"]
    council_actions.add_member(
        council, {"seat": "sc", "person": sc, "member_body": settled.municipality, "age": "40_64", "sex": "woman", "start": start}, **told
    )  # fmt: skip
    for seat, post, age, sex, of_group in MEMBERS:
        body = settled.group if of_group else settled.municipality
        said = {"seat": seat, "post": post, "age": age, "sex": sex, "member_body": body, "start": start}
        council_actions.add_member(council, said, **told)
    return council


def _held(council: Council, meeting: Meeting, settled: Settled, told: _Told, today: date) -> None:
    item = meeting_actions.add_item(
        meeting, {"part": "issues", "title": "岬地区から診療所までの足", "minutes": 40}, **told
    )
    members = list(council.members.all())
    came = dict.fromkeys(members[:-1], ("here", "")) | {members[-1]: ("written", "")}
    table_actions.write_opinion(
        meeting, {"member": members[-1], "item": item, "text": "朝の便があれば友だちも行けます。", "received_on": told["day"]}, **told
    )  # fmt: skip
    for member, times in zip(members, (3, 2, 1, 6, 1, 0, 1), strict=True):
        for _ in range(times):
            table_actions.count_turn(meeting, member, 1, by=told["by"])
    meeting_actions.hold(meeting, came, chair=members[1], guests="県の担当1人", **told)
    record_actions.write_minutes(
        meeting, item, "岬地区の八軒は、停留所まで坂を20分歩く。通院の日だけでも足がほしいとの声。", **told
    )
    decision = record_actions.decide(
        {
            "title": "通院の日の乗り合いを、三か月試す案をつくる",
            "reasons": "停留所まで歩けない人がいて、バスの増便はすぐには難しい。",
            "alternatives": "デマンドバスの停留所をふやす。タクシー券。",
            "dissent": "けがのときの備えが心配だという意見があった。",
            "revisit_on": today + timedelta(days=10),
            "decided_on": told["day"],
        },
        meeting=meeting,
        **told,
    )
    sc = Person.objects.get(pk=told["by"].person)
    own = {"council": council, "meeting": meeting, "decision": decision, "circle": council.circle}
    owned = {"owner": sc, "owner_body": settled.municipality}
    task_actions.add_action(
        {"title": "保険会社に、持ち込みの車の扱いを聞く", "due": today - timedelta(days=15), **owned, **own}, **told
    )
    task_actions.add_action({"title": "岬地区の八軒を訪ねる", "due": today + timedelta(days=4), **owned, **own}, **told)
    task_actions.add_action({"title": "のぼり旗をつくる", **own}, **told)
    table_actions.add_ideas(
        ("診療所の待合で帰りの相談", "魚屋の車に乗せてもらう", "停留所にいすを置く"),
        {"council": council, "circle": council.circle, "theme": "診療所までの足", "collected_on": told["day"]},
        **told,
    )


def _project(settled: Settled, circle: Circle, told: _Told) -> Project:
    project = project_actions.write_project(
        None, {"name": "岬の通院便", "carrier": settled.group, "circle": circle, "aim": "通院の日に、家の前から診療所まで。"}, **told
    )  # fmt: skip
    first = canvas_actions.add_variant(project, "会員の助け合い", **told)
    said = {"text": "岬地区で、停留所まで歩くのが難しい人", "settled": True}
    canvas_actions.write_part(first, Part.USERS, said, **told)
    fee = {"text": "ガソリン代の実費だけ", "owner_body": settled.group, "due": told["day"] + timedelta(days=60)}
    canvas_actions.write_part(first, Part.FEE, fee, **told)
    canvas_actions.write_insurance(first, {"liability": True, "use_told": False}, own_cars=True, **told)
    second = canvas_actions.add_variant(project, "登録を受けて走る", like=first, **told)
    canvas_actions.write_part(second, Part.FEE, {"text": "タクシーの半額まで"}, **told)
    taxi = Body.objects.create(
        kind=Body.Kind.TAXI, name="潮風タクシー", municipality=settled.municipality, fictional=True
    )
    talk_actions.write_talk(
        {
            "with_body": taxi, "project": project, "day": told["day"], "way": "営業所で", "position": "conditions",
            "said": "朝の通院の時間は車が足りない。昼からは走れる。", "agreed": "昼からの便はタクシーを案内する。",
            "answer_due": told["day"] + timedelta(days=14),
        },
        **told,
    )  # fmt: skip
    return project
