"""What a group in a real place is to be like: which towns, how many people, seed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ashinami.basics.place import Point
from ashinami.geo.layer import AGES, Feature, Layer

NOTE = "合成：町・施設・道は公表資料の実物、人と開いている時間は乱数でつくった架空のものです"
"""Stands on every page and paper that shows such a group."""

OLD = AGES[13:]
"""The age groups of 65 and over."""


@dataclass(frozen=True, slots=True)
class RealTown:
    """A town whose people the riders are drawn from.

    Attributes
    ----------
    riders : its weight: how many people of 75 and over live there.
    ages : how many live there by sex and age group, 65 and over.
    """

    name: str
    point: Point
    riders: int
    ages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RealSpec:
    """A group in a real place. The same spec and layers give the same people to the last digit."""

    name: str
    group: str
    districts: tuple[RealTown, ...]
    seed: int = 1
    riders: int = 96
    volunteers: int = 15

    def __post_init__(self) -> None:
        """Refuse a group without towns or people."""
        if not self.districts or self.riders < 1 or self.volunteers < 1:
            raise ValueError("a group has towns, riders and volunteers")

    def stream(self, decision: str) -> np.random.Generator:
        """Return the random numbers of one decision; no other decision draws from them."""
        return np.random.default_rng([self.seed, zlib.crc32(decision.encode())])


def towns_of(population: Layer, beginnings: Sequence[str]) -> tuple[RealTown, ...]:
    """Return the towns whose names begin so, that have a point and people of 75 and over whose number is known."""
    found = []
    for town in population.features:
        old = town.figure("age75")
        if town.name.startswith(tuple(beginnings)) and town.point is not None and old:
            found.append(RealTown(town.name, town.point, old, _ages(town)))
    return tuple(found)


def _ages(town: Feature) -> dict[str, int]:
    names = [f"{sex}_{age}" for sex in "mf" for age in OLD]
    return {name: number for name in names if (number := town.figure(name))}


def draw_age(town: RealTown, rng: np.random.Generator) -> tuple[str, int]:
    """Return a sex and an age from 75 on as they live in the town: the group by its number, the year within it evenly; 85+ to 97."""
    groups = {name: number for name, number in town.ages.items() if name[2:] in OLD[2:]}
    if not groups:
        raise ValueError(f"{town.name}: nobody of 75 and over is told by age")
    weights = np.array(list(groups.values()), np.float64)
    chosen = list(groups)[rng.choice(len(weights), p=weights / weights.sum())]
    first = int(chosen[2:].split("_")[0].removesuffix("p"))
    years = 13 if chosen.endswith("85p") else 5
    return chosen[0], first + int(rng.integers(years))
