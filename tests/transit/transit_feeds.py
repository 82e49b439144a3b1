"""Tiny timetables written inside a test: tables as texts, a feed of them, and networks by chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ashinami.transit.feed import Feed

AGENCY = "agency_id,agency_name,agency_url,agency_timezone,agency_lang,agency_phone\nA,結海市,https://example.org,Asia/Tokyo,ja,0999-00-0001\n"
WEEKDAYS = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "weekday,1,1,1,1,1,0,0,20260401,20270331\n"
)


def feed_of(name: str = "yuumi", **tables: str) -> Feed:
    """Return a feed of the tables (stops="stop_id,…"), with an agency and a weekday calendar unless others are given."""
    whole = {"agency": AGENCY, "calendar": WEEKDAYS, **tables}
    return Feed(name, {f"{table}.txt": text.encode() for table, text in whole.items()})


@dataclass(frozen=True)
class Line:
    """A bus by name: where it calls, with arrival and departure in minutes, and what cannot be done (b: board, a: alight)."""

    name: str
    calls: Sequence[tuple[str, int, int]]
    closed: Sequence[str] = ()


def lines_feed(stops: dict[str, tuple[float, float]], lines: Sequence[Line], name: str = "yuumi") -> Feed:
    """Return a feed of one route whose trips are the lines; stops stand at metres east and north of a point."""
    rows = ["stop_id,stop_name,stop_lat,stop_lon"]
    for stop, (east, north) in stops.items():
        rows.append(f"{stop},{stop}停留所,{33 + north / 111_195:.7f},{131 + east / 93_256:.7f}")
    times = ["trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type"]
    for line in lines:
        for at, (stop, arrive, leave) in enumerate(line.calls):
            closed = line.closed[at] if at < len(line.closed) else ""
            pickup, drop = int("b" in closed), int("a" in closed)
            times.append(f"{line.name},{_clock(arrive)},{_clock(leave)},{stop},{at + 1},{pickup},{drop}")
    return feed_of(
        name,
        stops="\n".join(rows) + "\n",
        routes="route_id,agency_id,route_short_name,route_long_name,route_type\nR,A,,市内線,3\n",
        trips="route_id,service_id,trip_id,trip_headsign\n"
        + "".join(f"R,weekday,{line.name},終点\n" for line in lines),
        stop_times="\n".join(times) + "\n",
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}:00"


def by_chance(seed: int, stops: int = 7, lines: int = 9) -> tuple[dict[str, tuple[float, float]], list[Line]]:
    """Return stops and lines by chance: loops, hops of no minutes, buses that overtake, poles where one may only get on."""
    chance = Random(seed)
    places = {f"S{number}": (float(chance.randrange(900)), float(chance.randrange(900))) for number in range(stops)}
    found = []
    for number in range(lines):
        now = chance.randrange(8 * 60, 10 * 60)
        calls = []
        for _ in range(chance.randrange(2, 6)):
            stay = chance.choice((0, 0, 1))
            calls.append((f"S{chance.randrange(stops)}", now, now + stay))
            now += stay + chance.choice((0, 1, 4, 9))
        again = [(stop, arrive + 20, leave + 20) for stop, arrive, leave in calls]
        closed = [chance.choice(("", "", "", "b", "a", "ab")) for _ in calls]
        found += [Line(f"L{number}", calls, closed), Line(f"L{number}later", again, closed)]
    return places, found
