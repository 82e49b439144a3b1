"""Whole files: good rows are kept, every other row is told where it stands."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ashinami.basics.notice import Severity
from ashinami.tables.cells import minute, whole
from ashinami.tables.columns import Column, Table, read_table
from ashinami.tables.reading import Sheet, read_sheets
from ashinami.tables.template import write_template

TABLE = Table(
    "希望",
    "wishes",
    (
        Column("name", "氏名", aliases=("name",), required=True),
        Column("at", "時刻", minute),
        Column("count", "人数", whole(0, 9), default=1),
    ),
)
LINES = "氏名,時刻,人数\n髙橋,9:20,2\n山﨑,9時半,\n"


def names(path: Path) -> list[str]:
    """Return the names read from the only sheet of a file."""
    (sheet,), _ = read_sheets(path)
    return [entry.values["name"] for entry in read_table(TABLE, sheet)[0]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_every_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    """Shows UTF-8 with and without its mark, the Windows code page of Japan (which has 髙 and 﨑) and UTF-16."""
    path = tmp_path / "w.csv"
    path.write_bytes(LINES.encode(encoding))
    assert names(path) == ["髙橋", "山﨑"]


def test_utf_8_that_would_pass_as_cp932(tmp_path: Path) -> None:
    """Shows that UTF-8 is tried first: this table's bytes are signs in the Windows code page as well, only the wrong ones."""
    path = tmp_path / "w.csv"
    path.write_bytes("氏名,時刻,人数\n浜辺,9:20,2\n".encode())
    assert path.read_bytes().decode("cp932")
    assert names(path) == ["浜辺"]


@pytest.mark.parametrize("sign", ["\t", ";"])
def test_other_separators(tmp_path: Path, sign: str) -> None:
    """Shows tables separated by tabs or semicolons."""
    path = tmp_path / "w.txt"
    path.write_text(LINES.replace(",", sign), encoding="utf-8")
    assert names(path) == ["髙橋", "山﨑"]


def test_a_row_is_told_where_the_spreadsheet_shows_it(tmp_path: Path) -> None:
    """Shows file, row, heading, text and remedy of each fault; blank rows count, the good row is kept."""
    path = tmp_path / "w.csv"
    path.write_text("氏名,時刻,人数\n\n髙橋,9:99,二\n,9:00,1\n𠮷田,10:00,\n", encoding="utf-8")
    (sheet,), _ = read_sheets(path)
    entries, notices = read_table(TABLE, sheet)
    assert [(entry.row, entry.values["name"]) for entry in entries] == [(5, "𠮷田")]
    told = [(notice.file, notice.row, notice.field, notice.code) for notice in notices]
    assert told == [
        ("w.csv", 3, "時刻", "unreadable-time"),
        ("w.csv", 3, "人数", "unreadable-number"),
        ("w.csv", 4, "氏名", "missing"),
    ]
    assert all(notice.remedy and notice.severity is Severity.ERROR for notice in notices)


def test_titles_merged_cells_and_strange_headings(tmp_path: Path) -> None:
    """Shows a workbook with a merged title above, headings in another order, one unknown and one doubled."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "12月の希望"
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(["人数", " 氏 名 ＊", "メールアドレス", "時刻（24時間）", "氏名"])
    sheet.append([2, "髙橋", "x", 560 / 1440, "ちがう"])
    book.save(tmp_path / "w.xlsx")
    (read,), _ = read_sheets(tmp_path / "w.xlsx")
    entries, notices = read_table(TABLE, read)
    assert entries[0].values == {"name": "髙橋", "at": 560, "count": 2}
    assert [(notice.code, notice.row) for notice in notices] == [("unknown-heading", 3), ("doubled-heading", 3)]


def test_no_headings_is_said_with_what_is_needed(tmp_path: Path) -> None:
    """Shows that a table with the wrong columns says which it needs."""
    path = tmp_path / "w.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    (sheet,), _ = read_sheets(path)
    entries, (notice,) = read_table(TABLE, sheet)
    assert not entries
    assert (notice.code, notice.severity) == ("no-headings", Severity.ERROR)
    assert "氏名" in notice.remedy


def workbook_bytes() -> bytes:
    """Return a small sound workbook."""
    book = Workbook()
    book.worksheets[0].append(["氏名", "時刻", "人数"])
    book.worksheets[0].append(["髙橋", "9:20", 2])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


WHOLE = workbook_bytes()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(end=st.integers(0, len(WHOLE)), junk=st.binary(max_size=20))
def test_a_damaged_workbook_is_told(tmp_path: Path, end: int, junk: bytes) -> None:
    """Shows that a workbook cut off anywhere, or with something behind it, gives rows or notices, never a traceback."""
    path = tmp_path / "w.xlsx"
    path.write_bytes(WHOLE[:end] + junk)
    sheets, notices = read_sheets(path)
    assert sheets or notices


def test_what_is_no_table_is_told(tmp_path: Path) -> None:
    """Shows that other archives, .xls, a renamed PDF, a picture and a missing file are told with what to do."""
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", "a")
    (tmp_path / "b.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 100)
    (tmp_path / "c.xlsx").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "d.csv").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0")
    for name in ("a.xlsx", "b.xls", "c.xlsx", "d.csv", "none.csv"):
        sheets, (notice,) = read_sheets(tmp_path / name)
        assert not sheets
        assert notice.file == name
        assert notice.remedy


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: (LINES + text).encode())))
def test_any_bytes_are_a_table_or_a_notice(tmp_path: Path, data: bytes) -> None:
    """Shows that no bytes break the reader, and that good rows above bad ones stay."""
    path = tmp_path / "w.csv"
    path.write_bytes(data)
    sheets, _ = read_sheets(path)
    for sheet in sheets:
        entries, notices = read_table(TABLE, sheet)
        assert all(entry.values["name"] for entry in entries)
        assert all(notice.text for notice in notices)


def test_a_hundred_thousand_rows() -> None:
    """Shows that a huge table is read in seconds, each bad row told and each good one kept."""
    rows = tuple((n, ("髙橋", "9:20" if n % 10 else "？", "2")) for n in range(2, 100_002))
    start = time.monotonic()
    entries, notices = read_table(TABLE, Sheet("w.csv", "w", ((1, ("氏名", "時刻", "人数")), *rows)))
    assert (len(entries), len(notices)) == (90_000, 10_000)
    assert time.monotonic() - start < 30


def test_a_template_is_read_by_its_own_description(tmp_path: Path) -> None:
    """Shows that what the template writes is what the reader reads, without a notice."""
    write_template(tmp_path / "t.xlsx", [(TABLE, [{"name": "𠮷田", "at": "9:20"}])])
    (sheet,), _ = read_sheets(tmp_path / "t.xlsx")
    entries, notices = read_table(TABLE, sheet)
    assert notices == ()
    assert entries[0].values == {"name": "𠮷田", "at": 560, "count": 1}
