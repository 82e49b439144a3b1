"""The day's problem: drivers, wishes and travel times as plain numbers. Built once, checked, never changed.

Times are whole minutes of the service day. Places are indices into the travel matrix. What is said here is the meaning;
`check` judges plans by it, and `insertion` and `search` look for good ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.clock import Minute, Span
from ashinami.vocabulary.ride import Leg

type PlaceIndex = int


@dataclass(frozen=True, slots=True)
class Window:
    """A closed time window: a start at t is in time when earliest <= t <= latest."""

    earliest: Minute
    latest: Minute

    def __post_init__(self) -> None:
        """Refuse a window that closes before it opens."""
        if self.latest < self.earliest:
            raise ValueError(f"a window closes ({self.latest}) before it opens ({self.earliest})")


@dataclass(frozen=True, slots=True)
class Car:
    """What fits: riders beside the driver, unfolded wheelchairs, and the seats each wheelchair takes away."""

    seats: int
    wheelchair_places: int = 0
    seats_per_wheelchair: int = 1

    def __post_init__(self) -> None:
        """Refuse counts below zero."""
        if min(self.seats, self.wheelchair_places, self.seats_per_wheelchair) < 0:
            raise ValueError("seats and wheelchair places are not negative")

    def holds(self, seated: int, wheelchairs: int) -> bool:
        """Whether so many can be aboard at once."""
        return wheelchairs <= self.wheelchair_places and seated + wheelchairs * self.seats_per_wheelchair <= self.seats


@dataclass(frozen=True, slots=True)
class DriverDay:
    """A driver's day. Each of his windows starts and ends at home; `most_minutes` bounds all he is out.

    He leaves home at or after a window's start and is back at or before its end. Out means from leaving home to coming home
    within a window, waiting included; `most_minutes` adds up all windows.
    """

    key: str
    home: PlaceIndex
    car: Car
    windows: tuple[Span, ...]
    skills: frozenset[str] = frozenset()
    most_minutes: Minute = 24 * 60

    def __post_init__(self) -> None:
        """Refuse windows that overlap or stand out of order, and minutes below zero."""
        if any(later.start < earlier.end for earlier, later in pairwise(self.windows)):
            raise ValueError(f"driver {self.key}: windows stand in order and do not overlap")
        if self.most_minutes < 0:
            raise ValueError(f"driver {self.key}: minutes are not negative")


@dataclass(frozen=True, slots=True)
class Trip:
    """One ride from place to place: `board` minutes at the pick-up, `alight` minutes at the drop-off.

    `pick_up` bounds the minute boarding starts; `drop_off` bounds the minute the car stands at the drop-off and alighting
    starts. The ride time is the minutes from the end of boarding to the start of alighting, and is at most `longest`.
    """

    origin: PlaceIndex
    destination: PlaceIndex
    pick_up: Window
    drop_off: Window
    board: Minute
    alight: Minute
    longest: Minute

    def __post_init__(self) -> None:
        """Refuse minutes below zero."""
        if min(self.board, self.alight, self.longest) < 0:
            raise ValueError("minutes are not negative")


@dataclass(frozen=True, slots=True)
class WishOrder:
    """A wish as the planner sees it: the way out and, unless one-way or open, the way back. All of it is served, or nothing.

    With `accompaniment` the same driver takes both ways in one window and does nothing between the drop-off and the pick-up
    of the return: no stop, and nobody else left waiting in the car. Without it the drivers may differ and may serve others,
    unless `one_route` says that the times of the two ways depend on each other. The return never starts before the way out
    has ended. An open return has no `back` trip and `open_return` True: the desk plans it when the rider rings.

    `seats` counts riders and companions on seats, `wheelchairs` those who stay in a wheelchair. `skills` are what the driver
    of each way must have. `penalty` is what leaving the wish unserved costs, in driver-minutes.
    """

    key: str
    out: Trip
    back: Trip | None = None
    open_return: bool = False
    accompaniment: bool = False
    seats: int = 1
    wheelchairs: int = 0
    skills: frozenset[str] = frozenset()
    penalty: int = 1_000

    def __post_init__(self) -> None:
        """Refuse contradictions."""
        if self.seats + self.wheelchairs < 1:
            raise ValueError(f"wish {self.key}: somebody rides")
        if min(self.seats, self.wheelchairs, self.penalty) < 0:
            raise ValueError(f"wish {self.key}: seats, wheelchairs and penalty are not negative")
        if self.back is not None and self.open_return:
            raise ValueError(f"wish {self.key}: an open return is not planned")
        if self.accompaniment and self.back is None:
            raise ValueError(f"wish {self.key}: a driver who stays with the rider brings her back")

    def trip(self, leg: Leg) -> Trip:
        """Return the trip of a leg; a leg the wish does not have is a KeyError."""
        trip = self.out if leg is Leg.OUT else self.back
        if trip is None:
            raise KeyError(f"wish {self.key} has no {leg.value}")
        return trip

    @property
    def one_route(self) -> bool:
        """Whether both ways belong into one driver's window.

        So with accompaniment, and so when the return may begin before the way out has ended for certain (by their windows
        and longest rides): only the driver who brought her knows then that she can be fetched.
        """
        out, back = self.out, self.back
        if back is None:
            return False
        over = min(out.drop_off.latest, out.pick_up.latest + out.board + out.longest) + out.alight
        return self.accompaniment or over > max(
            back.pick_up.earliest, back.drop_off.earliest - back.board - back.longest
        )

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The legs to be planned."""
        return (Leg.OUT,) if self.back is None else (Leg.OUT, Leg.BACK)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A part of the plan a person has locked: this leg of this wish is driven by this driver and no other.

    In which of his windows is free. When it cannot be kept the wish is unserved, before anything else is given up for it.
    """

    wish: str
    leg: Leg
    driver: str


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

    def __post_init__(self) -> None:
        """Refuse matrices that do not fit, places outside them, doubled keys and locks on nothing."""
        count = self.travel.shape[0]
        if self.travel.shape != (count, count) or self.metres.shape != (count, count):
            raise ValueError("travel and metres are square matrices of one size")
        if (self.travel < 0).any() or (self.metres < 0).any():
            raise ValueError("minutes and metres are not negative")
        places = [driver.home for driver in self.drivers]
        for wish in self.wishes:
            for leg in wish.legs:
                trip = wish.trip(leg)
                places += [trip.origin, trip.destination]
        if any(not 0 <= place < count for place in places):
            raise ValueError("a place outside the travel matrix")
        driver_keys = {driver.key for driver in self.drivers}
        wish_keys = {wish.key: wish for wish in self.wishes}
        if len(driver_keys) != len(self.drivers) or len(wish_keys) != len(self.wishes):
            raise ValueError("two drivers or two wishes share a key")
        seen: set[tuple[str, Leg]] = set()
        for lock in self.fixed:
            if (
                lock.driver not in driver_keys
                or lock.wish not in wish_keys
                or lock.leg not in wish_keys[lock.wish].legs
            ):
                raise ValueError(f"a lock on nothing: {lock}")
            if (lock.wish, lock.leg) in seen:
                raise ValueError(f"two locks on one leg: {lock}")
            seen.add((lock.wish, lock.leg))
