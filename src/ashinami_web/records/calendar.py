"""Everything due in the months ahead, each with the page where it is settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from ashinami.casework.records.accidents import Accident, reports
from ashinami.casework.records.barriers import next_due
from ashinami.casework.records.dates import DueDate, coming
from ashinami.casework.registration.dues import DueState, dues
from ashinami.casework.registration.expiries import Paper, expiries
from ashinami.casework.registration.file import GroupFile
from ashinami.rules.truth import Truth
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.records.barring import is_registered, rules_on
from ashinami_web.records.models import Incident
from ashinami_web.registration.queries import file_of
from ashinami_web.registration.words import due_title

_PAGES = {
    Paper.REGISTRATION: "registration_write",
    Paper.LICENCE: "ledger_driver",
    Paper.INSURANCE: "ledger_vehicle",
    Paper.INSPECTION: "ledger_vehicle",
    Paper.AGREEMENT: "ledger_vehicle",
}


def due_dates(body: Body, today: date) -> tuple[DueDate, ...]:
    """Return what is due in the next twelve months, and what is late."""
    file = file_of(body, today)
    found = (*_filings(file, today), *_papers(file, today), *own_rule_dues(body, file, today), *accident_dues(body))
    return coming(found, today)


def _filings(file: GroupFile, today: date) -> Iterator[DueDate]:
    for due in dues(file, today):
        if due.state(today) is not DueState.DONE:
            yield DueDate(
                day=due.due_on,
                title=due_title(due),
                whose=due.version.number,
                source=due.version.authority,
                key=f"filing:{due.version.registration}:{due.filing}:{due.year or due.change}",
                url=reverse("registration"),
            )


def _papers(file: GroupFile, today: date) -> Iterator[DueDate]:
    for one in expiries(file, today):
        # the renewal of a registration stands among the filings
        if one.last_day is not None and one.paper is not Paper.REGISTRATION:
            yield DueDate(
                day=one.last_day,
                title=f"{one.paper.value}の期限",
                whose=one.whose,
                key=f"paper:{one.paper.name}:{one.key}",
                url=reverse(_PAGES[one.paper], args=[one.key]),
            )


def own_rule_dues(body: Body, file: GroupFile, today: date) -> Iterator[DueDate]:
    """Yield when each driver is to meet a rule of the group's own again."""
    for rule in rules_on(body.pk, today):
        for driver in file.drivers:
            last = next_due(driver, rule)
            if last is not None and (driver.left_on is None or driver.left_on > today):
                yield DueDate(
                    day=last,
                    title=rule.rule.text.partition("まで")[0].removesuffix("の何日前から配車しないか"),
                    whose=driver.name,
                    source="団体の決まり",
                    key=f"own:{rule.rule}:{driver.key}",
                    url=reverse("ledger_driver", args=[driver.key]),
                )


def accident_dues(body: Body) -> Iterator[DueDate]:
    """Yield the reports that accidents ask for, also where it is still to be found out whether they do."""
    for row in Incident.objects.filter(body=body, kind="accident"):
        if not is_registered(body.pk, row.happened_at.astimezone(clock.JAPAN).date()):
            continue
        done = {"速報": row.told_office_at is not None, "報告書": row.reported_on is not None}
        for report in reports(accident_of(row)):
            if report.due is not Truth.NO and not done[report.name]:
                until = report.until.date() if isinstance(report.until, datetime) else report.until
                doubt = "" if report.due is Truth.YES else "（要確認）"
                yield DueDate(
                    day=until,
                    title=f"事故の{report.name}{doubt}",
                    source=report.source,
                    key=f"accident:{row.pk}:{report.name}",
                    url=reverse("records_incident", args=[row.pk]),
                )


def accident_of(row: Incident) -> Accident:
    """Return an accident as the library knows it."""
    return Accident(
        happened_at=row.happened_at.astimezone(clock.JAPAN),
        known_on=row.known_on,
        kinds=None if row.kinds is None else frozenset(row.kinds),
        dead=row.dead,
        serious=row.serious,
        passenger_serious=row.passenger_serious,
        injured=row.injured,
    )
