"""On which half-days somebody can drive, as he says himself by his link, or on paper that the desk types in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Absence, Volunteer

type Half = tuple[bool, bool]


def stands_on(volunteer: Volunteer, first: date, days: int) -> dict[date, Half]:
    """Return on which half-days he can drive: his weekdays, and what he has said of single days."""
    grid = volunteer.half_days or [[False, False]] * 7
    span = [first + timedelta(days=number) for number in range(days)]
    said = {
        row.day: (row.morning, row.afternoon)
        for row in Absence.objects.filter(body=volunteer.body_id, person=volunteer.person_id, day__in=span)
    }
    return {day: said.get(day, (bool(grid[day.weekday()][0]), bool(grid[day.weekday()][1]))) for day in span}


@transaction.atomic
def say_days(
    volunteer: Volunteer, said: Mapping[date, Half], *, by: str, at: datetime, device: str
) -> tuple[date, ...]:
    """Write down where days differ from what stood; return these. A day that is as his week has it is an exception no longer."""
    if not said:
        return ()
    grid = volunteer.half_days or [[False, False]] * 7
    first, last = min(said), max(said)
    stood = stands_on(volunteer, first, (last - first).days + 1)
    changed = tuple(day for day, half in said.items() if stood[day] != half)
    for day in changed:
        rows = Absence.objects.filter(body=volunteer.body_id, person=volunteer.person_id, day=day)
        if list(said[day]) == [bool(half) for half in grid[day.weekday()]]:
            rows.delete()
        else:
            Absence.objects.update_or_create(
                body_id=volunteer.body_id,
                person_id=volunteer.person_id,
                day=day,
                defaults={"morning": said[day][0], "afternoon": said[day][1]},
            )
        record(
            body=volunteer.body_id,
            kind=EventKind.GROUP_CHANGED,
            subject=str(volunteer.person_id),
            by=by,
            at=at,
            service_day=day,
            device=device,
            facts={"what": "absence", "on": day.isoformat()},
        )
    return changed


def volunteer_of(body: UUID, person: UUID, day: date) -> Volunteer | None:
    """Return the volunteer row in force of a person."""
    rows = Volunteer.objects.filter(body=body, person=person, start__lte=day).exclude(end__lte=day)
    return rows.order_by("-start").first()
