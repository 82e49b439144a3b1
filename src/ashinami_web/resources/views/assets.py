"""What bodies have: written, ended, and found by when it stands idle; coordinators and their areas."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.casework.community.idle import said
from ashinami_web.bodies.body_actions import BodyError, start_work, stop_work
from ashinami_web.bodies.body_forms import EndForm
from ashinami_web.bodies.body_queries import bodies_around, work_of
from ashinami_web.bodies.community_fields import AreaField, NearForm
from ashinami_web.bookings.fields import DayField
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.resources.actions import ResourceError, assign, end_asset, end_assignment, write_asset
from ashinami_web.resources.forms import AssetForm, AssignmentForm, IdleForm
from ashinami_web.resources.map_queries import coordinators
from ashinami_web.resources.models import Asset, Assignment
from ashinami_web.resources.queries import Hour, idle_assets
from ashinami_web.resources.views.register import by_now
from ashinami_web.ui.sheet import Sheet, sheet


class WorksForm(NearForm):
    """An area a body works in."""

    area = AreaField(required=True)
    start = DayField()


@needs(Permission.KEEP_COMMUNITY)
def asset(request: ActingRequest, body: UUID, key: UUID | None = None) -> HttpResponse:
    """Write something a body has."""
    owner = get_object_or_404(bodies_around(request.acting.body), pk=body)
    known = get_object_or_404(Asset, pk=key, about=owner, body=request.acting.body) if key else None
    initial: dict[str, Any] = {}
    if known:
        initial = {name: getattr(known, name) for name in AssetForm.base_fields if hasattr(known, name)}
        initial |= {"fields_": known.fields, "circle": str(known.circle_id or "")}
    form = AssetForm(request.POST or None, near=request.acting.body, day=clock.today(), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_asset(known, owner, form.said(), **by_now(request))
        except ResourceError as error:
            form.add_error("idle_text", str(error))
        else:
            messages.success(request, _("書きとめました。"))
            return redirect("resource", owner.pk)
    title = _("%(body)sが持っているものを書く") % {"body": owner}
    around = Sheet(title=title, back=reverse("resource", args=[owner.pk]), back_word=_("団体のページに戻る"))
    return sheet(request, form, around)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def asset_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say that it is no longer there."""
    row = get_object_or_404(Asset, pk=key, body=request.acting.body)
    end_asset(row, **by_now(request))
    messages.success(request, _("きょうまでとしました。"))
    return redirect("resource", row.about_id)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def idle(request: ActingRequest) -> HttpResponse:
    """Find what stands idle at an hour of the week."""
    form = IdleForm(request.GET or None)
    found = None
    if request.GET and form.is_valid():
        told = form.cleaned_data
        when = Hour(told["weekday"], told["start"], told["end"], told["kind"], told["least"] or 0)
        found = [(row, said(row.idle)) for row in idle_assets(request.acting.body, clock.today(), when)]
    return render(request, "resources/idle.html", {"form": form, "found": found})


@needs(Permission.KEEP_COMMUNITY)
def works(request: ActingRequest, body: UUID) -> HttpResponse:
    """Say in which area a body works."""
    row = get_object_or_404(bodies_around(request.acting.body), pk=body)
    today = clock.today()
    form = WorksForm(request.POST or None, near=request.acting.body, day=today, initial={"start": today})
    form.fields["start"].label = _("いつから")
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            start_work(body=row, area=told["area"], start=told["start"], end=None, **by_now(request))
        except BodyError as error:
            form.add_error("area", str(error))
        else:
            messages.success(request, _("活動する区域を書きました。"))
            return redirect("resource", row.pk)
    title = _("%(body)sの活動する区域") % {"body": row}
    around = Sheet(title=title, back=reverse("resource", args=[row.pk]), back_word=_("団体のページに戻る"))
    return sheet(request, form, around)


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def works_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say from when a body no longer works in an area."""
    row = get_object_or_404(work_of(request.acting.body, clock.today()), pk=key)
    form = EndForm(request.POST)
    try:
        if form.is_valid():
            stop_work(row=row, end=form.cleaned_data["end"], **by_now(request))
            messages.success(request, _("活動の終わりの日を書きました。"))
        else:
            messages.error(request, _("終わりの日を、入れ直してください。"))
    except BodyError as error:
        messages.error(request, str(error))
    return redirect("resource", row.body_id)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def coordinator_areas(request: ActingRequest) -> HttpResponse:
    """Show which coordinator each area has, and which has none."""
    return _coordinators(request, AssignmentForm(near=request.acting.body, day=clock.today()))


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def coordinator_new(request: ActingRequest) -> HttpResponse:
    """Say which area a coordinator looks after."""
    form = AssignmentForm(request.POST, near=request.acting.body, day=clock.today())
    if form.is_valid():
        try:
            assign(form.said() | {"person_id": _own_person(request)}, **by_now(request))
        except ResourceError as error:
            form.add_error("area", str(error))
        else:
            messages.success(request, _("受け持ちを書きました。"))
            return redirect("coordinators")
    return _coordinators(request, form)


def _own_person(request: ActingRequest) -> UUID | None:
    """Return the writer's own key when he says that it is himself."""
    return request.acting.person if request.POST.get("myself") else None


@require_POST
@needs(Permission.KEEP_COMMUNITY)
def coordinator_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """End what a coordinator looks after."""
    end_assignment(get_object_or_404(Assignment, pk=key, body=request.acting.body), **by_now(request))
    messages.success(request, _("受け持ちを終えました。"))
    return redirect("coordinators")


def _coordinators(request: ActingRequest, form: forms.Form) -> HttpResponse:
    whole, covered = coordinators(request.acting.body, clock.today())
    context = {
        "whole": whole,
        "covered": covered,
        "form": form,
        "own": request.acting.body.pk,
        "gaps": sum(not (row.own or row.near) for row in covered),
    }
    return render(request, "resources/coordinators.html", context)
