"""Spreading a total: to the person, marked as an estimate, and never over what is not known."""

from __future__ import annotations

from ashinami.basics.place import Point
from ashinami.geo.cells import cells_in, nearest_town
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Feature, Gap, Layer, LayerKind, Source, Standing
from ashinami.geo.mesh import MeshSize
from ashinami.geo.spread import spread

SOURCE = Source("国勢調査", "総務省統計局", "政府標準利用規約 2.0", 2015)


def layer(kind: LayerKind, *features: Feature) -> Layer:
    """Return a layer of the features."""
    return Layer(kind, "旧市町村の人口", SOURCE, Standing.REAL, features)


TOTALS = layer(
    LayerKind.OLD_MUNICIPALITIES,
    Feature("山田", "山田", figures={"total": 100, "households": Gap.HIDDEN}),
    Feature("稲築", "稲築", figures={"total": 7}),
)
TOWNS = layer(LayerKind.TOWNS, *(Feature(name, name, Point(33.5, 130.7)) for name in ("上", "下", "東", "西")))
BELONGS = {"上": "山田", "下": "山田", "東": "稲築"}


def test_a_total_is_spread_by_houses_and_says_so() -> None:
    """100 people over towns of 1 and 2 houses are 33 and 67; the layer is 推計, names the rounding and keeps what is hidden hidden."""
    found = spread(TOTALS, TOWNS, belongs=BELONGS, weights={"上": 1, "下": 2, "東": 5}, by="住宅の棟数")
    figures = {feature.key: feature.figures for feature in found.layer.features}
    assert (figures["上"]["total"], figures["下"]["total"], figures["東"]["total"]) == (33, 67, 7)
    assert figures["上"]["households"] is Gap.HIDDEN
    assert figures["西"] == {}, "a town that belongs to none has no figure, not zero"
    assert found.layer.standing is Standing.ESTIMATE
    assert "最大剰余法" in found.layer.note
    assert found.layer.mark == "推計・2015年"
    assert found.unspread == ()


def test_what_cannot_be_spread_is_told_and_left_without_figures() -> None:
    """A town whose houses nobody counted, weights that are all zero, an old municipality without towns."""
    lacking = spread(TOTALS, TOWNS, belongs=BELONGS, weights={"上": 1, "東": 0}, by="住宅の棟数")
    assert all("total" not in feature.figures for feature in lacking.layer.features)
    assert [line.split("：")[1][:7] for line in lacking.unspread] == ["重みのわからな", "重みがどれも0"]
    nowhere = spread(TOTALS, TOWNS, belongs={}, by="町の数")
    assert all("受け持つ町がありません" in line for line in nowhere.unspread)
    even = spread(TOTALS, TOWNS, belongs=BELONGS, by="町の数（等分）")
    assert [feature.figure("total") for feature in even.layer.features] == [50, 50, 7, None]


def test_totals_are_spread_over_cells() -> None:
    """The cells of an area belong to the nearest town, and together they hold its people."""
    area = Outline.of(
        {
            "type": "Polygon",
            "coordinates": [[[130.70, 33.50], [130.72, 33.50], [130.72, 33.52], [130.70, 33.52], [130.70, 33.50]]],
        }
    )
    cells = cells_in(area, MeshSize.HALF)
    assert all(cell.centre in area for cell in cells)
    assert len(cells) == len(set(cells)) > 8
    towns = [
        Feature("東", "東", Point(33.51, 130.718)),
        Feature("西", "西", Point(33.51, 130.702)),
        Feature("無", "無"),
    ]
    owners = nearest_town(cells, towns)
    assert set(owners.values()) == {"東", "西"}
    parts = layer(LayerKind.MESH, *(Feature(cell.code, cell.code, cell.centre) for cell in cells))
    totals = layer(
        LayerKind.POPULATION, Feature("東", "東", figures={"total": 101}), Feature("西", "西", figures={"total": 58})
    )
    found = spread(totals, parts, belongs=owners, by="面積（等分）")
    assert found.layer.total("total") == 159
