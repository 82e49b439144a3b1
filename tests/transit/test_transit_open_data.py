"""Every published timetable in ../shared is read whole: no row lost, the same feed known again, old drafts refused by name."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from ashinami.basics.notice import Severity
from ashinami.transit.checking import check_feed
from ashinami.transit.feed import Feed, read_feeds
from ashinami.transit.loading import load_feeds

DRAFTS = {
    "bbnavi_rufbus_flex_v2_draft",
    "mobilitydata_example_on_demand",
    "mobilitydata_example_same_day",
    "mobilitydata_example_various",
}
TWICE = {"gtfs.1029.tomiokashi_com.zip", "gtfs.1034.uenomura_com.zip", "gtfs.1037.nanmokumura_com.zip"}
CHECKED_WHOLE = ("kyushu/*.zip", "demand/*.zip", "kagawa/*.zip", "flex/*.zip")


@pytest.fixture(scope="module")
def archives(shared: Path) -> list[Path]:
    """Return the archives of all feeds."""
    return sorted((shared / "data" / "gtfs").rglob("*.zip"))


def written_lines(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each table of an archive and its lines that hold anything, the headings not counted."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".txt"):
                text = io.TextIOWrapper(archive.open(name), encoding="utf-8-sig")
                yield name, max(sum(bool(line.strip(" ,\r\n")) for line in text) - 1, 0)


def test_no_row_of_any_table_is_lost(archives: list[Path]) -> None:
    """97 archives: as many rows read of each table as lines stand in the file under its headings."""
    assert len(archives) == 97
    lost = []
    for path in archives:
        feeds, notices = read_feeds(path)
        assert not notices
        (feed,) = feeds
        lost += [(path.name, name) for name, lines in written_lines(path) if feed.rows(name).count != lines]
    assert lost == []


def test_a_feed_that_stands_twice_is_taken_once(archives: list[Path]) -> None:
    """Three feeds stand in two folders under other names: they are told, and used once."""
    feeds, notices = read_feeds(*archives)
    assert {notice.file for notice in notices} == TWICE
    assert {notice.code for notice in notices} == {"feed-twice"}
    assert len(feeds) == 97 - 3


def test_all_published_timetables_load_and_drafts_are_refused_by_name(archives: list[Path]) -> None:
    """90 feeds make one network; the four drafts of GTFS-Flex are named, and nothing of them is used."""
    found = load_feeds(archives)
    assert set(found.refused) == DRAFTS
    assert len(found.feeds) == 90
    grave = [notice for notice in found.notices if notice.severity is Severity.ERROR]
    assert {notice.code for notice in grave} == {"flex-draft"}
    assert all("草案" in notice.text for notice in grave)
    # each trip that calls somewhere is in the network, a headway's as often as it runs
    trips = found.network.trips
    feeds = found.network.routes.feed[trips.route].tolist()
    assert len(set(zip(feeds, trips.id.whole(), strict=True))) == sum(_usable_trips(feed) for feed in found.feeds)
    assert len(trips.id) > len(set(trips.id.whole()))


def _usable_trips(feed: Feed) -> int:
    return len(set(feed.rows("stop_times.txt").column("trip_id")) & set(feed.rows("trips.txt").column("trip_id")))


@pytest.mark.parametrize("pattern", CHECKED_WHOLE)
def test_japanese_ids_are_fine_and_every_notice_says_where(shared: Path, pattern: str) -> None:
    """No published timetable is unusable, none is blamed for Japanese ids, and what is wrong has file, text and remedy."""
    for path in sorted((shared / "data" / "gtfs").glob(pattern)):
        (feed,), _ = read_feeds(path)
        report = check_feed(feed)
        assert report.usable == (feed.name not in DRAFTS)
        assert not [notice for notice in report.notices if "ascii" in notice.code]
        for notice in report.notices:
            assert notice.text
            assert (
                notice.severity is Severity.NOTE
                or (notice.file and notice.remedy)
                or notice.code == "service-never-runs"
            )


def test_what_is_odd_in_known_feeds_is_told(shared: Path) -> None:
    """Hand-read: 嘉麻's misspelt table, 田代's phone stops, 魚津's reservations, 北九州's calendar of zeros."""
    folder = shared / "data" / "gtfs"
    told = {}
    for name in (
        "kyushu/kama_city_bus_20190401",
        "kyushu/kitakyushu_tashiro_kawachi_odekake_20231221",
        "kyushu/kitakyushu_ferry_2018",
    ):
        (feed,), _ = read_feeds(folder / f"{name}.zip")
        told[name.partition("/")[2][:8]] = {notice.code: notice for notice in check_feed(feed).notices}
    assert told["kama_cit"]["misspelt-table"].file == "route_jp.txt"
    (feed,), _ = read_feeds(folder / "kyushu" / "kitakyushu_tashiro_kawachi_odekake_20231221.zip")
    by_phone = [n for n in check_feed(feed).notices if n.code == "by-arrangement" and "電話" in n.text]
    assert "161行" in by_phone[0].text
    assert "runs-by-dates" in told["kitakyus"] or "service-never-runs" in told["kitakyus"]
