"""What maps are drawn from, in the scope of who asks, and the page on which an area is drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from django.test import Client
from web_town import LONG_AGO, MONDAY, NOON, Town

from ashinami.geo.road_files import save
from ashinami.geo.roads import RoadGraph
from ashinami_web.audit.models import Event
from ashinami_web.bodies.models import Area
from ashinami_web.bookings.models import Wish
from ashinami_web.jobs.worker import work_once
from ashinami_web.people.models import Disclosure
from ashinami_web.runs.actions import request_plan
from ashinami_web.runs.roads import roads_file

SQUARE = "30.00, 129.00\n30.00, 129.05\n30.05, 129.05\n30.05, 129.00"
type Clients = Callable[[str], Client]


def features(client: Client, address: str) -> list[dict[str, Any]]:
    """Return the features at an address."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    found: list[dict[str, Any]] = json.loads(answer.content)["features"]
    return found


@pytest.fixture
def planned(town: Town, wish_of: Callable[..., Wish]) -> Town:
    """Return the town with Kiku's wish of Monday proposed to a driver."""
    wish_of("kiku")
    request_plan(MONDAY, by=town.by("asa"), at=NOON, seconds=1)
    assert work_once("test")
    return town


def test_the_desk_sees_each_tour_with_who_gets_in_where_and_when(planned: Town, client_of: Clients) -> None:
    """A line from the driver's home over the stops and home again; each stop says whom and when, and leads to the run sheet."""
    found = features(client_of("asa"), f"/maps/tours.json?day={MONDAY}")
    ways = [each["geometry"]["coordinates"] for each in found if each["properties"]["kind"] == "line"]
    assert ways
    for way in ways:
        assert way[0] == way[-1]
        assert way[0] in ([129.012, 30.014], [129.004, 30.020]), "the home of who drives"
    stops = [each for each in found if each["properties"]["kind"] == "stop"]
    assert [129.004, 30.020] in [each["geometry"]["coordinates"] for each in stops], "her home"
    words = "\n".join(each["properties"]["text"] for each in stops)
    assert "𠮷田 キク 乗る" in words
    assert "𠮷田 キク 降りる" in words
    assert client_of("asa").get(stops[0]["properties"]["href"] + f"?day={MONDAY}").status_code == 200


def test_a_rider_no_longer_disclosed_stands_on_no_map(planned: Town, client_of: Clients) -> None:
    """Her consent has ended: neither her name nor her home is in what the map is drawn from."""
    Disclosure.objects.filter(person=planned.people["kiku"]).update(end=NOON.date())
    shown = json.dumps(features(client_of("asa"), f"/maps/tours.json?day={MONDAY}"), ensure_ascii=False)
    assert "キク" not in shown
    assert client_of("asa").get(f"/maps/wish.json?rider={planned.people['kiku'].pk}").status_code == 404


def test_another_group_sees_no_tour_and_no_home(planned: Town, client_of: Clients) -> None:
    """Yoso's day is empty, and Kiku's key opens nothing to her."""
    assert features(client_of("yoso"), f"/maps/tours.json?day={MONDAY}") == []
    assert client_of("yoso").get(f"/maps/wish.json?rider={planned.people['kiku'].pk}").status_code == 404


def test_the_desk_sees_home_and_goal_of_what_stands_on_the_form(town: Town, client_of: Clients) -> None:
    """With a place chosen both points; with a text that is no place yet, and with nothing, what is known."""
    asked = f"/maps/wish.json?rider={town.people['kiku'].pk}&destination="
    kinds = [each["properties"]["kind"] for each in features(client_of("asa"), asked + str(town.clinic.pk))]
    assert kinds == ["home", "place"]
    assert len(features(client_of("asa"), asked + "港のあたり")) == 1
    assert features(client_of("asa"), "/maps/wish.json?rider=") == []


def test_places_and_one_place(town: Town, client_of: Clients) -> None:
    """Places with a position are points that lead to their page; one without is none."""
    names = {each["properties"]["name"] for each in features(client_of("asa"), "/maps/places.json")}
    assert names == {"みなと診療所", "まちスーパー"}
    (clinic,) = features(client_of("asa"), f"/maps/places/{town.clinic.pk}.json")
    assert clinic["properties"]["href"] == f"/places/{town.clinic.pk}/"
    type(town.clinic).objects.filter(pk=town.clinic.pk).update(lat=None, lon=None)
    assert features(client_of("asa"), f"/maps/places/{town.clinic.pk}.json") == []


