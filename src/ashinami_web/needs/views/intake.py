"""Conversations before certification, referrals, and what is due."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import Answer, Outcome
from ashinami_web.bodies.community_fields import names_near
from ashinami_web.bodies.shared_actions import put
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.needs.actions import NeedsError, note_reading
from ashinami_web.needs.intake_actions import (
    answer_referral,
    begin_conversation,
    end_conversation,
    follow_up,
    offer,
    receive_referral,
    refer,
)
from ashinami_web.needs.intake_forms import ConversationForm, EndingForm, NextForm, OfferForm, ReferralForm, ResultForm
from ashinami_web.needs.intake_queries import intake_counts, load_of, offers_for
from ashinami_web.needs.models import Conversation, Referral
from ashinami_web.needs.queries import due
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import people_known
from ashinami_web.people.roles import Permission
from ashinami_web.resources.models import Entry, Service
from ashinami_web.resources.views.register import by_now
from ashinami_web.resources.views.talks import fiscal_year
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 50
MOST_KNOWN = 300


@require_GET
@needs(Permission.KEEP_COMMUNITY)
def conversations(request: ActingRequest) -> HttpResponse:
    """List the own sheets, with how those of the year ended."""
    body, today = request.acting.body, clock.today()
    rows = Conversation.objects.filter(body=body).select_related("area").prefetch_related("person").order_by("-on")
    year = fiscal_year(today)
    context = {
        "found": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "year": year,
        "counts": intake_counts(body, date(year, 4, 1), date(year + 1, 3, 31)),
    }
    return render(request, "needs/conversations.html", context)


@needs(Permission.KEEP_COMMUNITY)
def write(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Begin a sheet, or write it further."""
    by, today = request.acting, clock.today()
    row = get_object_or_404(Conversation, pk=key, body=by.body) if key else None
    initial: dict[str, Any] = {"on": today}
    if row:
        initial = {name: getattr(row, name) for name in ConversationForm.base_fields if hasattr(row, name)}
        initial["fields_"] = row.fields
    known = () if row else people_known(by.body.pk, today, Disclosure.Purpose.CARE)[:MOST_KNOWN]
    form = ConversationForm(
        request.POST or None, near=by.body, day=today, known=known, writes_again=row is not None, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        if row:
            put(row, form.said(), kind=EventKind.INTAKE_CHANGED, **by_now(request))
        else:
            row = begin_conversation(form.who(), form.said(), **by_now(request))
        messages.success(request, _("相談を書きとめました。つづけて、身近な手助けからすすめます。"))
        return redirect("conversation", row.pk)
    around = Sheet(
        title=_("認定の前の相談"),
        back=reverse("conversation", args=[row.pk]) if row else reverse("conversations"),
        back_word=_("相談に戻る"),
        intro=_(
            "まず、困っていることと、どう暮らしたいかを聞きます。介護の認定より先に、身近な手助けをいっしょに考えます。"
        ),
    )
    return sheet(request, form, around)


@require_GET
@needs(Permission.KEEP_COMMUNITY)
def conversation(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a sheet: what she said, what could be offered first, what was offered, how it ended."""
    return _one(request, _own(request, key))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def offered(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write a help that was offered and what she said."""
    row = _own(request, key)
    form = OfferForm(request.POST)
    if not form.is_valid():
        return _one(request, row, offer_form=form)
    said = form.cleaned_data
    what: Service | Entry | str = said["name"]
    if said["service"]:
        what = get_object_or_404(Service, pk=said["service"])
    elif said["entry"]:
        what = get_object_or_404(Entry, pk=said["entry"])
    try:
        answer = Answer(said["answer"])
        offer(row, what, answer=answer, why=said["why"], is_care=said["is_care"], **by_now(request))
    except NeedsError as error:
        form.add_error("name", str(error))
        return _one(request, row, offer_form=form)
    messages.success(request, _("すすめたことと返事を書きました。"))
    return redirect("conversation", row.pk)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def ended(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say how it ended."""
    row = _own(request, key)
    form = EndingForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            end_conversation(
                row,
                Outcome(said["outcome"]),
                nothing_fits=said["nothing_fits"],
                follow_on=said["follow_on"],
                **by_now(request),
            )
        except NeedsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("書きとめました。"))
            return redirect("conversation", row.pk)
    return _one(request, row, ending=form)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def followed(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write that somebody asked how she is."""
    row = _own(request, key)
    form = NextForm(request.POST)
    if form.is_valid():
        follow_up(row, next_on=form.cleaned_data["next_on"], **by_now(request))
        messages.success(request, _("様子を聞いたと書きました。"))
    else:
        messages.error(request, _("日にちを入れ直してください。"))
    return redirect("conversation", row.pk)


@needs(Permission.KEEP_COMMUNITY)
def refer_on(request: ActingRequest, key: UUID) -> HttpResponse:
    """Pass somebody on from a sheet."""
    row = _own(request, key)
    form = ReferralForm(
        request.POST or None, near=request.acting.body, day=clock.today(), initial={"fields_": row.fields}
    )
    if request.method == "POST" and form.is_valid():
        said = form.said()
        try:
            refer(row.person_id, said.pop("to_body"), said, conversation=row, **by_now(request))
        except NeedsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("つなぎました。相手は、お名前と電話と、つなぐわけを見ます。"))
            return redirect("conversation", row.pk)
    around = Sheet(
        title=_("ほかの窓口につなぐ"),
        back=reverse("conversation", args=[row.pk]),
        back_word=_("相談に戻る"),
        names=names_near(request.acting.body),
    )
    return sheet(request, form, around)


@require_GET
@needs(Permission.KEEP_COMMUNITY)
def referrals(request: ActingRequest) -> HttpResponse:
    """List what was passed on and what was received, with the load of the year."""
    body, today = request.acting.body, clock.today()
    year = fiscal_year(today)
    rows = Referral.objects.select_related("body", "to_body").prefetch_related("person").order_by("-sent_on")
    found = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    note_reading(found.object_list, by=request.acting, day=today)
    context = {
        "found": found,
        "own": body.pk,
        "year": year,
        "load": load_of(body, date(year, 4, 1), date(year + 1, 3, 31), today),
        "result_form": ResultForm(auto_id=False),
    }
    return render(request, "needs/referrals.html", context)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def referral_change(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write that a referral arrived, or what came of it."""
    row = get_object_or_404(Referral, pk=key)
    if "result" in request.POST:
        form = ResultForm(request.POST)
        if form.is_valid():
            answer_referral(row, form.cleaned_data["result"], **by_now(request))
            messages.success(request, _("結果を書きました。"))
        else:
            messages.error(request, _("結果を書いてください。"))
    else:
        receive_referral(row, **by_now(request))
        messages.success(request, _("受け取ったと書きました。"))
    return redirect("referrals")


@require_GET
@needs(Permission.SEE_COMMUNITY)
def needs_due(request: ActingRequest) -> HttpResponse:
    """Show what is due within a week, and what is late."""
    return render(request, "needs/due.html", {"due": due(request.acting.body, clock.today())})


def _own(request: ActingRequest, key: UUID) -> Conversation:
    rows = Conversation.objects.select_related("area__within__within__within").prefetch_related("person")
    return get_object_or_404(rows, pk=key, body=request.acting.body)


def _one(request: ActingRequest, row: Conversation, **sent: forms.Form) -> HttpResponse:
    context: dict[str, Any] = {
        "sheet": row,
        "offers": offers_for(row, request.acting.body, clock.today()),
        "offered": row.offered.order_by("number"),
        "referrals": row.referrals.select_related("to_body").order_by("-sent_on"),
        "offer_form": OfferForm(),
        "ending": EndingForm(initial={"outcome": row.outcome, "follow_on": row.follow_on}),
        "answers": list(Answer),
    }
    return render(request, "needs/conversation.html", context | sent)
