"""高松市 as a demonstration: its layers and the real buses are written with their sources, and pages say what is real and what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from ashinami.cli.main import main
from ashinami.society.real.takamatsu import missing, takamatsu
from ashinami.society.town.fortnight import each_day
from ashinami_web.atlas.models import Layer
from ashinami_web.bodies.models import Area
from ashinami_web.bookings.models import Wish
from ashinami_web.buses.models import BusBasis, BusLimits, Timetable
from ashinami_web.config.scope import acting, whole_installation
from ashinami_web.demonstration.days import write_day
from ashinami_web.demonstration.people import settle
from ashinami_web.demonstration.real import keep_bases, write_real
from ashinami_web.people.models import Account

MONDAY, START = date(2026, 11, 30), date(2026, 5, 4)


@pytest.mark.shared
@pytest.mark.django_db
def test_the_real_city_is_written_with_its_sources(shared: Path) -> None:
    """Layers with credit, three old towns, ことでんバス with a like day standing in; each wish of a day says what the bus would do."""
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
        planted = next(each_day(group))
        write_day(planted, settled, today=MONDAY)
        keep_bases(MONDAY, settled)
        timed = Wish.objects.filter(appointment__isnull=False)
        assert BusBasis.objects.count() == timed.count() > 20
        assert {"bus", "none"} <= set(BusBasis.objects.values_list("basis__kind", flat=True))
        too_far = BusBasis.objects.filter(basis__why="TOO_FAR").first()
        assert too_far is not None
        client = Client()
        client.force_login(Account.objects.get(username="demo-desk"))
    assert too_far.basis["spoken"] in client.get(f"/wishes/{too_far.wish_id}/").content.decode()
    sources = client.get("/atlas/layers/sources/").content.decode()
    assert "ことでんバス株式会社、2026年4月〜9月" in sources
    assert "© OpenStreetMap contributors" in sources
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
