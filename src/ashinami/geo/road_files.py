"""Road graphs in files: .npz of our own, and CSV tables of edges with WKT lines."""

from __future__ import annotations

import csv
import gzip
import re
import zipfile
import zlib
from pathlib import Path

import numpy as np

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_metres
from ashinami.geo.roads import RoadGraph

_COLUMNS = ("lat", "lon", "u", "v", "metres", "kmh", "oneway")
_PAIR = re.compile(r"(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)")

# all that a file cut off, made up or given by mistake has been seen to raise on the way to a graph
_FAULTS = (ArithmeticError, EOFError, KeyError, TypeError, ValueError, csv.Error, zipfile.BadZipFile, zlib.error)


def read(path: Path) -> RoadGraph:
    """Read a network, .npz, .osm.pbf or CSV by its name; a file that holds none is a ValueError, one that cannot be opened an OSError."""
    if path.suffix in (".pbf", ".osm"):
        # imported here: osmium is an extra
        from ashinami.geo.osm import read_osm  # noqa: PLC0415

        path.open("rb").close()
        return read_osm(path)
    try:
        return load(path) if path.suffix == ".npz" else read_edges(path)
    except _FAULTS as fault:
        raise ValueError(f"{path.name}: no road graph ({fault})") from fault


def save(roads: RoadGraph, path: Path) -> None:
    """Write the network as .npz; how points are put on it is not written."""
    columns = {name: getattr(roads, name) for name in _COLUMNS}
    np.savez_compressed(path, **columns if roads.height is None else columns | {"height": roads.height})


def load(path: Path) -> RoadGraph:
    """Read a network written by `save`; a file without its columns is a ValueError."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as columns:
        missing = [name for name in _COLUMNS if name not in columns]
        if missing:
            raise ValueError(f"{path.name}: no road graph, {', '.join(missing)} missing")
        height = columns.get("height")
        return RoadGraph(**{name: columns[name] for name in _COLUMNS}, height=height)


def read_edges(path: Path, kmh: float = 30.0) -> RoadGraph:
    """Read a CSV (or .csv.gz) of edges driven both ways: columns node_u, node_v, length_m, wkt and, if there, kmh.

    Each vertex of a line becomes a node, so that homes along a long road meet it where they stand; the stretches of an edge
    add up to its length_m.
    """
    nodes: dict[str, int] = {}
    points: list[Point] = []
    edges: list[tuple[int, int, int, float]] = []
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for row in csv.DictReader(content.decode("utf-8-sig").splitlines()):
        line = [Point(float(lat), float(lon)) for lon, lat in _PAIR.findall(row["wkt"])]
        names = [row["node_u"], *(f"{row['edge_id']}/{at}" for at in range(1, len(line) - 1)), row["node_v"]]
        for name, point in zip(names, line, strict=True):
            if nodes.setdefault(name, len(points)) == len(points):
                points.append(point)
        speed = float(row.get("kmh") or kmh)
        for at, metres in enumerate(_stretches(line, float(row["length_m"]))):
            edges.append((nodes[names[at]], nodes[names[at + 1]], metres, speed))
    if not edges:
        raise ValueError(f"{path.name}: no edges")
    u, v, metres_column, speeds = zip(*edges, strict=True)
    return RoadGraph(
        lat=np.array([point.lat for point in points]),
        lon=np.array([point.lon for point in points]),
        u=np.array(u, dtype=np.int32),
        v=np.array(v, dtype=np.int32),
        metres=np.array(metres_column, dtype=np.int32),
        kmh=np.array(speeds, dtype=np.float64),
        oneway=np.zeros(len(edges), dtype=np.bool_),
    )


def _stretches(line: list[Point], length: float) -> list[int]:
    """Return the metres between the vertices, in whole metres that add up to the length (rounded)."""
    crow = [crow_metres(line[at], line[at + 1]) for at in range(len(line) - 1)]
    share = np.cumsum([0, *crow]) / max(sum(crow), 1) * length
    return [int(metres) for metres in np.diff(np.rint(share))]
