"""Looking at the coming rides again after a car, a driver, a need or a place has changed: which no longer fit, and why.

The guard asks the law; this asks the day: whether the driver can still come, whether the car still holds her, whether the way can still
be driven in the minutes promised. The judge is the one that checks every plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ashinami.basics.clock import Minute
from ashinami.casework.day_problem import DayProblem
from ashinami.dispatch.check import Breach
from ashinami.dispatch.check_route import breaches_of
from ashinami.dispatch.problem import DriverDay
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Body, Vehicle, Volunteer
from ashinami_web.bookings.models import Wish
from ashinami_web.config.rows import dated
from ashinami_web.people.models import Person
from ashinami_web.runs.day_plan import route_of
from ashinami_web.runs.models import DriverBusy, Ride, Run
from ashinami_web.runs.planning import ask, posed
from ashinami_web.runs.promises import MOVING

COMING = ("offered", "confirmed", *MOVING)


@dataclass(frozen=True, slots=True)
class Broken:
    """A coming wish whose ride no longer fits: its day, who was to drive, whether it was promised, and why."""

    wish: Wish
    day: date
    driver: Person
    promised: bool
    why: tuple[str, ...]


def broken(body: Body, today: date) -> list[Broken]:
    """Return what no longer fits of a group's rides ahead, the nearest day first, what is promised before the rest."""
    days = (
        Ride.objects.filter(body=body, service_day__gte=today, run__isnull=False, state__in=COMING)
        .order_by("service_day")
        .values_list("service_day", flat=True)
        .distinct()
    )
    found = [one for day in days for one in _broken_on(body, day)]
    return sorted(found, key=lambda one: (one.day, not one.promised))


def _broken_on(body: Body, day: date) -> list[Broken]:
    # whatever changes a day is an event, or a promise made elsewhere: looked at once until then
    elsewhere = DriverBusy.objects.filter(service_day=day).exclude(promised_to=body.pk)
    seen = (Event.objects.filter(body=body).count(), tuple(elsewhere.values_list("person", "start", "end")))
    whys = _whys(body.pk, day, get_language() or "", seen)
    if not whys:
        return []
    wishes = Wish.objects.filter(pk__in=[UUID(key) for key in whys]).select_related("destination")
    rows = wishes.prefetch_related("rider", "rides__driver")
    return [_of(row, day, whys[str(row.pk)]) for row in rows]


def _of(row: Wish, day: date, fell: _Fell) -> Broken:
    rides = [ride for ride in row.rides.all() if ride.driver_id]
    # another may drive her home: named is who drives the way that fell
    his = next((ride for ride in rides if ride.driver_id in fell.drivers), rides[0])
    return Broken(row, day, his.driver, any(ride.state != "offered" for ride in rides), tuple(dict.fromkeys(fell.why)))


@dataclass(slots=True)
class _Fell:
    """What is wrong with the ways of a wish, and who was to drive them."""

    why: list[str] = field(default_factory=list)
    drivers: set[UUID] = field(default_factory=set)


@lru_cache(maxsize=64)
def _whys(key: UUID, day: date, _language: str, _seen: Hashable) -> dict[str, _Fell]:
    """Return why wishes of a day no longer fit, by their keys."""
    body = Body.objects.select_related("municipality").get(pk=key)
    asked = ask(body, day, over=True, lawful=False)
    day_posed = posed(asked, body)
    fell: defaultdict[str, _Fell] = defaultdict(_Fell)
    cars = set(Vehicle.objects.filter(dated(on=day), body=body).values_list("pk", flat=True))
    now_drives = dict(Volunteer.objects.filter(dated(on=day), body=body).values_list("person", "vehicle"))
    for run in Run.objects.filter(body=body, day__service_day=day).select_related("vehicle"):
        for breach in _of_run(day_posed, run, cars, now_drives.get(run.driver_id)):
            touched = [breach.wish] if breach.wish else list(dict.fromkeys(stop["wish"] for stop in run.stops))
            for wish in touched:
                fell[wish].why.append(breach.text)
                fell[wish].drivers.add(run.driver_id)
    return dict(fell)


def _of_run(posed: DayProblem, run: Run, cars: set[UUID], drives: UUID | None) -> Iterator[Breach]:
    """Yield what is wrong with a run: its driver, his car, then what the judge says of its stops."""
    if run.vehicle_id not in cars:
        yield Breach("car-gone", _("車「%(car)s」は、この日は使えません") % {"car": run.vehicle})
    elif drives is not None and drives != run.vehicle_id:
        yield Breach("car-changed", _("運転者の車が「%(car)s」からかわりました") % {"car": run.vehicle})
    driver = next((one for one in posed.problem.drivers if one.key == str(run.driver_id)), None)
    window = _window(driver, run.leave_home, run.back_home)
    if driver is None or window is None:
        yield Breach("driver-gone", _("運転者は、この日のこの時間に出られません"))
        return
    orders = {order.key: order for order in posed.problem.wishes}
    route = replace(route_of(run), window=window)
    for wish in dict.fromkeys(stop.wish for stop in route.stops if stop.wish not in orders):
        if any(left.wish == wish for left in posed.refused):
            yield Breach("place-lost", _("場所が分からないか、決まりに合わなくなりました"), "", wish)
    stops = tuple(stop for stop in route.stops if stop.wish in orders and stop.leg in orders[stop.wish].legs)
    if stops:
        yield from breaches_of(posed.problem, driver, orders, replace(route, stops=stops))


def _window(driver: DriverDay | None, leave: Minute, home: Minute) -> int | None:
    spans = driver.windows if driver else ()
    return next((n for n, span in enumerate(spans) if span.start <= leave <= home <= span.end), None)
