"""The worker: claims a job by a lease, runs it, keeps the lease, writes how it ended.

It runs in the engine process, beside another for what nobody waits for. When it is killed its lease runs out and the next worker
does the job again; an attempt too many ends the job as failed, so that a job that kills its worker does not do so for ever.
"""

from __future__ import annotations

import math
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import uuid4

from django.db import OperationalError, close_old_connections, connection, transaction
from django.db.models import F, Q

from ashinami_web.config import clock
from ashinami_web.config.scope import Scope, acting, whole_installation
from ashinami_web.jobs.models import Job

LEASE = timedelta(seconds=6)
RENEW_SECONDS = 0.5
MOST_ATTEMPTS = 3

KINDS: dict[str, str] = {
    "plan_day": "ashinami_web.runs.jobs:plan_day",
    "prove_plan": "ashinami_web.runs.proving:prove_plan",
    "guard": "ashinami_web.guard.checking:check_again",
    "standing": "ashinami_web.standing.watch:write_down",
    "ladders": "ashinami_web.offers.climbing:climb",
    "outbox": "ashinami_web.outbox.sending:send_all",
}
"""What each kind of job runs: module and function `(job: Running) -> result`. Imported when first needed."""

ASIDE = frozenset({"prove_plan"})
"""Kinds that take a minute and nobody waits for: a worker of their own runs them, so that they hold up nothing."""

DUE = (
    "ashinami_web.guard.watch:ask_nightly",
    "ashinami_web.standing.watch:ask_daily",
    "ashinami_web.offers.climbing:ask_for_climbing",
    "ashinami_web.outbox.sending:ask_for_sending",
)
"""Who is asked, while nothing waits, whether work has come due."""
DUE_SECONDS = 20


class Running:
    """A job being run: its arguments, and the two things a worker may do for it.

    `stopped` is cheap and may be asked in every loop; `report` says how far it is.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self._stop = threading.Event()

    @property
    def stopped(self) -> bool:
        """Whether the work must end now: it was cancelled, or the lease was lost."""
        return self._stop.is_set()

    def report(self, percent: int, text: str) -> None:
        """Say how far it is, 0 to 100, in a few Japanese words."""
        Job.objects.filter(pk=self.job.pk).update(progress=percent, progress_text=text)

    def stop(self) -> None:
        """Tell the work to end."""
        self._stop.set()


def work_once(worker: str, *, aside: bool = False) -> bool:
    """Run one job if there is one, `aside` one of those that nobody waits for; return whether there was."""
    job = claim(worker, aside=aside)
    if job is None:
        return False
    running = Running(job)
    ended = threading.Event()
    keeper = threading.Thread(target=_keep_lease, args=(running, worker, ended), daemon=True)
    keeper.start()
    try:
        with acting(Scope(day=clock.today(), bodies=frozenset({job.body_id}))):
            result = _named(KINDS[job.kind])(running)
        _finish(job, worker, Job.State.CANCELLED if running.stopped else Job.State.DONE, result=result)
    except Exception:  # noqa: BLE001 - whatever a job does, the worker goes on and the job says what happened
        _finish(job, worker, Job.State.FAILED, error=traceback.format_exc())
    finally:
        ended.set()
        keeper.join()
    return True


def work(
    worker: str | None = None, *, poll: float = 0.3, until: Callable[[], bool] = lambda: False, aside: bool = False
) -> None:
    """Run jobs until told to stop: those somebody waits for, or those `aside`."""
    name = worker or f"engine-{uuid4().hex[:8]}"
    asked = -math.inf
    while not until():
        close_old_connections()
        if work_once(name, aside=aside):
            continue
        if not aside and time.monotonic() - asked >= DUE_SECONDS:
            asked = time.monotonic()
            for due in DUE:
                _named(due)()
        else:
            time.sleep(poll)


def claim(worker: str, *, aside: bool = False) -> Job | None:
    """Take the oldest job that waits or whose worker has gone; None when there is none. `aside`: of those alone, else of all others."""
    now = clock.now()
    free = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    # the queue belongs to no body: a worker serves all of them, one at a time
    with acting(whole_installation()), transaction.atomic():
        waiting = Job.objects.filter(free, Q(kind__in=ASIDE) if aside else ~Q(kind__in=ASIDE)).order_by("requested_at")
        job = (
            waiting.select_for_update(skip_locked=True)
            if connection.features.has_select_for_update_skip_locked
            else waiting
        ).first()
        if job is None:
            return None
        if job.cancel_requested_at is not None or job.attempts >= MOST_ATTEMPTS:
            over = Job.State.CANCELLED if job.cancel_requested_at else Job.State.FAILED
            Job.objects.filter(pk=job.pk).update(
                state=over, finished_at=now, error="くり返し中断したため、やめました。" if over == "failed" else ""
            )
            return None
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.RUNNING, worker=worker, lease_until=now + LEASE, attempts=F("attempts") + 1
        )
        job.refresh_from_db()
        return job


def _keep_lease(running: Running, worker: str, ended: threading.Event) -> None:
    """Renew the lease and look for a request to stop, twice a second, on a connection of its own."""
    try:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:  # rather ask again than wait for a long transaction to end
                cursor.execute(f"PRAGMA busy_timeout = {int(RENEW_SECONDS * 1000)}")
        with acting(Scope(day=clock.today(), bodies=frozenset({running.job.body_id}))):
            while not ended.wait(RENEW_SECONDS):
                with suppress(OperationalError):  # the database is busy: half a second later it is asked again
                    if not _renewed(running.job, worker):
                        running.stop()
                        return
    finally:
        connection.close()


def _renewed(job: Job, worker: str) -> bool:
    """Renew the lease; False when the job is to stop, or is no longer this worker's."""
    mine = Job.objects.filter(pk=job.pk, worker=worker, state=Job.State.RUNNING, cancel_requested_at__isnull=True)
    return bool(mine.update(lease_until=clock.now() + LEASE))


def _finish(job: Job, worker: str, state: str, *, result: object = None, error: str = "") -> None:
    with acting(Scope(day=clock.today(), bodies=frozenset({job.body_id}))):
        Job.objects.filter(pk=job.pk, worker=worker, state=Job.State.RUNNING).update(
            state=state,
            finished_at=clock.now(),
            result=result,
            error=error,
            **({"progress": 100} if state == Job.State.DONE else {}),
        )


def _named(path: str) -> Callable[..., Any]:
    """Return the function that a `module:name` names; imported when first needed."""
    module, _, name = path.partition(":")
    function: Callable[..., Any] = getattr(import_module(module), name)
    return function
