"""Importer of heights: tables of latitude, longitude and height, and the digital elevation model of 国土地理院 (JPGIS GML).

The layer tells where heights are known, one feature a file; the heights themselves go onto the roads (`ashinami.geo.heights`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray

from ashinami.basics.notice import Severity
from ashinami.geo.heights import HIGHEST, LOWEST, Heights
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.opening import sheets, unpacked
from ashinami.geo.layer import Feature, Layer, LayerKind, Source
from ashinami.tables.columns import Column, Table, read_table

_COLUMNS = (
    Column("lat", "緯度", aliases=("lat", "latitude", "y"), required=True),
    Column("lon", "経度", aliases=("lon", "lng", "longitude", "x"), required=True),
    Column(
        "metres", "標高", aliases=("height", "elevation", "elev", "ele", "z", "標高（m）", "標高(m)"), required=True
    ),
)
_NO_DATA = -9_990.0
"""The model writes -9999 where nobody measured: sea, lakes, rims."""
_SOUTH, _WEST, _NORTH, _EAST = 20.0, 122.0, 46.0, 154.5
_MOST_CELLS = 20_000_000
_AGAIN = "国土地理院の基盤地図情報（数値標高モデル）を、もう一度ダウンロードしてください"
_TABLE = "緯度・経度・標高（m）の列のある表か、基盤地図情報の数値標高モデル（.xml か .zip）にしてください"

_MODEL = Source("基盤地図情報 数値標高モデル", "国土地理院", "国土地理院コンテンツ利用規約", edited=True)


class Part(NamedTuple):
    """The heights of one file; `of_model`: of the elevation model, whose publisher is known."""

    name: str
    heights: Heights
    of_model: bool


def read_heights(files: Sequence[File], draft: Draft) -> list[Part]:
    """Return each file's heights; what is wrong is told, and then nothing is to be used."""
    parts: list[Part] = []
    tables: list[File] = []
    for file in unpacked(files, draft):
        if file.data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            found = _of_model(file, draft)
            if found is not None:
                parts.append(Part(file.name, found, of_model=True))
        else:
            tables.append(file)
    parts += _of_tables(tables, draft)
    return parts


def whole(parts: Sequence[Part]) -> Heights:
    """Return the heights of all parts together."""
    columns = ([getattr(part.heights, name) for part in parts] for name in ("lat", "lon", "metres"))
    return Heights(*(np.concatenate(column) if column else np.empty(0) for column in columns))


def _of_tables(files: Sequence[File], draft: Draft) -> Iterator[Part]:
    for sheet in sheets(files, draft):
        entries, notices = read_table(Table("標高", "heights", _COLUMNS), sheet)
        # a cell left blank is a height that nobody measured
        draft.notices.extend(notice for notice in notices if notice.code not in {"unknown-heading", "missing"})
        cells = [(each.row, [_number(each.values[column.name]) for column in _COLUMNS]) for each in entries]
        numbers = np.array([row for _, row in cells], np.float64).reshape(-1, 3)
        draft.rows += len(cells)
        unreadable = np.isnan(numbers).any(axis=1)
        outside = ~unreadable & ~_in_japan(numbers[:, 0], numbers[:, 1])
        measured = numbers[:, 2] > _NO_DATA
        wrong = measured & ~unreadable & ~((numbers[:, 2] >= LOWEST) & (numbers[:, 2] <= HIGHEST))
        for code, at, said in (
            ("unreadable-height", unreadable, "数として読めません"),
            ("wrong-point", outside, "日本の外の座標です（緯度と経度が逆かもしれません）"),
            ("wrong-height", wrong, f"標高が {LOWEST:.0f}〜{HIGHEST:.0f} m の外です（m で書いてください）"),
        ):
            rows = np.flatnonzero(at)
            if len(rows):
                more = f"（ほかに{len(rows) - 1:,}行）" if len(rows) > 1 else ""
                draft.tell(code, Severity.ERROR, f"{said}{more}", _TABLE, file=sheet.file, row=cells[int(rows[0])][0])
        good = numbers[~unreadable & measured]
        if len(good):
            yield Part(sheet.file, Heights(*(good[:, at].copy() for at in range(3))), of_model=False)


