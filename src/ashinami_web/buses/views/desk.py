"""The bus beside the wish while she is on the phone, and the call that ends with the bus."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.bookings.forms import WishForm
from ashinami_web.bookings.views.callers import person_asked
from ashinami_web.bookings.views.desk import wish_said
from ashinami_web.buses.actions import advise_bus
from ashinami_web.buses.asking import bus_for
from ashinami_web.buses.forms import ReplyForm
from ashinami_web.buses.models import BusBasis
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.TAKE_WISHES)
def bus(request: ActingRequest) -> HttpResponse:
    """Say which bus would do for the wish as far as it has been said, or why none does."""
    form = WishForm(request.GET, body=request.acting.body, rider=person_asked(request.GET.get("rider", "")))
    wish = wish_said(request.acting, form)
    found = bus_for(wish) if wish else None
    reply = ReplyForm(request.GET).reply()
    reasons = [(value, label) for value, label in BusBasis.Reason.choices if value]
    return render(request, "buses/_bus.html", {"bus": found, "reply": reply, "reasons": reasons})


@require_POST
@needs(Permission.TAKE_WISHES)
def advised(request: ActingRequest) -> HttpResponse:
    """Write down that she was told of the bus and takes it; her wish is not taken."""
    rider = person_asked(request.POST.get("rider", ""))
    form = WishForm(request.POST, body=request.acting.body, rider=rider)
    wish = wish_said(request.acting, form)
    found = bus_for(wish) if wish else None
    if rider is None or wish is None or found is None or found["kind"] not in ("bus", "foot"):
        messages.warning(request, _("いまは、バスで行けるとは言えません。申込みとして受けてください。"))
        return redirect("desk")
    advise_bus(rider.pk, wish.service_day, found, by=request.acting, at=clock.now())
    messages.success(request, _("%(name)sさんにバスをご案内したことを書きとめました。") % {"name": rider})
    return redirect("desk")
