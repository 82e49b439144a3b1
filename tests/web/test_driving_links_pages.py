"""Drivers' links at the desk: made, shown once, stopped."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from web_town import MONDAY, NOON, Town

from ashinami_web.driving.actions import make_link
from ashinami_web.driving.models import DriverLink

type ClientOf = Callable[[str], Client]


def test_the_desk_makes_a_link_shown_once_and_stops_it(town: Town, client_of: ClientOf) -> None:
    """The address with its code is on that one page; the list never shows it again; stopped, it opens nothing."""
    asa = client_of("asa")
    today = NOON.date()
    said = {"driver": town.people["haru"].pk, "start": today, "last": today + timedelta(days=27)}
    card = asa.post("/links/", said)
    shown = card.content.decode()
    url = re.search(r"<code>http://testserver(/d/[^<]+)</code>", shown)
    assert url is not None
    assert 'src="data:image/svg+xml' in shown
    assert "no-store" in card["Cache-Control"]
    listed = asa.get("/links/").content.decode()
    assert "髙橋 ハル" in listed
    assert url[1] not in listed
    assert Client().get(url[1]).status_code == 200
    asa.post(f"/links/{DriverLink.objects.get().pk}/revoke/")
    assert Client().get(url[1]).status_code == 410


@pytest.mark.parametrize(
    ("start", "last", "said"),
    [
        ("2026-12-10", "2026-12-01", "終わりの日が始まりの日より前です。"),
        ("2026-12-10", "2027-12-01", "リンクは三か月までにしてください。"),
        ("2026-12-10", "", "日にちを入れてください。"),
    ],
)
def test_a_period_that_makes_no_sense_is_said_and_kept(
    town: Town, client_of: ClientOf, start: str, last: str, said: str
) -> None:
    """The form keeps what was typed."""
    typed = {"driver": town.people["haru"].pk, "start": start, "last": last}
    shown = client_of("asa").post("/links/", typed).content.decode()
    assert said in shown
    assert f'value="{start}"' in shown
    assert not DriverLink.objects.exists()


@pytest.mark.parametrize(
    ("host", "told"), [("127.0.0.1:8000", True), ("localhost", True), ("[::1]:8000", True), ("testserver", False)]
)
@pytest.mark.usefixtures("town")
def test_an_address_no_telephone_can_open_is_said_before_a_link_is_made(
    client_of: ClientOf, host: str, *, told: bool
) -> None:
    """A link made at 127.0.0.1 would lead a driver's phone to itself."""
    shown = client_of("asa").get("/links/", headers={"Host": host}).content.decode()
    assert ("スマートフォンでは開けません" in shown) is told


@pytest.mark.parametrize("who", ["haru", "sc", "officer", "admin"])
def test_only_the_desk_makes_links(town: Town, client_of: ClientOf, who: str) -> None:
    """Other roles are refused."""
    assert client_of(who).get("/links/").status_code == 403


def test_a_stranger_stops_no_link_and_gives_none_to_our_driver(town: Town, client_of: ClientOf) -> None:
    """Another group's coordinator finds neither."""
    make_link(town.people["haru"].pk, start=MONDAY, end=MONDAY + timedelta(days=28), by=town.by("asa"), at=NOON)
    yoso, link = client_of("yoso"), DriverLink.objects.get()
    assert yoso.post(f"/links/{link.pk}/revoke/").status_code == 404
    assert "髙橋" not in yoso.get("/links/").content.decode()
    said = {"driver": town.people["haru"].pk, "start": "2026-12-04", "last": "2026-12-31"}
    assert "いまの一覧から選んでください。" in yoso.post("/links/", said).content.decode()
