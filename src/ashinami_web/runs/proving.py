"""Working out how far a plan is from the best, after it stands on the board: a job nobody waits for.

A plan's bound is no decision, so that no event is recorded: the plan's row says it, and its job when it was worked out. A better
plan the proof comes upon is kept beside the board (`better_actions`).
"""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from ashinami.casework.better import better_told
from ashinami.casework.codec import Plain
from ashinami.casework.to_prove import ToProve
from ashinami.dispatch.plan import Plan as Proposal
from ashinami.dispatch.problem import Problem
from ashinami_web.config import clock
from ashinami_web.jobs.models import Job
from ashinami_web.jobs.worker import Running
from ashinami_web.running.apart import bounded_apart
from ashinami_web.runs.better_actions import keep_better
from ashinami_web.runs.day_plan import last_plan
from ashinami_web.runs.distance import KIND
from ashinami_web.runs.models import Plan

PROVING_SECONDS = 300
"""How much processor time may be spent on the distance from the best; a day that is proven sooner ends sooner."""

MOST_PLACES = 500
"""A day with more places is not handed over: a matrix of a million ways is no row of a queue, and its bound is what is clear at once."""

WORDS = "一番よい案との差を調べています"
_LOOK_SECONDS = 2.0


def to_prove(problem: Problem, plan: Proposal) -> Plain:
    """Return a day and its plan as they are handed over; None for a day too large for that."""
    return ToProve.of(problem, plan).to_json() if len(problem.travel) <= MOST_PLACES else None


def ask_for_proof(plan: Plan, given: Plain, *, by: str, at: datetime) -> None:
    """Put the work in the queue, with the day as it was planned: what is promised or changed from now on is not its matter.

    Nothing is asked for a day that is not handed over.
    """
    if given is not None:
        arguments = {"plan": str(plan.pk), "day": plan.day.service_day.isoformat(), "given": given}
        Job.objects.create(body_id=plan.body_id, kind=KIND, arguments=arguments, requested_by=by, requested_at=at)


def prove_plan(job: Running) -> dict[str, Any]:
    """Work out the bound of the plan in the arguments and keep it with the plan's row; done twice it is the same.

    It gives up when the plan is no longer looked at: another has taken its place on the board, or the day is past.
    """
    arguments = job.job.arguments
    plan = Plan.objects.select_related("day", "body").get(pk=UUID(arguments["plan"]))
    given = arguments.get("given")
    if given is None:
        return {"known": True}
    seconds = arguments.get("seconds", PROVING_SECONDS)
    looked = _Looked(job, plan, seconds)
    day = ToProve.from_json(given)
    found = bounded_apart(day, seconds, stopped=looked)
    content = None if found is None else better_told(plan.content, day, found)
    with transaction.atomic():
        if found is not None and found.bound is not None:
            _keep(plan, found.bound)
        better = content and keep_better(plan, content, by=job.job.requested_by, at=clock.now())
        # the day has served its turn, and is heavy
        said = {name: value for name, value in arguments.items() if name != "given"}
        Job.objects.filter(pk=job.job.pk).update(arguments=said)
    if found is None:
        return {"given_up": True}
    return {"bound": found.bound} | ({"better": str(better.pk)} if better else {})


class _Looked:
    """Whether the work is to end: asked for by a person, or no longer wanted. Now and then it tells how far the work is."""

    def __init__(self, job: Running, plan: Plan, seconds: float) -> None:
        self._job, self._plan, self._seconds = job, plan, seconds
        self._start, self._last, self._wanted = time.monotonic(), -_LOOK_SECONDS, True

    def __call__(self) -> bool:
        now = time.monotonic()
        if now - self._last >= _LOOK_SECONDS:
            self._last = now
            self._wanted = is_wanted(self._plan)
            share = min(1.0, (now - self._start) / max(self._seconds, 1))
            self._job.report(round(99 * share), WORDS)
        return self._job.stopped or not self._wanted


def is_wanted(plan: Plan) -> bool:
    """Whether anybody still looks at the plan: it is the last on its day's board, or one that is tried, and the day is not past."""
    day = plan.day.service_day
    if day < clock.today():
        return False
    return Plan.objects.filter(pk=plan.pk, tried=True).exists() or last_plan(plan.body, day) == plan


def _keep(plan: Plan, bound: int) -> None:
    """Keep the bound with the plan's row, unless a closer one stands there."""
    row = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    row.content["plan"]["bound"] = max(bound, row.content["plan"].get("bound") or 0)
    row.save(update_fields=["content"])
