"""Timetables at the command line: check, merge, compile, publish, plan, and ask for a journey."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gtfs_guru
import pytest

from ashinami.cli.main import main
from ashinami.transit.writing import write_zip
from tests.transit.transit_feeds import Line, lines_feed

STOPS = {"支所前": (0.0, 0.0), "病院前": (6_000.0, 0.0)}
BUSES = [
    Line("行き", [("支所前", 560, 560), ("病院前", 580, 580)]),
    Line("帰り", [("病院前", 660, 660), ("支所前", 680, 680)]),
]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Return a small timetable."""
    path = tmp_path / "yuumi.zip"
    write_zip(path, lines_feed(STOPS, BUSES).files)
    return path


def asked(feed: Path, *more: str) -> int:
    """Ask for a journey on a Wednesday."""
    return main(["journey", "--gtfs", str(feed), "--on", "2026-12-02", *more])


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what was printed for programs."""
    return json.loads(capsys.readouterr().out)


def test_a_clerk_checks_a_timetable(feed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A good one: exit code 0 and rows counted; a broken one: exit code 2, file, row and remedy; for programs as JSON."""
    assert main(["gtfs", "check", str(feed)]) == 0
    assert "yuumi：使えます" in capsys.readouterr().out
    files = dict(lines_feed(STOPS, BUSES).files)
    files["stop_times.txt"] = files["stop_times.txt"].replace(b"09:40:00", b"9:4:00", 1)
    write_zip(tmp_path / "broken.zip", files)
    assert main(["gtfs", "check", str(tmp_path / "broken.zip")]) == 2
    assert "【要修正】stop_times.txt 3行目「arrival_time」" in capsys.readouterr().out
    assert main(["gtfs", "check", str(tmp_path / "broken.zip"), "--json"]) == 2
    found = told(capsys)["feeds"][0]
    assert not found["usable"]
    assert found["rows"]["stop_times.txt"] == 4
    grave = [notice for notice in found["notices"] if notice["severity"] == "error"]
    assert {(notice["file"], notice["row"]) for notice in grave} == {("stop_times.txt", 3)}
    assert asked(tmp_path / "broken.zip", "--from-stop", "支所前", "--to-stop", "病院前", "--depart", "9:00") == 2


