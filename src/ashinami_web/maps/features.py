"""GeoJSON as the map reads it: points with a name and a kind, lines of a driver, areas.

A map is a second look at what the page says in words: each feature carries the words (`name`, `text`) and, where there is a page of its
own, `href`. Coordinates are WGS84, longitude first, as GeoJSON has them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from ashinami.basics.place import Point

type Feature = dict[str, Any]


class Kind(StrEnum):
    """What a point is; the map draws each in a shape of its own, so that nothing rests on colour alone."""

    HOME = "home"
    PLACE = "place"
    STOP = "stop"
    DRIVER = "driver"


def point(  # noqa: PLR0913 - all a point can say, by name
    where: Point, kind: Kind, name: str, *, text: str = "", href: str = "", number: int | None = None
) -> Feature:
    """Return a point; `number` is its place in a tour."""
    said = {"kind": kind.value, "name": name, "text": text, "href": href, "number": number}
    return _feature({"type": "Point", "coordinates": [where.lon, where.lat]}, said)


def line(way: Iterable[Point], name: str, *, colour: int, dashed: bool = False) -> Feature:
    """Return a line; `colour` counts through the map's own colours, `dashed` says that it is not the way along the roads."""
    coordinates = [[each.lon, each.lat] for each in way]
    said = {"kind": "line", "name": name, "colour": colour, "dashed": dashed}
    return _feature({"type": "LineString", "coordinates": coordinates}, said)


def area(outline: dict[str, Any], name: str, *, text: str = "", href: str = "") -> Feature:
    """Return an area by its outline, a GeoJSON geometry."""
    return _feature(outline, {"kind": "area", "name": name, "text": text, "href": href})


def collection(features: Iterable[Feature]) -> dict[str, Any]:
    """Return them as one GeoJSON object."""
    return {"type": "FeatureCollection", "features": list(features)}


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> Feature:
    return {"type": "Feature", "geometry": geometry, "properties": properties}
