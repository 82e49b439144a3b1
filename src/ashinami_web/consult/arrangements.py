"""How the group handles money: its arrangements, what is on record of each, and what the law says of it today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ashinami.casework.basis import LegalBasis
from ashinami.casework.day_problem import basis_on_record
from ashinami.law import corpus
from ashinami.law.road_transport.no_permit import SUBJECT
from ashinami.rules.conditions import Condition
from ashinami.rules.facts import Value
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.wish import Wish
from ashinami_web.bodies.actions import put_arrangement_on_record
from ashinami_web.bodies.models import Arrangement
from ashinami_web.bookings.queries import arrangement_value, arrangements_on
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.consult.explanation import in_words
from ashinami_web.consult.forms import ArrangementForm
from ashinami_web.consult.models import Consultation
from ashinami_web.people.roles import Permission


@dataclass(frozen=True, slots=True)
class OnRecord:
    """An arrangement with its facts in words and today's verdict on a ride made under it."""

    row: Arrangement
    facts: tuple[tuple[str, str], ...]
    basis: LegalBasis


@require_GET
@needs(Permission.TAKE_WISHES)
def arrangements(request: ActingRequest) -> HttpResponse:
    """List the group's arrangements."""
    by = request.acting
    rows = arrangements_on(by.body.pk, clock.today())
    context = {"rows": [_on_record(row) for row in rows], "may_change": by.may(Permission.MANAGE_GROUP)}
    return render(request, "consult/arrangements.html", context)


@needs(Permission.MANAGE_GROUP)
def arrangement(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Put a new arrangement on record, or the present state of one; what was before stays on record until today.

    A new one can begin with the answers of a consultation (?consultation=). While somebody answers, the page asks with every change
    which questions can still matter (htmx).
    """
    by, today = request.acting, clock.today()
    row = get_object_or_404(Arrangement, pk=key, body=by.body, end__isnull=True) if key else None
    sent = request.POST if request.method == "POST" else None
    consultation = None if row else _consultation(request.GET.get("consultation", ""))
    form = ArrangementForm(
        sent,
        facts=corpus().facts_of(SUBJECT, today),
        known=row.facts if row else _answers(consultation),
        initial=_named(row, consultation),
    )
    if request.htmx and sent is not None:
        return render(
            request, "consult/_arrangement_facts.html", {"groups": form.groups_that_matter(_condition(today))}
        )
    if form.is_valid():
        put_arrangement_on_record(
            key=row.key if row else uuid4().hex[:12],
            name=form.cleaned_data["name"],
            facts=form.facts(),
            is_default=form.cleaned_data["is_default"],
            by=by,
            at=clock.now(),
            day=today,
        )
        messages.success(request, _("取り決めを記録しました。これから受ける申込みは、これで判定します。"))
        return redirect("arrangements")
    context = {"form": form, "row": row, "consultation": consultation, "groups": form.groups()}
    return render(request, "consult/arrangement.html", context)


def _consultation(key: str) -> Consultation | None:
    try:
        return Consultation.objects.filter(pk=UUID(key)).first()
    except ValueError:
        return None


def _answers(consultation: Consultation | None) -> dict[str, Value]:
    return {} if consultation is None else {answer.fact.id: answer.value for answer in consultation.value.answers}


def _named(row: Arrangement | None, consultation: Consultation | None) -> dict[str, object]:
    if row is not None:
        return {"name": row.name, "is_default": row.is_default}
    return {} if consultation is None else {"name": consultation.name}


def _condition(day: date) -> Condition:
    law = corpus()
    provision = law.on(SUBJECT, day)
    assert provision is not None  # noqa: S101 - rides without permit are in the law on every day of the program
    return law.resolved(provision, day)


def _on_record(row: Arrangement) -> OnRecord:
    value = arrangement_value(row)
    facts = {fact.id: fact for fact in corpus().facts_of(SUBJECT, clock.today())}
    words = tuple(
        (facts[name].asks, in_words(facts[name], answer)) for name, answer in value.facts.items() if name in facts
    )
    somewhere = Place("anywhere", "—")
    ride = Wish("any", clock.today(), "any", somewhere, somewhere, appointment=0)
    return OnRecord(row, words, basis_on_record(value, ride))
