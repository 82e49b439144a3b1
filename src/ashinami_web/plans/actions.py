"""What is written of plans: the plan, its sections, its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.community.hub_steps import HubStep
from ashinami.community.roadmap import CycleError, StepState, in_order
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.bodies.models import Body, Circle
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.plans.models import (
    Goal,
    GoalAnswer,
    GoalText,
    Indicator,
    IndicatorValue,
    Mention,
    Plan,
    Review,
    Section,
    Step,
)
from ashinami_web.plans.queries import step_value, steps_of
from ashinami_web.plans.writing import RoomError, told, write


@transaction.atomic
def write_plan(
    plan: Plan | None, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> Plan:
    """Write a plan; what hangs on it is shared with whom it is shared."""
    if said["end"] is not None and said["end"] < said["start"]:
        raise RoomError(_("終わりの日が始まりの日より前です。"))
    row = write(plan or Plan(), said, circle=circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)
    for model in (Section, Step, Indicator, Review):
        model.objects.filter(plan=row, body=by.body).update(circle=circle)
    IndicatorValue.objects.filter(indicator__plan=row, body=by.body).update(circle=circle)
    return row


@transaction.atomic
def close_plan(plan: Plan, *, closed_on: date, by: Acting, at: datetime, day: date) -> None:
    """End a plan; its steps and reviews stay as they are."""
    if closed_on < plan.start:
        raise RoomError(_("終わりの日が始まりの日より前です。"))
    write(plan, {"closed_on": closed_on}, circle=plan.circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def write_section(
    plan: Plan, section: Section | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> Section:
    """Write a section of a plan."""
    others = plan.sections.exclude(pk=section.pk) if section else plan.sections.all()
    if others.filter(name=said["name"]).exists():
        raise RoomError(_("同じ名前の部会があります。"))
    row = section or Section(plan=plan, order=plan.sections.count())
    return write(row, said, circle=plan.circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def write_step(plan: Plan, step: Step | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Step:
    """Write a step of a plan; steps that would wait for one another in a circle are refused by name."""
    row = step or Step(plan=plan)
    if said["start"] and said["due"] and said["due"] < said["start"]:
        raise RoomError(_("期限が始まりの日より前です。"))
    written = write(row, said, circle=plan.circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)
    try:
        in_order([step_value(one) for one in steps_of(plan)])
    except CycleError as error:
        raise RoomError(str(error)) from error
    return written


@transaction.atomic
def add_hub_steps(
    plan: Plan, steps: Sequence[HubStep], *, keeper: Body | None, by: Acting, at: datetime, day: date
) -> int:
    """Take steps towards a small hub into a plan, in their order, owners and days open. A step that is there already stays as it is.

    The steps of who keeps the hub up are carried by that body. Returns how many were added.
    """
    there = {row.title: row for row in plan.steps.all()}
    known = {row.name: row for row in plan.sections.all()}
    rows: dict[str, Step] = {}
    added = 0
    for step in steps:
        rows[step.key] = there.get(step.title) or Step(plan=plan)
        if step.title in there:
            continue
        if step.part not in known:
            field = {"name": step.part, "aim": "", "carrier": None}
            known[step.part] = write_section(plan, None, field, by=by, at=at, day=day)
        said = {
            "title": step.title, "detail": step.detail, "section": known[step.part], "carrier": keeper if step.key == "keeper" else None,
            "person": None, "start": None, "due": None, "after": [str(rows[key].pk) for key in step.after],
        }  # fmt: skip
        rows[step.key] = write_step(plan, rows[step.key], said, by=by, at=at, day=day)
        added += 1
    if not added:
        raise RoomError(_("選んだ手順は、もうこの計画にあります。"))
    return added


@transaction.atomic
def set_state(
    step: Step, state: StepState, *, done_on: date | None, result: str, by: Acting, at: datetime, day: date
) -> None:
    """Say where a step stands, and what came of it."""
    if state is StepState.DONE and done_on is None:
        raise RoomError(_("できた日を入れてください。"))
    if state is StepState.DONE and done_on is not None and done_on > day:
        raise RoomError(_("できた日が、まだ来ていません。"))
    said = {"state": state.value, "done_on": done_on if state is StepState.DONE else None, "result": result}
    write(step, said, circle=step.circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def hand_step_to(step: Step, person: UUID | None, *, by: Acting, at: datetime, day: date) -> None:
    """Give a step to somebody else, or to nobody."""
    said = {"person_id": person}
    write(step, said, circle=step.circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def write_mention(
    mention: Mention | None, said: Mapping[str, Any], *, circle: Circle | None, by: Acting, at: datetime, day: date
) -> Mention:
    """Write where an official plan names a service; a page without the plan's words proves nothing."""
    if said["page"] and not said["words"]:
        raise RoomError(_("頁を書くときは、その頁の言葉も書いてください。"))
    if said["words"] and said["obstacles"]:
        raise RoomError(_("計画に書かれているなら、書かれていない理由は選びません。"))
    return write(mention or Mention(), said, circle=circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def write_indicator(
    plan: Plan, indicator: Indicator | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date
) -> Indicator:
    """Write an indicator; a target has a base, and lies after it."""
    parts = [said[name] for name in ("base_year", "base", "target_year", "target")]
    if any(part is None for part in parts) and any(part is not None for part in parts):
        raise RoomError(_("出発点と目標は、年度と値を四つともそろえてください。"))
    if said["base_year"] is not None and said["target_year"] <= said["base_year"]:
        raise RoomError(_("目標の年度が、出発点の年度より後になっていません。"))
    row = indicator or Indicator(plan=plan)
    return write(row, said, circle=plan.circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def write_value(
    indicator: Indicator, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date, counted: bool = False
) -> IndicatorValue:
    """Write the value of a fiscal year; one already written is replaced, and the record says so."""
    row = IndicatorValue.objects.filter(indicator=indicator, year=said["year"]).first() or IndicatorValue(
        indicator=indicator
    )
    values = {**said, "counted": counted}
    return write(row, values, circle=indicator.circle, kind=EventKind.ROADMAP_CHANGED, by=by, at=at, day=day)


@transaction.atomic
def record_review(
    plan: Plan, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date, corrects: Review | None = None
) -> Review:
    """Add a review of a plan; it is never changed, only corrected by another."""
    if said["held_on"] > day:
        raise RoomError(_("ふりかえった日が、まだ来ていません。"))
    if said["next_on"] is not None and said["next_on"] <= said["held_on"]:
        raise RoomError(_("次にふりかえる日は、この日より後にしてください。"))
    row = Review(plan=plan, corrects=corrects, by=by.author, written_at=at)
    return write(row, said, circle=plan.circle, kind=EventKind.REVIEW_RECORDED, by=by, at=at, day=day)


@transaction.atomic
def write_goal(goal: Goal | None, *, title: str, circle: Circle | None, by: Acting, at: datetime, day: date) -> Goal:
    """Write a shared goal's title, and share it with its wordings."""
    row = write(goal or Goal(), {"title": title}, circle=circle, kind=EventKind.GOAL_WRITTEN, by=by, at=at, day=day)
    GoalText.objects.filter(goal=row, body=by.body).update(circle=circle)
    return row


@transaction.atomic
def add_wording(goal: Goal, *, words: str, why: str, by: Acting, at: datetime, day: date) -> GoalText:
    """Add a wording: new words, or the same read over together again. Who agreed to the one before is asked anew."""
    row = GoalText(goal=goal, number=goal.texts.count() + 1, by=by.author)
    said = {"words": words, "why": why, "written_on": day}
    return write(row, said, circle=goal.circle, kind=EventKind.GOAL_WRITTEN, by=by, at=at, day=day)


@transaction.atomic
def answer_wording(
    text: GoalText, *, said: str, section: str, remark: str, said_on: date, by: Acting, at: datetime, day: date
) -> None:
    """Say that the body acted for, or a section of it, has seen a wording, agrees, or wants to talk. It is added to what it said before."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(text.circle, by=by, day=day)
    if said_on > day:
        raise RoomError(_("その日は、まだ来ていません。"))
    row = GoalAnswer.objects.create(
        body=by.body,
        circle=text.circle,
        text=text,
        said=said,
        section=section,
        remark=remark,
        said_on=said_on,
        by=by.author,
    )
    told(row, EventKind.GOAL_AGREED, by=by, at=at, day=day, what="written", said=said)
