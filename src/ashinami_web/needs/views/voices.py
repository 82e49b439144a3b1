"""Voices and hearings: written, shared by consent, taken back, made into issues."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from ashinami.vocabulary.community import Generation, LifeField, VoiceSource
from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.body_queries import areas_of
from ashinami_web.bodies.community_fields import names_near
from ashinami_web.bodies.shared_actions import put
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.needs.actions import NeedsError, link_voice, note_reading, withdraw_voice, write_voice
from ashinami_web.needs.forms import HearingForm, VoiceForm
from ashinami_web.needs.models import Hearing, Issue, Reading, Voice
from ashinami_web.needs.queries import Look, open_issues, voices
from ashinami_web.people.roles import Permission
from ashinami_web.resources.views.register import by_now, key_asked
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 50
MOST_ISSUES = 200
READ = {
    "voice": (gettext_lazy("住民の声"), "voice"),
    "hearing": (gettext_lazy("聞き取り"), "hearing"),
    "referral": (gettext_lazy("ほかの窓口につないだこと"), ""),
    "case": (gettext_lazy("伴走的支援の記録"), "case"),
}
"""What is kept on record when another body opens it, and its page."""


@require_GET
@needs(Permission.SEE_COMMUNITY)
def voice_list(request: ActingRequest) -> HttpResponse:
    """List the voices one may read; opening those of other bodies is kept on record."""
    asked, today = request.GET, clock.today()
    look = Look(
        text=asked.get("q", "").strip()[:60],
        area=key_asked(asked.get("area", "")),
        field=asked.get("field", ""),
        generation=asked.get("generation", ""),
        source=asked.get("source", ""),
    )
    found = Paginator(voices(today, look), A_PAGE).get_page(asked.get("page"))
    note_reading(found.object_list, by=request.acting, day=today)
    context = {
        "found": found,
        "look": look,
        "own": request.acting.body.pk,
        "areas": areas_of(request.acting.body, today),
        "fields": list(LifeField),
        "generations": list(Generation),
        "sources": list(VoiceSource),
        "issues": open_issues(today)[:MOST_ISSUES],
        "query": "&".join(f"{name}={value}" for name, value in asked.items() if name != "page" and value),
    }
    return render(request, "needs/voices.html", context)


@needs(Permission.KEEP_COMMUNITY)
def voice(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write what somebody said."""
    by, today = request.acting, clock.today()
    known = get_object_or_404(Voice, pk=key, body=by.body) if key else None
    initial: dict[str, Any] = {"heard_on": today, "consent": Voice.Consent.NOT_ASKED}
    if known:
        initial = {name: getattr(known, name) for name in VoiceForm.base_fields if hasattr(known, name)}
        initial |= {"fields_": known.fields, "circle": str(known.circle_id or "")}
    form = VoiceForm(request.POST or None, near=by.body, day=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_voice(known, form.said(), **by_now(request))
        except NeedsError as error:
            form.add_error("circle", str(error))
        else:
            messages.success(request, _("声を書きとめました。"))
            return redirect("voices")
    around = Sheet(
        title=_("住民の声を書く"),
        back=reverse("voices"),
        back_word=_("声の一覧に戻る"),
        intro=_("書いた声は、この団体だけが見ます。ご本人がよいと言ったときだけ、選んだ集まりの仲間も見ます。"),
    )
    return sheet(request, form, around)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def voice_withdraw(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take back what was shared."""
    withdraw_voice(get_object_or_404(Voice, pk=key, body=request.acting.body), **by_now(request))
    messages.success(request, _("分かち合うのをやめました。これからは、この団体だけが見ます。"))
    return redirect("voices")


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def voice_link(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let a voice speak for an issue."""
    row = get_object_or_404(Voice, pk=key, body=request.acting.body)
    chosen = key_asked(request.POST.get("issue", ""))
    issue = get_object_or_404(Issue, pk=chosen) if chosen else None
    link_voice(row, issue, **by_now(request))
    messages.success(request, _("課題につなぎました。") if issue else _("課題からはずしました。"))
    return redirect("voices")


@require_GET
@needs(Permission.SEE_COMMUNITY)
def readings(request: ActingRequest) -> HttpResponse:
    """Show who of other bodies opened what this body shared."""
    rows = (
        Reading.objects.filter(body=request.acting.body).select_related("reader_body").order_by("-on", "reader", "pk")
    )
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"found": page, "rows": [(row, *READ[row.table]) for row in page]}
    return render(request, "needs/readings.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def hearings(request: ActingRequest) -> HttpResponse:
    """List the visits to listen: the work log of a coordinator."""
    rows = Hearing.objects.select_related("about", "area", "body").order_by("-on", "pk")
    area = key_asked(request.GET.get("area", ""))
    if area:
        rows = rows.filter(area=area)
    found = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    note_reading(found.object_list, by=request.acting, day=clock.today())
    context = {
        "found": found,
        "own": request.acting.body.pk,
        "areas": areas_of(request.acting.body, clock.today()),
        "area": area,
        "query": f"area={area}" if area else "",
    }
    return render(request, "needs/hearings.html", context)


@needs(Permission.KEEP_COMMUNITY)
def hearing(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a visit."""
    by, today = request.acting, clock.today()
    known = get_object_or_404(Hearing, pk=key, body=by.body) if key else None
    initial: dict[str, Any] = {"on": today}
    if known:
        initial = {name: getattr(known, name) for name in HearingForm.base_fields if hasattr(known, name)}
        initial |= {"circle": str(known.circle_id or "")}
    form = HearingForm(request.POST or None, near=by.body, day=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = known or Hearing(by=by.author)
        put(row, form.said(), kind=EventKind.VOICE_CHANGED, **by_now(request))
        messages.success(request, _("訪問を書きとめました。"))
        return redirect("hearings")
    around = Sheet(
        title=_("訪問・聞き取りを書く"),
        back=reverse("hearings"),
        back_word=_("訪問の記録に戻る"),
        names=names_near(by.body),
    )
    return sheet(request, form, around)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def hearing_done(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write that the next step of a visit is done."""
    row = get_object_or_404(Hearing, pk=key, body=request.acting.body)
    put(row, {"done_on": clock.today()}, kind=EventKind.VOICE_CHANGED, **by_now(request))
    messages.success(request, _("済んだと書きました。"))
    return redirect("needs_due")
