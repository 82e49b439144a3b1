"""What tests of the shift share: a settled ride, a daughter who speaks for her mother, a page that must be there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from web_town import NOON, Town

from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record_about
from ashinami_web.bookings.models import Wish
from ashinami_web.runs.models import Day, Run
from ashinami_web.runs.projection import project
from ashinami_web.shift.actions import name_proxy
from ashinami_web.shift.models import How, Proxy

type ClientOf = Callable[[str], Client]
type WishOf = Callable[..., Wish]
LATER = NOON + timedelta(minutes=10)


def settled(town: Town, wish: Wish, *, at: int = 570) -> Wish:
    """Confirm both ways of a wish with Haru, as the board does, ten minutes after it was taken."""
    day, _made = Day.objects.get_or_create(body=town.group, service_day=wish.service_day)
    run = Run.objects.create(
        body=town.group, day=day, driver=town.people["haru"], vehicle=town.cars["haru"], window=Run.objects.count(),
        leave_home=at - 10, back_home=at + 120,
    )  # fmt: skip
    for number, ride in enumerate(wish.rides.all()):
        ride.run, ride.driver, ride.pick_up_at, ride.drop_off_at = run, town.people["haru"], at + 90 * number, at + 20
        ride.save()
        record_about(ride, EventKind.RIDE_CONFIRMED, by="person:x", at=LATER)
    project(wish)
    return wish


def html(client: Client, path: str) -> str:
    """Return a page that must be there."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def daughter(town: Town, how: How = How.PHONE) -> Proxy:
    """Let Kiku's daughter speak for her."""
    return name_proxy(
        town.people["kiku"].pk, name="𠮷田 ムスメ", phone="0000-99-0001", relation=Proxy.Relation.FAMILY, how=how,
        by=town.by("asa"), at=NOON, day=NOON.date(),
    )  # fmt: skip
