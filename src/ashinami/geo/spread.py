"""Spreading a total over parts: an estimate, kept to the person. See docs/decisions/geo-spreading.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ashinami.basics.shares import largest_remainders
from ashinami.geo.layer import Feature, Figure, Layer, LayerKind, Standing

ROUNDING = "最大剰余法（ハミルトン式）：端数の大きい順に一人ずつ足し、合計を保つ"
"""How shares are rounded; printed with every spread layer."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What came of it: the layer, and in Japanese what could not be spread and why."""

    layer: Layer
    unspread: tuple[str, ...]


def spread(  # noqa: PLR0913 - what is spread over what, by what, is named in full
    totals: Layer,
    parts: Layer,
    *,
    belongs: Mapping[str, str],
    weights: Mapping[str, int] | None = None,
    by: str,
    note: str = "",
) -> Spread:
    """Return the totals' figures spread over the parts.

    Attributes
    ----------
    belongs : for the key of each part the key of its total; a part that belongs to none gets no figure.
    weights : for the key of each part what it weighs (houses, residential land); None gives each part the same. A part without
        a weight is not known to have none: its total is then not spread at all.
    by : what was spread by, in Japanese; it stands in the layer's note.

    A total that is hidden or absent stays so in all its parts.
    """
    unspread: list[str] = []
    shares: dict[str, dict[str, Figure]] = {part.key: {} for part in parts.features}
    for whole in totals.features:
        inside = [part.key for part in parts.features if belongs.get(part.key) == whole.key]
        lacking = [key for key in inside if weights is not None and key not in weights]
        heavy = [1 if weights is None else weights.get(key, 0) for key in inside]
        if not inside or lacking or not sum(heavy):
            unspread.append(f"{whole.name}：{_why(inside, lacking)}")
            continue
        for name, figure in whole.figures.items():
            if isinstance(figure, int):
                for key, share in zip(inside, largest_remainders(figure, heavy), strict=True):
                    shares[key][name] = share
            else:
                for key in inside:
                    shares[key][name] = figure
    features = tuple(
        Feature(part.key, part.name, part.point, part.outline, shares[part.key], _facts(part, belongs))
        for part in parts.features
    )
    source = replace(totals.source, edited=True)
    said = f"{totals.name}を、{by}に比例して分けた推計です。端数は{ROUNDING}。{note}"
    layer = Layer(LayerKind.POPULATION, f"{totals.name}（推計）", source, Standing.ESTIMATE, features, said)
    return Spread(layer, tuple(unspread))


def _why(inside: list[str], lacking: list[str]) -> str:
    if not inside:
        return "受け持つ町がありません"
    if lacking:
        return f"重みのわからない町が{len(lacking)}あります（{'、'.join(lacking[:5])}）"
    return "重みがどれも0です"


def _facts(part: Feature, belongs: Mapping[str, str]) -> dict[str, str]:
    whole = belongs.get(part.key)
    return dict(part.facts) | ({"spread_from": whole} if whole else {})
