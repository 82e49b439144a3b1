"""A group in a real place as one value, and the function that makes it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ashinami.basics.clock import Span
from ashinami.basics.place import Point
from ashinami.geo.destinations import destination
from ashinami.geo.distance import MEAN_RADIUS, crow_matrix
from ashinami.geo.layer import Layer, LayerKind
from ashinami.geo.roads import RoadGraph
from ashinami.society.real.spec import NOTE, RealSpec, RealTown, draw_age
from ashinami.society.town.drivers import Volunteer, make_volunteers
from ashinami.society.town.people import Register, make_riders
from ashinami.vocabulary.person import Rider, Vehicle
from ashinami.vocabulary.place import Place, PlaceKind

_SCATTER = 350
"""Metres from a town's point within which its made-up homes stand."""
_NEAR = 4_000
"""Metres from a town within which small clinics and shops are gone to; hospitals are gone to from everywhere."""
_NOON, _EVENING = 12 * 60, 18 * 60
_HOURS: Mapping[PlaceKind, tuple[tuple[int, int], ...]] = {
    PlaceKind.CLINIC: ((9 * 60, _NOON + 30), (14 * 60, _EVENING)),
    PlaceKind.SHOP: ((9 * 60, 19 * 60),),
    PlaceKind.CARE: ((8 * 60 + 30, 17 * 60 + 30),),
    PlaceKind.OFFICE: ((8 * 60 + 30, 17 * 60 + 15),),
    PlaceKind.COMMUNITY: ((9 * 60, 21 * 60),),
}
_MADE_UP_HOURS = "時間は合成です（実際の時間は確かめてください）"
_CLOSED_ON = {PlaceKind.CLINIC: (6,), PlaceKind.CARE: (6,), PlaceKind.OFFICE: (5, 6)}
_LEFT_OUT = ("歯科",)


@dataclass(frozen=True, slots=True, eq=False)
class RealGroup:
    """A group in a real place; what `fortnight` makes days of.

    Attributes
    ----------
    note : what is real in it and what is not, in Japanese; shown wherever the group is.
    places : where its people go, with made-up hours where none are published.
    ages : by rider, sex and age.
    """

    spec: RealSpec
    note: str
    first_day: date
    roads: RoadGraph
    places: tuple[Place, ...]
    riders: tuple[Rider, ...]
    volunteers: tuple[Volunteer, ...]
    vehicles: tuple[Vehicle, ...]
    ages: Mapping[str, tuple[str, int]]

    @property
    def name(self) -> str:
        """The municipality."""
        return self.spec.name

    @property
    def group(self) -> str:
        """The name of the group."""
        return self.spec.group


class _Homes:
    """Gives out made-up homes around the points of real towns; no two of a town share a number."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def one(self, key: str, district: RealTown, rng: np.random.Generator) -> Place:
        number = self._given[district.name] = self._given.get(district.name, 0) + 1
        return Place(
            key=key,
            name=f"{district.name}（合成の家{number}）",
            kind=PlaceKind.HOME,
            point=_scattered(district.point, rng),
            town=district.name,
        )


def make_real_group(spec: RealSpec, layers: Sequence[Layer], roads: RoadGraph, first_day: date) -> RealGroup:
    """Make the group; `first_day` is a Monday, else a ValueError.

    `layers` are those of places people go to; each of clinics, shops, care, offices and halls must have one near the towns.
    """
    if first_day.weekday() != 0:
        raise ValueError(f"a fortnight begins on a Monday, not on {first_day}")
    homes = _Homes()
    register = Register(spec.stream("names"))
    riders = make_riders(spec, homes, register)
    volunteers, vehicles = make_volunteers(spec, homes, register, first_day)
    ages = _ages(spec, riders)
    told = tuple(
        replace(rider, note="、".join(filter(None, (rider.note, f"{ages[rider.key][1]}歳（合成）"))))
        for rider in riders
    )
    return RealGroup(spec, NOTE, first_day, roads, tuple(_places(spec, layers)), told, volunteers, vehicles, ages)


def _ages(spec: RealSpec, riders: Iterable[Rider]) -> dict[str, tuple[str, int]]:
    rng = spec.stream("ages")
    towns = {town.name: town for town in spec.districts}
    return {rider.key: draw_age(towns[rider.home.town], rng) for rider in riders}


def _places(spec: RealSpec, layers: Iterable[Layer]) -> Iterable[Place]:
    """Yield the places near the towns, and the hospitals, none twice."""
    points = [town.point for town in spec.districts]
    seen: set[tuple[str, Point]] = set()
    for number, layer in enumerate(layers):
        for feature in layer.features:
            place = destination(layer.kind, feature)
            if place.point is None or place.kind not in _HOURS or (place.name, place.point) in seen:
                continue
            kind = feature.facts.get("type", "")
            if any(word in kind for word in _LEFT_OUT):
                continue
            is_hospital = layer.kind is LayerKind.MEDICAL and kind == "病院"
            if not is_hospital and int(crow_matrix([place.point], points).min()) > _NEAR:
                continue
            seen.add((place.name, place.point))
            yield replace(_open(place), key=f"place-{number}-{feature.key}")


def _open(place: Place) -> Place:
    """Return the place with hours: those published, else made-up ones, and a note that says so."""
    if place.hours:
        return place
    spans = tuple(Span(start, end) for start, end in _HOURS[place.kind])
    week = tuple(() if day in _CLOSED_ON.get(place.kind, ()) else spans for day in range(7))
    return replace(place, hours=week, note=f"{place.note}　{_MADE_UP_HOURS}".strip())


def _scattered(point: Point, rng: np.random.Generator) -> Point:
    """Return a point within `_SCATTER` metres, evenly over the disc."""
    away, angle = _SCATTER * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
    lat = point.lat + math.degrees(away * math.cos(angle) / MEAN_RADIUS)
    lon = point.lon + math.degrees(away * math.sin(angle) / (MEAN_RADIUS * math.cos(math.radians(point.lat))))
    return Point(round(lat, 6), round(lon, 6))
