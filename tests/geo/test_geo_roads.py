"""Travel along a road graph."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from ashinami.basics.place import Point
from ashinami.geo import road_files
from ashinami.geo.distance import crow_matrix
from ashinami.geo.roads import RoadGraph

SQUARE = [(33.00, 132.00), (33.00, 132.01), (33.01, 132.01), (33.01, 132.00)]


def graph(edges: Sequence[tuple[int, int, int, float, bool]], nodes: list[tuple[float, float]] = SQUARE) -> RoadGraph:
    """Build a graph from (u, v, metres, km/h, oneway)."""
    return RoadGraph(
        lat=np.array([lat for lat, _ in nodes]),
        lon=np.array([lon for _, lon in nodes]),
        u=np.array([edge[0] for edge in edges], np.int32),
        v=np.array([edge[1] for edge in edges], np.int32),
        metres=np.array([edge[2] for edge in edges], np.int32),
        kmh=np.array([edge[3] for edge in edges], np.float64),
        oneway=np.array([edge[4] for edge in edges], np.bool_),
    )


CORNERS = [Point(*node) for node in SQUARE]


def test_travel_follows_the_road() -> None:
    """Three sides of a square: the way from first to last corner is driven round, at each side's speed."""
    travel = graph([(0, 1, 1000, 30, False), (1, 2, 1200, 60, False), (2, 3, 1000, 30, False)]).matrix(CORNERS)
    assert travel.metres[0, 3] == 3200
    assert travel.minutes[0, 3] == 6  # 2 min + 1.2 min + 2 min, rounded up
    assert travel.minutes[0, 1] == 2
    assert travel.method == "道路網"
    assert not travel.estimated.any()


def test_the_fastest_way_is_taken_and_measured() -> None:
    """A longer but faster road wins, and the metres are those of that road."""
    travel = graph([(0, 1, 1000, 10, False), (0, 3, 1500, 60, False), (3, 1, 1500, 60, False)]).matrix(CORNERS[:2])
    assert travel.minutes[0, 1] == 3
    assert travel.metres[0, 1] == 3000


def test_of_two_edges_the_better_counts() -> None:
    """Two roads between the same crossings are not added up."""
    travel = graph([(0, 1, 3000, 30, False), (0, 1, 1000, 30, False)]).matrix(CORNERS[:2])
    assert travel.metres[0, 1] == 1000


def test_oneway_is_driven_one_way() -> None:
    """Back goes the other way round the block."""
    loop = [(0, 1, 1000, 30, True), (1, 2, 1000, 30, True), (2, 0, 1500, 30, True)]
    travel = graph(loop).matrix(CORNERS[:3])
    assert travel.metres[0, 1] == 1000
    assert travel.metres[1, 0] == 2500


def test_a_point_beside_the_road_pays_for_the_lane() -> None:
    """100 m off the node are added at 15 km/h: 1,000 m at 30 km/h and the lane are 2.4 minutes."""
    beside = Point(33.0009, 132.0)
    travel = graph([(0, 1, 1000, 30, False)]).matrix([beside, CORNERS[1]])
    assert travel.metres[0, 1] == 1100
    assert travel.minutes[0, 1] == 3


def test_far_from_any_road_the_straight_line_is_left_and_marked() -> None:
    """A house 5 km from the road is not snapped to it; only its pairs are marked."""
    far = Point(33.05, 132.0)
    roads = graph([(0, 1, 1000, 30, False)])
    travel = roads.matrix([*CORNERS[:2], far])
    assert travel.estimated.tolist() == [[False, False, True], [False, False, True], [True, True, False]]
    assert travel.minutes[0, 2] == roads.fallback.matrix([CORNERS[0], far]).minutes[0, 1]
    assert travel.method == "道路網(一部は直線距離×1.4)"


def test_parts_that_do_not_connect_fall_back() -> None:
    """An island's road is no way to the mainland."""
    travel = graph([(0, 1, 1000, 30, False), (2, 3, 1000, 30, False)]).matrix(CORNERS)
    assert travel.estimated[0, 2]
    assert not travel.estimated[2, 3]


def test_two_names_of_one_point() -> None:
    """A place written down twice is no way apart, even beside the road."""
    beside = Point(33.0009, 132.0)
    travel = graph([(0, 1, 1000, 30, False)]).matrix([beside, beside])
    assert not travel.minutes.any()
    assert not travel.metres.any()


def test_saved_and_loaded(tmp_path: Path) -> None:
    """A network written to .npz gives the same times when read back; another file is refused."""
    roads = graph([(0, 1, 1000, 30, True), (1, 0, 1500, 20, True)])
    road_files.save(roads, tmp_path / "roads.npz")
    again = road_files.load(tmp_path / "roads.npz")
    assert (again.matrix(CORNERS[:2]).metres == roads.matrix(CORNERS[:2]).metres).all()
    np.savez(tmp_path / "other.npz", lat=roads.lat)
    with pytest.raises(ValueError, match="がありません"):
        road_files.load(tmp_path / "other.npz")


