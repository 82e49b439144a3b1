"""What a coordinator keeps in order: cars, volunteers, absences, arrangements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ashinami.casework.community.idle import Week
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.bodies.models import Absence, Arrangement, Vehicle, Volunteer
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission


@transaction.atomic
def add_vehicle(
    *,
    name: str,
    seats: int,
    wheelchair_places: int,
    seats_per_wheelchair: int = 1,
    free: Week | None = None,
    by: Acting,
    at: datetime,
    day: date,
) -> Vehicle:
    """Add a car the group may use from today, at the hours when it is free."""
    by.require(Permission.MANAGE_GROUP)
    car = Vehicle.objects.create(
        body=by.body,
        name=name,
        seats=seats,
        wheelchair_places=wheelchair_places,
        seats_per_wheelchair=seats_per_wheelchair,
        free=free or [],
        start=day,
    )
    _event("vehicle", car.pk, by, at, day)
    return car


@transaction.atomic
def set_free_hours(car: Vehicle, free: Week, *, by: Acting, at: datetime, day: date) -> None:
    """Write down at which hours of the week a car may be used."""
    by.require(Permission.MANAGE_GROUP)
    car.free = free
    car.save(update_fields=["free"])
    _event("vehicle", car.pk, by, at, day)


@transaction.atomic
def add_volunteer(
    *,
    person: UUID,
    vehicle: Vehicle,
    half_days: list[list[bool]],
    skills: list[str],
    most_minutes: int,
    by: Acting,
    at: datetime,
    day: date,
) -> Volunteer:
    """Take on a volunteer driver from today."""
    by.require(Permission.MANAGE_GROUP)
    volunteer = Volunteer.objects.create(
        body=by.body,
        person_id=person,
        vehicle=vehicle,
        half_days=half_days,
        skills=skills,
        most_minutes=most_minutes,
        start=day,
    )
    _event("volunteer", person, by, at, day)
    return volunteer


@transaction.atomic
def change_volunteer(
    volunteer: Volunteer,
    *,
    vehicle: Vehicle,
    skills: list[str],
    most_minutes: int,
    by: Acting,
    at: datetime,
    day: date,
) -> None:
    """Change the car a volunteer drives, his skills, and how long he can be out in a day."""
    by.require(Permission.MANAGE_GROUP)
    volunteer.vehicle, volunteer.skills, volunteer.most_minutes = vehicle, skills, most_minutes
    volunteer.save(update_fields=["vehicle", "skills", "most_minutes"])
    _event("volunteer", volunteer.person_id, by, at, day)


@transaction.atomic
def set_half_days(volunteer: Volunteer, half_days: list[list[bool]], *, by: Acting, at: datetime, day: date) -> None:
    """Change the weekly grid of a volunteer."""
    by.require(Permission.PLAN)
    volunteer.half_days = half_days
    volunteer.save(update_fields=["half_days"])
    _event("half_days", volunteer.person_id, by, at, day)


@transaction.atomic
def set_absence(
    person: UUID, on: date, *, morning: bool, afternoon: bool, by: Acting, at: datetime, day: date
) -> Absence:
    """Say which half-days a volunteer can drive on one day; it wins over his grid."""
    by.require(Permission.PLAN)
    absence, _ = Absence.objects.update_or_create(
        body=by.body, person_id=person, day=on, defaults={"morning": morning, "afternoon": afternoon}
    )
    _event("absence", person, by, at, day, on=on.isoformat())
    return absence


@transaction.atomic
def put_arrangement_on_record(
    *, key: str, name: str, facts: Mapping[str, Any], is_default: bool, by: Acting, at: datetime, day: date
) -> Arrangement:
    """Put on record how the group handles money from today; the one before under the same key ends today."""
    by.require(Permission.MANAGE_GROUP)
    Arrangement.objects.filter(body=by.body, key=key, end__isnull=True).update(end=day)
    if is_default:
        Arrangement.objects.filter(body=by.body, is_default=True, end__isnull=True).update(is_default=False)
    row = Arrangement.objects.create(
        body=by.body, key=key, name=name, facts=dict(facts), is_default=is_default, start=day
    )
    _event("arrangement", row.pk, by, at, day, key=key)
    return row


def _event(what: str, subject: UUID, by: Acting, at: datetime, day: date, **facts: object) -> None:
    record(
        body=by.body.pk,
        kind=EventKind.GROUP_CHANGED,
        subject=str(subject),
        by=by.author,
        at=at,
        service_day=day,
        facts={"what": what, **facts},
    )
