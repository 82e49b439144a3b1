"""Files to rows of cells: workbooks and CSV, whatever their encoding. Nothing a file holds raises here."""

from __future__ import annotations

import csv
import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from ashinami.basics.notice import Notice, Severity
from ashinami.tables.cells import Cell

_ZIP, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "Excel などで開き、「Excel ブック（.xlsx）」として保存し直してください"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or one CSV file: its rows with the numbers the spreadsheet shows; row 1 is the first line."""

    file: str
    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]


def read_sheets(path: Path) -> tuple[tuple[Sheet, ...], tuple[Notice, ...]]:
    """Return the sheets of a workbook, or the one sheet of a CSV file; what it is, its bytes say, not its name."""
    try:
        data = path.read_bytes()
    except OSError:
        return (), (
            _unreadable(path.name, "ファイルを開けません", "場所と名前、ほかで開いていないかを確かめてください"),
        )
    return sheets_of(path.name, data)


def sheets_of(file: str, data: bytes) -> tuple[tuple[Sheet, ...], tuple[Notice, ...]]:
    """Return the sheets in the bytes of a file: of one that was sent, or that lay in an archive."""
    if data.startswith(_OLD_OFFICE):
        return (), (_unreadable(file, "古い形式（.xls）か、パスワードのかかったファイルです", _SAVE_AS),)
    if data.startswith(_ZIP):
        return _read_workbook(file, data)
    if data.startswith(_PDF) or (b"\0" in data and not data.startswith(_UTF16)):
        return (), (_unreadable(file, "表のファイルではありません（PDF や画像など）", _SAVE_AS),)
    return _read_csv(file, data)


def _read_workbook(file: str, data: bytes) -> tuple[tuple[Sheet, ...], tuple[Notice, ...]]:
    # imported here: a plan from CSV files needs no workbook library
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not know (charts, validations) is not what we read
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = []
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # some programs write a wrong size
                numbered = enumerate(sheet.iter_rows(values_only=True), start=1)
                rows = tuple((number, tuple(cells)) for number, cells in numbered if any(c is not None for c in cells))
                sheets.append(Sheet(f"{file}［{sheet.title}］", sheet.title, rows))  # type: ignore[arg-type]
            book.close()
    except Exception:  # noqa: BLE001 - a damaged archive fails in more ways than can be listed, and each means the same
        return (), (_unreadable(file, "ファイルがこわれているか、Excel ブックではありません", _SAVE_AS),)
    return tuple(sheets), ()


def _read_csv(file: str, data: bytes) -> tuple[tuple[Sheet, ...], tuple[Notice, ...]]:
    decoded, notices = _decode(file, data)
    first = decoded.split("\n", 1)[0]
    delimiter = max(",\t;", key=first.count)  # the comma when none of them stands there
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(decoded, newline=""), delimiter=delimiter), start=1):
            if cells:
                rows.append((number, tuple(cells)))
    except csv.Error:
        said = f"{len(rows) + 1}行目あたりから表として読めません（引用符の閉じ忘れなど）"
        notices += (_unreadable(file, said, "その行を確かめてください。ここまでの行は読みました"),)
    return (Sheet(file, Path(file).stem, tuple(rows)),), notices


def _decode(file: str, data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Decode UTF-16 with its mark, UTF-8 with or without it, or the Windows code page of Japan."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", errors="replace"), ()
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding), ()
        except UnicodeDecodeError:
            continue
    said = "文字コードを判別できず、読めない文字を「�」に置きかえました"
    notice = Notice("unknown-encoding", Severity.WARNING, said, "CSV UTF-8 で保存し直してください", file)
    return data.decode("utf-8-sig", errors="replace"), (notice,)


def _unreadable(file: str, said: str, remedy: str) -> Notice:
    return Notice("unreadable-file", Severity.ERROR, said, remedy, file)
