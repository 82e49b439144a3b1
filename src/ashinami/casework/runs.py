"""A plan as people read it: each driver's run with names, places and words, stop by stop."""

from __future__ import annotations

from dataclasses import dataclass

from ashinami.basics.clock import Minute
from ashinami.casework.basis import LegalBasis
from ashinami.casework.day_plan import DayPlan
from ashinami.dispatch.plan import Stop, StopKind
from ashinami.vocabulary.arrangement import Arrangement
from ashinami.vocabulary.person import Driver, Rider, Vehicle
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.ride import Leg
from ashinami.vocabulary.wish import Wish


@dataclass(frozen=True, slots=True)
class Visit:
    """One stop of a run: the times, who gets in or out, where, and what the driver should know.

    `metres` is the way driven to it; `others` are the riders who stay in the car meanwhile.
    """

    stop: Stop
    wish: Wish
    rider: Rider
    place: Place
    arrangement: Arrangement
    basis: LegalBasis
    metres: int
    others: tuple[Rider, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """What one driver does between leaving home and coming home."""

    driver: Driver
    vehicle: Vehicle
    leave_home: Minute
    visits: tuple[Visit, ...]
    back_home: Minute
    metres_home: int

    @property
    def metres(self) -> int:
        """Metres driven in all, from home to home."""
        return sum(visit.metres for visit in self.visits) + self.metres_home

    @property
    def minutes(self) -> int:
        """Minutes out, from home to home."""
        return self.back_home - self.leave_home

    @property
    def rides(self) -> int:
        """How many times somebody is driven: ways out and ways back count one each."""
        return sum(visit.stop.kind is StopKind.PICK_UP for visit in self.visits)


def place_of(stop: Stop, wish: Wish) -> Place:
    """Return where the stop is: a way out begins at the wish's origin, a way back ends there."""
    return wish.origin if (stop.leg is Leg.OUT) is (stop.kind is StopKind.PICK_UP) else wish.destination


def runs(day_plan: DayPlan) -> tuple[Run, ...]:
    """Return every run with at least one stop, in the order of drivers as given, then of time."""
    order = {driver.key: number for number, driver in enumerate(day_plan.given.drivers)}
    found = [run for number in range(len(day_plan.plan.routes)) if (run := _run(day_plan, number)).visits]
    return tuple(sorted(found, key=lambda run: (order[run.driver.key], run.leave_home)))


def _run(day_plan: DayPlan, number: int) -> Run:
    given, route = day_plan.given, day_plan.plan.routes[number]
    metres = day_plan.metres[number]
    driver = given.driver(route.driver)
    aboard: dict[str, Rider] = {}
    visits = []
    for stop, way in zip(route.stops, metres, strict=False):
        wish = given.wish(stop.wish)
        rider = given.rider(wish.rider)
        aboard.pop(wish.key, None)
        others = tuple(aboard.values())
        if stop.kind is StopKind.PICK_UP:
            aboard[wish.key] = rider
        arrangement = given.arrangement_for(wish)
        basis = day_plan.bases[wish.key]
        visits.append(Visit(stop, wish, rider, place_of(stop, wish), arrangement, basis, way, others))
    return Run(
        driver=driver,
        vehicle=given.vehicle(driver.vehicle),
        leave_home=route.leave_home,
        visits=tuple(visits),
        back_home=route.back_home,
        metres_home=metres[-1],
    )
