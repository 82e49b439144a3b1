"""Projects: written down, brought from stage to stage, with ideas taken up and duties shared out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.models import Idea
from ashinami_web.meetings.writing import MeetingError, event
from ashinami_web.people.roles import Permission
from ashinami_web.projects.models import (
    DutyLine,
    Negotiation,
    OfficeQuestion,
    Project,
    ProjectIdea,
    RequestSheet,
    StageNote,
)

WITHOUT_CARRIER = (Project.Stage.IDEAS, Project.Stage.BODY, Project.Stage.STOPPED)
SHARED_WITH_IT = (Negotiation, OfficeQuestion, RequestSheet)
"""What follows a project when it is shared with another circle."""


@transaction.atomic
def write_project(row: Project | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Project:
    """Write down a project, or change what is written of it; sharing it with another circle shares its talks and requests too."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(said.get("circle"), by=by, day=day)
    project = row or Project(body=by.body, begun_on=day)
    for name, value in said.items():
        setattr(project, name, value)
    if project.carrier is None and project.stage not in WITHOUT_CARRIER:
        raise MeetingError(_("この段階では、担う団体が要ります。"), "carrier")
    project.save()
    if row is None:
        _note(project, "", by, at, day)
    else:
        for model in SHARED_WITH_IT:
            model.objects.filter(project=project).update(circle=project.circle)
    event(EventKind.PROJECT_CHANGED, project, "written", by=by, at=at, day=day, stage=project.stage)
    return project


@transaction.atomic
def to_stage(project: Project, stage: Project.Stage, why: str, *, by: Acting, at: datetime, day: date) -> None:
    """Bring a project to a stage. From designing on, a body must carry it; stopping asks for the reason."""
    by.require(Permission.KEEP_COMMUNITY)
    if project.carrier_id is None and stage not in WITHOUT_CARRIER:
        raise MeetingError(_("担う団体が決まってから、この段階に進めます。アイデアだけでは動きません。"), "stage")
    if stage == Project.Stage.STOPPED and not why.strip():
        raise MeetingError(_("やめるわけを書いてください。"), "why")
    project.stage = stage
    project.save(update_fields=["stage"])
    _note(project, why, by, at, day)
    event(EventKind.PROJECT_CHANGED, project, "stage", by=by, at=at, day=day, stage=stage.value)


@transaction.atomic
def take_up(project: Project, idea: Idea, *, by: Acting, at: datetime, day: date) -> None:
    """Take an idea up; once."""
    by.require(Permission.KEEP_COMMUNITY)
    ProjectIdea.objects.get_or_create(project=project, idea=idea)
    event(EventKind.PROJECT_CHANGED, project, "idea", by=by, at=at, day=day)


@transaction.atomic
def write_duty(project: Project, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> DutyLine:
    """Write what a body does in a task; written again it takes the place of what stood there."""
    by.require(Permission.KEEP_COMMUNITY)
    row, _made = DutyLine.objects.update_or_create(
        project=project,
        task=said["task"].strip(),
        duty_body=said["duty_body"],
        defaults={"part": said["part"], "hours": said["hours"]},
    )
    event(EventKind.PROJECT_CHANGED, project, "duty", by=by, at=at, day=day)
    return row


@transaction.atomic
def drop_duty(duty: DutyLine, *, by: Acting, at: datetime, day: date) -> None:
    """Take a line out of the table."""
    by.require(Permission.KEEP_COMMUNITY)
    event(EventKind.PROJECT_CHANGED, duty.project, "duty_dropped", by=by, at=at, day=day)
    duty.delete()


def _note(project: Project, why: str, by: Acting, at: datetime, day: date) -> None:
    StageNote.objects.create(
        project=project, stage=project.stage, day=day, why=why, written_at=at, written_by=by.author
    )
