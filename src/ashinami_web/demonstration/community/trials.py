"""What was made of the talk in the demonstration: a project with its canvas, what is still open, and its trial."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ashinami.community.canvas import Part
from ashinami_web.demonstration.community.places import Place, then
from ashinami_web.needs.models import Issue
from ashinami_web.projects.canvas_actions import add_variant, write_part
from ashinami_web.projects.models import Project
from ashinami_web.projects.project_actions import to_stage, write_duty, write_project
from ashinami_web.projects.talk_actions import write_talk
from ashinami_web.projects.trial_actions import add_figure, begin_trial, decide_trial, end_trial, plan_trial, set_exit


def try_out(place: Place, told: dict[str, Any]) -> None:
    """Write the projects of a municipality."""
    for one in told.get("project", ()):
        begun = then(one["begun"], place.sc)
        issue = Issue.objects.filter(body=place.body, title=one.get("issue", "")).first()
        said = {
            "name": one["name"], "aim": one["aim"], "carrier": place.bodies[one["carrier"]], "circle": place.circle,
            "stage": Project.Stage.DESIGN, "issue": issue.pk if issue else None, "area": place.areas.get(one.get("area", "")),
        }  # fmt: skip
        project = write_project(None, said, **begun)
        for duty in one.get("duty", ()):
            said = {"task": duty["task"], "duty_body": place.bodies[duty["body"]], "part": duty["part"], "hours": None}
            write_duty(project, said, **begun)
        for talk in one.get("talk", ()):
            said = {
                "with_body": place.bodies[talk["with"]],
                "project": project,
                "day": talk["on"],
                "position": talk["position"],
                "said": talk["said"],
            }
            write_talk(said | {"agreed": talk.get("agreed", "")}, **then(talk["on"], place.sc))
        _trial(place, project, one)


def _trial(place: Place, project: Project, one: dict[str, Any]) -> None:
    trial = one["trial"]
    variant = add_variant(project, one["variant"], **then(one["begun"], place.sc))
    for part, words in one["settled"].items():
        write_part(variant, Part(part), {"text": words, "settled": True}, **then(trial["start"], place.sc))
    begun = then(trial["start"], place.sc)
    to_stage(project, Project.Stage.TRIAL, "", **begun)
    said = {"name": trial["name"], "group": place.bodies[one["carrier"]], "start": trial["start"]}
    row = plan_trial(variant, said | {"end": trial["end"] + timedelta(days=1)}, **begun)
    set_exit(row, {"measure": "rides", "aim": "at_least", "figure": trial["times"]}, **begun)
    begin_trial(row, trial["start"], **begun)
    ended = then(trial["end"], place.sc)
    add_figure(row, {"measure": "rides", "figure": trial["times"], "source": "資料（三回ためした）"}, **ended)
    end_trial(row, trial["end"], **ended)
    decided = {"choice": trial["choice"], "reasons": trial["reasons"], "decided_on": trial["end"]}
    decide_trial(row, decided, **ended)
    for part, words in one["open"].items():
        said = {"text": words, "owner_body": place.body, "owner_id": place.sc.person, "due": one["open_until"]}
        write_part(variant, Part(part), said, **ended)
