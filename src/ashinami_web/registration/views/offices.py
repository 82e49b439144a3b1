"""Offices: their cars, whom they need, who is responsible."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ashinami.casework.registration.file import GroupFile
from ashinami.casework.registration.file import Office as OfficeValue
from ashinami.casework.registration.staffing import Staffing, staffing_of
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.registration.ledger_actions import LedgerError, appoint, discharge, write_office
from ashinami_web.registration.ledger_forms import EndForm, HolderForm, OfficeForm
from ashinami_web.registration.models import Holder, Office
from ashinami_web.registration.queries import could_be_responsible, file_of, holders_on


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def offices(request: ActingRequest) -> HttpResponse:
    """Show the offices with what they need and have, and add one."""
    form = OfficeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _written(request, None, form):
        return redirect("offices")
    file = file_of(request.acting.body, clock.today())
    context = {"offices": [(office, _staffing(office, file)) for office in file.offices], "form": form}
    return render(request, "registration/offices.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def office(request: ActingRequest, key: UUID) -> HttpResponse:
    """Show an office with its forms, and change it."""
    found = get_object_or_404(Office, pk=key)
    form = OfficeForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _written(request, found, form):
        return redirect("office", found.pk)
    return _page(request, found, form=form)


@require_POST
@needs(Permission.MANAGE_GROUP)
def holder(request: ActingRequest, key: UUID) -> HttpResponse:
    """Give somebody a post."""
    found, today = get_object_or_404(Office, pk=key), clock.today()
    form = HolderForm(request.POST, people=could_be_responsible(found.body, today))
    if form.is_valid():
        try:
            appoint(found, form.values(), by=request.acting, at=clock.now(), day=today)
        except LedgerError as error:
            form.add_error("person_id", str(error))
        else:
            messages.success(request, _("役割を書きました。"))
            return redirect("office", found.pk)
    return _page(request, found, holder=form)


@require_POST
@needs(Permission.MANAGE_GROUP)
def holder_end(request: ActingRequest, key: UUID) -> HttpResponse:
    """End somebody's post."""
    found, form = get_object_or_404(Holder, pk=key), EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("終わりの日を入れ直してください。"))
        return redirect("office", found.office_id)
    try:
        discharge(found, form.cleaned_data["end"], by=request.acting, at=clock.now(), day=clock.today())
    except LedgerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("役割を終えたことを書きました。"))
    return redirect("office", found.office_id)


def _written(request: ActingRequest, found: Office | None, form: OfficeForm) -> bool:
    try:
        write_office(found, form.cleaned_data, by=request.acting, at=clock.now(), day=clock.today())
    except LedgerError as error:
        form.add_error("name", str(error))
        return False
    messages.success(request, _("事務所を書きました。"))
    return True


def _staffing(value: OfficeValue, file: GroupFile) -> Staffing:
    cooperation = any(version.partner for version in file.on(clock.today()))
    return staffing_of(value, file, cooperation=cooperation)


def _page(
    request: ActingRequest, found: Office, *, form: OfficeForm | None = None, holder: HolderForm | None = None
) -> HttpResponse:
    today = clock.today()
    file = file_of(found.body, today)
    value = next(one for one in file.offices if one.key == str(found.pk))
    context = {
        "office": found,
        "staffing": _staffing(value, file),
        "holders": [row for row in holders_on(found.body, today) if row.office_id == found.pk],
        "form": form or OfficeForm(initial={name: getattr(found, name) for name in OfficeForm.base_fields}),
        "holder": holder or HolderForm(people=could_be_responsible(found.body, today), initial={"start": today}),
        "today": today,
    }
    return render(request, "registration/office.html", context)
