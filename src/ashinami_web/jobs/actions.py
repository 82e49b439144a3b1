"""Asking for long work, and asking it to stop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ashinami_web.config.acting import Acting
from ashinami_web.jobs.models import Job

ONGOING = (Job.State.QUEUED, Job.State.RUNNING)


@transaction.atomic
def enqueue(kind: str, arguments: Mapping[str, Any], *, by: Acting, at: datetime) -> Job:
    """Put work in the queue; the same work already waiting or running is returned instead of a second one."""
    same = Job.objects.filter(body=by.body, kind=kind, arguments=dict(arguments), state__in=ONGOING).first()
    return same or Job.objects.create(
        body=by.body, kind=kind, arguments=dict(arguments), requested_by=by.author, requested_at=at
    )


def cancel(job: Job, *, by: Acting, at: datetime) -> None:
    """Ask the work to stop. A job still waiting ends at once; a running one within two seconds."""
    if job.body_id != by.body.pk:
        raise PermissionError("a job is stopped by the body that asked for it")
    Job.objects.filter(pk=job.pk, state=Job.State.QUEUED).update(
        state=Job.State.CANCELLED, finished_at=at, cancel_requested_at=at
    )
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, cancel_requested_at__isnull=True).update(
        cancel_requested_at=at
    )
