"""Visiting talks and health consultations: asked for from the catalogue, answered, held; the log of a year."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.community import Generation
from ashinami.vocabulary.helping import StaffKind, TalkState
from ashinami_web.bodies.community_fields import names_near
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.resources.actions import ResourceError
from ashinami_web.resources.models import Service, Talk
from ashinami_web.resources.service_actions import answer_talk, ask_for_talk, write_talk_held
from ashinami_web.resources.service_forms import TalkAnswerForm, TalkForm, TalkHeldForm
from ashinami_web.resources.service_queries import talks_of
from ashinami_web.resources.views.register import by_now, key_asked
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 50


def fiscal_year(day: date) -> int:
    """Return the year (from April) a day lies in."""
    return day.year if day.month >= 4 else day.year - 1


@require_GET
@needs(Permission.SEE_COMMUNITY)
def talks(request: ActingRequest) -> HttpResponse:
    """List the talks asked for and held, with the sums of a year."""
    body, today = request.acting.body, clock.today()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and 2000 <= int(asked) <= 2199 else fiscal_year(today)
    held = list(talks_of(body, first=date(year, 4, 1), last=date(year + 1, 3, 31)))
    came: Counter[str] = Counter()
    for row in held:
        came.update(row.came)
    context = {
        "found": Paginator(talks_of(body), A_PAGE).get_page(request.GET.get("page")),
        "year": year,
        "held": held,
        "guests": sum(came.values()),
        "came": [(generation, came[generation.value]) for generation in Generation if came[generation.value]],
        "areas": Counter(row.area for row in held).most_common(),
        "waiting": list(talks_of(body).filter(to_body=body, state=TalkState.ASKED.value)[:A_PAGE]),
    }
    return render(request, "resources/talks.html", context)


@needs(Permission.KEEP_COMMUNITY)
def ask(request: ActingRequest) -> HttpResponse:
    """Ask for a talk, from a service of the catalogue or freely."""
    by = request.acting
    key = key_asked(request.GET.get("service", ""))
    service = Service.objects.filter(pk=key, is_talk=True).select_related("offered_by").first() if key else None
    initial: dict[str, Any] = {"theme": service.name, "to_body": service.offered_by} if service else {}
    form = TalkForm(request.POST or None, near=by.body, day=clock.today(), initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.said()
        row = ask_for_talk(said.pop("to_body"), said | {"service": service}, **by_now(request))
        messages.success(request, _("申し込みました。返事はこのページに届きます。"))
        return redirect("talk", row.pk)
    around = Sheet(
        title=_("出前講座・健康相談を頼む"),
        back=reverse("talks"),
        back_word=_("講座の記録に戻る"),
        yes=_("申し込む"),
        names=names_near(by.body),
    )
    return sheet(request, form, around)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def talk(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a request for a talk and what came of it."""
    return _one(request, get_object_or_404(Talk.objects.select_related("body", "to_body", "service", "area"), pk=key))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def talk_answer(request: ActingRequest, key: UUID) -> HttpResponse:
    """Answer a request."""
    row = get_object_or_404(Talk, pk=key, to_body=request.acting.body)
    form = TalkAnswerForm(request.POST)
    if not form.is_valid():
        return _one(request, row, answer=form)
    said = form.cleaned_data
    try:
        answer_talk(row, accepted=said["accepted"] == "yes", answer=said["answer"], **by_now(request))
    except ResourceError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("返事を書きました。"))
    return redirect("talk", row.pk)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def talk_held(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write how a talk went."""
    row = get_object_or_404(Talk, pk=key)
    form = TalkHeldForm(request.POST, today=clock.today())
    if not form.is_valid():
        return _one(request, row, held=form)
    said = form.cleaned_data
    try:
        write_talk_held(row, held_on=said["held_on"], came=form.came(), heard=said["heard"], **by_now(request))
    except ResourceError as error:
        form.add_error("held_on", str(error))
        return _one(request, row, held=form)
    messages.success(request, _("講座の記録を書きました。"))
    return redirect("talk", row.pk)


def _one(request: ActingRequest, row: Talk, **sent: object) -> HttpResponse:
    context = {
        "talk": row,
        "staff": [StaffKind(code) for code in row.staff],
        "came": [(generation, row.came[generation.value]) for generation in Generation if generation.value in row.came],
        "asked_us": row.to_body_id == request.acting.body.pk,
        "open": row.state != TalkState.HELD.value,
        "answer": TalkAnswerForm(),
        "held": TalkHeldForm(today=clock.today()),
    }
    return render(request, "resources/talk.html", context | sent)
