"""Heights brought in at the command line go onto the municipality's roads, stay when the roads are renewed, and go with their layer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from django.test import Client
from web_town import Town

from ashinami.cli.main import main
from ashinami.geo.road_files import load
from ashinami_web.atlas.heights import heights_file
from ashinami_web.atlas.models import Layer
from ashinami_web.runs.roads import roads_file

ROADS = 'edge_id,node_u,node_v,length_m,wkt\n1,a,b,100,"LINESTRING(131 33, 131.001 33)"\n'
HEIGHTS = "緯度,経度,標高\n33.0,131.0,10\n33.0,131.001,18\n"


def test_a_clerk_brings_heights_in_and_the_ways_on_foot_have_slopes(
    town: Town, client_of: Callable[[str], Client], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Heights before the roads wait for them; the layer keeps source, licence and year; taken away, slopes are unknown again."""
    name = str(town.municipality)
    table, edges = tmp_path / "標高.csv", tmp_path / "edges.csv"
    table.write_text(HEIGHTS, "utf-8")
    edges.write_text(ROADS, "utf-8")
    roads_file(town.municipality).unlink(missing_ok=True)
    words = [
        "--municipality",
        name,
        "--source",
        "測量",
        "--publisher",
        "試し市",
        "--licence",
        "CC BY 4.0",
        "--year",
        "2025",
    ]
    assert main(["import", "heights", str(table), *words]) == 0
    assert "道路網がまだない" in capsys.readouterr().err
    assert main(["roads", str(edges), "--municipality", name]) == 0
    assert "100% に高さ" in capsys.readouterr().err
    assert load(roads_file(town.municipality)).height == pytest.approx(np.array([10.0, 18.0]))
    assert main(["import", "heights", str(table), *words, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["mark"], said["change"]["same"]) == ("実データ・2025年", 1)
    layer = Layer.objects.get(kind="HEIGHTS")
    sources = client_of("officer").get("/atlas/layers/sources/").content.decode()
    assert "「測量」（試し市）" in sources
    assert client_of("officer").post(f"/atlas/layers/{layer.pk}/remove/").status_code == 302
    assert not heights_file(town.municipality).exists()
    assert load(roads_file(town.municipality)).height is None
