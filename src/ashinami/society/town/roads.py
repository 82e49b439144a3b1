"""The roads of a fictional town: a net of streets in the centre, one winding road a district, one lane a hamlet.

Nothing joins two districts but the centre: that is the town's difficulty, and every other part relies on it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ashinami.basics.place import Point
from ashinami.geo.roads import RoadGraph
from ashinami.society.town.spec import District, DistrictKind, TownSpec
from ashinami.society.town.terrain import STEP, Line, Terrain, winding

_BLOCK = 210  # metres between streets of the centre
_STREETS, _AVENUES = 6, 7
_LONGEST_LANE = 1_700


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of the road graph, as people know it: district and hamlet, metres up the main road, whether it is on that road."""

    x: float
    y: float
    district: str
    hamlet: str
    along: int
    on_main: bool


@dataclass(frozen=True, slots=True, eq=False)
class RoadPlan:
    """The graph and what its nodes are; `spots[i]` is node i."""

    graph: RoadGraph
    spots: tuple[Spot, ...]

    def of(self, district: str, hamlet: str | None = None) -> tuple[int, ...]:
        """Return the nodes of a district, or of one hamlet in it."""
        return tuple(
            node
            for node, spot in enumerate(self.spots)
            if spot.district == district and (hamlet is None or spot.hamlet == hamlet)
        )


class _Drawing:
    """Nodes and edges on their way to a graph."""

    def __init__(self, terrain: Terrain) -> None:
        self.terrain = terrain
        self.spots: list[Spot] = []
        self.edges: list[tuple[int, int, int, float]] = []

    def spot(self, spot: Spot) -> int:
        self.spots.append(spot)
        return len(self.spots) - 1

    def join(self, u: int, v: int, kmh: float) -> None:
        """Join two nodes by a road, slower where it is steep."""
        a, b = self.spots[u], self.spots[v]
        metres = max(math.ceil(math.hypot(a.x - b.x, a.y - b.y)), 1)
        slope = abs(self.terrain.height(a.x, a.y) - self.terrain.height(b.x, b.y)) / metres
        self.edges.append((u, v, metres, round(kmh * (1 - min(3 * slope, 0.4)), 1)))

    def graph(self) -> RoadGraph:
        points = [self.terrain.point(spot.x, spot.y) for spot in self.spots]
        u, v, metres, kmh = zip(*self.edges, strict=True)
        return RoadGraph(
            lat=np.array([point.lat for point in points]),
            lon=np.array([point.lon for point in points]),
            u=np.array(u, dtype=np.int32),
            v=np.array(v, dtype=np.int32),
            metres=np.array(metres, dtype=np.int32),
            kmh=np.array(kmh, dtype=np.float64),
            oneway=np.zeros(len(u), dtype=np.bool_),
            height=np.array([round(self.terrain.height(spot.x, spot.y), 1) for spot in self.spots]),
        )


def make_roads(spec: TownSpec, terrain: Terrain, hamlets: dict[str, tuple[str, ...]]) -> RoadPlan:
    """Draw all roads; `hamlets` are the names of each district's hamlets."""
    drawing = _Drawing(terrain)
    _streets(drawing, spec, hamlets[spec.centre.name])
    centre = list(enumerate(drawing.spots))
    for district in spec.districts:
        if district.kind is DistrictKind.CENTRE:
            continue
        axis = terrain.axes[district.name]
        gate = min(centre, key=lambda node: math.dist((node[1].x, node[1].y), axis[0]))[0]
        main = list(_main_road(drawing, district, axis, hamlets[district.name], gate))
        _lanes(drawing, spec, district, main, hamlets[district.name])
    return RoadPlan(drawing.graph(), tuple(drawing.spots))


def _streets(drawing: _Drawing, spec: TownSpec, hamlets: tuple[str, ...]) -> None:
    """Draw a net along the shore, each crossing moved a little; each part of the centre bears a name."""
    rng = spec.stream("streets")
    half = math.sqrt(0.5)
    net: dict[tuple[int, int], int] = {}
    for street in range(_STREETS):
        for avenue in range(_AVENUES):
            shore = (avenue - (_AVENUES - 1) / 2) * _BLOCK + rng.uniform(-35, 35)
            inland = (street - (_STREETS - 1) / 2) * _BLOCK + rng.uniform(-35, 35)
            part = hamlets[(street * len(hamlets) // _STREETS + avenue // 4) % len(hamlets)]
            spot = Spot((shore - inland) * half, (shore + inland) * half, spec.centre.name, part, 0, on_main=True)
            net[street, avenue] = drawing.spot(spot)
    for (street, avenue), node in net.items():
        for there in ((street + 1, avenue), (street, avenue + 1)):
            if there in net:
                drawing.join(node, net[there], 25)


def _main_road(drawing: _Drawing, district: District, axis: Line, hamlets: tuple[str, ...], gate: int) -> Iterator[int]:
    before = gate
    for at, (x, y) in enumerate(axis):
        hamlet = hamlets[min(at * len(hamlets) // len(axis), len(hamlets) - 1)]
        node = drawing.spot(Spot(float(x), float(y), district.name, hamlet, at * STEP, on_main=True))
        drawing.join(before, node, 40)
        yield node
        before = node


def _lanes(drawing: _Drawing, spec: TownSpec, district: District, main: list[int], hamlets: tuple[str, ...]) -> None:
    """Draw each hamlet's lane: it leaves the main road in the hamlet's stretch, on a drawn side, and ends in the hills."""
    rng = spec.stream(f"lanes {district.name}")
    stretch = len(main) / len(hamlets)
    for number, hamlet in enumerate(hamlets):
        at = min(int((number + rng.uniform(0.3, 0.8)) * stretch), len(main) - 2)
        a, b = drawing.spots[main[at]], drawing.spots[main[at + 1]]
        ahead = math.degrees(math.atan2(b.x - a.x, b.y - a.y))
        side = 1 if district.kind is DistrictKind.COAST else rng.choice([-1, 1])  # on the coast, away from the sea
        length = min(rng.uniform(700, _LONGEST_LANE), 400 + 0.3 * a.along)
        before = main[at]
        for x, y in winding((a.x, a.y), ahead + side * 80, 0, length, swing=45, rng=rng)[1:]:
            if drawing.terrain.inland(x, y) < 50:
                break
            node = drawing.spot(Spot(float(x), float(y), district.name, hamlet, a.along, on_main=False))
            drawing.join(before, node, 20)
            before = node


def beside(spot: Spot, terrain: Terrain, rng: np.random.Generator) -> Point:
    """Return a point 15 to 45 m off the road at a node, on land."""
    for _ in range(20):
        angle, away = rng.uniform(0, 2 * math.pi), rng.uniform(15, 45)
        x, y = spot.x + away * math.sin(angle), spot.y + away * math.cos(angle)
        if terrain.inland(x, y) > 0:
            return terrain.point(x, y)
    return terrain.point(spot.x, spot.y)
