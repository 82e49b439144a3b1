"""Heights: tables and the elevation model are read whole or told; the roads get slopes, and one walks slower uphill."""

from __future__ import annotations

import gzip
import io
import zipfile
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.notice import Severity
from ashinami.basics.place import Point
from ashinami.geo.heights import Heights, known_share, with_heights
from ashinami.geo.imports.base import Draft, File, Order, Reading, read
from ashinami.geo.imports.heights import read_heights, whole
from ashinami.geo.roads import RoadGraph
from ashinami.geo.walking import FootNetwork

NORTH = 1 / 111_195
"""A metre in degrees of latitude."""


def model(values: list[str], columns: int = 4, rows: int = 3, start: str = "0 0") -> bytes:
    """Return a mesh of the elevation model, as 国土地理院 writes it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Dataset xmlns="http://fgd.gsi.go.jp/spec/2008/FGD_GMLSchema" xmlns:gml="http://www.opengis.net/gml/3.2"><DEM><coverage>
<gml:boundedBy><gml:Envelope><gml:lowerCorner>33.0 131.0</gml:lowerCorner><gml:upperCorner>33.003 131.004</gml:upperCorner>
</gml:Envelope></gml:boundedBy><gml:gridDomain><gml:Grid><gml:limits><gml:GridEnvelope><gml:low>0 0</gml:low>
<gml:high>{columns - 1} {rows - 1}</gml:high></gml:GridEnvelope></gml:limits></gml:Grid></gml:gridDomain><gml:rangeSet>
<gml:DataBlock><gml:tupleList>
{chr(10).join(values)}
</gml:tupleList></gml:DataBlock></gml:rangeSet><gml:coverageFunction><gml:GridFunction><gml:startPoint>{start}</gml:startPoint>
</gml:GridFunction></gml:coverageFunction></coverage></DEM></Dataset>""".encode()


GROUND = [f"地表面,{number}.5" for number in range(12)]
TABLE = "緯度,経度,標高\n33.0001,131.0001,12.3\n33.0002,131.0002,13\n"


def brought(*files: tuple[str, bytes], order: Order | None = None) -> Reading:
    """Return the layer of the files."""
    return read("heights", [File(*file) for file in files], order or Order())


def test_a_table_of_heights_is_a_layer_that_tells_where_heights_are_known() -> None:
    """How many points, lowest, highest, and an outline; who measured them is not known unless it is said."""
    found = brought(("標高.csv", TABLE.encode("cp932")))
    assert found.layer is not None
    (feature,) = found.layer.features
    assert dict(feature.figures) == {"height_points": 2, "lowest_metres": 12, "highest_metres": 13}
    assert found.layer.source.credit.endswith("利用条件は未確認")
    said = Order(title="測量", publisher="結海市", licence="CC BY 4.0", year=2026)
    named = brought(("標高.csv", TABLE.encode()), order=said).layer
    assert named is not None
    assert (named.mark, named.source.publisher) == ("実データ・2026年", "結海市")


def test_the_elevation_model_is_read_from_its_north_west_corner() -> None:
    """Cells run eastwards, then south; -9999 is nobody's height; the publisher is known."""
    values = ["データなし,-9999.00", *GROUND[1:]]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("PackDEM/FG-GML-5031-DEM5A.xml", model(values))
    found = brought(("model.zip", packed.getvalue()))
    assert found.layer is not None
    assert found.layer.source.publisher == "国土地理院"
    draft = Draft()
    heights = whole(read_heights([File("a.xml", model(values))], draft))
    assert len(heights.metres) == 11
    assert heights.metres[0] == 1.5
    assert (heights.lat[0], heights.lon[0]) == (pytest.approx(33.0025), pytest.approx(131.0015))
    assert (heights.lat[-1], heights.lon[-1]) == (pytest.approx(33.0005), pytest.approx(131.0035))


