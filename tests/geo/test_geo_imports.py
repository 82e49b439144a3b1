"""Importers: what stands in a municipality's files comes in whole, with its marks, or not at all."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest

from ashinami.basics.place import Point
from ashinami.geo.destinations import destination
from ashinami.geo.imports.base import File, Order, Reading, read
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Gap, LayerKind, Standing, word_of
from ashinami.geo.layer_files import dump, parse
from ashinami.vocabulary.place import PlaceKind

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[134.0, 34.0], [134.1, 34.0], [134.1, 34.1], [134.0, 34.1], [134.0, 34.0]]],
}
SAID = {"title": "一覧", "publisher": "試し市", "licence": "CC BY 4.0"}
MESH = (
    "KEY_CODE,HTKSYORI,HTKSAKI,GASSAN,T001142001,T001142004,T001142010,T001142019,T001142022,T001142025\n"
    ",,,,人口（総数）,0～14歳,15～64歳,65歳以上,75歳以上,85歳以上\n"
    "5134003411,0,,,120,10,60,50,30,8\n"
    "5134003412,1,5134003411,,3,*,*,*,*,*\n"
    "5134003413,2,,5134003414,40,-,20,20,X,-\n"
)


def of(kind: str, text: str, *, encoding: str = "utf-8", name: str = "table.csv", **said: object) -> Reading:
    """Read a text as a file of a kind."""
    return read(kind, [File(name, text.encode(encoding))], Order(**(SAID | said)))  # type: ignore[arg-type]


def codes(reading: Reading) -> set[str]:
    """Return the codes of what was noticed."""
    return {notice.code for notice in reading.notices}


def test_ngsi_headings_and_japanese_headings_are_one_table() -> None:
    """The city's English headings and a plain Japanese table give the same place."""
    english = of("public", "#property,latitude,longitude,name,address\n7,34.05,134.05,東支所,東町1\n")
    japanese = of("public", "番号,緯度,経度,名称,住所\n7,34.05,134.05,東支所,東町1\n")
    assert english.layer is not None
    assert english.layer == japanese.layer
    assert english.layer.features[0].point == Point(34.05, 134.05)
    assert destination(LayerKind.PUBLIC, english.layer.features[0]).kind is PlaceKind.OFFICE


def test_medical_institutions_keep_departments_beds_and_hours() -> None:
    """Departments are told apart whatever parts them; hours are read or told, never guessed."""
    head = "name,latitude,longitude,medicalSubjects,numberOfBeds,availableDate,startTime,endTime\n"
    reading = of(
        "medical",
        head
        + "東医院,34.05,134.05,内科、小児科・外科,19,月水金,9:00,12:30\n西医院,34.06,134.05,眼科,約十,月,いつでも,よる\n",
    )
    assert reading.layer is not None
    east, west = reading.layer.features
    assert east.facts["departments"] == "内科、小児科、外科"
    assert east.figure("beds") == 19
    assert destination(LayerKind.MEDICAL, east).hours[2][0].start == 540
    assert west.figure("beds") is None
    assert "hours" not in west.facts
    assert {"no-one-number", "unreadable-hours"} <= codes(reading)


def test_coordinates_missing_wrong_swapped_outside_and_doubled_are_told_and_no_row_is_lost() -> None:
    """Each row stays; only the point that cannot be believed goes."""
    rows = "なし,,\n逆,134.05,34.05\n零,0,0\n字,北緯34,134\n外,35.5,135.5\n一,34.05,134.05\n二,34.05,134.05\n"
    reading = of("shops", "名称,緯度,経度\n" + rows, area=Outline.of(SQUARE))
    assert reading.layer is not None
    assert [feature.point is None for feature in reading.layer.features] == [True] * 5 + [False] * 2
    assert {"no-point", "wrong-point", "unreadable-point", "out-of-area", "same-point"} <= codes(reading)
    assert any("逆のよう" in notice.remedy for notice in reading.notices)


