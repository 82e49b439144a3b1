"""The law on the board: what the planner is told of riders and drivers, and the bases of wishes once they have a driver and a car."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from ashinami.casework.day_law import DayLaw
from ashinami.vocabulary.person import Driver
from ashinami_web.bookings.basis import BASIS_FIELDS, DayRecord, known_before_planning, set_basis
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED, wishes_on


def day_law(body: UUID, day: date, rows: Iterable[Wish], drivers: Iterable[Driver]) -> DayLaw:
    """Return what a registered group's records say of these wishes and drivers; nothing of any other group."""
    record = DayRecord.of(body, day)
    rides = record.rides
    if rides is None or not rides.registrations:
        return DayLaw()
    return DayLaw(
        wishes={str(row.pk): known_before_planning(row, record) for row in rows},
        drivers={
            driver.key: [
                rides.of_driver(UUID(driver.key), UUID(driver.vehicle), version, day) for version in rides.registrations
            ]
            for driver in drivers
        },
    )


def judge_again(body: UUID, day: date) -> None:
    """Judge the wishes of a day anew, now that the board has changed: each with the driver and the car it has there."""
    record = DayRecord.of(body, day)
    if record.rides is None:
        return  # nothing the law asks depends on who drives
    rows = list(wishes_on(body, day).filter(state__in=STILL_WANTED).prefetch_related("rides__run"))
    for row in rows:
        set_basis(row, record)
    Wish.objects.bulk_update(rows, BASIS_FIELDS)
