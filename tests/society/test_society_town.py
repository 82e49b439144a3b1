"""The fictional town: what its description promises holds for every seed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from ashinami.basics.clock import Span
from ashinami.basics.place import Point
from ashinami.geo.distance import crow_matrix, crow_metres
from ashinami.society.town.drivers import HalfDay, Volunteer
from ashinami.society.town.spec import District, DistrictKind, TownSpec
from ashinami.society.town.town import Town, make_town
from ashinami.vocabulary.place import Place, PlaceKind

MONDAY = date(2026, 11, 30)


def points(places: list[Place]) -> list[Point]:
    """Return the points; a place without one fails."""
    assert all(place.point for place in places)
    return [place.point for place in places if place.point]


def reachable(edges: list[tuple[int, int]], start: int) -> set[int]:
    """Return the nodes that can be reached from one, by plain walking."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for u, v in edges:
        beside[u].add(v)
        beside[v].add(u)
    seen, todo = {start}, [start]
    while todo:
        for node in beside[todo.pop()] - seen:
            seen.add(node)
            todo.append(node)
    return seen


def test_same_seed_same_town(town: Town) -> None:
    """Made again from the same spec, everything is the same, roads and people."""
    again = make_town(town.spec, MONDAY)
    assert (again.riders, again.volunteers, again.vehicles) == (town.riders, town.volunteers, town.vehicles)
    assert (again.places, again.lines, again.road_plan.spots) == (town.places, town.lines, town.road_plan.spots)
    assert (again.roads.metres == town.roads.metres).all()
    assert (again.roads.kmh == town.roads.kmh).all()


def test_another_seed_another_town(town: Town) -> None:
    """The seed is used: homes and roads move."""
    other = make_town(replace(town.spec, seed=town.spec.seed + 1), MONDAY)
    assert [rider.home.point for rider in other.riders] != [rider.home.point for rider in town.riders]
    assert other.road_plan.spots != town.road_plan.spots


def test_one_decision_does_not_move_another(town: Town) -> None:
    """Asking for two more volunteers changes neither roads, places nor riders, nor the volunteers there were."""
    more = make_town(replace(town.spec, volunteers=14), MONDAY)
    assert more.riders == town.riders
    assert more.places == town.places
    assert more.volunteers[:12] == town.volunteers


def test_counts(town: Town) -> None:
    """80 riders, 12 volunteers each with a car of his own, at least two cars for a wheelchair, every kind of place."""
    assert (len(town.riders), len(town.volunteers), len(town.vehicles)) == (80, 12, 12)
    assert {volunteer.vehicle for volunteer in town.volunteers} == {vehicle.key for vehicle in town.vehicles}
    assert sum(vehicle.wheelchair_places for vehicle in town.vehicles) >= 2
    kinds = Counter(place.kind for place in town.places)
    wanted = (PlaceKind.CLINIC, PlaceKind.SHOP, PlaceKind.OFFICE, PlaceKind.CARE, PlaceKind.COMMUNITY)
    assert all(kinds[kind] >= 2 for kind in wanted)


def test_valleys_connect_only_through_the_centre(town: Town) -> None:
    """All roads are one network; without the streets of the centre each valley is on its own."""
    spots = town.road_plan.spots
    edges = list(zip(town.roads.u.tolist(), town.roads.v.tolist(), strict=True))
    assert len(reachable(edges, 0)) == len(spots)
    centre = set(town.road_plan.of(town.spec.centre.name))
    outside = [(u, v) for u, v in edges if u not in centre and v not in centre]
    for district in town.spec.districts:
        if district.kind is not DistrictKind.CENTRE:
            nodes = town.road_plan.of(district.name)
            assert {spots[node].district for node in reachable(outside, nodes[0])} == {district.name}


def test_the_valleys_heads_are_near_for_the_crow_only(town: Town) -> None:
    """Between the two heads the road is at least two and a half times the straight line."""
    heads = [
        town.terrain.point(*town.terrain.axes[district.name][-1])
        for district in town.spec.districts
        if district.kind is DistrictKind.VALLEY
    ]
    travel = town.roads.matrix(heads)
    assert travel.method == "道路網"
    assert travel.metres[0, 1] > 2.5 * crow_metres(*heads)


def test_roads_bend(town: Town) -> None:
    """From homes to the town hall the road is a fifth longer than the straight line at the median; never shorter."""
    hall = next(place for place in town.places if place.name == "結海市役所")
    there = points([*(rider.home for rider in town.riders), hall])
    crow = crow_matrix(there, there[-1:])[:-1, 0]
    metres = town.roads.matrix(there).metres[:-1, -1]
    assert np.median(metres / crow) > 1.2
    assert (metres >= crow - 2).all()


def test_three_homes_in_ten_are_far_from_a_stop(town: Town) -> None:
    """At least 30 % of the riders' homes lie over 500 m from every stop, and some lie near one."""
    nearest = crow_matrix(points([rider.home for rider in town.riders]), points(list(town.stops))).min(axis=1)
    assert 0.3 <= (nearest > 500).mean() <= 0.8


