"""The real files in ../shared: every row is read or told, and known figures come out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ashinami.basics.notice import Severity
from ashinami.cli.main import main
from ashinami.geo.imports.base import File, Order, Reading, read
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Layer

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
TAKAMATSU = DATA / "population" / "takamatsu" / "town_age_sex_20260201.csv"
KOTODEN = DATA / "gtfs" / "kagawa" / "kotoden_bus_20260401.zip"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not DATA.exists(), reason="../shared is not here")]


def of(kind: str, path: str, **said: object) -> Reading:
    """Read a real file."""
    file = DATA / path
    return read(kind, [File(file.name, file.read_bytes())], Order(**said))  # type: ignore[arg-type]


def layer_of(reading: Reading) -> Layer:
    """Return the layer; a reading without one fails with its notices."""
    assert reading.layer is not None, [str(notice) for notice in reading.notices if notice.severity is Severity.ERROR]
    return reading.layer


FILES = [
    ("towns", "address/geolonia_towns_pref37_40_46.csv.gz", 18_078),
    ("addresses", "address/abr_town_2022_pref37_40_44_46.zip", 26_613),
    ("population", "population/takamatsu/0066_202602.xlsx", 235),
    ("population", "population/takamatsu/0066_201811.xlsx", 235),
    ("uses", "population/takamatsu/0085_building_use_by_town.xlsx", 244),
    ("uses", "population/takamatsu/0085_land_use_by_town.xlsx", 244),
    ("medical", "facilities/takamatsu/hospital.csv", 628),
    ("medical", "facilities/medical/medical_kyushu_kagawa_geocoded.csv", 11_629),
    ("care", "facilities/kaigo/kaigo_kyushu_kagawa.csv", 7_426),
    ("care", "facilities/takamatsu/elderly_welfare_facility.csv", 47),
    ("shelters", "facilities/shelter/evacuation_402273.json", 51),
    ("shops", "facilities/takamatsu/list_of_designated_collection_bag_dealers.xlsx", 524),
    ("shops", "facilities/takamatsu/fresh_food_shops_from_licences_20260731.csv", 247),
    ("public", "facilities/takamatsu/park.xlsx", 310),
    ("public", "facilities/takamatsu/public_toilet.csv", 169),
    ("stops", "gtfs/kagawa/kotoden_bus_20260401.zip", 656),
    ("old-municipalities", "population/census2015_municipality_and_old_municipality.csv", 6_353),
]


@pytest.mark.parametrize(("kind", "path", "rows"), FILES, ids=[path.rsplit("/", 1)[-1] for _, path, _ in FILES])
def test_every_row_is_read(kind: str, path: str, rows: int) -> None:
    """The rows read are the rows there are (../shared/data/README.md), and none is an error."""
    reading = of(kind, path)
    layer_of(reading)
    assert reading.rows == rows


@pytest.mark.parametrize(
    "path",
    sorted((DATA / "facilities" / "takamatsu").glob("*.xlsx")) if DATA.exists() else [],
    ids=lambda path: path.stem,
)
def test_every_table_of_the_citys_facilities_is_a_layer(path: Path) -> None:
    """The NGSI-style tables of public facilities all come in."""
    layer_of(read("public", [File(path.name, path.read_bytes())], Order()))


def test_the_citys_people_come_out_to_the_person() -> None:
    """418,129 people, 120,999 of 65 and over, 72,026 of 75, 22,851 of 85; the plain form and the city's own workbook agree."""
    plain = layer_of(of("population", "population/takamatsu/town_age_sex_20260201.csv"))
    workbook = layer_of(of("population", "population/takamatsu/0066_202602.xlsx"))
    for layer in (plain, workbook):
        assert [layer.total(name) for name in ("total", "age65", "age75", "age85")] == [
            418_129,
            120_999,
            72_026,
            22_851,
        ]
    assert workbook.source.year == 2026


def test_the_boundary_tells_what_lies_outside() -> None:
    """A shop list with one latitude written twice and four shops of neighbouring towns: five are told, none is lost."""
    boundary = layer_of(of("boundary", "boundary/n03_full/37201.json", municipality="高松市"))
    area = Outline.of(*(each.outline for each in boundary.features if each.outline is not None))
    shops = of("shops", "facilities/takamatsu/list_of_designated_collection_bag_dealers.xlsx", area=area)
    assert len(layer_of(shops).features) == 524
    assert sum(notice.code in ("out-of-area", "wrong-point") for notice in shops.notices) == 5


def test_old_municipalities_of_saiki_are_nine() -> None:
    """旧佐伯 45,044, 蒲江 6,757; together the city's 72,211 less what the publisher rounds to none."""
    layer = layer_of(
        of("old-municipalities", "population/census2015_municipality_and_old_municipality.csv", municipality="佐伯市")
    )
    figures = {feature.name: feature.figure("total") for feature in layer.features}
    assert len(figures) == 9
    assert (figures["佐伯市"], figures["蒲江町"]) == (45_044, 6_757)
    assert layer.total("total") == 72_211


def test_the_holidays_of_the_cabinet_office_come_in_from_shift_jis() -> None:
    """1,067 days from 1955; in the last thirty years the program's own reckoning differs on none."""
    reading = of("holidays", "calendar/syukujitsu.csv")
    assert len(layer_of(reading).features) == 1_067
    assert not [notice.text for notice in reading.notices if notice.code == "holiday-differs"]


def test_the_share_of_old_people_far_from_a_stop(capsys: pytest.CaptureFixture[str]) -> None:
    """65 and over beyond 500 m, 1 km and 2 km of a ことでんバス stop: 47.9, 26.5 and 8.1 %, by the command of the manual."""
    code = main(["beyond", "--population", str(TAKAMATSU), "--stops", str(KOTODEN), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [round(each["percent"], 1) for each in found] == [47.9, 26.5, 8.1]
    assert found[0]["of"] == 120_999
    assert found[0]["unknown_towns"] == 0
