"""The day's board, asking for a proposal, and confirming it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Concatenate
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.helping.queries import visits_on
from ashinami_web.jobs.actions import ONGOING
from ashinami_web.jobs.models import Job
from ashinami_web.people.roles import Permission
from ashinami_web.running.line import EngineError
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.asking import NOT_READY
from ashinami_web.runs.board import BoardMovedError
from ashinami_web.runs.confirm_actions import confirm, why_not_yet
from ashinami_web.runs.models import Plan, Ride
from ashinami_web.runs.promises import DriverTakenError
from ashinami_web.runs.queries import board_of, version_of

_A_MOMENT = timedelta(minutes=2)


def board_url(day: date) -> str:
    """Return the address of a day's board."""
    return f"{reverse('board')}?day={day.isoformat()}"


def day_in(request: HttpRequest) -> date:
    """Return the day a page is asked for; without one, or with one nobody can read, today."""
    return day_asked(request.GET.get("day") or request.POST.get("day") or "") or clock.today()


def with_engine[**P](
    view: Callable[Concatenate[ActingRequest, P], HttpResponse],
) -> Callable[Concatenate[ActingRequest, P], HttpResponse]:
    """Lead back to the board, with a word, when the engine a page needs is there and fails."""

    @wraps(view)
    def shown(request: ActingRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except EngineError:
            messages.error(request, NOT_READY)
            return redirect(board_url(day_in(request)))

    return shown


def version_in(request: HttpRequest) -> int:
    """Return the board's version that somebody saw; a page that does not say it saw none."""
    text = request.POST.get("version", "")
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else -1


@require_GET
@needs(Permission.PLAN)
def board(request: ActingRequest) -> HttpResponse:
    """Show the day."""
    day = day_in(request)
    job = _last_job(request, day)
    shown = board_of(request.acting.body, day)
    return render(
        request,
        "runs/board.html",
        {
            "day": day,
            "before": board_url(day - timedelta(days=1)),
            "after": board_url(day + timedelta(days=1)),
            "board": shown,
            "job": job,
            "working": job is not None and job.state in ONGOING,
            "tried": _tried(job, shown.version),
            "cancelled": job is not None and _just_cancelled(job),
        },
    )


@require_POST
@needs(Permission.PLAN)
def plan(request: ActingRequest) -> HttpResponse:
    """Ask the planner for a proposal; the board shows how far it is."""
    day = day_in(request)
    request_plan(day, by=request.acting, at=clock.now())
    return redirect(board_url(day))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def confirm_day(request: ActingRequest) -> HttpResponse:
    """Ask before all that may be confirmed is confirmed, naming what must wait and why; then do it."""
    day = day_in(request)
    if request.method == "POST":
        return _confirmed(request, day)
    offered = list(
        Ride.objects.filter(body=request.acting.body, service_day=day, state="offered")
        .select_related("wish__destination")
        .prefetch_related("wish__rider", "driver")
        .order_by("pick_up_at")
    )
    visits = list(visits_on(request.acting.body, day).filter(offered_to__isnull=False))
    waiting = {ride.wish_id: (ride, why) for ride in offered if (why := why_not_yet(ride.wish))}
    ready = [ride for ride in offered if ride.wish_id not in waiting]
    return render(
        request,
        "runs/confirm.html",
        {
            "day": day,
            "back": board_url(day),
            "version": version_of(request.acting.body, day),
            "ready": ready,
            "visits": visits,
            "number": len(ready) + len(visits),
            "waiting": waiting.values(),
        },
    )


def _confirmed(request: ActingRequest, day: date) -> HttpResponse:
    try:
        done = confirm(day, version=version_in(request), by=request.acting, at=clock.now())
    except (BoardMovedError, DriverTakenError) as error:
        messages.warning(request, error.text)
        return redirect(board_url(day))
    count = len(done.confirmed) + len(done.visits)
    messages.success(
        request, ngettext("%(count)d件を確定しました。", "%(count)d件を確定しました。", count) % {"count": count}
    )
    if done.visits_waiting:
        messages.warning(request, _("行けなくなった方のいる訪問は、確定していません。予定を組み直してください。"))
    if done.waiting:
        messages.warning(
            request,
            ngettext(
                "%(count)d人の申込みは、法の根拠を確かめるまで確定できません。",
                "%(count)d人の申込みは、法の根拠を確かめるまで確定できません。",
                len(done.waiting),
            )
            % {"count": len(done.waiting)},
        )
    return redirect(board_url(day))


def _tried(job: Job | None, version: int) -> Plan | None:
    """Return the plan that was tried last, while the board is still the one it was tried for."""
    result = (job.result if job else None) or {}
    if not result.get("tried"):
        return None
    return Plan.objects.filter(pk=UUID(result["plan"]), tried=True, based_on=version).first()


def _just_cancelled(job: Job) -> bool:
    """Whether somebody has stopped the planner a moment ago, so that the page must say that it did stop."""
    return (
        job.state == Job.State.CANCELLED and job.finished_at is not None and clock.now() - job.finished_at < _A_MOMENT
    )


def _last_job(request: ActingRequest, day: date) -> Job | None:
    jobs = Job.objects.filter(body=request.acting.body, kind="plan_day", arguments__day=day.isoformat())
    return jobs.order_by("requested_at").last()
