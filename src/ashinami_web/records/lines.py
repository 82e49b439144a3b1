"""The rows of the records as lines of the sheets for an inspection, with the names that may be seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q

from ashinami.basics.day import wareki
from ashinami.casework.records.accidents import reports
from ashinami.casework.records.sheets import CheckLine, ComplaintLine, IncidentLine
from ashinami.casework.registration.sheet import Cell
from ashinami.law.road_transport.registered import facts_riders
from ashinami.vocabulary.records import How, IncidentKind, RecordKind, When
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.people.queries import authors
from ashinami_web.records.barring import is_registered
from ashinami_web.records.calendar import accident_of
from ashinami_web.records.duty_queries import plates
from ashinami_web.records.models import Complaint, Deletion, DutyCheck, Incident
from ashinami_web.registration.models import RiderEntry


def checks(body: Body, first: date, last: date) -> list[CheckLine]:
    """Return the checks of the days, corrected ones too."""
    rows = DutyCheck.objects.filter(body=body, service_day__gte=first, service_day__lte=last)
    rows = rows.select_related("vehicle").prefetch_related("driver").order_by("service_day", "happened_at")
    found = list(rows)
    names = authors(row.checked_by for row in found)
    corrected = {row.corrects_id for row in found}
    return [
        CheckLine(
            day=row.service_day,
            when=When(row.when).text,
            at=f"{row.happened_at.astimezone(clock.JAPAN):%H:%M}",
            driver=str(row.driver),
            vehicle=row.vehicle.name if row.vehicle else "",
            how=How(row.how).text if row.how else "",
            detector=reading_of(row),
            sober=_said(row.sober, "なし", "あり"),
            well=row.condition or _said(row.well, "よい", "よくない") or _unasked(row),
            instructions=row.instructions,
            checked_by=names.get(row.checked_by, ""),
            corrected=row.pk in corrected,
        )
        for row in found
    ]


def _unasked(row: DutyCheck) -> str | None:
    """Return what stands where nobody said how he is: asked before he sets out (第1項), not after (第2項)."""
    return "—" if row.when == When.AFTER.value else None


def reading_of(row: DutyCheck) -> str | None:
    """Return what the detector said; None where nobody said whether one was used."""
    if row.detector is None:
        return None
    if not row.detector:
        return "使わず"
    return "結果なし" if row.alcohol is None else f"{row.alcohol / 100:.2f}"


def _said(value: bool | None, yes: str, no: str) -> str | None:  # noqa: FBT001 - the value itself
    return None if value is None else yes if value else no


def incidents(body: Body, first: date, last: date) -> list[IncidentLine]:
    """Return the accidents and near misses of the days."""
    rows = Incident.objects.filter(body=body, happened_at__date__gte=first, happened_at__date__lte=last)
    numbers = plates(body.pk)
    return [
        IncidentLine(
            kind=IncidentKind(row.kind).text,
            at=_moment(row.happened_at),
            driver=str(row.driver) if row.driver_id else "",
            plate=numbers.get(row.vehicle.name, row.vehicle.name) if row.vehicle else "",
            place=row.place,
            others=row.others,
            outline=row.outline,
            cause=row.cause,
            prevention=row.prevention,
            reports=reports(accident_of(row)) if _reportable(row) else (),
            told_at=_moment(row.told_office_at) if row.told_office_at else "",
            reported_on=row.reported_on,
        )
        for row in rows.select_related("vehicle").prefetch_related("driver").order_by("happened_at")
    ]


def _reportable(row: Incident) -> bool:
    day = row.happened_at.astimezone(clock.JAPAN).date()
    return row.kind == IncidentKind.ACCIDENT and is_registered(row.body_id, day)


def _moment(at: datetime) -> str:
    here = at.astimezone(clock.JAPAN)
    return f"{wareki(here.date())} {here:%H:%M}"


def complaints(body: Body, first: date, last: date) -> list[ComplaintLine]:
    """Return the complaints of the days."""
    rows = list(
        Complaint.objects.filter(body=body, received_on__gte=first, received_on__lte=last).order_by("received_on")
    )
    names = authors(row.handler for row in rows)
    return [
        ComplaintLine(
            received_on=row.received_on,
            said=row.said,
            cause=row.cause,
            explanation=row.explanation,
            improvement=row.improvement,
            handler=names.get(row.handler, ""),
            settled_on=row.settled_on,
        )
        for row in rows
    ]


def riders(body: Body, first: date, last: date) -> Iterator[tuple[Cell, ...]]:
    """Yield who stood on the list of riders in these days."""
    there = Q(off_on__isnull=True) | Q(off_on__gte=first)
    rows = RiderEntry.objects.filter(there, body=body).exclude(listed_on__gt=last).prefetch_related("person")
    why = {option.id: option.text for option in facts_riders.CATEGORY.options}
    for row in sorted(rows, key=lambda one: one.person.kana):
        day = [wareki(one) if one else None for one in (row.listed_on, row.off_on)]
        address = row.person.address or row.person.town
        yield str(row.person), address or None, why.get(row.category), day[0], day[1] or "—"


def deletions(body: Body, first: date, last: date) -> Iterator[tuple[Cell, ...]]:
    """Yield what was proposed for deletion in these days, and what came of it."""
    rows = list(
        Deletion.objects.filter(body=body, proposed_on__gte=first, proposed_on__lte=last).order_by("proposed_at")
    )
    names = authors(author for row in rows for author in (row.proposed_by, row.decided_by))
    for row in rows:
        gone = "まだ" if row.deleted is None else len(row.deleted)
        proposed, decided = names.get(row.proposed_by, "—"), names.get(row.decided_by, "—")
        yield wareki(row.proposed_on), RecordKind(row.kind).text, len(row.records), proposed, decided, gone
