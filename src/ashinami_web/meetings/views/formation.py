"""How far the areas are with bodies of their own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami.community.formation import Formation
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.formation_queries import formation, kinds_there
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.SEE_COMMUNITY)
def formation_page(request: ActingRequest) -> HttpResponse:
    """Show how far each area is with a body of its own (?kind= the kind of area)."""
    body, today = request.acting.body, clock.today()
    kinds_offered = kinds_there(body, today)
    asked = request.GET.get("kind", "")
    kind = asked if asked in kinds_offered else next(iter(kinds_offered), "")
    rows = formation(body, today, kind)
    context = {
        "rows": rows,
        "kind": kind,
        "kinds": kinds_offered,
        "counts": [(stage, sum(row.stage is stage for row in rows)) for stage in Formation],
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "meetings/formation.html", context)
