"""Who and what may not be assigned on a day, from the ledgers and the group's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ashinami.basics.day import Days
from ashinami.casework.records.barriers import Barrier, Lifting, OwnRule, car_barriers, driver_barriers
from ashinami.casework.registration.file import LedgerCar
from ashinami.vocabulary.records import HouseRule
from ashinami_web.bodies.models import Body
from ashinami_web.config.rows import dated
from ashinami_web.records.models import GroupRule, Lifted
from ashinami_web.registration.models import Registration, VehicleEntry
from ashinami_web.registration.queries import car_value, drivers_of


@dataclass(frozen=True, slots=True)
class Barred:
    """What stops drivers and cars of a group on a day."""

    drivers: Mapping[str, tuple[Barrier, ...]]
    cars: Mapping[str, LedgerCar]
    day: date
    registered: bool
    liftings: tuple[Lifting, ...]

    def why(self, driver: UUID | None, vehicle: UUID | None) -> tuple[Barrier, ...]:
        """Return what stops this driver with this car."""
        key, car = str(driver or ""), self.cars.get(str(vehicle or ""))
        of_car = (
            car_barriers(car, self.day, registered=self.registered, driver=key, liftings=self.liftings) if car else ()
        )
        return (*self.drivers.get(key, ()), *of_car)


def barred(body: Body | UUID, day: date) -> Barred:
    """Return who and what may not be assigned on the day."""
    found = body if isinstance(body, Body) else Body(pk=body)
    rules = rules_on(found.pk, day)
    liftings = tuple(
        Lifting(HouseRule(row.rule), str(row.driver_id), row.first, row.last) for row in lifted_on(found.pk, day)
    )
    stopped = {
        driver.person: barriers
        for driver in drivers_of(found, day)
        if (barriers := driver_barriers(driver, day, rules, liftings))
    }
    entries = VehicleEntry.objects.filter(body=found).select_related("vehicle")
    return Barred(
        drivers=stopped,
        cars={str(entry.vehicle_id): car_value(entry.vehicle, entry) for entry in entries},
        day=day,
        registered=is_registered(found.pk, day),
        liftings=liftings,
    )


def is_registered(body: UUID, day: date) -> bool:
    """Whether the group runs under a registration on the day."""
    return Registration.objects.filter(body_id=body, registered_on__lte=day, expires_on__gte=day).exists()


def rules_on(body: UUID, day: date) -> tuple[OwnRule, ...]:
    """Return the group's own rules in force on the day."""
    rows = GroupRule.objects.filter(dated(on=day), body_id=body).order_by("rule")
    return tuple(OwnRule(HouseRule(row.rule), row.value, Days(row.start, row.end)) for row in rows)


def lifted_on(body: UUID, day: date) -> QuerySet[Lifted]:
    """Return what was lifted for somebody on the day."""
    return Lifted.objects.filter(body_id=body, first__lte=day, last__gte=day).order_by("signed_at")
