"""Half-days typed in from paper: the coming four weeks of one volunteer, and the empty sheet."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami_web.bodies.models import Volunteer
from ashinami_web.bodies.queries import volunteers_on
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.offers.days_actions import say_days, stands_on
from ashinami_web.offers.forms import WEEKS, DaysForm
from ashinami_web.people.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def volunteer_days(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show four weeks of a volunteer as they stand, and take what stands on his sheet."""
    rows = Volunteer.objects.prefetch_related("person")
    found, today = get_object_or_404(rows, pk=key, body=request.acting.body), clock.today()
    stands = stands_on(found, today, WEEKS * 7)
    form = DaysForm(request.POST if request.method == "POST" else None, first=today, stands=stands)
    if request.method == "POST" and form.is_valid():
        changed = say_days(found, form.said(), by=request.acting.author, at=clock.now(), device="desk")
        messages.success(request, _("%(days)s日分を書きかえました。") % {"days": len(changed)})
        return redirect("volunteer", found.pk)
    return render(request, "offers/volunteer_days.html", {"form": form, "volunteer": found})


@require_GET
@needs(Permission.PLAN)
def days_sheet(request: ActingRequest) -> HttpResponse:
    """Show a sheet for each volunteer: the coming four weeks with boxes to tick by hand."""
    today = clock.today()
    sheets = [
        (row, list(stands_on(row, today, WEEKS * 7).items())) for row in volunteers_on(request.acting.body, today)
    ]
    return render(request, "offers/days_sheet.html", {"sheets": sheets, "today": today})