def test_a_model_that_begins_later_leaves_the_cells_before_unmeasured() -> None:
    """StartPoint 1 2: the second column of the third row."""
    heights = whole(read_heights([File("a.xml", model(["地表面,7"], start="1 2"))], Draft()))
    assert (heights.lat[0], heights.lon[0]) == (pytest.approx(33.0005), pytest.approx(131.0015))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.xml", model(GROUND)[:600], "no-model"),
        ("a.xml", model([*GROUND, "地表面,1"]), "no-model"),
        ("a.xml", model(["地表面,たかい"]), "no-model"),
        ("a.xml", model(["地表面,90000"]), "wrong-height"),
        ("a.xml", b"<html><body>404</body></html>", "no-model"),
        ("a.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "no-model"),
        ("a.csv", "緯度,経度,標高\n131.0,33.0,5\n".encode(), "wrong-point"),
        ("a.csv", "緯度,経度,標高\n33.0,131.0,高い\n".encode(), "unreadable-height"),
        ("a.csv", "緯度,経度,標高\n33.0,131.0,99999\n".encode(), "wrong-height"),
        ("a.csv", "べつの表\n1\n".encode(), "no-headings"),
        ("a.csv", b"", "no-headings"),
        ("a.csv", b"\x89PNG\0\0", "unreadable-file"),
        ("a.zip", b"PK\x03\x04 cut", "broken-archive"),
        ("a.gz", gzip.compress(TABLE.encode(), mtime=0)[:-9], "broken-archive"),
    ],
)
def test_what_cannot_be_read_whole_is_told_and_nothing_of_it_is_used(name: str, content: bytes, code: str) -> None:
    """Cut off, other files, places outside Japan, heights in centimetres."""
    found = brought((name, content))
    assert found.layer is None
    assert code in {notice.code for notice in found.notices}


@given(seed=st.integers(0, 10_000))
def test_a_damaged_file_never_raises(seed: int) -> None:
    """A model or a table with bytes lost, doubled or changed: a layer, or none and a notice that says why."""
    chance = Random(seed)
    content = bytearray(chance.choice((model(GROUND), TABLE.encode())))
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(9)] = bytes(chance.randrange(256) for _ in range(chance.randrange(5)))
    found = brought(("damaged", bytes(content)))
    assert found.layer is not None or any(notice.severity is Severity.ERROR for notice in found.notices)


def hill(metres: int = 100) -> RoadGraph:
    """Return a straight road of twenty stretches northwards; its heights are put on by the tests."""
    steps = 20
    lat = 33 + np.arange(steps + 1) * metres / steps * NORTH
    return RoadGraph(
        lat=lat, lon=np.full(steps + 1, 131.0), u=np.arange(steps, dtype=np.int32), v=np.arange(1, steps + 1, dtype=np.int32),
        metres=np.full(steps, metres // steps, np.int32), kmh=np.full(steps, 20.0), oneway=np.zeros(steps, np.bool_),
    )  # fmt: skip


def sampled(slope: float, noise: float = 0.0) -> Heights:
    """Return heights every five metres around the road: a plane that rises northwards, measured with an error."""
    chance = np.random.default_rng(1)
    north, east = np.meshgrid(np.arange(-50, 155, 5.0), np.arange(-50, 55, 5.0))
    metres = north.ravel() * slope + chance.normal(0, noise, north.size)
    return Heights(33 + north.ravel() * NORTH, 131 + east.ravel() * NORTH / np.cos(np.radians(33)), metres)


@pytest.mark.parametrize("slope", [0.02, 0.08, 0.15])
def test_roads_get_the_slope_of_the_ground(slope: float) -> None:
    """A way up a plane is as steep as the plane, within 1.5 percent though each height is 30 cm wrong; back is no slower."""
    roads = with_heights(hill(), sampled(slope, 0.3))
    assert known_share(roads) == 1
    (way,) = FootNetwork.of(roads).ways(Point(33.0, 131.0), [Point(33 + 100 * NORTH, 131.0)])
    assert way is not None
    assert way.slope == pytest.approx(slope * 100, abs=1.5)
    assert way.seconds >= way.back


def test_where_nobody_measured_the_slope_is_not_known() -> None:
    """Heights of another valley, and none at all: the nodes have none, and a way has no slope, never zero."""
    far = Heights(np.array([34.0]), np.array([131.0]), np.array([5.0]))
    for heights in (far, Heights(np.empty(0), np.empty(0), np.empty(0))):
        roads = with_heights(hill(), heights)
        assert known_share(roads) == 0
        (way,) = FootNetwork.of(roads).ways(Point(33.0, 131.0), [Point(33 + 100 * NORTH, 131.0)])
        assert way is not None
        assert way.slope is None
