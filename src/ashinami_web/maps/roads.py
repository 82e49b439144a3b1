"""The roads of a municipality as the map's ground, drawn from the road graph it plans with."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from ashinami_web.bodies.models import Body
from ashinami_web.runs.roads import roads_file

MOST_EDGES = 40_000
"""More than a browser on an old PC draws smoothly; of a larger network the slowest roads are left out."""

CLASSES = (("main", 45.0), ("middle", 28.0), ("small", 0.0))
"""Names of the map's widths, and from which speed on an edge is drawn so."""


def roads_of(body: Body) -> bytes | None:
    """Return the network as GeoJSON, a feature a width; None where the municipality has no road graph."""
    path = roads_file(body.municipality or body)
    return _drawn(path, path.stat().st_mtime_ns) if path.exists() else None


@lru_cache(maxsize=2)
def _drawn(path: Path, _changed: int) -> bytes:
    import numpy as np  # noqa: PLC0415 - pages that draw no map do not load it

    from ashinami.geo.road_files import load  # noqa: PLC0415 - as above

    graph = load(path)
    chosen = np.argsort(-graph.kmh, kind="stable")[:MOST_EDGES]
    ends = np.stack(
        [
            np.column_stack([graph.lon[graph.u[chosen]], graph.lat[graph.u[chosen]]]),
            np.column_stack([graph.lon[graph.v[chosen]], graph.lat[graph.v[chosen]]]),
        ],
        axis=1,
    ).round(5)
    features, above = [], np.inf
    for name, from_kmh in CLASSES:
        these = (graph.kmh[chosen] >= from_kmh) & (graph.kmh[chosen] < above)
        above = from_kmh
        geometry = {"type": "MultiLineString", "coordinates": ends[these].tolist()}
        features.append({"type": "Feature", "geometry": geometry, "properties": {"width": name}})
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()