def test_one_key_for_two_things_and_one_row_told_twice() -> None:
    """A doubled key is told and both stay; a row repeated word for word is one."""
    reading = of("care", "番号,名称,緯度,経度\n1,あ,34.05,134.05\n1,い,34.06,134.05\n1,あ,34.05,134.05\n")
    assert reading.layer is not None
    assert [feature.key for feature in reading.layer.features] == ["1", "1#2"]
    assert {"doubled-key", "doubled-row"} <= codes(reading)


def test_rows_of_other_municipalities_are_left_out_and_counted() -> None:
    """By the column of the municipality, or by the address when there is none."""
    by_column = of(
        "medical",
        "名称,市区町村,緯度,経度\nあ,福岡県嘉麻市,33.5,130.7\nい,福岡県飯塚市,33.6,130.6\n",
        municipality="嘉麻市",
    )
    by_address = of("medical", "名称,住所\nあ,嘉麻市上山田1\nい,飯塚市新立岩5\n", municipality="嘉麻市")
    for reading in (by_column, by_address):
        assert reading.layer is not None
        assert [feature.name for feature in reading.layer.features] == ["あ"]
        assert reading.elsewhere == 1


def test_a_hidden_mesh_is_not_an_empty_one() -> None:
    """`*` and `X` are hidden, `-` is nobody; the mesh that took the hidden people says so. Two heading lines, cp932."""
    reading = of("mesh", MESH, encoding="cp932")
    assert reading.layer is not None
    whole, hidden, merged = reading.layer.features
    assert (whole.figure("age65"), whole.figure("total")) == (50, 120)
    assert hidden.figures["age65"] is Gap.HIDDEN
    assert hidden.facts == {"hidden": "秘匿（合算先あり）", "merged_into": "5134003411"}
    assert (merged.figures["age0_14"], merged.figures["age75"]) == (0, Gap.HIDDEN)
    assert reading.layer.total("age65") is None, "a sum with a hidden part is not known"
    assert "0人ではありません" in reading.layer.note


def test_a_mesh_code_that_no_mesh_has_stops_the_import() -> None:
    """Nothing is taken in parts."""
    reading = of("mesh", MESH.replace("5134003413", "9999999999"))
    assert reading.layer is None
    assert "no-mesh" in codes(reading)


def test_population_by_age_adds_up_or_says_that_it_does_not() -> None:
    """65 and over is summed from the groups; a total that differs is told."""
    ages = [f"man{number},woman{number}" for number in range(1, 19)]
    head = "regionName,surveyDate,totalPopulation," + ",".join(ages) + "\n"
    right = of("population", head + "東町,2026/2/1,36," + ",".join(["1"] * 36) + "\n")
    assert right.layer is not None
    assert right.layer.source.year == 2026
    assert (right.layer.features[0].figure("age65"), right.layer.features[0].figure("age85")) == (10, 2)
    wrong = of("population", head + "東町,2026/2/1,40," + ",".join(["1"] * 36) + "\n")
    assert "sum-differs" in codes(wrong)
    hidden = of("population", head + "東町,2026/2/1,40," + ",".join(["1"] * 35) + ",*\n")
    assert hidden.layer is not None
    assert hidden.layer.features[0].figures["age85"] is Gap.HIDDEN


def test_holidays_in_cp932_are_laid_beside_the_programs_own() -> None:
    """A holiday the program does not reckon with, and one the table lacks, are both told."""
    text = "国民の祝日・休日月日,国民の祝日・休日名称\n2026/1/1,元日\n2026/6/5,なぞの日\n2026/12/1,もう一つ\n"
    reading = of("holidays", text, encoding="cp932")
    assert reading.layer is not None
    said = " ".join(notice.text for notice in reading.notices)
    assert "2026-06-05（なぞの日）" in said
    assert "2026-01-12" in said


def test_old_municipalities_are_known_by_their_mark() -> None:
    """Only the merged ones inside the municipality asked for; `-` is no figure, not zero."""
    text = (
        "地域コード,地域識別コード,境域年次(2015),境域年次(2000),,人口　平成27年　(a),世帯数　平成27年\n"
        "40227,2,2015,,嘉麻市,38743,15637\n40227,9,,2000,(旧 208 山田市),8935,3876\n40227,9,,2000,(旧 422 稲築町),-,6731\n"
        "40228,2,2015,,朝倉市,52444,19088\n40228,9,,2000,(旧 209 甘木市),37873,14103\n"
    )
    reading = of("old-municipalities", text, municipality="嘉麻市")
    assert reading.layer is not None
    assert [feature.name for feature in reading.layer.features] == ["山田市", "稲築町"]
    assert reading.layer.features[1].figures["total"] is Gap.ABSENT


