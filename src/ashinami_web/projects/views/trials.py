"""Trials: conditions, figures, incidents, what was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.community.trial import Choice
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.views.asking import Ask, ask, doing, sent, tried
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission
from ashinami_web.projects import trial_actions
from ashinami_web.projects.forms import DecideForm, ExitForm, FigureForm, IncidentForm, OnForm, TrialForm
from ashinami_web.projects.models import ExitCriterion, Trial
from ashinami_web.projects.trial_queries import figures_of, outcome_of
from ashinami_web.projects.views.canvas import own_variant
from ashinami_web.projects.views.projects import own

STEPS: dict[str, tuple[type[forms.Form], Any, Any]] = {
    "begin": (OnForm, gettext_lazy("試行を始める"), gettext_lazy("始めると、条件は変えられません。")),
    "exit": (
        ExitForm,
        gettext_lazy("うまくいったと言える条件を決める"),
        gettext_lazy("始める前に決めます。一つの数に一つの条件です。"),
    ),
    "figure": (
        FigureForm,
        gettext_lazy("数を書く"),
        gettext_lazy("何で数えたかも書きます。書き直すと、最後の数を使います。"),
    ),
    "incident": (
        IncidentForm,
        gettext_lazy("事故・ヒヤリを書く"),
        gettext_lazy("小さなヒヤリも書くと、保険と決まりの足りないところが見えます。"),
    ),
    "end": (OnForm, gettext_lazy("試行を終える"), ""),
    "decide": (
        DecideForm,
        gettext_lazy("ふりかえって決める"),
        gettext_lazy("数が示すことは目安です。決めるのは集まった人です。"),
    ),
}


@require_GET
@needs(Permission.SEE_COMMUNITY)
def trial_page(request: ActingRequest, trial: UUID) -> HttpResponse:
    """Show a trial: its conditions beside its figures, incidents, decisions."""
    found = get_object_or_404(Trial.objects.select_related("project", "variant", "group"), pk=trial)
    decisions = found.decisions.order_by("-decided_on", "-written_at")
    names = authors(row.written_by for row in decisions)
    context = {
        "trial": found,
        "exits": found.exits.order_by("measure"),
        "outcome": outcome_of(found),
        "figures": figures_of(found),
        "incidents": found.incidents.order_by("-day"),
        "decisions": [(row, Choice(row.choice), names.get(row.written_by, "")) for row in decisions],
        "may_write": found.is_own() and request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "projects/trial.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def trial_new(request: ActingRequest, variant: UUID) -> HttpResponse:
    """Plan a trial."""
    found = own_variant(variant)
    form = TrialForm(sent(request), by=request.acting, day=clock.today(), initial={"group": found.project.carrier_id})

    def do() -> str:
        return reverse("trial", args=[trial_actions.plan_trial(found, form.cleaned_data, **doing(request)).pk])

    page = Ask(_("試行を計画する"), reverse("canvas", args=[found.project_id]), str(found))
    return ask(request, form, page, do)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def trial_step(request: ActingRequest, trial: UUID, step: str) -> HttpResponse:
    """Do the next thing with a trial: exit, begin, figure, incident, end, decide."""
    found = _own(trial)
    back = reverse("trial", args=[found.pk])
    if step not in STEPS:
        return redirect(back)
    kind, title, lead = STEPS[step]
    today = clock.today()
    form = kind(sent(request), initial={"on": today, "day": today, "decided_on": today})

    def do() -> str:
        said, told = form.cleaned_data, doing(request)
        steps: dict[str, Callable[[], object]] = {
            "exit": lambda: trial_actions.set_exit(found, said, **told),
            "begin": lambda: trial_actions.begin_trial(found, said["on"], **told),
            "figure": lambda: trial_actions.add_figure(found, said, **told),
            "incident": lambda: trial_actions.tell_incident(found, said, **told),
            "end": lambda: trial_actions.end_trial(found, said["on"], **told),
            "decide": lambda: trial_actions.decide_trial(found, said, **told),
        }
        steps[step]()
        return back

    return ask(request, form, Ask(title, back, lead, done=_("書きました。")), do)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def trial_count(request: ActingRequest, trial: UUID) -> HttpResponse:
    """Count the rides of the trial from the records."""
    found = _own(trial)
    tried(
        request,
        lambda: trial_actions.count_rides(found, **doing(request)),
        gettext_lazy("送迎の記録から数えて、書きました。"),
    )
    return redirect("trial", found.pk)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def exit_drop(request: ActingRequest, exitcriterion: UUID) -> HttpResponse:
    """Take a condition away."""
    found = get_object_or_404(ExitCriterion.objects.select_related("trial"), pk=exitcriterion)
    trial = _own(found.trial_id)
    tried(request, lambda: trial_actions.drop_exit(found, **doing(request)), gettext_lazy("条件を消しました。"))
    return redirect("trial", trial.pk)


def _own(key: UUID) -> Trial:
    found = get_object_or_404(Trial.objects.select_related("project"), pk=key)
    own(found.project_id)
    return found
