"""The funder's side: what waits for a decision, one claim, budget against actual of all groups, own forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.basics.day import fiscal_year
from ashinami_web.bookings.fields import DayField
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.money import claim_actions as steps
from ashinami_web.money.books import MoneyError
from ashinami_web.money.exports import bundle, latest_papers
from ashinami_web.money.forms import yen_field
from ashinami_web.money.funder_view import budget_lines, counted_once
from ashinami_web.money.models import Claim, ClaimPaper, Grant
from ashinami_web.money.rule_actions import set_programme
from ashinami_web.money.views.claims import sent_content
from ashinami_web.money.views.parts import file_answer
from ashinami_web.people.roles import Permission

OPEN = (Claim.State.SENT, Claim.State.ASKED)


class DecisionForm(forms.Form):
    """What a funder decides about a claim."""

    amount = yen_field(gettext_lazy("金額"), required=False, least=0)
    on = DayField(label=gettext_lazy("決めた日"), required=False)
    text = forms.CharField(
        label=gettext_lazy("団体への文"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ProgrammeForm(forms.Form):
    """What is set aside for a year."""

    name = forms.CharField(
        label=gettext_lazy("事業の名前"),
        max_length=120,
        error_messages={"required": gettext_lazy("名前を入れてください。")},
    )
    year = forms.IntegerField(label=gettext_lazy("年度（西暦）"), min_value=2006, max_value=2199)
    budget = yen_field(gettext_lazy("予算の額"), least=0)


@require_GET
@needs(Permission.REVIEW_CLAIMS)
def review(request: ActingRequest) -> HttpResponse:
    """Show the claims that wait for a decision, the oldest first, and what became of the others."""
    rows = Claim.objects.filter(funder=request.acting.body).select_related("body", "grant").order_by("sent_at")
    only = Grant.objects.filter(pk=key, funder=request.acting.body).first() if (key := key_of(request)) else None
    if only is not None:
        rows = rows.filter(grant=only)
    waiting = [one for one in rows if one.state in OPEN]
    others = [one for one in reversed(rows) if one.state not in OPEN]
    return render(request, "money/review.html", {"waiting": waiting, "others": others[:200], "only": only})


def key_of(request: ActingRequest) -> UUID | None:
    """Return the grant whose claims alone are asked for; None where no key was sent."""
    try:
        return UUID(request.GET.get("grant", ""))
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_CLAIMS)
def review_claim(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a claim as it was sent; ask, send back, fix the amount, record payment and return."""
    found = _sent_to(request, key)
    form = DecisionForm(request.POST or None, initial={"amount": _expected(found), "on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            said = _decide(request, found, form)
        except MoneyError as error:
            form.add_error("amount", str(error))
        else:
            messages.success(request, said)
            return redirect("review_claim", found.pk)
    context = {
        "claim": found,
        "form": form,
        "content": sent_content(found),
        "notes": found.notes.order_by("at"),
        "papers": latest_papers(found),
        "may": {
            "ask": found.state in OPEN,
            "approve": found.state in OPEN,
            "pay": found.state == Claim.State.APPROVED,
            "demand": found.state == Claim.State.PAID,
            "returned": found.state == Claim.State.TO_RETURN,
        },
    }
    return render(request, "money/review_claim.html", context)


def _expected(found: Claim) -> int | None:
    """Return the amount the next step is usually about."""
    if found.state == Claim.State.APPROVED:
        return (found.approved or 0) - found.paid
    if found.state == Claim.State.TO_RETURN:
        return found.to_return - found.returned
    return found.amount


def _decide(request: ActingRequest, found: Claim, form: DecisionForm) -> str:
    said, what = form.cleaned_data, request.POST.get("what", "")
    told: dict[str, Any] = {"by": request.acting, "at": clock.now()}
    if what in ("ask", "send_back"):
        if not said["text"]:
            raise MoneyError(_("団体への文を書いてください。"))
        step: Callable[..., Claim] = steps.ask if what == "ask" else steps.send_back
        step(found, said["text"], **told)
        return _("団体に伝えました。")
    if said["amount"] is None:
        raise MoneyError(_("金額を入れてください。"))
    if what == "approve":
        steps.approve(found, said["amount"], said["on"] or clock.today(), said["text"], **told)
        return _("額を確定しました。")
    step = {"pay": steps.pay, "demand": steps.demand_return, "returned": steps.returned}.get(what, steps.pay)
    step(found, said["amount"], said["text"], **told)
    return _("書きとめました。")


@require_GET
@needs(Permission.REVIEW_CLAIMS)
def review_paper(request: ActingRequest, key: UUID, name: str) -> HttpResponse:
    """Return a paper as it was sent."""
    found = _sent_to(request, key)
    kept = ClaimPaper.objects.filter(claim=found, name=name, sent_at=found.sent_at).first() if found.sent_at else None
    if kept is None:
        raise Http404
    return file_answer(bytes(kept.content), f"{found.number}-{name}")


@require_GET
@needs(Permission.REVIEW_CLAIMS)
def review_bundle(request: ActingRequest) -> HttpResponse:
    """Return all waiting claims as one file, with a reply sheet."""
    rows = Claim.objects.filter(funder=request.acting.body, state__in=OPEN).select_related("body").order_by("number")
    return file_answer(bundle(rows), f"claims-{clock.today()}.zip")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.REVIEW_CLAIMS)
def budget(request: ActingRequest) -> HttpResponse:
    """Show budget against actual and the forecast of the year, all groups on one page, without names."""
    body, today = request.acting.body, clock.today()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and 2006 <= int(asked) <= 2199 else fiscal_year(today)
    form = ProgrammeForm(request.POST or None, initial={"year": year})
    if request.method == "POST" and form.is_valid():
        set_programme(form.cleaned_data, by=request.acting, at=clock.now())
        messages.success(request, _("予算を書きました。"))
        return redirect("budget")
    programmes, lines = budget_lines(body, year)
    context = {
        "year": year,
        "programmes": programmes,
        "lines": lines,
        "once": counted_once(body, year),
        "form": form,
        "before": year - 1,
        "after": year + 1,
    }
    return render(request, "money/budget.html", context)


def _sent_to(request: ActingRequest, key: UUID) -> Claim:
    rows = Claim.objects.select_related("grant", "body", "funder")
    return get_object_or_404(rows, pk=key, funder=request.acting.body)
