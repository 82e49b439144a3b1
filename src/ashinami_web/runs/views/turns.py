"""How turns are shared out: what each driver has taken over the months, and a rota for the weeks to come."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.runs.turns import rota_from, turns_until
from ashinami_web.runs.views.board import board_url, day_in, with_engine

WEEKS = (4, 8, 13)


@require_GET
@needs(Permission.PLAN)
def turns(request: ActingRequest) -> HttpResponse:
    """Show the last months, and the four weeks before the day; printable."""
    day = day_in(request)
    shared = turns_until(request.acting.body, day)
    return render(request, "runs/turns.html", {"day": day, "back": board_url(day), "shared": shared})


@require_GET
@needs(Permission.PLAN)
@with_engine
def rota(request: ActingRequest) -> HttpResponse:
    """Propose whose turn it is in the weeks from the next Monday on; printable."""
    day = day_in(request)
    monday = day + timedelta(days=-day.weekday() % 7)
    asked = request.GET.get("weeks", "")
    weeks = int(asked) if asked in map(str, WEEKS) else WEEKS[0]
    return render(
        request,
        "runs/rota.html",
        {
            "day": day,
            "back": board_url(day),
            "weeks": weeks,
            "choices": WEEKS,
            "rota": rota_from(request.acting.body, monday, weeks),
        },
    )
