"""A plan: what each driver does and when, and what could not be served and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ashinami.basics.clock import Minute
from ashinami.vocabulary.ride import Leg


class StopKind(StrEnum):
    """What happens at a stop."""

    PICK_UP = "乗車"
    DROP_OFF = "降車"


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: `arrive` is when the car is there, `start` when boarding or alighting starts, `depart` when the car leaves.

    At a pick-up the rider's time in the car begins `board` minutes after `start`; at a drop-off it ends at `start`. Between
    `arrive` and `start` the car waits at the stop.
    """

    wish: str
    leg: Leg
    kind: StopKind
    arrive: Minute
    start: Minute
    depart: Minute


@dataclass(frozen=True, slots=True)
class Route:
    """What one driver does in one of his windows: leaves home, makes the stops in order, comes home."""

    driver: str
    window: int
    leave_home: Minute
    stops: tuple[Stop, ...]
    back_home: Minute

    @property
    def minutes_out(self) -> int:
        """Minutes between leaving and coming home."""
        return self.back_home - self.leave_home


class WhyNot(StrEnum):
    """Why a wish is not served. Each reason is one that `check.confirms` can verify independently."""

    NO_WHEELCHAIR_CAR = "車いすで乗れる車がありません"
    TOO_MANY = "全員が乗れる車がありません"
    NO_SKILL = "必要な資格・研修のある運転者がいません"
    NO_BASIS = "この取り決めで走れる運転者がいません"
    NOBODY_SUITED = "組み合わせの決まりで、行ける運転者がいません"
    OUT_OF_RANGE = "運転者の行ける範囲の外です"
    NOBODY_AT_THAT_TIME = "その時間に出られる運転者がいません"
    TOO_FAR = "運転者の時間内に行って帰れません"
    RIDE_TOO_LONG = "乗っていられる時間を超えます"
    ALL_TAKEN = "出られる運転者はみな別の送迎があります"


@dataclass(frozen=True, slots=True)
class Unserved:
    """A wish left out and why."""

    wish: str
    why: WhyNot


@dataclass(frozen=True, slots=True)
class Plan:
    """A day's plan.

    `routes` are at most one for each driver and window. Every wish of the problem is served by them or stands in `unserved`.
    `cost` is what the search made small (`cost.terms` gives its parts); no plan at all costs less than `bound`, which is None
    when none was computed. `stopped` says why the search ended (in Japanese); `seed` and `iterations` let it be repeated.
    """

    routes: tuple[Route, ...]
    unserved: tuple[Unserved, ...] = ()
    cost: int = 0
    seed: int = 0
    iterations: int = 0
    stopped: str = ""
    bound: int | None = None
