"""The fortnight's wishes as rows; days already past have been driven."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from ashinami.dispatch.stop import MaxIterations
from ashinami.society.town.planted import PlantedDay
from ashinami.vocabulary.wish import Wish as WishValue
from ashinami_web.bodies.models import Arrangement
from ashinami_web.bookings.actions import Said, sign_undetermined, take_wish
from ashinami_web.bookings.models import Wish
from ashinami_web.config import clock
from ashinami_web.config.acting import Acting
from ashinami_web.demonstration.people import Settled, key_of
from ashinami_web.driving.actions import mark
from ashinami_web.people.roles import Role
from ashinami_web.runs.board import day_of, turn
from ashinami_web.runs.confirm_actions import confirm
from ashinami_web.runs.models import Ride
from ashinami_web.runs.planning import ask, plan
from ashinami_web.runs.seating import put_on_board

DEVICE = "demonstration"
ASKED = "請求額が実費の範囲かを、保険会社に照会中です。（架空）"
QUICK = 60
"""Rounds the planner searches for a day that is already past: it only has to look lived-in."""


def write_day(planted: PlantedDay, settled: Settled, *, today: date) -> None:
    """Write a day's wishes, those nobody can serve among them; a day before `today` is planned, confirmed and driven."""
    desk = settled.acting("demo-desk", Role.DESK)
    arrangements = {row.key: row.pk for row in Arrangement.objects.filter(body=settled.group)}
    rang = datetime.combine(planted.day - timedelta(days=3), time(9, 30), tzinfo=clock.JAPAN)
    with transaction.atomic():
        for number, wish in enumerate((*planted.wishes, *(wish for wish, _ in planted.infeasible))):
            at = min(rang + timedelta(minutes=4 * number), clock.now())
            take_wish(said(wish, arrangements), by=desk, at=at, id=key_of("wish", settled.before + wish.key))
    if planted.day < today:
        _drive(planted.day, settled, desk)


def said(wish: WishValue, arrangements: Mapping[str, UUID]) -> Said:
    """Return a wish of the town as it was said on the phone."""
    from_home = wish.origin.key.startswith("home")
    return Said(
        rider=key_of("rider", wish.rider),
        service_day=wish.day,
        origin=None if from_home else key_of("place", wish.origin.key),
        destination=key_of("place", wish.destination.key),
        appointment=wish.appointment,
        leave_after=wish.leave_after,
        back=wish.back,
        back_at=wish.back_at,
        accompaniment=wish.accompaniment,
        stay=wish.stay,
        companions=wish.companions,
        purpose=wish.purpose,
        arrangement=arrangements[wish.arrangement] if wish.arrangement else None,
        note=wish.note,
    )


def _drive(service_day: date, settled: Settled, desk: Acting) -> None:
    day = day_of(settled.group.pk, service_day)
    proposal = plan(ask(settled.group, service_day), settled.group, seed=1, stop=MaxIterations(QUICK))
    with transaction.atomic():
        turn(day, day.version)
        put_on_board(day, proposal)
    evening_before = datetime.combine(service_day - timedelta(days=1), time(17, 0), tzinfo=clock.JAPAN)
    coordinator = settled.acting("demo-coordinator", Role.COORDINATOR)
    for wish in Wish.objects.filter(body=settled.group, service_day=service_day, verdict=Wish.Verdict.UNDETERMINED):
        sign_undetermined(wish, reason=ASKED, by=coordinator, at=evening_before)
    confirm(service_day, version=day.version, by=desk, at=evening_before)
    with transaction.atomic():
        for ride in Ride.objects.filter(run__day=day, state="confirmed").select_related("wish", "run__day"):
            _done(ride, service_day)


def _done(ride: Ride, service_day: date) -> None:
    """Mark a ride as its driver did; a few took some minutes longer than planned, which ones depends on the ride alone."""
    midnight = datetime.combine(service_day, time(0), tzinfo=clock.JAPAN)
    longer = ride.pk.int % 4
    for what, minute in (("aboard", ride.pick_up_at), ("done", (ride.drop_off_at or 0) + longer)):
        mark(ride, what, by=f"person:{ride.driver_id}", at=midnight + timedelta(minutes=minute or 0), device=DEVICE)
