"""The outline of an area as people give it: corners, one a line, or a GeoJSON geometry from a file."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ashinami.basics.place import Point
from ashinami.geo.mesh import JAPAN

MOST_CROSSINGS_LOOKED_FOR = 600
"""Corners up to which a ring is searched for crossings, pair by pair; boundaries from files are longer."""

_CORNER = re.compile(r"[(\[]?\s*(-?\d+(?:\.\d+)?)\s*[,、\s]\s*(-?\d+(?:\.\d+)?)\s*[)\]]?")

type Geometry = dict[str, Any]


class OutlineError(ValueError):
    """No outline of an area; the text says in Japanese what to mend."""


def read_outline(text: str) -> Geometry:
    """Return the outline as a GeoJSON geometry (WGS84, longitude first): Polygon, or MultiPolygon if it was given so.

    Parameters
    ----------
    text : corners "latitude, longitude" one a line, first corner not repeated; or a GeoJSON geometry, feature or collection of one.

    Raises
    ------
    OutlineError : fewer than three corners, a line that is no corner, a point outside Japan, edges that cross.
    """
    folded = unicodedata.normalize("NFKC", text).strip()
    if folded.startswith("{"):
        return _from_geojson(folded)
    corners = [_corner(line, number) for number, line in enumerate(folded.splitlines(), start=1) if line.strip()]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return {"type": "Polygon", "coordinates": [_ring(corners)]}


def corners_of(geometry: Geometry) -> tuple[Point, ...]:
    """Return the corners of an outline that is one ring, so that it can be edited; nothing for one of several rings."""
    if geometry["type"] != "Polygon" or len(geometry["coordinates"]) != 1:
        return ()
    return tuple(Point(lat, lon) for lon, lat in geometry["coordinates"][0][:-1])


def _corner(line: str, number: int) -> Point:
    read = _CORNER.fullmatch(line.strip())
    if read is None:
        raise OutlineError(
            f"{number}行目「{line.strip()[:30]}」が読めません。「32.91, 132.19」のように、緯度、経度の順に書いてください。"
        )
    return _in_japan(float(read[1]), float(read[2]), f"{number}行目")


def _in_japan(lat: float, lon: float, where: str) -> Point:
    try:
        point = Point(lat, lon)
    except ValueError:
        point = None
    if point is None or point not in JAPAN:
        raise OutlineError(f"{where}の {lat}, {lon} は日本の外です。緯度、経度の順かを確かめてください。")
    return point


def _ring(corners: Sequence[Point]) -> list[list[float]]:
    if len(set(corners)) < 3:
        raise OutlineError("区域の形には、ちがう角が三つ以上いります。")
    crossing = _crossing(corners)
    if crossing:
        first, second = crossing
        raise OutlineError(f"{first}番目と{second}番目の角から始まる辺が交わっています。角の順を確かめてください。")
    return [[corner.lon, corner.lat] for corner in (*corners, corners[0])]


def _crossing(corners: Sequence[Point]) -> tuple[int, int] | None:
    """Return the numbers of two edges that cross, counted from 1 by their first corners; None when no two do."""
    if len(corners) > MOST_CROSSINGS_LOOKED_FOR:
        return None
    edges = list(pairwise((*corners, corners[0])))
    last = len(edges) - 1
    for at, one in enumerate(edges):
        for other in range(at + 2, len(edges)):
            if (at, other) != (0, last) and _cross(one, edges[other]):
                return at + 1, other + 1
    return None


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    """Return on which side of the line from a to b the point c lies: the sign counts."""
    return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon)


def _from_geojson(text: str) -> Geometry:
    try:
        found = _geometry(json.loads(text))
        rings = (
            found["coordinates"] if found["type"] == "Polygon" else [r for part in found["coordinates"] for r in part]
        )
        kept = [_ring(_unclosed(ring)) for ring in rings]
    except OutlineError:
        raise
    except (ValueError, TypeError, KeyError, IndexError) as fault:
        raise OutlineError(
            "GeoJSON の区域として読めません。Polygon か MultiPolygon をひとつ入れてください。"
        ) from fault
    if found["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": kept}
    remaining = iter(kept)
    return {"type": "MultiPolygon", "coordinates": [[next(remaining) for _ in part] for part in found["coordinates"]]}


def _geometry(found: Geometry) -> Geometry:
    if found["type"] == "FeatureCollection":
        (found,) = found["features"]
    if found["type"] == "Feature":
        found = found["geometry"]
    if found["type"] not in ("Polygon", "MultiPolygon") or not found["coordinates"]:
        raise ValueError(found["type"])
    return found


def _unclosed(ring: Iterable[Sequence[float]]) -> list[Point]:
    corners = [
        _in_japan(float(position[1]), float(position[0]), f"{number}番目の角")
        for number, position in enumerate(ring, 1)
    ]
    return corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners
