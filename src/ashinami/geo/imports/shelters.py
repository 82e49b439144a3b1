"""Importer of shelters (指定避難所・指定緊急避難場所), as GeoJSON of the Geospatial Information Authority or as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.named import Row, once, read_named
from ashinami.geo.imports.opening import geojson, unpacked
from ashinami.geo.imports.points import Points, point_of, properties_of
from ashinami.geo.layer import Feature, Layer, LayerKind, Source

_DANGERS = (
    "洪水",
    "崖崩れ、土石流及び地滑り",
    "高潮",
    "地震",
    "津波",
    "大規模な火事",
    "内水氾濫",
    "火山現象",
)
_SOURCE = Source(
    "指定緊急避難場所・指定避難所データ", "国土地理院", "国土地理院コンテンツ利用規約（PDL1.0）", edited=True
)


def _read(files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    inside = list(unpacked(files, draft))
    if not any(file.data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") for file in inside):
        return read_named(SHELTERS, files, order)
    points = Points(draft, order.area)
    rows: list[Row] = []
    for number, (file, feature) in enumerate(geojson(inside, draft), start=1):
        said = properties_of(feature)
        draft.rows += 1
        place = said.get("都道府県名及び市町村名", "")
        if order.municipality and place and not place.endswith(order.municipality):
            draft.elsewhere += 1
            continue
        name = said.get("施設・場所名", "")
        if not name:
            draft.tell(
                "missing", Severity.ERROR, "「施設・場所名」が空です", "もとの表を直してください", file=file, row=number
            )
            continue
        point = points.read(*point_of(feature.get("geometry")), file=file, row=number, name=name)
        dangers = [danger for danger in _DANGERS if said.get(danger) == "1"]
        facts = {"address": said.get("住所", ""), "dangers": "、".join(dangers), "note": said.get("備考", "")}
        key = said.get("共通ID") or f"{name}/{facts['address']}"
        rows.append(Row(Feature(key, name, point, facts={k: v for k, v in facts.items() if v}), file, number))
    points.close()
    source = source_of(SHELTERS, order, draft)
    features = tuple(once(rows, draft))
    standing = order.standing or SHELTERS.standing
    return draft.close(lambda: Layer(SHELTERS.kind, order.name or SHELTERS.words, source, standing, features))


SHELTERS = Importer(
    key="shelters",
    kind=LayerKind.SHELTERS,
    words="避難所",
    files="国土地理院の指定緊急避難場所・指定避難所データ（GeoJSON）、または名称・住所・緯度・経度の表",
    read=_read,
    source=_SOURCE,
)
IMPORTERS = (SHELTERS,)
