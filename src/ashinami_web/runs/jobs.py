"""The planner's job: propose a plan for a day and put it on the board, unless the board has moved meanwhile."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

from django.db import transaction

from ashinami.dispatch.bound import bounded
from ashinami.dispatch.stop import AnyOf, Cancelled, NoImprovement, Progress, Seconds
from ashinami.vocabulary.event import EventKind
from ashinami_web.audit.actions import record
from ashinami_web.config import clock
from ashinami_web.jobs.worker import Running
from ashinami_web.runs.board import BoardMovedError, day_of, turn
from ashinami_web.runs.models import Plan
from ashinami_web.runs.planning import ask, found
from ashinami_web.runs.promises import DriverTakenError
from ashinami_web.runs.proving import ask_for_proof, to_prove
from ashinami_web.runs.seating import put_on_board
from ashinami_web.runs.undo_actions import board_before, remember

DEVICE = "engine"


class Reported:
    """A rule that never ends the search: it tells the waiting desk, twice a second, how far it is."""

    def __init__(self, job: Running, seconds: float) -> None:
        self._job, self._seconds = job, seconds
        self._start = self._last = time.monotonic()

    def __call__(self, progress: Progress) -> str:
        """Return nothing; report when half a second has gone by."""
        now = time.monotonic()
        if now - self._last > 0.5:
            self._last = now
            share = min((now - self._start) / self._seconds, 1)
            text = f"組み合わせを探しています（{progress.iterations:,}回、乗れない申込み {progress.unserved}件）"
            self._job.report(15 + round(70 * share), text)
        return ""

    @property
    def timer(self) -> None:
        """None: it only watches."""

    def share(self, progress: Progress) -> float:  # noqa: ARG002 - it only watches
        """Return 0: it ends nothing."""
        return 0.0


def plan_day(job: Running) -> dict[str, Any]:
    """Plan the day named in the arguments `{"day": "2026-12-01", "seconds": 3, "seed": 1, "patience": 400, "tried": false}`.

    A plan only `tried` is kept beside the board. How far it is from the best is looked for afterwards (`proving`).

    The result names the plan; `moved` says that somebody changed the board while it ran, so that nothing was put on it.
    """
    arguments = job.job.arguments
    body = job.job.body
    day = day_of(body.pk, date.fromisoformat(arguments["day"]))
    job.report(5, "その日の申込みを集めています")
    asked = ask(body, day.service_day)
    job.report(15, "組み合わせを探しています")
    seconds = arguments.get("seconds", 3)
    stop = AnyOf(
        Cancelled(lambda: job.stopped),
        Seconds(seconds, timer=time.monotonic),
        NoImprovement(arguments.get("patience", 400)),
        Reported(job, seconds),
    )
    day_found = found(asked, body, seed=arguments.get("seed", 1), stop=stop)
    given = to_prove(day_found.problem, day_found.plan)
    if given is None:
        day_found = day_found.proven(bounded(day_found.problem, day_found.plan, seconds, time.monotonic))
    proposal = day_found.told()
    if job.stopped:
        return {}
    job.report(90, "予定表に載せています")
    row = Plan.objects.create(
        body=body,
        day=day,
        based_on=day.version,
        made_at=clock.now(),
        made_by=job.job.requested_by,
        content=proposal.to_json(people=False),
        tried=arguments.get("tried", False),
    )
    if row.tried:
        ask_for_proof(row, given, by=row.made_by, at=row.made_at)
        return {"plan": str(row.pk), "tried": True}
    before = board_before(day)
    try:
        with transaction.atomic():
            turn(day, day.version)
            put_on_board(day, proposal)
            remember(day, EventKind.PLAN_PROPOSED, before, by=job.job.requested_by, at=clock.now())
            record(
                body=body.pk,
                kind=EventKind.PLAN_PROPOSED,
                subject=str(row.pk),
                by=job.job.requested_by,
                at=clock.now(),
                service_day=day.service_day,
                device=DEVICE,
                facts={
                    "served": len(proposal.served),
                    "left_out": len(proposal.left_out),
                    "stopped": proposal.plan.stopped,
                },
            )
            ask_for_proof(row, given, by=row.made_by, at=row.made_at)
    except (BoardMovedError, DriverTakenError):
        return {"plan": str(row.pk), "moved": True}
    return {
        "plan": str(row.pk),
        "served": len(proposal.served),
        "left_out": [{"wish": out.wish, "why": out.why, "text": out.text} for out in proposal.left_out],
    }
