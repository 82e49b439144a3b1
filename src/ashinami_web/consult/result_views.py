"""What comes out of a consultation: the forms side by side, on the page and on paper, as of any day, beside another consultation."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from ashinami import __version__
from ashinami.basics.day import wareki
from ashinami.casework.consult.forms import results
from ashinami.casework.consult.interview import Interview
from ashinami.casework.consult.statement import statement
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.consult.cards import badge_of, cards, headline
from ashinami_web.consult.models import Consultation
from ashinami_web.consult.words import Names, told
from ashinami_web.people.roles import Permission
from ashinami_web.ui.words import Badge

MOST_OTHERS = 200


@require_GET
@needs(Permission.CONSULT)
def result(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show the forms side by side, as of the consultation's day or of another one (?on=); ?paper=1 gives the statement to print."""
    row = get_object_or_404(Consultation, pk=key)
    interview = _as_of(row.value, request)
    on_paper = "paper" in request.GET
    found = results(interview)
    names = Names(interview.answers, for_paper=on_paper)
    level, said = headline(interview, found)
    context: dict[str, Any] = {
        "row": row,
        "interview": interview,
        "cards": cards(interview, found, names),
        "level": level,
        "headline": said,
        "told": told(interview, names),
    }
    if on_paper:
        context["penalties"] = statement(interview)["penalties"]
        return render(request, "consult/consultation_paper.html", context)
    same_purpose = Consultation.objects.filter(body=row.body_id).exclude(pk=row.pk).order_by("-changed_at")
    context |= {
        "saved_day": row.value.day,
        "others": [one for one in same_purpose[:MOST_OTHERS] if one.interview["purpose"] == interview.purpose.key],
        "left": len(interview.questions),
        "may_record": request.acting.may(Permission.MANAGE_GROUP) and interview.purpose.one_is_enough,
    }
    return render(request, "consult/result.html", context)


@require_GET
@needs(Permission.CONSULT)
def paper(request: ActingRequest, key: UUID) -> HttpResponse:
    """Return the statement as PDF; nobody is named on it."""
    # the typesetter is heavy, and only papers need it
    from ashinami.papers.consultation import consultation_pdf  # noqa: PLC0415
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    row = get_object_or_404(Consultation.objects.select_related("body"), pk=key)
    interview = _as_of(row.value, request)
    names = Names(interview.answers, for_paper=True)
    told_there = json.loads(names(json.dumps(statement(interview, row.name), ensure_ascii=False)))
    made = f"足並み {__version__} {wareki(clock.today())}"
    try:
        content = consultation_pdf(told_there, group=row.body.name, made=made, fictional=row.body.fictional)
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("consultation_result", row.pk)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="consultation-{interview.day}.pdf"'
    return answer


@dataclass(frozen=True, slots=True)
class Beside:
    """One line of a comparison: what is compared, on the left and on the right; `differs` says whether it is the same."""

    what: str
    left: Badge | tuple[str, str]
    right: Badge | tuple[str, str]
    differs: bool


@require_GET
@needs(Permission.CONSULT)
def compare(request: ActingRequest, key: UUID, other: UUID) -> HttpResponse:
    """Show two consultations side by side: the verdicts, and the answers that differ."""
    rows = [get_object_or_404(Consultation, pk=one) for one in (key, other)]
    left, right = (row.value for row in rows)
    context = {
        "rows": list(zip(rows, (left, right), strict=True)),
        "forms": _forms_beside(left, right),
        "answers": [line for line in _answers_beside(left, right) if line.differs],
    }
    return render(request, "consult/compare.html", context)


def _as_of(interview: Interview, request: ActingRequest) -> Interview:
    day = day_asked(request.GET.get("on", ""))
    return interview if day is None else interview.on(day)


def _forms_beside(left: Interview, right: Interview) -> list[Beside]:
    before, after = ({one.form.name: one for one in results(interview)} for interview in (left, right))
    return [
        Beside(
            name,
            badge_of(left, one),
            badge_of(right, after[name]),
            differs=one.verdict is not after[name].verdict,
        )
        for name, one in before.items()
        if name in after
    ]


def _answers_beside(left: Interview, right: Interview) -> list[Beside]:
    said = [
        {one.asks: (one.answer, one.origin) for one in told(interview, Names(interview.answers))}
        for interview in (left, right)
    ]
    nothing = ("", "")
    return [
        Beside(asks, before, after, differs=before[0] != after[0])
        for asks in dict.fromkeys((*said[0], *said[1]))
        for before, after in [(said[0].get(asks, nothing), said[1].get(asks, nothing))]
    ]
