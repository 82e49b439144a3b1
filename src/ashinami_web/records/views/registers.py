"""The registers: accidents and near misses, complaints."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.casework.records.accidents import NOT_REGISTERED, reports
from ashinami.vocabulary.records import IncidentKind
from ashinami_web.bodies.models import Vehicle
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import authors, people_known
from ashinami_web.people.roles import Permission
from ashinami_web.records.barring import is_registered
from ashinami_web.records.calendar import accident_of
from ashinami_web.records.models import Complaint, Incident
from ashinami_web.records.register_actions import RegisterError, write_complaint, write_incident
from ashinami_web.records.register_forms import ComplaintForm, IncidentForm
from ashinami_web.records.views.asking import doing


@require_GET
@needs(Permission.PLAN)
def incidents(request: ActingRequest) -> HttpResponse:
    """List accidents and near misses, the last first."""
    rows = Incident.objects.filter(body=request.acting.body).select_related("vehicle").prefetch_related("driver")
    context = {
        "rows": rows.order_by("-happened_at"),
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "records/incidents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def incident(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Show an accident with the reports it asks for, and write it down or on."""
    row = get_object_or_404(Incident, pk=key, body=request.acting.body) if key else None
    body, today = request.acting.body, clock.today()
    form = IncidentForm(
        request.POST or None,
        drivers=people_known(body.pk, today, Disclosure.Purpose.DRIVE),
        riders=people_known(body.pk, today, Disclosure.Purpose.RIDE),
        cars=Vehicle.objects.filter(dated(on=today), body=body).order_by("name"),
        initial=IncidentForm.initial_of(row),
    )
    if request.method == "POST" and form.is_valid():
        try:
            written = write_incident(row, form.values(), **doing(request))
        except RegisterError as error:
            form.add_error("happened_at", str(error))
        else:
            messages.success(request, _("書きとめました。"))
            return redirect("records_incident", written.pk)
    context = {
        "form": form,
        "row": row,
        "reports": _reports(row) if row is not None and row.kind == IncidentKind.ACCIDENT else (),
        "not_registered": NOT_REGISTERED if row is not None and not _registered(row) else "",
    }
    return render(request, "records/incident.html", context)


@require_GET
@needs(Permission.PLAN)
def complaints(request: ActingRequest) -> HttpResponse:
    """List complaints, the last first."""
    rows = list(Complaint.objects.filter(body=request.acting.body).order_by("-received_on"))
    names = authors(row.handler for row in rows)
    context = {
        "rows": [(row, names.get(row.handler, "")) for row in rows],
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "records/complaints.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.PLAN)
def complaint(request: ActingRequest, key: UUID | None = None) -> HttpResponse:
    """Show a complaint, and write it down or on."""
    row = get_object_or_404(Complaint, pk=key, body=request.acting.body) if key else None
    today = clock.today()
    initial = (
        {name: getattr(row, name) for name in ComplaintForm.base_fields} | {"person_id": str(row.person_id or "")}
        if row
        else {"received_on": today}
    )
    people = people_known(request.acting.body.pk, today, Disclosure.Purpose.RIDE)
    form = ComplaintForm(request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            written = write_complaint(row, form.values(), **doing(request))
        except RegisterError as error:
            form.add_error("received_on", str(error))
        else:
            messages.success(request, _("書きとめました。"))
            return redirect("records_complaint", written.pk)
    return render(request, "records/complaint.html", {"form": form, "row": row})


def _registered(row: Incident) -> bool:
    return is_registered(row.body_id, row.happened_at.astimezone(clock.JAPAN).date())


def _reports(row: Incident) -> list[dict[str, object]]:
    """Return the two reports with what has been done of them."""
    if not _registered(row):
        return []
    call, paper = reports(accident_of(row))
    return [
        {"report": call, "done": row.told_office_at, "truth": call.due.name},
        {"report": paper, "done": row.reported_on, "truth": paper.due.name},
    ]
