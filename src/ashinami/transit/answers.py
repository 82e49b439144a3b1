"""What the desk is told: the bus there and back, or why there is none, or what is missing to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ashinami.basics.clock import Minute
from ashinami.basics.money import Yen, yen
from ashinami.transit.journey import Journey
from ashinami.transit.spoken import said_journey


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked of a person on her way by bus. All are settings of a group; each default says where it is from.

    Attributes
    ----------
    walk_metres : one walk between a place and a stop; 500 m is the walking range of older people in MLIT's handbook on the
        structure of towns (都市構造の評価に関するハンドブック, read second-hand).
    wait_minutes : the longest wait before the errand or before the bus home; an hour, our own choice.
    minutes : from door to door, one way; 90, our own choice.
    rides : buses one way. change_minutes : least minutes between two of them; 3, our own choice for slow walkers.
    earliest, latest : not out of the house before, not home after.
    slope : steepest stretch of a walk in percent, None for no limit. 5 % is the limit for ramps in MLIT's guide to roads
        for everybody (道路の移動等円滑化に関するガイドライン, 縦断勾配, read second-hand).
    """

    walk_metres: int = 500
    wait_minutes: int = 60
    minutes: int = 90
    rides: int = 3
    change_minutes: int = 3
    earliest: Minute = 6 * 60
    latest: Minute = 20 * 60
    slope: float | None = None

    def __post_init__(self) -> None:
        """Refuse limits that nobody can keep."""
        if min(self.walk_metres, self.wait_minutes, self.change_minutes) < 0 or min(self.minutes, self.rides) < 1:
            raise ValueError("limits are not negative, and a journey has a ride and a minute")
        if not 0 <= self.earliest < self.latest:
            raise ValueError(f"a day from {self.earliest} to {self.latest} has no time to go out")


class Why(StrEnum):
    """Why no bus does it."""

    NO_SERVICE = "この日は便がない"
    TOO_FAR = "停留所まで遠い"
    TOO_STEEP = "停留所までの坂がきつい"
    NO_CONNECTION = "つながる便がない"
    TOO_LATE = "間に合う便がない"
    NO_RETURN = "帰りの便がない"
    TOO_LONG = "時間がかかりすぎる"
    LONG_WAIT = "待ち時間が長すぎる"


class Missing(StrEnum):
    """What is missing to say whether a bus does it."""

    TIMETABLE = "時刻表"
    DAY = "この日の時刻表"
    HOME = "出発地の位置"
    GOAL = "行き先の位置"
    SLOPE = "道の勾配"


@dataclass(frozen=True, slots=True)
class ThereAndBack:
    """A bus does it: out by the time, stay, back. `notes` say what the answer rests on (estimated walks, stand-in days)."""

    out: Journey
    back: Journey
    by: Minute
    ready: Minute
    notes: tuple[str, ...] = ()

    @property
    def on_foot(self) -> bool:
        """Whether it is so near that one walks."""
        return not self.out.rides and not self.back.rides

    @property
    def fare(self) -> Yen | None:
        """Both ways together, None when a part is not known."""
        out, back = self.out.fare, self.back.fare
        return None if out is None or back is None else out + back

    @property
    def early_minutes(self) -> int:
        """How long before the errand she is there."""
        return self.by - self.out.arrive

    @property
    def wait_minutes(self) -> int:
        """How long after the errand the way home begins."""
        return self.back.leave - self.ready

    @property
    def spoken(self) -> str:
        """The answer as it is said on the phone."""
        if self.on_foot:
            return f"歩いて行けます。片道{self.out.walk_minutes}分（{self.out.walk_metres}メートル）です。"
        fare = f"運賃は往復で{yen(self.fare)}です。" if self.fare is not None else "運賃は、わかりません。"
        ring = sorted({ride.phone or ride.agency for ride in (*self.out.to_ring, *self.back.to_ring)})
        phone = f"前もって電話の予約がいります（{'、'.join(ring)}）。" if ring else ""
        return f"バスで行けます。行きは、{said_journey(self.out)}帰りは、{said_journey(self.back)}{fare}{phone}"


@dataclass(frozen=True, slots=True)
class NoBus:
    """No bus does it.

    Attributes
    ----------
    why : the reason; spoken : a sentence for the phone.
    metres : to the nearest stop; minute : the first arrival or last departure there is; both None when not to the point.
    notes : what the answer rests on.
    """

    why: Why
    spoken: str
    metres: int | None = None
    minute: Minute | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CannotSay:
    """計算できない: something is missing. Never taken as «there is no bus», never as «there is one»."""

    missing: Missing
    detail: str = ""

    @property
    def spoken(self) -> str:
        """What is said on the phone."""
        detail = f"（{self.detail}）" if self.detail else ""
        return f"{self.missing}がないので、バスで行けるかどうかは計算できません{detail}。"


type Answer = ThereAndBack | NoBus | CannotSay
