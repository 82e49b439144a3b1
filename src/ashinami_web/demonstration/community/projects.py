"""The projects of the demonstration: who carries them, what is settled and what is open, the trial, talks with firms and the office."""

from __future__ import annotations

from typing import Any

from ashinami.community.canvas import Part
from ashinami_web.demonstration.community.places import Place, then
from ashinami_web.people.models import Person
from ashinami_web.projects.canvas_actions import add_variant, write_part
from ashinami_web.projects.models import Project, Variant
from ashinami_web.projects.project_actions import to_stage, write_duty, write_project
from ashinami_web.projects.talk_actions import write_question, write_talk
from ashinami_web.projects.trial_actions import (
    add_figure,
    begin_trial,
    decide_trial,
    end_trial,
    plan_trial,
    set_exit,
    tell_incident,
)


def carry(place: Place, told: dict[str, Any]) -> None:
    """Write the projects with their stages, variants, trial, duties, talks and questions."""
    for one in told.get("project", ()):
        begun = then(one["begun"], place.sc)
        said = {
            "name": one["name"], "aim": one["aim"], "area": place.areas.get(one.get("area", "")),
            "carrier": place.bodies[one["carrier"]], "circle": place.circle, "review_on": one["review"],
        }  # fmt: skip
        project = write_project(None, said, **begun)
        for stage in one["stage"]:
            to_stage(project, Project.Stage(stage["stage"]), stage["why"], **then(stage["on"], place.sc))
        for variant in one["variant"]:
            _variant(place, project, variant)
        for duty in one.get("duty", ()):
            row = {"task": duty["task"], "duty_body": place.bodies[duty["body"]], "part": duty["part"], "hours": None}
            write_duty(project, row, **begun)
        for talk in one.get("talk", ()):
            said = {name: talk[name] for name in ("day", "way", "position", "said", "agreed")}
            write_talk(
                said | {"with_body": place.bodies[talk["with"]], "project": project}, **then(talk["day"], place.sc)
            )
        for asked in one.get("question", ()):
            write_question(
                None, asked | {"project": project, "circle": place.circle}, **then(asked["sent_on"], place.sc)
            )


def _variant(place: Place, project: Project, told: dict[str, Any]) -> None:
    by = then(told["on"], place.sc)
    variant = add_variant(project, told["name"], **by)
    for part in Part:
        if part.value not in told:
            continue
        said = {"text": told[part.value], "settled": part.value in told.get("settled", ())}
        if part.value in told.get("owned", ()):
            said |= {
                "owner": Person.objects.get(pk=place.sc.person), "owner_body": place.body, "due": told["owned_due"],
            }  # fmt: skip
        write_part(variant, part, said, **by)
    for trial in told.get("trial", ()):
        _trial(place, variant, trial)


def _trial(place: Place, variant: Variant, told: dict[str, Any]) -> None:
    planned = then(told["start"], place.sc)
    said = {"name": told["name"], "start": told["start"], "end": told["end"], "group": variant.project.carrier}
    trial = plan_trial(variant, said, **planned)
    for exit_ in told["exit"]:
        set_exit(trial, exit_, **planned)
    begin_trial(trial, told["start"], **planned)
    ended = then(told["end"], place.sc)
    for figure in told.get("figure", ()):
        add_figure(trial, figure, **ended)
    for incident in told.get("incident", ()):
        tell_incident(trial, incident, **then(incident["day"], place.sc))
    end_trial(trial, told["end"], **ended)
    if "decision" in told:
        said = {
            "choice": told["decision"]["choice"],
            "reasons": told["decision"]["reasons"],
            "decided_on": told["decision"]["on"],
        }
        decide_trial(trial, said, **then(told["decision"]["on"], place.sc))
