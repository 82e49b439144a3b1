"""What presses before a meeting, from all rooms: actions, issues, decisions to look at again, projects, requests, recognitions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from ashinami.community.agenda import Item, Matter, Part, agenda, squeezed
from ashinami.vocabulary.community import IssueState
from ashinami_web.meetings.models import Action, Application, Council, Decision, Meeting
from ashinami_web.meetings.queries import next_after
from ashinami_web.needs.models import Issue
from ashinami_web.projects.models import Negotiation, OfficeQuestion, Project, RequestSheet, Trial

WITHOUT_NEXT = timedelta(days=31)
"""Up to when things are looked at, where the next meeting has no day yet."""
OPEN_ISSUES = [state.value for state in IssueState if state not in (IssueState.MERGED, IssueState.SETTLED)]


def agenda_of(meeting: Meeting) -> list[Item]:
    """Return the agenda of a meeting from what is open on its day, cut to the time there is."""
    following = next_after(meeting)
    until = following.day if following else meeting.day + WITHOUT_NEXT
    council = meeting.council
    tasks = [row.value for row in open_actions(council)]
    items = agenda(meeting.day, tasks, matters(council, until), until=until)
    return squeezed(items, meeting.minutes) if meeting.minutes else items


def too_long(meeting: Meeting) -> int:
    """Return by how many minutes the agenda is longer than the meeting; 0 when it fits or no end is said."""
    if not meeting.minutes:
        return 0
    laid = sum(meeting.items.values_list("minutes", flat=True))
    return max(0, laid - meeting.minutes)


def open_actions(council: Council) -> list[Action]:
    """Return the actions of a council that have not ended, with their follow-ups."""
    rows = Action.objects.filter(council=council, ended="").select_related("owner_body").prefetch_related("notes")
    return list(rows.order_by("due", "since"))


def issues_of(council: Council) -> list[Issue]:
    """Return the open issues that come before a council: shared with its circle or of its own body, of its area or of all."""
    near = Q(circle=council.circle_id) if council.circle_id else Q(body=council.body_id)
    rows = Issue.objects.filter(near, state__in=OPEN_ISSUES)
    if council.area_id:
        rows = rows.filter(Q(area=council.area_id) | Q(area__within=council.area_id) | Q(area__isnull=True))
    return list(rows.order_by("raised_on")[:30])


def matters(council: Council, until: date) -> Iterator[Matter]:
    """Yield what may come before a council, each with the day from which it presses."""
    ours = Q(circle=council.circle_id) if council.circle_id else Q(body=council.body_id, circle__isnull=True)
    decisions = Decision.objects.filter(council=council, revisit_on__lte=until, replaced_by__isnull=True)
    for decision in decisions.order_by("revisit_on"):
        yield Matter(Part.REVIEW, "decision", str(decision.pk), f"見直し：{decision}", decision.revisit_on)
    for project in Project.objects.filter(ours, review_on__lte=until).exclude(stage=Project.Stage.STOPPED):
        yield Matter(Part.REVIEW, "project", str(project.pk), f"見直し：{project}", project.review_on)
    for row in Application.objects.filter(
        council=council, recognitions__until__lte=until + timedelta(days=60)
    ).distinct():
        last = row.recognitions.order_by("-written_at").first()
        if last is not None and last.until is not None and not row.renewed_by.exists():
            yield Matter(Part.REVIEW, "application", str(row.pk), f"認定の更新：{row}", last.until - timedelta(days=60))
    for issue in issues_of(council):
        yield Matter(Part.ISSUES, "issue", str(issue.pk), issue.title, minutes=15)
    trials = Trial.objects.filter(_of(ours), begun_on__isnull=False, decisions__isnull=True).select_related("project")
    for trial in trials.order_by("end"):
        yield Matter(Part.PROJECTS, "trial", str(trial.pk), f"試行のふりかえり：{trial}（{trial.project}）", trial.end)
    designing = [Project.Stage.IDEAS, Project.Stage.BODY, Project.Stage.DESIGN]
    for project in Project.objects.filter(ours, stage__in=designing).order_by("begun_on")[:10]:
        yield Matter(Part.PROJECTS, "project", str(project.pk), f"{project}（{project.get_stage_display()}）")
    yield from _replies(ours)


def _replies(ours: Q) -> Iterator[Matter]:
    sheets = RequestSheet.objects.filter(ours, sent_on__isnull=False, answers__isnull=True).select_related("to_body")
    for sheet in sheets.order_by("by_when"):
        yield Matter(Part.REPLIES, "request", str(sheet.pk), f"{sheet.to_body}へのお願い：{sheet}", sheet.by_when, 5)
    talks = Negotiation.objects.filter(ours, answer_due__isnull=False, followed_by__isnull=True)
    for talk in talks.select_related("with_body").order_by("answer_due"):
        yield Matter(Part.REPLIES, "negotiation", str(talk.pk), f"{talk.with_body}との話し合い", talk.answer_due, 5)
    asked = OfficeQuestion.objects.filter(ours, sent_on__isnull=False, answered_on__isnull=True)
    for question in asked.order_by("answer_due"):
        title = f"{question.to_office}への照会：{question}"
        yield Matter(Part.REPLIES, "question", str(question.pk), title, question.answer_due, 5)


def _of(ours: Q) -> Q:
    """Return the condition on a project as the condition on its parts."""
    return Q(project__in=Project.objects.filter(ours))
