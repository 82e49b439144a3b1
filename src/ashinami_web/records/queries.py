"""Rows of the records as library values: what stands of a driver's checks, and what is known of his day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from ashinami.casework.records.duty import Condition, Taken, may_set_out, of_the_day, still_open, why_not
from ashinami.rules.truth import Truth
from ashinami.vocabulary.records import When
from ashinami_web.records.models import DutyCheck, DutyNote


@dataclass(frozen=True, slots=True)
class SettingOut:
    """Whether a driver may set out today. `row` is the check that stands, None while he has said nothing."""

    truth: Truth
    row: DutyCheck | None
    why_not: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def checked(self) -> bool:
        """Whether somebody of the group checked him."""
        return self.row is not None and bool(self.row.checked_by)


def may_set_out_today(body: UUID, driver: UUID, service_day: date) -> SettingOut:
    """Return whether a driver may set out, by all that was said and checked before duty."""
    rows = standing_checks(body, service_day, When.BEFORE).filter(driver_id=driver)
    return setting_out(rows)


def setting_out(rows: Iterable[DutyCheck]) -> SettingOut:
    """Return whether somebody may set out, by the checks that stand of him."""
    found = list(rows)
    condition = of_the_day(Taken(row.happened_at, bool(row.checked_by), condition_of(row)) for row in found)
    if condition is None:
        return SettingOut(Truth.UNKNOWN, None, (), still_open(Condition()))
    checked = [row for row in found if row.checked_by]
    shown = max(checked or found, key=lambda row: row.happened_at)
    return SettingOut(may_set_out(condition), shown, why_not(condition), still_open(condition))


def standing_checks(body: UUID, service_day: date, when: When) -> QuerySet[DutyCheck]:
    """Return the checks of a day that nothing corrects."""
    rows = DutyCheck.objects.filter(body_id=body, service_day=service_day, when=when, corrected_by__isnull=True)
    return rows.select_related("vehicle").prefetch_related("driver").order_by("happened_at", "recorded_at")


def checks_by_driver(body: UUID, service_day: date, when: When) -> dict[UUID, list[DutyCheck]]:
    """Return the checks of a day that stand, by driver."""
    found: defaultdict[UUID, list[DutyCheck]] = defaultdict(list)
    for row in standing_checks(body, service_day, when):
        found[row.driver_id].append(row)
    return dict(found)


def last_odometer(body: UUID, vehicle: UUID, before: date) -> int | None:
    """Return where a car's odometer stood when it was said last, up to and on the day; None when nobody has said."""
    rows = DutyNote.objects.filter(
        body_id=body, vehicle_id=vehicle, odometer__isnull=False, service_day__lte=before
    ).order_by("service_day", "happened_at", "recorded_at")
    last = rows.last()
    return last.odometer if last is not None else None


def condition_of(row: DutyCheck) -> Condition:
    """Return a check as the library knows it."""
    return Condition(
        well=row.well,
        sober=row.sober,
        detector=row.detector,
        alcohol=row.alcohol,
        licence_at_hand=row.licence_at_hand,
    )
