"""The fortnight: the hidden schedule keeps every promise, and what is planted is really so."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from ashinami.geo.opening import is_open
from ashinami.society.town.fortnight import make_fortnight
from ashinami.society.town.planted import HiddenRoute, HiddenStop, PlantedDay
from ashinami.society.town.planting import TownWays
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import Town, make_town
from ashinami.vocabulary.person import Driver, Need
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Back, Wish

MONDAY = date(2026, 11, 30)


@pytest.fixture(scope="session")
def ways(town: Town) -> TownWays:
    """Return the travel times of the town."""
    homes = [rider.home for rider in town.riders] + [volunteer.home for volunteer in town.volunteers]
    return TownWays.between([*homes, *town.places], town.roads)


def place_of(wish: Wish, stop: HiddenStop) -> Place:
    """Return where a stop is."""
    return wish.origin if stop.pick_up == (stop.leg is Leg.OUT) else wish.destination


def faults(town: Town, day: PlantedDay, ways: TownWays) -> Iterator[str]:
    """Yield what is wrong with the hidden schedule; written without the code that makes it."""
    wishes = {wish.key: wish for wish in day.wishes}
    drivers = {driver.key: driver for driver in day.drivers}
    done: defaultdict[tuple[str, Leg], list[tuple[HiddenRoute, HiddenStop]]] = defaultdict(list)
    out: Counter[str] = Counter()
    for route in day.hidden:
        driver = drivers[route.driver]
        out[driver.key] += route.back_home - route.leave_home
        yield from on_the_road(route, driver, wishes, ways)
        yield from in_the_car(town, route, driver, wishes)
        for stop in route.stops:
            done[stop.wish, stop.leg].append((route, stop))
    yield from (f"{key} is out too long" for key, minutes in out.items() if minutes > drivers[key].most_minutes)
    for wish in day.wishes:
        legs = [Leg.OUT, Leg.BACK] if wish.back is Back.FIXED else [Leg.OUT]
        if [leg for leg in Leg for _ in done[wish.key, leg]] != [leg for leg in legs for _ in ("up", "down")]:
            yield f"{wish.key}: not all of it is served, or more than is asked"
            continue
        yield from rides(town, wish, done)
        yield from promises(wish, done)


def on_the_road(route: HiddenRoute, driver: Driver, wishes: dict[str, Wish], ways: TownWays) -> Iterator[str]:
    """Yield what is wrong with times and ways of a route."""
    window = driver.windows[route.window]
    if route.leave_home < window.start or route.back_home > window.end:
        yield f"{driver.key}: {route.leave_home} to {route.back_home} is outside {window}"
    at, free = driver.home, route.leave_home
    for stop in route.stops:
        there = place_of(wishes[stop.wish], stop)
        if stop.start < free + ways.minutes(at, there):
            yield f"{driver.key}: cannot be at {there.name} at {stop.start}"
        at, free = there, stop.depart
    if route.back_home < free + ways.minutes(at, driver.home):
        yield f"{driver.key}: cannot be home at {route.back_home}"


def in_the_car(town: Town, route: HiddenRoute, driver: Driver, wishes: dict[str, Wish]) -> Iterator[str]:
    """Yield where a car is too full, a driver lacks a skill, or stays with nobody although he said so."""
    car = town.vehicle(driver.vehicle)
    aboard: set[str] = set()
    for number, stop in enumerate(route.stops):
        wish, rider = wishes[stop.wish], town.rider(wishes[stop.wish].rider)
        if stop.depart - stop.start != rider.boarding:
            yield f"{wish.key}: boarding takes {rider.boarding} minutes"
        aboard = aboard | {wish.key} if stop.pick_up else aboard - {wish.key}
        needs = [town.rider(wishes[key].rider).needs for key in aboard]
        chairs = sum(Need.WHEELCHAIR in each for each in needs)
        seated = len(aboard) - chairs + sum(wishes[key].companions for key in aboard)
        if chairs > car.wheelchair_places or seated + chairs * car.seats_per_wheelchair > car.seats:
            yield f"{driver.key}: too full at {stop.start}"
        if not {need.skill for need in rider.needs if need.skill} <= driver.skills:
            yield f"{driver.key}: lacks a skill for {wish.key}"
        if wish.accompaniment and stop.leg is Leg.OUT and not stop.pick_up:
            after = route.stops[number + 1]
            if (after.wish, after.leg, after.pick_up) != (wish.key, Leg.BACK, True) or aboard:
                yield f"{driver.key}: does not stay with {wish.key}"


def rides(town: Town, wish: Wish, done: dict[tuple[str, Leg], list[tuple[HiddenRoute, HiddenStop]]]) -> Iterator[str]:
    """Yield where a rider is not picked up and then set down by one car, or sits in it too long."""
    rider = town.rider(wish.rider)
    for leg in Leg:
        if not done[wish.key, leg]:
            continue
        (route, up), (other, down) = done[wish.key, leg]
        if not up.pick_up or down.pick_up or route is not other:
            yield f"{wish.key}: not picked up and then set down"
        if down.start - up.depart > rider.longest_ride:
            yield f"{wish.key}: rides too long"


def promises(wish: Wish, done: dict[tuple[str, Leg], list[tuple[HiddenRoute, HiddenStop]]]) -> Iterator[str]:
    """Yield the promises about times that are broken: appointment, waiting at home, waiting after the visit."""
    (way_out, up), (_, down) = done[wish.key, Leg.OUT]
    if wish.appointment is not None and not wish.appointment - 20 <= down.start <= wish.appointment:
        yield f"{wish.key}: there at {down.start} for {wish.appointment}"
    if wish.leave_after is not None and not wish.leave_after <= up.start <= wish.leave_after + 30:
        yield f"{wish.key}: fetched at {up.start} for {wish.leave_after}"
    if wish.back is Back.FIXED and wish.back_at is not None:
        (way_back, home), _ = done[wish.key, Leg.BACK]
        if not wish.back_at <= home.start <= wish.back_at + 30 or home.start < down.depart:
            yield f"{wish.key}: fetched back at {home.start} for {wish.back_at}"
        untimed = wish.appointment is None
        if (untimed or wish.accompaniment) and (way_back.driver, way_back.window) != (way_out.driver, way_out.window):
            yield f"{wish.key}: only who brought her knows when she can be fetched"


def test_the_hidden_schedule_keeps_every_promise(town: Town, fortnight: tuple[PlantedDay, ...], ways: TownWays) -> None:
    """On every day all wishes are served within times, cars, skills, windows and minutes."""
    assert [fault for day in fortnight for fault in faults(town, day, ways)] == []


def test_the_check_sees_a_broken_schedule(town: Town, fortnight: tuple[PlantedDay, ...], ways: TownWays) -> None:
    """A schedule 25 minutes late, or with one stop left out, does not pass the check above."""
    day = fortnight[0]
    route = next(route for route in day.hidden if len(route.stops) > 3)
    others = tuple(other for other in day.hidden if other is not route)
    late = tuple(replace(stop, start=stop.start + 25, depart=stop.depart + 25) for stop in route.stops)
    for stops in (late, route.stops[1:]):
        broken = replace(day, hidden=(*others, replace(route, stops=stops)))
        assert list(faults(town, broken, ways))


def test_how_many_wishes(fortnight: tuple[PlantedDay, ...]) -> None:
    """25 to 45 on a weekday, fewer on Saturday, fewest on Sunday; nobody asks twice on a day; keys are unique."""
    counts = [len(day.wishes) for day in fortnight]
    assert all(25 <= count <= 45 for day, count in zip(fortnight, counts, strict=True) if day.day.weekday() < 5)
    assert all(0 < count < 20 for day, count in zip(fortnight, counts, strict=True) if day.day.weekday() >= 5)
    for day in fortnight:
        every = [*day.wishes, *(wish for wish, _ in day.infeasible)]
        assert len({wish.key for wish in every}) == len(every) == len({wish.rider for wish in every})


def test_all_sorts_of_wishes_occur(town: Town, fortnight: tuple[PlantedDay, ...]) -> None:
    """Fixed and open returns, one way, accompaniment, wheelchairs, companions, no appointment, shared rides."""
    wishes = [wish for day in fortnight for wish in day.wishes]
    assert {wish.back for wish in wishes} == set(Back)
    assert sum(wish.back is Back.OPEN for wish in wishes) > 0.05 * len(wishes)
    assert any(wish.accompaniment for wish in wishes)
    assert any(wish.companions for wish in wishes)
    assert any(wish.appointment is None for wish in wishes)
    assert any(Need.WHEELCHAIR in town.rider(wish.rider).needs for wish in wishes)
    assert len({wish.purpose for wish in wishes}) == 5
    routes = [route for day in fortnight for route in day.hidden]
    assert any(a.pick_up and b.pick_up for route in routes for a, b in zip(route.stops, route.stops[1:], strict=False))


def test_appointments_are_in_opening_hours(fortnight: tuple[PlantedDay, ...]) -> None:
    """Nobody is to be at a clinic on its free afternoon."""
    appointments = [(wish, day.day) for day in fortnight for wish in day.wishes if wish.appointment is not None]
    assert all(is_open(wish.destination, day, wish.appointment or 0) for wish, day in appointments)


def test_keys_do_not_betray_the_schedule(fortnight: tuple[PlantedDay, ...]) -> None:
    """Wishes are numbered as people rang, not as they are driven."""
    for day in fortnight:
        if len(day.wishes) > 10:
            driven = [stop.wish for route in day.hidden for stop in route.stops if stop.pick_up and stop.leg is Leg.OUT]
            assert driven != sorted(driven)


def test_money_is_marked_exactly(fortnight: tuple[PlantedDay, ...]) -> None:
    """The unlawful and the undetermined are those whose arrangement says so; there are some of both on every weekday."""
    for day in fortnight:
        assert day.unlawful == tuple(wish.key for wish in day.wishes if wish.arrangement == "per_km_fare")
        assert day.undetermined == tuple(wish.key for wish in day.wishes if wish.arrangement == "insurance_unclear")
        if day.day.weekday() < 5:
            assert day.unlawful
            assert day.undetermined
    others = {wish.arrangement for day in fortnight for wish in day.wishes} - {"per_km_fare", "insurance_unclear"}
    assert others == {"", "fuel", "free", "fuel_insurance"}


def stands(town: Town, day: PlantedDay, wish: Wish, reason: str, ways: TownWays) -> bool:
    """Whether the reason holds, asked of the day itself."""
    rider = town.rider(wish.rider)
    cars = [town.vehicle(driver.vehicle) for driver in day.drivers]
    skills = {skill for driver in day.drivers for skill in driver.skills}
    appointment = wish.appointment or 0
    return {
        "TOO_MANY": all(car.seats < 1 + wish.companions for car in cars),
        "NOBODY_AT_THAT_TIME": all(w.end <= appointment - 20 for driver in day.drivers for w in driver.windows),
        "RIDE_TOO_LONG": ways.minutes(wish.origin, wish.destination) > rider.longest_ride,
        "NO_WHEELCHAIR_CAR": Need.WHEELCHAIR in rider.needs and not any(car.wheelchair_places for car in cars),
        "NO_SKILL": any(need.skill and need.skill not in skills for need in rider.needs),
    }[reason]


def test_planted_refusals_have_their_reason_and_no_other(
    town: Town, fortnight: tuple[PlantedDay, ...], ways: TownWays
) -> None:
    """The reason planted stands against the wish on that day; none of the other reasons does."""
    reasons = ("TOO_MANY", "NOBODY_AT_THAT_TIME", "RIDE_TOO_LONG", "NO_WHEELCHAIR_CAR", "NO_SKILL")
    seen: Counter[str] = Counter()
    for day in fortnight:
        for wish, planted in day.infeasible:
            assert [reason for reason in reasons if stands(town, day, wish, reason, ways)] == [planted]
            seen[planted] += 1
    assert seen["TOO_MANY"] == seen["NOBODY_AT_THAT_TIME"] == 14
    assert seen["RIDE_TOO_LONG"] >= 5
    assert seen["NO_WHEELCHAIR_CAR"] + seen["NO_SKILL"] >= 1


def test_same_seed_same_fortnight(town: Town, fortnight: tuple[PlantedDay, ...]) -> None:
    """Made again, every wish and every hidden stop is the same."""
    assert make_fortnight(make_town(town.spec, MONDAY)) == fortnight


def test_holidays_are_quiet() -> None:
    """In the fortnight of 勤労感謝の日 (Monday 2026-11-23) that day has as few wishes as a Sunday, none to a clinic."""
    monday = date(2026, 11, 23)
    day = make_fortnight(make_town(TownSpec(), monday))[0]
    assert 0 < len(day.wishes) < 10
    assert all(is_open(wish.destination, monday, 600) for wish in day.wishes)


def test_town_and_fortnight_are_made_in_three_seconds() -> None:
    """A demonstration starts at once: everything in under 3 s, scipy warm."""
    started = time.perf_counter()
    make_fortnight(make_town(TownSpec(seed=11), MONDAY))
    assert time.perf_counter() - started < 3
