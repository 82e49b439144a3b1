"""The page of the guard: what fell, and looking again at once."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.guard.queries import by_cause, fallen
from ashinami_web.guard.watch import KIND, ask
from ashinami_web.jobs.actions import ONGOING
from ashinami_web.jobs.models import Job
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.PLAN)
def guard(request: ActingRequest) -> HttpResponse:
    """List the rides ahead whose basis fell, with what to do and whom to telephone."""
    body = request.acting.body
    job = Job.objects.filter(body=body, kind=KIND).order_by("requested_at").last()
    context = {
        "causes": by_cause(fallen(body.pk, clock.today())),
        "job": job,
        "working": job is not None and job.state in ONGOING,
    }
    return render(request, "guard/guard.html", context)


@require_POST
@needs(Permission.PLAN)
def look_now(request: ActingRequest) -> HttpResponse:
    """Ask for a look at once."""
    by = request.acting
    ask(by.body.pk, by=by.author, at=clock.now())
    return redirect("guard")
