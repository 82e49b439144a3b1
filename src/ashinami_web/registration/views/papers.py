"""Sheets to copy from, as PDF and XLSX: application, change, annual report, the two ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ashinami.basics.day import Month, fiscal_year_days
from ashinami.casework.registration.application_sheet import application_sheet, change_sheet
from ashinami.casework.registration.file import GroupFile
from ashinami.casework.registration.ledger_sheets import driver_sheets, vehicle_sheet
from ashinami.casework.registration.report_sheet import report_sheet
from ashinami.casework.registration.sheet import Sheet
from ashinami.casework.registration.version import Version, in_force
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.registration.models import Procedure, Registration
from ashinami_web.registration.queries import file_of
from ashinami_web.registration.views.filing import known_year
from ashinami_web.reports.queries import table_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@needs(Permission.MANAGE_GROUP)
def application(request: ActingRequest, key: UUID, kind: str) -> HttpResponse:
    """Return what an application for the registration or its renewal says."""
    file, version = _file_and_version(request, get_object_or_404(Registration, pk=key))
    return _paper(request, "application", "登録・更新の申請", [application_sheet(file, version, clock.today())], kind)


@require_GET
@needs(Permission.MANAGE_GROUP)
def change(request: ActingRequest, key: UUID, kind: str) -> HttpResponse:
    """Return what the application or notification of one change says."""
    found = get_object_or_404(Procedure.objects.select_related("registration"), pk=key)
    file, version = _file_and_version(request, found.registration)
    value = next(one for one in file.procedures if one.key == str(found.pk))
    if not value.change:
        raise Http404
    return _paper(request, "change", value.filing.text, [change_sheet(file, version, value, clock.today())], kind)


@require_GET
@needs(Permission.MANAGE_GROUP)
def report(request: ActingRequest, key: UUID, year: int, kind: str) -> HttpResponse:
    """Return the figures of a fiscal year; cars and drivers as of its last day, or of today while it lasts."""
    found, today = get_object_or_404(Registration, pk=key), clock.today()
    *days, last = fiscal_year_days(known_year(year, today))
    months = [table_of(found.body_id, month) for month in sorted({Month.of(day) for day in (*days, last)})]
    _now, version = _file_and_version(request, found)
    as_of = file_of(found.body, min(last, today))
    return _paper(
        request, f"report-{year}", "輸送実績の報告", [report_sheet(as_of, version, year, months, today)], kind
    )


@require_GET
@needs(Permission.MANAGE_GROUP)
def drivers(request: ActingRequest, kind: str) -> HttpResponse:
    """Return the driver ledger."""
    today = clock.today()
    return _paper(request, "drivers", "運転者等台帳", driver_sheets(file_of(request.acting.body, today), today), kind)


@require_GET
@needs(Permission.MANAGE_GROUP)
def vehicles(request: ActingRequest, kind: str) -> HttpResponse:
    """Return the vehicle ledger."""
    today = clock.today()
    return _paper(request, "vehicles", "車両台帳", [vehicle_sheet(file_of(request.acting.body, today), today)], kind)


def _file_and_version(request: ActingRequest, found: Registration) -> tuple[GroupFile, Version]:
    today = clock.today()
    file = file_of(request.acting.body, today)
    mine = [one for one in file.versions if one.registration == str(found.pk)]
    return file, in_force(mine, today) or mine[-1]


def _paper(request: ActingRequest, name: str, title: str, sheets: Sequence[Sheet], kind: str) -> HttpResponse:
    # the typesetter and openpyxl are heavy, and only papers need them
    from ashinami.papers.transcript import transcript_pdf, transcript_xlsx  # noqa: PLC0415
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    if not sheets:
        messages.info(request, _("台帳にまだ何もありません。"))
        return redirect("registration")
    try:
        content = transcript_pdf(title, sheets) if kind == "pdf" else transcript_xlsx(sheets)
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("registration")
    answer = HttpResponse(content, content_type="application/pdf" if kind == "pdf" else XLSX)
    how = "inline" if kind == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name}-{clock.today()}.{kind}"'
    return answer
