"""Plans that are tried: made, looked at beside the board, and adopted or left. Nothing changes before somebody adopts one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ashinami.vocabulary.event import EventKind
from ashinami.vocabulary.ride import RideState
from ashinami.vocabulary.wish import Back
from ashinami_web.audit.actions import record, record_about
from ashinami_web.bodies.actions import set_absence
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED
from ashinami_web.config.acting import Acting
from ashinami_web.jobs.actions import enqueue
from ashinami_web.jobs.models import Job
from ashinami_web.people.roles import Permission
from ashinami_web.runs.asking import ask_engine
from ashinami_web.runs.board import BoardMovedError, day_of, turn
from ashinami_web.runs.comparing import Way, ways_of
from ashinami_web.runs.day_plan import proposal_of
from ashinami_web.runs.models import Plan, Ride
from ashinami_web.runs.planning import OVER
from ashinami_web.runs.projection import project
from ashinami_web.runs.promises import MOVING, PROMISED
from ashinami_web.runs.proving import ask_for_proof
from ashinami_web.runs.seating import put_on_board
from ashinami_web.runs.undo_actions import board_before, remember

REPLANNED = "replanned"
"""Why a promise is taken back when a plan is adopted: somebody must be told before it is given anew."""


class CannotAdoptError(ValueError):
    """The plan that was tried can no longer be put on the board; the text says why, in Japanese."""


def request_trial(service_day: date, *, seed: int, by: Acting, at: datetime, seconds: int = 5) -> Job:
    """Ask the planner for another plan, to be looked at beside the board."""
    by.require(Permission.PLAN)
    arguments = {"day": service_day.isoformat(), "seconds": seconds, "seed": seed, "tried": True}
    return enqueue("plan_day", arguments, by=by, at=at)


def try_out(service_day: date, supposed: dict[str, Any], *, by: Acting, at: datetime) -> Plan:
    """Plan the day as if something were otherwise (`trying.suppose`), to be looked at beside the board."""
    by.require(Permission.PLAN)
    day = day_of(by.body.pk, service_day)
    found = ask_engine("suppose", by.body, day=service_day.isoformat(), supposed=supposed)
    with transaction.atomic():
        plan = Plan.objects.create(
            body=by.body,
            day=day,
            based_on=day.version,
            made_at=at,
            made_by=by.author,
            content=found["plan"],
            tried=True,
            supposed=supposed,
        )
        ask_for_proof(plan, found["given"], by=by.author, at=at)
    return plan


@transaction.atomic
def adopt(plan: Plan, *, by: Acting, at: datetime) -> int:
    """Put a plan that was tried on the board, and return how many promises it takes back.

    A promised ride that gets another driver or minute is a proposal again: she is rung first, then it is confirmed anew. What the plan
    supposed becomes so: the driver is off that day, the visits end later.

    Raises
    ------
    CannotAdoptError, BoardMovedError
        When it supposes a driver nobody has, or the board or its wishes have changed since. Nothing is changed.
    """
    by.require(Permission.PLAN)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("day").get(pk=plan.pk)
    day, what = plan.day, plan.supposed.get("what")
    if not plan.tried:
        raise CannotAdoptError(_("この案は、もう予定表に載っています。"))
    if what == "another":
        raise CannotAdoptError(_("まだいない運転者の案は載せられません。運転者を加えてから、組み直してください。"))
    turn(day, plan.based_on)
    if what == "off":
        driver = UUID(plan.supposed["driver"])
        set_absence(driver, day.service_day, morning=False, afternoon=False, by=by, at=at, day=day.service_day)
    if what == "late":
        _make_late(plan, by, at)
    proposal = proposal_of(plan)
    new = ways_of(proposal.plan.routes)
    if not _all_wanted(new):
        raise BoardMovedError
    taken_back = _take_back(plan, new, by, at)
    before = board_before(day)
    put_on_board(day, proposal)
    remember(day, EventKind.PLAN_ADOPTED, before, by=by.author, at=at)
    plan.tried, plan.adopted_at = False, at
    plan.save(update_fields=["tried", "adopted_at"])
    record(
        body=day.body_id,
        kind=EventKind.PLAN_ADOPTED,
        subject=str(plan.pk),
        by=by.author,
        at=at,
        service_day=day.service_day,
        facts={"supposed": what or "", "promises_taken_back": taken_back},
    )
    return taken_back


def _make_late(plan: Plan, by: Acting, at: datetime) -> None:
    """Let the visits end as late as was supposed, so that the day goes on being planned by it."""
    rides = Ride.objects.filter(pk__in=[UUID(key) for key in plan.supposed["rides"]], wish__back=Back.FIXED.name)
    for ride in rides.select_related("wish"):
        wish = ride.wish
        wish.back_at = (ride.pick_up_at or 0) + plan.supposed["minutes"]
        wish.save(update_fields=["back_at"])
        record_about(
            wish, EventKind.WISH_CHANGED, by=by.author, at=at, facts={"changed": ["back_at"], "verdict": wish.verdict}
        )


def _all_wanted(new: dict[tuple[str, str], Way]) -> bool:
    """Whether every wish of the plan is still to be driven."""
    keys = {UUID(wish) for wish, _leg in new}
    return Wish.objects.filter(pk__in=keys, state__in=(*STILL_WANTED, *MOVING, *OVER)).count() == len(keys)


def _take_back(plan: Plan, new: dict[tuple[str, str], Way], by: Acting, at: datetime) -> int:
    """Take back the promises the plan does not keep; of what has begun it keeps everything."""
    broken = []
    rides = Ride.objects.filter(body_id=plan.body_id, service_day=plan.day.service_day, state__in=PROMISED)
    for ride in rides.select_related("wish"):
        way = new.get((str(ride.wish_id), ride.leg))
        if way is not None and (way.driver, way.pick_up) == (str(ride.driver_id), ride.pick_up_at):
            continue
        if ride.state == RideState.CONFIRMED:
            broken.append(ride)
        elif way is not None or not RideState(ride.state).ended:
            raise BoardMovedError  # it has begun since the plan was made
    for ride in broken:
        record_about(ride, EventKind.RIDE_WITHDRAWN, by=by.author, at=at, facts={"reason": REPLANNED})
    for wish in {ride.wish_id: ride.wish for ride in broken}.values():
        project(wish)
    return len(broken)
