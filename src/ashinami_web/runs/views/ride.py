"""One ride on the board: move, lock, confirm, withdraw, and what a driver told the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ashinami.basics.clock import Minute
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import EndedBy
from ashinami_web.audit.models import Event
from ashinami_web.bookings.actions import explain_no_show
from ashinami_web.bookings.models import RiderCard
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.driving import actions as driving
from ashinami_web.driving.actions import MarkError, today_for_drivers
from ashinami_web.people.roles import Permission
from ashinami_web.running.line import EngineError
from ashinami_web.runs import actions, confirm_actions
from ashinami_web.runs.actions import CannotMoveError
from ashinami_web.runs.asking import NOT_READY
from ashinami_web.runs.board import BoardMovedError
from ashinami_web.runs.forms import CallForm, MarkForm, MoveForm, WithdrawForm
from ashinami_web.runs.models import Ride
from ashinami_web.runs.planning import drivers_on
from ashinami_web.runs.promises import PROMISED, DriverTakenError
from ashinami_web.runs.queries import version_of, waits_for_call, why_this_driver
from ashinami_web.runs.verdicts import verdicts_on, why_nobody
from ashinami_web.runs.views.board import board_url, version_in

MOVABLE = (RideState.REQUESTED, RideState.OFFERED)


@dataclass(frozen=True, slots=True)
class _Page:
    """The page of a ride: its forms, one of them perhaps filled in already."""

    request: ActingRequest
    ride: Ride
    filled: dict[str, forms.Form] = field(default_factory=dict)

    def show(self) -> HttpResponse:
        ride = self.ride
        card = RiderCard.objects.filter(body_id=ride.body_id, person=ride.wish.rider_id).first()
        needs_of = card.needs if card else []
        return render(
            self.request,
            "runs/ride.html",
            {
                "ride": ride,
                "wish": ride.wish,
                "needs": needs_of,
                "version": version_of(self.request.acting.body, ride.service_day),
                "back": board_url(ride.service_day),
                "why": why_this_driver(ride, needs_of),
                "why_not_yet": confirm_actions.why_not_yet(ride.wish),
                "last_mark": driving.last_mark(ride),
                **self._forms(),
            },
        )

    def _forms(self) -> dict[str, Any]:
        state = RideState(self.ride.state)
        offered: dict[str, Any] = {}
        if self.ride.leg == Leg.BACK.name and waits_for_call(self.ride.wish):
            offered["call"] = CallForm()
        elif state in MOVABLE:
            said = verdicts_on(self.ride)
            offered |= {"move": MoveForm(choices=said.choices), "unable": said.unable}
            if state is RideState.REQUESTED:
                offered["why_nobody"] = why_nobody(self.ride)
        if state is RideState.CONFIRMED:
            offered["withdraw"] = WithdrawForm()
        if state in PROMISED and not state.ended:
            offered["mark"] = MarkForm()
        return offered | self.filled


@require_GET
@needs(Permission.PLAN)
def ride(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a ride and what may be done with it."""
    return _Page(request, _ride(key)).show()


@require_POST
@needs(Permission.PLAN)
def move(request: ActingRequest, key: UUID) -> HttpResponse:
    """Give the ride to another driver: at once, or the reason why not."""
    found = _ride(key)
    drivers = drivers_on(found.body_id, found.service_day)
    form = MoveForm(request.POST, choices=[(driver.key, driver.name) for driver in drivers])
    if not form.is_valid():
        return _Page(request, found, {"move": form}).show()
    driver = UUID(form.cleaned_data["driver"])
    version = version_in(request)
    return _tried(
        _Page(request, found, {"move": form}),
        lambda: actions.move(found, driver, version=version, by=request.acting, at=clock.now()),
        _("運転者をかえて、時刻を組み直しました。"),
    )


@require_POST
@needs(Permission.PLAN)
def call(request: ActingRequest, key: UUID) -> HttpResponse:
    """She has rung: her way home gets its time, and a driver can be asked."""
    found = _ride(key)
    form = CallForm(request.POST)
    page = _Page(request, found, {"call": form})
    if not form.is_valid():
        return page.show()
    minute = form.cleaned_data["minute"]
    return _tried(
        page,
        lambda: actions.set_return(found, minute, by=request.acting, at=clock.now()),
        _("お帰りの時刻を書きました。運転者を決めてください。"),
    )


