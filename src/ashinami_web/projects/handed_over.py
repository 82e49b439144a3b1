"""What projects hand over: trials that run and parts still open, what was agreed and asked, questions to offices, and why trials ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from ashinami.community.pack import Chapter, Item
from ashinami.community.trial import Choice
from ashinami_web.config.acting import Acting
from ashinami_web.handover.rooms import Asked, reached
from ashinami_web.projects.canvas_actions import write_part
from ashinami_web.projects.models import (
    CanvasPart,
    Negotiation,
    OfficeQuestion,
    Project,
    RequestSheet,
    StageNote,
    Trial,
    TrialDecision,
)


def items(asked: Asked) -> Iterator[Item]:
    """Yield them."""
    for row in Trial.objects.filter(project__body=asked.body, ended_on__isnull=True).select_related("project", "group"):
        yield Item(
            chapter=Chapter.RUNNING, key=f"projects.trial:{row.pk}", title=f"{row.project}：{row.name}", due=row.end,
            said_on=row.begun_on or row.start, detail="始まっている" if row.begun_on else "これから始まる",
            whom=reached(row.group), address=reverse("trial", args=[row.pk]),
        )  # fmt: skip
    yield from _open_parts(asked)
    yield from _agreed(asked)
    yield from _asked(asked)
    if not asked.dated:
        yield from _ended(asked)
    rows = Project.objects.filter(body=asked.body, review_on__isnull=False).exclude(stage=Project.Stage.STOPPED)
    for project in rows:
        yield Item(
            chapter=Chapter.AHEAD, key=f"projects.review:{project.pk}", title=f"見直し：{project}", due=project.review_on,
            address=reverse("project", args=[project.pk]),
        )  # fmt: skip


def _open_parts(asked: Asked) -> Iterator[Item]:
    """Yield what is still open of a canvas, with who settles it; what nobody settles is nobody's."""
    rows = CanvasPart.objects.filter(project__body=asked.body, settled=False).exclude(
        project__stage=Project.Stage.STOPPED
    )
    for row in rows.select_related("project", "variant", "owner_body"):
        ours = row.owner_body_id == asked.body.pk and row.owner_id is not None
        if row.owner_body_id and not ours:
            continue  # another body settles it
        yield Item(
            chapter=Chapter.ACTIONS if ours else Chapter.OWNERLESS, key=f"projects.part:{row.pk}",
            title=f"{row.project}（{row.variant}）で決める：{row.of.text}"[:200], detail=row.text, due=row.due,
            holder=str(row.owner_id or ""), address=reverse("canvas", args=[row.project_id]), to_confirm=ours,
        )  # fmt: skip


def _agreed(asked: Asked) -> Iterator[Item]:
    """Yield conditions agreed with firms and offices, and answers that are due; an entry that another follows is over."""
    rows = Negotiation.objects.filter(body=asked.body).exclude(Q(agreed="") & Q(answer_due__isnull=True))
    for row in rows.select_related("with_body").prefetch_related("followed_by"):
        waits = row.answer_due is not None and not row.followed_by.all()
        if not waits and not row.agreed:
            continue
        turn = "こちらが答える" if row.answer_from_us else "先方の返事を待つ"
        title = f"{row.with_body} と約束した条件" if row.agreed else f"{row.with_body} との話：{turn}"
        yield Item(
            chapter=Chapter.AHEAD if waits else Chapter.DECISIONS, key=f"projects.talk:{row.pk}", title=title, why=row.said,
            detail=row.agreed, due=row.answer_due if waits else None, said_on=row.day, whom=reached(row.with_body),
            address=reverse("firm_talks"),
        )  # fmt: skip


def _asked(asked: Asked) -> Iterator[Item]:
    mine = Q(body=asked.body) | Q(to_body=asked.body)
    for row in RequestSheet.objects.filter(mine, sent_on__isnull=False, answers__isnull=True).select_related(
        "body", "to_body"
    ):
        ours = row.body_id == asked.body.pk
        yield Item(
            chapter=Chapter.AHEAD, key=f"projects.request:{row.pk}", title=f"お願いに{'返事を待つ' if ours else '答える'}：{row.title}",
            detail=row.asked, why=row.gain, due=row.by_when, said_on=row.sent_on,
            whom=reached(row.to_body if ours else row.body), address=reverse("request_sheet", args=[row.pk]),
        )  # fmt: skip
    for question in OfficeQuestion.objects.filter(body=asked.body, answered_on__isnull=True).select_related("to_body"):
        yield Item(
            chapter=Chapter.AHEAD, key=f"projects.question:{question.pk}", title=f"照会：{question.title}", detail=question.question,
            due=question.answer_due, said_on=question.sent_on, whom=reached(question.to_body, question.to_office),
            address=reverse("office_question", args=[question.pk]),
        )  # fmt: skip


def _ended(asked: Asked) -> Iterator[Item]:
    """Yield what was decided after trials, and why; what was stopped stands among what did not work."""
    for row in TrialDecision.objects.filter(project__body=asked.body).select_related("project", "trial"):
        stopped = row.choice == Choice.STOP.value
        yield Item(
            chapter=Chapter.LESSONS if stopped else Chapter.DECISIONS, key=f"projects.decided:{row.pk}", why=row.reasons,
            title=f"{row.project}：{row.trial}：{Choice(row.choice).text}"[:200], said_on=row.decided_on,
            address=reverse("trial", args=[row.trial_id]),
        )  # fmt: skip
    for note in StageNote.objects.filter(project__body=asked.body, stage=Project.Stage.STOPPED).select_related(
        "project"
    ):
        yield Item(
            chapter=Chapter.LESSONS, key=f"projects.stopped:{note.pk}", title=f"やめた：{note.project}", why=note.why,
            said_on=note.day, address=reverse("project", args=[note.project_id]),
        )  # fmt: skip


def give(key: str, person: UUID, *, by: Acting, at: datetime, day: date) -> None:
    """Give an open part of a canvas to somebody else of the body acted for; its day stays."""
    kind, _, row_key = key.partition(":")
    if kind == "projects.part":
        row = CanvasPart.objects.select_related("variant__project").get(pk=row_key)
        write_part(row.variant, row.of, {"owner_id": person, "owner_body": by.body}, by=by, at=at, day=day)
