"""Which day of each feed stands for the day asked: the day itself, or, when the feed has expired and she agrees, one like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import jpholiday
import numpy as np

from ashinami.basics.day import wareki, wareki_with_weekday
from ashinami.transit.network import Network

_LOOK_BACK = 370


@dataclass(frozen=True, slots=True)
class StandIn:
    """A feed that does not hold the day asked: the day of it that is used instead, None when it takes no part.

    `called` is how people call the feed; empty takes its name in the network.
    """

    feed: str
    asked: date
    used: date | None
    span: tuple[date, date] | None
    called: str = ""

    def __str__(self) -> str:
        """Return it as a sentence in Japanese."""
        asked = wareki_with_weekday(self.asked)
        if self.span is None:
            return f"「{self.called or self.feed}」の時刻表には、走る日が一日もありません。使っていません。"
        until = f"{wareki(self.span[0])}から{wareki(self.span[1])}まで"
        if self.used is None:
            return f"「{self.called or self.feed}」の時刻表は{until}で、{asked}をふくみません。使っていません。"
        used = wareki_with_weekday(self.used)
        return f"「{self.called or self.feed}」の時刻表は{until}です。{asked}のかわりに{used}の便で答えています。"


@dataclass(frozen=True, slots=True)
class DayUse:
    """The day of each feed that is used (by the feed's number), and what is to be said about the others."""

    days: dict[int, date]
    told: tuple[StandIn, ...]


def days_used(network: Network, asked: date, *, stand_in: bool = False, feeds: Sequence[int] | None = None) -> DayUse:
    """Return the day each feed is used on; a feed that does not hold the day takes no part unless another day may stand in."""
    days: dict[int, date] = {}
    told = []
    for feed in range(len(network.feeds)) if feeds is None else feeds:
        span = network.span(feed)
        if span is not None and span[0] <= asked <= span[1]:
            days[feed] = asked
            continue
        used = like(network, feed, asked) if stand_in and span is not None else None
        if used is not None:
            days[feed] = used
        told.append(StandIn(network.feeds[feed], asked, used, span))
    return DayUse(days, tuple(told))


@lru_cache(maxsize=10_000)
def _is_holiday(day: date) -> bool:
    return bool(jpholiday.is_holiday(day))


def like(network: Network, feed: int, asked: date) -> date | None:
    """Return a day of the feed's last year like the one asked: a holiday for a holiday (else a Sunday), else the same weekday.

    Of the days that run the same services the most usual, and of those the last.
    """
    span = network.span(feed)
    if span is None:
        return None
    first = max(span[0], span[1] - timedelta(days=_LOOK_BACK))
    inside = [first + timedelta(days=more) for more in range((span[1] - first).days + 1)]
    holidays = {day for day in inside if _is_holiday(day)}
    if _is_holiday(asked):
        alike = sorted(holidays) or [day for day in inside if day.weekday() == 6]
    else:
        alike = [day for day in inside if day.weekday() == asked.weekday() and day not in holidays]
    own = network.services.of(feed)
    runs = {day: own.on(day).tobytes() for day in alike}
    usual = Counter(runs.values()).most_common(1)
    return max((day for day, key in runs.items() if key == usual[0][0]), default=None) if usual else None


def days_served(network: Network, stops: Sequence[int], days: dict[int, date], ahead: int = 7) -> tuple[date, ...]:
    """Return which of the next days anything stops at one of the stops, told by the calendar of the first feed's day."""
    poles = np.zeros(len(network.stops.feed), np.bool_)
    poles[list(stops)] = True
    size = np.diff(network.patterns.first)
    number = np.repeat(np.arange(len(size)), size)
    patterns = np.unique(number[poles[network.patterns.stop]])
    trips = np.flatnonzero(np.isin(network.trips.pattern, patterns))
    service = np.unique(network.trips.service[trips])
    owners = {feed: network.services.of(feed) for feed in np.unique(network.services.feed[service]).tolist()}
    own = {
        feed: service[network.services.feed[service] == feed] - network.services.place(feed).start for feed in owners
    }
    steps = [timedelta(days=more) for more in range(1, ahead + 1)]
    return tuple(
        next(iter(days.values())) + step
        for step in steps
        if any(feed in days and kept.on(days[feed] + step)[own[feed]].any() for feed, kept in owners.items())
    )
