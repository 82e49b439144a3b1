"""The month's note to bus and taxi firms, from what stays with the wishes that were driven."""

from __future__ import annotations

from uuid import UUID

from ashinami.basics.day import Month
from ashinami.casework.bus_note import BusNote, Told, bus_note
from ashinami.transit.answers import Why
from ashinami.vocabulary.ride import Leg, RideState
from ashinami_web.buses.models import BusBasis
from ashinami_web.runs.models import Ride


def note_of(body: UUID, month: Month) -> BusNote:
    """Return the note of a group's month: the ways out that were driven, and the calls that ended with the bus."""
    days = month.days
    within = {"body_id": body, "service_day__gte": days.start, "service_day__lt": days.end}
    driven = set(
        Ride.objects.filter(**within, leg=Leg.OUT.name, state=RideState.DONE).values_list("wish_id", flat=True)
    )
    rows = list(BusBasis.objects.filter(**within))
    told = [
        Told(row.basis, str(row.get_reason_display()), row.way)
        for row in rows
        if row.way == BusBasis.Way.BUS or row.wish_id in driven
    ]
    return bus_note(told, unasked=len(driven - {row.wish_id for row in rows}))


def why_in_words(name: str) -> str:
    """Return the reason why no bus did it, by the name it is stored under."""
    return Why[name].value if name in Why.__members__ else name
