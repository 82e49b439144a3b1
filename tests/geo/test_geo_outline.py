"""Outlines of areas: as corners on lines, as GeoJSON from a file, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.place import Point
from ashinami.geo.outline import OutlineError, corners_of, read_outline

SQUARE = "33.0, 131.0\n33.0, 131.1\n33.1, 131.1\n33.1, 131.0"


def test_corners_are_read_as_people_write_them() -> None:
    """Full-width digits, brackets, a first corner repeated at the end: one ring, closed, longitude first."""
    said = "３３．０、１３１．０\n(33.0, 131.1)\n33.1 131.1\n\n33.0, 131.0"
    assert read_outline(said) == {
        "type": "Polygon",
        "coordinates": [[[131.0, 33.0], [131.1, 33.0], [131.1, 33.1], [131.0, 33.0]]],
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("33.0, 131.0\n33.0, 131.1", "三つ以上"),
        ("33.0, 131.0\n33.0, 131.0\n33.0, 131.1", "三つ以上"),
        ("131.0, 33.0\n131.1, 33.0\n131.1, 33.1", "日本の外"),
        ("0, 0\n33.0, 131.1\n33.1, 131.1", "日本の外"),
        ("33.0, 131.0\n港のあたり\n33.1, 131.1", "2行目"),
        ("33.0, 131.0\n33.1, 131.1\n33.0, 131.1\n33.1, 131.0", "交わって"),
        ("{", "GeoJSON"),
        ('{"type": "Point", "coordinates": [131.0, 33.0]}', "GeoJSON"),
        ('{"type": "Polygon", "coordinates": []}', "GeoJSON"),
        ('{"type": "FeatureCollection", "features": []}', "GeoJSON"),
        ('{"type": "Polygon", "coordinates": [[[131.0, 33.0], [131.1, 33.0], ["x", 1]]]}', "GeoJSON"),
        ('{"type": "Polygon", "coordinates": [[[33.0, 131.0], [33.1, 131.0], [33.1, 131.1]]]}', "日本の外"),
    ],
)
def test_what_is_no_outline_is_refused_with_what_to_mend(text: str, says: str) -> None:
    """Too few corners, the wrong order of numbers, words, crossing edges, other geometry."""
    with pytest.raises(OutlineError, match=says):
        read_outline(text)


def test_a_feature_of_a_file_keeps_its_parts_and_holes() -> None:
    """A MultiPolygon stays one, part by part; it cannot be edited corner by corner, and says so by having no corners."""
    ring = read_outline(SQUARE)["coordinates"][0]
    hole = [[131.02, 33.02], [131.05, 33.02], [131.05, 33.05], [131.02, 33.02]]
    island = [[131.2, 33.0], [131.3, 33.0], [131.3, 33.1], [131.2, 33.0]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring, hole], [island]]}
    collection = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {}, "geometry": geometry}],
    }
    assert read_outline(json.dumps(collection)) == geometry
    assert corners_of(geometry) == ()


@given(st.lists(st.tuples(st.floats(0.01, 1.0), st.floats(0.01, 0.3)), min_size=3, max_size=12, unique=True))
def test_a_star_shaped_outline_comes_back_corner_by_corner(steps: list[tuple[float, float]]) -> None:
    """Corners in order around a centre never cross; what is written is what can be edited again."""
    from math import cos, pi, sin  # noqa: PLC0415 - only here

    turn = 2 * pi / len(steps)
    corners = [
        Point(round(33 + far * sin(at * turn), 6), round(131 + far * cos(at * turn), 6))
        for at, (_, far) in enumerate(steps)
    ]
    text = "\n".join(f"{corner.lat}, {corner.lon}" for corner in corners)
    assert corners_of(read_outline(text)) == tuple(corners)
