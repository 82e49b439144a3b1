"""`ashinami import`: the same files as on the page; a trial writes nothing and needs no database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ashinami.cli.main import main
from ashinami.geo.layer_files import parse

GOOD = "名称,住所,緯度,経度,診療科目\n東医院,東町1,34.05,134.05,内科\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of one clinic."""
    path = tmp_path / "clinics.csv"
    path.write_text(GOOD, encoding="cp932")
    return path


def test_a_trial_tells_what_is_in_the_file(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As words, and as JSON for programs."""
    assert main(["import", "medical", str(table), "--dry-run", "--licence", "CC BY 4.0"]) == 0
    said = capsys.readouterr().out
    assert "1件を読みました" in said
    assert "何も書いていません" in said
    assert main(["import", "medical", str(table), "--dry-run", "--json", "--year", "2026"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["read"], found["features"], found["mark"]) == (True, 1, "実データ・2026年")


def test_a_layer_is_written_to_a_file_with_its_source(table: Path, tmp_path: Path) -> None:
    """Without a database, for other programs."""
    target = tmp_path / "layer.geojson"
    words = ["--source", "一覧", "--publisher", "試し市", "--licence", "CC BY 4.0", "--standing", "合成"]
    assert main(["import", "medical", str(table), "-o", str(target), *words]) == 0
    layer = parse(target.read_text("utf-8"))
    assert (layer.mark, layer.source.publisher) == ("合成・年は不明", "試し市")


def test_a_table_with_errors_ends_with_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong is said in Japanese; nothing is read in part."""
    path = tmp_path / "wrong.csv"
    path.write_text("べつの表\n1\n", "utf-8")
    assert main(["import", "medical", str(path), "--dry-run"]) == 2
    assert "何も取り込んでいません" in capsys.readouterr().out


def test_wrong_words_are_answered_in_one_sentence(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown kind, an unknown standing, a boundary that is none; the list of kinds."""
    assert main(["import", "nothing", str(table)]) == 1
    assert main(["import", "medical", str(table), "--dry-run", "--standing", "たぶん"]) == 1
    assert main(["import", "medical", str(table), "--dry-run", "--boundary", str(table)]) == 1
    assert main(["import", "list"]) == 0
    assert "geolonia" in capsys.readouterr().out.lower()
    assert main(["import", "list", "--json"]) == 0
    assert "mesh" in {each["kind"] for each in json.loads(capsys.readouterr().out)}


def test_roads_are_read_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of edges becomes the program's own file; a file that is none is told."""
    edges = tmp_path / "edges.csv"
    edges.write_text('edge_id,node_u,node_v,length_m,wkt\n1,a,b,100,"LINESTRING(131 33, 131.001 33)"\n', "utf-8")
    assert main(["roads", str(edges), "-o", str(tmp_path / "roads.npz")]) == 0
    assert "区間1" in capsys.readouterr().out
    assert (tmp_path / "roads.npz").exists()
    broken = tmp_path / "broken.osm.pbf"
    broken.write_bytes(b"nothing")
    assert main(["roads", str(broken), "-o", str(tmp_path / "none.npz")]) == 2
