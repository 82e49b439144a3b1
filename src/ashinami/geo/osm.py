"""The roads of OpenStreetMap (.osm.pbf) as a road graph; needs the extra `reach` (osmium)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import numpy as np

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_metres
from ashinami.geo.roads import RoadGraph

CREDIT = "© OpenStreetMap contributors（ODbL 1.0、https://www.openstreetmap.org/copyright）"
"""Stands with every map and paper the roads are shown on."""


class Going(Enum):
    """Who uses the roads."""

    CAR = "車"
    FOOT = "徒歩"


_CAR_KMH = {
    "motorway": 80,
    "motorway_link": 40,
    "trunk": 45,
    "trunk_link": 35,
    "primary": 40,
    "primary_link": 35,
    "secondary": 35,
    "secondary_link": 30,
    "tertiary": 30,
    "tertiary_link": 30,
    "unclassified": 25,
    "residential": 20,
    "living_street": 10,
    "service": 15,
    "road": 20,
    "track": 10,
}
"""Speeds driven, not allowed, by class: below the limits, as on Japan's roads between junctions; `maxspeed` only lowers them."""
_FOOT_ONLY = ("footway", "path", "pedestrian", "steps", "corridor", "cycleway", "bridleway")
_NO_FOOT = ("motorway", "motorway_link")
_CLOSED = ("no", "private")


@dataclass(slots=True)
class _Found:
    """Nodes and edges as they are met."""

    number: dict[int, int] = field(default_factory=dict)
    lat: list[float] = field(default_factory=list)
    lon: list[float] = field(default_factory=list)
    edges: list[tuple[int, int, int, float, bool]] = field(default_factory=list)

    def node(self, ref: int, lat: float, lon: float) -> int:
        found = self.number.setdefault(ref, len(self.lat))
        if found == len(self.lat):
            self.lat.append(lat)
            self.lon.append(lon)
        return found


def read_osm(path: Path, going: Going = Going.CAR) -> RoadGraph:
    """Read the roads a car, or a person on foot, may use. A file that holds none, or is broken, is a ValueError.

    Raises
    ------
    ModuleNotFoundError
        When osmium is not installed (the extra `reach`).
    """
    import osmium  # noqa: PLC0415 - an extra

    found = _Found()
    try:
        reader = osmium.FileProcessor(str(path)).with_locations()
        for thing in reader.with_filter(osmium.filter.KeyFilter("highway")):
            if isinstance(thing, osmium.osm.Way):
                _way(thing, going, found)
    except RuntimeError as fault:
        raise ValueError(f"{path.name}: no OpenStreetMap file ({fault})") from fault
    if not found.edges:
        raise ValueError(f"{path.name}: no roads for {going.value}")
    u, v, metres, kmh, oneway = zip(*found.edges, strict=True)
    return RoadGraph(
        lat=np.array(found.lat),
        lon=np.array(found.lon),
        u=np.array(u, np.int32),
        v=np.array(v, np.int32),
        metres=np.array(metres, np.int32),
        kmh=np.array(kmh, np.float64),
        oneway=np.array(oneway, np.bool_),
    )


def _way(way: object, going: Going, found: _Found) -> None:
    tags = dict(way.tags)  # type: ignore[attr-defined]  # osmium has no types
    speed = kmh_of(tags, going)
    if speed is None:
        return
    direction = 0 if going is Going.FOOT else direction_of(tags)
    before: tuple[int, Point] | None = None
    for node in way.nodes:  # type: ignore[attr-defined]
        if not node.location.valid():
            before = None  # cut at the edge of the extract
            continue
        point = Point(node.location.lat, node.location.lon)
        here = found.node(node.ref, point.lat, point.lon)
        if before is not None and before[0] != here:
            ends = (before[0], here) if direction >= 0 else (here, before[0])
            metres = max(1, crow_metres(before[1], point))
            found.edges.append((*ends, metres, speed, direction != 0))
        before = (here, point)


def kmh_of(tags: Mapping[str, str], going: Going) -> float | None:
    """Return the speed on a way; None when one may not go there."""
    kind = tags.get("highway", "")
    allowed = tags.get("foot" if going is Going.FOOT else "motor_vehicle", tags.get("access", ""))
    if allowed in _CLOSED or tags.get("area") == "yes":
        return None
    if going is Going.FOOT:
        return 5.0 if kind not in _NO_FOOT and (kind in _CAR_KMH or kind in _FOOT_ONLY) else None
    speed = _CAR_KMH.get(kind)
    if speed is None:
        return None
    limit = tags.get("maxspeed", "")
    return float(min(speed, int(limit))) if limit.isdecimal() and int(limit) > 0 else float(speed)


def direction_of(tags: Mapping[str, str]) -> int:
    """Return 1 when a way is driven as it is drawn only, -1 against it, 0 both ways."""
    said = tags.get("oneway", "")
    if said == "-1":
        return -1
    is_round = tags.get("junction") in ("roundabout", "circular") or tags.get("highway") in (
        "motorway",
        "motorway_link",
    )
    return 1 if said in ("yes", "true", "1") or (is_round and said != "no") else 0
