"""A volunteer's own wishes on his page: how much he takes, and whom he drives or does not."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ashinami_web.bodies.limits_actions import pair, set_limits, unpair
from ashinami_web.bodies.limits_forms import LimitsForm, PairForm
from ashinami_web.bodies.limits_queries import riders_known
from ashinami_web.bodies.models import Pairing, Volunteer
from ashinami_web.bodies.views import volunteer_page, volunteer_row
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission


@require_POST
@needs(Permission.PLAN)
def limits(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down how much he takes."""
    found = volunteer_row(key)
    form = LimitsForm(request.POST, of=found)
    if not form.is_valid():
        return volunteer_page(request, found, limits=form)
    set_limits(found, form.limits(), by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("引き受け方を書きました。"))
    return redirect("volunteer", found.pk)


@require_POST
@needs(Permission.MANAGE_GROUP)
def pair_with(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down whom he drives gladly, or not."""
    found = volunteer_row(key)
    form = PairForm(request.POST, riders=riders_known(request.acting))
    if not form.is_valid():
        return volunteer_page(request, found, pair=form)
    said = form.cleaned_data
    kind, rider = Pairing.Kind(said["kind"]), UUID(said["rider"])
    pair(found, rider, kind, reason=said["reason"], by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("組み合わせを書きました。"))
    return redirect("volunteer", found.pk)


@require_POST
@needs(Permission.MANAGE_GROUP)
def unpair_from(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let a pairing hold no longer."""
    row = get_object_or_404(Pairing, pk=key)
    found = Volunteer.objects.filter(body=row.body_id, person=row.driver_id).latest("start")
    unpair(row, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("組み合わせを消しました。"))
    return redirect("volunteer", found.pk)
