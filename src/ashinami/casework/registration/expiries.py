"""What runs out, and what nobody has written down: licences, insurance, inspections, registrations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ashinami.casework.registration.file import GroupFile
from ashinami.vocabulary.registration import RightToUse

SOON = timedelta(days=60)
"""How long before its end the program warns of something. Ours: a licence can be renewed in the month around the birthday."""


class Paper(StrEnum):
    """What can run out."""

    REGISTRATION = "登録"
    LICENCE = "運転免許"
    INSURANCE = "任意保険"
    INSPECTION = "車検"
    AGREEMENT = "持込の契約"


class Lapse(StrEnum):
    """How it stands with a paper."""

    LAPSED = "lapsed"
    UNKNOWN = "unknown"
    SOON = "soon"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Expiry:
    """A paper with its last day; None where nobody has written it down. `key` is of the registration, driver or car."""

    paper: Paper
    whose: str
    key: str
    last_day: date | None

    def lapse(self, today: date) -> Lapse:
        """Return how it stands: on its last day a paper still holds."""
        if self.last_day is None:
            return Lapse.UNKNOWN
        if self.last_day < today:
            return Lapse.LAPSED
        return Lapse.SOON if self.last_day <= today + SOON else Lapse.FINE


_ORDER = {Lapse.LAPSED: 0, Lapse.UNKNOWN: 1, Lapse.SOON: 2, Lapse.FINE: 3}


def expiries(file: GroupFile, today: date) -> tuple[Expiry, ...]:
    """Return every paper: first what has lapsed, then what is not written down, then by last day."""

    def order(one: Expiry) -> tuple[int, date]:
        return _ORDER[one.lapse(today)], one.last_day or today

    return tuple(sorted(_all(file, today), key=order))


def _all(file: GroupFile, today: date) -> Iterator[Expiry]:
    for version in file.on(today):
        if file.runs(version.registration, today):
            yield Expiry(Paper.REGISTRATION, version.number, version.registration, version.expires_on)
    for driver in file.drivers:
        if driver.left_on is None or driver.left_on > today:
            yield Expiry(Paper.LICENCE, driver.name, driver.key, driver.licence_expires_on)
    for car in file.cars:
        yield Expiry(Paper.INSURANCE, car.name, car.key, car.insured_until)
        yield Expiry(Paper.INSPECTION, car.name, car.key, car.inspected_until)
        if car.right is RightToUse.BROUGHT_IN and car.agreed_on is None:
            yield Expiry(Paper.AGREEMENT, car.name, car.key, None)
