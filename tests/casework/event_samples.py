"""Events for the tests of folding: a ride's life, with its clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from ashinami.basics.day import Month
from ashinami.vocabulary.event import Event, EventKind

DAY = date(2026, 12, 7)
NINE = datetime(2026, 12, 7, 0, 0, tzinfo=UTC)
DECEMBER = Month(2026, 12)


def event(number: int, kind: EventKind, *, minute: int = 0, subject: str = "ride", **more: Any) -> Event:
    """Return an event; `number` is its id, `minute` counts from nine o'clock."""
    at = NINE + timedelta(minutes=minute)
    usual: dict[str, Any] = {
        "id": UUID(int=number),
        "kind": kind,
        "subject": subject,
        "happened_at": at,
        "recorded_at": at,
        "service_day": DAY,
        "posted_period": DECEMBER,
        "device": "phone",
        "by": "link:x",
    }
    return Event(**(usual | more))


def done(number: int, *, minute: int = 30, metres: int = 4_000, minutes: int = 12, **more: Any) -> Event:
    """Return the event of a finished ride, with its figures."""
    facts = {"driver": "D", "rider": "R", "purpose": "通院", "leg": "行き", "metres": metres, "minutes": minutes}
    facts |= more.pop("facts", {})
    return event(number, EventKind.RIDE_DONE, minute=minute, facts=facts, **more)
