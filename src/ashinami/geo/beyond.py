"""How many people live further from a stop than so many metres, as the crow flies. Never a guess for towns without a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashinami.geo.distance import crow_matrix
from ashinami.geo.layer import Layer


@dataclass(frozen=True, slots=True)
class Beyond:
    """People beyond a distance.

    Attributes
    ----------
    people, of : so many of how many; `of` are those whose place and number are known.
    unknown : towns left out because they have no point or no figure.
    """

    metres: int
    people: int
    of: int
    unknown: int

    @property
    def percent(self) -> float:
        """The share in percent."""
        return 100 * self.people / self.of if self.of else 0.0


def beyond(population: Layer, stops: Layer, metres: Sequence[int], figure: str = "age65") -> tuple[Beyond, ...]:
    """Return the people further than each distance from the nearest stop; each town counts at its one point."""
    points = [stop.point for stop in stops.features if stop.point is not None]
    known = [
        (town.point, number)
        for town in population.features
        if town.point is not None and (number := town.figure(figure)) is not None
    ]
    if not points or not known:
        raise ValueError("neither stops nor towns without a point can be measured")
    away = crow_matrix([point for point, _ in known], points).min(axis=1)
    numbers = [number for _, number in known]
    return tuple(
        Beyond(
            metres=limit,
            people=sum(number for number, here in zip(numbers, away, strict=True) if here > limit),
            of=sum(numbers),
            unknown=len(population.features) - len(known),
        )
        for limit in metres
    )
