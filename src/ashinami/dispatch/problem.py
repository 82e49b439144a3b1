"""The day's problem: drivers, wishes and travel times as plain numbers. Built once, checked, never changed.

Times are whole minutes of the service day. Places are indices into the travel matrix. What is said here, in `drivers` and in
`wishes` is the meaning; `check` judges plans by it, and the search looks for good ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ashinami.dispatch.drivers import Car, DriverDay, GroupCar, PlaceIndex, Rest
from ashinami.dispatch.wishes import SameDriver, Trip, Window, WishOrder
from ashinami.vocabulary.ride import Leg

__all__ = [
    "Car",
    "DriverDay",
    "Fixed",
    "GroupCar",
    "PlaceIndex",
    "Problem",
    "Rest",
    "SameDriver",
    "Trip",
    "Weights",
    "Window",
    "WishOrder",
]


@dataclass(frozen=True, slots=True)
class Weights:
    """What the small terms of the cost weigh, in hundredths of a driver-minute (`cost` says how they are used).

    Attributes
    ----------
    uneven : what one more minute asks of a driver who has taken an average load already; half of it at half the load.
    beyond : a rider's minute in the car beyond her direct ride.
    split : a way out and a way back with different drivers where the same one is preferred.
    apart : a way with another driver than one who would gladly drive her.
    """

    uneven: int = 20
    beyond: int = 10
    split: int = 500
    apart: int = 200

    def __post_init__(self) -> None:
        """Refuse weights below zero."""
        if min(self.uneven, self.beyond, self.split, self.apart) < 0:
            raise ValueError("weights are not negative")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A part of the plan a person has locked: this leg of this wish is driven by this driver and no other.

    In which of his windows is free unless `window` says. When it cannot be kept the wish is unserved, before anything else
    is given up for it. A part that has started is locked with its window, and its trip's own windows are the minutes at
    which it began (`replan` makes them so).
    """

    wish: str
    leg: Leg
    driver: str
    window: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A day: who can drive, who wants to go, how long it takes.

    `travel[i, j]` is the minutes (whole, int32, rounded up) from place i to place j; `metres[i, j]` the distance driven.
    The triangle inequality is not assumed.
    """

    drivers: tuple[DriverDay, ...]
    wishes: tuple[WishOrder, ...]
    travel: NDArray[np.int32]
    metres: NDArray[np.int32]
    fixed: tuple[Fixed, ...] = ()
    weights: Weights = Weights()

    def __post_init__(self) -> None:
        """Refuse matrices that do not fit, places outside them, doubled keys and locks on nothing."""
        count = self.travel.shape[0]
        if self.travel.shape != (count, count) or self.metres.shape != (count, count):
            raise ValueError("travel and metres are square matrices of one size")
        if (self.travel < 0).any() or (self.metres < 0).any():
            raise ValueError("minutes and metres are not negative")
        places = [place for driver in self.drivers for place in (driver.home, driver.start, driver.end)]
        for wish in self.wishes:
            for leg in wish.legs:
                trip = wish.trip(leg)
                places += [trip.origin, trip.destination]
        if any(not 0 <= place < count for place in places):
            raise ValueError("a place outside the travel matrix")
        self._check_keys()

    def _check_keys(self) -> None:
        drivers = {driver.key: driver for driver in self.drivers}
        wishes = {wish.key: wish for wish in self.wishes}
        if len(drivers) != len(self.drivers) or len(wishes) != len(self.wishes):
            raise ValueError("two drivers or two wishes share a key")
        seen: set[tuple[str, Leg]] = set()
        for lock in self.fixed:
            if lock.driver not in drivers or lock.wish not in wishes or lock.leg not in wishes[lock.wish].legs:
                raise ValueError(f"a lock on nothing: {lock}")
            if lock.window is not None and not 0 <= lock.window < len(drivers[lock.driver].windows):
                raise ValueError(f"a lock on a window he does not have: {lock}")
            if (lock.wish, lock.leg) in seen:
                raise ValueError(f"two locks on one leg: {lock}")
            seen.add((lock.wish, lock.leg))
