"""One day of a group, as plain values: what is needed to plan it, wherever it comes from (files or the database)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ashinami.casework.visiting import Helping, HomeVisit
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.person import Driver, Rider, Vehicle
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.wish import Wish

NO_ARRANGEMENT = Arrangement("none", "取り決めの記録なし")
"""Stands in when a group has put nothing on record: every fact is unknown, so no ride becomes lawful by silence."""


@dataclass(frozen=True, slots=True)
class DayInput:
    """Everything one day's plan rests on.

    Attributes
    ----------
    day : the service day; every wish is for it.
    group : the group's name, as printed on its papers.
    riders, drivers, vehicles, wishes, arrangements : the day's values; keys are unique within each.
    default_arrangement : the key of the arrangement for wishes that name none; empty when the group has none on record.
    places : the places the group knows by name (clinics, shops); homes and one-off places stand in the wishes themselves.
    fictional : whether the people are invented; every paper then says 架空.
    visits, helpers : support visits that the same plan places, and who goes on them; a helper who is a driver too has one key.
    """

    day: date
    group: str
    riders: tuple[Rider, ...]
    drivers: tuple[Driver, ...]
    vehicles: tuple[Vehicle, ...]
    wishes: tuple[Wish, ...]
    arrangements: tuple[Arrangement, ...] = ()
    default_arrangement: str = ""
    places: tuple[Place, ...] = ()
    fictional: bool = False
    visits: tuple[HomeVisit, ...] = ()
    helpers: tuple[Helping, ...] = ()

    def __post_init__(self) -> None:
        """Refuse doubled keys, wishes of another day, and names that lead nowhere."""
        riders = _keys("riders", self.riders)
        vehicles = _keys("vehicles", self.vehicles)
        arrangements = _keys("arrangements", self.arrangements)
        _keys("drivers", self.drivers)
        _keys("helpers", self.helpers)
        if _keys("wishes", self.wishes) & _keys("visits", self.visits):
            raise ValueError("a wish and a visit share a key")
        if self.default_arrangement and self.default_arrangement not in arrangements:
            raise ValueError(f"no arrangement {self.default_arrangement!r}")
        for driver in self.drivers:
            if driver.vehicle not in vehicles:
                raise ValueError(f"driver {driver.key} drives a car nobody knows: {driver.vehicle!r}")
        for wish in self.wishes:
            if wish.day != self.day:
                raise ValueError(f"wish {wish.key} is for {wish.day}, not for {self.day}")
            if wish.rider not in riders:
                raise ValueError(f"wish {wish.key} names a rider nobody knows: {wish.rider!r}")
            if wish.arrangement and wish.arrangement not in arrangements:
                raise ValueError(f"wish {wish.key} names an arrangement nobody knows: {wish.arrangement!r}")

    def rider(self, key: str) -> Rider:
        """Return the rider with the key; an unknown key is a KeyError. So are the lookups below."""
        return _find(self.riders, key)

    def driver(self, key: str) -> Driver:
        """Return the driver with the key."""
        return _find(self.drivers, key)

    def vehicle(self, key: str) -> Vehicle:
        """Return the car with the key."""
        return _find(self.vehicles, key)

    def wish(self, key: str) -> Wish:
        """Return the wish with the key."""
        return _find(self.wishes, key)

    def arrangement_for(self, wish: Wish) -> Arrangement:
        """Return the arrangement the wish names, the group's default, or the one that says nothing is on record."""
        key = wish.arrangement or self.default_arrangement
        return _find(self.arrangements, key) if key else NO_ARRANGEMENT


def _keys[T: (Rider, Driver, Vehicle, Wish, Arrangement, HomeVisit, Helping)](
    what: str, values: tuple[T, ...]
) -> frozenset[str]:
    keys = frozenset(value.key for value in values)
    if len(keys) != len(values):
        raise ValueError(f"two {what} share a key")
    return keys


def _find[T: (Rider, Driver, Vehicle, Wish, Arrangement)](values: Iterable[T], key: str) -> T:
    for value in values:
        if value.key == key:
            return value
    raise KeyError(key)
