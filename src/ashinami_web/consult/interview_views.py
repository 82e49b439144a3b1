"""The questions of a consultation, one a page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from ashinami.casework.consult.interview import Interview
from ashinami.law import corpus
from ashinami.rules.answers import Answer, Origin, Said, Slot
from ashinami.rules.facts import Entity, Fact, Judgement
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.consult import actions
from ashinami_web.consult.models import Consultation
from ashinami_web.consult.question_forms import AnswerForm, MembersForm
from ashinami_web.consult.words import Names, query_of, told
from ashinami_web.people.roles import Permission

UNKNOWN = "unknown"
"""The button 「わからない」."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CONSULT)
def consultation(request: ActingRequest, key: UUID) -> HttpResponse:
    """Put the next question, or the one asked for (?ask=, ?of=); take its answer; when nothing is left, show the result."""
    row = get_object_or_404(Consultation, pk=key)
    interview = row.value
    if request.method == "POST":
        slot = _slot(interview, request.POST.get("ask", ""), request.POST.get("of", ""))
        if UNKNOWN in request.POST:
            actions.set_aside(row, slot, by=request.acting, at=clock.now(), day=clock.today())
            return redirect("consultation", row.pk)
        form = _form(interview, slot, request.POST)
        if form.is_valid():
            _take(row, slot, form, request.acting)
            return redirect("consultation", row.pk)
        return render(request, "consult/question.html", _page(row, interview, slot, form))
    asked = interview.questions
    if "ask" in request.GET:
        slot = _slot(interview, request.GET["ask"], request.GET.get("of", ""))
    elif asked:
        slot = asked[0]
    else:
        return redirect("consultation_result", row.pk)
    form = _form(interview, slot, None)
    return render(request, "consult/question.html", _page(row, interview, slot, form, asked))


def _page(
    row: Consultation, interview: Interview, slot: Slot, form: AnswerForm | MembersForm, asked: tuple[Slot, ...] = ()
) -> dict[str, Any]:
    names = Names(interview.answers)
    return {
        "row": row,
        "interview": interview,
        "slot": slot,
        "asks": names(slot.asks),
        "form": form,
        "before": _before(row, slot),
        "left": len({*asked} - {slot}),
        "lists_open": any(isinstance(one.fact, Entity) for one in asked),
        "told": told(interview, names),
        "is_list": isinstance(slot.fact, Entity),
        "is_judgement": isinstance(slot.fact, Judgement),
    }


def _before(row: Consultation, slot: Slot) -> str:
    """Return the query of the question put before this one; empty at the first."""
    here = [slot.id, slot.member]
    asked = row.asked[: row.asked.index(here)] if here in row.asked else row.asked
    if not asked:
        return ""
    name, member = asked[-1]
    return query_of(name, member)


def _slot(interview: Interview, name: str, member: str) -> Slot:
    """Return the place of a question put by name; one that does not exist is not found."""
    law = corpus()
    places: dict[str, Fact | Entity] = {one.id: one for one in law.facts} | {one.id: one for one in law.entities}
    fact = places.get(name)
    if fact is None:
        raise Http404
    of = "" if isinstance(fact, Entity) else fact.of
    if member not in ([one.name for one in interview.answers.members.get(of, ())] if of else [""]):
        raise Http404
    return Slot(fact, member)


def _form(interview: Interview, slot: Slot, sent: Any) -> AnswerForm | MembersForm:  # noqa: ANN401 - as Django takes it
    if isinstance(slot.fact, Entity):
        listed = interview.answers.listed(slot.fact)
        return MembersForm(slot.fact, sent, known=None if listed is None else [one.name for one in listed])
    return AnswerForm(slot.fact, sent, known=_known(interview, slot), today=clock.today())


def _known(interview: Interview, slot: Slot) -> Answer | None:
    assert not isinstance(slot.fact, Entity)  # noqa: S101 - a list has members, no answer
    if not slot.member:
        return interview.answers.to(slot.fact)
    listed = interview.answers.members.get(slot.fact.of, ())
    return next((one.answers.to(slot.fact) for one in listed if one.name == slot.member), None)


def _take(row: Consultation, slot: Slot, form: AnswerForm | MembersForm, by: Acting) -> None:
    at, day = clock.now(), clock.today()
    if isinstance(form, MembersForm):
        assert isinstance(slot.fact, Entity)  # noqa: S101 - its form was made for a list
        actions.name_members(row, slot.fact, form.members(), by=by, at=at, day=day)
        return
    origin: Origin = Said(_who(by), day)
    if isinstance(form.fact, Judgement):
        origin = Said(form.cleaned_data["by"], form.cleaned_data["on"])
    actions.answer(row, slot, form.value, origin, by=by, at=at, day=day)


def _who(by: Acting) -> str:
    """Return in which role for which body somebody answered; an origin never names a person."""
    return f"{by.body.name}（{'・'.join(sorted(role.label for role in by.roles))}）"
