"""Roads of OpenStreetMap, and Valhalla beside our own search."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from ashinami.basics.place import Point
from ashinami.geo.fast_roads import FastRoads
from ashinami.geo.osm import Going, direction_of, kmh_of, read_osm

osmium = pytest.importorskip("osmium")


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """Return a small extract: a street, a one-way, a path, a private road, and a motorway."""
    path = tmp_path / "small.osm.pbf"
    nodes = {number: (131.0 + 0.001 * number, 33.0) for number in range(1, 7)}
    ways = (
        ({"highway": "residential"}, [1, 2, 3]),
        ({"highway": "tertiary", "oneway": "-1", "maxspeed": "20"}, [3, 4]),
        ({"highway": "path"}, [4, 5]),
        ({"highway": "service", "access": "private"}, [5, 6]),
        ({"highway": "motorway"}, [1, 6]),
        ({"building": "yes"}, [1, 2, 3, 1]),
    )
    with osmium.SimpleWriter(str(path)) as writer:
        for number, place in nodes.items():
            writer.add_node(osmium.osm.mutable.Node(location=place, id=number))
        for number, (tags, refs) in enumerate(ways, start=1):
            writer.add_way(osmium.osm.mutable.Way(nodes=refs, tags=tags, id=number))
    return path


def test_a_car_and_a_person_on_foot_use_different_roads(extract: Path) -> None:
    """The car takes street, one-way (turned round) and motorway; on foot one takes the path, both ways, and no motorway."""
    car, foot = read_osm(extract), read_osm(extract, Going.FOOT)
    assert (len(car.u), len(foot.u)) == (4, 4)
    one_way = int(car.oneway.argmax())
    assert car.lon[car.u[one_way]] > car.lon[car.v[one_way]]
    assert car.kmh[one_way] == 20
    assert not foot.oneway.any()


def test_what_is_no_map_is_refused(tmp_path: Path) -> None:
    """A broken file, and one without roads, are a ValueError."""
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"no map at all")
    with pytest.raises(ValueError, match="no OpenStreetMap file"):
        read_osm(broken)
    empty = tmp_path / "empty.osm"
    empty.write_text('<osm version="0.6"></osm>', "utf-8")
    with pytest.raises(ValueError, match="no roads"):
        read_osm(empty)


def test_tags_say_how_fast_and_which_way() -> None:
    """Limits lower a speed and never raise it; a roundabout is driven one way."""
    assert kmh_of({"highway": "residential", "maxspeed": "60"}, Going.CAR) == 20
    assert kmh_of({"highway": "footway"}, Going.CAR) is None
    assert kmh_of({"highway": "residential", "foot": "no"}, Going.FOOT) is None
    assert direction_of({"junction": "roundabout"}) == 1
    assert direction_of({"highway": "motorway", "oneway": "no"}) == 0


@pytest.mark.shared
def test_the_roads_of_ube_come_from_the_real_extract(shared: Path) -> None:
    """15,451 ways of the walk network; on foot their length is that of the table beside it, within one per cent."""
    graph = read_osm(shared / "data" / "roads" / "ube_osm_walk_subset.osm.pbf", Going.FOOT)
    assert int(graph.metres.sum()) == pytest.approx(1_062_000, rel=0.05)


@pytest.mark.shared
def test_valhalla_agrees_with_our_own_search(shared: Path, tmp_path: Path) -> None:
    """On the roads buses use in 嘉麻市 the way between stops is as long, within a tenth, for most pairs."""
    valhalla = pytest.importorskip("valhalla")
    from ashinami.geo.valhalla import ValhallaTimes  # noqa: PLC0415

    extract = shared / "data" / "roads" / "kama_bus_roads_from_shapes.osm.pbf"
    tiles = tmp_path / "tiles"
    tiles.mkdir()
    config = tmp_path / "valhalla.json"
    config.write_text(json.dumps(valhalla.get_config(tile_dir=str(tiles), tile_extract="")), "utf-8")
    # its own program, wherever the environment's programs stand on the path
    build = Path(valhalla.__file__).parent / "bin" / "valhalla_build_tiles"
    subprocess.run([build, "-c", config, extract], check=True, capture_output=True)
    graph = read_osm(extract)
    points = [Point(float(graph.lat[at]), float(graph.lon[at])) for at in range(0, len(graph.lat), 600)]
    ours, theirs = FastRoads.of(graph).matrix(points), ValhallaTimes.of(tiles).matrix(points)
    assert theirs.method.startswith("Valhalla")
    both = ~ours.estimated & ~theirs.estimated & (ours.metres > 500)
    assert both.sum() > 20
    alike = abs(ours.metres[both] - theirs.metres[both]) <= 0.1 * ours.metres[both] + 100
    assert alike.mean() > 0.8