def test_the_roads_are_those_the_municipality_plans_with(town: Town, client_of: Clients) -> None:
    """Without a road graph the map has no roads (204); with one each edge stands in the width of its speed."""
    client = client_of("asa")
    assert client.get("/maps/roads.json").status_code == 204
    path = roads_file(town.municipality)
    path.parent.mkdir(parents=True, exist_ok=True)
    ends = np.array([0, 1, 2], dtype=np.int32)
    graph = RoadGraph(
        lat=np.array([30.0, 30.01, 30.02, 30.03]), lon=np.full(4, 129.0), u=ends, v=ends + 1,
        metres=np.full(3, 1_110, dtype=np.int32), kmh=np.array([60.0, 30.0, 15.0]), oneway=np.zeros(3, dtype=bool),
    )  # fmt: skip
    save(graph, path)
    try:
        drawn = {
            each["properties"]["width"]: each["geometry"]["coordinates"]
            for each in features(client, "/maps/roads.json")
        }
    finally:
        path.unlink()
    assert drawn == {
        "main": [[[129.0, 30.0], [129.0, 30.01]]],
        "middle": [[[129.0, 30.01], [129.0, 30.02]]],
        "small": [[[129.0, 30.02], [129.0, 30.03]]],
    }


def test_an_administrator_draws_an_area_and_everybody_sees_it(town: Town, client_of: Clients) -> None:
    """Corners as text become the outline on the map; what is wrong is said and stays as it was typed; nothing takes it away."""
    area = Area.objects.create(kind=Area.Kind.OWN, name="浜の区域", municipality=town.municipality, start=LONG_AGO)
    address, admin = f"/bodies/areas/{area.pk}/outline/", client_of("admin")
    refused = admin.post(address, {"corners": "30.00, 129.00"}).content.decode()
    assert "三つ以上" in refused
    assert "30.00, 129.00" in refused
    assert admin.post(address, {"corners": SQUARE}).status_code == 302
    (drawn,) = features(client_of("haru"), "/maps/areas.json")
    assert drawn["properties"]["name"] == "浜の区域"
    assert drawn["geometry"]["coordinates"][0][0] == [129.0, 30.0]
    assert "30.05, 129.05" in admin.get(address).content.decode()
    assert admin.post(address, {"corners": ""}).status_code == 302
    assert features(client_of("haru"), "/maps/areas.json") == []
    assert Event.objects.filter(kind="area.drawn", subject=str(area.pk)).count() == 2
    assert client_of("asa").post(address, {"corners": SQUARE}).status_code == 403


def test_an_area_of_another_municipality_is_not_drawn(town: Town, client_of: Clients) -> None:
    """Its page is not found."""
    other = type(town.municipality).objects.create(kind="municipality", name="となり町（架空）", fictional=True)
    area = Area.objects.create(kind=Area.Kind.OWN, name="となりの区域", municipality=other, start=LONG_AGO)
    assert client_of("admin").post(f"/bodies/areas/{area.pk}/outline/", {"corners": SQUARE}).status_code == 404


def test_tiles_of_others_are_off_and_never_under_a_home(
    town: Town,
    client_of: Clients,
    settings: Any,
) -> None:
    """No page names another host; allowed by an administrator, only maps without a person's point have the tiles."""
    pages = ("/board/", f"/desk/?rider={town.people['kiku'].pk}", f"/places/{town.clinic.pk}/")
    for page in pages:
        assert "cyberjapandata" not in client_of("asa").get(page).content.decode()
    settings.GSI_TILES = "https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png"
    with_tiles = [page for page in pages if "cyberjapandata" in client_of("asa").get(page).content.decode()]
    assert with_tiles == [f"/places/{town.clinic.pk}/"]
    for page in pages:
        policy = client_of("asa").get(page).headers["Content-Security-Policy"]
        assert ("cyberjapandata" in policy) is (page in with_tiles), page
