"""Issues: the board of all ages, one issue with its voices and counts, merging and splitting, counts for a care meeting."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.community import Generation, IssueState, LifeField, Scheme, VoiceSource
from ashinami_web.bodies.body_queries import areas_of
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.needs.actions import (
    NeedsError,
    carry_issue,
    change_issue,
    merge_issues,
    note_reading,
    raise_issue,
    split_issue,
)
from ashinami_web.needs.forms import IssueForm, MergeForm, SplitForm, StateForm
from ashinami_web.needs.intake_forms import SpanForm
from ashinami_web.needs.models import Evidence, Issue, Voice
from ashinami_web.needs.queries import Look, count_by_field, issues, open_issues, voices_for
from ashinami_web.people.roles import Permission
from ashinami_web.projects.queries import projects_of
from ashinami_web.resources.views.register import by_now, key_asked
from ashinami_web.resources.views.talks import fiscal_year
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 50
MOST_MERGED = 60
STATES = {"open": [state for state in IssueState if state.is_open], "all": [], **{s.value: [s] for s in IssueState}}


@require_GET
@needs(Permission.SEE_COMMUNITY)
def board(request: ActingRequest) -> HttpResponse:
    """List the issues of an area, of all ages and schemes."""
    asked, today = request.GET, clock.today()
    look = Look(
        text=asked.get("q", "").strip()[:60],
        area=key_asked(asked.get("area", "")),
        field=asked.get("field", ""),
        generation=asked.get("generation", ""),
        scheme=asked.get("scheme", ""),
        theme=asked.get("theme", ""),
    )
    state = asked.get("state", "open")
    rows = issues(today, look, states=STATES.get(state, STATES["open"]))
    found = Paginator(rows, A_PAGE).get_page(asked.get("page"))
    heard = voices_for(found.object_list)
    themes = Issue.objects.exclude(theme="").order_by("theme").values_list("theme", flat=True).distinct()[:50]
    context = {
        "found": found,
        "rows": [(row, heard.get(row.pk, 0)) for row in found],
        "look": look,
        "state": state,
        "states": list(IssueState),
        "areas": areas_of(request.acting.body, today),
        "fields": list(LifeField),
        "generations": list(Generation),
        "schemes": list(Scheme),
        "themes": list(themes),
        "query": "&".join(f"{name}={value}" for name, value in asked.items() if name != "page" and value),
    }
    return render(request, "needs/issues.html", context)


@needs(Permission.KEEP_COMMUNITY)
def write(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Raise an issue, perhaps out of a voice; or write it better."""
    by, today = request.acting, clock.today()
    known = get_object_or_404(Issue, pk=key, body=by.body) if key else None
    asked = key_asked(request.GET.get("voice", ""))
    voice = Voice.objects.filter(pk=asked, body=by.body).first() if asked else None
    initial: dict[str, Any] = {}
    if known:
        initial = {name: getattr(known, name) for name in IssueForm.base_fields if hasattr(known, name)}
        initial |= {"fields_": known.fields, "circle": str(known.circle_id or "")}
    elif voice:
        initial = {"area": voice.area, "fields_": voice.fields, "generations": voice.generations}
    form = IssueForm(request.POST or None, near=by.body, day=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        if known:
            row = change_issue(known, form.said(), **by_now(request))
        else:
            row = raise_issue(form.said(), voices=[voice] if voice else [], **by_now(request))
        messages.success(request, _("課題を書きました。"))
        return redirect("issue", row.pk)
    around = Sheet(
        title=_("課題を書く"),
        back=reverse("issue", args=[known.pk]) if known else reverse("issues"),
        back_word=_("課題の一覧に戻る"),
        intro=_("もとになった声: %(words)s") % {"words": voice.words} if voice else "",
    )
    return sheet(request, form, around)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def issue(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show an issue with its voices, its counts and its history."""
    return _one(request, get_object_or_404(Issue.objects.select_related("area", "body", "circle"), pk=key))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def carry(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say how far it is."""
    row = _own(request, key)
    form = StateForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        return _try(
            request,
            row,
            form,
            "state_form",
            lambda: carry_issue(row, IssueState(said["state"]), reason=said["reason"], **by_now(request)),
        )
    return _one(request, row, state_form=form)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def merge(request: ActingRequest, key: UUID) -> HttpResponse:
    """Merge other issues into it."""
    row = _own(request, key)
    form = MergeForm(request.POST, issues=_mergeable(request, row))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        return _try(
            request,
            row,
            form,
            "merge_form",
            lambda: merge_issues(row, form.chosen(), reason=reason, **by_now(request)),
        )
    return _one(request, row, merge_form=form)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def split(request: ActingRequest, key: UUID) -> HttpResponse:
    """Split it into several."""
    row = _own(request, key)
    form = SplitForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        return _try(
            request,
            row,
            form,
            "split_form",
            lambda: split_issue(row, said["titles"].splitlines(), reason=said["reason"], **by_now(request)),
        )
    return _one(request, row, split_form=form)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def counts(request: ActingRequest) -> HttpResponse:
    """Count voices and issues by field, for a care meeting."""
    year = fiscal_year(clock.today())
    usual = {"first": date(year, 4, 1), "last": clock.today()}
    form = SpanForm(request.GET if "first" in request.GET else None, initial=usual)
    said = form.cleaned_data if form.is_bound and form.is_valid() else usual
    source = request.GET.get("source", "")
    rows, heard, raised = count_by_field(said["first"], said["last"], source=source)
    context = {
        "form": form,
        "rows": rows,
        "heard": heard,
        "raised": raised,
        "sources": list(VoiceSource),
        "source": source,
    }
    return render(request, "needs/counts.html", context | said)


def _own(request: ActingRequest, key: UUID) -> Issue:
    return get_object_or_404(Issue.objects.select_related("area", "body", "circle"), pk=key, body=request.acting.body)


def _mergeable(request: ActingRequest, row: Issue) -> list[Issue]:
    rows = open_issues(clock.today()).filter(body=request.acting.body).exclude(pk=row.pk)
    return list(rows[:MOST_MERGED])


def _try(request: ActingRequest, row: Issue, form: forms.Form, name: str, act: Any) -> HttpResponse:  # noqa: ANN401 - what is done
    try:
        act()
    except NeedsError as error:
        form.add_error(None, str(error))
        return _one(request, row, **{name: form})
    messages.success(request, _("課題を書きました。"))
    return redirect("issue", row.pk)


def _one(request: ActingRequest, row: Issue, **sent: forms.Form) -> HttpResponse:
    own = row.body_id == request.acting.body.pk and request.acting.may(Permission.KEEP_COMMUNITY)
    of_it = Q(issue=row) | Q(issue__merged_into=row)
    heard = list(Voice.objects.filter(of_it).select_related("body", "area").order_by("-heard_on"))
    note_reading(heard, by=request.acting, day=clock.today())
    context: dict[str, Any] = {
        "issue": row,
        "own": own,
        "voices": heard,
        "evidence": Evidence.objects.filter(of_it).select_related("body").order_by("-last", "label"),
        "changes": row.changes.select_related("other", "body").order_by("on", "pk"),
        "parts": row.parts.order_by("title"),
        "projects": projects_of(row.pk),
        "may_start": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    if own:
        context["state_form"] = StateForm(initial={"state": row.state})
        context["merge_form"] = MergeForm(issues=_mergeable(request, row))
        context["split_form"] = SplitForm()
    return render(request, "needs/issue.html", context | sent)
