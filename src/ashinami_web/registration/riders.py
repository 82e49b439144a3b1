"""The list of riders as the library knows it, and all that is on record of a group's rides on one day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ashinami.casework.registration.facts import answers_of
from ashinami.casework.registration.file import GroupFile
from ashinami.casework.registration.rider_facts import ListedRider, by_role, ride_answers
from ashinami.casework.registration.version import Version
from ashinami.casework.told import joined
from ashinami.rules.answers import Answers
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish
from ashinami_web.bodies.models import Body
from ashinami_web.registration.models import Registration, RiderEntry
from ashinami_web.registration.queries import file_of


@dataclass(frozen=True, slots=True)
class RideRecord:
    """What is on record of a group's rides on a day.

    Attributes
    ----------
    file : registrations and ledgers.
    registrations : what is registered on the day; empty for a group that holds, and held, no registration then.
    riders : the lines of the list by the riders' keys.
    """

    file: GroupFile
    registrations: tuple[Version, ...]
    riders: Mapping[UUID, ListedRider]

    def of_wish(
        self, wish: Wish, version: Version, *, legs: Iterable[Leg], from_home: bool, riders_aboard: int = 0
    ) -> Answers:
        """Return what is known of a wish before a driver and a car are chosen."""
        return joined(
            answers_of(self.file, version.registration, wish.day, drivers=(), cars=()),
            ride_answers(
                wish,
                self.riders.get(UUID(wish.rider)),
                version,
                legs=legs,
                from_home=from_home,
                listing=bool(self.riders),
                riders_aboard=riders_aboard,
            ),
        )

    def of_driver(self, driver: UUID, car: UUID, version: Version, day: date) -> Answers:
        """Return what is known of the group with this driver in this car and nobody beside him."""
        known = answers_of(self.file, version.registration, day, drivers=[str(driver)], cars=[str(car)])
        return by_role(Answers(known.given, {**known.members, "crew": ()}))


def record_of(body: UUID, day: date) -> RideRecord | None:
    """Return what is on record; None for a group that never held a registration, of which nothing more is asked."""
    if not Registration.objects.filter(body_id=body).exists():
        return None
    file = file_of(Body.objects.get(pk=body), day)
    return RideRecord(file, file.on(day), riders_of(body))


def riders_of(body: UUID, people: Collection[UUID] | None = None) -> dict[UUID, ListedRider]:
    """Return the list of riders by their keys: all of it, or some people's lines."""
    rows = RiderEntry.objects.filter(body_id=body)
    return {
        row.person_id: rider_value(row) for row in (rows if people is None else rows.filter(person__in=list(people)))
    }


def rider_value(row: RiderEntry) -> ListedRider:
    """Return a line as the library knows it."""
    return ListedRider(
        category=row.category,
        relation=row.relation,
        listed_on=row.listed_on,
        off_on=row.off_on,
        cannot_use_alone=row.cannot_use_alone,
        judged_by=row.judged_by,
        judged_on=row.judged_on,
        attended=row.attended,
    )
