"""How far long work is, and stopping it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.jobs.actions import ONGOING, cancel
from ashinami_web.jobs.models import Job
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.PLAN)
def job(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a job: as a fragment that asks again every second, or as a page. When it has ended the page around it is fetched anew."""
    found = get_object_or_404(Job, pk=key)
    working = found.state in ONGOING
    template = "jobs/progress.html" if request.htmx else "jobs/job.html"
    answer = render(request, template, {"job": found, "working": working, "back": _back(found)})
    if request.htmx and not working:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@needs(Permission.PLAN)
def stop(request: ActingRequest, key: UUID) -> HttpResponse:
    """Ask a job to stop."""
    found = get_object_or_404(Job, pk=key, body=request.acting.body)
    cancel(found, by=request.acting, at=clock.now())
    return redirect(_back(found))


def _back(job: Job) -> str:
    """Return the page the job was asked for from."""
    if "day" not in job.arguments:
        return reverse("guard")
    return f"{reverse('board')}?day={job.arguments['day']}"
