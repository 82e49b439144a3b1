"""Why no bus does it, found out one reason after the other and said so that a caller understands."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ashinami.basics.clock import Minute, clock_spoken
from ashinami.basics.day import WEEKDAYS
from ashinami.transit.answers import Answer, Limits, NoBus, ThereAndBack, Why
from ashinami.transit.dates import days_served
from ashinami.transit.ends import End
from ashinami.transit.journey import Spot
from ashinami.transit.planner import Planner
from ashinami.transit.seconds import arrive_minute, leave_minute
from ashinami.transit.walking import Ways


def unreachable(
    planner: Planner, spot: Spot, end: End, limits: Limits, ways: Ways | None = None
) -> NoBus | None:  # fmt: skip
    """Return why no stop can be used from a place on this day, or None when one can."""
    if any(planner.served[stop] for stop in end.walks):
        return None
    any_day = _reached(planner, spot, limits, ways) if spot.point is not None else tuple(end.walks)
    if any_day:
        ahead = days_served(planner.network, any_day, planner.days)
        when = "・".join(dict.fromkeys(WEEKDAYS[day.weekday()] for day in ahead))
        rest = f"このさき一週間では{when}曜日に走ります。" if when else "このさき一週間も走りません。"
        return NoBus(Why.NO_SERVICE, f"「{spot.name}」の近くの停留所には、この日の便がありません。{rest}")
    nearest = _nearest_ever(planner, spot)
    if nearest is None:
        return NoBus(Why.TOO_FAR, f"「{spot.name}」の近くに停留所がありません。")
    stop, crow = nearest
    metres = int(planner.pace.metres(np.array([crow], np.int32))[0])
    name = planner.network.stops.name[stop]
    about = round(metres, -2 if metres >= 1000 else -1)
    far = f"約{about}メートルあり、歩ける" if metres > limits.walk_metres else "、道にそって歩くと"
    said = f"「{spot.name}」からいちばん近い停留所「{name}」まで{far}{limits.walk_metres}メートルをこえます。"
    return NoBus(Why.TOO_FAR, said, metres=metres)


def feeds_near(planner: Planner, spots: Iterable[Spot], limits: Limits) -> frozenset[str]:
    """Return the feeds that have a stop within a walk of one of the spots, whatever day they run on."""
    stops = [stop for spot in spots for stop in _any_day(planner, spot, limits)]
    return frozenset(planner.network.feeds[feed] for feed in {*planner.network.stops.feed[stops].tolist()})


def _any_day(planner: Planner, spot: Spot, limits: Limits) -> tuple[int, ...]:
    if spot.point is None:
        return planner.network.find_stop(spot.key)
    stops, _ = planner.ever_near.within(spot.point, planner.pace.crow(limits.walk_metres))
    return tuple(stops.tolist())


def _reached(planner: Planner, spot: Spot, limits: Limits, ways: Ways | None) -> tuple[int, ...]:
    """Return the stops that can be walked to, whatever day they are served on; by the roads where these are known."""
    stops = _any_day(planner, spot, limits)
    if ways is None or spot.point is None:
        return stops
    points = [planner.network.point(stop) for stop in stops]
    walks = ways.walks(spot.point, [point for point in points if point is not None])
    return tuple(
        stop for stop, walk in zip(stops, walks, strict=True) if walk is not None and walk.metres <= limits.walk_metres
    )


def _nearest_ever(planner: Planner, spot: Spot) -> tuple[int, int] | None:
    return planner.ever_near.nearest(spot.point) if spot.point is not None else None


def no_out(planner: Planner, home: End, goal: End, by: Minute, limits: Limits) -> NoBus:
    """Return why nothing goes there in time."""
    found = planner.arriving(home, goal, limits.earliest * 60, limits.rides)
    if not found:
        said = (
            f"「{home.spot.name}」から「{goal.spot.name}」へは、{limits.rides}本までの乗りつぎで行ける便がありません。"
        )
        return NoBus(Why.NO_CONNECTION, said)
    first = arrive_minute(found[-1].second)
    said = f"{clock_spoken(by)}までに着く便がありません。いちばん早くて{clock_spoken(first)}に着きます。"
    return NoBus(Why.TOO_LATE, said, minute=first)


def no_return(planner: Planner, home: End, goal: End, ready: Minute, limits: Limits) -> NoBus:
    """Return why nothing brings her home."""
    found = planner.leaving(goal, home, limits.latest * 60, limits.rides)
    if not found:
        said = f"「{goal.spot.name}」から帰る便がありません。"
        return NoBus(Why.NO_RETURN, said)
    last = leave_minute(found[-1].second)
    said = f"帰りの最後は{clock_spoken(last)}に出るもので、用事が終わる{clock_spoken(ready)}には間に合いません。"
    return NoBus(Why.NO_RETURN, said, minute=last)


def too_long(found: ThereAndBack, limits: Limits) -> Answer | None:
    """Return why what was found asks too much of her, or None when it does not."""
    for name, journey in (("行き", found.out), ("帰り", found.back)):
        if journey.minutes > limits.minutes:
            said = f"{name}に{journey.minutes}分かかり、{limits.minutes}分をこえます。"
            return NoBus(Why.TOO_LONG, said)
    waits = (("用事の前", found.early_minutes), ("用事のあと", found.wait_minutes))
    for name, minutes in waits:
        if minutes > limits.wait_minutes:
            said = f"{name}に{minutes}分待つことになり、{limits.wait_minutes}分をこえます。"
            return NoBus(Why.LONG_WAIT, said)
    return None
