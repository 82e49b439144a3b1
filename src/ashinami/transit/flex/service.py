"""A service that goes where and when it is booked: its area, days, hours, how to book, and what passengers are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from ashinami.basics.clock import Minute, Span, clock_spoken
from ashinami.basics.day import WEEKDAYS
from ashinami.basics.money import Yen
from ashinami.basics.place import Point


class BookBy(IntEnum):
    """When one must book: GTFS booking_type."""

    AT_ONCE = 0
    SAME_DAY = 1
    DAYS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Booking:
    """How to book.

    Attributes
    ----------
    when : at once, on the same day so many `minutes` before, or up to `last_minute` of so many `days` before.
    phone, url : where. message : what passengers are told, in plain Japanese.
    """

    when: BookBy
    phone: str
    message: str = ""
    minutes: int | None = None
    days: int | None = None
    last_minute: Minute | None = None
    url: str = ""

    def __post_init__(self) -> None:
        """Refuse a rule that nobody could follow: no way to book, no limit where one is needed, one where none belongs."""
        if not self.phone and not self.url:
            raise ValueError("予約の電話番号か、予約のページのどちらかが必要です")
        if (self.when is BookBy.SAME_DAY) != (self.minutes is not None):
            raise ValueError("当日の予約には、何分前までかが必要です（ほかの予約には書きません）")
        if (self.when is BookBy.DAYS_BEFORE) != (self.days is not None and self.last_minute is not None):
            raise ValueError("前の日までの予約には、何日前の何時までかが必要です（ほかの予約には書きません）")
        if (self.minutes is not None and self.minutes < 1) or (self.days is not None and self.days < 1):
            raise ValueError("予約の締め切りは、1分前・1日前から書けます")

    @property
    def spoken(self) -> str:
        """When and where to book, as it is said on the phone."""
        where = f"電話は{self.phone}です。" if self.phone else f"予約は{self.url}からです。"
        if self.when is BookBy.AT_ONCE:
            return f"乗りたいときに呼べます。{where}"
        if self.when is BookBy.SAME_DAY:
            return f"乗る{self.minutes}分前までに予約がいります。{where}"
        day = "前の日" if self.days == 1 else f"{self.days}日前"
        return f"{day}の{clock_spoken(self.last_minute or 0)}までに予約がいります。{where}"


@dataclass(frozen=True, slots=True)
class FlexStop:
    """A place where the service stops when it is booked."""

    key: str
    name: str
    point: Point


type Ring = tuple[Point, ...]
"""The border of an area, walked once around; the first point is not repeated."""


@dataclass(frozen=True, slots=True)
class DemandService:
    """One service on demand.

    Attributes
    ----------
    key, name : in the feed, and as passengers know it. operator, phone, url : who runs it.
    weekdays : on which it runs, 0 is Monday. first, last : the days between which it does, both included.
    off : days on which it does not run all the same. hours : from when to when one is carried.
    area : rings of an area, or `stops` : places where it stops; one of the two.
    booking : how to book. fare : yen a ride, None when it is not known (0 is free).
    riders : who may ride, in plain Japanese; empty for everybody.
    """

    key: str
    name: str
    operator: str
    phone: str
    weekdays: frozenset[int]
    first: date
    last: date
    hours: Span
    booking: Booking
    area: tuple[Ring, ...] = ()
    stops: tuple[FlexStop, ...] = ()
    off: frozenset[date] = frozenset()
    fare: Yen | None = None
    url: str = ""
    riders: str = ""

    def __post_init__(self) -> None:
        """Refuse a service without a name, days, hours or a place."""
        if not self.key or not self.name or not self.operator:
            raise ValueError("サービスの名前と運営する団体が必要です")
        if not self.weekdays or not self.weekdays <= set(range(7)) or self.last < self.first:
            raise ValueError("走る曜日と、始まりから終わりまでの日が必要です")
        if self.hours.minutes < 1:
            raise ValueError("乗れる時間帯が必要です")
        if bool(self.area) == bool(self.stops):
            raise ValueError("区域か、乗り降りする場所の、どちらか一つが必要です")
        if any(len(set(ring)) < 3 for ring in self.area) or (self.stops and len(self.stops) < 2):
            raise ValueError("区域は三つより多い点で囲み、乗り降りする場所は二か所からです")

    def runs(self, day: date) -> bool:
        """Whether it runs on a day."""
        return self.first <= day <= self.last and day.weekday() in self.weekdays and day not in self.off

    def covers(self, point: Point) -> bool:
        """Whether a point lies in the area; a service of stops covers no points, it is boarded at its stops."""
        return any(inside(point, ring) for ring in self.area)

    @property
    def spoken(self) -> str:
        """What passengers are told."""
        days = "・".join(WEEKDAYS[day] for day in sorted(self.weekdays))
        hours = f"{clock_spoken(self.hours.start)}から{clock_spoken(self.hours.end)}まで"
        who = f"{self.riders}が乗れます。" if self.riders else ""
        return f"「{self.name}」は{days}曜日の{hours}走ります。{who}{self.booking.spoken}{self.booking.message}"


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies within a ring: how often a line from it to the east crosses the border."""
    within = False
    for one, other in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (one.lat > point.lat) != (other.lat > point.lat):
            share = (point.lat - one.lat) / (other.lat - one.lat)
            if point.lon < one.lon + share * (other.lon - one.lon):
                within = not within
    return within
