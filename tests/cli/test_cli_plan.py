"""The command line: templates that plan as they stand, exit codes, and nothing lost."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ashinami.casework.day_plan import DayPlan
from ashinami.cli.main import main
from ashinami.geo.road_files import save
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.town import make_town

QUICK = ("--seconds", "5", "--rounds", "5")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Return a folder with fresh templates."""
    assert main(["template", "-o", str(tmp_path / "t")]) == 0
    return tmp_path / "t"


def plan(folder: Path, *more: str, wishes: str = "wishes.xlsx") -> int:
    """Plan the day of a folder."""
    people = str(folder / "people.xlsx")
    output = str(folder / "plan")
    return main(["plan", str(folder / wishes), "--people", people, "--on", "2026-12-01", "-o", output, *QUICK, *more])


def test_templates_plan_as_they_stand(templates: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shows the whole way: templates, papers for two drivers, a board, the plan as JSON, no notice, exit code 0."""
    assert plan(templates) == 0
    out = templates / "plan"
    assert sorted(path.suffix for path in out.iterdir()) == [".json", ".json", ".pdf", ".pdf", ".txt", ".xlsx", ".xlsx"]
    kept = DayPlan.from_json(json.loads((out / "plan.json").read_text(encoding="utf-8")))
    assert kept.given.day == date(2026, 12, 1)
    assert len(kept.served) == 3
    assert json.loads((out / "notices.json").read_text(encoding="utf-8")) == []
    assert "送迎5回" in capsys.readouterr().out


def test_rows_to_repair_give_exit_code_2(templates: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shows that a bad row is told with file, row, field and remedy while the good rows are planned."""
    text = "利用者,行き先,予約時刻\nR1,みなと診療所,9:30\nR2,みなと診療所,あさ\n"
    (templates / "w.csv").write_bytes(text.encode("cp932"))
    assert plan(templates, wishes="w.csv") == 2
    told = capsys.readouterr().err
    assert "w.csv 3行目「予約時刻」" in told
    assert "→" in told
    assert "w.csv 3行目" in (templates / "plan/notices.txt").read_text(encoding="utf-8-sig")
    kept = json.loads((templates / "plan/plan.json").read_text(encoding="utf-8"))
    assert [wish["rider"] for wish in kept["given"]["wishes"]] == ["R1"]


def test_a_folder_of_csv_does_as_well(templates: Path) -> None:
    """Shows people as a folder of CSV files with English names."""
    folder = templates / "people"
    folder.mkdir()
    (folder / "riders.csv").write_text("name,lat,lon\n髙橋,32.91,132.19\n", encoding="utf-8-sig")
    (folder / "drivers.csv").write_text("name,car,available,lat,lon\n川端,軽,8:00-17:00,32.9,132.2\n", encoding="utf-8")
    (folder / "vehicles.csv").write_text("name,seats\n軽,3\n", encoding="utf-8")
    (folder / "places.csv").write_text("name,lat,lon\nみなと診療所,32.9,132.2\n", encoding="utf-8")
    (templates / "w.csv").write_text("rider,to,appointment\n髙橋,みなと診療所,9:30\n", encoding="utf-8")
    output = str(templates / "out")
    arguments = ["plan", str(templates / "w.csv"), "--people", str(folder), "--on", "2026-12-01", "-o", output, *QUICK]
    assert main(arguments) == 0
    kept = json.loads((templates / "out/plan.json").read_text(encoding="utf-8"))
    assert [basis["verdict"] for basis in kept["bases"].values()] == ["undetermined"]


def test_wrong_use_gives_exit_code_1(templates: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shows that a missing file, a day that is none and an unknown command are wrong use."""
    assert plan(templates, wishes="none.xlsx") == 1
    assert main(["plan", str(templates / "wishes.xlsx"), "--people", str(templates), "--on", "きのう"]) == 1
    assert main(["plan", str(templates / "wishes.xlsx"), "--people", str(templates), "--on", "1872-12-31"]) == 1
    assert "明治6年1月1日" in capsys.readouterr().err
    assert main(["no-such-command"]) == 1
    capsys.readouterr()


def test_a_template_never_overwrites(templates: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shows that a filled-in table is not replaced by an empty one."""
    before = (templates / "people.xlsx").read_bytes()
    assert main(["template", "-o", str(templates)]) == 1
    assert "上書きしない" in capsys.readouterr().err
    assert (templates / "people.xlsx").read_bytes() == before


def test_an_old_run_sheet_does_not_stay(templates: Path) -> None:
    """Shows that planning again takes away the sheets of the earlier plan and nothing else."""
    (templates / "plan").mkdir()
    (templates / "plan/run-09-前の人.pdf").write_bytes(b"old")
    (templates / "plan/memo.txt").write_bytes(b"mine")
    assert plan(templates) == 0
    assert not (templates / "plan/run-09-前の人.pdf").exists()
    assert (templates / "plan/memo.txt").exists()


def test_a_folder_that_cannot_be_written_is_said(templates: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shows one sentence instead of a traceback when the output is a file."""
    (templates / "plan").write_bytes(b"")
    assert plan(templates) == 1
    assert "書き込めません" in capsys.readouterr().err


def test_roads_given_are_followed(templates: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shows that a road graph changes the ways of the plan, and that a file that is none is said."""
    town = make_town(TownSpec(), date(2026, 11, 30))
    save(town.roads, tmp_path / "roads.npz")
    assert plan(templates, "--roads", str(tmp_path / "roads.npz")) == 0
    kept = json.loads((templates / "plan/plan.json").read_text(encoding="utf-8"))
    assert "道路" in kept["method"]
    (tmp_path / "none.npz").write_bytes(b"no roads")
    assert plan(templates, "--roads", str(tmp_path / "none.npz")) == 1
    assert "道路網として読めません" in capsys.readouterr().err


def test_the_wishes_left_out_stand_in_a_file_of_their_own(templates: Path) -> None:
    """Shows unserved.xlsx: one line a wish, with its reason."""
    text = "利用者,行き先,予約時刻\nR1,みなと診療所,23:00\n"
    (templates / "w.csv").write_text(text, encoding="utf-8")
    assert plan(templates, wishes="w.csv") == 0
    (sheet,) = load_workbook(templates / "plan/unserved.xlsx").worksheets
    cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
    assert "その時間に出られる運転者がいません" in cells


def test_the_same_seed_gives_the_same_papers(templates: Path) -> None:
    """Shows that a plan can be made again: the same tables and seed give the same bytes."""
    assert plan(templates) == 0
    first = {path.name: path.read_bytes() for path in (templates / "plan").glob("*.pdf")}
    assert plan(templates) == 0
    assert {path.name: path.read_bytes() for path in (templates / "plan").glob("*.pdf")} == first
