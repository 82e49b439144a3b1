"""Neighbouring timetables as one, kept in a file, and changed into a plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import gtfs_guru
import numpy as np
import pytest

from ashinami.basics.place import Point
from ashinami.transit.building import network_of
from ashinami.transit.checking import check_feed
from ashinami.transit.feed import Feed, read_feeds
from ashinami.transit.flex.scheme_file import SPECIMEN, read_scheme
from ashinami.transit.merging import merge
from ashinami.transit.scenario import changed
from ashinami.transit.stored import is_stored, load, save
from ashinami.transit.timetables import Timetables
from ashinami.transit.writing import write_zip
from tests.transit.transit_feeds import Line, lines_feed

DAY = date(2026, 12, 2)
TOWN = lines_feed(
    {"駅": (0.0, 0.0), "病院": (3_000.0, 0.0)}, [Line("町", [("駅", 540, 540), ("病院", 555, 555)])], "town"
)
VALLEY = lines_feed(
    {"谷": (-4_000.0, 0.0), "駅": (30.0, 0.0)}, [Line("谷", [("谷", 500, 500), ("駅", 530, 530)])], "valley"
)


def test_stops_of_two_feeds_at_one_place_are_joint(tmp_path: Path) -> None:
    """Out of the valley and on to the hospital: in the merged feed the change is written, and the journey is the same."""
    merged = merge([TOWN, VALLEY], "結海市")
    assert [(joint.name, joint.metres) for joint in merged.joints] == [("駅停留所", 30)]
    write_zip(tmp_path / "merged.zip", merged.files)
    (feed,), _ = read_feeds(tmp_path / "merged.zip")
    assert check_feed(feed).usable
    arrivals = []
    for network in (network_of([TOWN, VALLEY]), network_of([feed], near_metres=0)):
        planner, _ = Timetables(network).on(DAY)
        start = planner.at_stops(network.find_stop("谷") or network.find_stop("1:谷"))
        goal = network.find_stop("病院") or network.find_stop("0:病院")
        arrivals.append(int(planner.arrivals(start, 480 * 60)[list(goal)].min()))
    assert arrivals == [555 * 60, 555 * 60]


def test_merging_loses_no_row(shared: Path, tmp_path: Path) -> None:
    """Six feeds of 富山: each table has the rows of all, and an independent judge sees the same stops and trips."""
    paths = [*(shared / "data/gtfs/load/toyama").glob("*kurobe*"), *(shared / "data/gtfs/load/toyama").glob("town_*")]
    feeds, _ = read_feeds(*sorted(paths))
    merged = merge(feeds, "富山")
    write_zip(tmp_path / "merged.zip", merged.files)
    (feed,), _ = read_feeds(tmp_path / "merged.zip")
    assert check_feed(feed).usable
    for file in feed.tables:
        expected = sum(each.rows(file).count for each in feeds)
        added = {"transfers.txt": 2 * len(merged.joints), "feed_info.txt": 1 - expected}.get(file, 0)
        assert feed.rows(file).count == expected + added, file
    assert merged.joints
    broken_links = {"foreign_key_violation", "duplicate_key"}
    assert not broken_links & {notice.code for notice in gtfs_guru.validate(str(tmp_path / "merged.zip")).errors()}
    one, other = network_of(feeds), network_of([feed])
    assert len(one.trips.id) == len(other.trips.id)
    assert np.array_equal(np.sort(one.times.arrival), np.sort(other.times.arrival))


def test_a_network_kept_in_a_file_is_the_same_network(shared: Path, tmp_path: Path) -> None:
    """Names, times, calendars and fares come back; the file is mapped, not read."""
    feeds, _ = read_feeds(*sorted((shared / "data/gtfs/demand").glob("*.zip")))
    network = network_of(feeds)
    path = tmp_path / "kept.transit"
    save(network, path)
    again = load(path)
    assert is_stored(path)
    assert again.stops.name.whole() == network.stops.name.whole()
    assert np.array_equal(again.fares.whole(), network.fares.whole())
    for part in ("stops", "routes", "trips", "patterns", "times", "services"):
        one, other = getattr(network, part), getattr(again, part)
        for field in one.__dataclass_fields__:
            first, second = getattr(one, field), getattr(other, field)
            if isinstance(first, np.ndarray):
                assert np.array_equal(first, second, equal_nan=first.dtype.kind == "f"), field
    found = [each.fares.of(0, -1, -1, -1) for each in (network, again)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-100], lambda text: text[:40], lambda text: text.replace(b"TRANSIT-1", b"TRANSIT-0")]
)
def test_a_kept_file_that_is_cut_or_of_another_version_is_refused(tmp_path: Path, spoil: object) -> None:
    """Never misread: said in Japanese."""
    path = tmp_path / "kept.transit"
    save(network_of([TOWN]), path)
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(ValueError, match=r"途中で切れています|別の版"):
        load(path)


def demand_service(tmp_path: Path) -> object:
    """Return the service of the specimen."""
    path = tmp_path / "odekake.yaml"
    path.write_text(SPECIMEN, encoding="utf-8")
    return read_scheme(path)[0]


def test_a_route_given_up_and_replaced_by_a_demand_service(tmp_path: Path) -> None:
    """The plan is a valid feed marked 案; it says which stops lose their bus and which of them the service covers."""
    inside = lines_feed(
        {"駅": (1_000.0, 2_000.0), "島": (90_000.0, 0.0)}, [Line("町", [("駅", 540, 540), ("島", 600, 600)])]
    )
    service = demand_service(tmp_path)
    found = changed(inside, frozenset({"R"}), (service,))  # type: ignore[arg-type]
    assert found.unserved == ("島", "駅")
    assert found.covered == ("駅",)
    write_zip(tmp_path / "plan.zip", found.files)
    assert not gtfs_guru.validate(str(tmp_path / "plan.zip"), country_code="JP", date="2027-05-10").errors()
    (feed,), _ = read_feeds(tmp_path / "plan.zip")
    assert feed.rows("feed_info.txt").column("feed_publisher_name") == ["yuumi（案）"]
    assert check_feed(feed).usable
    assert feed.rows("trips.txt").column("trip_id") == ["odekake"]


def test_a_route_taken_over_keeps_its_times() -> None:
    """The same bus under another name."""
    found = changed(TOWN, frozenset({"R"}), taken_over_by="結海町コミュニティバス")
    feed = Feed("plan", found.files)
    network = network_of([feed])
    planner, _ = Timetables(network).on(DAY)
    journey = planner.earliest(planner.at_stops([0]), planner.at_stops([1], towards=True), 0)
    assert journey is not None
    assert (journey.rides[0].agency, journey.arrive) == ("結海町コミュニティバス", 555)
    assert found.unserved == ()


@pytest.mark.parametrize("routes", [frozenset({"gone"}), frozenset()])
def test_a_plan_that_changes_nothing_is_refused(routes: frozenset[str]) -> None:
    """A route that is not there, and no change at all."""
    with pytest.raises(ValueError, match=r"ありません"):
        changed(TOWN, routes)


def test_a_point_is_known() -> None:
    """The places of a feed are where they were put."""
    point = network_of([TOWN]).point(0)
    assert point == Point(33.0, 131.0)
