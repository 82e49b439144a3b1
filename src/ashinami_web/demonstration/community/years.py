"""What a municipality of the demonstration did, year by year, through the actions of the rooms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ashinami.community.roadmap import StepState
from ashinami_web.demonstration.community.places import Place, then
from ashinami_web.handover.actions import write_note
from ashinami_web.handover.models import Lesson, Promise, Relation
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
from ashinami_web.plans.models import Plan, Step
from ashinami_web.support.actions import write_check, write_learning, write_setting

FIRST = date(2020, 4, 1)


def write_years(place: Place, told: dict[str, Any], today: date) -> None:
    """Write plans, promises, lessons, goals, learning and what the municipality is like."""
    write_setting(_setting(told["setting"]), circle=place.circle, **then(FIRST, place.sc))
    for one in told.get("plan", ()):
        _plan(place, one)
    for one in told.get("mention", ()):
        said = {
            "kind": one["kind"], "name": one["plan"], "service": one["service"], "section": None, "start": one["start"], "end": None,
            "words": "", "page": "", "obstacles": one["obstacles"], "read_on": today,
        }  # fmt: skip
        write_mention(None, said, circle=place.circle, **then(today, place.sc))
    for one in told.get("goal", ()):
        goal = write_goal(None, title=one["title"], circle=place.circle, **then(one["on"], place.sc))
        text = add_wording(goal, words=one["words"], why=one["why"], **then(one["on"], place.sc))
        answer_wording(text, said="agreed", section="", remark="", said_on=one["on"], **then(one["on"], place.sc))
    _notes(place, told)
    for one in told.get("learning", ()):
        blank = dict.fromkeys(("sections", "seen", "differs", "home"), "")
        write_learning(None, blank | {"people": None} | one, circle=place.circle, **then(one["on"], place.sc))
    if "check" in told:
        write_check(None, told["check"]["before"], circle=None, **then(FIRST, place.sc))


def _setting(told: dict[str, Any]) -> dict[str, Any]:
    bare: dict[str, Any] = dict.fromkeys(("population", "older", "square_km", "areas", "coordinators"))
    return bare | {"operators": [], "resources": [], "themes": [], "history": ""} | told


def _plan(place: Place, one: dict[str, Any]) -> None:
    begun = then(one["start"], place.sc)
    said = {
        "kind": one["kind"], "name": one["name"], "aim": one["aim"], "area": place.areas.get(one.get("area", "")),
        "start": one["start"], "end": one["end"],
    }  # fmt: skip
    plan = write_plan(None, said, circle=place.circle, **begun)
    sections = {
        name: write_section(plan, None, {"name": name, "aim": "", "carrier": None}, **begun)
        for name in one.get("sections", ())
    }
    steps: dict[str, Step] = {}
    for step in one["step"]:
        said = {
            "title": step["title"], "detail": "", "section": sections.get(step.get("section", "")),
            "carrier": place.bodies[step["carrier"]], "person_id": place.sc.person if step.get("owner") else None,
            "start": step.get("start"), "due": step["due"], "after": [str(steps[name].pk) for name in step.get("after", ())],
        }  # fmt: skip
        row = steps[step["title"]] = write_step(plan, None, said, **begun)
        if "done" in step:
            set_state(
                row, StepState.DONE, done_on=step["done"], result=step.get("result", ""), **then(step["done"], place.sc)
            )
        elif step.get("dropped"):
            set_state(row, StepState.DROPPED, done_on=None, result=step["result"], **then(step["due"], place.sc))
    _looked_back(plan, one, place)


def _looked_back(plan: Plan, one: dict[str, Any], place: Place) -> None:
    if "review" in one:
        review = one["review"]
        said = {
            "held_on": review["held"], "evidence": review["evidence"], "found": review["found"], "verdict": review["verdict"],
            "change": review.get("change", ""), "next_on": review["next"],
        }  # fmt: skip
        record_review(plan, said, **then(review["held"], place.sc))
    if "indicator" in one:
        told = one["indicator"]
        bare = dict.fromkeys(("base_year", "base", "target_year", "target"))
        said = {
            "name": told["name"],
            "unit": told["unit"],
            "source": told["source"],
            "measure": "",
            "people": told["people"],
            **bare,
        }
        row = write_indicator(plan, None, said, **then(plan.start, place.sc))
        value = {"year": told["year"], "value": Decimal(told["value"]), "note": "資料にもとづく"}
        write_value(row, value, **then(plan.start, place.sc))


def _notes(place: Place, told: dict[str, Any]) -> None:
    for one in told.get("promise", ()):
        said = {
            "what": one["what"], "to": place.bodies[one["to"]], "whom": one["whom"], "why": one["why"], "received": False,
            "person_id": place.sc.person, "given_on": one["given"], "due": one["due"],
        }  # fmt: skip
        write_note(Promise(), said, circle=None, **then(one["given"], place.sc))
    for one in told.get("relation", ()):
        write_note(Relation(), one | {"about": place.bodies[one["about"]]}, circle=None, **then(one["on"], place.sc))
    for one in told.get("lesson", ()):
        write_note(Lesson(), one, circle=None, **then(one["on"], place.sc))
