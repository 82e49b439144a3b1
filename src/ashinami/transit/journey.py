"""A journey as a person travels it: walks and rides with their minutes, what it costs, where one must ring."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ashinami.basics.clock import Minute
from ashinami.basics.money import Yen
from ashinami.basics.place import Point
from ashinami.transit.seconds import arrive_minute, leave_minute


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the way: a stop (its key is feed:id) or where somebody starts or wants to go (no key)."""

    name: str
    key: str = ""
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class WalkLeg:
    """A way on foot; times are seconds of the service day.

    `estimated` says that it was taken from the straight line; `slope` is its steepest stretch in percent, None when unknown.
    """

    start: Spot
    end: Spot
    leaves: int
    arrives: int
    metres: int
    estimated: bool = True
    slope: float | None = None

    @property
    def minutes(self) -> int:
        """How long it takes, rounded up."""
        return -(-(self.arrives - self.leaves) // 60)


@dataclass(frozen=True, slots=True)
class RideLeg:
    """A ride on one bus; times are seconds of the service day.

    Attributes
    ----------
    route, headsign, trip, feed, agency, phone : as the feed names them. kind : GTFS route_type.
    fare : yen, None when no rule of the feed says; `transfer` when it includes a change.
    ring_to_board, ring_to_leave : pickup_type 2, drop_off_type 2. tell_driver : 3, to be arranged with the driver.
    about : no exact times (headway service); guessed : a time between two written ones.
    stops : how many stops it goes on. day_before : a bus of the day before, still under way after midnight.
    """

    start: Spot
    end: Spot
    leaves: int
    arrives: int
    route: str
    headsign: str
    trip: str
    feed: str
    agency: str = ""
    phone: str = ""
    kind: int = 3
    fare: Yen | None = None
    transfer: bool = False
    ring_to_board: bool = False
    ring_to_leave: bool = False
    tell_driver: bool = False
    about: bool = False
    guessed: bool = False
    stops: int = 1
    day_before: bool = False

    @property
    def leave(self) -> Minute:
        """The minute it leaves, rounded down."""
        return leave_minute(self.leaves)

    @property
    def arrive(self) -> Minute:
        """The minute it arrives, rounded up."""
        return arrive_minute(self.arrives)


type Leg = WalkLeg | RideLeg


@dataclass(frozen=True)
class Journey:
    """Walks and rides, one after the other."""

    legs: tuple[Leg, ...]

    def __post_init__(self) -> None:
        """Refuse a journey of nothing, and one that leaves a place before it is there."""
        if not self.legs:
            raise ValueError("a journey has at least one leg")
        for before, after in zip(self.legs, self.legs[1:], strict=False):
            if after.leaves < before.arrives:
                raise ValueError(f"a leg leaves at {after.leaves}, before {before.arrives}")

    @cached_property
    def rides(self) -> tuple[RideLeg, ...]:
        """Its rides."""
        return tuple(leg for leg in self.legs if isinstance(leg, RideLeg))

    @cached_property
    def walks(self) -> tuple[WalkLeg, ...]:
        """Its walks."""
        return tuple(leg for leg in self.legs if isinstance(leg, WalkLeg))

    @property
    def leave(self) -> Minute:
        """The minute to set out, rounded down."""
        return leave_minute(self.legs[0].leaves)

    @property
    def arrive(self) -> Minute:
        """The minute of being there, rounded up."""
        return arrive_minute(self.legs[-1].arrives)

    @property
    def minutes(self) -> int:
        """From door to door."""
        return self.arrive - self.leave

    @property
    def walk_metres(self) -> int:
        """All that is walked."""
        return sum(walk.metres for walk in self.walks)

    @property
    def walk_minutes(self) -> int:
        """All that is walked, each walk rounded up."""
        return sum(walk.minutes for walk in self.walks)

    @property
    def wait_minutes(self) -> int:
        """All that is waited between legs, rounded up."""
        waited = sum(after.leaves - before.arrives for before, after in zip(self.legs, self.legs[1:], strict=False))
        return -(-waited // 60)

    @property
    def fare(self) -> Yen | None:
        """What the rides cost together, None when one of them is not known; a change that a fare includes is not taken off."""
        fares = [ride.fare for ride in self.rides]
        known = [fare for fare in fares if fare is not None]
        return sum(known) if len(known) == len(fares) else None

    @property
    def to_ring(self) -> tuple[RideLeg, ...]:
        """The rides for which somebody must ring beforehand."""
        return tuple(ride for ride in self.rides if ride.ring_to_board or ride.ring_to_leave)

    @property
    def estimated(self) -> bool:
        """Whether a walk was taken from the straight line."""
        return any(walk.estimated for walk in self.walks)
