"""How far a plan is from the best: what is known of it, and whether it is still being worked out."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from ashinami.vocabulary.visit import VisitState
from ashinami_web.bodies.models import Body
from ashinami_web.bookings.models import Wish
from ashinami_web.bookings.queries import STILL_WANTED, is_complete, wishes_on
from ashinami_web.helping.models import Visit
from ashinami_web.helping.placing import OPEN
from ashinami_web.helping.queries import visits_on
from ashinami_web.jobs.actions import ONGOING
from ashinami_web.jobs.models import Job
from ashinami_web.runs.comparing import Way, gained, plan_side, visits_of, ways_of
from ashinami_web.runs.day_plan import last_plan
from ashinami_web.runs.models import Plan, Ride
from ashinami_web.runs.trials import gain_told

KIND = "prove_plan"
GONE = (VisitState.CANCELLED, VisitState.UNMET)


@dataclass(frozen=True, slots=True)
class Distance:
    """By how many per cent at most a plan is above the best (None: nobody knows), and the job that works it out, while it does.

    `better` is a better plan it came upon, while somebody may still take it.
    """

    plan: Plan
    gap: float | None
    job: Job | None
    better: Plan | None = None

    @property
    def gain(self) -> str:
        """What the better plan has before this one, in a sentence."""
        return gain_told(gained(self.plan, self.better)) if self.better else ""


def distance_of(plan: Plan) -> Distance:
    """Return what is known of a plan's distance from the best."""
    job = (
        Job.objects.filter(kind=KIND, arguments__plan=str(plan.pk), state__in=ONGOING, cancel_requested_at=None)
        .defer("arguments")
        .first()
    )
    return Distance(plan, plan_side(plan).gap, job, better_than(plan))


def better_than(plan: Plan) -> Plan | None:
    """Return the better plan that a plan's proof came upon, while it may be taken: the board has not changed since, nor is it on it."""
    return Plan.objects.filter(better_than=plan, tried=True, based_on=F("day__version")).first()


def plan_on_board(body: Body, day: date) -> Plan | None:
    """Return the plan that the board of a day is, as it was proposed or adopted; None when it is no plan's any more."""
    plan = last_plan(body, day)
    if plan is None or not stands(plan, wishes_on(body.pk, day), visits_on(body, day)):
        return None
    return plan


def stands(plan: Plan, wishes: Iterable[Wish], visits: Iterable[Visit]) -> bool:
    """Whether the board is as the plan has it, confirmed or not, and nobody has asked since: only then its distance is the board's.

    `wishes` are those of the day with their rides, `visits` those of the day.
    """
    wishes = list(wishes)
    left = {entry["wish"] for entry in plan.content["left_out"]}
    planned = ways_of(plan_side(plan).routes)
    rides = (ride for wish in wishes for ride in wish.rides.all() if _is_driven(ride))
    driven = {(str(ride.wish_id), ride.leg): Way(str(ride.driver_id), ride.pick_up_at) for ride in rides}
    known = left | {wish for wish, _leg in planned}
    asked = {str(wish.pk) for wish in wishes if wish.state in STILL_WANTED and is_complete(wish)}
    placed = visits_of(plan)
    visits = list(visits)
    seen = placed.keys() | {entry["wish"] for entry in plan.content.get("visits_left", ())}
    return (
        planned == driven
        and asked <= known
        and placed == visits_on_board(visits, placed)
        and _asked_for(visits) <= seen
    )


def _is_driven(ride: Ride) -> bool:
    return ride.driver_id is not None and ride.pick_up_at is not None and ride.run_id is not None


def _asked_for(visits: Iterable[Visit]) -> set[str]:
    """Return the visits that a plan would place."""
    return {str(row.pk) for row in visits if row.wish_id is None and row.helps and row.state == VisitState.ASKED}


def visits_on_board(visits: Iterable[Visit], planned: Container[str]) -> dict[str, tuple[str, int | None]]:
    """Return who goes on which visit, and when; those that go along with a ride are planned by people.

    One that was over when the day was `planned` is no matter of the plan.
    """
    return {
        str(row.pk): (str(row.helper_id), row.start) if row.helper_id else (str(row.offered_to_id), row.offered_start)
        for row in visits
        if row.wish_id is None
        and (row.helper_id or row.offered_to_id)
        and row.state not in GONE
        and (row.state in OPEN or str(row.pk) in planned)
    }
