"""The board on paper: run sheets for drivers, the whole day as a workbook."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.runs.day_plan import day_plan_of
from ashinami_web.runs.views.board import board_url, day_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@needs(Permission.PLAN)
def run_sheet(request: ActingRequest, driver: UUID) -> HttpResponse:
    """Return a driver's run sheet as it stands now."""
    # the typesetter is heavy and only papers need it
    from ashinami.papers import run_sheet as paper  # noqa: PLC0415
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    day = day_in(request)
    try:
        content = paper.run_sheet(day_plan_of(request.acting.body, day), str(driver))
    except LookupError:
        raise Http404 from None
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect(board_url(day))
    return _file(content, "application/pdf", f"run-sheet-{day}-{str(driver)[:8]}.pdf")


@require_GET
@needs(Permission.PLAN)
def workbook(request: ActingRequest) -> HttpResponse:
    """Return the board as XLSX."""
    from ashinami.papers.board import board_xlsx  # noqa: PLC0415 - as above

    day: date = day_in(request)
    return _file(board_xlsx(day_plan_of(request.acting.body, day)), XLSX, f"board-{day}.xlsx")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'{"inline" if kind == "application/pdf" else "attachment"}; filename="{name}"'
    return answer
