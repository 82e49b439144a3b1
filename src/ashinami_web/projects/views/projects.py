"""Projects: the list by stage, one project whole, ideas taken up, who does what."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.community.responsibility import Duty, Matrix, matrix
from ashinami.community.responsibility import Part as Does
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.models import Action, Decision
from ashinami_web.meetings.task_queries import lines
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.needs.models import Issue
from ashinami_web.people.roles import Permission
from ashinami_web.projects import project_actions
from ashinami_web.projects.canvas_queries import columns
from ashinami_web.projects.forms import DutyForm, IdeaForm, ProjectForm, StageForm
from ashinami_web.projects.models import DutyLine, Project
from ashinami_web.projects.queries import projects_found

MOST_SHOWN = 200


@require_GET
@needs(Permission.SEE_COMMUNITY)
def project_list(request: ActingRequest) -> HttpResponse:
    """Show the projects by stage, the latest first; found by words (?q=)."""
    asked = request.GET.get("q", "").strip()[:60]
    rows = list(projects_found(asked)[: MOST_SHOWN + 1])
    by_stage = {stage: [row for row in rows[:MOST_SHOWN] if row.stage == stage] for stage in Project.Stage}
    context = {
        "lanes": by_stage.items(),
        "asked": asked,
        "full": len(rows) > MOST_SHOWN,
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "projects/projects.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def project_page(request: ActingRequest, project: UUID) -> HttpResponse:
    """Show a project from its issue to its review, with all that is open in it."""
    found = seen(project)
    today = clock.today()
    actions = Action.objects.filter(project=found.pk).select_related("owner_body").prefetch_related("owner", "notes")
    context = {
        "project": found,
        "issue": Issue.objects.filter(pk=found.issue).first() if found.issue else None,
        "stages": found.stages.order_by("day", "written_at"),
        "ideas": found.ideas.select_related("idea"),
        "columns": columns(found),
        "trials": found.trials.select_related("variant").order_by("start"),
        "talks": found.negotiations.select_related("with_body").order_by("-day"),
        "requests": found.requests.select_related("to_body").prefetch_related("answers").order_by("-by_when"),
        "questions": found.questions.order_by("-sent_on"),
        "matrix": matrix_of(found),
        "duties": found.duties.select_related("duty_body"),
        "actions": lines(actions, today),
        "decisions": Decision.objects.filter(project=found.pk).order_by("-decided_on"),
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
        "today": today,
    }
    return render(request, "projects/project.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def project_new(request: ActingRequest) -> HttpResponse:
    """Begin a project, from an issue (?issue=) or from nothing."""
    form = ProjectForm(
        sent(request), by=request.acting, day=clock.today(), initial={"from_issue": request.GET.get("issue", "")}
    )

    def do() -> str:
        return reverse("project", args=[project_actions.write_project(None, form.said(), **doing(request)).pk])

    page = Ask(
        _("取り組みを始める"),
        reverse("projects"),
        _("課題から、アイデア、担う団体、設計、試行、開始、見直しまでを一つの流れで残します。"),
    )
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def project_write(request: ActingRequest, project: UUID) -> HttpResponse:
    """Change what is written of a project."""
    found = own(project)
    names = ("name", "area", "carrier", "aim", "review_on", "circle")
    initial = {name: getattr(found, name) for name in names} | {"from_issue": found.issue}
    form = ProjectForm(sent(request), by=request.acting, day=clock.today(), initial=initial)
    back = reverse("project", args=[found.pk])

    def do() -> str:
        project_actions.write_project(found, form.said(), **doing(request))
        return back

    return ask(request, form, Ask(_("取り組みを書き直す"), back, done=_("書き直しました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def project_stage(request: ActingRequest, project: UUID) -> HttpResponse:
    """Bring it to another stage."""
    found = own(project)
    form, back = StageForm(sent(request), initial={"stage": found.stage}), reverse("project", args=[found.pk])

    def do() -> str:
        stage = Project.Stage(form.cleaned_data["stage"])
        project_actions.to_stage(found, stage, form.cleaned_data["why"], **doing(request))
        return back

    return ask(request, form, Ask(_("段階を進める・戻す"), back, str(found), done=_("段階を書きました。")), do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def project_idea(request: ActingRequest, project: UUID) -> HttpResponse:
    """Take an idea up."""
    found = own(project)
    form, back = IdeaForm(sent(request), project=found), reverse("project", args=[found.pk])

    def do() -> str:
        project_actions.take_up(found, form.cleaned_data["idea"], **doing(request))
        return back

    return ask(
        request, form, Ask(_("アイデアを取り上げる"), back, str(found), done=_("アイデアを取り上げました。")), do
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def project_duty(request: ActingRequest, project: UUID) -> HttpResponse:
    """Write what a body does."""
    found = own(project)
    form, back = DutyForm(sent(request), by=request.acting, day=clock.today()), reverse("project", args=[found.pk])

    def do() -> str:
        project_actions.write_duty(found, form.cleaned_data, **doing(request))
        return back

    lead = _("一つの仕事を「受け持つ」のは一つの課・団体です。時間が分からなければ空けておきます。")
    return ask(request, form, Ask(_("役割を書く"), back, lead, done=_("役割を書きました。")), do)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def duty_drop(request: ActingRequest, dutyline: UUID) -> HttpResponse:
    """Take a line out."""
    found = get_object_or_404(DutyLine.objects.select_related("project"), pk=dutyline)
    project = own(found.project_id)
    tried(request, lambda: project_actions.drop_duty(found, **doing(request)), gettext_lazy("役割の行を消しました。"))
    return redirect("project", project.pk)


def matrix_of(project: Project) -> Matrix:
    """Return who does what in a project."""
    rows = project.duties.select_related("duty_body").order_by("task", "duty_body__name")
    return matrix(Duty(row.task, str(row.duty_body), Does(row.part), row.hours) for row in rows)


def seen(key: UUID) -> Project:
    """Return a project that may be seen."""
    return get_object_or_404(Project.objects.select_related("carrier", "area", "body__municipality", "circle"), pk=key)


def own(key: UUID) -> Project:
    """Return a project of the body acted for; another's is not found."""
    found = seen(key)
    return found if found.is_own() else get_object_or_404(Project, pk=None)
