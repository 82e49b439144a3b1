"""Putting runs on the board: a whole plan, or the few runs that change when one ride finds another driver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db.models import Max

from ashinami.casework.day_plan import DayPlan
from ashinami.dispatch.plan import StopKind
from ashinami.vocabulary.ride import RideState
from ashinami_web.bodies.models import Volunteer
from ashinami_web.config.rows import dated
from ashinami_web.helping.placing import propose_visits
from ashinami_web.runs.models import Day, Ride, Run
from ashinami_web.runs.promises import PROMISED, promise
from ashinami_web.runs.ride_law import judge_again

OPEN = (RideState.REQUESTED, RideState.OFFERED)
"""What is not promised: it may change its driver and time without anybody being rung."""

type Rides = Mapping[tuple[str, str], Ride]
"""The rides of a day by wish and way."""


def put_on_board(day: Day, proposal: DayPlan) -> None:
    """Put a proposal on the board: its runs and visits replace those that stand there; what is promised keeps its state."""
    Ride.objects.filter(body_id=day.body_id, service_day=day.service_day, run__day=day).update(run=None)
    Run.objects.filter(day=day).delete()
    rides = _rides(day)
    for route, metres in zip(proposal.plan.routes, proposal.metres, strict=True):
        if route.stops:
            run = Run.objects.create(
                body_id=day.body_id,
                day=day,
                driver_id=UUID(route.driver),
                vehicle_id=UUID(proposal.given.driver(route.driver).vehicle),
                window=route.window,
                leave_home=route.leave_home,
                back_home=route.back_home,
                stops=[asdict(stop) | {"leg": stop.leg.name, "kind": stop.kind.name} for stop in route.stops],
            )
            _seat(run, metres, rides)
    _settle(day, rides)
    propose_visits(day.body_id, day.service_day, proposal.visits)


def put_runs(day: Day, runs: Iterable[Mapping[str, Any]]) -> None:
    """Put changed runs on the board, each instead of the one it was made from; every other run stays as it is.

    A run is what `lifting.Lifted.runs` says: `run` names the row it replaces, if any; without stops that row goes.
    """
    rides, runs = _rides(day), list(runs)
    keys = [run["driver"] for run in runs]
    cars = dict(
        Volunteer.objects.filter(dated(on=day.service_day), body_id=day.body_id, person__in=keys).values_list(
            "person", "vehicle"
        )
    )
    gone = [run["run"] for run in runs if run["run"] and not run["stops"]]
    for ride in rides.values():
        if ride.run_id is not None and any(str(ride.run_id) == run["run"] for run in runs):
            ride.run = None
    for said in runs:
        if said["stops"]:
            driver = UUID(said["driver"])
            row = Run.objects.filter(pk=said["run"]).first() if said["run"] else None
            run = row or Run(
                body_id=day.body_id, day=day, driver_id=driver, vehicle_id=cars[driver], window=_next(day, driver)
            )
            run.leave_home, run.back_home, run.stops = said["leave_home"], said["back_home"], said["stops"]
            run.save()
            _seat(run, said["metres"], rides)
    _settle(day, rides)
    Run.objects.filter(pk__in=gone).delete()


def _rides(day: Day) -> dict[tuple[str, str], Ride]:
    rows = Ride.objects.filter(body_id=day.body_id, service_day=day.service_day).select_related("run__day")
    return {(str(ride.wish_id), ride.leg): ride for ride in rows}


def _next(day: Day, driver: UUID) -> int:
    """Return a number for one more run of a driver."""
    last: int | None = Run.objects.filter(day=day, driver=driver).aggregate(last=Max("window"))["last"]
    return 0 if last is None else last + 1


def _seat(run: Run, metres: Iterable[int], rides: Rides) -> None:
    """Give the rides of a run their driver and times, unsaved; `metres` are driven to each stop."""
    aboard_from: dict[tuple[str, str], int] = {}
    driven = 0
    for stop, way in zip(run.stops, metres, strict=False):
        driven += way
        key = (stop["wish"], stop["leg"])
        ride = rides[key]
        if stop["kind"] == StopKind.PICK_UP.name:
            aboard_from[key] = driven
            ride.pick_up_at = stop["start"]
        else:
            ride.drop_off_at, ride.metres = stop["start"], driven - aboard_from[key]
            ride.run, ride.driver_id = run, run.driver_id
            if ride.state in OPEN:
                ride.state = RideState.OFFERED


def _settle(day: Day, rides: Rides) -> None:
    """Save the rides; who is not promised and on no run waits again.

    Drivers are promised for the minutes of their runs, and the law is asked anew about who drives whom.
    """
    for ride in rides.values():
        if ride.run_id is None and ride.state in OPEN:
            ride.driver_id = ride.pick_up_at = ride.drop_off_at = ride.metres = None
            ride.state, ride.locked = RideState.REQUESTED, False
    Ride.objects.bulk_update(
        rides.values(), ["run", "driver", "pick_up_at", "drop_off_at", "metres", "state", "locked"]
    )
    for run in {ride.run for ride in rides.values() if ride.run and ride.state in PROMISED}:
        promise(run)
    judge_again(day.body_id, day.service_day)
