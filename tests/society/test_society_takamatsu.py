"""高松市: real towns, clinics, shops and roads with made-up people; one weekday and one Sunday of the fortnight, planned and checked.

The whole fortnight: `python -m bench --acceptance acceptance_takamatsu`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ashinami.casework.basis import specimen_arrangements
from ashinami.casework.bus_first import errand_of, plain_basis
from ashinami.casework.day import DayInput
from ashinami.casework.planning import plan_day
from ashinami.dispatch.stop import MaxIterations
from ashinami.geo.road_files import read
from ashinami.geo.walking import FootNetwork
from ashinami.rules.verdict import Verdict
from ashinami.society.real.group import RealGroup
from ashinami.society.real.takamatsu import BEGINNINGS, ROADS, takamatsu
from ashinami.society.town.fortnight import make_fortnight
from ashinami.society.town.planted import PlantedDay
from ashinami.transit.answers import Limits
from ashinami.transit.loading import load_feeds
from ashinami.transit.road_ways import RoadWays
from ashinami.transit.timetables import Timetables
from ashinami.vocabulary.place import PlaceKind

MONDAY = date(2026, 11, 30)
pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def group(shared: Path) -> RealGroup:
    """Return the group."""
    return takamatsu(shared / "data", MONDAY)


@pytest.fixture(scope="module")
def days(group: RealGroup) -> tuple[PlantedDay, ...]:
    """Return its fortnight."""
    return make_fortnight(group)


def test_its_people_are_drawn_from_the_real_ages_of_each_town(group: RealGroup) -> None:
    """Everybody lives in one of the three old towns, in proportion to who is 75 and over there; nobody is younger than 75."""
    towns = {town.name: town for town in group.spec.districts}
    assert len(towns) == 23
    assert all(rider.home.town.startswith(BEGINNINGS) for rider in group.riders)
    assert all(75 <= age <= 97 for _, age in group.ages.values())
    whole = sum(town.riders for town in towns.values())
    asano = sum(rider.home.town == "香川町浅野" for rider in group.riders)
    assert abs(asano - len(group.riders) * towns["香川町浅野"].riders / whole) < 1
    women = sum(sex == "f" for sex, _ in group.ages.values())
    assert women > len(group.riders) / 2


def test_its_places_are_real_and_its_made_up_hours_say_so(group: RealGroup) -> None:
    """Clinics and shops of the city's open data; a place without published hours has made-up ones, and a note."""
    kinds = {place.kind for place in group.places}
    assert {PlaceKind.CLINIC, PlaceKind.SHOP, PlaceKind.CARE, PlaceKind.OFFICE, PlaceKind.COMMUNITY} <= kinds
    clinics = [place for place in group.places if place.kind is PlaceKind.CLINIC]
    assert all("合成" in place.note for place in clinics)
    branch = next(place for place in group.places if place.name == "塩江支所")
    assert "合成" not in branch.note
    assert branch.hours[0][0].start == 8 * 60 + 30


def test_weekdays_have_about_forty_wishes(days: tuple[PlantedDay, ...]) -> None:
    """Thirty-four to forty-five on each weekday, forty on the average."""
    wishes = [len(day.wishes) for day in days if day.day.weekday() < 5]
    assert 38 <= sum(wishes) / len(wishes) <= 42


@pytest.mark.parametrize("number", [0, 6])
def test_what_was_planted_is_found(group: RealGroup, days: tuple[PlantedDay, ...], number: int) -> None:
    """At least 95 % of what can be served is, refusals have their planted reasons, and the law finds its rides exactly."""
    day = days[number]
    given = DayInput(
        day=day.day,
        group=group.group,
        riders=group.riders,
        drivers=day.drivers,
        vehicles=group.vehicles,
        wishes=day.wishes + tuple(wish for wish, _ in day.infeasible),
        arrangements=tuple(specimen_arrangements().values()),
        default_arrangement="fuel",
        places=group.places,
        fictional=True,
    )
    plan = plan_day(given, group.roads, seed=1, stop=MaxIterations(40))
    left_out = {entry.wish: entry.why for entry in plan.left_out}
    lawful = [wish.key for wish in day.wishes if wish.key not in day.unlawful]
    assert sum(key not in left_out for key in lawful) >= 0.95 * len(lawful)
    assert {wish.key: left_out.get(wish.key) for wish, _ in day.infeasible} == {w.key: why for w, why in day.infeasible}
    assert {key for key, why in left_out.items() if why == "NEEDS_REGISTRATION"} == set(day.unlawful)
    undetermined = {key for key, basis in plan.bases.items() if basis.verdict is Verdict.UNDETERMINED}
    assert undetermined == set(day.undetermined)


def test_each_wish_of_monday_has_a_transit_basis(days: tuple[PlantedDay, ...], shared: Path) -> None:
    """ことでんバス, past its last day: a like day stands in and is named; some wishes a bus would serve, some not, none is unknown."""
    data = shared / "data"
    tables = Timetables(load_feeds([data / "gtfs" / "kagawa" / "kotoden_bus_20260401.zip"]).network, stand_in=True)
    ways = RoadWays(FootNetwork.of(read(data / ROADS)).within(Limits().walk_metres))
    errands = [errand for wish in days[0].wishes if (errand := errand_of(wish)) is not None]
    bases = [plain_basis(tables.there_and_back(errand, MONDAY, ways=ways), None) for errand in errands]
    assert len(bases) >= 20
    assert {basis["kind"] for basis in bases} - {"foot"} == {"bus", "none"}
    assert all(
        "令和8年9月28日(月)の便で答えています" in "".join(basis["notes"]) for basis in bases if basis["kind"] == "bus"
    )
