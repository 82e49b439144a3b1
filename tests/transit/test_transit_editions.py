"""The third and the fourth edition of GTFS-JP: both are read, checked and written, and each is told what it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import gtfs_guru
import pytest

from ashinami.basics.notice import Notice, Severity
from ashinami.transit.building import network_of
from ashinami.transit.checking import check_feed
from ashinami.transit.editions import FOURTH, edition, lacks
from ashinami.transit.feed import Feed, read_feeds
from ashinami.transit.merging import merge
from ashinami.transit.scenario import changed
from ashinami.transit.writing import write_zip
from tests.transit.test_transit_flex import KINDS
from tests.transit.transit_feeds import feed_of

STOP_TIMES = (
    "trip_id,arrival_time,departure_time,stop_id,stop_sequence,timepoint\n"
    "朝,08:00:00,08:00:00,北,1,1\n朝,08:20:00,08:20:00,南,2,1\n"
    "昼,12:00:00,12:00:00,南,1,1\n昼,12:20:00,12:20:00,北,2,1\n"
)
COMMON = {
    "stop_times": STOP_TIMES,
    "fare_attributes": "fare_id,price,currency_type,payment_method,transfers,agency_id,ic_price\n"
    "北線,300,JPY,0,0,A,290\n南線,200,JPY,0,0,A,190\n",
    "fare_rules": "fare_id,route_id\n北線,N\n南線,S\n",
    "feed_info": "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version\n"
    "結海市,https://example.org/,ja,20260401,20270331,8\n",
}
THIRD = feed_of(
    "third",
    **COMMON,
    stops="stop_id,stop_name,stop_lat,stop_lon\n北,北口,33.00,131.00\n南,南口,33.03,131.00\n",
    routes="route_id,agency_id,route_short_name,route_long_name,route_type,jp_parent_route_id\nN,A,,北線,3,P\nS,A,,南線,3,P\n",
    trips="route_id,service_id,trip_id,trip_headsign,jp_office_id,jp_pattern_id\nN,weekday,朝,南口,1,a\nS,weekday,昼,北口,1,a\n",
    agency_jp="agency_id,agency_official_name\nA,結海市役所\n",
    office_jp="office_id,office_name\n1,結海営業所\n",
    pattern_jp="jp_pattern_id,route_update_date\na,20260401\n",
    translations="table_name,field_name,language,translation,record_id\n"
    "stops,stop_name,ja-Hrkt,キタグチ,北\nstops,stop_name,ja-Hrkt,ミナミグチ,南\n",
)
FOURTH_TABLES = {
    **COMMON,
    "stops": "stop_id,stop_name,stop_lat,stop_lon,location_type,zone_id\n北,北口,33.00,131.00,0,甲\n南,南口,33.03,131.00,0,乙\n",
    "routes": "route_id,agency_id,route_short_name,route_long_name,route_type\nN,A,,北線,3\nS,A,,南線,3\n",
    "trips": "route_id,service_id,trip_id,trip_headsign,direction_id\nN,weekday,朝,南口,0\nS,weekday,昼,北口,1\n",
    "translations": "table_name,field_name,language,translation,record_id\nstops,stop_name,ja-Hrkt,キタグチ,北\n"
    "stops,stop_name,ja-Hrkt,ミナミグチ,南\nroutes,route_long_name,ja-Hrkt,キタセン,N\nroutes,route_long_name,ja-Hrkt,ミナミセン,S\n",
    "attributions": "attribution_id,route_id,organization_name,is_operator\n1,N,結海バス,1\n2,S,結海バス,1\n",
    "networks": "network_id,network_name\n市内,市内\n",
    "route_networks": "network_id,route_id\n市内,N\n市内,S\n",
    "rider_categories": "rider_category_id,rider_category_name,is_default_fare_category\n大人,大人,1\n",
    "fare_media": "fare_media_id,fare_media_name,fare_media_type\n現金,現金,0\n",
    "fare_products": "fare_product_id,rider_category_id,fare_media_id,amount,currency\n一回,大人,現金,200,JPY\n",
    "fare_leg_rules": "network_id,fare_product_id\n市内,一回\n",
}
NEW = feed_of("fourth", **FOURTH_TABLES)


def told(feed: Feed, code: str) -> list[Notice]:
    """Return the notices of a code."""
    return [notice for notice in check_feed(feed).notices if notice.code == code]


def without(table: str, **others: str) -> Feed:
    """Return the feed of the fourth edition without a table, or with others in their stead."""
    return feed_of("fourth", **{name: text for name, text in (FOURTH_TABLES | others).items() if name != table})


def judged(path: Path) -> list[str]:
    """Return the errors of the independent judge."""
    result = gtfs_guru.validate(str(path), country_code="JP", date="2026-06-10")
    return [f"{notice.code}: {notice.message}" for notice in result.errors()]


@pytest.mark.parametrize(("feed", "name"), [(THIRD, "GTFS-JP 第3版"), (NEW, FOURTH)])
def test_both_editions_are_read_whole_and_nothing_of_them_is_unknown(feed: Feed, name: str) -> None:
    """The edition is named, every table and column known, both trips there, and the fare of each line."""
    report = check_feed(feed)
    assert report.usable
    assert [notice.text for notice in told(feed, "edition")] == [f"{name}として読みました"]
    assert not [
        notice for notice in report.notices if notice.code.startswith("unknown") or notice.severity > Severity.NOTE
    ]
    network = network_of([feed])
    assert network.trips.id.whole() == ["朝", "昼"]
    assert [network.fares.of(0, route, -1, -1) for route in range(2)] == [(300, False), (200, False)]


def test_a_feed_of_the_third_is_told_once_what_the_fourth_asks_for() -> None:
    """One note with all of it, and which tables the fourth has no more; nothing is a warning."""
    (note,) = told(THIRD, "before-edition-4")
    assert note.text == "GTFS-JP 第4版（2026年3月）にするには、stops.txt の location_typeが足りません"
    (gone,) = told(THIRD, "not-in-edition-4")
    assert gone.text.startswith("agency_jp.txt、office_jp.txt、pattern_jp.txt は、第4版の本体にはない表です")
    assert not told(NEW, "before-edition-4")
    assert not told(NEW, "not-in-edition-4")


@pytest.mark.parametrize(
    ("feed", "code", "file", "field"),
    [
        (without("feed_info"), "edition-4-table", "feed_info.txt", ""),
        (without("translations"), "edition-4-table", "translations.txt", ""),
        (
            without("", feed_info=COMMON["feed_info"].replace(",8\n", ",\n")),
            "edition-4-field",
            "feed_info.txt",
            "feed_version",
        ),
        (
            without("", stops=FOURTH_TABLES["stops"].replace(",0,乙", ",,乙")),
            "edition-4-field",
            "stops.txt",
            "location_type",
        ),
        (
            without("", routes=FOURTH_TABLES["routes"].replace("S,A", "S,")),
            "edition-4-field",
            "routes.txt",
            "agency_id",
        ),
    ],
)
def test_what_the_fourth_edition_asks_for_is_told_where_it_is_missing(
    feed: Feed, code: str, file: str, field: str
) -> None:
    """Table, row and field, as 注意: the buses run all the same."""
    (notice,) = told(feed, code)
    assert (notice.file, notice.field, notice.severity) == (file, field, Severity.WARNING)
    assert check_feed(feed).usable


def test_a_network_is_named_once() -> None:
    """networks.txt and routes.network_id together are against the edition."""
    routes = FOURTH_TABLES["routes"].replace("route_type\n", "route_type,network_id\n").replace(",3\n", ",3,市内\n")
    (notice,) = told(without("", routes=routes), "network-twice")
    assert (notice.file, notice.row, notice.severity) == ("routes.txt", 2, Severity.WARNING)


def test_fares_of_the_second_form_alone_are_unknown_and_it_is_said() -> None:
    """They are not asked for twice, and never taken for a free ride."""
    feed = feed_of(
        "fourth",
        **{name: text for name, text in FOURTH_TABLES.items() if name not in {"fare_attributes", "fare_rules"}},
    )
    assert not list(lacks(feed))
    (notice,) = told(feed, "no-fares")
    assert notice.text.startswith("運賃が新しい形")
    assert network_of([feed]).fares.of(0, 0, -1, -1) is None


def test_a_plan_made_of_a_fourth_edition_feed_is_one_too(tmp_path: Path) -> None:
    """A line given up: its fare, network, attribution and reading go with it, and what replaces it is written in that edition."""
    plan = changed(NEW, frozenset({"S"}), (KINDS["the day before"], replace(KINDS["stops"], key="stops")))
    path = tmp_path / "plan.zip"
    write_zip(path, plan.files)
    (feed,), _ = read_feeds(path)
    for file, column, kept in (
        ("attributions.txt", "route_id", ["N"]),
        ("route_networks.txt", "route_id", ["N"]),
        ("translations.txt", "record_id", ["北", "南", "N"]),
    ):
        assert feed.rows(file).column(column) == kept
    assert "南線" not in feed.rows("fare_attributes.txt").column("fare_id")
    assert [lack for lack in lacks(feed) if lack.file != "translations.txt"] == []
    assert judged(path) == []
    assert edition(Feed("taken", changed(NEW, frozenset({"S"}), taken_over_by="結海町").files)) == FOURTH


def test_a_plan_says_for_which_days_it_is() -> None:
    """A feed without feed_info.txt gets one with the days of its calendar."""
    plan = changed(without("feed_info"), frozenset({"S"}))
    rows = Feed("plan", plan.files).rows("feed_info.txt")
    assert (rows.column("feed_start_date"), rows.column("feed_end_date")) == (["20260401"], ["20270331"])


def test_feeds_of_both_editions_are_merged(tmp_path: Path) -> None:
    """Ids of fares, networks and media carry their feed's number; the days are those of both."""
    path = tmp_path / "merged.zip"
    write_zip(path, merge([THIRD, NEW], "結海").files)
    (feed,), _ = read_feeds(path)
    assert (
        feed.rows("fare_leg_rules.txt").column("network_id")
        == feed.rows("networks.txt").column("network_id")
        == ["1:市内"]
    )
    assert feed.rows("fare_products.txt").column("fare_media_id") == ["1:現金"]
    assert feed.rows("feed_info.txt").column("feed_end_date") == ["20270331"]
    assert check_feed(feed).usable
