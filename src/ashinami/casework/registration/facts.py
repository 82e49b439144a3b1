"""What the file of a group answers of the law's questions, so that nobody is asked again what stands in a ledger.

Silence is no answer: what nobody has written down stays unknown, except where the ledger is the very record the law asks about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from ashinami.basics.day import fiscal_year, fiscal_year_days
from ashinami.casework.registration.changes import due_on
from ashinami.casework.registration.driver_facts import driver_facts
from ashinami.casework.registration.file import GroupFile, LedgerCar, Office
from ashinami.casework.registration.staffing import staffing_of
from ashinami.casework.registration.version import Version
from ashinami.law import corpus
from ashinami.law.road_transport.registered.valid import in_term, renewal_pending
from ashinami.rules.answers import Answers, Record
from ashinami.rules.facts_file import read_answers
from ashinami.vocabulary.registration import CarType, Filing, Forum, Post, RightToUse

type Known = dict[str, object]
"""Fact id to value, as people write answers on record; a list of members under the id of an entity."""

UNLIMITED = 9_999_999_999
"""How the law's amounts of cover write 'without limit'."""
_NEW_KINDS = date(2020, 11, 27)
_COUNCILS = {Forum.TRANSPORT_COUNCIL, Forum.STATUTORY_COUNCIL, Forum.OPERATION_COUNCIL}


def answers_of(
    file: GroupFile,
    registration: str,
    day: date,
    *,
    drivers: Collection[str] | None = None,
    cars: Collection[str] | None = None,
) -> Answers:
    """Return what the file answers about a registration on a day.

    `drivers` (keys of persons) and `cars` are those of one ride; one who stands in no ledger is listed with nothing known of him. Without
    them everybody who has not left, and every car, is listed.
    """
    law = corpus().facts
    known = known_of(file, registration, day, drivers=drivers, cars=cars)
    parts = [read_answers(law, values, Record(name))[0] for name, values in known]
    given = tuple(answer for part in parts for answer in part)
    return Answers(given, {entity: listed for part in parts for entity, listed in part.members.items()})


def known_of(
    file: GroupFile,
    registration: str,
    day: date,
    *,
    drivers: Collection[str] | None = None,
    cars: Collection[str] | None = None,
) -> Iterator[tuple[str, Known]]:
    """Yield what each record of the file answers, with the record's name; the arguments are those of `answers_of`."""
    version = next((one for one in file.on(day) if one.registration == registration), None)
    if version is not None:
        yield "登録の記録", registration_facts(file, version, day)
    driving = {one.person: driver_facts(one, day) for one in file.drivers if one.left_on is None or day < one.left_on}
    yield "運転者台帳", _listed("driver", driving, drivers)
    pages = {one.key: one for one in file.cars}
    used = [pages.get(key, LedgerCar(key=key, name="")) for key in (pages if cars is None else cars)]
    listed = _listed("vehicle", {one.key: car_facts(one, day) for one in used}, cars)
    yield "車両台帳", listed | insurance_facts(used, day)
    if len(file.offices) == 1:
        yield "事務所の記録", office_facts(file.offices[0], file, day)


def _listed(entity: str, known: Mapping[str, Known], asked: Collection[str] | None) -> Known:
    """Return the list of an entity; nothing where it would be empty, since of nobody everything is true."""
    keys = known if asked is None else asked
    members = [{"name": key} | known.get(key, {}) for key in keys]
    return {entity: members} if members else {}


def registration_facts(file: GroupFile, version: Version, day: date) -> Known:
    """Return what a version answers on a day."""
    filed = [
        row.done_on
        for row in file.procedures
        if (row.registration, row.filing) == (version.registration, Filing.RENEWAL)
        and row.done_on is not None
        and row.done_on > version.registered_on
    ]
    known: Known = {
        "registration.kind": version.way.value,
        "registration.held": file.runs(version.registration, day),
        "registration.in_term": in_term(version.expires_on, day),
        "registration.renewal_pending": renewal_pending(version.expires_on, min(filed, default=None), None, day),
        "area.route": bool(version.route),
    }
    if version.operator:
        known["operator.kind"] = version.operator
    if version.registered_on >= _NEW_KINDS:
        known["registration.not_renewed_since_2020_reform"] = False
    elif version.since < _NEW_KINDS:
        known["registration.not_renewed_since_2020_reform"] = True
    return known | _council_facts(version, day) | _report_facts(file, version, day)


