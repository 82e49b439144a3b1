"""What the engine answers about buses while she is on the phone; it keeps the timetables and the compiled search."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from ashinami.casework.bus_first import Feeder, errand_of, feeder, plain_basis
from ashinami.transit.answers import Answer, CannotSay, Missing
from ashinami.transit.road_ways import RoadWays
from ashinami_web.bodies.body_queries import town_of
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import is_complete, wish_value
from ashinami_web.buses.models import BusLimits
from ashinami_web.buses.queries import limits_of
from ashinami_web.buses.store import timetables_of
from ashinami_web.runs.roads import foot_network, travel_times


def bus(body: Body, wish: dict[str, Any]) -> dict[str, Any] | None:
    """Return the transit basis of a wish as it is being said (the columns of its row); None while it says no time."""
    row = Wish(body=body, **wish | {"service_day": date.fromisoformat(wish["service_day"]), "pk": UUID(wish["pk"])})
    errand = errand_of(wish_value(row)) if is_complete(row) else None
    if errand is None:
        return None
    limits = limits_of(body)
    found, lift = _found(body, errand, row.service_day, limits)
    return plain_basis(found, lift)


def _found(body: Body, errand: Any, day: date, limits: BusLimits) -> tuple[Answer, Feeder | None]:  # noqa: ANN401 - an Errand
    tables = timetables_of(town_of(body), stand_in=limits.stand_in)
    if tables is None:
        return CannotSay(Missing.TIMETABLE), None
    ways = _ways(body, limits.value.walk_metres)
    answer = tables.there_and_back(errand, day, limits.value, ways=ways)
    if isinstance(answer, CannotSay):
        return answer, None
    planner, used = tables.on(day, change_minutes=limits.value.change_minutes, rides=limits.value.rides)
    return answer, feeder(planner, errand, limits.value, travel_times(body), used.told, ways)


def _ways(body: Body, metres: int) -> RoadWays | None:
    """Return the ways on foot along the roads of the group's municipality; None, the straight line, where it has none."""
    network = foot_network(body)
    return None if network is None else RoadWays(network.within(max(metres, 1)))
