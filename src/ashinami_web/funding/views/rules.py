"""Schemes and rules: the list, one scheme, a draft with its numbers and its effect, putting it in force."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.funding.rulebook.changing import newest
from ashinami.funding.rulebook.examples import worked
from ashinami.funding.telling import WORK, answer_form, days
from ashinami.rules.reading import reading_copy
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.funding import actions
from ashinami_web.funding.effects import effect, previews, whole
from ashinami_web.funding.forms import ImportForm, NumbersForm, TotalForm
from ashinami_web.funding.models import TownRule
from ashinami_web.funding.queries import (
    active_rules,
    rule_named,
    schemes_for,
    shared_years,
    town_of,
    years_with_records,
)
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.CONSULT)
def index(request: ActingRequest) -> HttpResponse:
    """List the schemes in force today, the town's own rules, and its drafts."""
    body, today = request.acting.body, clock.today()
    own = active_rules(body)
    context = {
        "schemes": [scheme for scheme in schemes_for(body).in_force(today) if scheme.id not in own],
        "own": list(own.values()),
        "drafts": list(TownRule.objects.filter(body=body, state=TownRule.State.DRAFT).order_by("-made_at")),
        "may_set": request.acting.may(Permission.SET_FUNDING_RULES),
        "keeps_years": request.acting.may(Permission.KEEP_MONEY),
        "day": today,
        "town": town_of(body),
        "work": WORK,
    }
    return render(request, "funding/index.html", context)


@require_GET
@needs(Permission.CONSULT)
def scheme(request: ActingRequest, scheme_id: str) -> HttpResponse:
    """Show one scheme: all its versions, what it pays, and for a rule its numbers, tables, steps and examples."""
    body = request.acting.body
    try:
        versions = schemes_for(body).versions(scheme_id)
    except LookupError as unknown:
        raise Http404(scheme_id) from unknown
    rule = rule_named(scheme_id, body)
    editions = TownRule.objects.filter(body=town_of(body), rule_id=scheme_id).exclude(state=TownRule.State.DRAFT)
    context = {
        "scheme": versions[-1],
        "versions": [
            {
                "scheme": one,
                "days": days(one.in_force),
                "condition": [line.replace("**", "") for line in reading_copy(one.eligibility)],
                "asks": [(fact, answer_form(fact)) for fact in one.asks],
                "rule": rule.on(one.in_force.start) if rule is not None else None,
            }
            for one in reversed(versions)
        ],
        "rule": rule,
        "examples": list(worked(rule)) if rule is not None else [],
        "editions": list(editions.order_by("-number")),
        "may_copy": rule is not None and request.acting.may(Permission.SET_FUNDING_RULES),
        "work": WORK[versions[-1].work],
    }
    return render(request, "funding/scheme.html", context)


@require_POST
@needs(Permission.SET_FUNDING_RULES)
def copy(request: ActingRequest, scheme_id: str) -> HttpResponse:
    """Copy a rule into a draft of the town, to begin with the next fiscal year."""
    rule = rule_named(scheme_id, request.acting.body)
    if rule is None:
        raise Http404(scheme_id)
    today = clock.today()
    start = today.replace(year=today.year + (today.month >= 4), month=4, day=1)
    row = actions.draft(rule, max(start, newest(rule).days.start), by=request.acting, at=clock.now(), day=today)
    messages.success(request, _("写しをつくりました。数字を変えて、影響を見てから有効にできます。"))
    return redirect("funding_rule", row.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SET_FUNDING_RULES)
def import_(request: ActingRequest) -> HttpResponse:
    """Read a rule from a file into a draft; what must be repaired is told and nothing is kept."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.read.rule is not None:
        by = request.acting
        row = actions.draft(form.read.rule, form.starts, by=by, at=clock.now(), day=clock.today())
        messages.success(request, _("読みました。例の計算と影響を見てから有効にできます。"))
        return redirect("funding_rule", row.pk)
    return render(request, "funding/import.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CONSULT)
def rule(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show an edition with its effect on a year's records; of a draft, take other numbers."""
    row = get_object_or_404(TownRule, pk=key)
    own = row.body_id == request.acting.body.pk and request.acting.may(Permission.SET_FUNDING_RULES)
    changing = own and row.state == TownRule.State.DRAFT
    form = NumbersForm(row.rule, row.start, request.POST or None) if changing else None
    if request.method == "POST":
        if form is None:
            raise Http404(str(key))
        if form.is_valid():
            try:
                actions.renumber(
                    row,
                    form.cleaned_data["start"],
                    form.numbers,
                    form.rows,
                    title=form.cleaned_data["title"],
                    by=request.acting,
                    at=clock.now(),
                    day=clock.today(),
                )
            except actions.UnreadableError as fault:
                form.add_error("start", str(fault))
            else:
                messages.success(
                    request, _("数字を書きとめました。下の影響を見てください。まだ有効にはなっていません。")
                )
                return redirect("funding_rule", row.pk)
    return render(request, "funding/rule.html", _shown(request, row, form))


def _shown(request: ActingRequest, row: TownRule, form: NumbersForm | None) -> dict[str, object]:
    """Return what the page of an edition shows: the form, the examples and the effect on the year asked for."""
    years = years_with_records()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else next(iter(years), None)
    records = shared_years(year) if year is not None else []
    found = effect(row, records)
    total_form = TotalForm(request.GET if "ceiling" in request.GET else None)
    return {
        "row": row,
        "form": form,
        "previews": previews(row),
        "years": years,
        "year": year,
        "found": found,
        "total_form": total_form,
        "envelope": whole(found, total_form, year) if year is not None else None,
        "version": newest(row.rule),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.SET_FUNDING_RULES)
def activate(request: ActingRequest, key: UUID) -> HttpResponse:
    """Ask once more, with what will happen; then put the draft in force."""
    row = get_object_or_404(TownRule, pk=key, body=request.acting.body, state=TownRule.State.DRAFT)
    if request.method == "POST":
        actions.activate(row, by=request.acting, at=clock.now(), day=clock.today())
        messages.success(request, _("有効にしました。前の版も残っています。"))
        return redirect("funding_scheme", row.rule_id)
    return render(request, "funding/activate.html", _shown(request, row, None))


@require_POST
@needs(Permission.SET_FUNDING_RULES)
def drop(request: ActingRequest, key: UUID) -> HttpResponse:
    """Throw a draft away."""
    row = get_object_or_404(TownRule, pk=key, body=request.acting.body, state=TownRule.State.DRAFT)
    actions.drop(row, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("作成中の写しを消しました。"))
    return redirect("funding")


@require_GET
@needs(Permission.CONSULT)
def file(_request: ActingRequest, key: UUID) -> HttpResponse:
    """Hand out an edition as a file, for `ashinami fund check` and for other towns."""
    row = get_object_or_404(TownRule, pk=key)
    name = f"{row.rule_id}-{row.number}.toml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(row.text, content_type="application/toml; charset=utf-8", headers=headers)
