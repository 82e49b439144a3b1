"""Out by a time, stay, and back: the bus that does it, or why none does.

The way out leaves as late as it can and the way back as early; a journey with one bus more must save `_WORTH` minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ashinami.basics.clock import Minute
from ashinami.basics.place import Point
from ashinami.geo.distance import crow_metres
from ashinami.transit.answers import Answer, CannotSay, Limits, Missing, NoBus, ThereAndBack, Why
from ashinami.transit.dates import StandIn
from ashinami.transit.ends import End
from ashinami.transit.journey import Journey, Spot
from ashinami.transit.planner import Option, Planner
from ashinami.transit.refusals import feeds_near, no_out, no_return, too_long, unreachable
from ashinami.transit.seconds import arrive_minute, leave_minute
from ashinami.transit.walking import StraightWays, Walk, Ways

_WORTH = 15
"""Minutes that one more change of buses must save."""
_STEEP = 5.0
"""Percent beyond which a slope is told; the limit for ramps that `Limits.slope` cites."""


@dataclass(frozen=True, slots=True)
class Errand:
    """Where somebody starts and goes, by which minute she must be there and how many minutes she stays.

    A spot is known by its point, or by the key of a stop (feed:id).
    """

    home: Spot
    goal: Spot
    by: Minute
    stay: int

    def __post_init__(self) -> None:
        """Refuse a stay of less than nothing."""
        if self.stay < 0 or self.by < 0:
            raise ValueError(f"nobody is there by {self.by} for {self.stay} minutes")

    @property
    def ready(self) -> Minute:
        """When the way home may begin."""
        return self.by + self.stay


def there_and_back(
    planner: Planner, errand: Errand, limits: Limits, ways: Ways | None = None, told: tuple[StandIn, ...] = ()
) -> Answer:
    """Return the bus that does it within the limits, or why none does, or what is missing to say.

    `told` says which feeds take no part on this day or stand in with another: an answer names those it rests on, and that there
    is no bus is never said when a feed that takes no part has a stop near either end.
    """
    found = _answer(planner, errand, limits, ways)
    if isinstance(found, CannotSay):
        return found
    by_feed = {each.feed: each for each in told}
    if isinstance(found, ThereAndBack):
        used = {ride.feed for ride in (*found.out.rides, *found.back.rides)}
        return replace(found, notes=(*(str(by_feed[feed]) for feed in sorted(used & set(by_feed))), *found.notes))
    feeds = feeds_near(planner, (errand.home, errand.goal), limits) if told else frozenset()
    near = {each.feed: each for each in told if each.feed in feeds}
    absent = [each for each in near.values() if each.used is None]
    if absent:
        return CannotSay(Missing.DAY, str(absent[0]))
    return replace(found, notes=(*map(str, near.values()), *found.notes))


def _answer(planner: Planner, errand: Errand, limits: Limits, ways: Ways | None) -> Answer:
    missing = _missing(planner, errand, limits, ways)
    if missing is not None:
        return missing
    walk = _direct(planner, errand, limits, ways)
    if walk is not None:
        return _walked(planner, errand, walk)
    home, goal = (_end(planner, spot, limits, ways) for spot in (errand.home, errand.goal))
    for spot, end in ((errand.home, home), (errand.goal, goal)):
        refused = unreachable(planner, spot, end, limits, ways)
        if refused is not None:
            return refused
    if limits.slope is not None:
        return _by_gentle_ways(planner, errand, limits, home, goal)
    return _by_bus(planner, errand, limits, home, goal)


def _by_gentle_ways(planner: Planner, errand: Errand, limits: Limits, home: End, goal: End) -> Answer:
    """Return the answer without the walks that are too steep; a slope that nobody knows is neither gentle nor steep."""
    most = limits.slope or 0.0
    unknown = any(walk.metres and walk.slope is None for end in (home, goal) for walk in end.walks.values())
    gentle = [_gentle(end, most) for end in (home, goal)]
    steep = [spot for spot, end in zip((errand.home, errand.goal), gentle, strict=True) if not end.walks]
    found: Answer
    if steep:
        said = f"「{steep[0].name}」から停留所までの道は、どれも勾配が{most:g}％をこえます。"
        found = NoBus(Why.TOO_STEEP, said)
    else:
        found = _by_bus(planner, errand, limits, *gentle)
    return CannotSay(Missing.SLOPE, "勾配の分からない道があります") if unknown and isinstance(found, NoBus) else found


def _by_bus(planner: Planner, errand: Errand, limits: Limits, home: End, goal: End) -> Answer:
    outs = planner.leaving(home, goal, errand.by * 60, limits.rides, limits.earliest * 60)
    if not outs:
        return no_out(planner, home, goal, errand.by, limits)
    out = _chosen(
        outs,
        lambda each: leave_minute(each.second) - _WORTH * each.rides,
        lambda found: _fits(found, errand.by - found.arrive, limits),
    )
    backs = planner.arriving(goal, home, errand.ready * 60, limits.rides, limits.latest * 60)
    if not backs:
        return no_return(planner, home, goal, errand.ready, limits)
    back = _chosen(
        backs,
        lambda each: -arrive_minute(each.second) - _WORTH * each.rides,
        lambda found: _fits(found, found.leave - errand.ready, limits),
    )
    found = ThereAndBack(out, back, errand.by, errand.ready, _rests_on(out, back))
    return too_long(found, limits) or found


def _chosen(options: Sequence[Option], worth: Callable[[Option], int], fits: Callable[[Journey], bool]) -> Journey:
    """Return the journey worth most of those that fit, or of all when none does; no more journeys are made than it takes."""
    ranked = sorted(options, key=worth, reverse=True)
    return next((each.journey for each in ranked if fits(each.journey)), ranked[0].journey)


def _fits(journey: Journey, wait: int, limits: Limits) -> bool:
    return journey.minutes <= limits.minutes and wait <= limits.wait_minutes


def _rests_on(out: Journey, back: Journey) -> tuple[str, ...]:
    """Return what the answer rests on that may be otherwise."""
    notes = []
    if out.estimated or back.estimated:
        notes.append("歩く時間は、道ではなく直線距離から見積もっています。")
    slopes = [walk.slope for walk in (*out.walks, *back.walks) if walk.slope is not None]
    if max(slopes, default=0.0) > _STEEP:
        notes.append(f"歩く道のいちばんきつい坂は{max(slopes):g}％です。")
    rides = (*out.rides, *back.rides)
    if any(ride.about for ride in rides):
        notes.append("決まった時刻ではなく、間隔で走る便があります。")
    if any(ride.guessed for ride in rides):
        notes.append("時刻表に書かれていない停留所の時刻を、前後から見積もっています。")
    if any(ride.tell_driver for ride in rides):
        notes.append("運転者に申し出て乗り降りする停留所があります。")
    if any(ride.fare is None for ride in rides):
        notes.append("運賃の分からない便があります。")
    return tuple(notes)


def _missing(planner: Planner, errand: Errand, limits: Limits, ways: Ways | None) -> CannotSay | None:
    if not len(planner.network.trips.id):
        return CannotSay(Missing.TIMETABLE)
    for spot, what in ((errand.home, Missing.HOME), (errand.goal, Missing.GOAL)):
        if spot.point is None and not (spot.key and planner.network.find_stop(spot.key)):
            return CannotSay(what, spot.name)
    if limits.slope is not None and ways is None:
        return CannotSay(Missing.SLOPE, "道の勾配のデータを入れるか、勾配の条件を外してください")
    return None


def _point(planner: Planner, spot: Spot) -> Point | None:
    if spot.point is not None:
        return spot.point
    return next((planner.network.point(stop) for stop in planner.network.find_stop(spot.key)), None)


def _direct(planner: Planner, errand: Errand, limits: Limits, ways: Ways | None) -> Walk | None:
    """Return the walk when the goal is within one."""
    home, goal = _point(planner, errand.home), _point(planner, errand.goal)
    if home is None or goal is None or crow_metres(home, goal) > limits.walk_metres:
        return None
    walk = (ways or StraightWays(planner.pace)).walks(home, [goal])[0]
    if walk is None or walk.metres > limits.walk_metres:
        return None
    steep = limits.slope is not None and (walk.slope is None or walk.slope > limits.slope)
    return None if steep else walk


def _walked(planner: Planner, errand: Errand, walk: Walk) -> ThereAndBack:
    home, goal = End(errand.home, {}), End(errand.goal, {})
    out = planner.on_foot(home, goal, walk, errand.by * 60 - walk.seconds)
    back = planner.on_foot(goal, home, walk, errand.ready * 60)
    return ThereAndBack(out, back, errand.by, errand.ready, _rests_on(out, back))


def _end(planner: Planner, spot: Spot, limits: Limits, ways: Ways | None) -> End:
    if spot.point is not None:
        return planner.at_place(spot.name, spot.point, limits.walk_metres, ways)
    stops = [pole for stop in planner.network.find_stop(spot.key) for pole in planner.network.poles(stop)]
    return planner.at_stops(stops)


def _gentle(end: End, slope: float) -> End:
    """Return the end without the walks that are steeper; one whose slope nobody knows is not taken to be gentle."""
    gentle = {stop: walk for stop, walk in end.walks.items() if walk.metres == 0 or _is_gentle(walk, slope)}
    return End(end.spot, gentle)


def _is_gentle(walk: Walk, slope: float) -> bool:
    return walk.slope is not None and walk.slope <= slope
