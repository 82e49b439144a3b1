"""Wishes that nobody can serve on a day, each for one planted reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from ashinami.basics.clock import Minute
from ashinami.society.town.planting import TownWays
from ashinami.vocabulary.person import Driver, Need, Rider, Vehicle
from ashinami.vocabulary.place import Place, PlaceKind
from ashinami.vocabulary.wish import Back, Purpose, Wish

_NIGHT = 21 * 60


def refusals(  # noqa: PLR0913 - a wish is refused by a whole day: all of it is asked
    day: date,
    riders: list[Rider],
    drivers: tuple[Driver, ...],
    vehicles: dict[str, Vehicle],
    places: tuple[Place, ...],
    *,
    ways: TownWays,
    rng: np.random.Generator,
) -> Iterator[tuple[Wish, str]]:
    """Yield wishes with the name of the reason (a member of dispatch's `WhyNot`) that stands against each.

    A wish is planted only where no other reason could be given as well; so a day need not hold every reason.
    `riders` are those with no other wish on the day. Wishes come without keys of their own (`?`).
    """
    if not drivers:
        return
    clinic = next(place for place in places if place.kind is PlaceKind.CLINIC)
    hall = next(place for place in places if place.kind is PlaceKind.COMMUNITY)
    order = [riders[at] for at in rng.permutation(len(riders))]
    bearable = [
        rider for rider in order if max(ways.minutes(rider.home, p) for p in (clinic, hall)) <= rider.longest_ride
    ]
    able = [rider for rider in order if not any(need.skill for need in rider.needs)]
    near = [rider for rider in able if rider in bearable]
    by_day = _wish(day, clinic, _in_working_hours(drivers))
    if near:
        yield replace(_for(by_day, near[0]), companions=8), "TOO_MANY"
    if len(near) > 1:
        late = replace(by_day, destination=hall, appointment=_NIGHT, purpose=Purpose.COMMUNITY)
        yield _for(late, near[1]), "NOBODY_AT_THAT_TIME"
    for rider in able:
        beyond = [place for place in places if ways.by_any_way(rider.home, place) > rider.longest_ride]
        if rider not in near[:2] and beyond:
            yield _for(replace(by_day, destination=beyond[0]), rider), "RIDE_TOO_LONG"
            break
    yield from _without_means(by_day, bearable, drivers, vehicles)


def _without_means(
    wish: Wish, riders: list[Rider], drivers: tuple[Driver, ...], vehicles: dict[str, Vehicle]
) -> Iterator[tuple[Wish, str]]:
    """Ask for a wheelchair when no car takes one although somebody knows how, and for oxygen when nobody knows how."""
    skills = frozenset[str]().union(*(driver.skills for driver in drivers))
    has_place = any(vehicles[driver.vehicle].wheelchair_places for driver in drivers)
    in_wheelchair = [r for r in riders if Need.WHEELCHAIR in r.needs and Need.OXYGEN not in r.needs]
    with_oxygen = [r for r in riders if Need.OXYGEN in r.needs and Need.WHEELCHAIR not in r.needs]
    if in_wheelchair and not has_place and Need.WHEELCHAIR.skill in skills:
        yield _for(wish, in_wheelchair[0]), "NO_WHEELCHAIR_CAR"
    if with_oxygen and Need.OXYGEN.skill not in skills:
        yield _for(wish, with_oxygen[0]), "NO_SKILL"


def _in_working_hours(drivers: tuple[Driver, ...]) -> Minute:
    """Return the middle of the longest stretch in which somebody drives, so that time alone is no reason to refuse."""
    longest = max((window for driver in drivers for window in driver.windows), key=lambda window: window.minutes)
    return (longest.start + longest.end) // 2


def _wish(day: date, destination: Place, appointment: Minute) -> Wish:
    return Wish(
        key="?",
        day=day,
        rider="?",
        origin=destination,
        destination=destination,
        appointment=appointment,
        back=Back.OPEN,
        purpose=Purpose.CLINIC,
    )


def _for(wish: Wish, rider: Rider) -> Wish:
    return replace(wish, rider=rider.key, origin=rider.home)
