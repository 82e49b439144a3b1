"""The fictional town's buses are a timetable like any other: it loads without a fault, and people can go and come back with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashinami.basics.notice import Severity
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.timetable import FARE, LINES, timetable
from ashinami.society.town.town import make_town
from ashinami.transit.answers import ThereAndBack
from ashinami.transit.journey import Spot
from ashinami.transit.loading import load_feeds
from ashinami.transit.round_trip import Errand
from ashinami.transit.timetables import Timetables
from ashinami.transit.writing import table_bytes, write_zip

MONDAY = date(2026, 12, 7)


@pytest.mark.parametrize("seed", [1, 2])
def test_from_each_valley_the_bus_goes_to_the_hospital_and_back(tmp_path: Path, seed: int) -> None:
    """From the last place of each valley: there by half past nine, an hour's visit, home by the next bus, for two fares."""
    town = make_town(TownSpec(seed=seed), MONDAY)
    write_zip(tmp_path / "a.zip", {
        name: table_bytes(heads, rows) for name, (heads, rows) in timetable(town, MONDAY, MONDAY).items()
    })  # fmt: skip
    loaded = load_feeds([tmp_path / "a.zip"])
    assert not loaded.refused
    assert [notice for notice in loaded.notices if notice.severity is Severity.ERROR] == []
    timetables = Timetables(loaded.network)
    hospital = next(place for place in town.places if place.name == "結海市民病院")
    for valley in LINES:
        home = next(place for place in town.places if place.name.startswith(valley))
        errand = Errand(Spot(home.name, point=home.point), Spot(hospital.name, point=hospital.point), by=570, stay=60)
        found = timetables.there_and_back(errand, MONDAY)
        assert isinstance(found, ThereAndBack), (valley, found)
        assert [ride.route for ride in (*found.out.rides, *found.back.rides)] == [f"{valley}線"] * 2
        assert found.fare == 2 * FARE
