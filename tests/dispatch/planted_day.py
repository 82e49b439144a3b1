"""A day with a schedule hidden in it: drivers are sent out first, and the wishes are what they did."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import numpy as np

from ashinami.basics.clock import Span
from ashinami.dispatch.problem import Car, DriverDay, Problem, Trip, Window, WishOrder

_AROUND = 15
"""Minutes by which a window opens before and closes after the hidden minute."""

_DESTINATIONS = 6


@dataclass
class _Driver:
    home: int
    car: Car
    end: int
    here: int
    now: int


@dataclass
class _Outing:
    home: int
    there: int
    out: Trip
    chair: bool
    ready: int
    accompaniment: bool = False
    back: Trip | None = None


def planted_day(seed: int, riders: int = 45, drivers: int = 8) -> Problem:
    """Return a day on which every wish can be served, by the schedule that made it and that nobody is shown."""
    rng = Random(seed)
    spots = np.array([[rng.uniform(0, 8), rng.uniform(0, 8)] for _ in range(drivers + _DESTINATIONS + riders)])
    km = np.hypot(*(spots[:, None] - spots[None]).transpose(2, 0, 1)) * 1.3
    travel = np.ceil(km * 2).astype(np.int32)
    crew = [_Driver(d, Car(3, 1, 2) if d % 4 == 0 else Car(3), 1020, d, 510 + 10 * d) for d in range(drivers)]
    waiting: list[_Outing] = []
    outings: list[_Outing] = []
    homes = list(range(drivers + _DESTINATIONS, len(spots)))
    while active := [driver for driver in crew if driver.now < driver.end - 100]:
        driver = min(active, key=lambda each: each.now)
        due = [o for o in waiting if o.ready <= driver.now and (driver.car.wheelchair_places or not o.chair)]
        if due:
            outing = due[0]
            waiting.remove(outing)
            outing.back = _driven(rng, driver, travel, outing.there, outing.home)
        elif homes:
            outing = _set_out(rng, driver, travel, homes.pop(), drivers + rng.randrange(_DESTINATIONS))
            outings.append(outing)
            if outing.accompaniment:
                driver.now = outing.ready
                outing.back = _driven(rng, driver, travel, outing.there, outing.home)
            else:
                waiting.append(outing)
        else:
            driver.now += 15
    people = tuple(
        DriverDay(f"d{d}", driver.home, driver.car, (Span(480, 1080),), most_minutes=600)
        for d, driver in enumerate(crew)
    )
    wishes = tuple(
        WishOrder(
            f"w{n}", o.out, o.back, accompaniment=o.accompaniment, seats=int(not o.chair), wheelchairs=int(o.chair)
        )
        for n, o in enumerate(outings)
    )
    return Problem(people, wishes, travel, travel * 500)


def _set_out(rng: Random, driver: _Driver, travel: np.ndarray, home: int, there: int) -> _Outing:
    trip = _driven(rng, driver, travel, home, there)
    chair = bool(driver.car.wheelchair_places) and rng.random() < 0.5
    stay = rng.randrange(35, 90, 5)
    return _Outing(home, there, trip, chair, driver.now + stay, accompaniment=rng.random() < 0.1)


def _driven(rng: Random, driver: _Driver, travel: np.ndarray, origin: int, destination: int) -> Trip:
    """Let the driver go and drive; return the trip with windows around the minutes at which he did."""
    start = driver.now + int(travel[driver.here, origin])
    board, alight, ride = rng.randint(1, 4), rng.randint(1, 3), int(travel[origin, destination])
    arrive = start + board + ride
    driver.here, driver.now = destination, arrive + alight
    return Trip(
        origin,
        destination,
        Window(start - _AROUND, start + _AROUND),
        Window(arrive - _AROUND, arrive + _AROUND),
        board,
        alight,
        ride + 10,
    )
