"""From the database to the planner: a day as library values, and a proposal for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from ashinami.basics.clock import Minute, Span, within
from ashinami.casework.community.idle import spans_on
from ashinami.casework.day import DayInput
from ashinami.casework.day_law import DayLaw
from ashinami.casework.day_plan import DayPlan
from ashinami.casework.day_problem import DayProblem, pose
from ashinami.casework.planning import FoundDay, find_day
from ashinami.casework.windows import Margins
from ashinami.dispatch.problem import Fixed
from ashinami.dispatch.stop import StopRule
from ashinami.vocabulary.person import Driver, Vehicle
from ashinami.vocabulary.ride import Leg, RideState
from ashinami_web.bodies.models import Absence, Body, Pairing, Volunteer
from ashinami_web.bodies.models import Vehicle as VehicleRow
from ashinami_web.bodies.queries import free_on, pairings_of
from ashinami_web.bookings.basis import arrangement_for
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import (
    STILL_WANTED,
    arrangement_value,
    arrangements_on,
    cards_of,
    home_of,
    is_complete,
    rider_value,
    rules_of,
    wish_value,
    wishes_on,
)
from ashinami_web.config.rows import dated
from ashinami_web.helping.placing import helpers_of_day, visits_to_place
from ashinami_web.records.barring import barred
from ashinami_web.runs.holds import standing_holds
from ashinami_web.runs.loads import loads_before
from ashinami_web.runs.models import DriverBusy, Ride
from ashinami_web.runs.promises import MOVING, PROMISED
from ashinami_web.runs.ride_law import day_law
from ashinami_web.runs.roads import travel_times

OVER = (RideState.DONE, RideState.NO_SHOW)
"""Driven, or driven for in vain: nothing of it changes any more."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A day as the planner is asked: values, legs that keep their driver, promised pick-up times, the law's records, the margins."""

    given: DayInput
    fixed: tuple[Fixed, ...]
    promised: Mapping[tuple[str, Leg], Minute]
    law: DayLaw | None
    margins: Margins


def ask(body: Body, day: date, *, over: bool = False, lawful: bool = True) -> Asked:
    """Gather the day of a group. An offer that is held counts as promised.

    `over` adds wishes that have been driven from beginning to end: they say where drivers have been today. Without `lawful` the law
    is not asked: for who looks again at what stands.
    """
    wanted = (*STILL_WANTED, *MOVING, *(OVER if over else ()))
    rows = [row for row in wishes_on(body.pk, day) if row.state in wanted and is_complete(row) and not _half_off(row)]
    visits = visits_to_place(body.pk, day)
    given = replace(
        day_input(body, day, rows, drivers_on(body.pk, day)),
        visits=visits,
        helpers=helpers_of_day(body.pk, day) if visits else (),
    )
    locks: dict[tuple[str, Leg], Fixed] = {}
    promised: dict[tuple[str, Leg], Minute] = {}
    for ride in Ride.objects.filter(wish__in=rows, driver__isnull=False):
        key = (str(ride.wish_id), Leg[ride.leg])
        if ride.state in PROMISED and ride.pick_up_at is not None:
            promised[key] = ride.pick_up_at
        if ride.locked or ride.state in PROMISED:
            locks.setdefault(key, Fixed(*key, str(ride.driver_id)))
    asked_about = {row.pk for row in rows}
    for hold in standing_holds(body.pk, day):
        for leg in hold.offer["legs"] if hold.wish_id in asked_about else ():
            key = (str(hold.wish_id), Leg[leg["leg"]])
            promised.setdefault(key, leg["pick_up"])
            locks.setdefault(key, Fixed(*key, leg["driver"]))
    law = day_law(body.pk, day, rows, given.drivers) if lawful else None
    return Asked(given, tuple(locks.values()), promised, law, rules_of(body.pk).margins)


def posed(asked: Asked, body: Body) -> DayProblem:
    """Return what was asked as a problem, over the body's roads."""
    return pose(
        asked.given,
        travel_times(body),
        fixed=asked.fixed,
        promised=asked.promised,
        margins=asked.margins,
        law=asked.law,
    )


