"""The month as a table, from its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.casework.month import HelpDone, MonthTable, RideDone, Sum, month_table
from ashinami_web.audit.queries import events_for_month
from ashinami_web.bodies.models import Body
from ashinami_web.people.models import Person
from ashinami_web.runs.models import Ride

UNRESOLVED = ("confirmed", "en_route", "arrived", "aboard")


def table_of(body: UUID, month: Month) -> MonthTable:
    """Return the month's table, folded from its events."""
    return month_table(month, events_for_month(body, month))


def rides_without_result(body: UUID, month: Month) -> QuerySet[Ride]:
    """Return the promised rides of the month of which nobody has said how they ended."""
    days = month.days
    rides = Ride.objects.filter(
        body_id=body, service_day__gte=days.start, service_day__lt=days.end, state__in=UNRESOLVED
    )
    return rides.select_related("wish").prefetch_related("wish__rider", "driver")


def names_in(table: MonthTable) -> dict[str, str]:
    """Return the names behind the keys of a table, as far as they may be seen; an erased or hidden person stays a key."""
    keys = {UUID(key) for key in (*table.by_driver, *table.by_rider)}
    keys |= {UUID(key) for one in table.visits for key in (one.helper, one.rider) if key}
    return {str(person.pk): str(person) for person in Person.objects.filter(pk__in=keys)}


@dataclass(frozen=True, slots=True)
class Section:
    """A cut of the month as a page shows it: a line for each driver, rider or purpose, and the sum it adds up to."""

    title: str
    lines: tuple[tuple[str, Sum], ...]


def sections_of(table: MonthTable) -> tuple[Section, ...]:
    """Return the three cuts with names."""
    names = names_in(table)

    def named(cut: Mapping[str, Sum]) -> tuple[tuple[str, Sum], ...]:
        return tuple((names.get(key, _("（名前なし）")), line) for key, line in cut.items())

    return (
        Section(_("運転者ごと"), named(table.by_driver)),
        Section(_("利用者ごと"), named(table.by_rider)),
        Section(_("目的ごと"), tuple((_(purpose), line) for purpose, line in table.by_purpose.items())),
    )


def visits_of(table: MonthTable) -> tuple[tuple[str, str, int, int], ...]:
    """Return the help given on visits by helper and kind: name, kind, how often, minutes."""
    names = names_in(table)
    cut: defaultdict[tuple[str, str], list[HelpDone]] = defaultdict(list)
    for one in table.visits:
        cut[one.helper, one.help].append(one)
    return tuple(
        (names.get(helper, _("（名前なし）")), what, sum(one.count for one in done), sum(one.minutes for one in done))
        for (helper, what), done in sorted(cut.items())
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One ride of the month with names."""

    ride: RideDone
    driver: str
    rider: str


def lines_of(table: MonthTable) -> tuple[Line, ...]:
    """Return every ride of the month."""
    names = names_in(table)
    unnamed = _("（名前なし）")
    return tuple(Line(ride, names.get(ride.driver, unnamed), names.get(ride.rider, unnamed)) for ride in table.rides)


def workbook_of(body: Body, table: MonthTable) -> bytes:
    """Return the month as XLSX."""
    # openpyxl is needed for the file only, not for the page
    from ashinami.papers.month_workbook import month_workbook  # noqa: PLC0415

    file = BytesIO()
    month_workbook(table, group=body.name, names=names_in(table), fictional=body.fictional).save(file)
    return file.getvalue()


def counts_of(table: MonthTable) -> dict[str, Any]:
    """Return what is shared with the municipality: sums without names, each person counted once."""

    def line(cut: Sum) -> dict[str, int]:
        return {"rides": cut.rides, "metres": cut.metres, "minutes": cut.minutes}

    visits = {"visits": {"count": table.visit_count, "minutes": table.visit_minutes}} if table.visits else {}
    return visits | {
        "total": line(table.total),
        "days": table.days,
        "drivers": len(table.by_driver),
        "riders": len(table.by_rider),
        "no_shows": table.no_shows,
        "cancelled": table.cancelled,
        "by_purpose": {purpose: line(cut) for purpose, cut in table.by_purpose.items()},
    }
