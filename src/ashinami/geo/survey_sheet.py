"""The rows of a survey of how a town's people can get about, filled with what the layers tell already."""

from __future__ import annotations

from collections.abc import Sequence

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_matrix
from ashinami.geo.layer import Layer, LayerKind

_DISTANCES = {
    LayerKind.STOPS: "stop_metres",
    LayerKind.MEDICAL: "clinic_metres",
    LayerKind.SHOPS: "shop_metres",
}


def survey_rows(towns: Sequence[Layer], others: Sequence[Layer]) -> list[dict[str, str | int]]:
    """Return a row for each town: its name, and the metres as the crow flies to the nearest stop, clinic and shop.

    What no layer tells is left empty.
    """
    points = {
        column: [
            each.point for layer in others if layer.kind is kind for each in layer.features if each.point is not None
        ]
        for kind, column in _DISTANCES.items()
    }
    return [
        {"name": town.name}
        | {column: _away(town.point, known) for column, known in points.items() if known and town.point}
        for layer in towns
        for town in layer.features
    ]


def _away(point: Point | None, known: Sequence[Point]) -> int:
    if point is None:
        raise ValueError("a town without a point has no distance")
    return int(crow_matrix([point], known).min())
