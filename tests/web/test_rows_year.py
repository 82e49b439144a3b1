"""A coordinator's year, counted from what she wrote while she worked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.test import Client
from meeting_place import TODAY, meeting_place
from test_rows_meetings import words
from web_town import NOON, Town

from ashinami.basics.day import Month
from ashinami_web.meetings.models import Action, Attendance, Meeting
from ashinami_web.needs.models import Hearing, Issue


def test_shizu_hands_in_a_year_that_was_counted_and_not_remembered(
    town: Town, client_of: Callable[[str], Client]
) -> None:
    """Visits with minutes known and not, people who came, things done, each in its month; last year's and another body's are not in it."""
    place = meeting_place(town)
    own: dict[str, Any] = {"body": town.municipality, "by": "person:x", "whom": "サロンの世話人"}
    for on, minutes in ((date(2026, 4, 3), 60), (date(2026, 4, 20), 45), (date(2026, 12, 1), None)):
        Hearing.objects.create(on=on, minutes=minutes, **own)
    Hearing.objects.create(on=date(2026, 3, 31), minutes=600, **own)
    Hearing.objects.create(on=date(2026, 5, 1), minutes=600, **own | {"body": town.other_group})
    held = Meeting.objects.create(
        body=town.municipality, council=place.council, day=date(2026, 6, 18), number=2, state="held", changed_at=NOON
    )
    for member, how in zip(place.rows["members"], ("here", "written", "absent"), strict=True):
        Attendance.objects.create(meeting=held, member=member, how=how)
    Issue.objects.create(body=town.municipality, title="坂の上の買い物", raised_on=TODAY - timedelta(days=60))
    ended = {"ended": "done", "ended_on": TODAY, "ended_by": "person:x"}
    Action.objects.filter(pk=place.rows["action"].pk).update(**ended)
    client = client_of("sc")
    found = client.get("/meetings/year/").context["found"]
    assert found.months == tuple(Month(2026, month) for month in range(4, 13)), "months to come are not none"
    lines = {line.what: line for line in found.lines}
    assert lines["訪問・聞き取り"].months == (2, 0, 0, 0, 0, 0, 0, 0, 1)
    assert (found.visit_minutes, found.visits_without_minutes) == (105, 1)
    assert (lines["開いた会議"].total, lines["会議に出た人（延べ）"].total) == (1, 2)
    assert lines["会議に出た人（延べ）"].months[2] == 2
    assert (lines["挙げた課題"].total, lines["済んだ宿題"].total, lines["決まったこと"].total) == (1, 1, 1)
    text = words(client.get("/meetings/year.pdf").getvalue())
    assert "令和8年度の活動のまとめ" in text
    assert "1時間45分（ほかに、時間を書いていない訪問が1件）" in text
    assert "数に表れないこと" in text
    earlier = client.get("/meetings/year/?year=2025").context["found"]
    assert {line.what: line.total for line in earlier.lines}["訪問・聞き取り"] == 1
    for odd in ("1", "x", "9999"):
        assert client.get(f"/meetings/year/?year={odd}").context["found"].year == 2026
