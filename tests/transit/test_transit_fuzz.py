"""Broken timetables: notices in Japanese, never a traceback, and never a part of a feed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashinami.basics.notice import Severity
from ashinami.cli.main import main
from ashinami.transit.checking import check_feed
from ashinami.transit.feed import Feed, read_feeds
from ashinami.transit.loading import load_feeds
from ashinami.transit.rows import read_rows
from ashinami.transit.writing import write_zip
from tests.transit.transit_feeds import Line, lines_feed

LINES = [
    Line(f"L{n}", [("北", 500 + n, 500 + n), ("南", 510 + n, 511 + n), ("海", 520 + n, 520 + n)]) for n in range(6)
]
STOPS = {"北": (0.0, 0.0), "南": (900.0, 0.0), "海": (1_800.0, 0.0)}
GOOD = lines_feed(STOPS, LINES)


def broken(feed: Feed, chance: Random) -> dict[str, bytes]:
    """Return the feed's files, damaged in one of the ways files are."""
    files = dict(feed.files)
    file = chance.choice(sorted(files))
    content = files[file]
    ways: list[Callable[[], bytes]] = [
        lambda: content[: chance.randrange(len(content))],
        lambda: content.decode().encode("cp932"),
        lambda: content.decode().encode("utf-16"),
        lambda: b"\xff" + content,
        lambda: content.replace(b",", b";"),
        lambda: content.replace(b",", b",,", 3),
        lambda: content.replace(b"\n", b"\r"),
        lambda: content.replace(b":00", b":xx", 1),
        lambda: content + content.split(b"\n", 1)[1],
        lambda: b"",
        lambda: content.split(b"\n", 1)[1],
        lambda: content.replace(b"\n", b'\n"', 1),
        lambda: content + b"\0\0",
        lambda: bytes(chance.randrange(256) for _ in range(200)),
    ]
    files[file] = chance.choice(ways)()
    return files


@given(seed=st.integers(0, 100_000))
def test_a_damaged_feed_is_used_whole_or_not_at_all(seed: int) -> None:
    """Whatever happens to one of its files: all trips or none, and where there are none a notice says why."""
    feed = Feed("damaged", broken(GOOD, Random(seed)))
    report = check_feed(feed)
    assert all(notice.text for notice in report.notices)
    found = _loaded(feed)
    trips = len(found[0])
    assert trips in {0, len(LINES)} or report.usable
    if not trips:
        assert not report.usable


def _loaded(feed: Feed) -> tuple[list[str], list[str]]:
    from ashinami.transit.building import network_of  # noqa: PLC0415 - the quick checks first
    from ashinami.transit.loading import quick_notices  # noqa: PLC0415

    grave = [str(notice) for notice in quick_notices(feed) if notice.severity is Severity.ERROR]
    return ([], grave) if grave else (network_of([feed]).trips.id.whole(), [])


@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    """A table of any bytes at all gives rows or a notice."""
    rows, notices = read_rows("stops.txt", content)
    assert (
        rows.count
        or notices
        or not content.strip(b"\r\n, \xef\xbb\xbf")
        or content.count(b"\n") + content.count(b"\r") <= 1
    )


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut short"])
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    """A text, nothing, and a zip cut short."""
    path = tmp_path / "feed.zip"
    path.write_bytes(content)
    feeds, notices = read_feeds(path, tmp_path / "gone.zip")
    assert feeds == ()
    assert [notice.code for notice in notices] == ["unreadable-archive", "no-archive"]


def test_a_zip_cut_in_the_middle_is_refused_whole(tmp_path: Path) -> None:
    """Half a download is no timetable."""
    path = tmp_path / "feed.zip"
    write_zip(path, GOOD.files)
    path.write_bytes(path.read_bytes()[:-200])
    assert read_feeds(path)[0] == ()


