"""Riders and drivers, as far as a day's plan needs to know them. What is not needed to drive is not here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ashinami.basics.clock import Minute, Span
from ashinami.vocabulary.place import Place


class Need(StrEnum):
    """What a rider needs from the car or the driver; shown before a driver says yes."""

    WHEELCHAIR = "車いす"
    WALKER = "歩行器"
    STEP_AID = "乗降の手助け"
    DOOR_TO_DOOR = "玄関まで"
    OXYGEN = "酸素"
    SIGHTED_HELP = "見えにくい"
    HEARING = "聞こえにくい"
    MEMORY = "もの忘れ"

    @property
    def skill(self) -> str:
        """The course or skill a driver must have for it; empty when anyone can."""
        return {"車いす": "車いす", "酸素": "酸素"}.get(self.value, "")


@dataclass(frozen=True, slots=True)
class Rider:
    """A rider (利用者).

    `boarding` is the minutes she needs to get in or out; `longest_ride` the minutes she can bear in a car; `hand_over` the minutes
    from the car to the desk where she is awaited: she is at the door so long before her appointment.
    """

    key: str
    name: str
    home: Place
    kana: str = ""
    phone: str = ""
    needs: frozenset[Need] = frozenset()
    boarding: Minute = 3
    longest_ride: Minute = 60
    note: str = ""
    hand_over: Minute = 0

    def __post_init__(self) -> None:
        """Refuse a rider without key or name, or minutes below zero."""
        if not self.key or not self.name:
            raise ValueError("a rider has a key and a name")
        if min(self.boarding, self.hand_over) < 0 or self.longest_ride <= 0:
            raise ValueError(
                f"{self.name}: boarding and handing over take 0 minutes or more, the longest ride more than 0"
            )


@dataclass(frozen=True, slots=True)
class Driver:
    """A volunteer driver (運転ボランティア) on one day.

    Attributes
    ----------
    vehicle : the key of the car he drives.
    windows : the stretches of this day in which he can be out.
    most_minutes, most_driving : how long he is willing to be out in all, and at the wheel without coming home.
    farthest : how far from home he drives, in metres; None when it does not matter to him.
    turns_before, minutes_before : days driven and minutes out in the rolling month before this day.
    share : how much he is willing to take beside the others, in per cent of an equal share.
    must_not_meet, prefers : keys of riders he is never, or gladly, sent to.
    rest : after how many minutes at the wheel he rests, and for how many; None when he has no such rule.
    """

    key: str
    name: str
    home: Place
    vehicle: str
    windows: tuple[Span, ...]
    kana: str = ""
    phone: str = ""
    skills: frozenset[str] = frozenset()
    most_minutes: Minute = 300
    most_driving: Minute = 24 * 60
    farthest: int | None = None
    turns_before: int = 0
    minutes_before: Minute = 0
    share: int = 100
    must_not_meet: frozenset[str] = frozenset()
    prefers: frozenset[str] = frozenset()
    rest: tuple[Minute, Minute] | None = None

    def __post_init__(self) -> None:
        """Refuse a driver without key, name or car, and windows that overlap or touch."""
        if not self.key or not self.name or not self.vehicle:
            raise ValueError("a driver has a key, a name and a car")
        if any(later.start <= earlier.end for earlier, later in zip(self.windows, self.windows[1:], strict=False)):
            raise ValueError(f"{self.name}: windows stand in order and do not touch (clock.joined makes them so)")
        if min(self.most_minutes, self.most_driving, self.farthest or 0, self.turns_before, self.minutes_before) < 0:
            raise ValueError(f"{self.name}: minutes, metres and turns are not negative")
        if self.share <= 0:
            raise ValueError(f"{self.name}: a share is more than nothing")


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A car: seats for riders beside the driver, and places for a wheelchair that stays unfolded.

    A wheelchair place is used instead of a seat, never in addition to one it stands on: seats count what is left with no
    wheelchair aboard, and each wheelchair aboard takes `seats_per_wheelchair` of them.
    """

    key: str
    name: str
    seats: int
    wheelchair_places: int = 0
    seats_per_wheelchair: int = 1
    stands: Place | None = None

    def __post_init__(self) -> None:
        """Refuse a car that carries nobody."""
        if not self.key or not self.name:
            raise ValueError("a car has a key and a name")
        if self.seats < 1 or self.wheelchair_places < 0 or self.seats_per_wheelchair < 0:
            raise ValueError(f"{self.name}: a car has a seat, and counts are not negative")
