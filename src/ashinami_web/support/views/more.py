"""Self-check, questions and requests, learning, the case library."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.community.cases import beside, library
from ashinami.community.diagnosis import Said, diagnose
from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.bodies.models import Body, CircleMember
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.plans.row_forms import asked, circles, take
from ashinami_web.support.actions import answer, ask, write_check, write_heard, write_learning, write_setting
from ashinami_web.support.forms import AnswerForm, CheckForm, HeardCaseForm, InquiryForm, LearningForm, SettingForm
from ashinami_web.support.models import Case, HeardCase, Inquiry, Learning, SelfCheck, Setting
from ashinami_web.support.queries import as_case, heard_cases, inquiry_lines, setting_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def check(request: ActingRequest) -> HttpResponse:
    """Answer the self-check (for a case: `?case=`); it begins with the last answers."""
    found = next(
        (row for row in Case.objects.filter(body=request.acting.body) if str(row.pk) == request.GET.get("case")), None
    )
    last = SelfCheck.objects.filter(body=request.acting.body).order_by("-on", "-pk").first()
    form = CheckForm(asked(request), initial=last.answers if last else {})

    def act() -> None:
        write_check(found, form.cleaned_data, circle=None, by=request.acting, at=clock.now(), day=clock.today())

    intro = _("分からないことは、分からないのまま答えます。分からないことは「まず確かめること」に並びます。")
    return take(request, form, act, title=_("自己点検"), intro=intro, back=reverse("support_diagnosis"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def diagnosis(request: ActingRequest) -> HttpResponse:
    """Show what the last self-check comes to: the pattern, what to take up first and why, what to find out."""
    last = SelfCheck.objects.filter(body=request.acting.body).order_by("-on", "-pk").first()
    found = diagnose({key: Said(said) for key, said in last.answers.items()}) if last else None
    return render(request, "support/diagnosis.html", {"check": last, "found": found})


@require_GET
@needs(Permission.SEE_COMMUNITY)
def inquiries(request: ActingRequest) -> HttpResponse:
    """List questions and requests with their answers."""
    may_keep = request.acting.may(Permission.KEEP_COMMUNITY)
    return render(
        request,
        "support/inquiries.html",
        {"lines": inquiry_lines(clock.today()), "may_keep": may_keep, "here": request.acting.body},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def inquiry(request: ActingRequest) -> HttpResponse:
    """Ask another body."""
    form = InquiryForm(asked(request), initial={"asked_on": clock.today()}, circles=circles(request))
    around = bodies_around(request.acting.body).values("pk")
    members = CircleMember.objects.filter(circle__in=circles(request)).values("body")
    found = Body.objects.filter(pk__in=around) | Body.objects.filter(pk__in=members)
    form.offer(to=found.distinct().order_by("kind", "name"))

    def act() -> None:
        ask(form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("照会・依頼を書く"), back=reverse("support_inquiries"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def answered(request: ActingRequest, key: UUID) -> HttpResponse:
    """Answer a question."""
    found = get_object_or_404(Inquiry.objects.select_related("circle"), pk=key)
    form = AnswerForm(asked(request), initial={"on": clock.today()})

    def act() -> None:
        answer(found, **form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=found.title, intro=found.words, back=reverse("support_inquiries"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def learnings(request: ActingRequest) -> HttpResponse:
    """List study visits and trainings."""
    rows = Learning.objects.select_related("body").order_by("-on", "title")
    may_keep = request.acting.may(Permission.KEEP_COMMUNITY)
    return render(request, "support/learnings.html", {"rows": rows, "may_keep": may_keep, "here": request.acting.body})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def learning(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a study visit or a training."""
    row = None if key is None else get_object_or_404(Learning, pk=key, body=request.acting.body)
    form = LearningForm(
        asked(request), initial=LearningForm.initial_of(row) or {"on": clock.today()}, circles=circles(request)
    )

    def act() -> None:
        write_learning(row, form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("視察・研修を書く"), back=reverse("support_learnings"))


@require_GET
@needs(Permission.SEE_COMMUNITY)
def similar(request: ActingRequest) -> HttpResponse:
    """Show the case library beside the own municipality: what is alike, what differs, what is not known."""
    theme = request.GET.get("theme", "")
    own = heard_cases()
    cases = [*library(), *(as_case(row) for row in own.values())]
    themes = sorted({word for one in cases for word in one.setting.themes})
    found = beside(setting_of(request.acting.body), cases, theme=theme if theme in themes else "")
    context = {
        "found": [(one, own.get(one.case.key)) for one in found],
        "here": request.acting.body,
        "themes": themes,
        "theme": theme,
        "may_keep": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "support/similar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def setting(request: ActingRequest) -> HttpResponse:
    """Write what the municipality is like."""
    row = Setting.objects.filter(body=request.acting.body).first()
    form = SettingForm(asked(request), initial=SettingForm.initial_of(row), circles=circles(request))

    def act() -> None:
        write_setting(form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("わたしたちの市町村"), back=reverse("support_cases"))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def heard(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a case heard elsewhere."""
    row = None if key is None else get_object_or_404(HeardCase, pk=key, body=request.acting.body)
    initial = HeardCaseForm.initial_of(row) or {"heard_on": clock.today()}
    form = HeardCaseForm(asked(request), initial=initial, circles=circles(request))

    def act() -> None:
        write_heard(row, form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    intro = _("人の名前は書きません。その町について分からないことは、空けておきます。")
    return take(request, form, act, title=_("聞いた事例を書く"), intro=intro, back=reverse("support_cases"))
