"""The outline of a district of a fictional city: the hull of its roads, a little widened."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from ashinami.society.town.town import Town

_BEYOND = 250
"""Metres by which the hull is widened around each road."""

type Spot = tuple[float, float]


def outline(city: Town, districts: Iterable[str]) -> dict[str, Any]:
    """Return the outline of districts together, as a GeoJSON polygon."""
    nodes = [city.road_plan.spots[node] for district in districts for node in city.road_plan.of(district)]
    around = [
        (node.x + _BEYOND * math.cos(turn), node.y + _BEYOND * math.sin(turn)) for node in nodes for turn in _TURNS
    ]
    corners = [city.terrain.point(x, y) for x, y in hull(around)]
    ring = [[corner.lon, corner.lat] for corner in (*corners, corners[0])]
    return {"type": "Polygon", "coordinates": [ring]}


_TURNS = tuple(turn * math.pi / 4 for turn in range(8))


def hull(spots: Iterable[Spot]) -> list[Spot]:
    """Return the convex hull, anticlockwise (Andrew 1979, doi 10.1016/0020-0190(79)90072-3)."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        raise ValueError("a hull has three corners or more")
    halves: list[list[Spot]] = []
    for line in (ordered, ordered[::-1]):
        half: list[Spot] = []
        for spot in line:
            while len(half) > 1 and _turn(half[-2], half[-1], spot) <= 0:
                half.pop()
            half.append(spot)
        halves.append(half[:-1])
    return halves[0] + halves[1]


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
