"""The pick-up said at the desk: along the town's roads where the engine knows them, straight where it does not, and never waited for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from django.test import Client
from web_town import MONDAY, Town

from ashinami.geo.road_files import save
from ashinami.geo.roads import RoadGraph
from ashinami_web.bookings.check import check, pick_up_about
from ashinami_web.bookings.models import Wish
from ashinami_web.running.line import EngineError
from ashinami_web.runs import ways
from ashinami_web.runs.answers import QUESTIONS
from ashinami_web.runs.roads import roads_file

ROUND_THE_BAY = 18_000
"""Metres from Kiku's door to the clinic by road, at 30 km/h: thirty-six minutes. Straight it is under three kilometres."""


@pytest.fixture
def bay(town: Town) -> Iterator[None]:
    """Let one road lead from Kiku's home to the clinic, all round the bay."""
    path = roads_file(town.municipality)
    path.parent.mkdir(parents=True, exist_ok=True)
    graph = RoadGraph(
        lat=np.array([30.020, 30.030]), lon=np.array([129.004, 129.030]), u=np.array([0], dtype=np.int32),
        v=np.array([1], dtype=np.int32), metres=np.array([ROUND_THE_BAY], dtype=np.int32), kmh=np.array([30.0]),
        oneway=np.zeros(1, dtype=bool),
    )  # fmt: skip
    save(graph, path)
    yield
    path.unlink()


def test_the_desk_says_the_pick_up_along_the_roads(
    town: Town,
    wish_of: Callable[..., Wish],
    client_of: Callable[[str], Client],
    bay: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without an engine the guess is straight and says so; with it the way round the bay is counted, asked for once."""
    wish = wish_of("kiku")
    straight = pick_up_about(wish)
    assert not check(wish).by_road
    asked: list[dict[str, Any]] = []

    def call(message: dict[str, Any], *, patience: float) -> Any:
        asked.append(message)
        assert patience < 1
        about = json.loads(json.dumps(message["about"]))
        return json.loads(json.dumps(QUESTIONS[message["question"]](town.group, **about)))

    monkeypatch.setattr(ways, "call", call)
    found = check(wish)
    assert (found.by_road, found.pick_up) == (True, (600 - 36 - 2 * 3) // 5 * 5)
    assert straight == 585
    said = {
        "rider": str(wish.rider_id),
        "service_day": str(MONDAY),
        "appointment": "1000",
        "destination": str(town.clinic.pk),
        "back": "OPEN",
    }
    assert "道路の所要時間からのめやす" in client_of("asa").get("/desk/check/", said).content.decode()
    assert len(asked) == 1
    assert "name" not in json.dumps(asked)


def test_an_engine_that_is_busy_is_not_waited_for(
    town: Town, wish_of: Callable[..., Wish], bay: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """She is on the telephone: the straight guess is said, and the roads are asked again the next time."""
    wish = wish_of("kiku")
    busy: list[bool] = []

    def call(_message: object, *, patience: float) -> Any:
        busy.append(True)
        raise EngineError(patience)

    monkeypatch.setattr(ways, "call", call)
    assert not check(wish).by_road
    assert not check(wish).by_road
    assert len(busy) == 2


def test_a_place_no_road_leads_to_is_guessed_straight(
    town: Town, wish_of: Callable[..., Wish], bay: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shop lies off the one road: the engine says so, and the page says that it is straight."""

    def call(message: dict[str, Any], *, patience: float) -> Any:
        assert patience < 1
        return QUESTIONS[message["question"]](town.group, **message["about"])

    monkeypatch.setattr(ways, "call", call)
    type(town.shop).objects.filter(pk=town.shop.pk).update(lat=30.3, lon=129.3)
    wish = wish_of("kiku")
    wish.destination = type(town.shop).objects.get(pk=town.shop.pk)
    found = check(wish)
    assert (found.by_road, found.pick_up is None) == (False, False)
