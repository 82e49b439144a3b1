"""Before and after duty: what a driver says himself, and that somebody of the group checked him.

Events name what was said of, never what: a reading or an illness has no place in a log that nothing erases.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.records import How, When
from ashinami_web.audit.actions import DESK, record
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.people.roles import Permission
from ashinami_web.records.models import DutyCheck, DutyNote

MOST_ALCOHOL = 300
"""Hundredths of a milligram per litre: what is above it is a slip of the finger."""
MOST_KM = 2_000_000


class DutyError(ValueError):
    """It cannot be taken down; the text says why, in Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a driver says before or after his rides. None and empty stand for not said.

    `alcohol` is a detector's reading in hundredths of a milligram per litre (0.05 mg/L is 5); `odometer` in kilometres.
    """

    vehicle: UUID | None = None
    well: bool | None = None
    condition: str = ""
    detector: bool | None = None
    alcohol: int | None = None
    sober: bool | None = None
    licence_at_hand: bool | None = None
    odometer: int | None = None
    place: str = ""
    unusual: str = ""


def told_before_the_day(
    driver: UUID,
    service_day: date,
    said: Said,
    *,
    body: UUID,
    by: str,
    at: datetime,
    device: str,
    id: UUID | None = None,  # noqa: A002 - the key, made on the phone
) -> DutyCheck:
    """Take down what a driver says before his first ride; sent twice with the same key it is one row.

    Nothing keeps it from being written. Whether he may set out says `queries.may_set_out_today`.

    Raises
    ------
    DutyError
        When a reading or a number cannot be, or the key is another record's.
    """
    return _told(When.BEFORE, driver, service_day, said, body=body, by=by, at=at, device=device, key=id)


def told_after_the_day(
    driver: UUID,
    service_day: date,
    said: Said,
    *,
    body: UUID,
    by: str,
    at: datetime,
    device: str,
    id: UUID | None = None,  # noqa: A002 - the key, made on the phone
) -> DutyCheck:
    """Take down what a driver says after his last ride, in the same way."""
    return _told(When.AFTER, driver, service_day, said, body=body, by=by, at=at, device=device, key=id)


@transaction.atomic
def check_driver(
    driver: UUID,
    service_day: date,
    when: When,
    said: Said,
    *,
    how: How,
    instructions: str,
    by: Acting,
    at: datetime,
) -> DutyCheck:
    """Write down that somebody of the group checked a driver, and what he was told. What the driver said himself stays beside it.

    A check written before is replaced, and stays on record: the new row corrects it.
    """
    by.require(Permission.PLAN)
    before = last_check(by.body.pk, driver, service_day, when)
    _refuse(said)
    row = DutyCheck.objects.create(
        **_columns(said),
        body=by.body,
        service_day=service_day,
        when=when,
        driver_id=driver,
        happened_at=at,
        recorded_at=clock.now(),
        told_by=by.author,
        device=DESK,
        how=how,
        instructions=instructions.strip(),
        checked_by=by.author,
        checked_at=at,
        corrects=before,
    )
    _note(row, said)
    _event(EventKind.DUTY_CHECKED, row, by.author, at, DESK, how=how.value, corrects=str(before.pk) if before else "")
    return row


def last_check(body: UUID, driver: UUID, service_day: date, when: When) -> DutyCheck | None:
    """Return what stands of a driver's check: the row that nothing corrects, the latest if there are several."""
    rows = DutyCheck.objects.filter(
        body_id=body, driver_id=driver, service_day=service_day, when=when, corrected_by__isnull=True
    )
    return rows.order_by("happened_at", "recorded_at").last()


@transaction.atomic
def _told(
    when: When,
    driver: UUID,
    service_day: date,
    said: Said,
    *,
    body: UUID,
    by: str,
    at: datetime,
    device: str,
    key: UUID | None,
) -> DutyCheck:
    known = DutyCheck.objects.filter(pk=key).first() if key is not None else None
    if known is not None:
        if (known.body_id, known.driver_id, known.service_day, known.when) != (body, driver, service_day, when):
            raise DutyError(_("この記録の番号は、もう使われています。"))
        return known
    _refuse(said)
    row = DutyCheck.objects.create(
        id=key or uuid4(),
        **_columns(said),
        body_id=body,
        service_day=service_day,
        when=when,
        driver_id=driver,
        happened_at=at,
        recorded_at=clock.now(),
        told_by=by,
        device=device,
    )
    _note(row, said)
    _event(EventKind.DUTY_TOLD, row, by, at, device)
    return row


def _refuse(said: Said) -> None:
    if said.alcohol is not None and (said.detector is not True or not 0 <= said.alcohol <= MOST_ALCOHOL):
        raise DutyError(_("検知器の数字を確かめてください（1リットル中0.00〜3.00ミリグラム）。"))
    if said.odometer is not None and not 0 <= said.odometer <= MOST_KM:
        raise DutyError(_("走行距離計の数字を確かめてください。"))


def _columns(said: Said) -> dict[str, object]:
    return {
        "vehicle_id": said.vehicle,
        "well": said.well,
        "condition": said.condition.strip(),
        "detector": said.detector,
        "alcohol": said.alcohol,
        "sober": said.sober,
        "licence_at_hand": said.licence_at_hand,
    }


def _note(row: DutyCheck, said: Said) -> None:
    """Keep what belongs into the record of duty: it has a period of its own."""
    if said.odometer is None and not said.place.strip() and not said.unusual.strip():
        return
    DutyNote.objects.create(
        body_id=row.body_id,
        service_day=row.service_day,
        driver_id=row.driver_id,
        vehicle_id=said.vehicle,
        when=row.when,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        odometer=said.odometer,
        place=said.place.strip(),
        unusual=said.unusual.strip(),
        told_by=row.told_by,
        device=row.device,
    )


def _event(kind: EventKind, row: DutyCheck, by: str, at: datetime, device: str, **facts: object) -> None:
    about = {"when": str(row.when), "driver": str(row.driver_id), "vehicle": str(row.vehicle_id or "")}
    record(
        body=row.body_id,
        kind=kind,
        subject=str(row.pk),
        by=by,
        at=at,
        service_day=row.service_day,
        device=device,
        facts=about | facts,
    )
