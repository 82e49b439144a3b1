"""The file of a group, from its rows and events, as the library knows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from ashinami.casework.registration.file import (
    GroupFile,
    Holder,
    LedgerCar,
    LedgerDriver,
    LedgerNote,
    Office,
    Procedure,
)
from ashinami.casework.registration.version import Version
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.registration import (
    CarType,
    Competence,
    Filing,
    Licence,
    NoteKind,
    Post,
    RightToUse,
    Shown,
)
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body, Vehicle, Volunteer
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Disclosure, Person
from ashinami_web.people.queries import authors
from ashinami_web.registration import models as rows


def file_of(body: Body, day: date) -> GroupFile:
    """Return all that is on record of the group as of the day; empty parts where nothing is."""
    versions = versions_of(body)
    people = {UUID(version.representative) for version in versions if version.representative}
    return GroupFile(
        group=body.name,
        fictional=body.fictional,
        phone=body.phone,
        names={str(person.pk): str(person) for person in Person.objects.filter(pk__in=people)},
        versions=versions,
        drivers=drivers_of(body, day),
        cars=tuple(car_value(car, entry) for car, entry in cars_on(body, day)),
        offices=offices_of(body, day),
        procedures=procedures_of(body),
    )


def versions_of(body: Body) -> tuple[Version, ...]:
    """Return every version of every registration, in the order in which they were written."""
    events = Event.objects.filter(body=body, kind=EventKind.REGISTRATION_RECORDED).order_by(
        "happened_at", "recorded_at"
    )
    return tuple(Version.read(event.subject, event.facts) for event in events)


def procedures_of(body: Body) -> tuple[Procedure, ...]:
    """Return what is filed and to be filed, with the names of those who handed it in as far as they may be seen."""
    found = list(rows.Procedure.objects.filter(body=body).order_by("due_on", "pk"))
    names = authors(row.done_by for row in found)
    return tuple(
        Procedure(
            key=str(row.pk),
            registration=str(row.registration_id),
            filing=Filing(row.filing),
            change=row.change,
            year=row.year,
            happened_on=row.happened_on,
            due_on=row.due_on,
            done_on=row.done_on,
            done_by=names.get(row.done_by, ""),
            note=row.note,
        )
        for row in found
    )


def pages_of(body: Body, day: date) -> list[tuple[Volunteer, rows.DriverEntry | None]]:
    """Return who drives on the day or stands in the ledger, each with his page; who has none yet comes with nothing."""
    entries = {row.volunteer_id: row for row in rows.DriverEntry.objects.filter(body=body).prefetch_related("notes")}
    volunteers = Volunteer.objects.filter(dated(on=day) | Q(pk__in=list(entries)), body=body)
    found = volunteers.prefetch_related("person").order_by("person__kana", "person__name", "pk")
    return [(row, entries.get(row.pk)) for row in found]


def drivers_of(body: Body, day: date) -> tuple[LedgerDriver, ...]:
    """Return the driver ledger."""
    return tuple(driver_value(volunteer, entry) for volunteer, entry in pages_of(body, day))


def driver_value(volunteer: Volunteer, entry: rows.DriverEntry | None) -> LedgerDriver:
    """Return a driver with his page; without one only his name is known."""
    person = volunteer.person
    known = LedgerDriver(
        key=str(volunteer.pk), person=str(volunteer.person_id), name=str(person), address=person.address or person.town
    )
    if entry is None:
        return known
    return LedgerDriver(
        key=known.key,
        person=known.person,
        name=known.name,
        address=known.address,
        born_on=entry.born_on,
        number=entry.number,
        made_on=entry.made_on,
        licence=Licence(entry.licence) if entry.licence else None,
        licence_number=entry.licence_number,
        licence_given_on=entry.licence_given_on,
        licence_expires_on=entry.licence_expires_on,
        licence_conditions=entry.licence_conditions,
        on_my_number_card=entry.on_my_number_card,
        record_checked_on=entry.record_checked_on,
        appointed_on=entry.appointed_on,
        left_on=entry.left_on,
        left_why=entry.left_why,
        notes=tuple(note_value(note) for note in entry.notes.all()),
    )


def note_value(note: rows.DriverNote) -> LedgerNote:
    """Return a line of the ledger."""
    return LedgerNote(kind=NoteKind(note.kind), day=note.day, what=note.what, until=note.until, text=note.text)


def cars_on(body: Body, day: date) -> list[tuple[Vehicle, rows.VehicleEntry | None]]:
    """Return the cars the group uses on the day, each with its page."""
    entries = {row.vehicle_id: row for row in rows.VehicleEntry.objects.filter(body=body)}
    return [(car, entries.get(car.pk)) for car in Vehicle.objects.filter(dated(on=day), body=body).order_by("name")]


def car_value(car: Vehicle, entry: rows.VehicleEntry | None) -> LedgerCar:
    """Return a car with its page; without one only its name is known."""
    if entry is None:
        return LedgerCar(key=str(car.pk), name=car.name)
    return LedgerCar(
        key=str(car.pk),
        name=car.name,
        plate=entry.plate,
        capacity=entry.capacity,
        type=CarType(entry.type) if entry.type else None,
        kei=entry.kei,
        right=RightToUse(entry.right) if entry.right else None,
        agreed_on=entry.agreed_on,
        person_unlimited=entry.person_unlimited,
        person_yen=entry.person_yen,
        property_yen=entry.property_yen,
        insured_until=entry.insured_until,
        inspected_until=entry.inspected_until,
        sign=entry.sign,
        sign_letters=entry.sign_letters,
        shown=None if entry.shown is None else frozenset(Shown(code) for code in entry.shown),
        certificate_copy=entry.certificate_copy,
        office=str(entry.office_id or ""),
    )


def holders_on(body: Body, day: date) -> QuerySet[rows.Holder]:
    """Return who is responsible for what on the day."""
    return rows.Holder.objects.filter(dated(on=day), body=body).prefetch_related("person").order_by("post", "start")


def offices_of(body: Body, day: date) -> tuple[Office, ...]:
    """Return the offices with those responsible in them."""
    holders = list(holders_on(body, day))
    return tuple(
        Office(
            key=str(row.pk),
            name=row.name,
            place=row.place,
            detectors=row.detectors,
            detector_on=row.detector_on,
            holders=_in(row, holders),
        )
        for row in rows.Office.objects.filter(body=body).order_by("name")
    )


def _in(office: rows.Office, holders: Iterable[rows.Holder]) -> tuple[Holder, ...]:
    return tuple(
        Holder(
            post=Post(row.post),
            name=str(row.person),
            competence=Competence(row.competence) if row.competence else None,
            course_on=row.course_on,
        )
        for row in holders
        if row.office_id == office.pk
    )


def could_be_responsible(body: Body, day: date) -> QuerySet[Person]:
    """Return whom the group knows for its office work or its driving: riders are not offered."""
    at_work = (Disclosure.Purpose.OFFICE, Disclosure.Purpose.DRIVE)
    told = Disclosure.objects.filter(dated(on=day), to_body=body, purpose__in=at_work).values("person")
    return Person.objects.filter(pk__in=told, erased_at__isnull=True).order_by("kana", "name")
