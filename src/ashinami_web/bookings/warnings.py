"""What the desk should know of a rider before she says what she wants. Worded for help, never for blame."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from ashinami.basics.day import weekday
from ashinami.vocabulary.ride import RideState
from ashinami_web.bookings.check import Note
from ashinami_web.bookings.models import Wish
from ashinami_web.people.models import Person
from ashinami_web.runs.models import Ride
from ashinami_web.runs.promises import MOVING

LOOKED_BACK = timedelta(days=90)
OFTEN = 2
"""From how many times not found at the door in the days looked back we ask how she is."""


def warnings_of(body: UUID, rider: Person, today: date) -> list[Note]:
    """Return what is to be known of a rider, the weightiest first."""
    return [
        *_still_out(body, rider, today),
        *_not_located(rider),
        *_not_found(body, rider, today),
        *_unmet(body, rider),
    ]


def _still_out(body: UUID, rider: Person, today: date) -> list[Note]:
    """She is out today and nobody has brought her home yet: she may ring to be fetched."""
    hers = Ride.objects.filter(body_id=body, service_day=today, wish__rider=rider)
    there = hers.filter(leg="OUT", state__in=(*MOVING, RideState.DONE)).exists()
    waits = hers.filter(leg="BACK", state__in=(RideState.REQUESTED, RideState.OFFERED, RideState.CONFIRMED)).exists()
    return [Note("warn", _("きょう、外出中です。お帰りのお迎えがまだです。"))] if there and waits else []


def _not_located(rider: Person) -> list[Note]:
    if rider.lat is not None:
        return []
    return [Note("info", _("ご自宅の位置がまだ分かりません。受けられますが、配車の前に確かめます。"))]


def _not_found(body: UUID, rider: Person, today: date) -> list[Note]:
    times = Ride.objects.filter(
        body_id=body, wish__rider=rider, leg="OUT", state=RideState.NO_SHOW, service_day__gte=today - LOOKED_BACK
    ).count()
    if times < OFTEN:
        return []
    text = _("この三か月に、お迎えに行って会えなかったことが%(n)d回あります。お変わりないか、うかがってください。")
    return [Note("info", text % {"n": times})]


def _unmet(body: UUID, rider: Person) -> list[Note]:
    last = Wish.objects.filter(body_id=body, rider=rider).order_by("-service_day", "-taken_at").first()
    if last is None or last.state != RideState.UNMET:
        return []
    day = last.service_day
    words = {"day": f"{day.month}月{day.day}日({weekday(day)})", "reason": last.unmet_reason}
    return [Note("info", _("前回（%(day)s）はお断りしました：%(reason)s") % words)]
