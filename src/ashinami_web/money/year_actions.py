"""Closing a fiscal year: an event, once its twelve months are closed; its statement is kept as bytes."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.basics.day import Month
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import is_closed, record
from ashinami_web.bodies.models import Body
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.money.books import MoneyError, moves
from ashinami_web.money.models import ClosedPaper, Grant
from ashinami_web.money.records import year_of
from ashinami_web.people.roles import Permission

PAPER = "year.xlsx"


def closed_year(body: Body, month: Month) -> ClosedPaper | None:
    """Return the statement of the month's fiscal year, if the year is closed."""
    return ClosedPaper.objects.filter(body=body, period=str(year_of(month)[-1]), name=PAPER).first()


@transaction.atomic
def close_year(month: Month, *, by: Acting, at: datetime) -> ClosedPaper:
    """Close the fiscal year the month lies in. What comes later is posted to the year that is open, as after a month's closing."""
    from ashinami_web.money.papers import year_workbook  # noqa: PLC0415 - openpyxl is needed here only

    by.require(Permission.CLOSE_MONTH)
    months = year_of(month)
    open_months = [one for one in months if not is_closed(by.body.pk, one)]
    if open_months:
        raise MoneyError(
            _("%(month)sがまだ締めてありません。先に月を締めてください。") % {"month": open_months[0].wareki}
        )
    if closed_year(by.body, month) is not None:
        raise MoneyError(_("この年度は、もう締めてあります。"))
    grants = list(Grant.objects.filter(body=by.body).order_by("order", "name"))
    content = year_workbook(by.body, months, moves(by.body.pk, last=months[-1]), grants)
    sha256 = hashlib.sha256(content).hexdigest()
    paper = ClosedPaper.objects.create(body=by.body, period=str(months[-1]), name=PAPER, content=content, sha256=sha256)
    today = at.astimezone(clock.JAPAN).date()
    record(
        body=by.body.pk,
        kind=EventKind.YEAR_CLOSED,
        subject=str(months[0].year),
        by=by.author,
        at=at,
        # the year's own months are closed: the event counts in the first month after it
        service_day=max(today, months[-1].next.days.start),
        id=uuid5(NAMESPACE_URL, f"ashinami:year:{by.body.pk}:{months[0].year}"),
        facts={"sha256": sha256},
    )
    return paper
