"""The calendar: what comes next, a month at a time, and the private address for other calendar programs."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ashinami.basics.day import Month
from ashinami.community.ical import Entry, calendar
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.scope import Scope, acting
from ashinami_web.driving.actions import hash_of
from ashinami_web.meetings.feed_actions import make_feed, revoke_feed
from ashinami_web.meetings.models import Feed, Meeting
from ashinami_web.meetings.queries import meetings_from
from ashinami_web.meetings.task_queries import lines, open_actions
from ashinami_web.meetings.views.asking import doing, tried
from ashinami_web.people.roles import Permission

SHOWN = 15
BEFORE = timedelta(days=92)


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


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@needs(Permission.SEE_COMMUNITY)
def feeds(request: ActingRequest) -> HttpResponse:
    """List the private addresses of the calendar; a new one stands on the answer to this request and nowhere else."""
    address = ""
    if request.method == "POST":
        made = make_feed(**doing(request))
        address = request.build_absolute_uri(reverse("calendar_feed", args=[made.token]))
    rows = Feed.objects.filter(body=request.acting.body, revoked_at__isnull=True).order_by("-made_at")
    return render(request, "meetings/feeds.html", {"rows": rows, "address": address})


@require_POST
@needs(Permission.SEE_COMMUNITY)
def feed_revoke(request: ActingRequest, feed: UUID) -> HttpResponse:
    """Take an address back at once."""
    found = get_object_or_404(Feed, pk=feed, body=request.acting.body)
    tried(request, lambda: revoke_feed(found, **doing(request)), gettext_lazy("このアドレスを止めました。"))
    return redirect("calendar_feeds")


@require_GET
@never_cache
def feed(_request: HttpRequest, token: str) -> HttpResponse:
    """Return the calendar to who holds its address: names of councils, times and places, and no word of anybody."""
    today, hashed = clock.today(), hash_of(token)
    with acting(Scope(day=today, link=hashed)):
        found = Feed.objects.filter(token_hash=hashed, revoked_at__isnull=True).select_related("body").first()
    if found is None:
        return HttpResponse(_("このアドレスは使えません。"), status=404, content_type="text/plain; charset=utf-8")
    # now it is known whose calendar it is: what its body sees may be read
    with acting(Scope(day=today, bodies=frozenset({found.body_id}))):
        rows = Meeting.objects.filter(day__gte=today - BEFORE).select_related("council").order_by("day", "pk")
        text = calendar(
            _("会議の予定（%(body)s）") % {"body": Body.objects.get(pk=found.body_id)}, [_entry(row) for row in rows]
        )
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    return answer


def _entry(row: Meeting) -> Entry:
    number = _("第%(n)s回 ") % {"n": row.number} if row.number else ""
    return Entry(
        uid=str(row.pk),
        day=row.day,
        title=f"{number}{row.council.name}",
        changed=row.changed_at,
        start=row.start_minute,
        end=row.end_minute,
        place=row.place,
        cancelled=row.state == Meeting.State.CANCELLED,
    )
