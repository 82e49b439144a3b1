"""A group's service on demand becomes a GTFS-Flex feed that an independent judge finds valid, and is read back the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import gtfs_guru
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.clock import Span
from ashinami.basics.notice import Severity
from ashinami.basics.place import Point
from ashinami.transit.checking import check_feed
from ashinami.transit.feed import Feed, read_feeds
from ashinami.transit.flex.reading import services_of
from ashinami.transit.flex.scheme_file import SPECIMEN, read_scheme
from ashinami.transit.flex.service import BookBy, Booking, DemandService, FlexStop, inside
from ashinami.transit.flex.writing import Publisher, flex_tables
from ashinami.transit.writing import write_zip

SQUARE = (Point(33.01, 131.0), Point(33.01, 131.04), Point(33.04, 131.04), Point(33.04, 131.0))
PUBLISHER = Publisher("結海市", "https://example.org/", "2027-04")
BY_PHONE = Booking(BookBy.DAYS_BEFORE, "0999-00-0123", "帰りの時刻もお知らせください。", days=1, last_minute=17 * 60)
SERVICE = DemandService(
    key="odekake", name="結海おでかけ号", operator="結海地区おでかけ協議会", phone="0999-00-0123", weekdays=frozenset({0, 1, 3, 4}),
    first=date(2027, 4, 1), last=date(2028, 3, 31), hours=Span(540, 960), booking=BY_PHONE, area=(SQUARE,),
    off=frozenset({date(2027, 12, 31)}), fare=300, url="https://example.org/odekake", riders="結海地区にお住まいの方",
)  # fmt: skip
STOPS = (FlexStop("a", "結海支所", Point(33.01, 131.0)), FlexStop("b", "結海病院", Point(33.02, 131.02)))
EAST = tuple(replace(point, lon=point.lon + 0.1) for point in SQUARE)
KINDS = {
    "the day before": SERVICE,
    "the same day": replace(SERVICE, booking=Booking(BookBy.SAME_DAY, "0999-00-0123", minutes=60)),
    "at once": replace(SERVICE, booking=Booking(BookBy.AT_ONCE, "", url="https://example.org/book")),
    "stops": replace(SERVICE, area=(), stops=STOPS),
    "two areas": replace(SERVICE, area=(SQUARE, EAST)),
    "free": replace(SERVICE, fare=0),
    "fare unknown": replace(SERVICE, fare=None),
    "after midnight": replace(SERVICE, hours=Span(20 * 60, 25 * 60)),
}


def judged(path: Path) -> list[str]:
    """Return the errors that gtfs-guru, which shares nothing with us, finds in a feed."""
    result = gtfs_guru.validate(str(path), country_code="JP", date="2027-05-10")
    return [f"{notice.code}: {notice.message}" for notice in result.errors()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_service_is_valid_and_read_back_the_same(kind: str, tmp_path: Path) -> None:
    """Areas and stops, each way of booking, each kind of fare."""
    path = tmp_path / "flex.zip"
    write_zip(path, flex_tables([KINDS[kind]], PUBLISHER))
    assert judged(path) == []
    (feed,), notices = read_feeds(path)
    assert not notices
    report = check_feed(feed)
    assert report.usable, report.notices
    assert not [notice for notice in report.notices if notice.severity > Severity.NOTE and notice.code != "no-fares"]
    found, faults = services_of(feed)
    assert not faults
    # who may ride is told in the description of the route, which is text for people
    assert found == (replace(KINDS[kind], riders=""),)
    assert SERVICE.riders in feed.rows("routes.txt").column("route_desc")[0]


def test_the_judge_can_say_no(tmp_path: Path) -> None:
    """A feed with a booking rule gone is refused by gtfs-guru and by us."""
    files = dict(flex_tables([SERVICE], PUBLISHER))
    files["booking_rules.txt"] = files["booking_rules.txt"].replace(b"odekake_booking,2,,1", b"odekake_booking,2,,")
    path = tmp_path / "flex.zip"
    write_zip(path, files)
    assert judged(path)
    (feed,), _ = read_feeds(path)
    assert services_of(feed)[1][0].code == "unreadable-flex"


def test_the_same_services_are_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the order they are given in."""
    two = [SERVICE, replace(SERVICE, key="asa", name="結海あさ号", fare=None)]
    for name, services in (("one", two), ("other", two[::-1])):
        write_zip(tmp_path / name, flex_tables(services, PUBLISHER))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_service_as_it_is_told_on_the_phone() -> None:
    """Days, hours, who, until when to book and where."""
    assert SERVICE.spoken == (
        "「結海おでかけ号」は月・火・木・金曜日の午前9時から午後4時まで走ります。結海地区にお住まいの方が乗れます。"
        "前の日の午後5時までに予約がいります。電話は0999-00-0123です。帰りの時刻もお知らせください。"
    )
    assert SERVICE.runs(date(2027, 4, 5))
    assert not SERVICE.runs(date(2027, 4, 7))
    assert not SERVICE.runs(date(2027, 12, 31))
    assert SERVICE.covers(Point(33.02, 131.02))
    assert not SERVICE.covers(Point(33.05, 131.02))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"weekdays": frozenset()}, "走る曜日"),
        ({"area": ()}, "どちらか一つ"),
        ({"stops": STOPS}, "どちらか一つ"),
        ({"area": (SQUARE[:2],)}, "三つより多い"),
        ({"hours": Span(600, 600)}, "時間帯"),
        ({"last": date(2026, 1, 1)}, "始まりから終わり"),
        ({"operator": ""}, "団体"),
    ],
)
def test_a_service_that_nobody_could_ride_is_refused(change: dict[str, object], said: str) -> None:
    """What is missing is said in Japanese."""
    with pytest.raises(ValueError, match=said):
        replace(SERVICE, **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "booking",
    [
        {"when": BookBy.SAME_DAY, "phone": "1"},
        {"when": BookBy.AT_ONCE, "phone": "1", "minutes": 3},
        {"when": BookBy.DAYS_BEFORE, "phone": "1", "days": 1},
        {"when": BookBy.AT_ONCE, "phone": ""},
        {"when": BookBy.SAME_DAY, "phone": "1", "minutes": 0},
    ],
)
def test_a_booking_rule_that_nobody_could_follow_is_refused(booking: dict[str, object]) -> None:
    """No limit where one is needed, one where none belongs, no way to book."""
    with pytest.raises(ValueError, match=r"予約|締め切り"):
        Booking(**booking)  # type: ignore[arg-type]