def _council_facts(version: Version, day: date) -> Known:
    known: Known = {}
    if version.forum in _COUNCILS:
        known["council.forum"] = str(version.forum)
    if version.forum is Forum.PLAN:
        known["council.plan_names_service"] = True
    if version.forum is Forum.HEAD:
        known["council.head_decided"] = True
    if version.settled_on is not None and version.settled_on <= day:
        known["council.outcome"] = "settled"
    if version.price_settled_on is not None and version.price_settled_on <= day:
        known["price.settled"] = True
    if version.shared_rides is not None:
        known["council.shared_accepted"] = version.shared_rides
    return known


def _report_facts(file: GroupFile, version: Version, day: date) -> Known:
    """Return how it stands with the report of the last fiscal year; nothing where nothing was registered in it."""
    year = fiscal_year(day) - 1
    began = min(one.registered_on for one in file.versions if one.registration == version.registration)
    end = fiscal_year_days(year).end
    due = due_on(Filing.ANNUAL_REPORT, expires_on=version.expires_on, year=year)
    if end is None or due is None or began >= end:
        return {}
    mine = (row for row in file.procedures if (row.registration, row.year) == (version.registration, year))
    sent = next((row.done_on for row in mine if row.done_on is not None and row.done_on <= day), None)
    if sent is not None:
        return {"report.state": "sent" if sent <= due else "late"}
    return {"report.state": "open" if day <= due else "missing"}


def car_facts(car: LedgerCar, day: date) -> Known:
    """Return what a car's page answers on a day."""
    asked: Mapping[str, object] = {
        "vehicle.kind": _kind(car.type),
        "vehicle.seats": car.capacity,
        "vehicle.right": car.right.value if car.right else None,
        "vehicle.agreement": True if car.agreed_on is not None and car.agreed_on <= day else None,
        "display.side_signs": car.sign,
        "display.sign_letters": car.sign_letters,
        "display.certificate": car.certificate_copy,
        "display.inside": None if car.shown is None else [one.value for one in car.shown],
    }
    if car.right is not RightToUse.BROUGHT_IN:
        asked = {name: value for name, value in asked.items() if name != "vehicle.agreement"}
    return {name: value for name, value in asked.items() if value is not None}


def _kind(kind: CarType | None) -> str | None:
    """Return the law's kind: it counts a bus among セダン等."""
    return None if kind is None else CarType.SEDAN.value if kind is CarType.BUS else kind.value


def insurance_facts(cars: Iterable[LedgerCar], day: date) -> Known:
    """Return the least cover of the cars, and whether all have one on the day; a car without a record leaves it open."""
    listed = list(cars)
    known: Known = {}
    person = [UNLIMITED if car.person_unlimited else car.person_yen for car in listed]
    property_ = [car.property_yen for car in listed]
    for name, amounts in (("insurance.per_person", person), ("insurance.property", property_)):
        written = [amount for amount in amounts if amount is not None]
        if written and len(written) == len(amounts):
            known[name] = min(written)
    if any(car.insured_until is not None and car.insured_until < day for car in listed):
        known["insurance.all_vehicles"] = False
    elif listed and all(car.insured_until is not None for car in listed):
        known["insurance.all_vehicles"] = True
    return known


def office_facts(office: Office, file: GroupFile, day: date) -> Known:
    """Return what the record of the group's one office answers on a day."""
    staffing = staffing_of(office, file)
    known: Known = {"office.cars": staffing.cars}
    if not staffing.unknown:
        known["office.large_cars"] = staffing.large
    if office.holders:
        responsible = [holder for holder in office.holders if holder.post is Post.OPERATION]
        known |= {
            "office.responsible": bool(responsible),
            "office.qualified": staffing.qualified,
            "office.managers": staffing.managers,
            "office.accident_officer": Post.ACCIDENT not in staffing.vacant,
        }
        if responsible and all(holder.course_on is not None and holder.course_on <= day for holder in responsible):
            known["office.course"] = True
    if office.detectors == 0:
        known["office.detector_kept"] = False
    elif office.detectors and office.detector_on is not None and day - office.detector_on <= DETECTOR_HOLDS:
        known["office.detector_kept"] = True
    return known


DETECTOR_HOLDS = timedelta(days=31)
"""How long a look at the detector is taken to hold. Ours: the ordinance asks that it always works."""
