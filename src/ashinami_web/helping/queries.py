"""Visits of a day, and who could go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID

from django.db.models import F, Q, QuerySet

from ashinami.basics.clock import Span
from ashinami.casework.visiting import CannotGo, Helping, Sought, who_can, why_not
from ashinami.vocabulary.activity import Help
from ashinami.vocabulary.visit import VisitState
from ashinami_web.bodies.models import Absence, Body, Pairing
from ashinami_web.bodies.queries import free_on, pairings_of
from ashinami_web.bookings.queries import home_of
from ashinami_web.config.rows import dated
from ashinami_web.helping.load import minutes_before
from ashinami_web.helping.models import HALF_HOUR, Helper, Visit
from ashinami_web.people.models import Person
from ashinami_web.runs.models import DriverBusy

REPORTED_AFTER = 60
"""So many minutes after its end a visit that nobody reported asks the desk to ring."""
REMEMBERED = timedelta(days=14)

NOBODY_GOES = "行ける人がいない"
"""Why a visit was not met, as it is counted: the desk's word for one that was declined. The words beside it say more."""


@dataclass(frozen=True, slots=True)
class Going:
    """Who could go on a visit, the first to be asked first; and who cannot, with the reason."""

    able: tuple[Person, ...]
    unable: tuple[tuple[Person, CannotGo], ...]


def unreported(body: Body, today: date, minute: int) -> QuerySet[Visit]:
    """Return the promised visits that should be over and of which nobody has said so: the desk rings her and the helper."""
    rows = Visit.objects.filter(body=body, state=VisitState.ARRANGED, service_day__gte=today - REMEMBERED)
    over = Q(service_day__lt=today) | Q(service_day=today, start__lte=minute - REPORTED_AFTER - HALF_HOUR * F("units"))
    return rows.filter(over).prefetch_related("rider", "helper").order_by("service_day", "start")


def untold(body: Body, today: date) -> QuerySet[Visit]:
    """Return the promised visits from today on of which she has not been told who comes, the nearest first."""
    rows = Visit.objects.filter(body=body, state=VisitState.ARRANGED, service_day__gte=today, told_at__isnull=True)
    return rows.prefetch_related("rider", "helper").order_by("service_day", "start")


def noticed(body: Body, today: date) -> QuerySet[Visit]:
    """Return the visits of the last two weeks on which a helper noticed something, the newest first."""
    rows = Visit.objects.filter(body=body, state=VisitState.DONE, service_day__gte=today - REMEMBERED).exclude(
        why_over=""
    )
    return rows.prefetch_related("rider", "helper").order_by("-service_day", "-start")


def unmet_visits(body: UUID, first: date, last: date) -> QuerySet[Visit]:
    """Return the visits of a stretch of days on which nobody could go."""
    rows = Visit.objects.filter(body_id=body, state=VisitState.UNMET, service_day__gte=first, service_day__lte=last)
    return rows.prefetch_related("rider")


def helps_in_words(helps: Iterable[str]) -> str:
    """Return kinds of help in Japanese: ごみ出し・掃除."""
    return "・".join(Help(one).text for one in helps) or "手助け"


def visits_on(body: Body, day: date) -> QuerySet[Visit]:
    """Return the visits of a day: those without a helper first, then by time."""
    rows = Visit.objects.filter(body=body, service_day=day).prefetch_related("rider", "helper", "offered_to")
    return rows.order_by("start", "taken_at")


def helpers_on(body: Body, day: date) -> QuerySet[Helper]:
    """Return who helps on the day, by reading."""
    rows = Helper.objects.filter(dated(on=day), body=body).prefetch_related("person")
    return rows.order_by("person__kana", "person__name")


def going(visit: Visit, *, on_board: bool = False) -> Going | None:
    """Return who could go on a visit; None while it has no time or says not what for.

    With `on_board` the runs of the group itself take nobody's time: the plan has put the visit between their stops.
    """
    if visit.start is None or not visit.helps:
        return None
    sought = Sought(str(visit.rider_id), frozenset(visit.helps), Span(visit.start, visit.start + visit.minutes))
    rows = {str(row.person_id): row.person for row in helpers_on(visit.body, visit.service_day)}
    helpers = helping_on(visit.body, visit.service_day, without=visit.pk, on_board=on_board)
    able = who_can(helpers, sought)
    unable = [(rows[one.key], why) for one in helpers if (why := why_not(one, sought)) is not None]
    return Going(tuple(rows[key] for key in able), tuple(unable))


def helping_on(body: Body, day: date, *, without: UUID | None = None, on_board: bool = False) -> tuple[Helping, ...]:
    """Return the helpers of a day as the library asks about them; `without` is the visit that is being arranged."""
    promised: defaultdict[UUID, list[Span]] = defaultdict(list)
    arranged = Visit.objects.filter(body=body, service_day=day, state__in=(VisitState.ARRANGED, VisitState.DONE))
    for row in arranged:
        if row.pk == without or row.helper_id is None:
            continue
        promised[row.helper_id].append(Span(row.start or 0, (row.start or 0) + row.minutes))
    runs = DriverBusy.objects.filter(service_day=day)
    for busy in runs.exclude(promised_to=body.pk) if on_board else runs:
        promised[busy.person].append(Span(busy.start, busy.end))
    return asked_about(helpers_on(body, day), day, promised=promised)


def asked_about(
    rows: QuerySet[Helper],
    day: date,
    *,
    promised: Mapping[UUID, Sequence[Span]] = MappingProxyType({}),
    elsewhere: Mapping[UUID, Sequence[Span]] = MappingProxyType({}),
) -> tuple[Helping, ...]:
    """Return a body's helpers as the library asks about them; what is promised `elsewhere` takes from when they are free at all."""
    found = list(rows)
    if not found:
        return ()
    body = found[0].body_id
    exceptions = {row.person_id: row for row in Absence.objects.filter(body_id=body, day=day)}
    before, paired = minutes_before(body, day), pairings_of(body)
    return tuple(
        Helping(
            key=str(row.person_id),
            helps=frozenset(row.helps),
            windows=free_on(row.half_days, day, exceptions.get(row.person_id), elsewhere.get(row.person_id, ())),
            promised=tuple(promised.get(row.person_id, ())),
            minutes_before=before[str(row.person_id)],
            not_with=paired[row.person_id, Pairing.Kind.NEVER],
            gladly=paired[row.person_id, Pairing.Kind.GLADLY],
            home=home_of(row.person),
            farthest=row.farthest,
        )
        for row in found
    )
