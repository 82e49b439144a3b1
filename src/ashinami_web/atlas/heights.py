"""Heights of a municipality: kept beside its roads, and put on them whenever either is brought in anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ashinami.geo.heights import Heights, known_share, load, save, with_heights
from ashinami.geo.road_files import load as load_roads
from ashinami.geo.road_files import save as save_roads
from ashinami.geo.roads import RoadGraph
from ashinami_web.bodies.models import Body
from ashinami_web.runs.roads import roads_file


def heights_file(municipality: Body) -> Path:
    """Return where the heights of a municipality are kept."""
    return roads_file(municipality).with_suffix(".heights.npz")


def keep_heights(municipality: Body, heights: Heights) -> float | None:
    """Keep the heights and put them on the roads; return which part of the nodes now has one, None without roads."""
    kept = heights_file(municipality)
    kept.parent.mkdir(parents=True, exist_ok=True)
    save(heights, kept)
    path = roads_file(municipality)
    if not path.exists():
        return None
    roads = with_heights(load_roads(path), heights)
    save_roads(roads, path)
    return known_share(roads)


def with_kept_heights(municipality: Body, roads: RoadGraph) -> RoadGraph:
    """Return new roads with the heights that were kept; those that bring their own keep them."""
    kept = heights_file(municipality)
    return with_heights(roads, load(kept)) if roads.height is None and kept.exists() else roads


def forget_heights(municipality: Body) -> None:
    """Take the heights off the roads: how steep a way is, is then not known."""
    heights_file(municipality).unlink(missing_ok=True)
    path = roads_file(municipality)
    if path.exists():
        save_roads(replace(load_roads(path), height=None), path)