def _half_off(row: Wish) -> bool:
    """Whether she was taken there and called off the way home: nothing of it is left to plan."""
    return row.state in OVER and any(ride.state in (RideState.CANCELLED, RideState.UNMET) for ride in row.rides.all())


def day_input(body: Body, day: date, rows: Iterable[Wish], drivers: tuple[Driver, ...]) -> DayInput:
    """Return the wishes and drivers of a day with all that stands behind them: riders, cars, arrangements."""
    rows = list(rows)
    cards = cards_of(body.pk, (row.rider_id for row in rows))
    rules = rules_of(body.pk)
    riders = {row.rider_id: rider_value(row.rider, cards.get(row.rider_id), rules) for row in rows}
    in_force = list(arrangements_on(body.pk, day))
    arrangements = {row.key: arrangement_value(row) for row in in_force}
    for row in rows:
        # one named and no longer in force stands for nothing on record; asked once, not once a wish
        if row.arrangement is not None and row.arrangement.key not in arrangements:
            arrangements[row.arrangement.key] = arrangement_for(row)
    cars = VehicleRow.objects.filter(dated(on=day), body_id=body.pk)
    return DayInput(
        day=day,
        group=body.name,
        riders=tuple(riders.values()),
        drivers=drivers,
        vehicles=tuple(
            Vehicle(str(car.pk), car.name, car.seats, car.wheelchair_places, car.seats_per_wheelchair) for car in cars
        ),
        wishes=tuple(wish_value(row) for row in rows),
        arrangements=tuple(arrangements.values()),
        default_arrangement=next((row.key for row in in_force if row.is_default), ""),
        fictional=body.fictional,
    )


def drivers_on(body: UUID, day: date) -> tuple[Driver, ...]:
    """Return who can drive on the day: the grid of half-days, changed by that day's absence, less what other groups were promised.

    When his car is free at some hours only, he drives within these.

    Whom the ledgers or the group's own rules stop that day is not among them (`records.barring`).
    """
    elsewhere: dict[UUID, list[Span]] = {}
    for busy in DriverBusy.objects.filter(service_day=day).exclude(promised_to=body):
        elsewhere.setdefault(busy.person, []).append(Span(busy.start, busy.end))
    absences = {row.person_id: row for row in Absence.objects.filter(body_id=body, day=day)}
    drivers = []
    taken, paired, stopped = loads_before(body, day), pairings_of(body), barred(body, day)
    for row in (
        Volunteer.objects.filter(dated(on=day), body_id=body)
        .select_related("vehicle")
        .prefetch_related("person")
        .order_by("person__kana")
    ):
        windows = free_on(row.half_days, day, absences.get(row.person_id), elsewhere.get(row.person_id, ()))
        if row.vehicle.free:
            windows = within(windows, spans_on(row.vehicle.free, day.weekday()))
        if windows and not stopped.why(row.person_id, row.vehicle_id):
            drivers.append(
                Driver(
                    key=str(row.person_id),
                    name=str(row.person),
                    home=home_of(row.person),
                    vehicle=str(row.vehicle_id),
                    windows=windows,
                    kana=row.person.kana,
                    phone=row.person.phone,
                    skills=frozenset(row.skills),
                    most_minutes=row.most_minutes,
                    most_driving=row.most_driving or row.most_minutes,
                    farthest=row.farthest,
                    turns_before=taken[row.person_id].turns,
                    minutes_before=taken[row.person_id].minutes,
                    share=row.share,
                    must_not_meet=paired[row.person_id, Pairing.Kind.NEVER],
                    prefers=paired[row.person_id, Pairing.Kind.GLADLY],
                    rest=None if row.rest_after is None else (row.rest_after, row.rest_minutes or 0),
                )
            )
    return tuple(drivers)


def found(asked: Asked, body: Body, *, seed: int, stop: StopRule) -> FoundDay:
    """Let the planner search what was asked; `told` makes a proposal of it."""
    return find_day(posed(asked, body), asked.margins, seed=seed, stop=stop)


def plan(asked: Asked, body: Body, *, seed: int, stop: StopRule) -> DayPlan:
    """Let the planner propose for what was asked."""
    return found(asked, body, seed=seed, stop=stop).told()
