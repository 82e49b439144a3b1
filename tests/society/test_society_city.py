"""結海市 as a whole city: nine former municipalities on the published shape, its people, buses and groups, the same from the same seed."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import File, Order, read
from ashinami.geo.inside import Outline
from ashinami.geo.layer import LayerKind, Standing
from ashinami.society.town.city import (
    DISTRICTS,
    PEOPLE,
    GroupTown,
    facilities,
    make_city,
    old_municipalities,
    population,
)
from ashinami.society.town.feeds import demand_bus, town_bus
from ashinami.society.town.fortnight import each_day
from ashinami.society.town.outlines import hull, outline
from ashinami.society.town.town import Town
from ashinami.transit.feed import read_feeds

MONDAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def made() -> tuple[Town, tuple[GroupTown, ...]]:
    """Return the city and its groups."""
    return make_city(MONDAY)


def test_nine_former_municipalities_with_forty_three_of_a_hundred_old(made: tuple[Town, tuple[GroupTown, ...]]) -> None:
    """The people of the hamlets are the nine totals to the person; 65 and over are about 43 %; all of it is marked as synthetic."""
    people, old = population(made[0]), old_municipalities(made[0])
    assert len(old.features) == len(DISTRICTS) == 9
    assert {each.name: each.figure("total") for each in old.features} == {
        name: total for name, (total, _) in PEOPLE.items()
    }
    total, aged = people.total("total"), people.total("age65")
    assert total is not None
    assert aged is not None
    assert 0.425 <= aged / total <= 0.435
    assert people.standing is Standing.SYNTHETIC
    for town in people.features:
        ages = [town.figure(name) or 0 for name in town.figures if name[:2] in ("m_", "f_")]
        assert sum(ages) == town.figure("total")


def test_everybody_is_in_one_group_and_each_group_has_days(made: tuple[Town, tuple[GroupTown, ...]]) -> None:
    """Riders and volunteers are shared among the four groups without rest; each plans days of its own."""
    city, groups = made
    assert sorted(rider.key for group in groups for rider in group.town.riders) == sorted(r.key for r in city.riders)
    assert sum(len(group.town.volunteers) for group in groups) == len(city.volunteers)
    for group in groups:
        (day,) = islice(each_day(group.town), 1)
        drivers = {driver.key for driver in group.town.volunteers}
        assert day.wishes
        assert {route.driver for route in day.hidden} <= drivers


def test_the_same_seed_gives_the_same_city(made: tuple[Town, tuple[GroupTown, ...]]) -> None:
    """Layers and feeds to the last byte."""
    again, _ = make_city(MONDAY)
    assert population(again) == population(made[0])
    assert town_bus(again, MONDAY) == town_bus(made[0], MONDAY)
    assert demand_bus(again, MONDAY) == demand_bus(made[0], MONDAY)


def test_its_buses_are_feeds_that_load(made: tuple[Town, tuple[GroupTown, ...]], tmp_path: Path) -> None:
    """The town bus as GTFS-JP, the demand bus as GTFS-Flex: the library of timetables reads both; stops are a layer."""
    city, _ = made
    for name, content in (("town.zip", town_bus(city, MONDAY)), ("demand.zip", demand_bus(city, MONDAY))):
        path = tmp_path / name
        path.write_bytes(content)
        feeds, notices = read_feeds(path)
        assert len(feeds) == 1
        assert not [notice for notice in notices if notice.severity is Severity.ERROR]
    stops = read("stops", [File("bus.zip", town_bus(city, MONDAY))], Order(title="a", publisher="b", licence="c"))
    assert stops.layer is not None
    assert len(stops.layer.features) == len(city.stops)


def test_each_former_municipality_has_an_outline_around_its_people(made: tuple[Town, tuple[GroupTown, ...]]) -> None:
    """Every hamlet's point lies in the outline of its former municipality; hubs, clinics and what drives already are layers."""
    city, _ = made
    outlines = {district.name: Outline.of(outline(city, [district.name])) for district in DISTRICTS}
    for town in population(city).features:
        assert town.point is not None
        assert town.point in outlines[town.facts["old"]]
    kinds = {layer.kind for layer in facilities(city)}
    assert {LayerKind.MEDICAL, LayerKind.SHOPS, LayerKind.STOPS, LayerKind.CARRIERS, LayerKind.HUBS} <= kinds


def test_a_hull_is_the_smallest_outline() -> None:
    """Of a square with a point inside only the corners are left; two points have none."""
    assert set(hull([(0, 0), (2, 0), (2, 2), (0, 2), (1, 1)])) == {(0, 0), (2, 0), (2, 2), (0, 2)}
    with pytest.raises(ValueError, match="three corners"):
        hull([(0, 0), (1, 1)])