def test_a_boundary_in_many_polygons_is_one_area() -> None:
    """Islands of one municipality belong together; another municipality is left out."""
    other = {"type": "Polygon", "coordinates": [[[135, 34], [135.1, 34], [135.1, 34.1], [135, 34.1], [135, 34]]]}
    features = [
        {"properties": {"name": name}, "geometry": geometry}
        for name, geometry in (("香川県高松市", SQUARE), ("香川県高松市", other), ("香川県三木町", other))
    ]
    reading = of("boundary", json.dumps({"features": features}), municipality="高松市")
    assert reading.layer is not None
    assert reading.elsewhere == 1
    area = Outline.of(*(each.outline for each in reading.layer.features if each.outline))
    assert Point(34.05, 134.05) in area
    assert Point(34.05, 135.05) in area
    assert Point(34.05, 134.5) not in area
    assert area.near(Point(34.05, 134.105), 1_000)


def test_shelters_say_against_what() -> None:
    """The dangers a shelter stands against are its facts."""
    feature = {
        "geometry": {"type": "Point", "coordinates": [134.05, 34.05]},
        "properties": {
            "共通ID": "E1",
            "施設・場所名": "東小",
            "都道府県名及び市町村名": "香川県高松市",
            "洪水": "1",
            "津波": "",
        },
    }
    content = json.dumps({"features": [feature]}).encode()
    reading = read("shelters", [File("s.json", content)], Order(municipality="高松市"))
    assert reading.layer is not None
    assert reading.layer.features[0].facts["dangers"] == "洪水"
    assert reading.layer.source.publisher == "国土地理院"


def test_packed_files_are_read_as_they_are() -> None:
    """.gz and .zip; stops are found inside a feed, a station around them is none."""
    towns = "pref,city,town,koaza,lat,lng\n香川県,高松市,東町,,34.05,134.05\n"
    packed = read("towns", [File("t.csv.gz", gzip.compress(towns.encode()))], Order(municipality="高松市"))
    assert packed.layer is not None
    assert packed.layer.source.licence == "CC BY 4.0"
    feed = io.BytesIO()
    with zipfile.ZipFile(feed, "w") as archive:
        archive.writestr(
            "stops.txt", "\ufeffstop_id,stop_name,stop_lat,stop_lon,location_type\nA,東,34.05,134.05,0\nS,駅,,,1\n"
        )
        archive.writestr("trips.txt", "trip_id\n1\n")
    stops = read("stops", [File("feed.zip", feed.getvalue())], Order(**SAID))  # type: ignore[arg-type]
    assert stops.layer is not None
    assert [stop.key for stop in stops.layer.features] == ["A"]
    assert "no-stop" in codes(stops)


def test_what_is_not_said_of_the_source_is_shown_as_not_confirmed() -> None:
    """A file whose licence nobody named is never shown as free."""
    reading = read("shops", [File("s.csv", "名称\n店\n".encode())], Order())
    assert reading.layer is not None
    assert "利用条件は未確認" in reading.layer.source.credit
    assert "source-unknown" in codes(reading)
    assert reading.layer.mark == "実データ・年は不明"
    told = of("shops", "名称\n店\n", year=2024, standing=Standing.SYNTHETIC)
    assert told.layer is not None
    assert told.layer.mark == "合成・2024年"


def test_a_layer_survives_its_file() -> None:
    """Written out and read back it is the same, hidden figures and all."""
    layer = of("mesh", MESH).layer
    assert layer is not None
    assert parse(dump(layer)) == layer
    with pytest.raises(ValueError, match="no layer file"):
        parse("{}")


def test_the_words_of_age_groups_are_made() -> None:
    """Every five-year group reads as people say it."""
    assert word_of("m_65_69") == "男 65～69歳"
    assert word_of("f_85p") == "女 85歳以上"
    assert word_of("total") == "人口"
