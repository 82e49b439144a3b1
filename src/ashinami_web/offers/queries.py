"""Ladders as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from ashinami.basics.clock import Minute
from ashinami.vocabulary.asking import AskState, LadderState
from ashinami.vocabulary.person import Need
from ashinami.vocabulary.ride import Leg, RideState
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import RiderCard, Wish
from ashinami_web.driving.models import DriverLink
from ashinami_web.offers.models import Ladder, Rung
from ashinami_web.runs.models import Ride

STILL_OPEN = (RideState.REQUESTED, RideState.OFFERED)


@dataclass(frozen=True, slots=True)
class Way:
    """One way of an ask."""

    leg: Leg
    pick_up: Minute
    drop_off: Minute
    told: Minute | None = None

    @property
    def is_moved(self) -> bool:
        """Whether the rider has been told another minute."""
        return self.told is not None and self.told != self.pick_up


@dataclass(frozen=True, slots=True)
class Asked:
    """What a driver is told before he says yes: the minutes, from which part of town to where, what she needs. No name, no address."""

    rung: Rung
    wish: Wish
    ways: tuple[Way, ...]
    starts_in: str
    goes_to: str
    needs: tuple[Need, ...]

    @property
    def minutes(self) -> Minute:
        """How long it takes from the first pick-up to the last arrival."""
        return self.ways[-1].drop_off - self.ways[0].pick_up


@dataclass(frozen=True, slots=True)
class Slot:
    """An outing that needs a driver, so that nobody can tell whose it is: the day, about when, about how long, what the car must carry."""

    day: date
    about: Minute
    minutes: Minute | None
    wheelchair: bool


def ladders_of(body: Body, today: date) -> QuerySet[Ladder]:
    """Return the ladders of days to come: those that wait for the desk first, then those being climbed, then those settled."""
    rows = Ladder.objects.filter(body=body, wish__service_day__gte=today)
    return (
        rows.select_related("wish__destination")
        .prefetch_related("wish__rider", "rungs__driver")
        .order_by("wish__service_day", "-started_at")
    )


def waits_for_desk(ladder: Ladder) -> bool:
    """Whether the desk has to do something: nobody took it, and it is still open."""
    rides = [ride for ride in ladder.wish.rides.all() if ride.leg in ladder.legs]
    return ladder.state == LadderState.HANDED_BACK and any(ride.state in STILL_OPEN for ride in rides)


def ways_of(rung: Rung) -> tuple[Way, ...]:
    """Return the ways a driver is asked about."""
    told = rung.ladder.told
    return tuple(Way(Leg[way["leg"]], way["pick_up"], way["drop_off"], told.get(way["leg"])) for way in rung.ways)


def asked_of(rung: Rung) -> Asked:
    """Return what a driver is told before he says yes."""
    wish = rung.ladder.wish
    card = RiderCard.objects.filter(body=rung.body_id, person=wish.rider_id).first()
    origin = str(wish.origin) if wish.origin_id else wish.origin_text or wish.rider.town
    return Asked(
        rung=rung,
        wish=wish,
        ways=ways_of(rung),
        starts_in=origin,
        goes_to=wish.goes_to,
        needs=tuple(need for need in Need if card is not None and need.value in card.needs),
    )


def asks_for(link: DriverLink) -> list[Asked]:
    """Return what the driver of a link has not answered yet."""
    rows = Rung.objects.filter(
        body=link.body_id, driver=link.driver_id, state=AskState.ASKED, ladder__state=LadderState.OPEN
    )
    rows = rows.select_related("ladder__wish__destination", "ladder__wish__origin")
    return [asked_of(row) for row in rows.prefetch_related("ladder__wish__rider").order_by("lapses_at")]


def open_slots(body: Body, today: date, *, days: int = 14) -> tuple[Slot, ...]:
    """Return the outings of the coming days that have no driver: nobody's name, no place, times to the half hour."""
    rides = Ride.objects.filter(
        body=body, service_day__gte=today, service_day__lt=today + timedelta(days=days), state=RideState.REQUESTED,
        driver__isnull=True,
    ).select_related("wish")  # fmt: skip
    wishes: dict[UUID, list[Ride]] = {}
    for ride in rides:
        wishes.setdefault(ride.wish_id, []).append(ride)
    cards = RiderCard.objects.filter(body=body, person__in={rows[0].wish.rider_id for rows in wishes.values()})
    in_wheelchair = {card.person_id for card in cards if Need.WHEELCHAIR.value in card.needs}
    found = [slot for open_rides in wishes.values() if (slot := _slot(open_rides, in_wheelchair)) is not None]
    return tuple(sorted(found, key=lambda slot: (slot.day, slot.about, slot.minutes or 0)))


def _slot(rides: Iterable[Ride], in_wheelchair: set[UUID]) -> Slot | None:
    rides = list(rides)
    wish = rides[0].wish
    legs = {ride.leg for ride in rides}
    starts = wish.appointment if wish.appointment is not None else wish.leave_after
    begins = starts if Leg.OUT.name in legs else wish.back_at
    if begins is None:
        return None
    ends = wish.back_at if Leg.BACK.name in legs else None
    minutes = None if ends is None or ends <= begins else -(-(ends - begins) // 30) * 30
    return Slot(wish.service_day, begins // 30 * 30, minutes, wish.rider_id in in_wheelchair)
