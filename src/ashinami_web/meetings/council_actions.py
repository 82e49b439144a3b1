"""Writing down what meets, who sits in it, when it comes together; sharing it with its circle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami_web.bodies.circle_actions import may_share_with
from ashinami_web.bodies.models import Circle
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.models import Action, Application, Council, CouncilMember, Decision, Idea, Meeting, Series
from ashinami_web.meetings.writing import MeetingError, event, known_person
from ashinami_web.people.roles import Permission

SHARED_WITH_IT = (Meeting, Action, Idea, Application, Decision)
"""What follows the council when it is shared with another circle."""


@transaction.atomic
def write_council(row: Council | None, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Council:
    """Write down a council, or change what is written of it; its circle changes by `share_council` alone."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(said.get("circle"), by=by, day=day)
    council = row or Council(body=by.body, circle=said.get("circle"))
    for name, value in said.items():
        if name != "circle":
            setattr(council, name, value)
    council.save()
    event(EventKind.MEETING_CHANGED, council, "council", by=by, at=at, day=day, of_kind=council.kind)
    if row is not None and "circle" in said and said["circle"] != council.circle:
        share_council(council, said["circle"], by=by, at=at, day=day)
    return council


@transaction.atomic
def share_council(council: Council, circle: Circle | None, *, by: Acting, at: datetime, day: date) -> None:
    """Share the council with a circle, with its meetings and all that comes of them; None takes it back to the own body."""
    by.require(Permission.KEEP_COMMUNITY)
    may_share_with(circle, by=by, day=day)
    council.circle = circle
    council.save(update_fields=["circle"])
    for model in SHARED_WITH_IT:
        model.objects.filter(council=council).update(circle=circle)
    event(EventKind.MEETING_CHANGED, council, "shared", by=by, at=at, day=day, circle=str(circle.pk) if circle else "")


@transaction.atomic
def end_council(council: Council, end: date, *, by: Acting, at: datetime, day: date) -> None:
    """Say from which day it no longer meets; what was planned for later is called off."""
    by.require(Permission.KEEP_COMMUNITY)
    if end < council.start:
        raise MeetingError(_("終わりの日が始まりの日より前です。"), "end")
    council.end = end
    council.save(update_fields=["end"])
    council.series.filter(end__isnull=True).update(end=max(end, day))
    later = Meeting.objects.filter(council=council, state=Meeting.State.PLANNED, day__gte=end)
    later.update(state=Meeting.State.CANCELLED, changed_at=at, changed_why="会議体を終えた")
    event(EventKind.MEETING_CHANGED, council, "ended", by=by, at=at, day=day, end=end.isoformat())


@transaction.atomic
def add_member(
    council: Council, said: Mapping[str, Any], *, name: str = "", by: Acting, at: datetime, day: date
) -> CouncilMember:
    """Let somebody sit in the council; `name` writes down a person new to the office."""
    by.require(Permission.KEEP_COMMUNITY)
    person = known_person(name, by=by, at=at, day=day) if name.strip() else said.get("person")
    if not (person or said.get("member_body") or said.get("post")):
        raise MeetingError(_("団体・役職・お名前のどれかを入れてください。"), "member_body")
    if person and council.members.filter(person=person, end__isnull=True).exists():
        raise MeetingError(_("この方は、もう委員に入っています。"), "person")
    member = CouncilMember.objects.create(council=council, **{**said, "person": person})
    event(EventKind.MEETING_CHANGED, council, "member", by=by, at=at, day=day, seat=member.seat)
    return member


@transaction.atomic
def end_member(member: CouncilMember, end: date, *, by: Acting, at: datetime, day: date) -> None:
    """Say from which day somebody no longer sits in it."""
    by.require(Permission.KEEP_COMMUNITY)
    if end < member.start:
        raise MeetingError(_("終わりの日が始まりの日より前です。"), "end")
    member.end = end
    member.save(update_fields=["end"])
    event(EventKind.MEETING_CHANGED, member.council, "member_ended", by=by, at=at, day=day, seat=member.seat)


@transaction.atomic
def add_series(council: Council, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Series:
    """Let the council meet by a rule."""
    by.require(Permission.KEEP_COMMUNITY)
    series = Series.objects.create(council=council, **said)
    event(EventKind.MEETING_CHANGED, council, "series", by=by, at=at, day=day)
    return series


@transaction.atomic
def end_series(series: Series, end: date, *, by: Acting, at: datetime, day: date) -> None:
    """Say from which day the rule no longer gives dates; what was planned by it for later is called off."""
    by.require(Permission.KEEP_COMMUNITY)
    if end < series.start:
        raise MeetingError(_("終わりの日が始まりの日より前です。"), "end")
    series.end = end
    series.save(update_fields=["end"])
    later = Meeting.objects.filter(series=series, state=Meeting.State.PLANNED, planned__gte=end)
    later.update(state=Meeting.State.CANCELLED, changed_at=at, changed_why="くり返しを終えた")
    event(EventKind.MEETING_CHANGED, series.council, "series_ended", by=by, at=at, day=day, end=end.isoformat())
