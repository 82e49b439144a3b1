"""What the rooms of plans, hand-over and support hold in the tests: written by the SC of the town, through the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from web_town import NOON, Town

from ashinami.community.cycle import Verdict
from ashinami.community.roadmap import StepState
from ashinami_web.bodies.circle_actions import join, open_circle
from ashinami_web.bodies.models import Circle
from ashinami_web.handover.actions import name_deputy, open_handover, talk, write_note
from ashinami_web.handover.models import Deadline, Lesson, Promise, Relation
from ashinami_web.plans.actions import (
    add_wording,
    answer_wording,
    record_review,
    set_state,
    write_goal,
    write_indicator,
    write_mention,
    write_plan,
    write_section,
    write_step,
    write_value,
)
from ashinami_web.plans.models import Goal, GoalText, Indicator, Plan, Review, Step

TODAY = NOON.date()
APRIL = date(2026, 4, 1)


def told(town: Town, who: str = "sc") -> dict[str, Any]:
    """Return who says it and when, as actions take it."""
    return {"by": town.by(who), "at": NOON, "day": TODAY}


def council_of(town: Town) -> Circle:
    """Return a circle of the municipality and the group, kept by the SC."""
    circle = open_circle(kind=Circle.Kind.LAYER_1, name="試し市の協議体", **told(town))
    join(circle, town.group, start=TODAY, **told(town))
    return circle


@dataclass
class Roadmap:
    """A roadmap and its steps."""

    plan: Plan
    steps: dict[str, Step]


def step_said(title: str, **more: Any) -> dict[str, Any]:
    """Return what the form of a step says."""
    usual: dict[str, Any] = {
        "title": title, "detail": "", "section": None, "carrier": None, "person": None, "start": None, "due": None, "after": [],
    }  # fmt: skip
    return usual | more


def roadmap_of(town: Town, circle: Circle | None = None, who: str = "sc") -> Roadmap:
    """Write a roadmap of four steps: one done, one late, one waiting for it, one that is nobody's."""
    by = told(town, who)
    said = {
        "kind": Plan.Kind.ROADMAP, "name": "支えあいの行程表", "aim": "軽い困りごとを住民どうしで", "area": None,
        "start": APRIL, "end": date(2028, 3, 31),
    }  # fmt: skip
    plan = write_plan(None, said, circle=circle, **by)
    section = write_section(plan, None, {"name": "つなげる部会", "aim": "移動", "carrier": town.group}, **by)
    sc = town.people[who]
    steps = {
        "ask": write_step(
            plan, None, step_said("区長会で聞く", person=sc, due=date(2026, 6, 30), section=section), **by
        ),
        "late": write_step(
            plan, None, step_said("車を貸す取り決め", person=sc, start=APRIL, due=date(2026, 11, 30)), **by
        ),
    }
    steps["waits"] = write_step(
        plan,
        None,
        step_said("ためしの送迎", person=sc, due=date(2027, 1, 31), after=[str(steps["late"].pk)], carrier=town.group),
        **by,
    )
    steps["nobodys"] = write_step(plan, None, step_said("運転者の講習", due=date(2027, 2, 28)), **by)
    set_state(steps["ask"], StepState.DONE, done_on=date(2026, 6, 20), result="11人が使いたいと答えた", **by)
    return Roadmap(plan, steps)


def review_of(town: Town, plan: Plan, who: str = "sc", **more: Any) -> Review:
    """Record a review."""
    usual: dict[str, Any] = {
        "held_on": TODAY, "evidence": "送迎の件数", "found": "行きは足りる", "verdict": Verdict.CHANGE.value, "change": "帰りをふやす",
        "next_on": TODAY + timedelta(days=90),
    }  # fmt: skip
    return record_review(plan, usual | more, **told(town, who))


def indicator_of(town: Town, plan: Plan, who: str = "sc", **more: Any) -> Indicator:
    """Write an indicator with a target."""
    usual: dict[str, Any] = {
        "name": "使った人", "unit": "人", "source": "送迎の記録", "measure": "", "people": True,
        "base_year": 2025, "base": 0, "target_year": 2028, "target": 12,
    }  # fmt: skip
    return write_indicator(plan, None, usual | more, **told(town, who))


def goal_of(town: Town, circle: Circle | None, who: str = "sc") -> tuple[Goal, GoalText]:
    """Write a shared goal with its first wording."""
    goal = write_goal(None, title="地域の足", circle=circle, **told(town, who))
    return goal, add_wording(goal, words="だれも一人で困らない", why="", **told(town, who))


def keep(town: Town) -> None:
    """Write something into every table of the rooms, private to the group."""
    roadmap = roadmap_of(town, who="sewa")
    review_of(town, roadmap.plan, "sewa")
    write_value(indicator_of(town, roadmap.plan, "sewa"), {"year": 2026, "value": 3, "note": ""}, **told(town, "sewa"))
    said = {
        "kind": "transit", "name": "公共交通計画", "service": "送迎", "section": None, "start": APRIL, "end": None, "words": "",
        "page": "", "obstacles": ["need"], "read_on": TODAY,
    }  # fmt: skip
    write_mention(None, said, circle=None, **told(town, "sewa"))
    _goal, text = goal_of(town, None, "sewa")
    answer_wording(text, said="agreed", section="", remark="", said_on=TODAY, **told(town, "sewa"))
    promised: dict[str, Any] = {
        "what": "報告する", "to": None, "whom": "会長", "why": "", "received": False, "person": town.people["sewa"], "given_on": APRIL,
        "due": TODAY,
    }  # fmt: skip
    write_note(Promise(), promised, circle=None, **told(town, "sewa"))
    write_note(
        Relation(),
        {"kind": "approach", "about": town.other_group, "contact": "", "words": "夕方に", "on": APRIL},
        circle=None,
        **told(town, "sewa"),
    )
    write_note(
        Lesson(),
        {"tried": "夜の会議", "why": "足がない", "instead": "", "on": APRIL},
        circle=None,
        **told(town, "sewa"),
    )
    deadline = {"title": "報告", "detail": "", "office": "", "person": None, "due": TODAY}
    write_note(Deadline(), deadline, circle=None, **told(town, "sewa"))
    handover = open_handover(
        person=town.people["sewa"].pk, body=town.group, successor=None, last_day=TODAY, **told(town, "sewa")
    )
    line = handover.lines.first()
    assert line
    talk(line, "いつまでですか", is_question=True, **told(town, "sewa"))
    name_deputy(line.key, town.people["asa"].pk, **told(town, "sewa"))
