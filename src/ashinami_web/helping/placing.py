"""Visits and the day's plan: what it is asked to place, who helps, and where it puts them until somebody confirms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from ashinami.basics.clock import Span
from ashinami.casework.visiting import Helping, HomeVisit, Placed
from ashinami.vocabulary.visit import VisitState
from ashinami_web.bookings.queries import home_of
from ashinami_web.config.rows import dated
from ashinami_web.helping.models import Helper, Visit
from ashinami_web.helping.queries import asked_about
from ashinami_web.runs.models import DriverBusy

OPEN = (VisitState.ASKED, VisitState.ARRANGED)


def visits_to_place(body: UUID, day: date) -> tuple[HomeVisit, ...]:
    """Return the visits of a day still to come that say what for. One that goes along with a ride is left to people."""
    rows = Visit.objects.filter(body_id=body, service_day=day, state__in=OPEN, wish__isnull=True)
    return tuple(
        HomeVisit(
            str(row.pk),
            str(row.rider_id),
            home_of(row.rider),
            frozenset(row.helps),
            row.minutes,
            row.start,
            str(row.helper_id) if row.helper_id else "",
        )
        for row in rows.prefetch_related("rider").order_by("start", "taken_at", "pk")
        if row.helps
    )


def helpers_of_day(body: UUID, day: date) -> tuple[Helping, ...]:
    """Return who helps on a day, as the plan asks: free but for what other groups were promised, and for rides they go along with."""
    elsewhere: defaultdict[UUID, list[Span]] = defaultdict(list)
    for busy in DriverBusy.objects.filter(service_day=day).exclude(promised_to=body):
        elsewhere[busy.person].append(Span(busy.start, busy.end))
    along = Visit.objects.filter(body_id=body, service_day=day, state=VisitState.ARRANGED, wish__isnull=False)
    for row in along:
        if row.helper_id is not None and row.start is not None:
            elsewhere[row.helper_id].append(Span(row.start, row.start + row.minutes))
    rows = Helper.objects.filter(dated(on=day), body_id=body).prefetch_related("person").order_by("pk")
    return asked_about(rows, day, elsewhere=elsewhere)


def visits_placed(body: UUID, day: date) -> dict[str, list[Placed]]:
    """Return who goes on which visit of a day, promised or proposed, by helper: what a driver does between his rides."""
    found: defaultdict[str, list[Placed]] = defaultdict(list)
    for row in Visit.objects.filter(body_id=body, service_day=day, state__in=OPEN, wish__isnull=True):
        helper, start = (row.helper_id, row.start) if row.helper_id else (row.offered_to_id, row.offered_start)
        if helper is not None and start is not None:
            found[str(helper)].append(Placed(str(row.pk), str(helper), start))
    return found


def propose_visits(body: UUID, day: date, placed: Iterable[Placed]) -> None:
    """Write down whom the plan proposes for each visit that is not promised; what it does not place stands open again."""
    where = {one.visit: one for one in placed}
    rows = list(Visit.objects.filter(body_id=body, service_day=day, state=VisitState.ASKED))
    for row in rows:
        one = where.get(str(row.pk))
        fits = one is not None and row.start in (None, one.start)
        row.offered_to_id = UUID(one.helper) if one is not None and fits else None
        row.offered_start = one.start if one is not None and fits else None
    Visit.objects.bulk_update(rows, ["offered_to", "offered_start"])


def proposed_before(body: UUID, day: date) -> list[dict[str, Any]]:
    """Return what is proposed for the visits of a day, as JSON: kept with each change of the board, so that it can be undone."""
    rows = Visit.objects.filter(body_id=body, service_day=day, offered_to__isnull=False)
    return [{"visit": str(row.pk), "helper": str(row.offered_to_id), "start": row.offered_start} for row in rows]


def propose_again(body: UUID, day: date, before: Iterable[dict[str, Any]]) -> None:
    """Put proposals back as they stood; a visit promised since keeps its promise."""
    propose_visits(body, day, (Placed(**one) for one in before))
