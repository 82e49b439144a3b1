"""Drivers of the day as the planner sees them: when, from where, in which car, for whom, and how much already."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from itertools import pairwise

from ashinami.basics.clock import Minute, Span

type PlaceIndex = int
"""A row of the travel matrix."""


@dataclass(frozen=True, slots=True)
class Car:
    """What fits: riders beside the driver, unfolded wheelchairs, and the seats each wheelchair takes away.

    `other_layouts` are the same car with its seats folded in other ways; the driver folds them at any stop.
    """

    seats: int
    wheelchair_places: int = 0
    seats_per_wheelchair: int = 1
    other_layouts: tuple[Car, ...] = ()

    def __post_init__(self) -> None:
        """Refuse counts below zero."""
        if min(self.seats, self.wheelchair_places, self.seats_per_wheelchair) < 0:
            raise ValueError("seats and wheelchair places are not negative")

    def holds(self, seated: int, wheelchairs: int) -> bool:
        """Whether so many can be aboard at once."""
        fits = wheelchairs <= self.wheelchair_places and seated + wheelchairs * self.seats_per_wheelchair <= self.seats
        return fits or any(layout.holds(seated, wheelchairs) for layout in self.other_layouts)


@dataclass(frozen=True, slots=True)
class GroupCar:
    """A car that several drivers take in turn: each run begins and ends where it stands, within the minutes it is free.

    It is lent for a whole window: of windows that overlap and name one car, at most one driver's is used.
    """

    key: str
    stands: PlaceIndex
    free: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """Once he has been at the wheel for `after` minutes, he stands `minutes` at the next stop he reaches with nobody aboard.

    The minutes at the wheel are counted from leaving home or from the last such rest. Waiting in an accompaniment is none.
    """

    after: Minute
    minutes: Minute

    def __post_init__(self) -> None:
        """Refuse minutes below zero."""
        if min(self.after, self.minutes) < 0:
            raise ValueError("minutes are not negative")


@dataclass(frozen=True, slots=True)
class DriverDay:
    """A driver's day. In each of his windows he leaves from one place, drives, and comes to the other, all within the window.

    Out means from leaving to coming home within a window, waiting included.

    Attributes
    ----------
    home, car, windows : where he lives, what he drives, when he can be out.
    skills : the courses and licences he has.
    most_minutes : minutes out he is willing to give, all windows together.
    most_driving : minutes he is willing to be at the wheel in one window.
    leaves_from, returns_to : where his runs begin and end; home when not said, or where his group car stands.
    group_car : the group's car, when he does not drive his own.
    rest : when he rests, if there is a rule.
    farthest : no stop lies farther from his home, in metres driven; None when he goes anywhere.
    turns_before, minutes_before : turns (days on which he drove) and minutes out already taken in the rolling month.
    share : how much he is willing to take beside the others, in per cent of an equal share.
    must_not_meet, prefers : keys of riders he is never, or gladly, sent to.
    bases : the legal bases he may drive under (keys as in `WishOrder.basis`).
    """

    key: str
    home: PlaceIndex
    car: Car
    windows: tuple[Span, ...]
    skills: frozenset[str] = frozenset()
    most_minutes: Minute = 24 * 60
    _: KW_ONLY
    most_driving: Minute = 24 * 60
    leaves_from: PlaceIndex | None = None
    returns_to: PlaceIndex | None = None
    group_car: GroupCar | None = None
    rest: Rest | None = None
    farthest: int | None = None
    turns_before: int = 0
    minutes_before: Minute = 0
    share: int = 100
    must_not_meet: frozenset[str] = frozenset()
    prefers: frozenset[str] = frozenset()
    bases: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse windows that overlap or stand out of order or outside the group car's, and figures below zero."""
        if any(later.start < earlier.end for earlier, later in pairwise(self.windows)):
            raise ValueError(f"driver {self.key}: windows stand in order and do not overlap")
        if min(self.most_minutes, self.most_driving, self.turns_before, self.minutes_before, self.farthest or 0) < 0:
            raise ValueError(f"driver {self.key}: minutes, turns and metres are not negative")
        if self.share <= 0:
            raise ValueError(f"driver {self.key}: a share is more than nothing; who takes none has no windows")
        free = self.windows if self.group_car is None else self.group_car.free
        if not all(any(f.start <= w.start and w.end <= f.end for f in free) for w in self.windows):
            raise ValueError(f"driver {self.key}: a window outside the minutes his group car is free")

    @property
    def start(self) -> PlaceIndex:
        """Where his runs begin."""
        return self._or_home(self.leaves_from)

    @property
    def end(self) -> PlaceIndex:
        """Where his runs end."""
        return self._or_home(self.returns_to)

    def _or_home(self, said: PlaceIndex | None) -> PlaceIndex:
        if said is not None:
            return said
        return self.home if self.group_car is None else self.group_car.stands
