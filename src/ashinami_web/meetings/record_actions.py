"""Minutes and decisions: written, corrected by a new row, replaced by a new decision. Nothing that was written is changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.models import AgendaItem, Decision, Meeting, Minutes
from ashinami_web.meetings.writing import MeetingError, event
from ashinami_web.people.roles import Permission


@transaction.atomic
def write_minutes(
    meeting: Meeting, item: AgendaItem | None, text: str, *, by: Acting, at: datetime, day: date
) -> Minutes:
    """Write down what was said on an item, or in general."""
    by.require(Permission.KEEP_COMMUNITY)
    if meeting.day > day:
        raise MeetingError(_("まだ開いていない会議の議事録は書けません。"), "text")
    row = Minutes.objects.create(meeting=meeting, item=item, text=text, written_at=at, written_by=by.author)
    event(EventKind.MINUTES_RECORDED, row, "written", by=by, at=at, day=day, meeting=str(meeting.pk))
    return row


@transaction.atomic
def correct_minutes(wrong: Minutes, text: str, *, by: Acting, at: datetime, day: date) -> Minutes:
    """Write the right words in a new row that names the wrong one; a row is corrected once, and then its correction is."""
    by.require(Permission.KEEP_COMMUNITY)
    if wrong.corrected_by.exists():
        raise MeetingError(_("この行は、もう訂正されています。訂正のほうを直してください。"), "text")
    row = Minutes.objects.create(
        meeting=wrong.meeting, item=wrong.item, text=text, corrects=wrong, written_at=at, written_by=by.author
    )
    event(EventKind.MINUTES_RECORDED, row, "corrected", by=by, at=at, day=day, corrects=str(wrong.pk))
    return row


@transaction.atomic
def decide(
    said: Mapping[str, Any],
    *,
    meeting: Meeting | None = None,
    replaces: Decision | None = None,
    by: Acting,
    at: datetime,
    day: date,
) -> Decision:
    """Write down a decision, of a meeting or of the body itself. One that takes the place of another names it; it does so once."""
    by.require(Permission.KEEP_COMMUNITY)
    if said["decided_on"] > day:
        raise MeetingError(_("決めた日は、きょうまでの日にしてください。"), "decided_on")
    if replaces is not None and replaces.replaced_by.exists():
        raise MeetingError(_("この決定は、もう新しい決定に替わっています。新しいほうを直してください。"), "title")
    shared = dict(said)
    circle = shared.pop("circle", None)
    if meeting is not None:
        circle = meeting.circle
    may_share_with(circle, by=by, day=day)
    row = Decision.objects.create(
        body=by.body,
        circle=circle,
        council=meeting.council if meeting else (replaces.council if replaces else None),
        meeting=meeting,
        replaces=replaces,
        written_at=at,
        written_by=by.author,
        **shared,
    )
    event(
        EventKind.DECISION_RECORDED, row, "decided", by=by, at=at, day=day, replaces=str(replaces.pk) if replaces else ""
    )  # fmt: skip
    return row