@given(east=st.floats(-0.05, 0.09), north=st.floats(-0.05, 0.09))
def test_inside_a_square_is_inside_its_edges(east: float, north: float) -> None:
    """For a square the crossing rule is the comparison of its edges."""
    point = Point(33.01 + north, 131.0 + east)
    expected = 0 < north < 0.03 and 0 < east < 0.04
    near_edge = min(abs(north), abs(north - 0.03), abs(east), abs(east - 0.04)) < 1e-9
    assert near_edge or inside(point, SQUARE) == expected


def test_the_specimen_is_read_and_published(tmp_path: Path) -> None:
    """The file that people start from works as it stands."""
    path = tmp_path / "odekake.yaml"
    path.write_text(SPECIMEN, encoding="utf-8")
    service, notices = read_scheme(path)
    assert not notices
    assert service is not None
    write_zip(tmp_path / "flex.zip", flex_tables([service], PUBLISHER))
    assert judged(tmp_path / "flex.zip") == []
    assert service.off == {date(2027, 5, 3), date(2027, 12, 30), date(2027, 12, 31)}


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("曜日: 月火木金", "曜日: 月火たま", "曜日"),
        ("時間: 9:00 から 16:00", "時間: 朝から", "時間"),
        ("期間: 2027-04-01 から 2028-03-31", "期間: 来年", "期間"),
        ("  何日前: 1", "  何分前: 1", "予約"),
        ("運賃: 300", "運賃: 三百", "運賃"),
        ("  - [33.010, 131.000]", "  - [33.010]", "区域"),
        ("予約:", "よやく:", "予約"),
    ],
)
def test_what_cannot_be_read_in_a_scheme_is_named(tmp_path: Path, old: str, new: str, field: str) -> None:
    """The heading, what is wrong and how to write it; nothing is published of it."""
    path = tmp_path / "odekake.yaml"
    path.write_text(SPECIMEN.replace(old, new), encoding="utf-8")
    service, notices = read_scheme(path)
    assert service is None
    assert field in {notice.field for notice in notices}


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "名前: [", "\ttab"])
def test_what_is_no_scheme_is_told(tmp_path: Path, text: str) -> None:
    """An empty file, a list, YAML cut short."""
    path = tmp_path / "odekake.yaml"
    path.write_text(text, encoding="utf-8")
    service, notices = read_scheme(path)
    assert service is None
    assert notices[0].code == "unreadable-scheme"


@pytest.mark.parametrize(
    ("content", "said", "row"),
    [
        ("期間: \u3042".encode("cp932"), "文字コードが UTF-8 ではない", 0),
        ("名前: あ".encode()[:-1], "文字コードが UTF-8 ではない", 0),
        ("名前: あ\n時間: [9:00".encode(), "書き方がちがう", 2),
        (b"a:\n\t- b\n", "書き方がちがう", 2),
        (b"[" * 5_000, "YAML として読めません", 0),
        (b"a\0b", "YAML として読めません", 0),
    ],
)
def test_why_a_file_is_no_scheme_is_said_in_japanese(tmp_path: Path, content: bytes, said: str, row: int) -> None:
    """Another encoding, cut off, a bracket never closed, tabs, nested without end, bytes: what and in which line."""
    path = tmp_path / "scheme.yaml"
    path.write_bytes(content)
    service, (notice,) = read_scheme(path)
    assert service is None
    assert said in notice.text
    assert notice.row == row
    assert "フォルダー" in read_scheme(tmp_path)[1][0].text
    assert read_scheme(tmp_path / "gone.yaml")[1][0].text == "ファイルがありません"


def test_an_empty_list_of_services_is_no_feed() -> None:
    """Nor are two services of one key."""
    for services in ([], [SERVICE, SERVICE]):
        with pytest.raises(ValueError, match="key"):
            flex_tables(services, PUBLISHER)


def test_areas_are_read_from_a_feed_only_when_they_are_json() -> None:
    """locations.geojson that is a list is refused by its trip's notice."""
    files = dict(flex_tables([SERVICE], PUBLISHER)) | {"locations.geojson": b"[]"}
    assert services_of(Feed("broken", files))[1][0].code == "unreadable-flex"
