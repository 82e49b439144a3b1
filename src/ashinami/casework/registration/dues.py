"""What is due with the competent office, and by when: renewal, annual reports, what was begun and not yet handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ashinami.basics.day import fiscal_year, fiscal_year_days
from ashinami.casework.registration.file import GroupFile, Procedure
from ashinami.casework.registration.version import Version
from ashinami.law.road_transport.registered.annual_report import annual_report_due
from ashinami.vocabulary.registration import Filing

BEGIN_RENEWAL = timedelta(days=180)
"""How long before the expiry the program begins to speak of the renewal. Ours, since the council takes time; no law sets it."""
SPEAK_OF_REPORT = timedelta(days=60)
"""How long before 31 May the program begins to speak of the report. Ours."""


class DueState(StrEnum):
    """Where something due stands."""

    LATE = "late"
    NOW = "now"
    LATER = "later"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing due.

    Attributes
    ----------
    version : the registration it concerns, as it stands.
    filing, change, year : what; the change, or the fiscal year, where it is one.
    begins_on : from when the program speaks of it; due_on : the last day, in time on that day still.
    procedure : the record of it, once somebody has begun one.
    """

    version: Version
    filing: Filing
    begins_on: date
    due_on: date
    change: str = ""
    year: int | None = None
    procedure: Procedure | None = None

    def state(self, today: date) -> DueState:
        """Return where it stands today."""
        if self.procedure is not None and self.procedure.done_on is not None:
            return DueState.DONE
        if today > self.due_on:
            return DueState.LATE
        return DueState.NOW if today >= self.begins_on else DueState.LATER


def dues(file: GroupFile, today: date) -> tuple[Due, ...]:
    """Return what is due for each registration, open things first, each by its last day."""
    found = [due for version in file.on(today) for due in _of(file, version, today)]
    return tuple(sorted(found, key=lambda due: (due.state(today) is DueState.DONE, due.due_on, due.filing)))


def _of(file: GroupFile, version: Version, today: date) -> Iterator[Due]:
    procedures = [row for row in file.procedures if row.registration == version.registration]
    if file.runs(version.registration, today):
        yield Due(
            version=version,
            filing=Filing.RENEWAL,
            begins_on=version.expires_on - BEGIN_RENEWAL,
            due_on=version.expires_on,
            procedure=_renewal(procedures, version),
        )
    for year in _report_years(file, version, today):
        last = annual_report_due(year)
        yield Due(
            version=version,
            filing=Filing.ANNUAL_REPORT,
            begins_on=last - SPEAK_OF_REPORT,
            due_on=last,
            year=year,
            procedure=next((row for row in procedures if row.year == year), None),
        )
    for row in procedures:
        if row.filing in (Filing.CHANGE_REGISTRATION, Filing.NOTIFICATION):
            last = row.due_on or today
            yield Due(
                version=version,
                filing=row.filing,
                begins_on=last - timedelta(days=30),
                due_on=last,
                change=row.change,
                procedure=row,
            )


def _renewal(procedures: list[Procedure], version: Version) -> Procedure | None:
    """Return the application for the renewal of this period: handed in after it began."""
    return next(
        (
            row
            for row in procedures
            if row.filing is Filing.RENEWAL and (row.done_on is None or row.done_on > version.registered_on)
        ),
        None,
    )


def _report_years(file: GroupFile, version: Version, today: date) -> Iterator[int]:
    """Yield the fiscal years whose report may be open: the last one that is over and this one, if any service was in them."""
    began = min(one.registered_on for one in file.versions if one.registration == version.registration)
    this = fiscal_year(today)
    end = fiscal_year_days(this - 1).end
    ended = file.ended_on(version.registration)
    if end is not None and began < end and (ended is None or ended >= fiscal_year_days(this - 1).start):
        yield this - 1
    if ended is None or ended >= fiscal_year_days(this).start:
        yield this
