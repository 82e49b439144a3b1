"""From the files as given to their tables: packed, in an archive, in any encoding. Nothing in them raises here."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File
from ashinami.tables.reading import Sheet, sheets_of

MOST_BYTES = 300_000_000
"""Of what an archive unpacks to: more is no table of a town."""

_DEEPEST = 3
"""An archive may stand in an archive, as people pass files on, but not for ever."""
_BROKEN = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)
_AGAIN = "もう一度ダウンロードしてから取り込んでください"


def sheets(files: Sequence[File], draft: Draft) -> Iterator[Sheet]:
    """Yield every table of the files. What cannot be read whole is told as an error: then nothing is imported."""
    for file in unpacked(files, draft):
        found, notices = sheets_of(file.name, file.data)
        for notice in notices:
            # a table that is read with letters replaced, or up to a broken line, would be a part of one
            draft.tell(notice.code, Severity.ERROR, notice.text, notice.remedy, file=notice.file)
        is_text = not file.data.startswith(b"PK")
        if is_text and found and not file.data.endswith((b"\n", b"\r", b"\n\x00")):
            said = "最後の行が改行で終わっていません。途中で切れたファイルかもしれません"
            draft.tell(
                "no-last-line-end", Severity.WARNING, said, "行の数を、もとの資料と見くらべてください", file=file.name
            )
        for sheet in found:
            if is_text:
                _short_rows(sheet, draft)
            yield sheet


def unpacked(files: Sequence[File], draft: Draft) -> Iterator[File]:
    """Yield the files, with those in .gz and .zip taken out; a workbook, which is a zip too, stays as it is."""
    for file in files:
        try:
            if file.data.startswith(b"\x1f\x8b"):
                with gzip.GzipFile(fileobj=io.BytesIO(file.data)) as packed:
                    data = packed.read(MOST_BYTES + 1)
                _refuse_huge(data)
                yield File(file.name.removesuffix(".gz"), data)
            elif file.data.startswith(b"PK") and not _is_workbook(file.data):
                yield from _of_archive(file, _DEEPEST)
            else:
                yield file
        except _BROKEN as fault:
            said = "圧縮されたファイルがこわれているか、途中で切れています"
            said = str(fault) if isinstance(fault, OSError) and fault.args[:1] == (_HUGE,) else said
            draft.tell("broken-archive", Severity.ERROR, said, _AGAIN, file=file.name)


def geojson(files: Sequence[File], draft: Draft) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield file name and feature for each feature of GeoJSON files; what is none is told."""
    for file in unpacked(files, draft):
        try:
            content = json.loads(file.data.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            said = "GeoJSON として読めません（途中で切れているか、別の形式です）"
            draft.tell("no-geojson", Severity.ERROR, said, _AGAIN, file=file.name)
            continue
        features = content.get("features") if isinstance(content, dict) else None
        if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
            said = "GeoJSON の FeatureCollection ではありません"
            draft.tell("no-geojson", Severity.ERROR, said, "地物の集まりとして書き出してください", file=file.name)
            continue
        for feature in features:
            yield file.name, feature


_HUGE = "開いた大きさが上限（300 MB）をこえます"


def _refuse_huge(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise OSError(_HUGE)


def _is_workbook(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "[Content_Types].xml" in archive.namelist()


def _of_archive(file: File, deeper: int) -> Iterator[File]:
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        inside = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX")]
        if sum(info.file_size for info in inside) > MOST_BYTES:
            raise OSError(_HUGE)
        for info in inside:
            packed = File(PurePath(info.filename).name, archive.read(info))
            if deeper and packed.data.startswith(b"PK") and not _is_workbook(packed.data):
                yield from _of_archive(packed, deeper - 1)
            else:
                yield packed


def _short_rows(sheet: Sheet, draft: Draft) -> None:
    """Tell rows with fewer cells than the last table line of most cells: where a file was cut off."""
    if not sheet.rows:
        return
    width = max(len(cells) for _, cells in sheet.rows[:20])
    number, cells = sheet.rows[-1]
    if len(cells) < width:
        said = f"最後の行の列が足りません（{width}列のはずが{len(cells)}列）。途中で切れたファイルのようです"
        draft.tell("cut-off", Severity.ERROR, said, _AGAIN, file=sheet.file, row=number)
