"""Rows to library values and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ashinami.basics.place import Point
from ashinami.geo.layer import Feature as FeatureValue
from ashinami.geo.layer import Gap
from ashinami.geo.layer import Layer as LayerValue
from ashinami_web.atlas.models import Feature, Layer


def layer_value(row: Layer, features: Iterable[Feature] | None = None) -> LayerValue:
    """Return a layer with its features; those given, or all of them."""
    rows = row.features.order_by("number") if features is None else features
    return LayerValue(
        row.kind_value, row.name, row.source, row.standing_value, tuple(feature_value(each) for each in rows), row.note
    )


def feature_value(row: Feature) -> FeatureValue:
    """Return a feature; a figure that was hidden or absent is so again."""
    return FeatureValue(
        row.key,
        row.name,
        Point(row.lat, row.lon) if row.lat is not None and row.lon is not None else None,
        row.outline,
        {name: Gap(value) if isinstance(value, str) else value for name, value in row.figures.items()},
        row.facts,
    )


def columns(value: FeatureValue, number: int) -> dict[str, Any]:
    """Return a feature as the columns of its row."""
    return {
        "key": value.key[:300],
        "number": number,
        "name": value.name[:300],
        "lat": value.point.lat if value.point else None,
        "lon": value.point.lon if value.point else None,
        "outline": value.outline,
        "figures": {
            name: figure.value if isinstance(figure, Gap) else figure for name, figure in value.figures.items()
        },
        "facts": dict(value.facts),
    }
