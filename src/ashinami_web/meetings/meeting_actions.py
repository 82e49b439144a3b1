"""Planning meetings, moving and calling them off, building the agenda, writing down who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from ashinami.basics.day import Days
from ashinami.community.agenda import Item, Part
from ashinami.vocabulary.event import EventKind
from ashinami_web.config.acting import Acting
from ashinami_web.meetings.models import AgendaItem, Attendance, Council, CouncilMember, Meeting, Series
from ashinami_web.meetings.writing import MeetingError, event
from ashinami_web.people.roles import Permission

AHEAD = timedelta(days=366)
"""How far ahead the dates of a series are made."""
PASSED = "passed"
"""The source of an item that another council has passed on; its key is that item's."""


@transaction.atomic
def add_meeting(council: Council, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> Meeting:
    """Plan one meeting."""
    by.require(Permission.KEEP_COMMUNITY)
    meeting = Meeting.objects.create(
        body=council.body, circle=council.circle, council=council, number=_next_number(council), changed_at=at, **said
    )
    event(EventKind.MEETING_CHANGED, meeting, "planned", by=by, at=at, day=day, on=meeting.day.isoformat())
    return meeting


@transaction.atomic
def make_dates(series: Series, *, until: date, by: Acting, at: datetime, day: date) -> int:
    """Plan the meetings of a series from today until a day that is no longer in it; dates that are there already stay. Return how many."""
    by.require(Permission.KEEP_COMMUNITY)
    from ashinami.geo.opening import is_holiday  # noqa: PLC0415 - its table of holidays is read only here

    council, known = series.council, set(series.meetings.values_list("planned", flat=True))
    number, made = _next_number(council), 0
    within = Days(max(series.start, day), min(until, day + AHEAD))
    for one in series.value({}).occurrences(within, is_holiday):
        if one.planned in known:
            continue
        Meeting.objects.create(
            body=council.body,
            circle=council.circle,
            council=council,
            series=series,
            planned=one.planned,
            number=number if one.day else None,
            day=one.day or one.planned,
            start_minute=series.start_minute,
            end_minute=series.end_minute,
            place=series.place,
            state=Meeting.State.PLANNED if one.day else Meeting.State.CANCELLED,
            changed_at=at,
            changed_why=one.why,
        )
        number, made = number + bool(one.day), made + 1
    event(EventKind.MEETING_CHANGED, council, "dates", by=by, at=at, day=day, made=made)
    return made


@transaction.atomic
def change_meeting(meeting: Meeting, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> None:
    """Change day, time or place of this meeting alone; the others of its series stay."""
    by.require(Permission.KEEP_COMMUNITY)
    _still_planned(meeting)
    for name, value in said.items():
        setattr(meeting, name, value)
    meeting.changed_at = at
    meeting.save()
    event(EventKind.MEETING_CHANGED, meeting, "changed", by=by, at=at, day=day, on=meeting.day.isoformat())


@transaction.atomic
def call_off(meeting: Meeting, why: str, *, by: Acting, at: datetime, day: date) -> None:
    """Say that this meeting is not held; it stays in the calendar as called off."""
    by.require(Permission.KEEP_COMMUNITY)
    _still_planned(meeting)
    meeting.state, meeting.changed_at, meeting.changed_why = Meeting.State.CANCELLED, at, why
    meeting.save()
    event(EventKind.MEETING_CHANGED, meeting, "called_off", by=by, at=at, day=day)


@transaction.atomic
def hold(
    meeting: Meeting,
    came: Mapping[CouncilMember, tuple[str, str]],
    *,
    chair: CouncilMember | None,
    guests: str,
    by: Acting,
    at: datetime,
    day: date,
) -> None:
    """Write down who came how (a way and, for a proxy, by whom), who had the chair, and that the meeting was held."""
    by.require(Permission.KEEP_COMMUNITY)
    if meeting.day > day:
        raise MeetingError(_("まだ開いていない会議の出欠は書けません。"))
    for member, (how, proxy) in came.items():
        if how not in Attendance.How.values:
            raise ValueError(f"nobody comes like this: {how}")
        if how == Attendance.How.PROXY and not proxy.strip():
            raise MeetingError(_("代理の方を役で書いてください。"))
        Attendance.objects.update_or_create(
            meeting=meeting,
            member=member,
            defaults={"how": how, "proxy": proxy.strip() if how == Attendance.How.PROXY else ""},
        )
    meeting.state, meeting.chair, meeting.guests, meeting.changed_at = Meeting.State.HELD, chair, guests, at
    meeting.save()
    event(EventKind.MEETING_CHANGED, meeting, "held", by=by, at=at, day=day, members=len(came))


@transaction.atomic
def lay_out(meeting: Meeting, items: Sequence[Item], *, by: Acting, at: datetime, day: date) -> int:
    """Lay out the agenda anew from what presses. What was typed by hand stays, and so does what has been spoken of; return its length."""
    by.require(Permission.KEEP_COMMUNITY)
    _still_planned(meeting)
    rows = list(meeting.items.all())
    kept = [row for row in rows if _keeps(row)]
    for row in rows:
        if row not in kept:
            row.delete()
    there = {(row.source, row.source_key) for row in kept if row.source_key}
    frame = {row.title for row in kept if not row.source_key}
    new = [
        AgendaItem(
            meeting=meeting,
            position=0,
            part=item.part.value,
            title=item.title[:200],
            minutes=item.minutes,
            source=item.source or ("frame" if item.part in (Part.OPENING, Part.CLOSING) else ""),
            source_key=item.key,
            why=item.why,
        )
        for item in items
        if (item.source, item.key) not in there and item.title not in frame
    ]
    order = [part.value for part in Part]
    laid = sorted([*kept, *new], key=lambda row: order.index(row.part))
    for position, row in enumerate(laid, start=1):
        row.position = position
        row.save()
    event(EventKind.MEETING_CHANGED, meeting, "agenda", by=by, at=at, day=day, items=len(laid))
    return len(laid)


@transaction.atomic
def add_item(meeting: Meeting, said: Mapping[str, Any], *, by: Acting, at: datetime, day: date) -> AgendaItem:
    """Add an item by hand."""
    by.require(Permission.KEEP_COMMUNITY)
    last = meeting.items.filter(part=said["part"]).aggregate(last=Max("position"))["last"]
    everything = meeting.items.aggregate(last=Max("position"))["last"] or 0
    position = (last or everything) + 1
    for row in meeting.items.filter(position__gte=position):
        row.position += 1
        row.save(update_fields=["position"])
    item = AgendaItem.objects.create(meeting=meeting, position=position, **said)
    event(EventKind.MEETING_CHANGED, meeting, "item", by=by, at=at, day=day)
    return item


@transaction.atomic
def drop_item(item: AgendaItem, *, by: Acting, at: datetime, day: date) -> None:
    """Take an item off the agenda; what has been spoken of stays."""
    by.require(Permission.KEEP_COMMUNITY)
    if item.minutes_written.exists():
        raise MeetingError(_("議事録のある議題は、外せません。"))
    event(EventKind.MEETING_CHANGED, item.meeting, "item_dropped", by=by, at=at, day=day)
    item.delete()


@transaction.atomic
def pass_on(item: AgendaItem, to: Council, why: str, *, by: Acting, at: datetime, day: date) -> AgendaItem:
    """Put an item before another council: it stands on that one's next agenda with where it came from, and stays when laid out anew."""
    by.require(Permission.KEEP_COMMUNITY)
    if to.pk == item.meeting.council_id:
        raise MeetingError(_("同じ会議には送れません。"), "to")
    coming = Meeting.objects.filter(council=to, state=Meeting.State.PLANNED, day__gte=day).order_by("day").first()
    if coming is None:
        raise MeetingError(_("この会議には、これからの予定がありません。先に開く日を加えてください。"), "to")
    if AgendaItem.objects.filter(source=PASSED, source_key=str(item.pk), meeting__council=to).exists():
        raise MeetingError(_("この議題は、もうこの会議に送ってあります。"), "to")
    said = {
        "part": item.part,
        "title": item.title,
        "minutes": item.minutes,
        "source": PASSED,
        "source_key": str(item.pk),
    }
    row = add_item(coming, said | {"why": why.strip()[:80]}, by=by, at=at, day=day)
    event(EventKind.MEETING_CHANGED, item.meeting, "passed_on", by=by, at=at, day=day, to=str(to.pk))
    return row


def _keeps(row: AgendaItem) -> bool:
    by_hand = row.source in ("", PASSED)
    return by_hand or row.minutes_written.exists() or row.opinions.exists()


def _still_planned(meeting: Meeting) -> None:
    if meeting.state != Meeting.State.PLANNED:
        raise MeetingError(_("もう開いた会議や、開かないことにした会議は、変えられません。"))


def _next_number(council: Council) -> int:
    return (Meeting.objects.filter(council=council).aggregate(last=Max("number"))["last"] or 0) + 1
