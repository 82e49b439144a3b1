"""A plan on paper: the steps as a list on A4, the months and years as bars on A3."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from ashinami.basics.day import fiscal_year, wareki, wareki_with_weekday
from ashinami.community.bars import Bar, Unit, bar_of, columns, heads, years_above
from ashinami.community.roadmap import Standing
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.plans.models import Plan
from ashinami_web.plans.queries import StepRow, step_rows

NOBODY = "（担当がいない）"


@require_GET
@needs(Permission.SEE_COMMUNITY)
def a4(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return the plan as a list of steps on A4."""
    return _paper(request, key, wide=False)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def a3(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return the plan as bars on A3; in years where it runs longer than three of them."""
    return _paper(request, key, wide=True)


def _paper(request: ActingRequest, key: UUID, *, wide: bool) -> HttpResponse:
    # the typesetter is heavy, and only papers need it
    from ashinami.papers.typesetting import FontsMissingError, pdf  # noqa: PLC0415

    found, today = get_object_or_404(Plan.objects.select_related("body"), pk=key), clock.today()
    rows = step_rows(found, today)
    steps = [row.line.step for row in rows]
    long = found.end is not None and fiscal_year(found.end) - fiscal_year(found.start) > 2
    unit = Unit.YEAR if long else Unit.MONTH
    shown = columns(steps, unit, today)
    data = {
        "title": found.name,
        "aim": found.aim,
        "day": wareki_with_weekday(today),
        "group": found.body.name,
        "fictional": found.body.fictional,
        "wide": wide,
        "heads": list(heads(shown, unit)),
        "years": [list(pair) for pair in years_above(shown)] if unit is Unit.MONTH else [],
        "now": shown.index(today.year * 12 + today.month - 1 if unit is Unit.MONTH else fiscal_year(today)),
        "rows": [_row(row) | _bar(bar_of(row.line.step, shown, unit), unit) for row in rows],
        "signs": [f"{one.sign} {one.text}" for one in Standing] if unit is Unit.MONTH else [],
    }
    try:
        content = pdf("roadmap.typ", data)
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("plan", key)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="plan-{today}-{"a3" if wide else "a4"}.pdf"'
    return answer


def _bar(bar: Bar, unit: Unit) -> dict[str, object]:
    return {"bar": [bar.before, bar.wide], "narrow": bar.is_narrow and unit is Unit.MONTH}


def _row(found: StepRow) -> dict[str, object]:
    row, line = found.row, found.line
    who = str(row.person) if row.person_id else NOBODY
    return {
        "section": row.section.name if row.section else "",
        "title": row.title,
        "who": " ".join(part for part in (row.carrier.name if row.carrier else "", who) if part),
        "due": wareki(row.due) if row.due else "",
        "standing": line.standing.text,
        "sign": line.standing.sign,
        "tone": line.standing.value,
        "waits": "・".join(one.title for one in line.waits_for),
    }
