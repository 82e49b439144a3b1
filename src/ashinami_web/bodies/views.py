"""Volunteers: their weekdays, the exceptions, their cars and skills."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami_web.bodies.actions import (
    add_vehicle,
    add_volunteer,
    change_volunteer,
    set_absence,
    set_free_hours,
    set_half_days,
)
from ashinami_web.bodies.forms import CarForm, DayForm, FreeForm, HalfDays, VehicleForm, VolunteerForm
from ashinami_web.bodies.limits_queries import limits_shown
from ashinami_web.bodies.models import Absence, Vehicle, Volunteer
from ashinami_web.bodies.queries import could_drive, lines_on, vehicles_on
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.actions import Details, PersonError, add_person
from ashinami_web.people.models import Disclosure
from ashinami_web.people.roles import Permission


@require_GET
@needs(Permission.PLAN)
def volunteers(request: ActingRequest) -> HttpResponse:
    """List the volunteers with their weekdays."""
    lines = lines_on(request.acting.body, clock.today())
    may_manage = request.acting.may(Permission.MANAGE_GROUP)
    return render(request, "bodies/volunteers.html", {"lines": lines, "may_manage": may_manage})


@require_GET
@needs(Permission.PLAN)
def volunteer(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a volunteer with the forms that change him."""
    return volunteer_page(request, volunteer_row(key))


@require_POST
@needs(Permission.PLAN)
def half_days(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change the weekdays."""
    found, form = volunteer_row(key), HalfDays(request.POST)
    if not form.is_valid():
        return volunteer_page(request, found, half_days=form)
    set_half_days(found, form.grid, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("出られる曜日を変えました。"))
    return redirect("volunteer", found.pk)


@require_POST
@needs(Permission.PLAN)
def one_day(request: ActingRequest, key: UUID) -> HttpResponse:
    """Write down what holds on one day."""
    found, form = volunteer_row(key), DayForm(request.POST)
    if not form.is_valid():
        return volunteer_page(request, found, one_day=form)
    can = form.cleaned_data["can"]
    set_absence(
        found.person_id,
        form.cleaned_data["on"],
        morning=can in ("morning", "both"),
        afternoon=can in ("afternoon", "both"),
        by=request.acting,
        at=clock.now(),
        day=clock.today(),
    )
    messages.success(request, _("この日の予定を書きました。"))
    return redirect("volunteer", found.pk)


@require_POST
@needs(Permission.MANAGE_GROUP)
def car(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change car, skills and longest time out."""
    found = volunteer_row(key)
    form = CarForm(request.POST, cars=vehicles_on(found.body, clock.today()))
    if not form.is_valid():
        return volunteer_page(request, found, car=form)
    change_volunteer(
        found,
        vehicle=get_object_or_404(Vehicle, pk=form.cleaned_data["vehicle"]),
        skills=form.cleaned_data["skills"],
        most_minutes=form.cleaned_data["most_minutes"],
        by=request.acting,
        at=clock.now(),
        day=clock.today(),
    )
    messages.success(request, _("車と技能を変えました。"))
    return redirect("volunteer", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def new_volunteer(request: ActingRequest) -> HttpResponse:
    """Take on a volunteer."""
    body, today = request.acting.body, clock.today()
    data = request.POST if request.method == "POST" else None
    cars = vehicles_on(body, today)
    form = VolunteerForm(data, people=could_drive(body, today), cars=cars)
    if data is not None and form.is_valid():
        try:
            taken = _take_on(request, form)
        except PersonError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(name)sさんを運転者に加えました。") % {"name": taken.person})
            return redirect("volunteer", taken.pk)
    return render(request, "bodies/new_volunteer.html", {"form": form, "cars": cars})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def vehicles(request: ActingRequest) -> HttpResponse:
    """List the cars, and add one."""
    body, today = request.acting.body, clock.today()
    form = VehicleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        request.acting.require(Permission.MANAGE_GROUP)
        if form.is_valid():
            added = add_vehicle(**form.cleaned_data, by=request.acting, at=clock.now(), day=today)
            messages.success(request, _("%(name)sを加えました。") % {"name": added.name})
            return redirect("vehicles")
    may_manage = request.acting.may(Permission.MANAGE_GROUP)
    context = {"vehicles": vehicles_on(body, today), "form": form, "may_manage": may_manage}
    return render(request, "bodies/vehicles.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def vehicle(request: ActingRequest, key: UUID) -> HttpResponse:
    """Change the hours at which a car may be used."""
    found = get_object_or_404(Vehicle, pk=key, body=request.acting.body)
    form = FreeForm(request.POST if request.method == "POST" else None, initial={"free": found.free_text})
    if request.method == "POST" and form.is_valid():
        set_free_hours(found, form.cleaned_data["free"], by=request.acting, at=clock.now(), day=clock.today())
        messages.success(request, _("%(name)sの使える時間帯を書きました。") % {"name": found.name})
        return redirect("vehicles")
    return render(request, "bodies/vehicle.html", {"vehicle": found, "form": form})


@transaction.atomic
def _take_on(request: ActingRequest, form: VolunteerForm) -> Volunteer:
    said, by, at, day = form.cleaned_data, request.acting, clock.now(), clock.today()
    person = form.known
    if person is None:
        details = Details(name=said["name"], kana=said["kana"], phone=said["phone"])
        drive, spoken = Disclosure.Purpose.DRIVE, Disclosure.Consent.SPOKEN
        person = add_person(details, purpose=drive, consent=spoken, by=by, at=at, day=day).pk
    return add_volunteer(
        person=person,
        vehicle=get_object_or_404(Vehicle, pk=said["vehicle"]),
        half_days=form.grid,
        skills=said["skills"],
        most_minutes=said["most_minutes"],
        by=by,
        at=at,
        day=day,
    )


def volunteer_page(request: ActingRequest, found: Volunteer, **filled: forms.Form) -> HttpResponse:
    """Show a volunteer; a form filled in already stands instead of the empty one."""
    today = clock.today()
    initial = {"vehicle": str(found.vehicle_id), "skills": found.skills, "most_minutes": found.most_minutes}
    empty = {
        "half_days": HalfDays(initial={"half_days": HalfDays.chosen(found.half_days)}),
        "one_day": DayForm(initial={"can": "none"}),
        "car": CarForm(cars=vehicles_on(found.body, today), initial=initial),
    }
    context = {
        "volunteer": found,
        "absences": Absence.objects.filter(body=found.body, person=found.person_id, day__gte=today).order_by("day"),
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "bodies/volunteer.html", context | empty | limits_shown(found, request.acting) | filled)


def volunteer_row(key: UUID) -> Volunteer:
    """Return a volunteer, or no page."""
    return get_object_or_404(Volunteer.objects.select_related("vehicle", "body").prefetch_related("person"), pk=key)
