"""Distances and straight-line travel times."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_matrix, crow_metres
from ashinami.geo.travel import StraightLine, Travel

points = st.builds(Point, st.floats(20, 46), st.floats(122, 154))


def test_one_degree_of_latitude() -> None:
    """A degree along a meridian is a 360th of the mean circumference."""
    assert crow_metres(Point(32, 132), Point(33, 132)) == 111_195


def test_short_distances_keep_their_metres() -> None:
    """Ten thousandths of a degree near 33 N: 11 m north, 9 m east."""
    here = Point(33.0, 132.0)
    assert crow_metres(here, Point(33.0001, 132.0)) == 11
    assert crow_metres(here, Point(33.0, 132.0001)) == 9


@given(st.lists(points, max_size=6))
def test_distance_is_a_metric(places: list[Point]) -> None:
    """Nothing from a point to itself, the same both ways, no shorter way round (but for rounding)."""
    metres = crow_matrix(places, places)
    assert (np.diag(metres) == 0).all()
    assert (metres == metres.T).all()
    for between in range(len(places)):
        assert (metres <= metres[:, between, None] + metres[between] + 2).all()


def test_minutes_are_rounded_up() -> None:
    """1,112 m × 1.4 = 1,557 m at 30 km/h are 3.11 minutes: four are promised."""
    travel = StraightLine().matrix([Point(33.0, 132.0), Point(33.01, 132.0)])
    assert travel.metres[0, 1] == 1557
    assert travel.minutes.tolist() == [[0, 4], [4, 0]]
    assert travel.method == "直線距離×1.4"
    assert travel.estimated.tolist() == [[False, True], [True, False]]


def test_whole_minutes_stay_whole() -> None:
    """A way that takes exactly three minutes is not made four by floating point."""
    travel = StraightLine(detour=1.0, kmh=1.112 / 3 * 60).matrix([Point(33.0, 132.0), Point(33.01, 132.0)])
    assert travel.minutes[0, 1] == 3


def test_no_points_is_an_empty_matrix() -> None:
    """A day without places needs no special case."""
    assert StraightLine().matrix([]).minutes.shape == (0, 0)


def test_travel_cannot_be_changed() -> None:
    """A matrix shared between plans is read-only."""
    travel = StraightLine().matrix([Point(33.0, 132.0)])
    with pytest.raises(ValueError, match="read-only"):
        travel.minutes[0, 0] = 5


def test_travel_refuses_what_does_not_fit() -> None:
    """Matrices of different sizes, and negative minutes, are bad arguments."""
    one, two = np.zeros((1, 1), np.int32), np.zeros((2, 2), np.int32)
    with pytest.raises(ValueError, match="one size"):
        Travel(one, two, "", one.astype(np.bool_))
    with pytest.raises(ValueError, match="negative"):
        Travel(one - 1, one, "", one.astype(np.bool_))


@pytest.mark.parametrize(("detour", "kmh"), [(0.9, 30.0), (1.4, 0.0)])
def test_straight_line_refuses_the_impossible(detour: float, kmh: float) -> None:
    """No road is shorter than the straight line, and no car arrives at speed 0."""
    with pytest.raises(ValueError, match="detour"):
        StraightLine(detour, kmh)
