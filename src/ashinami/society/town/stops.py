"""The bus of a fictional town: one line a district, along the lower part of its main road."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ashinami.society.town.roads import RoadPlan, Spot
from ashinami.society.town.spec import District, DistrictKind, TownSpec
from ashinami.society.town.terrain import STEP, Terrain
from ashinami.vocabulary.place import Place, PlaceKind

_EVERY = 6  # vertices between stops on a main road, 600 m
_ENDINGS = ("口", "橋", "下", "前", "坂", "中")


@dataclass(frozen=True, slots=True)
class BusLine:
    """A bus line: the stops in their order from the centre."""

    name: str
    stops: tuple[Place, ...]


def make_lines(spec: TownSpec, terrain: Terrain, roads: RoadPlan) -> tuple[BusLine, ...]:
    """Return the lines; in the centre a loop past every third crossing."""
    return tuple(
        BusLine(f"{district.name}線", _stops(number, district, terrain, roads))
        for number, district in enumerate(spec.districts)
        if district.bus > 0
    )


def _stops(number: int, district: District, terrain: Terrain, roads: RoadPlan) -> tuple[Place, ...]:
    on_main = [roads.spots[node] for node in roads.of(district.name) if roads.spots[node].on_main]
    if district.kind is DistrictKind.CENTRE:
        served = on_main[::3]
    else:
        served = [spot for spot in on_main[::_EVERY] if spot.along <= district.bus * len(on_main) * STEP]
    seen: Counter[str] = Counter()
    stops: list[Place] = []
    for spot in served:
        ending = _ENDINGS[seen[spot.hamlet] % len(_ENDINGS)]
        seen[spot.hamlet] += 1
        stops.append(_stop(f"stop-{number}-{len(stops) + 1:02d}", f"{spot.hamlet}{ending}", spot, terrain))
    return tuple(stops)


def _stop(key: str, name: str, spot: Spot, terrain: Terrain) -> Place:
    return Place(key, name, PlaceKind.STATION, terrain.point(spot.x, spot.y), town=spot.hamlet)
