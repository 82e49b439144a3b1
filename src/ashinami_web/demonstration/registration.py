"""The group's registration as 福祉有償運送, with its ledgers: a renewal near, a licence running out, an inspection just lapsed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from ashinami.basics.day import fiscal_year
from ashinami.casework.registration.version import Version
from ashinami.law.road_transport.registered.annual_report import annual_report_due
from ashinami.law.road_transport.registered.validity import standard_expiry
from ashinami.vocabulary.registration import (
    CarType,
    Competence,
    Course,
    Filing,
    Forum,
    Licence,
    NoteKind,
    Passenger,
    Post,
    Qualification,
    RightToUse,
    Shown,
    Term,
    Way,
)
from ashinami_web.bodies.models import Vehicle, Volunteer
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.demonstration.people import Settled, key_of
from ashinami_web.people.models import Disclosure
from ashinami_web.people.queries import people_known
from ashinami_web.people.roles import Role
from ashinami_web.registration.actions import begin_procedure, file_now, record_registration
from ashinami_web.registration.ledger_actions import add_note, appoint, write_driver, write_office, write_vehicle
from ashinami_web.registration.models import Office
from ashinami_web.registration.rider_actions import write_rider

BEGAN = timedelta(days=600)
"""How long before today the registration began: its two years end in some months, so that its renewal is due."""
TYPICAL_YEN = 10_000_000


def register(settled: Settled, today: date) -> None:
    """Write the registration and fill the ledgers; the last driver and the last car still wait for their pages."""
    by = settled.acting("demo-coordinator", Role.COORDINATOR)
    at = datetime.combine(today, time(8), tzinfo=clock.JAPAN)
    told: dict[str, Any] = {"by": by, "at": at, "day": today}
    began = today - BEGAN
    registration = record_registration(
        Version(
            registration=str(key_of("registration", "welfare")),
            since=began,
            way=Way.WELFARE,
            term=Term.FIRST,
            number="架空福第1号",
            registered_on=began,
            expires_on=standard_expiry(began, 2).day,
            operator="unincorporated",
            address=f"{settled.municipality}（架空）",
            representative=str(by.person),
            authority="架空運輸支局",
            area=f"{settled.municipality}の全域",
            hours="月曜から金曜、8時から17時",
            passengers=frozenset({Passenger.PHYSICAL, Passenger.CARE, Passenger.SUPPORT}),
            forum=Forum.TRANSPORT_COUNCIL,
            settled_on=began - timedelta(days=40),
            price_settled_on=began - timedelta(days=40),
            shared_rides=False,
        ),
        **told,
    )
    office = write_office(
        None,
        {
            "name": "お出かけの会 事務所",
            "place": f"{settled.municipality}（架空）",
            "detectors": 2,
            "detector_on": today - timedelta(days=9),
        },
        **told,
    )
    _responsible(office, by, began, told)
    _drivers(settled, began, today, told)
    _cars(settled, office, today, told)
    _riders(settled, began, today, told)
    year = fiscal_year(today) - 1
    sent = min(annual_report_due(year) - timedelta(days=10), today)
    file_now(registration, filing=Filing.ANNUAL_REPORT, year=year, done_on=sent, note="控え（架空）", **told)
    begin_procedure(
        registration, filing=Filing.NOTIFICATION, change="cars", happened_on=today - timedelta(days=20), **told
    )


def _responsible(office: Office, by: Acting, began: date, told: dict[str, Any]) -> None:
    for post in (Post.OPERATION, Post.MAINTENANCE, Post.ACCIDENT):
        competence = Competence.SAFE_DRIVING_MANAGER if post is Post.OPERATION else ""
        course = began - timedelta(days=15) if post is Post.OPERATION else None
        values = {"post": post, "person_id": by.person, "competence": competence, "course_on": course, "start": began}
        appoint(office, values, **told)


def _drivers(settled: Settled, began: date, today: date, told: dict[str, Any]) -> None:
    volunteers = list(Volunteer.objects.filter(body=settled.group).order_by("person_id"))
    for number, volunteer in enumerate(volunteers[:-1], start=1):
        page = {
            "number": f"{number:02d}",
            "made_on": began,
            "born_on": date(1950 + 2 * (number % 9), 1 + number % 12, 1 + 2 * number % 28),
            "appointed_on": began,
            "licence": Licence.SECOND if number == 3 else Licence.FIRST,
            "licence_number": f"{number:012d}",
            "licence_given_on": date(1975 + number % 9, 4, 1),
            # the second one's runs out within the month
            "licence_expires_on": today + timedelta(days=18 if number == 2 else 200 + 45 * number),
            "licence_conditions": "眼鏡等" if number % 2 else "",
            "record_checked_on": today - timedelta(days=100),
        }
        entry = write_driver(volunteer, page, **told)
        taken = began - timedelta(days=20 + number)
        add_note(entry, {"kind": NoteKind.COURSE, "what": Course.WELFARE, "day": taken}, **told)
        add_note(
            entry, {"kind": NoteKind.HEALTH, "day": today - timedelta(days=30), "text": "健康診断で変わりなし"}, **told
        )
        if number % 3:
            add_note(entry, {"kind": NoteKind.COURSE, "what": Course.SEDAN, "day": taken}, **told)
        else:
            add_note(entry, {"kind": NoteKind.QUALIFICATION, "what": Qualification.CARE_WORKER, "day": taken}, **told)


def _cars(settled: Settled, office: Office, today: date, told: dict[str, Any]) -> None:
    cars = list(Vehicle.objects.filter(body=settled.group).order_by("pk"))
    for number, car in enumerate(cars[:-1], start=1):
        with_wheelchairs = car.wheelchair_places > 0
        values = {
            "office_id": office.pk,
            "plate": f"架空 580 あ 00-{number:02d}",
            "capacity": car.seats + 1,
            "type": CarType.WHEELCHAIR if with_wheelchairs else CarType.SEDAN,
            "kei": car.seats <= 3 and not with_wheelchairs,
            "right": RightToUse.OWNED if with_wheelchairs else RightToUse.BROUGHT_IN,
            "agreed_on": None if with_wheelchairs else today - BEGAN,
            "person_unlimited": True,
            "property_yen": TYPICAL_YEN,
            "insured_until": today + timedelta(days=40 + 25 * number),
            # the first one's inspection lapsed two days ago
            "inspected_until": today + timedelta(days=-2 if number == 1 else 90 + 40 * number),
            "sign": True,
            "sign_letters": True,
            "shown": [Shown.NAME, Shown.PLATE, Shown.PRICE],
            "certificate_copy": True,
        }
        write_vehicle(car, values, **told)


def _riders(settled: Settled, began: date, today: date, told: dict[str, Any]) -> None:
    """Fill the list of riders: most are listed and judged, one in five still waits for a judgement, one in seven for her line."""
    categories = ("care", "support", "physical")
    riders = people_known(settled.group.pk, today, Disclosure.Purpose.RIDE).values_list("pk", flat=True)
    for number, rider in enumerate(riders):
        if number % 7 == 6:
            continue
        line: dict[str, Any] = {
            "listed_on": began,
            "category": categories[number % len(categories)],
            "relation": "resident",
            "attended": True,
        }
        if number % 5 != 4:
            line |= {"cannot_use_alone": True, "judged_by": "送迎部会（架空）", "judged_on": began}
        write_rider(rider, line, **told)