@require_POST
@needs(Permission.PLAN)
def lock(request: ActingRequest, key: UUID) -> HttpResponse:
    """Lock the ride to its driver, or unlock it."""
    found = _ride(key)
    locked = request.POST.get("locked") == "1"
    version = version_in(request)
    return _tried(
        _Page(request, found),
        lambda: actions.lock(found, locked=locked, version=version, by=request.acting, at=clock.now()),
        _("この運転者に固定しました。") if locked else _("固定をはずしました。"),
    )


@require_POST
@needs(Permission.PLAN)
def confirm(request: ActingRequest, key: UUID) -> HttpResponse:
    """Confirm this ride alone."""
    found = _ride(key)
    version = version_in(request)

    def confirmed() -> None:
        done = confirm_actions.confirm(
            found.service_day, version=version, by=request.acting, at=clock.now(), rides=[found.pk]
        )
        if not done.confirmed:
            raise CannotMoveError(done.waiting[0][1] if done.waiting else _("この送迎は、いま確定できません。"))

    return _tried(_Page(request, found), confirmed, _("確定しました。"))


@require_POST
@needs(Permission.PLAN)
def withdraw(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take the promise back."""
    found = _ride(key)
    form = WithdrawForm(request.POST)
    page = _Page(request, found, {"withdraw": form})
    if not form.is_valid():
        return page.show()
    reason, version = form.cleaned_data["reason"], version_in(request)
    return _tried(
        page,
        lambda: confirm_actions.withdraw(found, reason=reason, version=version, by=request.acting, at=clock.now()),
        _("確定を取り消しました。運転者と利用者に電話してください。"),
    )


@require_POST
@needs(Permission.PLAN)
def mark(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down what a driver said on the phone."""
    found = _ride(key)
    form = MarkForm(request.POST)
    page = _Page(request, found, {"mark": form})
    if not form.is_valid():
        return page.show()
    said, km = form.cleaned_data, form.cleaned_data["km"]
    if Event.objects.filter(pk=said["id"], subject=str(found.pk)).exists():
        return redirect("board_ride", found.pk)  # the same page sent twice
    at = moment_said(found, said["what"], said["minute"])
    if at > clock.now():
        form.add_error("minute", _("まだ来ていない時刻です。"))
        return page.show()

    def marked() -> None:
        driving.mark(found, said["what"], by=request.acting.author, at=at, device="desk", id=said["id"], metres=km)
        if said["what"] == "no_show" and (said["ended_by"] or said["reason"]):
            whose = EndedBy[said["ended_by"] or EndedBy.OTHER.name]
            explain_no_show(found.wish, reason=said["reason"], ended_by=whose, by=request.acting, at=clock.now())

    return _tried(page, marked, _("記録しました。"))


@require_POST
@needs(Permission.PLAN)
def take_back(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take the last mark back."""
    found = _ride(key)
    last = driving.last_mark(found)
    if last is not None and str(last.pk) == request.POST.get("event"):
        driving.void(last, by=request.acting.author, at=clock.now(), device="desk")
        messages.success(request, _("さいごの記録を取り消しました。"))
    return redirect("board_ride", found.pk)


def moment_said(ride: Ride, what: str, minute: Minute | None) -> datetime:
    """Return when something happened to a ride: at the minute said; if none was, now, or on a day gone by as it was planned."""
    if minute is None and ride.service_day >= today_for_drivers():
        return clock.now()
    planned = ride.drop_off_at if what == "done" else ride.pick_up_at
    return moment_of(ride.service_day, (planned or 0) if minute is None else minute)


def moment_of(service_day: date, minute: Minute) -> datetime:
    """Return the moment of a minute of the service day in Japan."""
    return datetime.combine(service_day, time(), tzinfo=clock.JAPAN) + timedelta(minutes=minute)


def _tried(page: _Page, action: Callable[[], object], done: str) -> HttpResponse:
    """Do it and go back to the ride; what cannot be done is said on the page, with all that was typed."""
    try:
        action()
    except (BoardMovedError, DriverTakenError) as error:
        messages.warning(page.request, error.text)
    except (CannotMoveError, MarkError) as error:
        messages.error(page.request, str(error))
    except EngineError:
        messages.error(page.request, NOT_READY)
    else:
        messages.success(page.request, done)
        return redirect("board_ride", page.ride.pk)
    return _Page(page.request, _ride(page.ride.pk), page.filled).show()


def _ride(key: UUID) -> Ride:
    rides = Ride.objects.select_related("wish__origin", "wish__destination", "wish__arrangement", "run__vehicle")
    return get_object_or_404(rides.prefetch_related("wish__rider", "driver"), pk=key)
