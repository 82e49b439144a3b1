"""A driver's shift while a day is being made up: where he is, what he has done, what he can still do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from ashinami.basics.clock import Minute, Span
from ashinami.society.town.errand import Errand, fits
from ashinami.vocabulary.person import Driver, Vehicle
from ashinami.vocabulary.place import Place
from ashinami.vocabulary.ride import Leg


class Ways(Protocol):
    """Minutes from place to place."""

    def minutes(self, start: Place, end: Place) -> Minute:
        """Return the minutes a car needs."""
        ...


@dataclass(frozen=True, slots=True)
class Visit:
    """A stop on a shift."""

    errand: Errand
    leg: Leg
    pick_up: bool
    start: Minute
    depart: Minute

    @property
    def place(self) -> Place:
        """Where it is: home at the beginning of the way out and at the end of the way back."""
        at_home = self.pick_up == (self.leg is Leg.OUT)
        return self.errand.rider.home if at_home else self.errand.destination


@dataclass(frozen=True, slots=True)
class Shift:
    """A driver in one of his windows. Driving gives a new shift; one that breaks a promise is None.

    Attributes
    ----------
    budget : minutes he may be out in this window.
    free : the minute from which he can do something new.
    """

    driver: Driver
    vehicle: Vehicle
    window: int
    budget: Minute
    free: Minute
    visits: tuple[Visit, ...] = field(default=())

    @property
    def span(self) -> Span:
        """The window."""
        return self.driver.windows[self.window]

    @property
    def at(self) -> Place:
        """Where he is."""
        return self.visits[-1].place if self.visits else self.driver.home

    def can_take(self, errands: list[Errand]) -> bool:
        """Whether he and his car can carry all of them at once."""
        return fits(self.vehicle, errands) and all(errand.skills <= self.driver.skills for errand in errands)

    def leave_home(self, ways: Ways) -> Minute:
        """Return when he leaves home; without a stop it is when he is free."""
        if not self.visits:
            return self.free
        return self.visits[0].start - ways.minutes(self.driver.home, self.visits[0].place)

    def back_home(self, ways: Ways) -> Minute:
        """Return when he is home again."""
        return self.visits[-1].depart + ways.minutes(self.at, self.driver.home) if self.visits else self.free

    def driven(self, errands: list[Errand], leg: Leg, ways: Ways) -> Shift | None:
        """Pick all of them up in order, then set all down in order; None when a ride is too long or he is home too late.

        On the way back nobody is picked up before she is ready.
        """
        if not self.can_take(errands):
            return None
        shift = self
        for pick_up in (True, False):
            for errand in errands:
                visit = Visit(errand, leg, pick_up, 0, 0)
                start = shift.free + ways.minutes(shift.at, visit.place)
                if pick_up and leg is Leg.BACK:
                    start = max(start, errand.ready)
                visit = replace(visit, start=start, depart=start + errand.rider.boarding)
                shift = replace(shift, free=visit.depart, visits=(*shift.visits, visit))
        return shift if shift._keeps(len(errands), ways) else None  # noqa: SLF001 - a shift of its own making

    def _keeps(self, count: int, ways: Ways) -> bool:
        boarded, alighted = self.visits[-2 * count : -count], self.visits[-count:]
        bearable = all(
            down.start - up.depart <= up.errand.rider.longest_ride for up, down in zip(boarded, alighted, strict=True)
        )
        home = self.back_home(ways)
        return bearable and home < self.span.end and home - self.leave_home(ways) <= self.budget
