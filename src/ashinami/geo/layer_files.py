"""Layers in files: GeoJSON with source, licence, year and standing in its head, so that no layer travels without them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ashinami.basics.place import Point
from ashinami.geo.layer import Feature, Gap, Layer, LayerKind, Source, Standing


def dump(layer: Layer) -> str:
    """Return the layer as GeoJSON."""
    head = {
        "kind": layer.kind.name,
        "name": layer.name,
        "standing": layer.standing.value,
        "note": layer.note,
        "source": asdict(layer.source),
        "attribution": layer.source.credit,
    }
    features = [_feature(each) for each in layer.features]
    return json.dumps({"type": "FeatureCollection", "ashinami": head, "features": features}, ensure_ascii=False)


def parse(text: str) -> Layer:
    """Read what `dump` wrote; anything else is a ValueError."""
    try:
        content = json.loads(text)
        head = content["ashinami"]
        return Layer(
            LayerKind[head["kind"]],
            head["name"],
            Source(**head["source"]),
            Standing(head["standing"]),
            tuple(_read(each) for each in content["features"]),
            head["note"],
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ValueError(f"no layer file ({fault})") from fault


def _feature(feature: Feature) -> dict[str, Any]:
    geometry: Mapping[str, Any] | None = feature.outline
    if geometry is None and feature.point is not None:
        geometry = {"type": "Point", "coordinates": [feature.point.lon, feature.point.lat]}
    figures = {name: value.value if isinstance(value, Gap) else value for name, value in feature.figures.items()}
    properties: dict[str, Any] = {"name": feature.name, "figures": figures, "facts": dict(feature.facts)}
    if feature.outline is not None and feature.point is not None:
        properties["point"] = [feature.point.lon, feature.point.lat]
    return {"type": "Feature", "id": feature.key, "geometry": geometry, "properties": properties}


def _read(content: Mapping[str, Any]) -> Feature:
    geometry, properties = content["geometry"], content["properties"]
    is_point = geometry is not None and geometry["type"] == "Point"
    position = geometry["coordinates"] if is_point else properties.get("point")
    return Feature(
        content["id"],
        properties["name"],
        Point(position[1], position[0]) if position else None,
        None if is_point else geometry,
        {name: Gap(value) if isinstance(value, str) else value for name, value in properties["figures"].items()},
        properties["facts"],
    )
