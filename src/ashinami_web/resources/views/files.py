"""The register as files: written out, read in, and as open data."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ashinami.basics.notice import Notice, worst
from ashinami.tables.columns import read_table
from ashinami.tables.reading import read_sheets
from ashinami_web.bodies.body_queries import bodies_around
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.resources.actions import note_export
from ashinami_web.resources.forms import UploadForm
from ashinami_web.resources.queries import lines
from ashinami_web.resources.table_actions import ReadIn, read_register
from ashinami_web.resources.tables import PRIVATE, as_csv, as_xlsx, open_rows, register_table, rows_of
from ashinami_web.resources.views.register import by_now

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_NOTICES = 100


@needs(Permission.KEEP_COMMUNITY)
def files(request: ActingRequest) -> HttpResponse:
    """Read a table into the register; say what was read and what was not."""
    form = UploadForm(request.POST or None, request.FILES or None)
    done: ReadIn | None = None
    notices: list[Notice] = []
    if request.method == "POST" and form.is_valid():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, Path(form.cleaned_data["file"].name).name or "table")
            path.write_bytes(form.cleaned_data["file"].read())
            sheets, found = read_sheets(path)
        notices.extend(found)
        if sheets:
            rows, faults = read_table(register_table(clock.today()), sheets[0])
            notices.extend(faults)
            if rows:
                done = read_register(rows, **by_now(request))
                notices.extend(done.notices)
                messages.success(request, _("%(count)d団体のことを読みこみました。") % {"count": done.written})
    context = {
        "form": form,
        "done": done,
        "notices": notices[:MOST_NOTICES],
        "worst": worst(notices),
        "columns": register_table(clock.today()).columns,
    }
    return render(request, "resources/files.html", context)


@require_GET
@needs(Permission.KEEP_COMMUNITY)
def written_out(request: ActingRequest, form: str) -> HttpResponse:
    """Give the register as a file: all one may read, or what is public alone (open)."""
    today = clock.today()
    found = lines(bodies_around(request.acting.body), request.acting.body, today)
    is_open = form.startswith("open")
    columns = [each for each in register_table(today).columns if not (is_open and each.name in PRIVATE)]
    rows = open_rows(found) if is_open else rows_of(found)
    note_export(form, len(rows), **by_now(request))
    if form.endswith(".xlsx"):
        return _file(as_xlsx("地域資源", columns, rows), form, XLSX, today)
    return _file(as_csv(columns, rows), form, "text/csv; charset=utf-8", today)


def _file(data: bytes, name: str, kind: str, today: date) -> HttpResponse:
    stamped = f"ashinami-{today:%Y%m%d}-{name}"
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{stamped}"'})
