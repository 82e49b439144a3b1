"""Trying something out: another plan, a driver off, one more driver, a clinic late; side by side with the board; adopted or left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.vocabulary.ride import Leg
from ashinami_web.audit.words import WORDS
from ashinami_web.bookings.recall import places_of
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.helping.queries import visits_on
from ashinami_web.people.roles import Permission
from ashinami_web.runs.board import BoardMovedError
from ashinami_web.runs.comparing import board_side, differences, plan_side, same_day, visits_of
from ashinami_web.runs.distance import Distance, distance_of, plan_on_board, visits_on_board
from ashinami_web.runs.models import Plan, Ride
from ashinami_web.runs.planning import drivers_on
from ashinami_web.runs.promises import DriverTakenError
from ashinami_web.runs.trial_actions import CannotAdoptError, adopt, request_trial, try_out
from ashinami_web.runs.trial_forms import AnotherForm, LateForm, OffForm
from ashinami_web.runs.trials import told_of, trials_of
from ashinami_web.runs.undo_actions import CannotUndoError, undo
from ashinami_web.runs.views.board import board_url, day_in, version_in, with_engine

TO_FETCH = ("offered", "confirmed", "en_route")
FORMS = ("off", "another", "late")


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
@with_engine
def trial(request: ActingRequest) -> HttpResponse:
    """Ask what to try, and list what was tried; then try it and show it beside the board."""
    day, body = day_in(request), request.acting.body
    sent = request.POST.get("what") if request.method == "POST" else None
    data = {name: request.POST if name == sent else None for name in FORMS}
    forms: dict[str, OffForm | AnotherForm | LateForm] = {
        "off": OffForm(data["off"], drivers=drivers_on(body.pk, day)),
        "another": AnotherForm(data["another"], places=places_of(body).filter(lat__isnull=False).order_by("kana")),
        "late": LateForm(data["late"], rides=_to_fetch(request, day)),
    }
    said = forms.get(sent or "")
    if said is not None and said.is_valid():
        tried = try_out(day, said.supposed(), by=request.acting, at=clock.now())
        return redirect("board_compare", tried.pk)
    context = {"day": day, "back": board_url(day), "trials": trials_of(body, day), "wrong": sent}
    return render(request, "runs/trial.html", context | forms)


@require_POST
@needs(Permission.PLAN)
def another_plan(request: ActingRequest) -> HttpResponse:
    """Ask the planner for another plan to look at; the board shows how far it is."""
    day = day_in(request)
    tried = Plan.objects.filter(body=request.acting.body, day__service_day=day).count()
    request_trial(day, seed=tried + 2, by=request.acting, at=clock.now())
    return redirect(board_url(day))


@require_GET
@needs(Permission.PLAN)
@with_engine
def compare(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a plan that was tried beside the board, or beside another that was tried (`with`)."""
    plan = _plan(key)
    day, body = plan.day.service_day, request.acting.body
    against = next((each for each in trials_of(body, day) if str(each.plan.pk) == request.GET.get("with")), None)
    on_board = plan_on_board(body, day)
    first = against.plan if against else on_board
    one = plan_side(first) if first else board_side(body, day)
    other = plan_side(plan)
    found = differences(body, day, one, other)
    return render(
        request,
        "runs/compare.html",
        {
            "day": day,
            "back": board_url(day),
            "plan": plan,
            "told": told_of(plan),
            "against": against,
            "one": one,
            "other": other,
            "sides": (one, other),
            "distances": (_distance_beside(plan, first), distance_of(plan)),
            "differences": [each for each in found if not each.small],
            "small": [each for each in found if each.small],
            "visits": _visits_changed(plan, first),
            "promises": sum(each.promised for each in found),
            "others": [each for each in trials_of(body, day) if each.plan.pk != plan.pk],
            "may_adopt": plan.tried and plan.supposed.get("what") != "another" and _would_change(plan, on_board),
        },
    )


@require_GET
@needs(Permission.PLAN)
def distance(request: ActingRequest, key: UUID) -> HttpResponse:
    """Say how far a plan is from the best, as a fragment: nothing new while it is being looked for. As a page: the plan's board."""
    plan = _plan(key)
    if not request.htmx:
        return redirect(board_url(plan.day.service_day))
    known = distance_of(plan)
    if known.job is not None:
        return HttpResponse(status=204)
    return render(request, "runs/distance.html", {"distance": known, "short": "short" in request.GET})


@require_POST
@needs(Permission.PLAN)
def adopt_plan(request: ActingRequest, key: UUID) -> HttpResponse:
    """Put a plan that was tried on the board."""
    plan = _plan(key)
    try:
        taken_back = adopt(plan, by=request.acting, at=clock.now())
    except (BoardMovedError, DriverTakenError) as error:
        messages.warning(request, error.text)
    except CannotAdoptError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("案を予定表に載せました。"))
        if taken_back:
            text = ngettext(
                "%(count)d件のお約束が変わります。電話してから、確定し直してください。",
                "%(count)d件のお約束が変わります。電話してから、確定し直してください。",
                taken_back,
            )
            messages.warning(request, text % {"count": taken_back})
    return redirect(board_url(plan.day.service_day))


@require_POST
@needs(Permission.PLAN)
def undo_step(request: ActingRequest) -> HttpResponse:
    """Put the board back to how it stood before its last change."""
    day = day_in(request)
    try:
        step = undo(day, version=version_in(request), by=request.acting, at=clock.now())
    except BoardMovedError as error:
        messages.warning(request, error.text)
    except (CannotUndoError, DriverTakenError) as error:
        messages.error(request, str(getattr(error, "text", error)))
    else:
        messages.success(request, _("「%(what)s」を元に戻しました。") % {"what": WORDS[step.event_kind]})
    return redirect(board_url(day))


def _distance_beside(plan: Plan, first: Plan | None) -> Distance | None:
    """Return how far the first of two plans is from the best; it need not lead to the second, which stands beside it."""
    found = distance_of(first) if first else None
    return replace(found, better=None) if found and found.better == plan else found


def _visits_changed(plan: Plan, first: Plan | None) -> int:
    """Return how many support visits have another helper or minute in a plan than in the first, or on the board."""
    after = visits_of(plan)
    on_board = visits_on_board(visits_on(plan.body, plan.day.service_day), after)
    before = visits_of(first) if first else on_board
    return sum(before.get(key) != after.get(key) for key in before | after)


def _would_change(plan: Plan, on_board: Plan | None) -> bool:
    """Whether the board would be another with the plan on it: not when nothing was supposed and it is the same day as the board."""
    return bool(plan.supposed) or on_board is None or not same_day(on_board, plan)


def _plan(key: UUID) -> Plan:
    return get_object_or_404(Plan.objects.select_related("day", "body"), pk=key)


def _to_fetch(request: ActingRequest, day: date) -> list[Ride]:
    """Return the ways home still to be driven: those for whom a clinic can be late."""
    rides = Ride.objects.filter(body=request.acting.body, service_day=day, leg=Leg.BACK.name, state__in=TO_FETCH)
    return list(rides.select_related("wish__destination"))
