"""Importer of the 2015 census totals of municipalities, and of the ones that had merged into them (identification code 9)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.figures import figure
from ashinami.geo.imports.opening import sheets
from ashinami.geo.layer import Feature, Figure, Gap, Layer, LayerKind, Source
from ashinami.tables.cells import Cell
from ashinami.tables.reading import Sheet

_OLD = re.compile(r"^\(旧\s*\d+\s*(.+)\)$")
_MUNICIPALITY, _MERGED = ("0", "1", "2", "3"), "9"


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    found: dict[str, Feature] = {}
    for sheet in sheets(files, draft):
        columns = _columns(sheet)
        if columns is None:
            said = "国勢調査の市町村別の表の見出し（地域コード・地域識別コード・人口）がありません"
            draft.tell("no-headings", Severity.ERROR, said, IMPORTERS[0].files, file=sheet.file)
            continue
        inside = ""
        for number, cells in sheet.rows[1:]:
            draft.rows += 1
            code, mark, name = (_cell(cells, columns[key]) for key in ("code", "mark", "name"))
            if mark in _MUNICIPALITY:
                inside = name
            if mark != _MERGED or (order.municipality and inside != order.municipality):
                draft.elsewhere += 1
                continue
            feature = _merged(name, inside, code, cells, columns)
            if feature is None:
                said = f"「{name}」の人口か世帯数を数として読めません"
                draft.tell("unreadable-number", Severity.ERROR, said, "", file=sheet.file, row=number)
            else:
                found[feature.key] = feature
    source = source_of(OLD, order, draft)
    standing = order.standing or OLD.standing
    features = tuple(found.values())
    return draft.close(
        lambda: Layer(OLD.kind, order.name or OLD.words, source, standing, features, "年齢別はありません")
    )


def _columns(sheet: Sheet) -> dict[str, int] | None:
    if not sheet.rows:
        return None
    names = [unicodedata.normalize("NFKC", str(cell or "")).replace(" ", "") for cell in sheet.rows[0][1]]
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        for key, begins in (
            ("code", "地域コード"),
            ("mark", "地域識別コード"),
            ("total", "人口平成27年"),
            ("households", "世帯数平成27年"),
        ):
            if name.startswith(begins) and key not in found:
                found[key] = place
        if not name and "name" not in found:
            found["name"] = place  # the publisher leaves the heading of the names empty
    return found if {"code", "mark", "total", "name"} <= found.keys() else None


def _merged(name: str, inside: str, code: str, cells: Sequence[Cell], columns: dict[str, int]) -> Feature | None:
    plain = unicodedata.normalize("NFKC", name)
    old = _OLD.match(plain)
    figures: dict[str, Figure] = {}
    for key in ("total", "households"):
        if key in columns:
            value = figure(_cell(cells, columns[key]), dash=Gap.ABSENT)
            if value is None:
                return None
            figures[key] = value
    called = old[1] if old else plain
    return Feature(f"{code}/{called}", called, figures=figures, facts={"municipality": inside})


def _cell(cells: Sequence[Cell], place: int) -> str:
    return str(cells[place]).strip() if place < len(cells) and cells[place] is not None else ""


OLD = Importer(
    key="old-municipalities",
    kind=LayerKind.OLD_MUNICIPALITIES,
    words="旧市町村の人口",
    files="国勢調査（平成27年）の「人口・世帯数（市町村・旧市町村）」の CSV",
    read=_read,
    source=Source("国勢調査（平成27年）", "総務省統計局", "政府標準利用規約 2.0", year=2015, edited=True),
)
IMPORTERS = (OLD,)
