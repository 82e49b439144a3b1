"""The month: how it adds up, what is missing, closing it, and what comes late; the sheets shared with the municipality."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import Month
from ashinami_web.audit.queries import waiting_for_review
from ashinami_web.audit.words import said_of
from ashinami_web.config import clock
from ashinami_web.config.days import day_asked
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.reports.actions import CannotCloseError, accept_late, close_month
from ashinami_web.reports.models import ClosedMonth, SharedSheet
from ashinami_web.reports.queries import lines_of, rides_without_result, sections_of, table_of, visits_of, workbook_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@needs(Permission.SEE_MONTH)
def this_month(_request: ActingRequest) -> HttpResponse:
    """Lead to the month we are in."""
    return redirect("month", str(Month.of(clock.today())))


@require_GET
@needs(Permission.SEE_MONTH)
def month(request: ActingRequest, month: str) -> HttpResponse:
    """Show what is missing first, then the month's table, then every ride it is added up from."""
    asked, body = _month(month), request.acting.body
    table = table_of(body.pk, asked)
    start = asked.days.start
    # a ride of today may still be under way: nobody is asked yet how it ended
    over = rides_without_result(body.pk, asked).filter(service_day__lt=clock.today())
    return render(
        request,
        "reports/month.html",
        {
            "month": asked,
            "before": str(Month.of(start - timedelta(days=1))),
            "after": str(asked.next),
            "missing": list(over.order_by("service_day", "pick_up_at")),
            "table": table,
            "sections": sections_of(table),
            "lines": lines_of(table),
            "visits": visits_of(table),
            "closed": ClosedMonth.objects.filter(body=body, month=str(asked)).first(),
            "ended": asked.next.days.start <= clock.today(),
            "may_close": request.acting.may(Permission.CLOSE_MONTH),
            "late": waiting_for_review(body.pk).count(),
        },
    )


@require_GET
@needs(Permission.SEE_MONTH)
def workbook(request: ActingRequest, month: str) -> HttpResponse:
    """Return the month as XLSX; of a closed month the very bytes it was closed with."""
    asked, body = _month(month), request.acting.body
    closed = ClosedMonth.objects.filter(body=body, month=str(asked)).first()
    content = bytes(closed.table) if closed else workbook_of(body, table_of(body.pk, asked))
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="month-{asked}.xlsx"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.CLOSE_MONTH)
def close(request: ActingRequest, month: str) -> HttpResponse:
    """Ask before the month is closed; then close it."""
    asked, body = _month(month), request.acting.body
    if request.method == "POST":
        try:
            close_month(asked, by=request.acting, at=clock.now())
        except CannotCloseError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(month)sを締めました。") % {"month": asked.wareki})
        return redirect("month", str(asked))
    table = table_of(body.pk, asked)
    return render(request, "reports/close.html", {"month": asked, "table": table, "shared_with": body.municipality})


@require_GET
@needs(Permission.SEE_MONTH)
def late(request: ActingRequest) -> HttpResponse:
    """List the records that came after their month was closed."""
    rows = waiting_for_review(request.acting.body.pk).order_by("service_day", "happened_at")
    return render(
        request,
        "reports/late.html",
        {"late": [(row, said_of(row)) for row in rows], "may_close": request.acting.may(Permission.CLOSE_MONTH)},
    )


@require_POST
@needs(Permission.CLOSE_MONTH)
def accept(request: ActingRequest, key: UUID) -> HttpResponse:
    """Let a late record count in the first open month."""
    event = get_object_or_404(waiting_for_review(request.acting.body.pk), pk=key)
    try:
        taken = accept_late(event, by=request.acting, at=clock.now())
    except CannotCloseError as error:
        messages.error(request, str(error))
    else:
        counted = Month.parse(taken.posted_period or "").wareki
        messages.success(request, _("%(month)sの集計に入れました。") % {"month": counted})
    return redirect("late")


@require_GET
@needs(Permission.SEE_SHARED_SHEETS)
def sheets(request: ActingRequest) -> HttpResponse:
    """Show the sheets groups have shared with the municipality acted for: counts, no names."""
    rows = (
        SharedSheet.objects.filter(to_body=request.acting.body).select_related("body").order_by("-month", "body__name")
    )
    return render(request, "reports/sheets.html", {"sheets": [(row, Month.parse(row.month)) for row in rows]})


def _month(text: str) -> Month:
    if day_asked(f"{text}-01") is None:
        raise Http404
    return Month.parse(text)
