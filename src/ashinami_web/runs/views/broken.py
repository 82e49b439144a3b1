"""The rides ahead that no longer fit."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.runs.recheck import broken as found


@require_GET
@needs(Permission.PLAN)
def broken(request: ActingRequest) -> HttpResponse:
    """List them, with whom to telephone."""
    return render(request, "runs/broken.html", {"rows": found(request.acting.body, clock.today())})
