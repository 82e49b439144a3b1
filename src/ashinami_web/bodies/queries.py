"""Volunteers and cars as the coordinator sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.dates import WEEKDAYS_ABBR

from ashinami.basics.clock import Span, joined, without
from ashinami_web.bodies.models import Absence, Body, Pairing, Vehicle, Volunteer
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Person

MORNING, AFTERNOON = Span(8 * 60, 12 * 60), Span(12 * 60, 17 * 60)
"""The half-days of the grid. They touch, so that who drives both is out for one whole day."""


def free_on(
    half_days: list[list[bool]], day: date, absence: Absence | None, elsewhere: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """Return when somebody is free on a day: the grid of half-days, changed by what is said for it, less what is promised elsewhere."""
    grid = half_days[day.weekday()] if half_days else (False, False)
    morning, afternoon = (absence.morning, absence.afternoon) if absence else grid
    windows = joined(tuple(span for span, can in ((MORNING, morning), (AFTERNOON, afternoon)) if can))
    return without(windows, elsewhere)


@dataclass(frozen=True, slots=True)
class Line:
    """A volunteer with his days in words and what is said for days to come."""

    volunteer: Volunteer
    days: tuple[tuple[str, bool, bool], ...]
    absences: tuple[Absence, ...]


def volunteers_on(body: Body, day: date) -> QuerySet[Volunteer]:
    """Return who drives for the group on the day."""
    rows = Volunteer.objects.filter(dated(on=day), body=body).select_related("vehicle").prefetch_related("person")
    return rows.order_by("person__kana", "person__name")


def lines_on(body: Body, day: date) -> tuple[Line, ...]:
    """Return the volunteers with the half-days they drive, and the exceptions from the day on."""
    exceptions: dict[UUID, list[Absence]] = defaultdict(list)
    for row in Absence.objects.filter(body=body, day__gte=day).order_by("day"):
        exceptions[row.person_id].append(row)
    return tuple(
        Line(row, half_days_of(row.half_days), tuple(exceptions[row.person_id])) for row in volunteers_on(body, day)
    )


def half_days_of(half_days: list[list[bool]]) -> tuple[tuple[str, bool, bool], ...]:
    """Return weekday, morning and afternoon, Monday first."""
    grid = half_days or [[False, False]] * 7
    return tuple((str(WEEKDAYS_ABBR[day]), pair[0], pair[1]) for day, pair in enumerate(grid))


def vehicles_on(body: Body, day: date) -> QuerySet[Vehicle]:
    """Return the cars the group may use on the day."""
    return Vehicle.objects.filter(dated(on=day), body=body).order_by("name")


def could_drive(body: Body, day: date) -> QuerySet[Person]:
    """Return whom the group knows and who does not drive for it yet."""
    drivers = Volunteer.objects.filter(dated(on=day), body=body).values("person")
    return Person.objects.filter(erased_at__isnull=True).exclude(pk__in=drivers).order_by("kana", "name")


def pairings_of(body: UUID) -> defaultdict[tuple[UUID, str], frozenset[str]]:
    """Return by driver and kind the keys of riders he is never, or gladly, sent to; the private reasons are not read."""
    riders: defaultdict[tuple[UUID, str], frozenset[str]] = defaultdict(frozenset)
    for driver, kind, rider in Pairing.objects.filter(body_id=body).values_list("driver", "kind", "rider"):
        riders[driver, kind] |= {str(rider)}
    return riders
