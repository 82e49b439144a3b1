"""The meetings of a body for other calendar programs: names of councils, times and places, and no word of anybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ashinami.community.ical import Entry
from ashinami_web.feeds.models import Feed
from ashinami_web.feeds.sources import Source
from ashinami_web.meetings.models import Meeting
from ashinami_web.people.roles import Permission

BEFORE = timedelta(days=92)


def entries(_feed: Feed, today: date) -> Iterator[Entry]:
    """Yield the meetings from three months ago on."""
    for row in Meeting.objects.filter(day__gte=today - BEFORE).select_related("council").order_by("day", "pk"):
        number = _("第%(n)s回 ") % {"n": row.number} if row.number else ""
        yield Entry(
            uid=str(row.pk),
            day=row.day,
            title=f"{number}{row.council.name}",
            changed=row.changed_at,
            start=row.start_minute,
            end=row.end_minute,
            place=row.place,
            cancelled=row.state == Meeting.State.CANCELLED,
        )


FEED = Source(
    name="meetings",
    permission=Permission.SEE_COMMUNITY,
    title=gettext_lazy("ほかのカレンダーで見る"),
    explains=gettext_lazy("会議体の名前・日時・場所だけで、人の名前や議題は入りません。"),
    page="calendar_feeds",
    back="meetings",
    called=gettext_lazy("会議の予定（%(body)s）"),
    entries=entries,
)
