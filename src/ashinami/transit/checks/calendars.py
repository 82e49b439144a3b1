"""Whether the feed says on which days its buses run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.checks.told import told_once
from ashinami.transit.feed import Feed
from ashinami.transit.services import ServiceNumbers, day_of

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def check(feed: Feed) -> Iterator[Notice]:
    """Yield services that never run, spans that end before they begin, and from when to when the feed holds."""
    weekly, extra = feed.rows("calendar.txt"), feed.rows("calendar_dates.txt")
    added = {
        service
        for service, kind in zip(extra.column("service_id"), extra.column("exception_type"), strict=True)
        if kind == "1"
    }
    days = [weekly.column(name) for name in _WEEK]
    services = weekly.column("service_id")
    idle = [at for at in range(weekly.count) if not any(day[at] == "1" for day in days) and services[at] not in added]
    yield from told_once(
        "service-never-runs", Severity.WARNING, "走る曜日も日付もありません", "", weekly, idle, "service_id"
    )
    by_dates = [at for at in range(weekly.count) if not any(day[at] == "1" for day in days) and services[at] in added]
    said = "走る曜日がなく、calendar_dates.txt の日だけ走ります"
    yield from told_once("runs-by-dates", Severity.NOTE, said, "", weekly, by_dates, "service_id")
    spans = [
        (day_of(one), day_of(other))
        for one, other in zip(weekly.column("start_date"), weekly.column("end_date"), strict=True)
    ]
    wrong = [at for at, (first, last) in enumerate(spans) if first and last and last < first]
    yield from told_once(
        "span-ends-first",
        Severity.WARNING,
        "終わりの日が始まりより前です",
        "日付を確かめてください",
        weekly,
        wrong,
        "end_date",
    )
    numbers = ServiceNumbers()
    numbers.add(0, feed)
    span = numbers.services().span(0)
    if span is None:
        yield Notice(
            "never-runs", Severity.ERROR, "一日も走らない時刻表です", "calendar.txt を確かめてください", "calendar.txt"
        )
    else:
        yield Notice(
            "runs-between", Severity.NOTE, f"走る日は{_said(span[0])}から{_said(span[1])}までです", "", "calendar.txt"
        )


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
