"""A fortnight of a fictional town: each day's wishes, with a hidden schedule that serves them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from ashinami.geo.opening import is_holiday
from ashinami.society.town.drivers import FORTNIGHT
from ashinami.society.town.errand import Errand
from ashinami.society.town.peopled import Peopled
from ashinami.society.town.planted import INSURANCE_UNCLEAR, PER_KM_FARE, HiddenRoute, HiddenStop, PlantedDay
from ashinami.society.town.planting import Day, TownWays, begin_shifts
from ashinami.society.town.refusals import refusals
from ashinami.society.town.shift import Shift
from ashinami.vocabulary.wish import Wish

# Wishes wanted on a day for every 80 riders, from and below.
_WEEKDAY, _SATURDAY, _SUNDAY = (29, 39), (9, 15), (4, 8)

# Arrangements under which the rides are lawful, and how often they are named; '' is the group's default.
_ARRANGEMENTS = {"": 0.55, "fuel": 0.2, "free": 0.1, "fuel_insurance": 0.15}


def make_fortnight(town: Peopled) -> tuple[PlantedDay, ...]:
    """Return fourteen days from the town's first day."""
    return tuple(each_day(town))


def each_day(town: Peopled) -> Iterator[PlantedDay]:
    """Yield the days one by one; each is drawn by itself, so a day does not depend on those before it."""
    homes = [rider.home for rider in town.riders] + [volunteer.home for volunteer in town.volunteers]
    ways = TownWays.between([*homes, *town.places], town.roads)
    for number in range(FORTNIGHT):
        yield plant_day(town, town.first_day + timedelta(days=number), ways)


def plant_day(town: Peopled, day: date, ways: TownWays) -> PlantedDay:
    """Return the wishes of one day and what is planted in them."""
    drivers = tuple(driver for volunteer in town.volunteers if (driver := volunteer.on(day)) is not None)
    vehicles = {vehicle.key: vehicle for vehicle in town.vehicles}
    rng = town.spec.stream(f"outings {day}")
    making = Day(day, town.places, ways, rng)
    shifts = making.plant(begin_shifts(drivers, vehicles, rng), town.riders, _wanted(day, rng) * len(town.riders) // 80)
    keys = _keys(making.errands, day, town.spec.stream(f"calls {day}"))
    wishes, unlawful, undetermined = _written_down(making.errands, keys, day, town.spec.stream(f"money {day}"))
    out = {errand.rider.key for errand in making.errands}
    refused = refusals(
        day,
        [rider for rider in town.riders if rider.key not in out],
        drivers,
        vehicles,
        town.places,
        ways=ways,
        rng=town.spec.stream(f"refusals {day}"),
    )
    return PlantedDay(
        day=day,
        drivers=drivers,
        wishes=wishes,
        hidden=tuple(_hidden(shift, keys, ways) for shift in shifts if shift.visits),
        infeasible=tuple(
            (replace(wish, key=_key(day, len(wishes) + number)), reason)
            for number, (wish, reason) in enumerate(refused, start=1)
        ),
        unlawful=unlawful,
        undetermined=undetermined,
    )


def _wanted(day: date, rng: np.random.Generator) -> int:
    least, below = _WEEKDAY if day.weekday() < 5 else _SATURDAY if day.weekday() == 5 else _SUNDAY
    return int(rng.integers(*(_SUNDAY if is_holiday(day) else (least, below))))


def _key(day: date, number: int) -> str:
    return f"wish-{day:%m%d}-{number:02d}"


def _keys(errands: list[Errand], day: date, rng: np.random.Generator) -> dict[str, str]:
    """Return each rider's wish key; people ring in no order that tells how they will be driven."""
    return {
        errands[at].rider.key: _key(day, number) for number, at in enumerate(rng.permutation(len(errands)), start=1)
    }


def _written_down(
    errands: list[Errand], keys: dict[str, str], day: date, rng: np.random.Generator
) -> tuple[tuple[Wish, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the wishes by key; one or two of them are unlawful, and one or two undetermined, by their arrangement."""
    marked = rng.permutation(len(errands))[: 4 if len(errands) > 20 else 2]
    half = len(marked) // 2
    arrangements = [str(name) for name in rng.choice(list(_ARRANGEMENTS), len(errands), p=list(_ARRANGEMENTS.values()))]
    for number, at in enumerate(marked):
        arrangements[at] = PER_KM_FARE if number < half else INSURANCE_UNCLEAR
    wishes = sorted(
        (
            errand.wish(keys[errand.rider.key], day, arrangement)
            for errand, arrangement in zip(errands, arrangements, strict=True)
        ),
        key=lambda wish: wish.key,
    )
    under = {
        name: tuple(wish.key for wish in wishes if wish.arrangement == name)
        for name in (PER_KM_FARE, INSURANCE_UNCLEAR)
    }
    return tuple(wishes), under[PER_KM_FARE], under[INSURANCE_UNCLEAR]


def _hidden(shift: Shift, keys: dict[str, str], ways: TownWays) -> HiddenRoute:
    return HiddenRoute(
        driver=shift.driver.key,
        window=shift.window,
        leave_home=shift.leave_home(ways),
        stops=tuple(
            HiddenStop(keys[visit.errand.rider.key], visit.leg, visit.pick_up, visit.start, visit.depart)
            for visit in shift.visits
        ),
        back_home=shift.back_home(ways),
    )
