"""A day of one driver for the tests of what his device sends: two rides promised to Haru, a link, and marks as a device makes them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from web_town import MONDAY, NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.wish import Back, Purpose
from ashinami_web.audit.actions import record_about
from ashinami_web.bookings.actions import Said, take_wish
from ashinami_web.config import clock
from ashinami_web.driving.actions import NewLink, make_link
from ashinami_web.driving.sync_actions import take_in
from ashinami_web.driving.thanks_actions import write_thanks
from ashinami_web.runs.models import Ride
from ashinami_web.runs.projection import project

NINE = datetime.combine(MONDAY, time(9), tzinfo=clock.JAPAN)
WAITING_WORDS = ("浜辺のとなりの人", "長い坂をありがとう")
"""Words of the rows below; nobody outside the group meets them."""
EVENING = datetime.combine(MONDAY, time(18), tzinfo=clock.JAPAN)


def promised(town: Town, rider: str, minute: int, *, driver: str = "haru", **said: Any) -> Ride:
    """Promise a ride to the clinic: the desk has taken the wish, and confirmed it with a driver for a minute of Monday."""
    usual: dict[str, Any] = {"appointment": minute + 30, "back": Back.NONE, "purpose": Purpose.CLINIC}
    rider_key, clinic = town.people[rider].pk, town.clinic.pk
    words = Said(rider=rider_key, service_day=MONDAY, destination=clinic, **(usual | said))
    wish = take_wish(words, by=town.by("asa"), at=NOON)
    ride = wish.rides.select_related("wish").get(leg="OUT")
    ride.driver, ride.pick_up_at, ride.drop_off_at, ride.metres = town.people[driver], minute, minute + 20, 4_200
    ride.save()
    facts = {"driver": str(ride.driver_id), "pick_up_at": minute, "drop_off_at": minute + 20, "verdict": wish.verdict}
    record_about(ride, EventKind.RIDE_CONFIRMED, by=town.by("asa").author, at=NOON + timedelta(minutes=5), facts=facts)
    project(wish)
    return Ride.objects.select_related("wish").get(pk=ride.pk)


def two_rides(town: Town) -> list[Ride]:
    """Promise Kiku at ten and Matsu at one to Haru."""
    return [promised(town, "kiku", 600), promised(town, "matsu", 780)]


def link_of(town: Town, who: str = "haru", *, start: Any = MONDAY, days: int = 7) -> NewLink:
    """Make a link for a driver."""
    return make_link(town.people[who].pk, start=start, end=start + timedelta(days=days), by=town.by("asa"), at=NOON)


def sent(what: str, ride: Ride | None = None, minute: float = 0, **more: Any) -> dict[str, Any]:
    """Return a mark as a device sends it: `minute` after nine on Monday."""
    about = {} if ride is None else {"ride": str(ride.pk)}
    return {"id": str(uuid4()), "what": what, "at": at(minute).isoformat(), **about, **more}


def at(minute: float) -> datetime:
    """Return so many minutes after nine on Monday."""
    return NINE + timedelta(minutes=minute)


def key(mark: dict[str, Any]) -> UUID:
    """Return a mark's id."""
    return UUID(mark["id"])


def waiting_for_the_desk(town: Town, new: NewLink) -> None:
    """Let an extra ride wait for the desk, and a word of thanks stand on the driver's page."""
    said = sent("extra", who=WAITING_WORDS[0], start="14:10", end="14:25")
    take_in(new.link, [said | {"at": NOON.isoformat()}], received_at=NOON)
    write_thanks(new.link.driver_id, WAITING_WORDS[1], said_on=NOON.date(), by=town.by("asa"), at=NOON)
