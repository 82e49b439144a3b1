"""Importers of areas: a municipality's boundary (国土数値情報 N03), and areas a town draws itself as GeoJSON."""

from __future__ import annotations

from collections.abc import Sequence

from ashinami.basics.notice import Severity
from ashinami.geo.imports.base import Draft, File, Importer, Order, Reading, source_of
from ashinami.geo.imports.opening import geojson
from ashinami.geo.imports.points import properties_of
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Feature, Layer, LayerKind, Source

_NAMES = ("name", "名称", "N03_004", "区域名")
_DRAW = "多角形（Polygon・MultiPolygon）の GeoJSON を書き出してください"


def _read(importer: Importer, files: Sequence[File], order: Order) -> Reading:
    draft = Draft()
    found: dict[str, list[dict[str, object]]] = {}
    words: dict[str, dict[str, str]] = {}
    for number, (file, feature) in enumerate(geojson(files, draft), start=1):
        said = properties_of(feature)
        draft.rows += 1
        name = next((said[key] for key in _NAMES if said.get(key)), "")
        if importer is BOUNDARY and order.municipality and name and not name.endswith(order.municipality):
            draft.elsewhere += 1
            continue
        geometry = feature.get("geometry")
        try:
            Outline.of(geometry if isinstance(geometry, dict) else {})
        except (ValueError, TypeError):
            said_so = f"{number}番目「{name}」は多角形ではありません"
            draft.tell("no-polygon", Severity.ERROR, said_so, _DRAW, file=file, row=number)
            continue
        if not name:
            draft.tell(
                "missing",
                Severity.ERROR,
                f"{number}番目に名前がありません",
                "name を付けてください",
                file=file,
                row=number,
            )
            continue
        found.setdefault(name, []).append(dict(geometry))  # type: ignore[arg-type]  # Outline.of has refused what is none
        words.setdefault(name, {key: value for key, value in said.items() if key not in _NAMES and value})
    source = source_of(importer, order, draft)
    features = tuple(Feature(name, name, outline=_joined(parts), facts=words[name]) for name, parts in found.items())
    standing = order.standing or importer.standing
    return draft.close(lambda: Layer(importer.kind, order.name or importer.words, source, standing, features))


def _joined(parts: list[dict[str, object]]) -> dict[str, object]:
    return parts[0] if len(parts) == 1 else {"type": "GeometryCollection", "geometries": parts}


def _read_boundary(files: Sequence[File], order: Order) -> Reading:
    return _read(BOUNDARY, files, order)


def _read_living_areas(files: Sequence[File], order: Order) -> Reading:
    return _read(LIVING_AREAS, files, order)


BOUNDARY = Importer(
    key="boundary",
    kind=LayerKind.BOUNDARY,
    words="境界",
    files="国土数値情報（行政区域データ N03）の GeoJSON。市町村の名前で一つを取り出します",
    read=_read_boundary,
    source=Source("国土数値情報（行政区域データ）", "国土交通省", "CC BY 4.0", edited=True),
)
LIVING_AREAS = Importer(
    key="living-areas",
    kind=LayerKind.LIVING_AREAS,
    words="生活圏",
    files="集落生活圏・日常生活圏域などの区域の GeoJSON（name と、あれば hub＝拠点の名前）",
    read=_read_living_areas,
)
IMPORTERS = (BOUNDARY, LIVING_AREAS)
