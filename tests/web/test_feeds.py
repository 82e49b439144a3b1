"""A calendar's private address: of the meetings and of what is due, made and taken back, read by another program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from meeting_place import meeting_place
from registered_town import register
from web_town import NOON, Town

from ashinami_web.audit.models import Event
from ashinami_web.feeds.actions import make_feed, revoke_feed
from ashinami_web.feeds.models import Feed
from ashinami_web.feeds.sources import sources

type ClientOf = Callable[[str], Client]
PAGES = {"meetings": ("sc", "/meetings/feeds/"), "dates": ("sewa", "/records/calendar/feeds/")}


def told(town: Town, who: str) -> dict[str, Any]:
    """Return what every action is told."""
    return {"by": town.by(who), "at": NOON, "day": NOON.date()}


def test_every_room_s_calendar_is_made_read_and_taken_back(town: Town, client_of: ClientOf) -> None:
    """The address stands on one answer and opens without log-in, also in the form given out before; stopped, it opens no more."""
    register(town)
    meeting_place(town)
    Feed.objects.all().delete()
    assert set(sources()) == set(PAGES)
    for name, (who, page) in PAGES.items():
        client = client_of(who)
        answer = client.post(page).content.decode()
        address = answer.partition("<code>")[2].partition("</code>")[0].removeprefix("http://testserver")
        token = address.removeprefix("/calendar/").removesuffix(".ics")
        assert token not in client.get(page).content.decode()
        older = {"meetings": f"/calendar/{token}/meetings.ics", "dates": f"/records/calendar/{token}.ics"}[name]
        text = Client().get(address).content.decode()
        assert Client().get(older).content.decode() == text
        assert {"meetings": "試し市", "dates": "車検の期限"}[name] in text
        assert "BEGIN:VEVENT" in text
        (feed,) = Feed.objects.filter(source=name)
        client.post(f"/calendar/feeds/{feed.pk}/stop/")
        assert Client().get(address).status_code == 404


def test_a_calendar_address_is_made_and_taken_back_once(town: Town) -> None:
    """The token is kept nowhere; taking it back twice changes nothing more; both are on record."""
    made = make_feed(sources()["dates"], **told(town, "sewa"))
    assert made.token not in str(Feed.objects.values())
    revoke_feed(made.feed, **told(town, "sewa"))
    kinds = list(Event.objects.filter(subject=str(made.feed.pk)).values_list("kind", flat=True))
    assert sorted(kinds) == ["feed.made", "feed.revoked"]
    revoke_feed(made.feed, **told(town, "sewa"))
    assert Event.objects.filter(subject=str(made.feed.pk)).count() == 2


def test_a_calendar_is_opened_and_stopped_by_who_may_see_it(town: Town, client_of: ClientOf) -> None:
    """The coordinator of support sees no due dates of a group; the group's desk does not stop what is not its own."""
    assert client_of("sc").get("/records/calendar/feeds/").status_code == 403
    with pytest.raises(PermissionDenied):
        make_feed(sources()["dates"], **told(town, "sc"))
    made = make_feed(sources()["meetings"], **told(town, "sc"))
    assert client_of("sewa").post(f"/calendar/feeds/{made.feed.pk}/stop/").status_code == 404
