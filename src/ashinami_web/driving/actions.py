"""The driver's link, and the marks that come back from it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.casework.ride_log import fold
from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import Leg, RideState
from ashinami.vocabulary.wish import Purpose
from ashinami_web.audit.actions import record
from ashinami_web.audit.models import Event
from ashinami_web.audit.queries import events_about
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.driving.marks import OF_A_RIDE, service_day_of
from ashinami_web.driving.models import DriverLink
from ashinami_web.people.roles import Permission
from ashinami_web.runs.models import Ride
from ashinami_web.runs.projection import project

MARKS = OF_A_RIDE
NEXT: Mapping[RideState, tuple[str, ...]] = MappingProxyType(
    {
        RideState.CONFIRMED: ("en_route",),
        RideState.EN_ROUTE: ("arrived",),
        RideState.ARRIVED: ("aboard", "no_show"),
        RideState.ABOARD: ("done",),
    }
)


class MarkError(ValueError):
    """The mark is not one a ride can take; the text says why, in Japanese."""


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link just made. The token is shown once and never kept."""

    link: DriverLink
    token: str


def next_marks(state: RideState) -> tuple[str, ...]:
    """Return the marks that make sense now, the usual one first; a ride not promised or over has none."""
    return NEXT.get(state, ())


@transaction.atomic
def make_link(driver: UUID, *, start: date, end: date, by: Acting, at: datetime) -> NewLink:
    """Make a private link for one driver, good from `start` to the day before `end`."""
    by.require(Permission.PLAN)
    token = secrets.token_urlsafe(18)
    link = DriverLink.objects.create(
        body=by.body, driver_id=driver, token_hash=hash_of(token), start=start, end=end, made_at=at, made_by=by.author
    )
    record(
        body=by.body.pk,
        kind=EventKind.LINK_MADE,
        subject=str(link.pk),
        by=by.author,
        at=at,
        service_day=start,
        facts={"driver": str(driver), "until": end.isoformat()},
    )
    return NewLink(link, token)


@transaction.atomic
def revoke_link(link: DriverLink, *, by: Acting, at: datetime) -> None:
    """End a link at once: a lost phone, a wrong number."""
    by.require(Permission.PLAN)
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        record(
            body=link.body_id,
            kind=EventKind.LINK_REVOKED,
            subject=str(link.pk),
            by=by.author,
            at=at,
            service_day=link.start,
        )


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def mark(
    ride: Ride,
    what: str,
    *,
    by: str,
    at: datetime,
    device: str,
    id: UUID | None = None,  # noqa: A002 - the event's id, made on the phone
    metres: int | None = None,
    corrects: UUID | None = None,
) -> Event:
    """Record what happened to a ride: en_route, arrived, aboard, done, no_show.

    A mark is taken even when an earlier one is missing (there was no signal, or nobody pressed): what happened, happened. `metres`
    are those driven with the rider aboard; without them the planned ones stand in and the event says so.

    Raises
    ------
    MarkError
        When the ride was never promised, or the mark is none of the five.
    """
    if what not in MARKS:
        raise MarkError(_("知らない記録です。"))
    if ride.driver_id is None or ride.state in (RideState.REQUESTED, RideState.OFFERED):
        raise MarkError(_("まだ確定していない送迎には記録できません。受付に電話してください。"))
    facts: dict[str, object] = {"driver": str(ride.driver_id)}
    if what == "done":
        facts |= figures_of(ride, at, metres)
    event = record(
        body=ride.body_id,
        kind=MARKS[what],
        subject=str(ride.pk),
        by=by,
        at=at,
        service_day=ride.service_day,
        device=device,
        id=id,
        corrects=corrects,
        facts=facts,
    )
    project(ride.wish)
    return event


@transaction.atomic
def void(event: Event, *, by: str, at: datetime, device: str, id: UUID | None = None) -> Event:  # noqa: A002 - as in mark
    """Take a mark back: it was pressed by mistake. It stays on record and no longer counts."""
    taken = record(
        body=event.body_id,
        kind=EventKind.VOIDED,
        subject=event.subject,
        by=by,
        at=at,
        service_day=event.service_day,
        device=device,
        id=id,
        corrects=event.pk,
    )
    project(Ride.objects.get(pk=event.subject).wish)
    return taken


def last_mark(ride: Ride) -> Event | None:
    """Return the mark the ride's state rests on, if a driver or desk set one."""
    return last_marks([ride]).get(ride.pk)


def last_marks(rides: Iterable[Ride]) -> dict[UUID, Event]:
    """Return the mark each ride's state rests on, by the ride's key; rides of one group."""
    rows = list(rides)
    if not rows:
        return {}
    events = events_about(rows[0].body_id, (str(ride.pk) for ride in rows))
    lasts = {ride.pk: fold(event for event in events if event.subject == str(ride.pk)).last for ride in rows}
    marks = {key: last.id for key, last in lasts.items() if last is not None and last.kind in MARKS.values()}
    found = Event.objects.in_bulk(marks.values())
    return {key: found[mark] for key, mark in marks.items()}


def figures_of(ride: Ride, at: datetime, metres: int | None) -> dict[str, object]:
    """Return what the month's table counts: who, what for, how far, how long the rider was aboard."""
    aboard = fold(events_about(ride.body_id, [str(ride.pk)])).at.get(RideState.ABOARD)
    planned = (ride.drop_off_at or 0) - (ride.pick_up_at or 0)
    minutes = planned if aboard is None else max(1, round((at - aboard).total_seconds() / 60))
    return {
        "rider": str(ride.wish.rider_id),
        "purpose": Purpose[ride.wish.purpose].value,
        "leg": Leg[ride.leg].value,
        "metres": metres if metres is not None else ride.metres or 0,
        "metres_planned": metres is None,
        "minutes": minutes,
        "minutes_planned": aboard is None,
        "verdict": ride.wish.verdict,
    }


def today_for_drivers() -> date:
    """Return the service day a driver's page shows: until 03:00 the evening before still runs."""
    return service_day_of(clock.now())
