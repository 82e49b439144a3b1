"""An errand: one outing while a day is being made up. It becomes a wish when all that happens to it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from ashinami.basics.clock import Minute
from ashinami.vocabulary.person import Need, Rider, Vehicle
from ashinami.vocabulary.place import Place, PlaceKind
from ashinami.vocabulary.wish import Back, Purpose, Wish

PURPOSES = {
    PlaceKind.CLINIC: Purpose.CLINIC,
    PlaceKind.SHOP: Purpose.SHOPPING,
    PlaceKind.CARE: Purpose.CARE,
    PlaceKind.OFFICE: Purpose.OFFICE,
    PlaceKind.COMMUNITY: Purpose.COMMUNITY,
}
_STAYS = {PlaceKind.SHOP: (30, 45, 60), PlaceKind.OFFICE: (20, 30, 45), PlaceKind.COMMUNITY: (60, 90, 120)}


@dataclass(slots=True)
class Errand:
    """One outing; times are filled in as it is driven.

    `timed` says whether she has an appointment, or only a minute from which she can be fetched; `wants_back` whether she will
    be fetched when a driver is free, rings herself, or goes one way; `brought_by` is the driver (and his window) of the way out.
    """

    rider: Rider
    destination: Place
    companions: int
    accompaniment: bool
    timed: bool
    wants_back: Back
    stay: Minute
    lead: Minute
    appointment: Minute | None = None
    leave_after: Minute | None = None
    ready: Minute = 0
    back_at: Minute | None = None
    brought_by: tuple[str, int] = ("", 0)

    def can_be_fetched_by(self, driver: str, window: int) -> bool:
        """Whether the driver can know when she is there to be fetched: without an appointment, only who brought her does."""
        return self.timed or self.brought_by == (driver, window)

    @property
    def load(self) -> tuple[int, int]:
        """Seats and wheelchair places it takes."""
        wheelchair = Need.WHEELCHAIR in self.rider.needs
        return self.companions + (0 if wheelchair else 1), int(wheelchair)

    @property
    def skills(self) -> frozenset[str]:
        """What the driver must know."""
        return frozenset(need.skill for need in self.rider.needs if need.skill)

    def went_out(self, pick_up: Minute, drop_off: Minute) -> None:
        """Set the times asked for so that this pick-up and this drop-off keep them."""
        if self.timed:
            self.appointment = next_five(drop_off) + self.lead  # at most 14 minutes after the drop-off
            visit_begins = self.appointment
        else:
            self.leave_after = pick_up // 5 * 5 - self.lead  # at most 14 minutes before the pick-up
            visit_begins = drop_off + self.rider.boarding
        self.ready = next_five(visit_begins + self.stay)

    def came_back(self, pick_up: Minute, patience: Minute) -> None:
        """Set the time asked for the return up to `patience` minutes before the pick-up, never before the visit is over."""
        self.back_at = max(self.ready, (pick_up - patience) // 5 * 5)

    def wish(self, key: str, day: date, arrangement: str) -> Wish:
        """Return what she says on the phone."""
        fixed = self.back_at is not None
        return Wish(
            key=key,
            day=day,
            rider=self.rider.key,
            origin=self.rider.home,
            destination=self.destination,
            appointment=self.appointment,
            leave_after=self.leave_after,
            back=Back.FIXED if fixed else Back.NONE if self.wants_back is Back.NONE else Back.OPEN,
            back_at=self.back_at,
            accompaniment=self.accompaniment,
            stay=self.stay,
            companions=self.companions,
            purpose=PURPOSES[self.destination.kind],
            arrangement=arrangement,
        )


def draw_errand(rider: Rider, destination: Place, rng: np.random.Generator) -> Errand:
    """Return an errand of the rider to the place, everything but its times drawn."""
    accompaniment = destination.kind in (PlaceKind.CLINIC, PlaceKind.OFFICE) and bool(rng.random() < 0.15)
    alone = rng.random() < 0.88
    untimed = destination.kind in (PlaceKind.SHOP, PlaceKind.OFFICE) and rng.random() < 0.7
    wants_back = rng.choice(np.array([Back.FIXED, Back.OPEN, Back.NONE]), p=[0.8, 0.13, 0.07])
    return Errand(
        rider=rider,
        destination=destination,
        companions=0 if alone else 1,
        accompaniment=accompaniment,
        timed=not untimed,
        wants_back=Back.FIXED if accompaniment else Back(str(wants_back)),
        stay=int(rng.choice((30, 40) if accompaniment else _STAYS.get(destination.kind, (30, 45, 60, 90)))),
        lead=int(rng.choice([0, 5, 10])),
    )


def fits(vehicle: Vehicle, aboard: list[Errand]) -> bool:
    """Whether all of them can be in the car at once."""
    seats = sum(errand.load[0] for errand in aboard)
    wheelchairs = sum(errand.load[1] for errand in aboard)
    return (
        wheelchairs <= vehicle.wheelchair_places and seats + wheelchairs * vehicle.seats_per_wheelchair <= vehicle.seats
    )


def next_five(minute: Minute) -> Minute:
    """Return the minute as people say it: the next full five."""
    return -(-minute // 5) * 5
