"""What a fortnight is made of: people, cars, places and roads, of a fictional town or of a group in a real place."""

from __future__ import annotations

from datetime import date
from typing import Protocol

import numpy as np

from ashinami.geo.roads import RoadGraph
from ashinami.geo.travel import TravelTimes
from ashinami.society.town.drivers import Volunteer
from ashinami.vocabulary.person import Rider, Vehicle
from ashinami.vocabulary.place import Place


class Draws(Protocol):
    """Gives random numbers by decision."""

    def stream(self, decision: str) -> np.random.Generator:
        """Return the random numbers of one decision."""
        ...


class Peopled(Protocol):
    """A place with its people."""

    @property
    def spec(self) -> Draws:
        """What its random numbers come from."""
        ...

    @property
    def first_day(self) -> date:
        """The Monday of the fortnight."""
        ...

    @property
    def roads(self) -> TravelTimes:
        """How long a car needs."""
        ...

    @property
    def places(self) -> tuple[Place, ...]:
        """Where people go."""
        ...

    @property
    def riders(self) -> tuple[Rider, ...]:
        """Who is driven."""
        ...

    @property
    def volunteers(self) -> tuple[Volunteer, ...]:
        """Who drives."""
        ...

    @property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """In which cars."""
        ...


class Settling(Peopled, Protocol):
    """A place with its people whose municipality and group have names: what can be written into a database."""

    @property
    def roads(self) -> RoadGraph:
        """How long a car needs, along roads that can be written."""
        ...

    @property
    def name(self) -> str:
        """The municipality."""
        ...

    @property
    def group(self) -> str:
        """Its resident group."""
        ...
