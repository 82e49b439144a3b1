"""How long it takes to drive in a municipality: its road graph where one is stored, else the straight line with a detour."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from ashinami.geo.travel import StraightLine, TravelTimes
from ashinami_web.bodies.models import Body

if TYPE_CHECKING:
    from ashinami.geo.walking import FootNetwork


_LOOPS_USED = {"ashinami.dispatch.fleet", "ashinami.geo.walking"}
"""Whoever has loaded one of these plans or walks with compiled loops."""


def roads_file(municipality: Body) -> Path:
    """Return where the road graph of a municipality is kept."""
    return Path(settings.HOME) / "roads" / f"{municipality.pk}.npz"


def travel_times(body: Body) -> TravelTimes:
    """Return the travel times a group plans with."""
    path = roads_file(body.municipality or body)
    return _road_graph(path, path.stat().st_mtime_ns) if path.exists() else StraightLine()


@lru_cache(maxsize=4)
def _road_graph(path: Path, _changed: int) -> TravelTimes:
    # scipy is heavy and only the planner needs it: pages that never plan do not load it
    from ashinami.geo.road_files import load  # noqa: PLC0415

    graph = load(path)
    if not _LOOPS_USED & sys.modules.keys():
        return graph
    # who plans has compiled loops already: the same answers, sooner. The web process never loads them
    from ashinami.geo.fast_roads import FastRoads  # noqa: PLC0415

    return FastRoads.of(graph)


def foot_network(body: Body) -> FootNetwork | None:
    """Return the roads of a group's municipality as one walks them, None where there are none; for the engine, not for pages."""
    path = roads_file(body.municipality or body)
    return _foot_network(path, path.stat().st_mtime_ns) if path.exists() else None


@lru_cache(maxsize=4)
def _foot_network(path: Path, _changed: int) -> FootNetwork:
    from ashinami.geo.road_files import load  # noqa: PLC0415 - as above
    from ashinami.geo.walking import FootNetwork  # noqa: PLC0415 - loops, which the web process never loads

    return FootNetwork.of(load(path))
