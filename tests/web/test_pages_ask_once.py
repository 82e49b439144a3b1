"""A page asks the database as often for many rides as for two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from board_day import ClientOf, WishOf, plan
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from web_town import MONDAY, NOON, Town

from ashinami_web.driving.actions import make_link, mark
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride

DAY = MONDAY.isoformat()
PAGES = (
    "/",
    f"/board/?day={DAY}",
    f"/board/confirm/?day={DAY}",
    f"/wishes/?day={DAY}",
    f"/month/{DAY[:7]}/",
    "/audit/",
    "/people/",
    "/volunteers/",
    "/basis/unsettled/",
)


def asked(show: Callable[[], object]) -> int:
    """Return how many questions a page asks."""
    show()
    with CaptureQueriesContext(connection) as found:
        show()
    return len(found)


@pytest.mark.usefixtures("monday_evening")
def test_more_rides_are_no_more_questions(town: Town, wish_of: WishOf, client_of: ClientOf) -> None:
    """Four wishes with rides planned, confirmed and driven, beside one."""
    by, client = town.by("asa"), client_of("sewa")
    pages = {url: partial(client.get, url) for url in PAGES}

    def drive() -> None:
        confirm(MONDAY, version=plan(town), by=by, at=NOON)
        for ride in Ride.objects.filter(leg="OUT", state="confirmed"):
            mark(ride, "aboard", by="link:x", at=NOON, device="phone")

    wish_of("kiku", appointment=560, back_at=600)
    wish_of("ume", appointment=560, back_at=600)
    drive()
    driver = Ride.objects.filter(driver__isnull=False).values_list("driver", flat=True)[0]
    link = make_link(driver, start=MONDAY, end=MONDAY.replace(day=9), by=by, at=NOON)
    pages["the driver's own"] = partial(Client().get, f"/d/{link.token}/")
    few = {name: asked(show) for name, show in pages.items()}
    for rider, appointment, back_at in (("matsu", 700, 740), ("kiku", 800, 840), ("matsu", 900, 940)):
        wish_of(rider, appointment=appointment, back_at=back_at)
    drive()
    many = {name: asked(show) for name, show in pages.items()}
    assert {name: (few[name], many[name]) for name in pages if many[name] > few[name]} == {}
