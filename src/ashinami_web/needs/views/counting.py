"""Inquiries, surveys, certificates, unmet wishes: counted, and shared as counts."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.basics.notice import Notice
from ashinami.casework.community.counts import FEWER_THAN
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.helping import Level, Pillar, Topic
from ashinami_web.bodies.circle_queries import circles_joined
from ashinami_web.bodies.community_fields import names_near
from ashinami_web.bodies.shared_actions import put
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.needs.actions import NeedsError
from ashinami_web.needs.count_actions import read_answers, share_counts, write_certificates, write_survey
from ashinami_web.needs.forms import InquiryForm
from ashinami_web.needs.intake_forms import CertificatesForm, ShareForm, SurveyForm
from ashinami_web.needs.intake_queries import certificate_trend, unmet_counts
from ashinami_web.needs.models import Inquiry, Issue, Survey
from ashinami_web.needs.queries import open_issues
from ashinami_web.needs.survey_queries import survey_result
from ashinami_web.needs.survey_table import answers_of
from ashinami_web.people.roles import Permission
from ashinami_web.resources.forms import UploadForm
from ashinami_web.resources.queries import tagged
from ashinami_web.resources.views.register import by_now
from ashinami_web.resources.views.talks import fiscal_year
from ashinami_web.ui.sheet import Sheet, sheet

A_PAGE = 50
MOST_ISSUES = 200


@require_GET
@needs(Permission.SEE_COMMUNITY)
def inquiries(request: ActingRequest) -> HttpResponse:
    """List what was asked, with counts by topic and pillar."""
    rows = Inquiry.objects.select_related("area", "passed_to", "body").order_by("-asked_on", "pk")
    topic = request.GET.get("topic", "")
    if topic in Topic:
        rows = tagged(rows, "topics", topic)
    of_own = Inquiry.objects.filter(body=request.acting.body)
    pillars = Counter(code for codes in of_own.values_list("pillars", flat=True) for code in codes)
    topics = Counter(code for codes in of_own.values_list("topics", flat=True) for code in codes)
    context = {
        "found": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "topics": [(each, topics[each.value]) for each in Topic],
        "pillars": [(each, pillars[each.value]) for each in Pillar],
        "topic": topic,
        "own": request.acting.body.pk,
        "query": f"topic={topic}" if topic else "",
    }
    return render(request, "needs/inquiries.html", context)


@needs(Permission.KEEP_COMMUNITY)
def inquiry(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write what was asked and what was answered."""
    by, today = request.acting, clock.today()
    known = get_object_or_404(Inquiry, pk=key, body=by.body) if key else None
    initial: dict[str, Any] = {"asked_on": today}
    if known:
        initial = {name: getattr(known, name) for name in InquiryForm.base_fields if hasattr(known, name)}
        initial |= {"fields_": known.fields, "circle": str(known.circle_id or "")}
    form = InquiryForm(request.POST or None, near=by.body, day=today, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = put(known or Inquiry(by=by.author), form.said(), kind=EventKind.INQUIRY_CHANGED, **by_now(request))
        messages.success(request, _("相談を書きとめました。"))
        return redirect("inquiry_paper", row.pk) if "paper" in request.POST else redirect("inquiries")
    around = Sheet(
        title=_("どんな相談でも書く"),
        back=reverse("inquiries"),
        back_word=_("相談の記録に戻る"),
        intro=_("担当がちがっても、まず受けとめて書きます。相談した方の名前は書きません。"),
        names=names_near(by.body),
    )
    return sheet(request, form, around)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def inquiry_paper(request: ActingRequest, key: UUID) -> HttpResponse:
    """Print an inquiry as a sheet for another desk."""
    row = get_object_or_404(Inquiry.objects.select_related("area", "passed_to", "body"), pk=key)
    return render(request, "needs/inquiry_paper.html", {"inquiry": row})


@require_GET
@needs(Permission.SEE_COMMUNITY)
def surveys(request: ActingRequest) -> HttpResponse:
    """List the surveys."""
    rows = Survey.objects.select_related("area", "body").order_by("-asked_on")
    return render(request, "needs/surveys.html", {"found": Paginator(rows, A_PAGE).get_page(request.GET.get("page"))})


@needs(Permission.KEEP_COMMUNITY)
def survey_new(request: ActingRequest) -> HttpResponse:
    """Write whom a survey asked."""
    today = clock.today()
    form = SurveyForm(request.POST or None, near=request.acting.body, day=today, initial={"asked_on": today})
    if request.method == "POST" and form.is_valid():
        row = write_survey(form.said(), **by_now(request))
        messages.success(request, _("アンケートを書きました。返ってきた表を読みこめます。"))
        return redirect("survey", row.pk)
    around = Sheet(title=_("アンケートを書く"), back=reverse("surveys"), back_word=_("アンケートの一覧に戻る"))
    return sheet(request, form, around)


@needs(Permission.SEE_COMMUNITY)
def survey(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show what a survey says; its own body reads sheets in."""
    row = get_object_or_404(Survey.objects.select_related("area", "body"), pk=key)
    own = row.body_id == request.acting.body.pk and request.acting.may(Permission.KEEP_COMMUNITY)
    form, notices = UploadForm(), tuple[Notice, ...]()
    if request.method == "POST" and own:
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, Path(form.cleaned_data["file"].name).name or "table")
                path.write_bytes(form.cleaned_data["file"].read())
                answers, notices = answers_of(path, request.acting.body, clock.today())
            try:
                if answers:
                    number = read_answers(row, answers, **by_now(request))
                    messages.success(request, _("%(count)d枚を読みこみました。") % {"count": number})
            except NeedsError as error:
                form.add_error("file", str(error))
    context = {
        "survey": row,
        "own": own,
        "form": form,
        "notices": notices,
        "result": survey_result(row) if own else None,
    }
    return render(request, "needs/survey.html", context)


@needs(Permission.KEEP_COMMUNITY)
def certificates(request: ActingRequest) -> HttpResponse:
    """Write the counts of certificates and show their trend."""
    form = CertificatesForm(request.POST or None, near=request.acting.body, day=clock.today())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        write_certificates(
            said["month"], said["area"], {(Level(said["level"]), said["field"]): said["number"]}, **by_now(request)
        )
        messages.success(request, _("書きとめました。"))
        return redirect("certificates")
    trend = certificate_trend(request.acting.body)
    return render(request, "needs/certificates.html", {"form": form, "trend": trend, **_sharing(request, "light")})


@require_GET
@needs(Permission.KEEP_COMMUNITY)
def unmet(request: ActingRequest) -> HttpResponse:
    """Show the wishes that were declined, by reason and place: the own group's book."""
    first, last = _days()
    rows = unmet_counts(request.acting.body, first, last)
    context = {"rows": rows.items(), "first": first, "last": last, "all": sum(rows.values()), "fewer_than": FEWER_THAN}
    return render(request, "needs/unmet.html", context | _sharing(request, "unmet"))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def share(request: ActingRequest, what: str) -> HttpResponse:
    """Share counts with a circle: unmet wishes, or light certificates by year and use."""
    back = "unmet" if what == "unmet" else "certificates"
    form = _share_form(request, request.POST)
    if not form.is_valid():
        messages.error(request, _("日にちと集まりを、入れ直してください。"))
        return redirect(back)
    said = form.cleaned_data
    days = (said["first"], said["last"])
    if what == "unmet":
        counts = unmet_counts(request.acting.body, *days)
    else:
        counts = {
            _("%(year)d年度の要支援") % {"year": row.year}: row.light
            for row in certificate_trend(request.acting.body)
            if fiscal_year(days[0]) <= row.year <= fiscal_year(days[1])
        }
    issue = Issue.objects.filter(pk=UUID(said["issue"])).first() if said["issue"] else None
    try:
        made = share_counts(what, counts, days=days, circle=form.shared_with, issue=issue, **by_now(request))
    except NeedsError as error:
        messages.error(request, str(error))
        return redirect(back)
    messages.success(
        request, _("%(count)d行の数を分かち合いました。少ない数は、伏せてあります。") % {"count": len(made)}
    )
    return redirect("issue", issue.pk) if issue else redirect(back)


def _days() -> tuple[date, date]:
    year = fiscal_year(clock.today())
    return date(year, 4, 1), date(year + 1, 3, 31)


def _share_form(request: ActingRequest, data: Any = None) -> ShareForm:  # noqa: ANN401 - as it was sent
    first, last = _days()
    listed = [(str(row.pk), row.title) for row in open_issues(clock.today())[:MOST_ISSUES]]
    circles = circles_joined(request.acting.body, clock.today())
    return ShareForm(data, issues=listed, circles=circles, initial={"first": first, "last": last})


def _sharing(request: ActingRequest, what: str) -> dict[str, Any]:
    return {"share_form": _share_form(request), "what": what}
