"""What is planted in a day: wishes, and the answers a planner must find without seeing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ashinami.basics.clock import Minute
from ashinami.vocabulary.person import Driver
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish

PER_KM_FARE, INSURANCE_UNCLEAR = "per_km_fare", "insurance_unclear"
"""Keys of the arrangements under which a ride is unlawful, or undetermined."""


@dataclass(frozen=True, slots=True)
class HiddenStop:
    """A stop of the hidden schedule: boarding (`pick_up`) or alighting takes from `start` to `depart`."""

    wish: str
    leg: Leg
    pick_up: bool
    start: Minute
    depart: Minute


@dataclass(frozen=True, slots=True)
class HiddenRoute:
    """What one driver does in one of his windows."""

    driver: str
    window: int
    leave_home: Minute
    stops: tuple[HiddenStop, ...]
    back_home: Minute


@dataclass(frozen=True, slots=True)
class PlantedDay:
    """A day's wishes and what was planted in them.

    Attributes
    ----------
    drivers : who drives on the day.
    wishes : wishes that the hidden schedule serves, all of them at once, in the order in which people rang.
    hidden : that schedule.
    infeasible : wishes that nobody can serve, each with the name of its reason (a member of dispatch's `WhyNot`).
    unlawful, undetermined : keys of wishes in `wishes` whose arrangement makes the ride so.
    """

    day: date
    drivers: tuple[Driver, ...]
    wishes: tuple[Wish, ...]
    hidden: tuple[HiddenRoute, ...]
    infeasible: tuple[tuple[Wish, str], ...]
    unlawful: tuple[str, ...]
    undetermined: tuple[str, ...]
