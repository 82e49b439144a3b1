"""The asking on other rooms' pages: the wish and the ride, the board, the driver's own page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse

from ashinami.vocabulary.asking import LadderState
from ashinami.vocabulary.ride import RideState
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import is_complete
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.driving.models import DriverLink
from ashinami_web.offers.forms import WhyForm
from ashinami_web.offers.links import path_of
from ashinami_web.offers.models import Ladder
from ashinami_web.offers.queries import asks_for, waits_for_desk
from ashinami_web.offers.seen import devices_on, to_ring
from ashinami_web.people.roles import Permission
from ashinami_web.runs.models import Ride
from ashinami_web.runs.seating import OPEN

register = template.Library()


def _may_plan(context: RequestContext) -> Acting | None:
    who: Acting | None = getattr(context.get("request"), "acting", None)
    return who if who is not None and who.may(Permission.PLAN) else None


@register.inclusion_tag("offers/_asking.html", takes_context=True)
def asking(context: RequestContext, wish: Wish) -> dict[str, Any]:
    """Lead to the asking for a wish, begin it, or write down that its driver cannot come."""
    if _may_plan(context) is None or wish.service_day < clock.today():
        return {}
    rides = list(wish.rides.prefetch_related("driver"))
    ladder = Ladder.objects.filter(wish=wish).order_by("-started_at").first()
    running = ladder is not None and ladder.state == LadderState.OPEN
    confirmed = {ride.driver_id: ride.driver for ride in rides if ride.state == RideState.CONFIRMED}
    return {
        "csrf_token": context.get("csrf_token"),
        "wish": wish,
        "ladder": ladder,
        "may_start": not running and is_complete(wish) and any(ride.state in OPEN for ride in rides),
        "confirmed": [(driver, WhyForm(auto_id=f"{driver.pk}_%s")) for driver in confirmed.values()],
    }


@register.inclusion_tag("offers/_board.html", takes_context=True)
def offers_on(context: RequestContext, day: date) -> dict[str, Any]:
    """Say on the board what each driver's device has last seen, whom to ring, and what is being asked."""
    who = _may_plan(context)
    if who is None:
        return {}
    devices = devices_on(who.body, day)
    rows = Ladder.objects.filter(body=who.body, wish__service_day=day).select_related("wish")
    ladders = [
        row
        for row in rows.prefetch_related("wish__rider", "wish__rides").order_by("-started_at")
        if row.state == LadderState.OPEN or waits_for_desk(row)
    ]
    ring = to_ring(devices, day, clock.today())
    return {
        "csrf_token": context.get("csrf_token"), "day": day, "devices": devices, "ring": ring, "ladders": ladders,
    }  # fmt: skip


@register.inclusion_tag("offers/_for_driver.html")
def offers_for(link: DriverLink, token: str) -> dict[str, Any]:
    """Show a driver on his own page what waits for his answer, and lead him to his days and to saying that he cannot come."""
    mine = Ride.objects.filter(
        body=link.body_id, driver=link.driver_id, state=RideState.CONFIRMED, service_day__gte=clock.today(),
        service_day__lt=link.end,
    ).order_by("service_day", "pick_up_at")  # fmt: skip
    first_of_wish: dict[Any, Ride] = {}
    for ride in mine:
        first_of_wish.setdefault(ride.wish_id, ride)
    return {
        "asks": [(asked, path_of(asked.rung.pk)) for asked in asks_for(link)],
        "mine": [(ride, reverse("driver_cannot", args=[token, ride.wish_id])) for ride in first_of_wish.values()],
        "days": reverse("driver_days", args=[token]),
    }
