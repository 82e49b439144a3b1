"""Steps that tests of the records share: a ride driven, with what the driver says before and after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from board_day import WishOf, plan, ride_of
from web_town import MONDAY, NOON, Town

from ashinami_web.config.acting import author_of
from ashinami_web.driving.actions import mark
from ashinami_web.records.duty_actions import Said, told_after_the_day, told_before_the_day
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride


def driven(town: Town, wish_of: WishOf) -> Ride:
    """Let a ride of Monday be driven, with what the driver says before and after; return it."""
    wish = wish_of("kiku")
    confirm(MONDAY, version=plan(town), by=town.by("asa"), at=NOON)
    ride = ride_of(wish)
    assert ride.driver_id
    who: dict[str, Any] = {"body": town.group.pk, "by": author_of(ride.driver_id), "device": "link"}
    at = NOON + timedelta(days=3)
    car = ride.run.vehicle_id if ride.run else None
    told_before_the_day(
        ride.driver_id, MONDAY, Said(vehicle=car, odometer=100, place="自宅", detector=True, alcohol=0), at=at, **who
    )
    for number, what in enumerate(("en_route", "arrived", "aboard", "done")):
        mark(
            ride, what, by="x", at=at + timedelta(minutes=number), device="d", metres=4_000 if what == "done" else None
        )
        ride.refresh_from_db()
    told_after_the_day(ride.driver_id, MONDAY, Said(vehicle=car, odometer=112), at=at + timedelta(hours=1), **who)
    return ride
