"""The ledgers of drivers and cars, and what runs out in them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.casework.registration.expiries import expiries
from ashinami.casework.registration.retention import kept_until
from ashinami_web.bodies.models import Vehicle, Volunteer
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.registration.facts import driver_finding
from ashinami_web.registration.ledger_actions import LedgerError, add_note, strike_note, write_driver, write_vehicle
from ashinami_web.registration.ledger_forms import DriverForm, NoteForm, VehicleForm
from ashinami_web.registration.models import DriverEntry, DriverNote, Office, VehicleEntry
from ashinami_web.registration.queries import driver_value, file_of, note_value
from ashinami_web.registration.words import car_lines, driver_lines, expiry_line, finding_lines, note_line


@require_GET
@needs(Permission.PLAN)
def running_out(request: ActingRequest) -> HttpResponse:
    """List all that runs out, by day: first what has lapsed, then what nobody has written down."""
    today = clock.today()
    file = file_of(request.acting.body, today)
    context = {
        "lines": [expiry_line(one, today) for one in expiries(file, today)],
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "registration/expiries.html", context)


@require_GET
@needs(Permission.MANAGE_GROUP)
def drivers(request: ActingRequest) -> HttpResponse:
    """Show the driver ledger, a line a driver; who has left stands in it while it must be kept."""
    today = clock.today()
    return render(
        request, "registration/drivers.html", {"lines": driver_lines(file_of(request.acting.body, today), today)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def driver(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a driver's page, what the law says of him, and the form that writes it."""
    volunteer = _volunteer(key)
    form = DriverForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            write_driver(volunteer, form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())
        except LedgerError as error:
            form.add_error("left_on", str(error))
        else:
            messages.success(request, _("台帳を書きました。"))
            return redirect("ledger_driver", volunteer.pk)
    return _driver_page(request, volunteer, form=form)


@require_POST
@needs(Permission.MANAGE_GROUP)
def note(request: ActingRequest, key: UUID) -> HttpResponse:
    """Add a line to a driver's page; the page begins with it, where there is none yet."""
    volunteer, form = _volunteer(key), NoteForm(request.POST)
    if not form.is_valid():
        return _driver_page(request, volunteer, line=form)
    by, at, day = request.acting, clock.now(), clock.today()
    entry = DriverEntry.objects.filter(volunteer=volunteer).first() or write_driver(
        volunteer, {}, by=by, at=at, day=day
    )
    add_note(entry, form.cleaned_data, by=by, at=at, day=day)
    messages.success(request, _("台帳に書き加えました。"))
    return redirect("ledger_driver", volunteer.pk)


@require_POST
@needs(Permission.MANAGE_GROUP)
def strike(request: ActingRequest, key: UUID) -> HttpResponse:
    """Take back a line written by mistake."""
    found = get_object_or_404(DriverNote.objects.select_related("entry__volunteer"), pk=key)
    strike_note(found, by=request.acting, at=clock.now(), day=clock.today())
    messages.success(request, _("台帳から消しました。"))
    return redirect("ledger_driver", found.entry.volunteer_id)


@require_GET
@needs(Permission.MANAGE_GROUP)
def vehicles(request: ActingRequest) -> HttpResponse:
    """Show the vehicle ledger, a line a car."""
    today = clock.today()
    return render(
        request, "registration/vehicles.html", {"lines": car_lines(file_of(request.acting.body, today), today)}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def vehicle(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show a car's page with the form that writes it."""
    found = get_object_or_404(Vehicle, pk=key)
    offices = Office.objects.filter(body=found.body_id).order_by("name")
    if request.method == "POST":
        form = VehicleForm(request.POST, offices=offices)
        if form.is_valid():
            write_vehicle(found, form.values(), by=request.acting, at=clock.now(), day=clock.today())
            messages.success(request, _("台帳を書きました。"))
            return redirect("ledger_vehicles")
    else:
        entry = VehicleEntry.objects.filter(vehicle=found).first()
        form = VehicleForm(offices=offices, initial=VehicleForm.initial_of(entry))
    return render(request, "registration/vehicle.html", {"vehicle": found, "form": form})


def _driver_page(
    request: ActingRequest, volunteer: Volunteer, *, form: DriverForm | None = None, line: NoteForm | None = None
) -> HttpResponse:
    entry = DriverEntry.objects.filter(volunteer=volunteer).prefetch_related("notes").first()
    value = driver_value(volunteer, entry)
    finding = driver_finding(request.acting.body, value, clock.today())
    context = {
        "volunteer": volunteer,
        "driver": value,
        "notes": [note_line(row.pk, note_value(row)) for row in entry.notes.order_by("-day")] if entry else [],
        "kept_until": kept_until(value.left_on),
        "finding": finding_lines(finding, value) if finding else None,
        "form": form or DriverForm(initial=DriverForm.initial_of(entry)),
        "line": line or NoteForm(initial={"day": clock.today()}),
        "wrong": "line" if line else "driver" if form else "",
    }
    return render(request, "registration/driver.html", context)


def _volunteer(key: UUID) -> Volunteer:
    return get_object_or_404(Volunteer.objects.prefetch_related("person"), pk=key)
