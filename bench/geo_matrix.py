"""A car matrix of 2,000 x 2,000 on the roads of 宇部 tiled three times, on one core: our loops beside scipy in the same run.

`python -m bench geo_matrix`. scipy searches a tenth of the sources and is reckoned up; times are processor time.
"""

from __future__ import annotations

import csv
import gzip
import time
from pathlib import Path

import numpy as np

from ashinami.basics.place import Point
from ashinami.geo.fast_roads import FastRoads
from ashinami.geo.roads import RoadGraph

EDGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "roads" / "ube_osm_walk_edges.csv.gz"
TILES, POINTS, SHARE = 3, 2_000, 10
EAST = 0.11
"""Degrees between tiles: a little more than the network is wide."""


def ube(tiles: int = TILES) -> RoadGraph:
    """Return the network laid side by side, each tile joined to the next by ten roads between their nearest crossings."""
    with gzip.open(EDGES, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    names = {name: at for at, name in enumerate(dict.fromkeys(row[end] for row in rows for end in ("u", "v")))}
    lat, lon = np.zeros(len(names)), np.zeros(len(names))
    for row in rows:
        for end in ("u", "v"):
            lat[names[row[end]]], lon[names[row[end]]] = float(row[f"lat_{end}"]), float(row[f"lon_{end}"])
    u = np.array([names[row["u"]] for row in rows], np.int32)
    v = np.array([names[row["v"]] for row in rows], np.int32)
    metres = np.array([max(1, round(float(row["length_m"]))) for row in rows], np.int32)
    east, west = np.argsort(-lon)[:10].astype(np.int32), np.argsort(lon)[:10].astype(np.int32)
    joints = tiles - 1
    shift = len(names) * np.arange(tiles, dtype=np.int32)
    return RoadGraph(
        lat=np.tile(lat, tiles),
        lon=np.concatenate([lon + EAST * tile for tile in range(tiles)]),
        u=np.concatenate([*(u + each for each in shift), *(east + each for each in shift[:-1])]).astype(np.int32),
        v=np.concatenate([*(v + each for each in shift), *(west + each for each in shift[1:])]).astype(np.int32),
        metres=np.concatenate([np.tile(metres, tiles), np.full(10 * joints, 500, np.int32)]),
        kmh=np.full(len(u) * tiles + 10 * joints, 30.0),
        oneway=np.zeros(len(u) * tiles + 10 * joints, np.bool_),
    )


def run() -> list[str]:
    """Measure both, compare what they found, and return the lines."""
    graph = ube()
    rng = np.random.default_rng(1)
    chosen = rng.choice(len(graph.lat), POINTS, replace=False)
    points = [Point(float(graph.lat[at]), float(graph.lon[at])) for at in chosen]
    fast = FastRoads.of(graph)
    fast.matrix(points[:3])  # compiled loops are in the cache, or are now
    started = time.process_time()
    found = fast.matrix(points)
    ours = time.process_time() - started
    few = chosen[: POINTS // SHARE]
    started = time.process_time()
    from scipy.sparse.csgraph import dijkstra  # noqa: PLC0415 - loaded like our loops, before it is timed

    arcs = graph._arcs()  # noqa: SLF001 - the matrix scipy is given
    weights = dijkstra(arcs, indices=few)[:, chosen]
    scipys = (time.process_time() - started) * SHARE
    same = bool((fast.ways(chosen)[: len(few)] == weights).all())
    return [
        f"{len(graph.lat):,} nodes, {len(graph.u):,} edges, {POINTS:,} x {POINTS:,}: ours {ours:.1f} s (limit 30 s)",
        f"scipy, reckoned up from {len(few)} sources: {scipys:.1f} s; ratio {scipys / ours:.1f}; same weights: {same}",
        f"reached {100 * float((~found.estimated).mean()):.1f} % of the pairs",
    ]
