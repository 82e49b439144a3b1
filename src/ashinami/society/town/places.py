"""The places of a fictional town: clinics, shops, offices, halls, and homes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ashinami.society.town.roads import RoadPlan, beside
from ashinami.society.town.spec import District, DistrictKind, TownSpec
from ashinami.society.town.terrain import Terrain
from ashinami.society.town.words import Named, PlacePattern, names, place_patterns
from ashinami.vocabulary.place import Place, PlaceKind

type Hamlets = dict[str, tuple[Named, ...]]
"""The hamlets of each district, in their order up the road."""


def make_hamlets(spec: TownSpec) -> Hamlets:
    """Draw the hamlets' names, none twice; when the words run out they begin again with 新 before them."""
    hamlets: Hamlets = {}
    for kind in DistrictKind:
        words = names().hamlets[kind]
        order = spec.stream(f"hamlets {kind.name}").permutation(len(words))
        drawn = _without_end([words[at] for at in order])
        for district in spec.districts:
            if district.kind is kind:
                hamlets[district.name] = tuple(next(drawn) for _ in range(district.hamlets))
    return hamlets


def _without_end(words: list[Named]) -> Iterator[Named]:
    before = ("", "")
    while True:
        yield from ((before[0] + written, before[1] + reading) for written, reading in words)
        before = (before[0] + "新", before[1] + "しん")


def make_places(spec: TownSpec, terrain: Terrain, roads: RoadPlan) -> tuple[Place, ...]:
    """Return the places people go to; each pattern once in every district of its kind."""
    rng = spec.stream("places")
    found: list[Place] = []
    for pattern in place_patterns():
        for district in spec.districts:
            if district.kind is pattern.district:
                found.append(_place(f"place-{len(found) + 1:03d}", pattern, district, (terrain, roads), rng))
    return tuple(found)


def _place(
    key: str, pattern: PlacePattern, district: District, ground: tuple[Terrain, RoadPlan], rng: np.random.Generator
) -> Place:
    terrain, roads = ground
    on_main = [node for node in roads.of(district.name) if roads.spots[node].on_main]
    at = rng.integers(len(on_main)) if district.kind is DistrictKind.CENTRE else int(pattern.along * (len(on_main) - 1))
    spot = roads.spots[on_main[at]]
    return Place(
        key=key,
        name=pattern.name.format(district=district.name),
        kind=pattern.kind,
        point=beside(spot, terrain, rng),
        kana=pattern.kana.format(kana=district.kana),
        aliases=pattern.aliases,
        town=spot.hamlet,
        note=pattern.note,
        hours=pattern.hours,
    )


class Homes:
    """Gives out homes, district by district; no two share a house number, and in a hamlet no two share a house name."""

    def __init__(self, terrain: Terrain, roads: RoadPlan, hamlets: Hamlets) -> None:
        self._terrain, self._roads, self._hamlets = terrain, roads, hamlets
        self._taken: set[tuple[str, str]] = set()

    def one(self, key: str, district: District, rng: np.random.Generator) -> Place:
        """Return a new home: most stand on their hamlet's lane, some on the main road."""
        hamlet, reading = self._hamlets[district.name][rng.integers(len(self._hamlets[district.name]))]
        nodes = self._roads.of(district.name, hamlet)
        lane = [node for node in nodes if not self._roads.spots[node].on_main]
        nodes = tuple(lane) if lane and rng.random() < 0.7 else nodes
        spot = self._roads.spots[nodes[rng.integers(len(nodes))]]
        number = self._free(hamlet, [str(number) for number in rng.permutation(400) + 1])
        house, written = names().houses[rng.integers(len(names().houses))]
        known = (hamlet, house) in self._taken
        self._taken.add((hamlet, house))
        return Place(
            key=key,
            name=f"{hamlet}{number}番地",
            kind=PlaceKind.HOME,
            point=beside(spot, self._terrain, rng),
            kana=f"{reading}{number}ばんち",
            aliases=() if known else (f"{hamlet}の{house}", *((f"{hamlet}の{written}",) if written else ())),
            town=hamlet,
        )

    def _free(self, hamlet: str, numbers: list[str]) -> str:
        number = next(number for number in numbers if (hamlet, number) not in self._taken)
        self._taken.add((hamlet, number))
        return number
