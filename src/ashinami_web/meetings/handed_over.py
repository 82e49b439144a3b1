"""What meetings hand over: actions with their owner, actions nobody owns, decisions with their reasons, meetings to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from ashinami.basics.day import months_later
from ashinami.community.pack import Chapter, Item
from ashinami_web.config.acting import Acting
from ashinami_web.handover.rooms import Asked
from ashinami_web.meetings.models import Action, Decision, Meeting
from ashinami_web.meetings.task_actions import take
from ashinami_web.people.models import Person


def give(key: str, person: UUID, *, by: Acting, at: datetime, day: date) -> None:
    """Give an action to somebody of the body acted for; its day stays."""
    kind, _, row_key = key.partition(":")
    if kind == "meetings.action":
        action = Action.objects.get(pk=row_key)
        take(action, Person.objects.get(pk=person), by.body, action.due or day, by=by, at=at, day=day)


def items(asked: Asked) -> Iterator[Item]:
    """Yield them, of the body's own councils and of those that share with it and name somebody of it."""
    for row in Action.objects.filter(ended="").select_related("council", "decision", "owner_body"):
        if row.owner_id is not None and row.owner_body_id != asked.body.pk:
            continue
        if row.owner_id is None and row.body_id != asked.body.pk:
            continue
        yield Item(
            chapter=Chapter.ACTIONS if row.owner_id else Chapter.OWNERLESS, key=f"meetings.action:{row.pk}", title=row.title,
            detail=" ".join(part for part in (row.council.name if row.council else "", row.note) if part),
            why=row.decision.reasons if row.decision else "", due=row.due, said_on=row.since,
            holder=str(row.owner_id or ""), address=reverse("action", args=[row.pk]), to_confirm=row.body_id == asked.body.pk,
        )  # fmt: skip
    decisions = Decision.objects.filter(body=asked.body, replaced_by__isnull=True).select_related("council")
    for decision in () if asked.dated else decisions:
        yield Item(
            chapter=Chapter.DECISIONS, key=f"meetings.decision:{decision.pk}", title=decision.title, why=decision.reasons,
            detail=decision.council.name if decision.council else "", said_on=decision.decided_on,
            address=reverse("decision", args=[decision.pk]),
        )  # fmt: skip
    last = months_later(asked.day, 12)
    for meeting in Meeting.objects.filter(body=asked.body, day__gte=asked.day, day__lte=last).select_related("council"):
        yield Item(
            chapter=Chapter.AHEAD, key=f"meetings.meeting:{meeting.pk}", title=str(meeting.council), due=meeting.day,
            detail=meeting.place, address=reverse("meeting", args=[meeting.pk]),
        )  # fmt: skip
