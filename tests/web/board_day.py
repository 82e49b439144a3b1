"""Steps that tests of the board share: plan the day, look at a page, find a ride."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.bookings.models import Wish
from ashinami_web.jobs.worker import work_once
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.board import day_of
from ashinami_web.runs.models import Ride

DAY = f"/board/?day={MONDAY.isoformat()}"
type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]


def plan(town: Town) -> int:
    """Plan the day and return the board's version."""
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    return version(town)


def version(town: Town) -> int:
    """Return the board's version."""
    return day_of(town.group.pk, MONDAY).version


def page(client: Client, url: str) -> str:
    """Return a page as text."""
    answer = client.get(url)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def ride_of(wish: Wish, leg: str = "OUT") -> Ride:
    """Return a wish's ride as it is now."""
    return wish.rides.prefetch_related("driver").get(leg=leg)


def other_driver(town: Town, ride: Ride) -> str:
    """Return the key of the driver who does not have the ride."""
    return next(str(town.people[who].pk) for who in ("haru", "nao") if town.people[who].pk != ride.driver_id)
