"""What the pages show of layers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from ashinami.geo.inside import Outline
from ashinami.geo.layer import Gap, LayerKind, word_of
from ashinami.geo.layer import Layer as LayerValue
from ashinami.geo.profile import Area
from ashinami_web.atlas.models import Feature, Layer
from ashinami_web.atlas.values import layer_value
from ashinami_web.bodies.models import Area as AreaRow
from ashinami_web.bodies.models import Body

MOST_SHOWN = 200
FACTS = {
    "address": "住所",
    "town": "町名",
    "departments": "診療科目",
    "type": "種類",
    "service": "サービス",
    "hours": "時間",
    "days": "曜日",
    "days_note": "日時の注意",
    "dangers": "対応する災害",
    "operator": "運行する人・団体",
    "serves": "行き先・区域",
    "who": "乗れる人",
    "spare": "空いている時間",
    "asked_on": "調べた日",
    "area": "生活圏",
    "services": "ある機能",
    "lacks": "欠けている機能",
    "links": "行き来する拠点",
    "keeper": "支える団体",
    "slope": "坂・段差・歩道",
    "ways": "いまの足",
    "troubles": "困りごと",
    "sells": "扱うもの",
    "precision": "位置の確かさ",
    "municipality": "市町村",
    "old": "旧市町村",
    "spread_from": "分けたもと",
    "hidden": "秘匿",
    "merged_into": "合算した先",
    "merged_from": "合算したもと",
    "note": "備考",
    "kana": "よみ",
    "city": "市区町村",
    "hub": "拠点",
}
"""The words of facts, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A feature as a row of a table."""

    feature: Feature
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A layer's features as a table: headings of figures and facts, and lines."""

    figures: tuple[str, ...]
    facts: tuple[str, ...]
    lines: tuple[Line, ...]
    more: bool


def town_of(body: Body) -> Body:
    """Return the municipality of a body."""
    return body.municipality or body


def layers_of(body: Body) -> QuerySet[Layer]:
    """Return the layers of the municipality a body is in, in the order of their kinds, with how many features each has."""
    unlocated = Count("features", filter=Q(features__lat__isnull=True, features__outline__isnull=True))
    rows = Layer.objects.filter(municipality=town_of(body))
    return rows.annotate(size=Count("features"), unlocated=unlocated).order_by("kind", "name")


def by_kind(rows: Iterable[Layer]) -> list[tuple[LayerKind, list[Layer]]]:
    """Return the layers grouped by kind, in the order in which kinds are told."""
    found: dict[LayerKind, list[Layer]] = {}
    for row in rows:
        found.setdefault(row.kind_value, []).append(row)
    return [(kind, found[kind]) for kind in LayerKind if kind in found]


def values_of(body: Body, *kinds: LayerKind) -> list[LayerValue]:
    """Return layers of a municipality as library values; of the kinds named, or of all."""
    rows = Layer.objects.filter(municipality=town_of(body)).order_by("name")
    if kinds:
        rows = rows.filter(kind__in=[kind.name for kind in kinds])
    return [layer_value(row) for row in rows.prefetch_related("features")]


def boundary_of(body: Body) -> Outline | None:
    """Return the municipality's boundary; None while nobody has brought it in."""
    outlines = [
        each.outline
        for layer in values_of(body, LayerKind.BOUNDARY)
        for each in layer.features
        if each.outline is not None
    ]
    return Outline.of(*outlines) if outlines else None


def shown(layer: Layer, text: str) -> Shown:
    """Return the layer's features whose name or address holds the text, as a table."""
    rows = Feature.objects.filter(layer=layer).order_by("number")
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(facts__address__icontains=text))
    found = list(rows[: MOST_SHOWN + 1])
    figures = tuple(dict.fromkeys(name for row in found for name in row.figures if name[:2] not in ("m_", "f_")))
    facts = tuple(name for name in FACTS if any(name in row.facts for row in found))
    lines = tuple(
        Line(
            row,
            (*(_figure(row.figures.get(name)) for name in figures), *(str(row.facts.get(name, "")) for name in facts)),
        )
        for row in found[:MOST_SHOWN]
    )
    words = tuple(word_of(name) for name in figures)
    return Shown(words, tuple(FACTS[name] for name in facts), lines, len(found) > MOST_SHOWN)


def _figure(value: object) -> str:
    if value is None:
        return Gap.ABSENT.value
    return f"{value:,}" if isinstance(value, int) else str(value)


def areas_of(body: Body, layers: Sequence[LayerValue]) -> list[Area]:
    """Return the areas that can be looked at: living areas brought in, areas of the municipality, old towns by name."""
    found: dict[str, Area] = {}
    for layer in layers:
        if layer.kind is LayerKind.LIVING_AREAS:
            for each in layer.features:
                if each.outline is not None:
                    found[each.name] = Area(each.name, Outline.of(each.outline))
    for row in AreaRow.objects.filter(municipality=town_of(body)).order_by("name"):
        if row.outline:
            found.setdefault(row.name, Area(row.name, Outline.of(row.outline)))
        else:
            found.setdefault(row.name, Area(row.name, None, (row.name,)))
    return [area for area in found.values() if area.outline is not None or _is_named(area, layers)]


def _is_named(area: Area, layers: Sequence[LayerValue]) -> bool:
    """Whether some town's name begins with the area's: then its towns can be told without a line on the map."""
    return any(area.holds(each) for layer in layers if layer.kind is LayerKind.POPULATION for each in layer.features)
