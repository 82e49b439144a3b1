"""The registered town whose rides are paid for: price settled, Kiku on the list, Haru with his courses in the white car. All invented."""

from __future__ import annotations

from datetime import date
from typing import Any

from registered_town import page_of, register, told, volunteer
from web_town import Town

from ashinami.vocabulary.registration import Course, NoteKind
from ashinami_web.bodies.actions import put_arrangement_on_record
from ashinami_web.bookings.models import Wish
from ashinami_web.guard.checking import Looked, look
from ashinami_web.registration.ledger_actions import add_note
from ashinami_web.registration.models import RiderEntry
from ashinami_web.registration.rider_actions import write_rider

PRICE: dict[str, Any] = {
    "carriage.carries": True,
    "carriage.for_others": True,
    "scope.special": [],
    "third_party.basis": "none",
    "received.kinds": ["price"],
    "registration.suspended": False,
    "area.hours_only": False,
    "price.within_actual_cost": True,
    "price.clear": True,
    "price.methods": ["distance"],
    "price.taxi_percent": 50,
    "price.joint": False,
    "price.charges": [],
    "price.dynamic": False,
}
KIKU: dict[str, Any] = {
    "category": "care",
    "relation": "resident",
    "listed_on": date(2025, 5, 1),
    "cannot_use_alone": True,
    "judged_by": "送迎部会",
    "judged_on": date(2025, 5, 1),
}


def priced(town: Town, **facts: Any) -> None:
    """Put the price on record as what the group usually does."""
    put_arrangement_on_record(key="price", name="決めた対価", facts=PRICE | facts, is_default=True, **told(town))


def guard_town(town: Town) -> None:
    """Bring everything in order."""
    register(town)
    add_note(
        page_of(town, "haru"), {"kind": NoteKind.COURSE, "what": Course.SEDAN, "day": date(2025, 3, 11)}, **told(town)
    )
    priced(town)
    list_rider(town)


def list_rider(town: Town, who: str = "kiku", **values: Any) -> RiderEntry:
    """Write a rider's line of the list."""
    return write_rider(town.people[who].pk, KIKU | values, **told(town))


def looked(town: Town, day: date | None = None) -> Looked:
    """Let the guard look."""
    from registered_town import TODAY  # noqa: PLC0415 - the day of the tests

    return look(town.group.pk, day or TODAY, by="nightly", at=told(town)["at"])


def verdict_of(wish: Wish) -> str:
    """Return the verdict as it stands by now."""
    wish.refresh_from_db()
    return str(wish.verdict)


__all__ = [
    "KIKU",
    "PRICE",
    "guard_town",
    "list_rider",
    "looked",
    "page_of",
    "priced",
    "told",
    "verdict_of",
    "volunteer",
]
