"""Wishes of the day as the planner sees them: trips with closed windows, there and back as one, visits and ways to a bus too."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum

from ashinami.basics.clock import Minute
from ashinami.dispatch.drivers import PlaceIndex
from ashinami.vocabulary.ride import Leg


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


class SameDriver(StrEnum):
    """Whether the way out and the way back want the same driver."""

    REQUIRED = "同じ運転者で"
    PREFERRED = "できれば同じ運転者で"
    NO_MATTER = "どなたでも"


@dataclass(frozen=True, slots=True)
class WishOrder:
    """A wish as the planner sees it: the way out and, unless one-way or open, the way back. All of it is served, or nothing.

    With `accompaniment` the same driver takes both ways in one window and does nothing between the drop-off and the pick-up
    of the return: no stop, and nobody else left waiting in the car. Without it the drivers may differ and may serve others,
    unless `same_driver` or `one_route` (the times of the two ways depend on each other) says otherwise. The return never
    starts before the way out has ended.

    Attributes
    ----------
    open_return : she rings when she is done. With a `back` trip that much is kept free for her at the expected time;
        without one the desk plans the return when she rings.
    seats, wheelchairs : riders and companions on seats, and those who stay in a wheelchair. Both are 0 for a visit.
    skills, basis : what the driver of each way must have; the legal basis he must be able to drive under (empty: any).
    penalty : what leaving the wish unserved costs, in driver-minutes.
    priority : 0 is weighed by its penalty against minutes; each higher class comes strictly before all below it.
    promised : a promise was given: served strictly before every class. Its windows say what may still move.
    shared : whether others may ride with her.
    rider : her key, for drivers who must not or would like to meet her.
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
    _: KW_ONLY
    priority: int = 0
    promised: bool = False
    same_driver: SameDriver = SameDriver.NO_MATTER
    shared: bool = True
    basis: str = ""
    rider: str = ""

    def __post_init__(self) -> None:
        """Refuse contradictions."""
        if self.seats + self.wheelchairs < 1 and not self.is_visit:
            raise ValueError(f"wish {self.key}: somebody rides, or it is a visit to one place")
        if min(self.seats, self.wheelchairs, self.penalty, self.priority) < 0:
            raise ValueError(f"wish {self.key}: seats, wheelchairs, penalty and priority are not negative")
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

    @property
    def is_visit(self) -> bool:
        """Whether it is a task at one place with nobody in the car (`support_visit`)."""
        alone = self.back is None and not self.shared and self.seats + self.wheelchairs == 0
        return alone and self.out.origin == self.out.destination


def support_visit(key: str, place: PlaceIndex, begins: Window, minutes: Minute, *, rider: str = "") -> WishOrder:
    """Return a visit (見守り・生活支援) as a wish: the supporter is at one place for so many minutes, nobody in the car."""
    ends = Window(begins.earliest + minutes, begins.latest + minutes)
    trip = Trip(place, place, begins, ends, board=minutes, alight=0, longest=0)
    return WishOrder(key, trip, seats=0, shared=False, rider=rider)


def to_bus(leaves: Minute, change: Minute, longest_wait: Minute) -> Window:
    """Return the window of a drop-off at a stop: `change` minutes before the bus leaves, at most `longest_wait` before that."""
    return Window(leaves - change - longest_wait, leaves - change)


def from_bus(arrives: Minute, change: Minute, longest_wait: Minute) -> Window:
    """Return the window of a pick-up at a stop: once the bus is in and she has walked over, waiting `longest_wait` at most."""
    return Window(arrives + change, arrives + change + longest_wait)
