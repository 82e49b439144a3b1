"""What a driver has last been shown of his day, and whom the desk must telephone because something has changed since.

For the driver's page: send `version_of` with what is shown, and report it back with `seen` once the device has it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.config.acting import Acting
from ashinami_web.driving.models import DriverLink
from ashinami_web.offers.models import Seen
from ashinami_web.people.models import Person
from ashinami_web.people.queries import authors
from ashinami_web.people.roles import Permission
from ashinami_web.runs.models import Ride
from ashinami_web.runs.promises import PROMISED

SHOWN_OF_RIDE = ("leg", "pick_up_at", "drop_off_at")
SHOWN_OF_WISH = (
    "rider_id", "origin_id", "origin_text", "destination_id", "destination_text", "back", "accompaniment", "stay",
    "companions", "note", "arrangement_id",
)  # fmt: skip
RINGS_AHEAD = timedelta(days=1)
"""Who has been shown nothing at all is rung for today and tomorrow; days further off he may still look at himself."""


@dataclass(frozen=True, slots=True)
class Device:
    """How far a driver knows of one day. `seen_at` is None when he has been shown nothing of it; `told_by` names who telephoned."""

    driver: Person
    version: str
    seen_at: datetime | None
    told_by: str
    is_current: bool
    rides: int

    @property
    def is_changed(self) -> bool:
        """Whether something has changed since he last looked."""
        return self.seen_at is not None and not self.is_current


def version_of(rides: Iterable[Ride]) -> str:
    """Return what tells one state of a driver's day from another: who, where, when, what for. His own marks do not change it."""
    said = sorted(
        ([str(ride.pk), *_plain(ride, SHOWN_OF_RIDE), *_plain(ride.wish, SHOWN_OF_WISH)] for ride in rides),
        key=lambda one: one[0],
    )
    return sha256(json.dumps(said).encode()).hexdigest()[:16]


def seen(link: DriverLink, version: str, at: datetime, *, day: date) -> None:
    """Write down that the device of a link has shown a state of a day. What arrives late, after a newer report, changes nothing."""
    _remember((link.body_id, link.driver_id), day, version, at)


@transaction.atomic
def tell_by_telephone(driver: UUID, day: date, version: str, *, by: Acting, at: datetime) -> None:
    """Write down that the desk has told a driver how his day stands. When the board has changed again since, he is rung once more."""
    by.require(Permission.PLAN)
    _remember((by.body.pk, driver), day, version, at, told_by=by.author)
    record(
        body=by.body.pk,
        kind=EventKind.CHANGE_TOLD,
        subject=str(driver),
        by=by.author,
        at=at,
        service_day=day,
        facts={"version": version},
    )


def devices_on(body: Body, day: date) -> tuple[Device, ...]:
    """Return how far each driver who is promised on the day, or was shown something of it, knows of it."""
    by_driver: defaultdict[UUID, list[Ride]] = defaultdict(list)
    promised = Ride.objects.filter(body=body, service_day=day, state__in=PROMISED, driver__isnull=False)
    for ride in promised.select_related("wish"):
        if ride.driver_id is not None:
            by_driver[ride.driver_id].append(ride)
    rows = {row.driver_id: row for row in Seen.objects.filter(body=body, service_day=day)}
    people = Person.objects.in_bulk({*by_driver, *rows})
    names = authors(row.told_by for row in rows.values() if row.told_by)
    found = []
    for key in {*by_driver, *rows}:
        row, version = rows.get(key), version_of(by_driver[key])
        if row is None and not by_driver[key]:
            continue
        found.append(
            Device(
                driver=people.get(key) or Person(pk=key),
                version=version,
                seen_at=row.seen_at if row else None,
                told_by=names.get(row.told_by, "") if row else "",
                is_current=row is not None and row.version == version,
                rides=len(by_driver[key]),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.driver.kana, str(one.driver.pk))))


def to_ring(devices: Iterable[Device], day: date, today: date) -> tuple[Device, ...]:
    """Return whom the desk must telephone: who has not seen a change, and who has seen nothing of today or tomorrow."""
    if day < today:
        return ()
    near = day - today <= RINGS_AHEAD
    return tuple(one for one in devices if one.is_changed or (near and one.seen_at is None))


def _remember(whose: tuple[UUID, UUID], day: date, version: str, at: datetime, *, told_by: str = "") -> None:
    body, driver = whose
    values: dict[str, Any] = {"version": version[:16], "seen_at": at, "told_by": told_by}
    row, made = Seen.objects.get_or_create(body_id=body, driver_id=driver, service_day=day, defaults=values)
    if not made:
        # the newest report stands, in whatever order they arrive
        Seen.objects.filter(Q(seen_at__lte=at), pk=row.pk).update(**values)


def _plain(row: Ride | Wish, names: Iterable[str]) -> list[Any]:
    values = [getattr(row, name) for name in names]
    return [str(value) if isinstance(value, UUID) else value for value in values]
