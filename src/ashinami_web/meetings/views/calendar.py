"""The calendar: what comes next, a month at a time."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dates import WEEKDAYS_ABBR
from django.views.decorators.http import require_GET

from ashinami.basics.day import Month
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.meetings.models import Meeting
from ashinami_web.meetings.queries import meetings_from
from ashinami_web.meetings.task_queries import lines, open_actions
from ashinami_web.people.roles import Permission

SHOWN = 15


@require_GET
@needs(Permission.SEE_COMMUNITY)
def overview(request: ActingRequest) -> HttpResponse:
    """Show what comes next, and the actions that press."""
    today = clock.today()
    mine = open_actions(owner=request.acting.person)
    context = {
        "today": today,
        "coming": meetings_from(today)[:SHOWN],
        "not_written": Meeting.objects.filter(day__lt=today, state=Meeting.State.PLANNED, body=request.acting.body)
        .select_related("council")
        .order_by("-day")[:SHOWN],
        "mine": lines(mine[:SHOWN], today),
        "may_write": request.acting.may(Permission.KEEP_COMMUNITY),
    }
    return render(request, "meetings/meetings.html", context)


@require_GET
@needs(Permission.SEE_COMMUNITY)
def month(request: ActingRequest) -> HttpResponse:
    """Show the meetings of a month, by day (?month=2026-12)."""
    today = clock.today()
    try:
        shown = Month.parse(request.GET.get("month", str(Month.of(today))))
        shown.next  # noqa: B018 - a month at the end of time has none
    except ValueError:
        shown = Month.of(today)
    first, last = shown.days.start, shown.days.end or today
    rows = (
        Meeting.objects.filter(day__gte=first, day__lt=last).select_related("council").order_by("day", "start_minute")
    )
    by_day: dict[date, list[Meeting]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).append(row)
    weeks = _weeks(shown, by_day)
    context = {
        "weekdays": [WEEKDAYS_ABBR[day] for day in (6, 0, 1, 2, 3, 4, 5)],
        "month": shown,
        "weeks": weeks,
        "any": bool(by_day),
        "today": today,
        "before": Month.of(first - timedelta(days=1)),
        "after": shown.next,
    }
    return render(request, "meetings/month.html", context)


def _weeks(shown: Month, by_day: dict[date, list[Meeting]]) -> list[list[tuple[date | None, list[Meeting]]]]:
    """Return the days of a month by weeks that begin on Sunday; days of other months are None."""
    days: list[date | None] = list(shown.days)
    lead = (shown.days.start.weekday() + 1) % 7
    cells = [*([None] * lead), *days]
    cells += [None] * (-len(cells) % 7)
    return [
        [(day, by_day.get(day, []) if day else []) for day in cells[start : start + 7]]
        for start in range(0, len(cells), 7)
    ]
