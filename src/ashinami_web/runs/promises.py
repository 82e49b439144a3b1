"""What is promised: which rides keep driver and time, and when a driver is promised to a group."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy

from ashinami.vocabulary.ride import RideState
from ashinami_web.runs.models import DriverBusy, Ride, Run

MOVING = (RideState.EN_ROUTE, RideState.ARRIVED, RideState.ABOARD)
PROMISED = (RideState.CONFIRMED, *MOVING, RideState.DONE, RideState.NO_SHOW)
"""What keeps its driver and its time when a day already under way is planned anew."""


class DriverTakenError(Exception):
    """Another desk has promised the driver for these minutes. What was begun is undone."""

    text = gettext_lazy("この運転者は、同じ時間にほかの団体で先に確定されました。別の運転者を選んでください。")


def promise(run: Run) -> None:
    """Write down when the driver is promised; the database refuses minutes already promised to another group.

    Raises
    ------
    DriverTakenError
        When it refuses.
    """
    when = {
        "person": run.driver_id,
        "promised_to": run.body_id,
        "service_day": run.day.service_day,
        "start": run.leave_home,
        "end": run.back_home,
    }
    try:
        with transaction.atomic():
            DriverBusy.objects.update_or_create(run=run, defaults=when)
    except IntegrityError as error:
        raise DriverTakenError from error


def release(run: Run) -> None:
    """Let the driver go when nothing of the run is promised any more."""
    if not Ride.objects.filter(run=run, state__in=PROMISED).exists():
        DriverBusy.objects.filter(run=run).delete()
