"""About how long a car needs from one place to another, said at the desk: along the roads where the engine has them, else straight."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from ashinami.basics.place import Point
from ashinami.geo.travel import StraightLine
from ashinami_web.bodies.models import Body
from ashinami_web.running.line import EngineError, NobodyThereError, call
from ashinami_web.runs.roads import roads_file, travel_times

PATIENCE = 0.5
"""Seconds: she is on the telephone. An engine that is busy is not waited for."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way by car: its minutes, and whether they were found along the roads."""

    minutes: int
    by_road: bool


def way_about(body: Body, start: Point, end: Point) -> Way:
    """Return the way between two places; the page itself loads no road graph, and asks for a way once."""
    path = roads_file(body.municipality or body)
    if path.exists():
        with suppress(NobodyThereError, EngineError):
            return _by_road(str(body.pk), path.stat().st_mtime_ns, start, end)
    return Way(int(StraightLine().matrix((start, end)).minutes[0, 1]), by_road=False)


@lru_cache(maxsize=4_096)
def _by_road(body: str, _changed: int, start: Point, end: Point) -> Way:
    about = {"start": [start.lat, start.lon], "end": [end.lat, end.lon]}
    minutes, by_road = call({"question": "way", "body": body, "about": about}, patience=PATIENCE)
    return Way(minutes, by_road)


def way(body: Body, start: list[float], end: list[float]) -> tuple[int, bool]:
    """Answer for the engine: minutes, and whether the roads lead there."""
    found = travel_times(body).matrix((Point(*start), Point(*end)))
    return int(found.minutes[0, 1]), not found.estimated[0, 1]
