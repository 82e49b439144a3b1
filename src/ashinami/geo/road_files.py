"""Road graphs in files: .npz of our own, and CSV tables of edges with WKT lines. What is wrong with a file is said in Japanese."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_metres
from ashinami.geo.roads import RoadGraph
from ashinami.tables.reading import sheets_of

_COLUMNS = ("lat", "lon", "u", "v", "metres", "kmh", "oneway")
_EDGE_COLUMNS = ("edge_id", "node_u", "node_v", "length_m", "wkt")
_LONGEST, _FASTEST = 1e6, 1e3
"""Metres of an edge and kilometres an hour: beyond them stands a slip of the pen."""
_PAIR = re.compile(r"(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)")

# all that a file cut off, made up or given by mistake has been seen to raise on the way to a graph
_FAULTS = (ArithmeticError, EOFError, KeyError, TypeError, ValueError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error)


class RoadFileError(ValueError):
    """A file that holds no road graph; its text is a sentence in Japanese for whoever gave the file."""


def read(path: Path) -> RoadGraph:
    """Read a network, .npz, .osm.pbf or CSV by its name; one that holds none whole is a `RoadFileError`, one not there an OSError."""
    if path.suffix in (".pbf", ".osm"):
        # imported here: osmium is an extra
        from ashinami.geo.osm import read_osm  # noqa: PLC0415

        path.open("rb").close()
        try:
            return read_osm(path)
        except ValueError as fault:
            raise RoadFileError(
                f"{path.name}: OpenStreetMap のファイルとして読めません（途中で切れているか、別の形式です）"
            ) from fault
    try:
        return load(path) if path.suffix == ".npz" else read_edges(path)
    except RoadFileError:
        raise
    except _FAULTS as fault:
        raise RoadFileError(
            f"{path.name}: 道路網のファイルとして読めません（途中で切れているか、別の形式です）"
        ) from fault


def save(roads: RoadGraph, path: Path) -> None:
    """Write the network as .npz; how points are put on it is not written."""
    columns = {name: getattr(roads, name) for name in _COLUMNS}
    np.savez_compressed(path, **columns if roads.height is None else columns | {"height": roads.height})


def load(path: Path) -> RoadGraph:
    """Read a network written by `save`; a file without its columns is a ValueError."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as columns:
        missing = [name for name in _COLUMNS if name not in columns]
        if missing:
            raise RoadFileError(f"{path.name}: 道路網の列（{'、'.join(missing)}）がありません")
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
    for number, row in _rows(path):
        try:
            line, length, speed = _edge(row, kmh)
        except (TypeError, ValueError) as fault:
            raise RoadFileError(f"{path.name} {number}行目: {fault}") from fault
        names = [row["node_u"], *(f"{row['edge_id']}/{at}" for at in range(1, len(line) - 1)), row["node_v"]]
        for name, point in zip(names, line, strict=True):
            if nodes.setdefault(name, len(points)) == len(points):
                points.append(point)
        for at, metres in enumerate(_stretches(line, length)):
            edges.append((nodes[names[at]], nodes[names[at + 1]], metres, speed))
    if not edges:
        raise RoadFileError(f"{path.name}: 区間が一つもありません")
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


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number and the cells of each row, of a table whose headings are there and that is read to its end."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    sheets, notices = sheets_of(path.name, content)
    for notice in notices:
        raise RoadFileError(str(notice))
    rows = sheets[0].rows if sheets else ()
    headings = [str(cell).strip() for cell in rows[0][1]] if rows else []
    missing = [name for name in _EDGE_COLUMNS if name not in headings]
    if missing:
        raise RoadFileError(
            f"{path.name}: 見出しに {'、'.join(missing)} がありません（{'、'.join(_EDGE_COLUMNS)} の列の CSV にしてください）"
        )
    for number, cells in rows[1:]:
        if len(cells) < len(headings):
            raise RoadFileError(f"{path.name} {number}行目: 列が足りません。途中で切れたファイルのようです")
        yield number, {name: str(cell or "") for name, cell in zip(headings, cells, strict=False)}


def _edge(row: Mapping[str, str], kmh: float) -> tuple[list[Point], float, float]:
    """Return the line of an edge, its metres and its speed; what cannot be read is a ValueError that says so."""
    if not row["wkt"].rstrip().endswith(")"):
        raise ValueError("線（wkt）が途中で切れています")
    try:
        line = [Point(float(lat), float(lon)) for lon, lat in _PAIR.findall(row["wkt"])]
    except ValueError as fault:
        raise ValueError("線（wkt）が、経度・緯度の順の座標ではありません") from fault
    if len(line) < 2:
        raise ValueError("線（wkt）に、点が二つ以上ありません")
    try:
        length, speed = float(row["length_m"]), float(row.get("kmh") or kmh)
    except ValueError as fault:
        raise ValueError("長さ（length_m）か速さ（kmh）を数として読めません") from fault
    if not (0 <= length < _LONGEST and 0 < speed < _FASTEST):
        raise ValueError("長さ（length_m）は0以上、速さ（kmh）は0より大きい数にしてください")
    return line, length, speed


def _stretches(line: list[Point], length: float) -> list[int]:
    """Return the metres between the vertices, in whole metres that add up to the length (rounded)."""
    crow = [crow_metres(line[at], line[at + 1]) for at in range(len(line) - 1)]
    share = np.cumsum([0, *crow]) / max(sum(crow), 1) * length
    return [int(metres) for metres in np.diff(np.rint(share))]
