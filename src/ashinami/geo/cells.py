"""Mesh cells under an area, and which of them a town's people may live in."""

from __future__ import annotations

from collections.abc import Iterable

from ashinami.basics.place import Point
from ashinami.geo.distance import crow_matrix
from ashinami.geo.inside import Outline
from ashinami.geo.layer import Feature
from ashinami.geo.mesh import Mesh, MeshSize


def cells_in(area: Outline, size: MeshSize) -> tuple[Mesh, ...]:
    """Return the meshes whose middle lies in the area, from south-west to north-east."""
    south, west, north, east = area.box
    rows, columns = 480 / size, 320 / size
    found = dict.fromkeys(
        Mesh.at(Point((row + 0.5) / rows, (column + 0.5) / columns), size)
        for row in range(int(south * rows), int(north * rows) + 1)
        for column in range(int(west * columns), int(east * columns) + 1)
    )
    return tuple(mesh for mesh in found if mesh.centre in area)


def nearest_town(cells: Iterable[Mesh], towns: Iterable[Feature]) -> dict[str, str]:
    """Return for each cell the key of the town whose point is nearest: towns without a point get none."""
    placed = [(town.key, town.point) for town in towns if town.point is not None]
    meshes = list(cells)
    if not placed or not meshes:
        return {}
    away = crow_matrix([mesh.centre for mesh in meshes], [point for _, point in placed])
    return {mesh.code: placed[at][0] for mesh, at in zip(meshes, away.argmin(axis=1), strict=True)}
