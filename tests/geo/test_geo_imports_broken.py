"""Broken, cut off, mistaken and huge files: notices, never a traceback, never half a layer."""

from __future__ import annotations

import gzip
import json

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