def test_everything_stands_on_land_beside_a_road(town: Town) -> None:
    """No street or home lies in the town's sea, and every place is on the network."""
    assert all(town.terrain.inland(spot.x, spot.y) > 0 for spot in town.road_plan.spots)
    assert all(town.terrain.height(spot.x, spot.y) > 0 for spot in town.road_plan.spots)
    homes = [rider.home for rider in town.riders] + [volunteer.home for volunteer in town.volunteers]
    _, away = town.roads.nearest(points([*homes, *town.places]))
    assert away.max() <= 50


def test_nobody_can_take_it_for_a_real_place(town: Town) -> None:
    """It says 架空, lies in open sea east of 132.15 E, and no telephone number could be dialled."""
    assert "架空" in town.note
    homes = [rider.home for rider in town.riders] + [volunteer.home for volunteer in town.volunteers]
    everywhere = points([*homes, *town.places, *town.stops])
    assert all(32.78 < point.lat < 33.0 and 132.15 < point.lon < 132.35 for point in everywhere)
    phones = [rider.phone for rider in town.riders] + [volunteer.phone for volunteer in town.volunteers]
    assert all(phone.startswith("0000-00-") for phone in phones)
    assert len(set(phones)) == 92


def test_keys_and_names_are_told_apart(town: Town) -> None:
    """No key, name or address twice; every person and place has a reading."""
    people = [(rider.name, rider.kana) for rider in town.riders]
    people += [(volunteer.name, volunteer.kana) for volunteer in town.volunteers]
    assert len({name for name, _ in people}) == len(people)
    homes = [rider.home for rider in town.riders] + [volunteer.home for volunteer in town.volunteers]
    places = [*homes, *town.places]
    assert len({place.key for place in (*places, *town.stops)}) == len(places) + len(town.stops)
    assert len({place.name for place in places}) == len(places)
    assert len({stop.name for stop in town.stops}) == len(town.stops)
    assert all(kana for _, kana in people)
    assert all(place.kana for place in places)


def test_rare_characters_occur(town: Town) -> None:
    """髙, 﨑 and 𠮷 stand in names, so that papers and searches meet them."""
    names = "".join(rider.name for rider in town.riders)
    assert all(sign in names for sign in "髙﨑𠮷")


def test_clinics_keep_half_days(town: Town) -> None:
    """Some clinics close on Wednesday afternoon and some on Thursday afternoon; all clinics close on Sunday."""
    clinics = [place for place in town.places if place.kind is PlaceKind.CLINIC]
    assert any(len(place.hours[2]) < len(place.hours[1]) for place in clinics)
    assert any(len(place.hours[3]) < len(place.hours[1]) for place in clinics)
    assert all(place.hours[6] == () for place in clinics)


def test_a_volunteer_is_a_driver_on_his_days() -> None:
    """Two halves of a day are one window, one half is one, an exception comes before the week, and none is no driver."""
    week = (frozenset(HalfDay), frozenset([HalfDay.AFTERNOON]), *(frozenset[HalfDay](),) * 5)
    home = Place("h", "家", PlaceKind.HOME, Point(32.86, 132.28))
    volunteer = Volunteer(
        "d", "名", "な", "0000-00-0000", home, "car", frozenset(), 300, week, {MONDAY + timedelta(7): frozenset()}
    )
    monday, tuesday = volunteer.on(MONDAY), volunteer.on(MONDAY + timedelta(1))
    assert monday is not None
    assert monday.windows == (Span(480, 1020),)
    assert tuesday is not None
    assert tuesday.windows == (Span(720, 1020),)
    assert volunteer.on(MONDAY + timedelta(2)) is None
    assert volunteer.on(MONDAY + timedelta(7)) is None
    with pytest.raises(ValueError, match="seven weekdays"):
        replace(volunteer, week=week[:5])


def test_a_larger_town_needs_only_a_larger_spec() -> None:
    """A third valley, 400 riders and 40 volunteers: the same functions make it."""
    third = District("東谷", "ひがしだに", DistrictKind.VALLEY, 20, 20, 6_000, 14, 30, 0.3)
    spec = TownSpec(seed=3, riders=400, volunteers=40)
    town = make_town(replace(spec, districts=(*spec.districts, third)), MONDAY)
    assert (len(town.riders), len(town.volunteers)) == (400, 40)
    assert "東谷診療所" in {place.name for place in town.places}
    hamlets = {spot.hamlet for spot in town.road_plan.spots}
    assert len(hamlets) == 6 + 9 + 9 + 5 + 14  # none shares a name with another district's


def test_specs_that_make_no_sense() -> None:
    """No centre, doubled names, too short a road, no people and a fortnight from a Tuesday are refused."""
    spec = TownSpec()
    with pytest.raises(ValueError, match="one centre"):
        replace(spec, districts=spec.districts[1:])
    with pytest.raises(ValueError, match="share a name"):
        replace(spec, districts=(*spec.districts, spec.districts[1]))
    with pytest.raises(ValueError, match="2,000 m"):
        District("短谷", "みじかだに", DistrictKind.VALLEY, length=500)
    with pytest.raises(ValueError, match="between 0 and 1"):
        District("谷", "たに", DistrictKind.VALLEY, length=5_000, bus=1.5)
    with pytest.raises(ValueError, match="riders and volunteers"):
        replace(spec, riders=0)
    with pytest.raises(ValueError, match="Monday"):
        make_town(spec, date(2026, 12, 1))
    with pytest.raises(KeyError):
        make_town(spec, MONDAY).rider("nobody")
