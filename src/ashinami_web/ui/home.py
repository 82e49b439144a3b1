"""The first page: what waits today, for each role."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami_web.bookings.daylist import counts_of
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.handover.queries import to_take_over, waiting
from ashinami_web.meetings.models import Meeting
from ashinami_web.meetings.queries import meetings_from
from ashinami_web.people.roles import Permission, Role
from ashinami_web.reports.models import SharedSheet
from ashinami_web.resources.service_queries import inbox
from ashinami_web.support.queries import GIVES

MOST_SHEETS = 60
NEXT_MEETINGS = 3


@require_GET
@needs(None)
def home(request: ActingRequest) -> HttpResponse:
    """Show the numbers of today and tomorrow to a desk, what is due to who keeps the community's work, the way in to a driver."""
    by = request.acting
    context: dict[str, Any] = {
        "days": (),
        "sheets": None,
        "keeps_accounts": by.may(Permission.MANAGE_ACCOUNTS),
        "drives": Role.DRIVER in by.roles,
    }
    if by.may(Permission.TAKE_WISHES):
        today = clock.today()
        context["days"] = [counts_of(by.body.pk, day) for day in (today, today + timedelta(days=1))]
    if by.may(Permission.SEE_SHARED_SHEETS):
        context["sheets"] = (
            SharedSheet.objects.filter(to_body=by.body)
            .select_related("body")
            .order_by("-month", "body__name")[:MOST_SHEETS]
        )
    if by.may(Permission.SEE_COMMUNITY):
        context["waiting"], context["more"] = waiting(by.body, by.person, clock.today())
        context["to_take_over"] = to_take_over(by.body, by.person) if by.may(Permission.KEEP_COMMUNITY) else ()
        context["keeps_community"] = by.may(Permission.KEEP_COMMUNITY) and not by.may(Permission.TAKE_WISHES)
        if context["keeps_community"]:
            today = clock.today()
            context["coming"] = meetings_from(today, state=Meeting.State.PLANNED)[:NEXT_MEETINGS]
            context["told"] = inbox(by.body).count()
        context["accompanies"] = by.body.kind in GIVES
    return render(request, "ui/home.html", context)
