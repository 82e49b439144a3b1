"""Areas side by side, and the papers with which a town finds out what no file tells."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ashinami.geo.imports.named import COMMON
from ashinami.geo.imports.surveys import CARRIERS_COLUMNS, HUBS_COLUMNS, SURVEY_COLUMNS
from ashinami.geo.layer import Layer, LayerKind
from ashinami.geo.profile import COUNTED, PEOPLE, Profile, profiles
from ashinami.geo.survey_sheet import survey_rows
from ashinami.tables.cells import Cell
from ashinami.tables.columns import Column, Table
from ashinami.tables.template import write_template
from ashinami_web.atlas.queries import areas_of, values_of
from ashinami_web.bodies.models import Body, BodyArea
from ashinami_web.config import clock
from ashinami_web.config.http import ActingRequest, needs
from ashinami_web.config.rows import dated

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPERATORS = (
    Body.Kind.TAXI,
    Body.Kind.BUS,
    Body.Kind.GROUP,
    Body.Kind.NPO,
    Body.Kind.RMO,
    Body.Kind.SHAKYO,
    Body.Kind.WELFARE,
)
MOST_AT_ONCE = 4
_WHERE = tuple(column for column in COMMON if column.name in ("name", "address", "lat", "lon", "note"))
_PAPERS: Mapping[str, tuple[str, tuple[Column, ...], Mapping[str, Cell]]] = {
    "carriers": (
        "送迎の資源",
        (*_WHERE, *CARRIERS_COLUMNS),
        {"name": "（例）湊病院の送迎バス", "type": "病院の送迎", "operator": "湊病院", "vehicles": 1, "capacity": 10,
         "trips_a_week": 10, "serves": "市街地と北の谷", "who": "通院の患者", "spare": "平日 10:00-15:00"},
    ),
    "hubs": (
        "小さな拠点",
        (*_WHERE, *HUBS_COLUMNS),
        {"name": "（例）北の谷の拠点", "area": "北の谷", "services": "診療、買い物、集会", "lacks": "金融", "links": "市街地の拠点"},
    ),
}  # fmt: skip


@require_GET
@needs(None)
def area_profiles(request: ActingRequest) -> HttpResponse:
    """Show up to four areas side by side: who lives there, what is there, who drives there, what nobody knows yet."""
    found = values_of(request.acting.body)
    areas = areas_of(request.acting.body, found)
    asked = request.GET.getlist("area")
    chosen = [area for area in areas if area.name in asked][:MOST_AT_ONCE] or areas[:3]
    shown = profiles(chosen, found)
    used = [
        layer for layer in found if layer.kind in (*COUNTED, LayerKind.POPULATION, LayerKind.MESH, LayerKind.CARRIERS)
    ]
    context = {
        "areas": [(area.name, area in chosen) for area in areas],
        "profiles": shown,
        "people": [(_PEOPLE[name], [each.people.get(name) for each in shown]) for name in PEOPLE],
        "percents": [each.percent65 for each in shown],
        "counts": [(kind, [_count(each, kind) for each in shown]) for kind in COUNTED],
        "operators": [_operators(request.acting.body, each.area) for each in shown],
        "population": next((layer for layer in found if layer.kind is LayerKind.POPULATION), None),
        "sources": used,
    }
    return render(request, "atlas/areas.html", context)


@require_GET
@needs(None)
def paper(request: ActingRequest, kind: str) -> HttpResponse:
    """Return an empty paper to fill in; the survey has a row for each town with what is known already."""
    if kind == "survey":
        population = values_of(request.acting.body, LayerKind.POPULATION, LayerKind.TOWNS)
        others = values_of(request.acting.body, LayerKind.STOPS, LayerKind.MEDICAL, LayerKind.SHOPS)
        name = next(column for column in COMMON if column.name == "name")
        table = Table("地域交通の把握", "survey", (name, *SURVEY_COLUMNS), _note(population))
        return _workbook(table, survey_rows(population[:1], others), kind)
    words, columns, example = _PAPERS[kind]
    return _workbook(
        Table(words, kind, columns, "わからない欄は空けてください。空の欄は0とは読みません。"), [example], kind
    )


def _note(layers: Iterable[Layer]) -> str:
    marks = "、".join(dict.fromkeys(layer.mark for layer in layers))
    return f"距離は町の代表点からの直線で、計算したものです（{marks or '町の層がまだありません'}）。聞いたことを書き足してください。"


def _workbook(table: Table, rows: Iterable[Mapping[str, Cell]], kind: str) -> HttpResponse:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.xlsx"
        write_template(path, [(table, rows)])
        content = io.BytesIO(path.read_bytes())
    answer = HttpResponse(content.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{kind}.xlsx"'
    return answer


_PEOPLE = {"total": "人口", "age65": "65歳以上", "age75": "75歳以上", "age85": "85歳以上"}


def _count(profile: Profile, kind: LayerKind) -> dict[str, object]:
    nearest = profile.nearest.get(kind)
    return {"number": profile.counts.get(kind), "nearest": nearest}


def _operators(body: Body, area: str) -> list[str]:
    """Return the bodies that are on record as working in the area."""
    today = clock.today()
    rows = BodyArea.objects.filter(dated(on=today), area__name=area, body__kind__in=OPERATORS).select_related("body")
    town = body.municipality or body
    return [
        f"{row.body.name}（{_(row.body.get_kind_display())}）"
        for row in rows
        if row.body.municipality_id in (town.pk, None)
    ]
