"""The retention clocks of a group's records, and of one person's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from ashinami.basics.day import Days
from ashinami.casework.records.retention import Clock, KeepPeriod
from ashinami.casework.records.retention import clock as clock_of
from ashinami.vocabulary.records import CountedFrom, RecordKind, When
from ashinami.vocabulary.ride import RideState
from ashinami_web.config import clock
from ashinami_web.records.barring import is_registered
from ashinami_web.records.models import Complaint, DutyCheck, DutyNote, Incident, KeepRule
from ashinami_web.registration.models import DriverEntry, RiderEntry
from ashinami_web.runs.models import Ride


@dataclass(frozen=True, slots=True)
class Kept:
    """One record on file with its clock."""

    key: UUID
    clock: Clock


def rules_of(body: UUID) -> tuple[KeepPeriod, ...]:
    """Return every period asked of the group beyond the law, those that have ended too."""
    return tuple(
        KeepPeriod(
            kind=RecordKind(row.kind),
            months=row.months,
            counted_from=CountedFrom(row.counted_from),
            source=row.source,
            days=Days(row.start, row.end),
        )
        for row in KeepRule.objects.filter(body_id=body).order_by("start", "pk")
    )


def kept(body: UUID, kind: RecordKind, asked: date) -> list[Kept]:
    """Return the group's records of a kind with their clocks as known on the day, the oldest first."""
    rules = rules_of(body)
    found = [Kept(key, clock_of(kind, since, asked, rules)) for key, since in _since(kind, Q(body_id=body))]
    return sorted(found, key=lambda one: (one.clock.since or date.max, str(one.key)))


def over(body: UUID, kind: RecordKind, today: date) -> list[Kept]:
    """Return the records of a kind whose time is past."""
    return [one for one in kept(body, kind, today) if one.clock.over(today)]


def clocks_of_person(body: UUID, person: UUID, asked: date) -> list[Clock]:
    """Return the clocks of every record of the group that tells of somebody; those nobody can date say so."""
    rules = rules_of(body)
    found = [
        clock_of(kind, since, asked, rules)
        for kind in RecordKind
        for _key, since in _since(kind, Q(body_id=body) & _about(kind, person))
    ]
    return found + [clock_of(RecordKind.DUTY, day, asked, rules) for day in _driven(body, person)]


def _driven(body: UUID, person: UUID) -> Iterator[date]:
    """Yield the last day somebody drove under a registration: the record of that duty names him."""
    over_with = (RideState.DONE, RideState.NO_SHOW)
    last = Ride.objects.filter(body_id=body, driver_id=person, state__in=over_with).order_by("service_day").last()
    if last is not None and is_registered(body, last.service_day):
        yield last.service_day


def _since(kind: RecordKind, which: Q) -> Iterable[tuple[UUID, date | None]]:
    """Return the records with the day from which each is counted; None while it is not to be counted yet."""
    if kind is RecordKind.ACCIDENT:
        return [(row.pk, _day_of(row)) for row in Incident.objects.filter(which)]
    if kind is RecordKind.COMPLAINT:
        # counted from the last thing written: an answer that came later is part of the record
        return [(row.pk, row.settled_on or row.received_on) for row in Complaint.objects.filter(which)]
    if kind in _CHECKS:
        checks = DutyCheck.objects.filter(which, when=_CHECKS[kind])
        return [(row.pk, row.service_day) for row in checks]
    if kind is RecordKind.DUTY:
        return [(row.pk, row.service_day) for row in DutyNote.objects.filter(which)]
    if kind is RecordKind.LEDGER:
        return [(row.pk, row.left_on) for row in DriverEntry.objects.filter(which)]
    return [(row.pk, row.off_on) for row in RiderEntry.objects.filter(which)]


def _day_of(incident: Incident) -> date:
    """Return the later of the accident's day and the day its report went out."""
    happened = incident.happened_at.astimezone(clock.JAPAN).date()
    return max(happened, incident.reported_on or happened)


def _about(kind: RecordKind, person: UUID) -> Q:
    """Return the condition that a record tells of somebody."""
    if kind is RecordKind.ACCIDENT:
        return Q(driver_id=person) | Q(rider_id=person)
    return Q(**{_WHO.get(kind, "driver_id"): person})


_CHECKS = {RecordKind.PRE_CHECK: When.BEFORE, RecordKind.AFTER_CHECK: When.AFTER}
_WHO = {
    RecordKind.LEDGER: "volunteer__person_id",
    RecordKind.COMPLAINT: "person_id",
    RecordKind.RIDER_LIST: "person_id",
}
