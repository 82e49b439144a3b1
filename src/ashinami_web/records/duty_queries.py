"""Records of duty from the rides' events: nobody writes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from ashinami.casework.records.duty_record import Duty, Leg, Note, duty_of
from ashinami.casework.ride_log import RideRecord, fold
from ashinami.vocabulary.event import Event, EventKind
from ashinami.vocabulary.records import When
from ashinami.vocabulary.ride import Leg as Way
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.queries import events_about
from ashinami_web.bodies.models import Vehicle
from ashinami_web.config import clock
from ashinami_web.people.models import Person
from ashinami_web.records.models import DutyNote
from ashinami_web.runs.models import Ride

UNDER_WAY = (RideState.EN_ROUTE, RideState.ARRIVED, RideState.ABOARD, RideState.DONE, RideState.NO_SHOW)
HOME = "自宅"
_MARKS = frozenset(
    {
        EventKind.RIDE_EN_ROUTE,
        EventKind.RIDE_ARRIVED,
        EventKind.RIDE_ABOARD,
        EventKind.RIDE_DONE,
        EventKind.RIDE_NO_SHOW,
    }
)

type Tour = tuple[date, str, str]
"""A day, a driver and a car, by their keys."""


def duties(body: UUID, first: date, last: date) -> list[Duty]:
    """Return the duties of the days, by day and driver, with the names that may be seen."""
    rides = list(
        Ride.objects.filter(
            body_id=body, service_day__gte=first, service_day__lte=last, state__in=UNDER_WAY, driver__isnull=False
        )
        .select_related("run", "wish__origin", "wish__destination")
        .prefetch_related("wish__rider")
    )
    legs: defaultdict[Tour, list[Leg]] = defaultdict(list)
    events = _by_ride(body, rides)
    for ride in rides:
        told = events[str(ride.pk)]
        legs[ride.service_day, str(ride.driver_id), _car(ride, told)].append(_leg(ride, told))
    notes = _notes(body, first, last, legs)
    names = _names(key[1] for key in {*legs, *notes})
    cars = {str(car.pk): car.name for car in Vehicle.objects.filter(body_id=body)}
    found = [
        duty_of(tour[0], names.get(tour[1], ""), cars.get(tour[2], ""), legs.get(tour, ()), notes.get(tour, ()))
        for tour in {*legs, *notes}
    ]
    return sorted(found, key=lambda duty: (duty.day, duty.driver, duty.vehicle))


def plates(body: UUID) -> dict[str, str]:
    """Return the cars' numbers by their names."""
    rows = Vehicle.objects.filter(body_id=body, ledger__isnull=False).values_list("name", "ledger__plate")
    return {name: plate for name, plate in rows if plate}


def _by_ride(body: UUID, rides: Iterable[Ride]) -> defaultdict[str, list[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events_about(body, [str(ride.pk) for ride in rides]):
        found[event.subject].append(event)
    return found


def _leg(ride: Ride, events: Iterable[Event]) -> Leg:
    told = list(events)
    record = fold(told)
    done = next((event for event in reversed(record.counted) if event.kind is EventKind.RIDE_DONE), None)
    marks = [event for event in told if event.kind in _MARKS]
    metres = done.facts.get("metres") if done else None
    return Leg(
        ride=str(ride.pk),
        began_at=_first(record),
        ended_at=_japan(record.last.happened_at) if record.last and record.state.ended else None,
        places=_places(ride),
        metres=metres if isinstance(metres, int) else None if done is None else ride.metres,
        metres_said=bool(done and done.facts.get("metres_planned") is False),
        outcome=record.state.text,
        late=any(event.posted_period is None for event in marks),
        corrected=any(event.corrects is not None for event in told),
    )


def _first(record: RideRecord) -> datetime | None:
    marks = [event.happened_at for event in record.counted if event.kind in _MARKS]
    return _japan(min(marks)) if marks else None


def _japan(at: datetime) -> datetime:
    return at.astimezone(clock.JAPAN)


def _places(ride: Ride) -> tuple[str, ...]:
    """Return from where to where: a home is told of by its town alone."""
    wish = ride.wish
    home = f"{wish.rider.town}の{HOME}" if wish.rider.town else HOME
    origin = wish.origin.name if wish.origin else wish.origin_text or home
    destination = wish.destination.name if wish.destination else wish.destination_text
    return (origin, destination) if ride.leg == Way.OUT.name else (destination, origin)


def _car(ride: Ride, events: Iterable[Event]) -> str:
    """Return the car of a ride: that of its run, else the one it was confirmed with; empty where nobody said."""
    if ride.run is not None:
        return str(ride.run.vehicle_id)
    confirmed = [event for event in events if event.kind is EventKind.RIDE_CONFIRMED]
    return str(confirmed[-1].facts.get("vehicle", "")) if confirmed else ""


def _notes(body: UUID, first: date, last: date, legs: Iterable[Tour]) -> dict[Tour, list[Note]]:
    """Return what was said, with the car it was said of; without one it belongs to the only car he drove that day."""
    rows = DutyNote.objects.filter(Q(body_id=body), service_day__gte=first, service_day__lte=last).order_by(
        "happened_at", "recorded_at"
    )
    driven: defaultdict[tuple[date, str], set[str]] = defaultdict(set)
    for day, driver, car in legs:
        driven[day, driver].add(car)
    found: defaultdict[Tour, list[Note]] = defaultdict(list)
    for row in rows:
        key = (row.service_day, str(row.driver_id))
        only = next(iter(driven[key])) if len(driven[key]) == 1 else ""
        note = Note(
            when=When(row.when), at=row.happened_at, odometer=row.odometer, place=row.place, unusual=row.unusual
        )
        found[*key, str(row.vehicle_id or only)].append(note)
    return dict(found)


def _names(keys: Iterable[str]) -> dict[str, str]:
    return {str(person.pk): str(person) for person in Person.objects.filter(pk__in={UUID(key) for key in keys})}
