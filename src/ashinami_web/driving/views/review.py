"""What came from drivers' devices and waits for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.driving.marks import AFTER, BEFORE, EXTRA, PASSENGERS, TAKE_BACK, read
from ashinami_web.driving.models import KeptMark
from ashinami_web.driving.queries import TO_PRESS
from ashinami_web.driving.review_actions import ReviewError, set_aside, take, take_extra
from ashinami_web.driving.review_forms import ExtraForm
from ashinami_web.money.views.parts import riders
from ashinami_web.people.roles import Permission
from ashinami_web.runs.models import Ride

SAYS = {
    **TO_PRESS,
    TAKE_BACK: gettext_lazy("ひとつ前に戻す"),
    BEFORE: gettext_lazy("出かける前の確認"),
    AFTER: gettext_lazy("帰ったあとの記録"),
    EXTRA: gettext_lazy("予定にない送迎"),
    PASSENGERS: gettext_lazy("ほかにも乗った人"),
}


@dataclass(frozen=True, slots=True)
class Report:
    """One thing that waits, in words: what, when, of which ride; for an extra ride what the desk adds."""

    kept: KeptMark
    what: str | Promise
    at: datetime | None
    ride: Ride | None
    form: ExtraForm | None


@require_GET
@needs(Permission.PLAN)
def reports(request: ActingRequest) -> HttpResponse:
    """List what waits, the oldest first."""
    return _shown(request)


@require_POST
@needs(Permission.PLAN)
def take_in(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let it count."""
    try:
        take(_kept(key), by=request.acting, at=clock.now())
    except ReviewError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("記録に入れました。"))
    return redirect("driver_reports")


@require_POST
@needs(Permission.PLAN)
def extra(request: ActingRequest, key: UUID) -> HttpResponse:
    """Put a ride nobody booked on record."""
    kept = _kept(key)
    form = ExtraForm(request.POST, kept=kept, riders=riders(request.acting.body))
    if not form.is_valid():
        return _shown(request, form, kept)
    try:
        wish = take_extra(kept, form.extra(), by=request.acting, at=clock.now())
    except ReviewError as error:
        messages.error(request, str(error))
        return redirect("driver_reports")
    if wish.rides.filter(state="done").exists():
        messages.success(request, _("送迎として記録に入れました。"))
    else:
        messages.warning(
            request, _("申込みとして書きました。法の根拠が確かめられたら、配車のページで結果を書いてください。")
        )
    return redirect("wish", wish.pk)


@require_POST
@needs(Permission.PLAN)
def aside(request: ActingRequest, key: UUID) -> HttpResponse:
    """Leave it out, with the reason."""
    try:
        set_aside(_kept(key), note=request.POST.get("note", "")[:200], by=request.acting, at=clock.now())
    except ReviewError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("記録に入れないことにしました。"))
    return redirect("driver_reports")


def _kept(key: UUID) -> KeptMark:
    return get_object_or_404(KeptMark.objects.select_related("link"), pk=key)


def _shown(request: ActingRequest, form: ExtraForm | None = None, of: KeptMark | None = None) -> HttpResponse:
    body = request.acting.body
    waiting = KeptMark.objects.filter(body=body, outcome=KeptMark.Outcome.WAITING).select_related("link")
    kept = list(waiting.prefetch_related("link__driver").order_by("received_at"))
    rides = Ride.objects.filter(body=body, pk__in=[row.about for row in kept if row.about])
    by_key = {ride.pk: ride for ride in rides.select_related("wish").prefetch_related("wish__rider")}
    people = riders(body) if any(row.said.get("what") == EXTRA for row in kept) else []
    found = []
    for row in kept:
        one = read(row.said)
        fills = one is not None and one.what == EXTRA
        own = form if of is not None and of.pk == row.pk else ExtraForm(kept=row, riders=people) if fills else None
        what = _("読み取れない記録") if one is None else SAYS[one.what]
        found.append(Report(row, what, one.at if one else None, by_key.get(row.about) if row.about else None, own))
    return render(request, "driving/reports.html", {"reports": found, "failed": form})
