"""Mesh codes against known ones and against each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.place import Point
from ashinami.geo.mesh import Mesh, MeshSize

points = st.builds(Point, st.floats(0.001, 66.6), st.floats(100, 179.999))
sizes = st.sampled_from(list(MeshSize))


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (35.681236, 139.767125, "53394611"),  # Tokyo station
        (35.689608, 139.692080, "53394525"),  # Tokyo's government building
        (33.590355, 130.401716, "50303302"),  # Fukuoka
        (43.064310, 141.346814, "64414277"),  # Sapporo
        (26.212401, 127.680932, "39272554"),  # Naha
    ],
)
def test_known_codes(lat: float, lon: float, code: str) -> None:
    """Cities lie in the 1 km meshes in which the census counts them, and in what these lie in."""
    mesh = Mesh.at(Point(lat, lon))
    assert mesh.code == code
    assert mesh.within(MeshSize.SECOND).code == code[:6]
    assert mesh.within(MeshSize.FIRST).code == code[:4]


def test_quarters_count_from_the_south_west() -> None:
    """1 south-west, 2 south-east, 3 north-west, 4 north-east, twice for 250 m."""
    bounds = Mesh("53394611").bounds
    middle = Mesh("53394611").centre
    near = 1e-4
    assert Mesh.at(Point(bounds.south + near, bounds.west + near), MeshSize.QUARTER).code == "5339461111"
    assert Mesh.at(Point(middle.lat - near, middle.lon + near), MeshSize.QUARTER).code == "5339461123"
    assert Mesh.at(Point(middle.lat + near, middle.lon + near), MeshSize.HALF).code == "533946114"


def test_edges_of_a_known_mesh() -> None:
    """5339 begins at 53 / 1.5 degrees north and 139 degrees east, 40 minutes by one degree."""
    bounds = Mesh("5339").bounds
    assert (bounds.south, bounds.west, bounds.north, bounds.east) == pytest.approx((53 / 1.5, 139, 54 / 1.5, 140))


@given(points, sizes)
def test_a_point_lies_in_its_mesh(point: Point, size: MeshSize) -> None:
    """Encoding and decoding agree (to a tenth of a millimetre), and the centre leads back to the code."""
    mesh = Mesh.at(point, size)
    bounds = mesh.bounds
    assert bounds.south - 1e-8 <= point.lat < bounds.north + 1e-8
    assert bounds.west - 1e-8 <= point.lon < bounds.east + 1e-8
    assert Mesh.at(mesh.centre, size) == mesh
    assert mesh.centre in bounds


@given(points, sizes)
def test_neighbours_are_mutual(point: Point, size: MeshSize) -> None:
    """A mesh is its neighbours' neighbour; away from the edge there are eight, sixteen more with two rings."""
    mesh = Mesh.at(point, size)
    around = mesh.neighbours()
    assert all(mesh in other.neighbours() for other in around)
    if 2 < point.lat < 64 and 102 < point.lon < 178:
        assert len(set(around)) == 8
        assert len(set(mesh.neighbours(2))) == 24


@pytest.mark.parametrize("code", ["", "533", "53398", "53394", "533988", "5380", "533946115", "53394611x", "５３３９"])
def test_no_such_code(code: str) -> None:
    """Lengths, digits and quadrants that no mesh has are refused."""
    with pytest.raises(ValueError, match="mesh code"):
        Mesh(code)


@pytest.mark.parametrize("point", [Point(-1, 140), Point(70, 140), Point(35, 99)])
def test_outside_the_system(point: Point) -> None:
    """The codes end at 0 and 66.6 degrees north and at 100 degrees east."""
    with pytest.raises(ValueError, match="defined from"):
        Mesh.at(point)


def test_a_mesh_does_not_lie_in_a_smaller_one() -> None:
    """Asking for a smaller size is an error, not a guess."""
    with pytest.raises(ValueError, match="smaller"):
        Mesh("5339").within(MeshSize.THIRD)


def test_census_meshes_read_and_come_back(shared: Path) -> None:
    """Every 500 m mesh of the 2010 census of Hokkaido has a code we read, and its centre leads back to it."""
    table = shared / "data/population/hokkaido_mesh500_census2010.csv"
    codes = [line.split(",")[0] for line in table.read_text(encoding="utf-8").splitlines()[::50]]
    assert len(codes) > 900
    assert all(Mesh.at(Mesh(code).centre, MeshSize.HALF).code == code for code in codes)
