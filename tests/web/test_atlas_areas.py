"""Areas side by side, and what is found out by asking."""

from __future__ import annotations

import io
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from layered_town import layered, sent
from openpyxl import load_workbook
from web_town import LONG_AGO, Town

from ashinami_web.bodies.models import Area, Body, BodyArea

type ClientOf = Callable[[str], Client]


def test_areas_side_by_side_show_need_supply_and_operators_and_what_is_not_known(
    town: Town, client_of: ClientOf
) -> None:
    """北町 and 南町 of one municipality: people with their mark, clinics, the taxi firm on record, and a gap as a gap."""
    layered(town)
    for name in ("北町", "南町"):
        area = Area.objects.create(kind="own", name=name, municipality=town.municipality, start=LONG_AGO)
        if name == "北町":
            taxi = Body.objects.create(kind=Body.Kind.TAXI, name="北町タクシー", municipality=town.municipality)
            BodyArea.objects.create(body=taxi, area=area, start=LONG_AGO)
    shown = client_of("sc").get("/atlas/areas/?area=北町&area=南町").content.decode()
    for word in ("実データ・2026年", "北町タクシー", "内科 1、眼科 1", "150", "70"):
        assert word in shown, word
    assert "最寄りは 北町医院" in shown, "南町 has no clinic: the nearest one is told"
    assert "わからない" in shown, "its old people are hidden: not known, not 0"


def test_the_survey_sheet_has_each_town_with_the_distances_known(town: Town, client_of: ClientOf) -> None:
    """The officer takes the sheet for asking around, fills one line in and brings it in; the area shows what was found out."""
    layered(town)
    officer = client_of("officer")
    book = load_workbook(io.BytesIO(officer.get("/atlas/papers/survey.xlsx").content))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[3]]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
    at = headings.index("最寄りの停留所まで（m）")
    assert (rows["北町一丁目"][at], rows["北町二丁目"][at]) == (145, 3336)
    line = next(
        number for number, row in enumerate(sheet.iter_rows(min_row=4, values_only=True), 4) if row[0] == "南町"
    )
    sheet.cell(line, headings.index("困りごと") + 1, "坂が急で停留所まで歩けない")
    kept = io.BytesIO()
    book.save(kept)
    filled = SimpleUploadedFile("survey.xlsx", kept.getvalue())
    answer = officer.post("/atlas/layers/import/", sent("", kind="survey", title="聞き取り") | {"chosen": [filled]})
    assert "取り込みました" in answer.content.decode()
    Area.objects.create(kind="own", name="南町", municipality=town.municipality, start=LONG_AGO)
    assert "坂が急で停留所まで歩けない" in client_of("sc").get("/atlas/areas/?area=南町").content.decode()


def test_vehicles_that_drive_people_already_stand_beside_the_area_they_serve(town: Town, client_of: ClientOf) -> None:
    """The hospital's shuttle and the school bus, asked by the officer, show in the areas they go to, with the hours they stand idle."""
    layered(town)
    Area.objects.create(kind="own", name="北町", municipality=town.municipality, start=LONG_AGO)
    Area.objects.create(kind="own", name="南町", municipality=town.municipality, start=LONG_AGO)
    text = "名称,種類,行き先・区域,台数,空いている時間\n湊病院バス,病院の送迎,北町,1,平日 10:00-15:00\n北小バス,スクールバス,北町,,\n"
    client_of("officer").post("/atlas/layers/import/", sent(text, kind="carriers"))
    north = client_of("sc").get("/atlas/areas/?area=北町").content.decode()
    assert "湊病院バス" in north
    assert "平日 10:00-15:00" in north
    assert "湊病院バス" not in client_of("sc").get("/atlas/areas/?area=南町").content.decode()


def test_a_hub_shows_what_it_has_lacks_and_where_its_people_go(town: Town, client_of: ClientOf) -> None:
    """Hubs and living areas as areas of the map: services, gaps, links."""
    layered(town)
    square = (
        '{"type":"Polygon","coordinates":[[[131.4,32.99],[131.6,32.99],[131.6,33.04],[131.4,33.04],[131.4,32.99]]]}'
    )
    areas = f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"name":"北の谷"}},"geometry":{square}}}]}}\n'
    officer = client_of("officer")
    officer.post("/atlas/layers/import/", sent(areas, kind="living-areas"))
    hub = "名称,生活圏,ある機能,欠けている機能,行き来する拠点,緯度,経度\n北の拠点,北の谷,診療、集会,金融、買い物,中央の拠点,33.0,131.5\n"
    officer.post("/atlas/layers/import/", sent(hub, kind="hubs"))
    shown = client_of("sc").get("/atlas/areas/?area=北の谷").content.decode()
    for word in ("北の拠点", "診療、集会", "金融、買い物", "中央の拠点", "150"):
        assert word in shown, word


def test_papers_to_fill_in_are_read_as_they_are(town: Town, client_of: ClientOf) -> None:
    """The example of each paper is read without an error by its own importer."""
    officer = client_of("officer")
    for kind in ("carriers", "hubs"):
        file = SimpleUploadedFile(f"{kind}.xlsx", officer.get(f"/atlas/papers/{kind}.xlsx").content)
        shown = officer.post(
            "/atlas/layers/import/", sent("", kind=kind, do="look") | {"chosen": [file]}
        ).content.decode()
        assert "1件をそのまま取り込めます" in shown, kind