def _of_model(file: File, draft: Draft) -> Heights | None:
    """Return the heights of one mesh of the elevation model; None, told, when it cannot be read whole."""
    if b"<!DOCTYPE" in file.data[:2_000] or b"<!ENTITY" in file.data[:2_000]:
        draft.tell("no-model", Severity.ERROR, "数値標高モデルの XML ではありません", _AGAIN, file=file.name)
        return None
    try:
        words = {_local(each.tag): (each.text or "").strip() for each in ET.fromstring(file.data).iter()}  # noqa: S314 - entities are refused above
        (south, west), (north, east) = (_pair(words[name]) for name in ("lowerCorner", "upperCorner"))
        last_column, last_row = (int(number) for number in _pair(words["high"]))
        first_column, first_row = (int(number) for number in _pair(words.get("startPoint", "0 0")))
        found = [float(line.rpartition(",")[2]) for line in words["tupleList"].split()]
    except (ET.ParseError, KeyError, ValueError, OverflowError, RecursionError) as fault:
        said = f"数値標高モデルとして読めません（{type(fault).__name__}）。途中で切れたファイルかもしれません"
        draft.tell("no-model", Severity.ERROR, said, _AGAIN, file=file.name)
        return None
    columns, rows = last_column + 1, last_row + 1
    first = first_row * columns + first_column
    if not 0 < columns * rows <= _MOST_CELLS or first < 0 or first + len(found) > columns * rows or south >= north:
        said = "数値標高モデルの大きさと、書かれている数がちがいます"
        draft.tell("no-model", Severity.ERROR, said, _AGAIN, file=file.name)
        return None
    # cells run from the north-west corner eastwards; what is left out before and after was not measured
    row, column = np.divmod(np.arange(first, first + len(found)), columns)
    metres = np.array(found, np.float64)
    draft.rows += len(found)
    lat: NDArray[np.float64] = np.asarray(north - (row + 0.5) * ((north - south) / rows), np.float64)
    lon: NDArray[np.float64] = np.asarray(west + (column + 0.5) * ((east - west) / columns), np.float64)
    measured = metres > _NO_DATA
    good = metres[measured]
    wrong = not np.isfinite(metres).all() or ((good < LOWEST) | (good > HIGHEST)).any()
    if wrong or not _in_japan(lat, lon).all():
        said = "標高か位置が、日本のものではありません"
        draft.tell("wrong-height", Severity.ERROR, said, _AGAIN, file=file.name)
        return None
    return Heights(lat[measured], lon[measured], good)


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    parts = read_heights(files, draft)
    features = tuple(
        _feature(number, part.name, part.heights) for number, part in enumerate(parts, 1) if len(part.heights.lat)
    )
    of_model = bool(parts) and all(part.of_model for part in parts)
    source = source_of(replace(HEIGHTS, source=_MODEL if of_model else None), order, draft)
    standing = order.standing or HEIGHTS.standing
    reading = draft.close(lambda: Layer(HEIGHTS.kind, order.name or HEIGHTS.words, source, standing, features))
    return replace(reading, heights=whole(parts)) if reading.is_whole else reading


def _feature(number: int, name: str, heights: Heights) -> Feature:
    south, north = float(heights.lat.min()), float(heights.lat.max())
    west, east = float(heights.lon.min()), float(heights.lon.max())
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    figures = {
        "height_points": len(heights.lat),
        "lowest_metres": round(float(heights.metres.min())),
        "highest_metres": round(float(heights.metres.max())),
    }
    outline = {"type": "Polygon", "coordinates": [[[round(x, 6), round(y, 6)] for x, y in ring]]}
    return Feature(f"{number}:{name}", name, outline=outline, figures=figures)


def _number(cell: object) -> float:
    try:
        found = float(str(cell))
    except ValueError:
        return float("nan")
    return found if abs(found) < 1e9 else float("nan")


def _in_japan(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = (lat >= _SOUTH) & (lat <= _NORTH) & (lon >= _WEST) & (lon <= _EAST)
    return inside


def _pair(text: str) -> tuple[float, float]:
    one, other = re.split(r"[\s,]+", text.strip())
    return float(one), float(other)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


HEIGHTS = Importer(
    key="heights",
    kind=LayerKind.HEIGHTS,
    words="標高",
    files="緯度・経度・標高（m）の表か、国土地理院 基盤地図情報 数値標高モデル（.xml、.zip）。道路に高さを付け、坂を見ます",
    read=_read,
    goes_on_roads=True,
)
IMPORTERS = (HEIGHTS,)
