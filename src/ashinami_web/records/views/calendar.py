"""The compliance calendar, its paper; the bundle for an inspection."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ashinami.basics.day import fiscal_year, fiscal_year_days
from ashinami.casework.records.dates import Nearness, by_month
from ashinami.casework.records.sheets import Group, dates_sheet
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.people.roles import Permission
from ashinami_web.records.bundle import bundle
from ashinami_web.records.calendar import due_dates
from ashinami_web.records.forms import PeriodForm
from ashinami_web.ui.words import Badge

BADGES = {
    Nearness.LATE: Badge(gettext_lazy("過ぎています"), "bad", "bad"),
    Nearness.SOON: Badge(gettext_lazy("もうすぐ"), "clock", "warn"),
    Nearness.LATER: Badge(gettext_lazy("これから"), "clock", "still"),
}


@require_GET
@needs(Permission.PLAN)
def dates(request: ActingRequest) -> HttpResponse:
    """Show everything due in the next twelve months, by month, what is late first."""
    today = clock.today()
    months = by_month(due_dates(request.acting.body, today), today)
    context = {
        "today": today,
        "months": [(month, [(due, BADGES[due.nearness(today)]) for due in found]) for month, found in months],
        "may_manage": request.acting.may(Permission.MANAGE_GROUP),
    }
    return render(request, "records/calendar.html", context)


@require_GET
@needs(Permission.PLAN)
def dates_pdf(request: ActingRequest) -> HttpResponse:
    """Return the calendar on paper, to hang on the wall."""
    # the typesetter is heavy, and only papers need it
    from ashinami.papers.transcript import transcript_pdf  # noqa: PLC0415
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    body, today = request.acting.body, clock.today()
    group = Group(
        name=body.name, first=today, last=today + timedelta(days=365), made_on=today, fictional=body.fictional
    )
    try:
        content = transcript_pdf(_("期限の一覧"), [dates_sheet(group, due_dates(body, today))])
    except FontsMissingError as error:
        messages.error(request, str(error))
        return redirect("records_calendar")
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="dates-{today}.pdf"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Permission.MANAGE_GROUP)
def inspection(request: ActingRequest) -> HttpResponse:
    """Ask for the days, and return the bundle in one click; the last fiscal year to today without a word."""
    # the typesetter is heavy, and only papers need it
    from ashinami.papers.typesetting import FontsMissingError  # noqa: PLC0415

    today = clock.today()
    begin = fiscal_year_days(fiscal_year(today) - 1).start
    form = PeriodForm(request.POST or None, initial={"first": begin, "last": today})
    if request.method == "POST" and form.is_valid():
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
        try:
            content = bundle(request.acting.body, first, last, by=request.acting.author, at=clock.now())
        except FontsMissingError as error:
            form.add_error(None, str(error))
        else:
            answer = HttpResponse(content, content_type="application/zip")
            answer["Content-Disposition"] = f'attachment; filename="records-{first}-{last}.zip"'
            return answer
    return render(request, "records/bundle.html", {"form": form, "may_manage": True})
