"""The town's group once it is registered: 中山福第1号 style numbers, invented; Sewa keeps the workbook.

Haru's page is whole, Nao's is not begun; the white car has a page, the welfare car has none.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from web_town import NOON, Town

from ashinami.casework.registration.version import Version
from ashinami.vocabulary.registration import (
    CarType,
    Competence,
    Course,
    Forum,
    Licence,
    NoteKind,
    Passenger,
    Post,
    RightToUse,
    Shown,
    Term,
    Way,
)
from ashinami_web.bodies.models import Volunteer
from ashinami_web.registration.actions import record_registration
from ashinami_web.registration.ledger_actions import add_note, appoint, write_driver, write_office, write_vehicle
from ashinami_web.registration.models import DriverEntry, Office, Registration

TODAY = NOON.date()
KEY = "8c5c1b5e-6f0a-4a57-9a52-5c5a3a0b7d11"
VERSION = Version(
    registration=KEY,
    since=date(2025, 4, 1),
    way=Way.WELFARE,
    term=Term.FIRST,
    number="試福第1号",
    registered_on=date(2025, 4, 1),
    expires_on=date(2027, 3, 31),
    operator="unincorporated",
    address="試し市浜町",
    authority="試し運輸支局",
    area="試し市の全域",
    passengers=frozenset({Passenger.CARE, Passenger.SUPPORT}),
    forum=Forum.TRANSPORT_COUNCIL,
    settled_on=date(2025, 2, 10),
    price_settled_on=date(2025, 2, 10),
)
PAGE = {
    "number": "01",
    "made_on": date(2025, 4, 1),
    "born_on": date(1955, 5, 5),
    "licence": Licence.FIRST,
    "licence_number": "123456789012",
    "licence_given_on": date(1975, 5, 6),
    "licence_expires_on": date(2027, 6, 5),
    "appointed_on": date(2025, 4, 1),
    "record_checked_on": date(2026, 6, 1),
}
CAR = {
    "plate": "試 580 あ 00-01",
    "capacity": 4,
    "type": CarType.SEDAN,
    "kei": True,
    "right": RightToUse.BROUGHT_IN,
    "agreed_on": date(2025, 4, 1),
    "person_unlimited": True,
    "property_yen": 10_000_000,
    "insured_until": date(2027, 1, 31),
    "inspected_until": date(2027, 12, 1),
    "sign": True,
    "sign_letters": True,
    "shown": [Shown.NAME, Shown.PLATE, Shown.PRICE],
    "certificate_copy": True,
}


def told(town: Town, who: str = "sewa") -> dict[str, Any]:
    """Return who writes, when."""
    return {"by": town.by(who), "at": NOON, "day": TODAY}


def volunteer(town: Town, who: str) -> Volunteer:
    """Return the volunteer row of somebody."""
    return Volunteer.objects.get(person=town.people[who])


def register(town: Town) -> Registration:
    """Register the group, with an office, Haru's page and the white car's."""
    registration = record_registration(VERSION, **told(town))
    office = write_office(
        None, {"name": "会の事務所", "place": "浜町", "detectors": 1, "detector_on": TODAY}, **told(town)
    )
    responsible = {
        "post": Post.OPERATION,
        "person_id": town.people["sewa"].pk,
        "competence": Competence.SAFE_DRIVING_MANAGER,
        "course_on": date(2025, 3, 1),
        "start": date(2025, 4, 1),
    }
    appoint(office, responsible, **told(town))
    entry = write_driver(volunteer(town, "haru"), PAGE, **told(town))
    add_note(entry, {"kind": NoteKind.COURSE, "what": Course.WELFARE, "day": date(2025, 3, 10)}, **told(town))
    write_vehicle(town.cars["haru"], CAR | {"office_id": office.pk}, **told(town))
    return registration


def page_of(town: Town, who: str) -> DriverEntry:
    """Return somebody's page."""
    return DriverEntry.objects.get(volunteer=volunteer(town, who))


def office_of(town: Town) -> Office:
    """Return the group's office."""
    return Office.objects.get(body=town.group)
