"""Shared goals: the sheet, its wordings, who has seen and agreed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.plans.actions import add_wording, answer_wording, write_goal
from ashinami_web.plans.forms import AnswerForm, GoalForm, WordingForm
from ashinami_web.plans.models import Goal, GoalText
from ashinami_web.plans.queries import goal_line, goal_lines
from ashinami_web.plans.row_forms import asked, circles, take


@require_GET
@needs(Permission.SEE_COMMUNITY)
def goals(request: ActingRequest) -> HttpResponse:
    """List the shared goals, with who has not answered and which are to be read over again."""
    context = {"lines": goal_lines(clock.today()), "may_keep": request.acting.may(Permission.KEEP_COMMUNITY)}
    return render(request, "plans/goals.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def goal(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a goal with every wording it had."""
    found = get_object_or_404(Goal, pk=key)
    line = goal_line(found, clock.today())
    may_keep = request.acting.may(Permission.KEEP_COMMUNITY)
    context = {
        "line": line,
        "earlier": [text for text in line.goal.texts.all() if text != line.text],
        "may_write": may_keep and found.body_id == request.acting.body.pk,
        "may_answer": may_keep and line.text is not None and found.circle_id is not None,
    }
    return render(request, "plans/goal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def write(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a goal's title and with whom it is shared."""
    found = None if key is None else get_object_or_404(Goal, pk=key, body=request.acting.body)
    form = GoalForm(asked(request), initial=GoalForm.initial_of(found), circles=circles(request))
    back = reverse("goal", args=[key]) if key else reverse("goals")

    def act() -> None:
        write_goal(
            found, title=form.cleaned_data["title"], circle=form.shared_with,
            by=request.acting, at=clock.now(), day=clock.today(),
        )  # fmt: skip

    return take(request, form, act, title=_("めざす姿の紙をつくる"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def wording(request: ActingRequest, key: UUID) -> HttpResponse:
    """Add a wording; the form begins with the one in force."""
    found = get_object_or_404(Goal.objects.select_related("circle"), pk=key, body=request.acting.body)
    last = found.texts.order_by("-number").first()
    form = WordingForm(asked(request), initial={"words": last.words if last else ""})

    def act() -> None:
        add_wording(found, **form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())

    intro = _(
        "同じ言葉のまま読み合わせたときも、ここに書きます。前の言葉は消えません。見た・賛成したは、あらためて聞きます。"
    )
    return take(request, form, act, title=found.title, back=reverse("goal", args=[key]), intro=intro)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def answer(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say that the body acted for has seen the wording, or agrees, or wants to talk."""
    text = get_object_or_404(GoalText.objects.select_related("goal", "circle"), pk=key)
    form = AnswerForm(asked(request), initial={"said_on": clock.today()})

    def act() -> None:
        answer_wording(text, **form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())

    title = _("「%(title)s」に答える") % {"title": text.goal.title}
    return take(request, form, act, title=title, back=reverse("goal", args=[text.goal_id]), intro=text.words)