def test_nested_zips_folders_and_shadow_files(tmp_path: Path) -> None:
    """A zip in a zip, a folder around it, and what a Mac adds."""
    inner = tmp_path / "inner.zip"
    write_zip(inner, {f"feed/{name}": content for name, content in GOOD.files.items()})
    with ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(inner, "2026/inner.zip")
        outer.writestr("__MACOSX/._inner.zip", b"shadow")
        outer.writestr("readme.pdf", b"%PDF")
    found = load_feeds([tmp_path / "outer.zip"])
    assert [feed.name for feed in found.feeds] == ["inner"]
    assert len(found.network.trips.id) == len(LINES)


def test_shift_jis_is_read_and_told(tmp_path: Path) -> None:
    """A feed saved by an old spreadsheet: the same network, and a word about the encoding."""
    path = tmp_path / "sjis.zip"
    write_zip(path, {name: content.decode().encode("cp932") for name, content in GOOD.files.items()})
    found = load_feeds([path])
    assert found.network.stops.name.whole() == ["北停留所", "南停留所", "海停留所"]
    report = check_feed(found.feeds[0])
    assert report.usable
    assert "not-utf8" in {notice.code for notice in report.notices}


def test_a_hundred_thousand_rows_with_one_wrong_name_the_row(tmp_path: Path) -> None:
    """10⁵ calls, one time wrong: its row is named, and nothing of the feed is used."""
    text = GOOD.files["stop_times.txt"].decode().splitlines()
    rows = [f"X{n // 10},{8 + n % 10:02d}:00:00,{8 + n % 10:02d}:00:00,北,{n % 10 + 1},0,0" for n in range(100_000)]
    rows[77_777] = rows[77_777].replace(":00:00", ":9:00", 1)
    trips = "route_id,service_id,trip_id,trip_headsign\n" + "".join(f"R,weekday,X{n},終点\n" for n in range(10_000))
    path = tmp_path / "large.zip"
    write_zip(path, {**GOOD.files, "stop_times.txt": "\n".join([text[0], *rows]).encode(), "trips.txt": trips.encode()})
    found = load_feeds([path])
    assert found.refused == ("large",)
    assert len(found.network.trips.id) == 0
    assert ("unreadable-cell", 77_779) in [(notice.code, notice.row) for notice in found.notices]


def test_a_month_that_does_not_exist_is_told_and_nothing_runs(tmp_path: Path) -> None:
    """20191399 as a first day: refused by the quick checks and by the whole ones, and no day is made of it."""
    calendar = GOOD.files["calendar.txt"].decode()
    first = next(cell for cell in calendar.splitlines()[1].split(",") if len(cell) == 8)
    path = tmp_path / "month.zip"
    write_zip(path, {**GOOD.files, "calendar.txt": calendar.replace(first, "20191399").encode()})
    found = load_feeds([path])
    assert found.refused == ("month",)
    assert ("unreadable-cell", "calendar.txt") in [(notice.code, notice.file) for notice in found.notices]
    assert not check_feed(read_feeds(path)[0][0]).usable


def test_an_exception_cut_off_is_not_a_day_less(tmp_path: Path) -> None:
    """calendar_dates.txt ending in the middle of a date: the feed is refused, not used without that day."""
    path = tmp_path / "cut.zip"
    days = b"service_id,date,exception_type\nweekday,20261224,2\nweekday,2026122"
    write_zip(path, {**GOOD.files, "calendar_dates.txt": days})
    assert load_feeds([path]).refused == ("cut",)


@pytest.mark.parametrize("command", ["check", "merge", "compile"])
def test_a_broken_feed_beside_a_good_one_ends_the_command(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was asked of two timetables is not answered with one."""
    good, broken_one, output = tmp_path / "good.zip", tmp_path / "broken.zip", tmp_path / "out.zip"
    write_zip(good, GOOD.files)
    broken_one.write_bytes(good.read_bytes()[:-200])
    writing = [] if command == "check" else ["-o", str(output)]
    assert main(["gtfs", command, str(good), str(broken_one), *writing]) == 2
    assert not output.exists()
    assert "壊れているか、zip ではありません" in "".join(capsys.readouterr())
    assert main(["gtfs", command, str(good), str(tmp_path / "gone.zip"), *writing]) == 2
    assert "gone.zip: ファイルがありません" in "".join(capsys.readouterr())
