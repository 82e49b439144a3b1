"""Areas side by side: a hub stands with the area it names, even where another area's outline is drawn around it."""

from __future__ import annotations

from ashinami.basics.place import Point
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Feature, Layer, LayerKind, Source, Standing
from ashinami.geo.profile import Area, profiles


def square(south: float, west: float, size: float) -> Outline:
    """Return a square area."""
    corners = ((west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south))
    return Outline.of({"type": "Polygon", "coordinates": [[list(corner) for corner in corners]]})


def test_a_hub_is_told_of_the_area_it_names_and_of_no_other() -> None:
    """中浜's outline goes round 奥野谷 as well; 奥野谷's hub is 奥野谷's alone, and one that names no area is where it stands."""
    hubs = Layer(
        LayerKind.HUBS, "小さな拠点", Source("合成", "合成"), Standing.SYNTHETIC,
        (
            Feature("1", "奥野谷の拠点", Point(33.5, 131.5), facts={"area": "奥野谷"}),
            Feature("2", "名のない拠点", Point(33.5, 131.5)),
        ),
    )  # fmt: skip
    wide, small = Area("中浜", square(33.0, 131.0, 1.0)), Area("奥野谷", square(33.4, 131.4, 0.2))
    one, other = profiles([wide, small], [hubs])
    assert [hub.name for hub in one.hubs] == ["名のない拠点"]
    assert [hub.name for hub in other.hubs] == ["奥野谷の拠点", "名のない拠点"]
