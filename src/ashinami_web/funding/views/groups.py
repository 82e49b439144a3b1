"""What follows for a group from its year: the schemes that fit, a mix, five years ahead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami.basics.money import Rounding, rounded
from ashinami.funding.budget import Income, Plan
from ashinami.funding.budget import budget as budgeted
from ashinami.funding.facts import HELPERS
from ashinami.funding.finder import change_text, find, in_reach
from ashinami.funding.mix import Aim, propose
from ashinami.funding.stages import People, stages
from ashinami.ledger.statements import balance
from ashinami.rules.answers import Answers
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.funding.forms import BudgetForm
from ashinami_web.funding.models import GroupYear
from ashinami_web.funding.queries import answers_of, payers_of, schemes_for, years_of
from ashinami_web.money.books import moves
from ashinami_web.people.roles import Permission


@dataclass(frozen=True, slots=True)
class Asked:
    """The year that a page is about, and its answers; no row where the group has none on record."""

    row: GroupYear | None
    answers: Answers
    years: tuple[int, ...]
    day: date


def asked(request: ActingRequest) -> Asked:
    """Return the year asked for (?year=), or the latest on record; the schemes are those of today."""
    body, rows = request.acting.body, years_of(request.acting.body)
    wanted = request.GET.get("year", "")
    row = next((one for one in rows if str(one.year) == wanted), rows[0] if rows else None)
    answers = answers_of(row, schemes_for(body).facts) if row is not None else Answers()
    return Asked(row, answers, tuple(one.year for one in rows), clock.today())


@require_GET
@needs(Permission.KEEP_MONEY)
def finder(request: ActingRequest) -> HttpResponse:
    """Show the schemes by how well they fit the year's facts, and what each would pay."""
    seen, body = asked(request), request.acting.body
    everywhere = request.GET.get("towns") == "all"
    found = find(schemes_for(body).all, seen.day, seen.answers, () if everywhere else payers_of(body))
    lines = [
        {"found": one, "changes": [[change_text(change) for change in each.changes] for each in one.changes]}
        for one in found
    ]
    return render(request, "funding/finder.html", {"seen": seen, "lines": lines, "everywhere": everywhere})


@require_GET
@needs(Permission.KEEP_MONEY)
def mix(request: ActingRequest) -> HttpResponse:
    """Show which funder pays which cost item, for a chosen aim, with the reason of each."""
    seen, body = asked(request), request.acting.body
    wanted = request.GET.get("aim", "")
    aim = Aim(wanted) if wanted in set(Aim) else Aim.MONEY
    found = propose(in_reach(schemes_for(body).all, payers_of(body)), seen.day, seen.answers, aim)
    titles = {grant.scheme.id: grant.scheme.title for grant in found.grants}
    context = {
        "seen": seen,
        "mix": found,
        "aims": list(Aim),
        "items": [(given, titles.get(given.scheme or "")) for given in found.items],
        "part": rounded(found.dependence * 100, Rounding.HALF_UP),
    }
    return render(request, "funding/mix.html", context)


@require_GET
@needs(Permission.KEEP_MONEY)
def budget(request: ActingRequest) -> HttpResponse:
    """Show five years from the year on record, and through which stages the office's help would go."""
    seen, body = asked(request), request.acting.body
    within = in_reach(schemes_for(body).in_force(seen.day), payers_of(body))
    known = _known(seen, body)
    sent = request.GET if "reserve" in request.GET else None
    form = BudgetForm([(one.id, one.title) for one in within], sent, initial=known)
    said = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
    first = (seen.row.year if seen.row is not None else seen.day.year) + 1
    ends = {said["ends"]: said["ends_year"]} if said.get("ends") and said.get("ends_year") else {}
    plan = Plan(
        first_year=first,
        activity_growth=said["activity_growth"],
        price_rise=said["price_rise"],
        incomes=(Income("会費など", said["fees"], said["fees_growth"]),),
        reserve=said["reserve"],
        ends=ends,
    )
    years = budgeted(in_reach(schemes_for(body).all, payers_of(body)), seen.answers, plan)
    helpers = (said["helpers"],) * len(years) if said.get("helpers") is not None else ()
    people = People(helpers, said.get("leader_from"), said.get("books_from"))
    lines = [
        {
            "year": year,
            "stage": stage,
            "part": rounded(year.dependence * 100, Rounding.HALF_UP),
            "months": rounded(year.reserve_months, Rounding.DOWN),
        }
        for year, stage in zip(years, stages(years, people), strict=True)
    ]
    return render(request, "funding/budget.html", {"seen": seen, "form": form, "lines": lines})


def _known(seen: Asked, body: Body) -> dict[str, int]:
    """Return what books and the year's record say already: the money the group has now, and how many help."""
    books = moves(body.pk)
    known = {"reserve": max(0, balance(books, "cash") + balance(books, "bank"))} if books else {}
    helpers = seen.row.facts.get(HELPERS.id) if seen.row is not None else None
    return known | ({"helpers": helpers} if isinstance(helpers, int) else {})
