"""A fictional town as one value, and the function that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.geo.roads import RoadGraph
from ashinami.society.town.drivers import Volunteer, make_volunteers
from ashinami.society.town.people import Register, make_riders
from ashinami.society.town.places import Homes, make_hamlets, make_places
from ashinami.society.town.roads import RoadPlan, make_roads
from ashinami.society.town.spec import TownSpec
from ashinami.society.town.stops import BusLine, make_lines
from ashinami.society.town.terrain import Terrain, make_terrain
from ashinami.vocabulary.person import Rider, Vehicle
from ashinami.vocabulary.place import Place

NOTE = "架空：実在の市・人・場所とは関係がありません"
"""Stands on every page and paper that shows such a town."""


@dataclass(frozen=True, slots=True, eq=False)
class Town:
    """A fictional town.

    Attributes
    ----------
    note : that it is fictional, in Japanese; shown wherever the town is.
    first_day : the Monday of the fortnight for which the volunteers have said when they can drive.
    places : where people go; the homes stand with the riders and volunteers, the stops with the lines.
    """

    spec: TownSpec
    note: str
    first_day: date
    terrain: Terrain
    road_plan: RoadPlan
    lines: tuple[BusLine, ...]
    places: tuple[Place, ...]
    riders: tuple[Rider, ...]
    volunteers: tuple[Volunteer, ...]
    vehicles: tuple[Vehicle, ...]

    @property
    def name(self) -> str:
        """Its name."""
        return self.spec.name

    @property
    def group(self) -> str:
        """The name of its resident group."""
        return self.spec.group

    @property
    def roads(self) -> RoadGraph:
        """Its roads; they know the travel times."""
        return self.road_plan.graph

    @property
    def stops(self) -> tuple[Place, ...]:
        """All its bus stops."""
        return tuple(stop for line in self.lines for stop in line.stops)

    def rider(self, key: str) -> Rider:
        """Return the rider with the key; an unknown key is a KeyError."""
        for rider in self.riders:
            if rider.key == key:
                return rider
        raise KeyError(key)

    def vehicle(self, key: str) -> Vehicle:
        """Return the car with the key; an unknown key is a KeyError."""
        for vehicle in self.vehicles:
            if vehicle.key == key:
                return vehicle
        raise KeyError(key)


def make_town(spec: TownSpec, first_day: date) -> Town:
    """Make the town. `first_day` is the Monday from which the volunteers' fortnight counts; another weekday is a ValueError."""
    if first_day.weekday() != 0:
        raise ValueError(f"a fortnight begins on a Monday, not on {first_day}")
    terrain = make_terrain(spec)
    hamlets = make_hamlets(spec)
    roads = make_roads(spec, terrain, {name: tuple(word for word, _ in words) for name, words in hamlets.items()})
    homes = Homes(terrain, roads, hamlets)
    register = Register(spec.stream("names"))
    riders = make_riders(spec, homes, register)
    volunteers, vehicles = make_volunteers(spec, homes, register, first_day)
    return Town(
        spec=spec,
        note=NOTE,
        first_day=first_day,
        terrain=terrain,
        road_plan=roads,
        lines=make_lines(spec, terrain, roads),
        places=make_places(spec, terrain, roads),
        riders=riders,
        volunteers=volunteers,
        vehicles=vehicles,
    )
