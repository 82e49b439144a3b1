"""What is due, for other calendar programs: what and when, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy

from ashinami.community.ical import Entry
from ashinami_web.feeds.models import Feed
from ashinami_web.feeds.sources import Source
from ashinami_web.people.roles import Permission
from ashinami_web.records.calendar import due_dates


def entries(feed: Feed, today: date) -> Iterator[Entry]:
    """Yield what is due; an entry keeps its key from day to day."""
    for due in due_dates(feed.body, today):
        yield Entry(uid=due.key.replace(":", "-"), day=due.day, title=due.title, changed=feed.made_at)


FEED = Source(
    name="dates",
    permission=Permission.PLAN,
    title=gettext_lazy("期限をほかのカレンダーで見る"),
    explains=gettext_lazy("期限の名前と日だけで、人の名前は入りません。"),
    page="records_feeds",
    back="records_calendar",
    called=gettext_lazy("運行の期限（%(body)s）"),
    entries=entries,
)
