"""Offers while she is on the phone: who could fetch her when; held until she rings back, or settled at once."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.bookings.forms import WishForm
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.offering import offers_now, take_offer
from ashinami_web.bookings.views.callers import person_asked
from ashinami_web.bookings.views.desk import wish_said
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.helping import desk as visits
from ashinami_web.people.roles import Permission
from ashinami_web.runs.offer_actions import release_hold


@require_GET
@needs(Permission.PLAN)
def offers(request: ActingRequest) -> HttpResponse:
    """List the offers for the wish as far as it has been said."""
    rider = person_asked(request.GET.get("rider", ""))
    if visits.is_visit(request.GET):
        return visits.goers(request, rider)
    form = WishForm(request.GET, body=request.acting.body, rider=rider)
    wish = wish_said(request.acting, form)
    context = {"offers": offers_now(wish) if wish else None, "chosen": request.GET.get("offer", ""), "wish": wish}
    return render(request, "bookings/_offers.html", context)


@require_POST
@needs(Permission.PLAN)
def hold(request: ActingRequest, key: UUID) -> HttpResponse:
    """Hold an offer for a wish."""
    wish = _wish(key)
    take_offer(request, wish, request.POST.get("offer", ""), settled=False)
    return redirect("wish", wish.pk)


@require_POST
@needs(Permission.PLAN)
def settle(request: ActingRequest, key: UUID) -> HttpResponse:
    """Settle on an offer, or on the one that is held."""
    wish = _wish(key)
    take_offer(request, wish, request.POST.get("offer", ""), settled=True)
    return redirect("wish", wish.pk)


@require_POST
@needs(Permission.PLAN)
def release(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let go what is held for a wish."""
    release_hold(_wish(key), by=request.acting, at=clock.now())
    messages.success(request, _("仮押さえをやめました。"))
    return redirect("wish", key)


def _wish(key: UUID) -> Wish:
    return get_object_or_404(Wish.objects.select_related("body").prefetch_related("rider"), pk=key)
