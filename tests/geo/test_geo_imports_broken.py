"""Broken, cut off, mistaken and huge files: notices, never a traceback, never half a layer."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import MOST_ALIKE, File, Order, Reading, importers, read

SQUARE = {"type": "Polygon", "coordinates": [[[134.0, 34.0], [134.1, 34.0], [134.1, 34.1], [134.0, 34.0]]]}
MESH = "KEY_CODE,HTKSYORI,T001142001,T001142019\n,,人口（総数）,65歳以上\n5134003411,0,120,50\n5134003412,1,3,*\n"
GOOD: dict[str, str] = {
    "medical": "名称,住所,緯度,経度,診療科目\nあ,東町1,34.05,134.05,内科\nい,東町2,34.06,134.06,外科\n",
    "mesh": MESH,
    "population": "町丁目,人口,65歳以上,緯度,経度\n東町,120,50,34.05,134.05\n西町,*,*,34.06,134.06\n",
    "towns": "city,town,lat,lng\n高松市,東町,34.05,134.05\n",
    "shelters": '{"features":[{"geometry":{"type":"Point","coordinates":[134.05,34.05]},"properties":{"施設・場所名":"東小"}}]}\n',
    "boundary": json.dumps({"features": [{"properties": {"name": "東"}, "geometry": SQUARE}]}) + "\n",
    "uses": "町名,住宅の棟数,住宅用地\n東町,34,19984.7\n",
    "carriers": "名称,種類,車両の台数\nバス,スクールバス,2\n",
    "hubs": "名称,生活圏,ある機能\n東拠点,東,診療、買い物\n",
    "survey": "名称,最寄りの停留所まで（m）\n東町,900\n",
    "holidays": "国民の祝日・休日月日,国民の祝日・休日名称\n2026/1/1,元日\n",
    "heights": "緯度,経度,標高\n34.05,134.05,12\n34.06,134.06,33.5\n",
    "old-municipalities": "地域コード,地域識別コード,都道府県名,市区町村名,人口\n37201,2,香川県,高松市,420748\n",
    "addresses": "全国地方公共団体コード,町字id,市区町村名,大字・町名\n372013,0001000,高松市,東町\n",
}


def of(kind: str, text: str) -> Reading:
    """Read a text as a file of a kind."""
    return read(kind, [File("table.csv", text.encode())], Order(title="一覧", publisher="試し市", licence="CC BY 4.0"))


def test_many_notices_of_one_kind_are_counted() -> None:
    """A hundred thousand rows that are all wrong do not give a hundred thousand lines."""
    reading = of("care", "名称,緯度,経度\n" + "".join(f"所{number},,\n" for number in range(100_000)))
    alike = [notice for notice in reading.notices if notice.code == "no-point"]
    assert len(alike) == MOST_ALIKE + 1
    assert "99980件" in alike[-1].text
    assert reading.layer is not None
    assert len(reading.layer.features) == 100_000


def test_a_cut_off_table_is_not_half_a_table() -> None:
    """A last line with cells missing stops the import; one without its line end is told, since nothing shows that it is whole."""
    whole = "名称,住所,緯度,経度\nあ,東町1,34.05,134.05\nい,東町2,34.06,134.06\n"
    assert of("shops", whole).layer is not None
    assert of("shops", whole[:-8]).layer is None
    assert any(notice.code == "no-last-line-end" for notice in of("shops", whole[:-1]).notices)


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from(sorted(importers())), good=st.sampled_from(sorted(GOOD)), data=st.data())
def test_no_file_breaks_an_importer(kind: str, good: str, data: st.DataObject) -> None:
    """Any file given to any importer, cut off, re-encoded, with bytes changed: notices, never a traceback, never an error with a layer."""
    encoding = data.draw(st.sampled_from(["utf-8", "cp932", "utf-16", "utf-8-sig"]))
    content = bytearray(GOOD[good].encode(encoding, errors="replace"))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=6)):
        content[at] = value
    content = content[: data.draw(st.integers(0, len(content)))]
    if data.draw(st.booleans()):
        content = bytearray(gzip.compress(bytes(content)))[: data.draw(st.integers(1, 400))]
    reading = read(kind, [File("file.csv", bytes(content))], Order())
    has_error = any(notice.severity is Severity.ERROR for notice in reading.notices)
    assert has_error != (reading.layer is not None)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400), kind=st.sampled_from(sorted(importers())))
def test_no_bytes_break_an_importer(content: bytes, kind: str) -> None:
    """Neither do bytes that are no file at all."""
    for head in (b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF", b"\xff\xfe"):
        reading = read(kind, [File("x", head + content)], Order())
        assert any(notice.severity is Severity.ERROR for notice in reading.notices) != reading.is_whole


@pytest.mark.parametrize("kind", sorted(GOOD))
def test_a_table_in_an_archive_in_an_archive_is_the_same_table(kind: str) -> None:
    """As people pass files on; what is no table at the bottom is told by its own name."""
    file = File("table.csv", GOOD[kind].encode())
    plain = read(kind, [file], Order())
    packed = read(kind, [zipped(zipped(file))], Order())
    assert [notice.code for notice in packed.notices] == [notice.code for notice in plain.notices]
    assert packed.rows == plain.rows
    assert packed.is_whole == plain.is_whole
    rubbish = read(kind, [zipped(zipped(File("picture.csv", b"\x89PNG\0\0")))], Order())
    assert {notice.file for notice in rubbish.notices if notice.severity is Severity.ERROR} <= {"picture.csv", ""}
    assert not rubbish.is_whole


def zipped(file: File) -> File:
    """Return the file in an archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(file.name, file.data)
    return File(f"{file.name}.zip", packed.getvalue())


@pytest.mark.parametrize("kind", ["hubs", "survey"])
def test_a_table_of_another_kind_is_doubted(kind: str) -> None:
    """A list of clinics has names, as every table of places has: as hubs or as a survey it is taken with a word of doubt."""
    assert "nothing-asked" in [notice.code for notice in of(kind, GOOD["medical"]).notices]
    assert "nothing-asked" not in [notice.code for notice in of(kind, GOOD[kind]).notices]