def test_graphs_that_make_no_sense() -> None:
    """Edges into nowhere, no nodes, standing cars and columns of different lengths are refused."""
    with pytest.raises(ValueError, match="ends in no node"):
        graph([(0, 9, 1000, 30, False)])
    with pytest.raises(ValueError, match="has a node"):
        graph([], nodes=[])
    with pytest.raises(ValueError, match="above 0"):
        graph([(0, 1, 1000, 0, False)])
    good = graph([(0, 1, 1000, 30, False)])
    with pytest.raises(ValueError, match="differ in length"):
        RoadGraph(good.lat, good.lon[:2], good.u, good.v, good.metres, good.kmh, good.oneway)


def test_kama_bus_roads(shared: Path) -> None:
    """On the roads of 嘉麻市's buses no way is shorter than the straight line, and the network keeps its 127.9 km."""
    roads = road_files.read_edges(shared / "data/roads/kama_bus_roads_from_shapes_edges.csv.gz")
    assert roads.metres.sum() == pytest.approx(127_900, abs=100)
    places = [Point(lat, lon) for lat, lon in zip(roads.lat[::200], roads.lon[::200], strict=True)]
    travel = roads.matrix(places)
    crow = crow_matrix(places, places)
    assert not travel.estimated.any()
    assert (travel.metres >= crow * 0.99 - 5).all()
    assert (travel.minutes * 500 >= travel.metres - 5).all()  # nobody is faster than 30 km/h


def test_a_table_of_edges(tmp_path: Path) -> None:
    """Each vertex of a line is a node, stretches add up to the length given, a speed in the table counts; an empty one is refused."""
    table = tmp_path / "edges.csv"
    head = "edge_id,node_u,node_v,length_m,wkt,kmh\n"
    line = '1,a,b,2000.4,"LINESTRING(132.00 33.00,132.01 33.00,132.01 33.01)",60\n'
    table.write_text("\ufeff" + head + line, encoding="utf-8")
    roads = road_files.read_edges(table)
    assert len(roads.lat) == 3
    assert roads.metres.sum() == 2000
    assert roads.matrix([CORNERS[0], CORNERS[2]]).minutes[0, 1] == 2
    table.write_text(head, encoding="utf-8")
    with pytest.raises(ValueError, match="区間が一つもありません"):
        road_files.read_edges(table)


def test_no_points_on_the_roads() -> None:
    """A day without places needs no special case."""
    assert graph([(0, 1, 1000, 30, False)]).matrix([]).minutes.shape == (0, 0)


EDGES = 'edge_id,node_u,node_v,length_m,wkt\n1,a,b,2000,"LINESTRING(132.00 33.00,132.01 33.01)"\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.npz", b""),
        ("zip.npz", b"PK\x03\x04xx"),
        ("cut.csv.gz", gzip.compress(EDGES.encode() * 9, mtime=0)[:-9]),
        ("other.csv.gz", b"no archive"),
        ("garbled.csv.gz", gzip.compress(EDGES.encode() * 9, mtime=0)[:12] + b"\xff" * 9),
        ("ragged.csv", EDGES.encode() + b"2\n"),
        ("columns.csv", b"a,b\n1,2\n"),
        ("endless.csv", EDGES.replace("2000", "1e30").encode()),
        ("nan.csv", EDGES.replace("2000", "nan").encode()),
        ("long.csv", b"x" * 200_000 + b"\n1\n"),
        ("cut.csv", EDGES[:-9].encode()),
        ("swapped.csv", EDGES.replace("132.00 33.00", "33.00 132.00").encode()),
        ("still.csv", EDGES.replace("wkt\n", "wkt,kmh\n").replace('"\n', '",0\n').encode()),
        ("picture.csv", b"\xff\xd8\xff\xe0"),
    ],
)
def test_what_is_no_road_graph_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    """Whatever is given by mistake, the reader says in Japanese that it holds no graph, and nothing else."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(road_files.RoadFileError, match=r"[ぁ-ん]"):
        road_files.read(tmp_path / name)


def test_files_are_told_apart_by_name(tmp_path: Path) -> None:
    """The same roads from a table and from our own file are the same."""
    (tmp_path / "edges.csv").write_text(EDGES, encoding="utf-8")
    roads = road_files.read(tmp_path / "edges.csv")
    road_files.save(roads, tmp_path / "edges.npz")
    assert road_files.read(tmp_path / "edges.npz").metres.tolist() == roads.metres.tolist() == [2000]
