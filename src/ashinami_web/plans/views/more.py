"""Indicators, reviews, and what official plans say."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import fiscal_year, months_later
from ashinami.community.cycle import REFRESH_MONTHS
from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.plans.actions import record_review, write_indicator, write_mention, write_value
from ashinami_web.plans.counting import counted
from ashinami_web.plans.forms import IndicatorForm, MentionForm, ReviewForm, ValueForm
from ashinami_web.plans.models import Indicator, Mention, Plan
from ashinami_web.plans.queries import mentions_shown
from ashinami_web.plans.row_forms import asked, circles, take


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def new_indicator(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write a new indicator of a plan."""
    found = get_object_or_404(Plan.objects.select_related("circle"), pk=key, body=request.acting.body)
    return _indicator(request, found, None)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def indicator(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change an indicator of a plan."""
    row = _own_indicator(request, key)
    return _indicator(request, row.plan, row)


def _indicator(request: ActingRequest, found: Plan, row: Indicator | None) -> HttpResponse:
    form = IndicatorForm(asked(request), initial=IndicatorForm.initial_of(row))

    def act() -> None:
        write_indicator(found, row, form.said(), by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("指標を書く"), back=reverse("plan", args=[found.pk]))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def value(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write the value of an indicator for a fiscal year, by hand."""
    row = _own_indicator(request, key)
    form = ValueForm(asked(request), initial={"year": fiscal_year(clock.today())})

    def act() -> None:
        write_value(row, form.said(), by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=row.name, back=reverse("plan", args=[row.plan_id]))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def count(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let the system count the value of this fiscal year."""
    row, today = _own_indicator(request, key), clock.today()
    year = fiscal_year(today)
    found = counted(row, year, request.acting, today)
    if found is None:
        messages.warning(request, _("足並みには、これを数える記録がまだありません。手で書いてください。"))
    else:
        said = {"year": year, "value": found, "note": ""}
        write_value(row, said, by=request.acting, at=clock.now(), day=today, counted=True)
        messages.success(request, _("%(year)s年度の値を数えて書きました。") % {"year": year})
    return redirect("plan", row.plan_id)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def review(request: ActingRequest, key: UUID) -> HttpResponse:
    """Add a review of a plan; with `?corrects=` one that corrects an earlier one."""
    found = get_object_or_404(Plan.objects.select_related("circle"), pk=key, body=request.acting.body)
    mends = request.GET.get("corrects")
    before = next((row for row in found.reviews.all() if str(row.pk) == mends), None) if mends else None
    today = clock.today()
    initial = ReviewForm.initial_of(before) or {"held_on": today, "next_on": months_later(today, REFRESH_MONTHS)}
    form = ReviewForm(asked(request), initial=initial)

    def act() -> None:
        record_review(found, form.said(), corrects=before, by=request.acting, at=clock.now(), day=clock.today())

    intro = _("書いたふりかえりは消えません。直すときは、直したものを新しく書きます。")
    return take(request, form, act, title=_("ふりかえりを書く"), back=reverse("plan", args=[key]), intro=intro)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def mentions(request: ActingRequest) -> HttpResponse:
    """List what official plans say of each service, the silent ones first with what stands in the way."""
    rows = mentions_shown(clock.today())
    context = {
        "silent": [(row, _obstacles(row)) for row in rows if not row.is_named],
        "named": [row for row in rows if row.is_named],
        "may_keep": request.acting.may(Permission.KEEP_COMMUNITY),
        "here": request.acting.body,
    }
    return render(request, "plans/mentions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_COMMUNITY)
def mention(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write what an official plan says."""
    found = None if key is None else get_object_or_404(Mention, pk=key, body=request.acting.body)
    initial = MentionForm.initial_of(found) or {"read_on": clock.today()}
    form = MentionForm(asked(request), initial=initial, circles=circles(request))
    form.offer(section=bodies_around(request.acting.body))

    def act() -> None:
        write_mention(found, form.said(), circle=form.shared_with, by=request.acting, at=clock.now(), day=clock.today())

    return take(request, form, act, title=_("計画に書かれていることを書く"), back=reverse("mentions"))


def _obstacles(row: Mention) -> list[str]:
    return [_(str(Mention.Obstacle(code).label)) for code in row.obstacles]


def _own_indicator(request: ActingRequest, key: UUID) -> Indicator:
    return get_object_or_404(Indicator.objects.select_related("plan", "circle"), pk=key, body=request.acting.body)
