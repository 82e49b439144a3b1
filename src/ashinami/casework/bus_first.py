"""The transit basis of a wish: the bus that would do, or why none does; and the third choice, a lift to the stop.

A lift to the stop is offered where it cuts the volunteer's driving to less than half; its drive is tied to the bus: she must be at the
stop before it leaves, and is fetched there when it brings her back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ashinami.basics.clock import Minute, clock_spoken
from ashinami.basics.money import Yen
from ashinami.basics.place import Point
from ashinami.casework.codec import to_plain
from ashinami.geo.distance import crow_metres
from ashinami.geo.travel import TravelTimes
from ashinami.transit.answers import Answer, CannotSay, Limits, NoBus, ThereAndBack
from ashinami.transit.dates import StandIn
from ashinami.transit.journey import Journey, RideLeg, Spot
from ashinami.transit.planner import Planner
from ashinami.transit.round_trip import Errand, there_and_back
from ashinami.transit.walking import Ways
from ashinami.vocabulary.wish import Back, Wish

AT_THE_STOP = 5
"""Minutes she is at the stop before the bus leaves: our own choice, for slow walkers and a late car."""

STOPS_LOOKED_AT = 12
"""So many of the nearest stops are tried for a lift."""


@dataclass(frozen=True, slots=True)
class Feeder:
    """A lift to a stop and back from it, and the bus between.

    Attributes
    ----------
    stop : where the car takes her; stop_key names it (feed:id).
    be_there, fetch_at : the minute she must be at the stop, and the minute the bus brings her back to it.
    drive, direct : minutes of one way by car to the stop, and to where she wants to go.
    trip : the bus there and back from the stop.
    """

    stop: str
    stop_key: str
    point: Point
    be_there: Minute
    fetch_at: Minute
    drive: int
    direct: int
    trip: ThereAndBack

    @property
    def spoken(self) -> str:
        """The offer as it is said on the phone."""
        bus = next(iter(self.trip.out.rides))
        return (
            f"停留所「{self.stop}」までお送りして、{clock_spoken(bus.leave)}の「{bus.route}」に乗るのはいかがですか。"
            f"帰りは{clock_spoken(self.fetch_at)}に停留所へ迎えに行きます。"
        )


def errand_of(wish: Wish) -> Errand | None:
    """Return what the wish asks of a bus; None while it does not say by when she must be there.

    Without a time for the way home the stay is the wish's own; a way out alone is looked at there and back all the same, since she
    who goes by bus must come home by one.
    """
    if wish.appointment is None:
        return None
    ends = wish.back_at if wish.back is Back.FIXED and wish.back_at is not None else wish.appointment + wish.stay
    home, goal = (Spot(place.name, point=place.point) for place in (wish.origin, wish.destination))
    return Errand(home, goal, by=wish.appointment, stay=max(ends - wish.appointment, 0))


def feeder(  # noqa: PLR0913, PLR0917 - what an answer rests on
    planner: Planner,
    errand: Errand,
    limits: Limits,
    travel: TravelTimes,
    told: tuple[StandIn, ...] = (),
    ways: Ways | None = None,
) -> Feeder | None:
    """Return the lift to the stop that costs the driver least, where it costs less than half; None where there is none."""
    home, goal = errand.home.point, errand.goal.point
    if home is None or goal is None:
        return None
    stops = _stops_near(planner, home, crow_metres(home, goal))
    drives = travel.matrix((home, goal, *(point for _, point in stops))).minutes[0]
    direct = int(drives[1])
    by_drive = sorted(zip(drives[2:].tolist(), stops, strict=True), key=lambda each: each[0])
    for drive, (stop, point) in by_drive:
        if 2 * drive >= direct:
            return None
        start = replace(errand, home=Spot(planner.network.stops.name[stop], key=planner.network.stop_key(stop)))
        found = there_and_back(planner, start, limits, ways, told)
        if isinstance(found, ThereAndBack) and found.out.rides and found.back.rides:
            return Feeder(
                start.home.name,
                start.home.key,
                point,
                found.out.leave - AT_THE_STOP,
                found.back.arrive,
                drive,
                direct,
                found,
            )
    return None


def _stops_near(planner: Planner, home: Point, metres: int) -> list[tuple[int, Point]]:
    """Return the nearest stops of the day that lie nearer than the goal, one of each name."""
    stops, crow = planner.near.within(home, metres)
    order = sorted(zip(crow.tolist(), stops.tolist(), strict=True))
    named: dict[str, tuple[int, Point]] = {}
    for _, stop in order:
        point = planner.network.point(stop)
        if point is not None and planner.served[stop]:
            named.setdefault(planner.network.stops.name[stop], (stop, point))
        if len(named) == STOPS_LOOKED_AT:
            break
    return list(named.values())


def plain_basis(answer: Answer, lift: Feeder | None) -> dict[str, Any]:
    """Return the transit basis as JSON: `kind` is bus, foot, none or unknown; never is what is unknown told as none."""
    basis: dict[str, Any] = {"spoken": answer.spoken, "feeder": _plain_feeder(lift) if lift else None}
    match answer:
        case ThereAndBack():
            return basis | _trip(answer) | {"kind": "foot" if answer.on_foot else "bus", "notes": list(answer.notes)}
        case NoBus():
            return basis | {"kind": "none", "why": answer.why.name, "notes": list(answer.notes)}
        case CannotSay():
            return basis | {"kind": "unknown", "missing": answer.missing.name, "notes": []}


def _plain_feeder(lift: Feeder) -> dict[str, Any]:
    named = ("stop", "stop_key", "be_there", "fetch_at", "drive", "direct", "spoken")
    return {name: getattr(lift, name) for name in named} | {"point": to_plain(lift.point)} | _trip(lift.trip)


def _trip(found: ThereAndBack) -> dict[str, Any]:
    fare: Yen | None = found.fare
    return {
        "fare": fare,
        "walk_minutes": found.out.walk_minutes + found.back.walk_minutes,
        "out": _ways(found.out),
        "back": _ways(found.back),
        "lines": [list(line) for line in sorted({(ride.agency, ride.route) for ride in _rides(found)})],
    }


def _ways(journey: Journey) -> dict[str, Any]:
    rides = [
        {"route": ride.route, "from": ride.start.name, "to": ride.end.name, "leave": ride.leave, "arrive": ride.arrive}
        for ride in journey.rides
    ]
    return {"leave": journey.leave, "arrive": journey.arrive, "walk_minutes": journey.walk_minutes, "rides": rides}


def _rides(found: ThereAndBack) -> tuple[RideLeg, ...]:
    return (*found.out.rides, *found.back.rides)