def test_the_leg_by_leg_answer_from_stop_to_stop(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Earliest arrival, latest departure, every departure of the morning; the same from a compiled file."""
    stops = ("--from-stop", "支所前", "--to-stop", "yuumi:病院前")
    assert asked(feed, *stops, "--depart", "9:00") == 0
    assert "9:20 支所前停留所 → 9:40 病院前停留所  市内線 終点（結海市）" in capsys.readouterr().out
    assert main(["gtfs", "compile", str(feed), "-o", str(feed.with_suffix(".transit"))]) == 0
    capsys.readouterr()
    for path in (feed, feed.with_suffix(".transit")):
        assert asked(path, *stops, "--arrive", "10:00", "--json") == 0
        found = told(capsys)
        assert (found["leave"], found["arrive"], found["rides"]) == (560 * 60, 580 * 60, 1)
    assert asked(feed, *stops, "--depart", "8:00", "--until", "12:00", "--json") == 0
    assert told(capsys) == [{"leave": 560 * 60, "arrive": 580 * 60, "rides": 1}]
    assert asked(feed, *stops, "--depart", "12:00") == 0
    assert capsys.readouterr().out == "行ける便がありません。\n"


def test_there_and_back_from_place_to_place(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The bus out and home with walks, and the reason when the stay is too long for the last bus."""
    places = ("--from", "33.0016,131.0", "--to", "33.0008,131.06434")
    assert asked(feed, *places, "--arrive", "9:50", "--stay", "60", "--json") == 0
    found = told(capsys)
    assert found["answer"] == "bus"
    assert [leg["kind"] for leg in found["out"]["legs"]] == ["walk", "ride", "walk"]
    assert asked(feed, *places, "--arrive", "9:50", "--stay", "60") == 0
    assert "※ 歩く時間は、道ではなく直線距離から見積もっています。" in capsys.readouterr().out
    assert asked(feed, *places, "--arrive", "9:50", "--stay", "120", "--json") == 0
    assert told(capsys)["why"] == "no_return"
    assert asked(feed, "--from", "34.5,131.0", "--to", "33.0,131.0", "--arrive", "9:50", "--stay", "60") == 0
    assert "いちばん近い停留所" in capsys.readouterr().out


def test_an_expired_timetable_is_refused_or_stands_in(feed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a word nothing is answered; with --same-weekday the day used is named."""
    ask = [
        "journey",
        "--gtfs",
        str(feed),
        "--on",
        "2031-01-08",
        "--from-stop",
        "支所前",
        "--to-stop",
        "病院前",
        "--depart",
        "9:00",
    ]
    assert main(ask) == 1
    assert "計算できません" in capsys.readouterr().err
    assert main([*ask, "--same-weekday"]) == 0
    assert "令和13年1月8日(水)のかわりに令和9年3月31日(水)の便" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--from-stop", "支所前", "--to-stop", "病院前"), "どちらか一つ"),
        (("--from-stop", "支所前", "--to-stop", "病院前", "--depart", "9:00", "--stay", "60"), "往復は"),
        (("--from-stop", "支所前", "--to-stop", "病院前", "--depart", "朝"), "時刻として読めません"),
        (("--from-stop", "支所前", "--depart", "9:00"), "どちらか一つ"),
        (("--from", "ここ", "--to-stop", "病院前", "--depart", "9:00"), "場所として読めません"),
        (("--from-stop", "港", "--to-stop", "病院前", "--depart", "9:00"), "時刻表にありません"),
        (("--from", "35,135", "--to-stop", "病院前", "--depart", "9:00"), "便のある停留所がありません"),
    ],
)
def test_a_wrong_question_is_told(
    feed: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], said: str
) -> None:
    """Exit code 1 and one sentence."""
    assert asked(feed, *more) == 1
    assert said in capsys.readouterr().err


def test_neighbours_are_merged(feed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two feeds, one zip; the joint stop is named."""
    write_zip(
        tmp_path / "valley.zip",
        lines_feed(
            {"谷": (-3_000.0, 0.0), "支所前": (20.0, 0.0)}, [Line("谷", [("谷", 500, 500), ("支所前", 550, 550)])]
        ).files,
    )
    both = (str(feed), str(tmp_path / "valley.zip"))
    assert main(["gtfs", "merge", *both, "-o", str(tmp_path / "merged.zip"), "--json"]) == 0
    assert [joint["name"] for joint in told(capsys)["joints"]] == ["支所前停留所"]
    assert main(["gtfs", "merge", *both, "-o", str(tmp_path / "merged.zip")]) == 0
    assert "支所前停留所（21メートル）" in capsys.readouterr().out
    assert asked(tmp_path / "merged.zip", "--from-stop", "1:谷", "--to-stop", "0:病院前", "--depart", "8:00") == 0
    assert "9:40 病院前停留所" in capsys.readouterr().out


def test_a_group_publishes_its_demand_service_for_route_planners(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the specimen to a feed that an independent judge finds valid: area, hours, booking rule, phone, message."""
    scheme, output = tmp_path / "odekake.yaml", tmp_path / "flex.zip"
    assert main(["gtfs", "template", str(scheme)]) == 0
    assert main(["gtfs", "template", str(scheme)]) == 1
    capsys.readouterr()
    assert main(["gtfs", "export-flex", str(scheme), "-o", str(output), "--json"]) == 0
    assert "前の日の午後5時までに予約がいります。電話は0999-00-0123です。" in told(capsys)["services"][0]["spoken"]
    assert gtfs_guru.validate(str(output), country_code="JP", date="2027-05-10").errors() == []
    scheme.write_text(scheme.read_text(encoding="utf-8").replace("電話: 0999-00-0123", "電話:"), encoding="utf-8")
    output.unlink()
    assert main(["gtfs", "export-flex", str(scheme), "-o", str(output)]) == 2
    assert "予約の電話番号か、予約のページ" in capsys.readouterr().err
    assert not output.exists()


def test_a_planner_tries_what_replaces_a_route(feed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A route given up for a demand service, and one taken over by the town: both are feeds that answer questions."""
    scheme, output = tmp_path / "odekake.yaml", tmp_path / "plan.zip"
    assert main(["gtfs", "template", str(scheme)]) == 0
    capsys.readouterr()
    assert (
        main(["gtfs", "scenario", str(feed), "--without-route", "R", "--add", str(scheme), "-o", str(output), "--json"])
        == 0
    )
    assert told(capsys)["unserved"] == ["支所前", "病院前"]
    ask = ("--from-stop", "支所前", "--to-stop", "病院前", "--depart", "9:00")
    assert asked(output, *ask) == 0
    assert capsys.readouterr().out == "行ける便がありません。\n"
    places = ("--from", "33.02,131.01", "--to", "33.03,131.03", "--arrive", "10:00", "--stay", "60")
    assert main(["journey", "--gtfs", str(output), "--on", "2027-04-05", *places, "--same-weekday", "--json"]) == 0
    found = told(capsys)
    assert found["answer"] in {"none", "unknown"}
    assert [service["name"] for service in found["demand"]] == ["結海おでかけ号"]
    assert (
        main(["gtfs", "scenario", str(feed), "--without-route", "R", "--taken-over-by", "結海町", "-o", str(output)])
        == 0
    )
    assert "「結海町」が引きつぎます" in capsys.readouterr().out
    assert asked(output, *ask) == 0
    assert "9:40 病院前停留所  市内線 終点（結海町）" in capsys.readouterr().out
    assert main(["gtfs", "scenario", str(feed), "--without-route", "X", "-o", str(output)]) == 2
    assert "この時刻表にありません" in capsys.readouterr().err
