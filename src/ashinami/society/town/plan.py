"""What the makers of people need to know of a place, made up or real: its districts with their weights, and who gives out homes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ashinami.vocabulary.place import Place


class Weighted(Protocol):
    """A district: its share of the riders, as a weight."""

    @property
    def riders(self) -> int:
        """Its weight."""
        ...


class Plan[D: Weighted](Protocol):
    """How many people, in which districts, from which seed."""

    @property
    def districts(self) -> Sequence[D]:
        """The districts."""
        ...

    @property
    def riders(self) -> int:
        """How many riders."""
        ...

    @property
    def volunteers(self) -> int:
        """How many volunteers."""
        ...

    def stream(self, decision: str) -> np.random.Generator:
        """Return the random numbers of one decision."""
        ...


class GivesHomes[D](Protocol):
    """Gives out homes, none twice."""

    def one(self, key: str, district: D, rng: np.random.Generator) -> Place:
        """Return a new home in the district."""
        ...
