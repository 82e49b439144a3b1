"""What a driver's device keeps of a day: enough to drive it without signal, nothing beyond it.

The cards are drawn here, in the words of the page, and only shown there. Of the days to come the device gets times, no names.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.translation import gettext

from ashinami.casework.ride_log import standing
from ashinami.vocabulary.records import When
from ashinami.vocabulary.ride import RideState
from ashinami_web.audit.queries import events_about
from ashinami_web.bodies.models import Vehicle, Volunteer
from ashinami_web.config import clock
from ashinami_web.config.acting import author_of
from ashinami_web.config.rows import dated
from ashinami_web.driving.actions import MARKS, NEXT
from ashinami_web.driving.fees import fees_of
from ashinami_web.driving.marks import NIGHT_ENDS
from ashinami_web.driving.models import DriverLink
from ashinami_web.driving.queries import TO_FETCH, TO_PRESS, Stop, by_day, rides_for, stops_of
from ashinami_web.offers.seen import version_of
from ashinami_web.records.queries import may_set_out_today, standing_checks
from ashinami_web.runs.models import Ride
from ashinami_web.runs.promises import MOVING
from ashinami_web.ui.templatetags.ui import wareki_weekday

_WHAT = {kind: what for what, kind in MARKS.items()}


def day_of(link: DriverLink, today: date) -> dict[str, Any]:
    """Return the driver's day as his device keeps it until 03:00 of the morning after."""
    rides = rides_for(link, today)
    now = [ride for ride in rides if ride.service_day == today]
    stops = stops_of(link.body_id, now, today)
    fees = fees_of(now)
    day = {
        "day": today.isoformat(),
        "title": wareki_weekday(today),
        "driver": gettext("%(name)sさん") % {"name": link.driver},
        "vanishes": _vanishes(today).isoformat(),
        "version": version_of(now),
        "rides": _rides(link, now),
        "stops": [_stop(stop, fees) for stop in stops],
        "coming": render_to_string("driving/coming.html", {"coming": by_day(rides, after=today)}),
        "cars": _cars(link, today),
        "duty": _duty(link, today),
        "rules": rules(),
    }
    return day | {"stamp": hashlib.sha256(json.dumps(day, sort_keys=True).encode()).hexdigest()[:16]}


def rules() -> dict[str, Any]:
    """Return what a device must know of rides: what may be pressed in which state, and which stop is then still to come."""
    return {
        "next": {state.value: list(marks) for state, marks in NEXT.items()},
        "words": {what: str(word) for what, word in TO_PRESS.items()},
        "boarding": [state.value for state in TO_FETCH],
        "leaving": [state.value for state in (*TO_FETCH, *MOVING)],
    }


def _vanishes(today: date) -> datetime:
    return datetime.combine(today + timedelta(days=1), time(NIGHT_ENDS), tzinfo=clock.JAPAN)


def _rides(link: DriverLink, rides: Sequence[Ride]) -> list[dict[str, Any]]:
    """Return the rides with the marks that stand; a mark of the desk counts, and is not the driver's to take back."""
    if not rides:
        return []
    events = events_about(link.body_id, [str(ride.pk) for ride in rides])
    mine = author_of(link.driver_id)
    found = []
    for ride in rides:
        marks = [
            {
                "id": str(event.id),
                "what": _WHAT[event.kind],
                "at": event.happened_at.isoformat(),
                "mine": event.by == mine,
            }
            for event in standing(one for one in events if one.subject == str(ride.pk))
            if event.kind in _WHAT
        ]
        line = render_to_string("driving/ride_line.html", {"ride": ride})
        found.append({"id": str(ride.pk), "marks": marks, "line": line, "over": RideState(ride.state).ended})
    return found


def _stop(stop: Stop, fees: Mapping[UUID, str]) -> dict[str, Any]:
    context = {"stop": stop, "ride": stop.ride, "wish": stop.ride.wish, "fee": fees[stop.ride.pk]}
    return {
        "ride": str(stop.ride.pk),
        "boarding": stop.boarding,
        "card": render_to_string("driving/stop.html", context),
        "line": render_to_string("driving/stop_line.html", {"stop": stop}),
    }


def _duty(link: DriverLink, today: date) -> dict[str, Any]:
    """Return what was said before and after duty, and whether something forbids him to drive: as the desk knows it."""
    out = may_set_out_today(link.body_id, link.driver_id, today)
    after = standing_checks(link.body_id, today, When.AFTER).filter(driver_id=link.driver_id).exists()
    return {"before": out.row is not None, "after": after, "why_not": [gettext(text) for text in out.why_not]}


def _cars(link: DriverLink, today: date) -> list[dict[str, Any]]:
    """Return the cars he may take, his usual one first."""
    usual = Volunteer.objects.filter(dated(on=today), body_id=link.body_id, person=link.driver_id).first()
    cars = list(Vehicle.objects.filter(dated(on=today), body_id=link.body_id).order_by("name"))
    cars.sort(key=lambda car: usual is None or car.pk != usual.vehicle_id)
    return [{"id": str(car.pk), "name": car.name} for car in cars]
