"""How the turns are shared out: over the months what each driver has taken, beside the share he is willing to take."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.runs.turns import turns_until
from ashinami_web.runs.views.board import board_url, day_in


@require_GET
@needs(Permission.PLAN)
def turns(request: ActingRequest) -> HttpResponse:
    """Show the last months, and the four weeks before the day; printable."""
    day = day_in(request)
    shared = turns_until(request.acting.body, day)
    return render(request, "runs/turns.html", {"day": day, "back": board_url(day), "shared": shared})
