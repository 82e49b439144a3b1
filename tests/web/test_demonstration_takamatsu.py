"""高松市 as a demonstration: its layers and the real buses are written with their sources, and pages say what is real and what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from ashinami.cli.main import main
from ashinami.society.real.takamatsu import missing, takamatsu
from ashinami_web.atlas.models import Layer
from ashinami_web.bodies.models import Area
from ashinami_web.buses.models import BusLimits, Timetable
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.people import settle
from ashinami_web.demonstration.real import write_real
from ashinami_web.people.models import Account

MONDAY, START = date(2026, 11, 30), date(2026, 5, 4)


@pytest.mark.shared
@pytest.mark.django_db
def test_the_real_city_is_written_with_its_sources(shared: Path) -> None:
    """Ten layers with credit, three old towns, ことでんバス with a like day standing in; a page says that people are made up."""
    data = shared / "data"
    assert missing(data) == ()
    group = takamatsu(data, MONDAY)
    with acting(whole_installation()):
        settled = settle(group, START, called="高松市（合成の人）")
        write_real(group, settled, data, MONDAY)
        assert Layer.objects.count() == 10
        assert set(Layer.objects.values_list("standing", flat=True)) == {"REAL"}
        assert not Layer.objects.filter(licence="")
        assert Area.objects.filter(kind="old", outline__isnull=False).count() == 3
        bus = Timetable.objects.get()
        assert (bus.licence, bus.last_day) == ("CC BY 4.0", date(2026, 9, 30))
        assert BusLimits.objects.get().stand_in
        client = Client()
        client.force_login(Account.objects.get(username="demo-desk"))
    shown = client.get("/atlas/layers/").content.decode()
    assert "公表資料の本物です" in shown
    assert "架空の市町村" not in shown
    assert "実データ・2026年" in shown


def test_without_the_published_files_it_says_which_are_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is begun: the list of files, and what to do."""
    assert main(["demo", "--place", "takamatsu", "--data", str(tmp_path), "--home", str(tmp_path / "demo")]) == 1
    said = capsys.readouterr().err
    assert "gtfs/kagawa/kotoden_bus_20260401.zip" in said
    assert "--data" in said
    assert not (tmp_path / "demo").exists()
    assert main(["demo", "--place", "どこか"]) == 1
    assert "yuumi か takamatsu" in capsys.readouterr().err
