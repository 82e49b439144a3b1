"""Things bought with aid: what was promised about them; the half rule watched, and the paper of working together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.bodies.models import Body, Vehicle
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.money.books import MoneyError
from ashinami_web.money.half_view import half_seen
from ashinami_web.money.models import Asset
from ashinami_web.money.month_view import around
from ashinami_web.money.plan_actions import give_up, write_asset
from ashinami_web.money.plan_forms import AssetForm, GiveUpForm, JointForm
from ashinami_web.money.plan_view import asset_lines
from ashinami_web.money.views.parts import file_answer, month_asked
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.KEEP_MONEY)
def assets(request: ActingRequest) -> HttpResponse:
    """Show the things the group bought with aid."""
    lines = asset_lines(clock.today(), body=request.acting.body)
    return render(request, "money/assets.html", {"lines": lines, "today": clock.today()})


@require_GET
@needs(Permission.REVIEW_CLAIMS)
def aided(request: ActingRequest) -> HttpResponse:
    """Show all things the funder aided, group by group."""
    lines = asset_lines(clock.today(), funder=request.acting.body)
    return render(request, "money/assets.html", {"lines": lines, "today": clock.today(), "funder": True})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.KEEP_MONEY)
def asset(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Write a thing down, or change what is on record of it."""
    body = request.acting.body
    row = get_object_or_404(Asset.objects.select_related("funder"), pk=key, body=body) if key else None
    choices: dict[str, Any] = {
        "funders": Body.objects.exclude(pk=body.pk).order_by("name"),
        "vehicles": Vehicle.objects.filter(body=body).order_by("name"),
    }
    form = AssetForm(request.POST or None, initial=AssetForm.initial_of(row), **choices)
    if request.method == "POST" and form.is_valid():
        try:
            written = write_asset(row, form.values(), by=request.acting, at=clock.now(), day=clock.today())
        except MoneyError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("書きとめました。"))
            return redirect("bought", written.pk)
    giving = GiveUpForm(initial={"on": clock.today()})
    return render(request, "money/asset.html", {"form": form, "asset": row, "giving": giving})


@require_POST
@needs(Permission.KEEP_MONEY)
def asset_give_up(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down that a thing is given up, where that is allowed."""
    row = get_object_or_404(Asset.objects.select_related("funder"), pk=key, body=request.acting.body)
    form = GiveUpForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("手放した日と、どのように手放したかを入れてください。"))
        return redirect("bought", row.pk)
    said = form.cleaned_data
    try:
        give_up(row, said["how"], said["on"], by=request.acting, at=clock.now(), day=clock.today())
    except MoneyError as error:
        messages.error(request, str(error))
        return redirect("bought", row.pk)
    messages.success(request, _("手放したことを書きとめました。"))
    return redirect("assets")


@require_GET
@needs(Permission.KEEP_MONEY)
def half(request: ActingRequest, month: str) -> HttpResponse:
    """Show the half rule month by month, and what it would be if others joined."""
    asked = month_asked(month)
    form = JointForm(request.GET if "more" in request.GET else None)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    before, after = around(asked)
    context = {
        "month": asked,
        "before": before,
        "after": after,
        "form": form,
        "seen": half_seen(request.acting.body, asked, request.GET.get("grant", ""), said.get("more") or 0),
        "asked": request.GET.urlencode(),
    }
    return render(request, "money/half.html", context)


@require_GET
@needs(Permission.KEEP_MONEY)
def agreement(request: ActingRequest, month: str) -> HttpResponse:
    """Return the paper of working together: what the records say is in it, what must be talked about is open."""
    from ashinami.casework.money.joint_sheet import joint_sheet  # noqa: PLC0415 - the typesetter is needed here only
    from ashinami.papers.transcript import transcript_pdf  # noqa: PLC0415 - as above

    asked, body = month_asked(month), request.acting.body
    form = JointForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    seen = half_seen(body, asked, request.GET.get("grant", ""), said.get("more") or 0)
    sheet = joint_sheet(seen.joint(body, said.get("partner") or "", clock.today()))
    return file_answer(transcript_pdf(sheet.title, [sheet]), "agreement.pdf")
