"""A walk to the stop follows the roads where there are some, else it is told as an estimate; slopes are told where heights are known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from ashinami.basics.place import Point
from ashinami.geo.road_files import load, save
from ashinami.geo.roads import RoadGraph
from ashinami.geo.walking import FootNetwork
from ashinami.transit.answers import CannotSay, Limits, Missing, NoBus, ThereAndBack, Why
from ashinami.transit.building import network_of
from ashinami.transit.journey import Spot
from ashinami.transit.road_ways import RoadWays
from ashinami.transit.round_trip import Errand
from ashinami.transit.timetables import Timetables
from tests.transit.transit_feeds import Line, lines_feed

DAY = date(2026, 12, 2)
HOME, CLINIC = Point(33.0, 131.0), Point(33.0, 131.05)
"""The stop is 187 m from home as the crow flies, and 420 m by the road, which goes round a pond."""


def tables() -> Timetables:
    """Return a bus from the stop to the clinic at 9:20 and home at 11:10."""
    stops = {"a": (0.002 * 93_256, 0.0), "b": (0.05 * 93_256, 0.0)}
    out, home = Line("out", (("a", 560, 560), ("b", 580, 580))), Line("home", (("b", 670, 670), ("a", 690, 690)))
    return Timetables(network_of([lines_feed(stops, [out, home])]))


def roads(*heights: float) -> RoadGraph:
    """Return the road round the pond, and a piece of road at the clinic."""
    return RoadGraph(
        lat=np.array([33.0, 33.0015, 33.0, 33.0, 33.0]),
        lon=np.array([131.0, 131.001, 131.002, 131.05, 131.051]),
        u=np.array([0, 1, 3], np.int32),
        v=np.array([1, 2, 4], np.int32),
        metres=np.array([210, 210, 93], np.int32),
        kmh=np.full(3, 30.0),
        oneway=np.zeros(3, np.bool_),
        height=np.array(heights) if heights else None,
    )


ERRAND = Errand(Spot("自宅", point=HOME), Spot("医院", point=CLINIC), by=600, stay=60)


def ways(*heights: float) -> RoadWays:
    """Return the ways along the road, as far as 500 m."""
    return RoadWays(FootNetwork.of(roads(*heights)).within(500))


def test_the_walk_follows_the_road_and_without_roads_says_that_it_is_estimated() -> None:
    """By the straight line 5 minutes and a note; by the road 8 minutes and no such note."""
    crow = tables().there_and_back(ERRAND, DAY)
    by_road = tables().there_and_back(ERRAND, DAY, ways=ways())
    assert isinstance(crow, ThereAndBack)
    assert isinstance(by_road, ThereAndBack)
    assert (crow.out.walk_metres, crow.out.walk_minutes) == (244, 5)
    assert (by_road.out.walk_metres, by_road.out.walk_minutes) == (420, 8)
    assert any("直線距離から見積もっています" in note for note in crow.notes)
    assert not any("直線距離" in note for note in by_road.notes)


def test_a_road_that_is_too_long_is_too_far_although_the_crow_is_near() -> None:
    """With 400 m as the limit the stop at 244 m by the straight line is out of reach by the road."""
    limits = Limits(walk_metres=400)
    near = RoadWays(FootNetwork.of(roads()).within(400))
    assert isinstance(tables().there_and_back(ERRAND, DAY, limits), ThereAndBack)
    answer = tables().there_and_back(ERRAND, DAY, limits, ways=near)
    assert isinstance(answer, NoBus)
    assert answer.why is Why.TOO_FAR
    assert "道にそって歩くと400メートルをこえます" in answer.spoken


def test_off_the_roads_the_straight_line_is_taken_and_said() -> None:
    """A home half a kilometre from any road: its way is the straight line, marked."""
    away = replace(ERRAND, home=Spot("山の家", point=Point(33.0, 131.0)))
    lonely = RoadWays(FootNetwork.of(replace(roads(), lat=roads().lat + 0.02)).within(500))
    answer = tables().there_and_back(away, DAY, ways=lonely)
    assert isinstance(answer, ThereAndBack)
    assert any("直線距離から見積もっています" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("heights", "answer"),
    [
        ((0.0, 21.0, 0.0, 0.0, 0.0), NoBus),
        ((0.0, 4.2, 0.0, 0.0, 0.0), ThereAndBack),
        ((float("nan"), 0.0, 0.0, 0.0, 0.0), CannotSay),
        ((), CannotSay),
    ],
    ids=["ten in a hundred", "two in a hundred", "a crossing without a height", "no heights"],
)
def test_a_limit_of_slope_is_kept_and_an_unknown_slope_is_neither_gentle_nor_steep(
    heights: tuple[float, ...], answer: type
) -> None:
    """5 %: the steep road is refused, the gentle one taken, and what nobody measured is 計算できない."""
    found = tables().there_and_back(ERRAND, DAY, Limits(slope=5.0), ways=ways(*heights))
    assert isinstance(found, answer)
    if isinstance(found, NoBus):
        assert found.why is Why.TOO_STEEP
    if isinstance(found, CannotSay):
        assert found.missing is Missing.SLOPE


def test_a_steep_way_is_told_and_takes_as_long_as_its_uphill() -> None:
    """Without a limit the steepest stretch is named, and the minutes are those of whichever way is uphill."""
    steep, level = (
        tables().there_and_back(ERRAND, DAY, ways=ways(*heights)) for heights in ((21.0, 0, 0, 0, 0), (0,) * 5)
    )
    assert isinstance(steep, ThereAndBack)
    assert isinstance(level, ThereAndBack)
    assert "歩く道のいちばんきつい坂は10％です。" in steep.notes
    assert steep.out.walk_minutes == steep.back.walk_minutes > level.out.walk_minutes


def test_heights_are_kept_with_the_roads(tmp_path: Path) -> None:
    """What was written is read, heights and all; roads without heights stay without."""
    for graph in (roads(1.0, 2.0, 3.0, 4.0, float("nan")), roads()):
        save(graph, tmp_path / "roads.npz")
        kept = load(tmp_path / "roads.npz").height
        assert (kept is None) == (graph.height is None)
        if kept is not None and graph.height is not None:
            assert np.array_equal(kept, graph.height, equal_nan=True)
    with pytest.raises(ValueError, match="height"):
        replace(roads(), height=np.zeros(2))
