"""A group's years: what it knows of each, taken from its records and books where they say it, and whom it lets read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import fiscal_year
from ashinami.funding import facts as house
from ashinami.rules.facts import Fact
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.funding import actions
from ashinami_web.funding.forms import YearForm, name_of
from ashinami_web.funding.from_records import LISTS, from_records
from ashinami_web.funding.models import GroupYear
from ashinami_web.funding.queries import facts_for, town_of, years_of
from ashinami_web.people.roles import Permission

SUBJECTS = ("group", "users", "visits", "activities", "cost", "income")


@require_GET
@needs(Permission.KEEP_MONEY)
def index(request: ActingRequest) -> HttpResponse:
    """List the years on record, and offer this one and the one before."""
    rows = years_of(request.acting.body)
    known, this = {row.year for row in rows}, fiscal_year(clock.today())
    context = {"rows": rows, "offered": [year for year in (this, this - 1) if year not in known]}
    return render(request, "funding/years.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def year(request: ActingRequest, year: int) -> HttpResponse:
    """Show and take a year's facts; `?from=records` fills in what rides, visits and books of the year say."""
    if not 2000 <= year <= 2100:
        raise Http404(str(year))
    body = request.acting.body
    row = GroupYear.objects.filter(body=body, year=year).first()
    facts = facts_for(body)
    known: dict[str, Any] = dict(row.facts) if row is not None else {}
    taken = from_records(body, year, clock.today()) if request.GET.get("from") == "records" else None
    if taken is not None:
        known |= taken.values
    form = YearForm(facts, known, request.POST or None)
    if request.method == "POST" and form.is_valid():
        lists = {name: value for name, value in known.items() if name in house.ENTITIES}
        if request.POST.get("lists_from_records"):
            found = from_records(body, year, clock.today()).values
            lists |= {name: found.get(name, []) for name in LISTS}
        actions.keep_year(year, {**lists, **form.values}, by=request.acting, at=clock.now(), day=clock.today())
        messages.success(request, _("書きとめました。"))
        return redirect("funding_year", year)
    context = {
        "year": year,
        "row": row,
        "form": form,
        "sections": _sections(form, facts),
        "taken": taken,
        "months": known.get("month", []),
        "town": town_of(body),
    }
    return render(request, "funding/year.html", context)


def _sections(form: YearForm, facts: tuple[Fact, ...]) -> list[tuple[str, list[Any]]]:
    """Return the fields under their headings: group, users, activities, costs, income, and the town's own questions."""
    titles = (_("団体"), _("利用者（実人数）"), _("利用（延べ）"), _("活動"), _("費用"), _("収入とほかの補助"))
    found = []
    for subject, title in zip(SUBJECTS, titles, strict=True):
        found.append((title, [form[name_of(fact)] for fact in facts if fact.subject == subject and not fact.of]))
    others = [form[name_of(fact)] for fact in facts if fact.subject not in SUBJECTS and not fact.of]
    return [*found, *([(_("町の決まりがたずねること"), others)] if others else [])]


@require_POST
@needs(Permission.KEEP_MONEY)
def share(request: ActingRequest, year: int) -> HttpResponse:
    """Let the municipality read the year, or nobody again."""
    body = request.acting.body
    row = get_object_or_404(GroupYear, body=body, year=year)
    to = town_of(body) if request.POST.get("share") == "yes" else None
    actions.share_year(row, to, by=request.acting, at=clock.now(), day=clock.today())
    told = _("市町村に見せるようにしました。名前は入っていません。") if to else _("市町村に見せないようにしました。")
    messages.success(request, told)
    return redirect("funding_year", year)
