"""Which services on demand can take somebody there and bring her back: days, hours, and both places."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ashinami.basics.clock import Minute
from ashinami.basics.place import Point
from ashinami.geo.distance import crow_metres
from ashinami.transit.flex.service import DemandService

_STOP_METRES = 400
"""How near a place must be to a stop of a service that serves stops alone, as the crow flies."""


def covering(
    services: Iterable[DemandService],
    home: Point | None,
    goal: Point | None,
    day: date,
    between: tuple[Minute, Minute],
) -> tuple[DemandService, ...]:
    """Return the services that run on the day, are under way at both minutes and reach both places.

    Whether a seat is free, and how long the ride takes, only the service knows: one must ring.
    """
    if home is None or goal is None:
        return ()
    return tuple(
        service
        for service in services
        if service.runs(day)
        and all(service.hours.start <= minute <= service.hours.end for minute in between)
        and all(_reaches(service, place) for place in (home, goal))
    )


def _reaches(service: DemandService, place: Point) -> bool:
    return service.covers(place) or any(crow_metres(stop.point, place) <= _STOP_METRES for stop in service.stops)
