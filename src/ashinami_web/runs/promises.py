"""What is promised: which rides keep driver and time, and when a driver is promised to a group."""

from __future__ import annotations

from ashinami.vocabulary.ride import RideState
from ashinami_web.runs.models import DriverBusy, Ride, Run

MOVING = (RideState.EN_ROUTE, RideState.ARRIVED, RideState.ABOARD)
PROMISED = (RideState.CONFIRMED, *MOVING, RideState.DONE, RideState.NO_SHOW)
"""What keeps its driver and its time when a day already under way is planned anew."""


def promise(run: Run) -> None:
    """Write down when the driver is promised; the database refuses minutes already promised to another group."""
    DriverBusy.objects.update_or_create(
        run=run,
        defaults={
            "person": run.driver_id,
            "promised_to": run.body_id,
            "service_day": run.day.service_day,
            "start": run.leave_home,
            "end": run.back_home,
        },
    )


def release(run: Run) -> None:
    """Let the driver go when nothing of the run is promised any more."""
    if not Ride.objects.filter(run=run, state__in=PROMISED).exists():
        DriverBusy.objects.filter(run=run).delete()
