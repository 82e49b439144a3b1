"""Long work as rows: it survives a restart, says how far it is, and stops when asked."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ashinami_web.config.rows import OfBody


class Job(OfBody):
    """One piece of long work.

    A worker holds a running job by a lease it renews; when the worker dies the lease runs out and another does the job from its
    beginning: every job puts its result in place in one transaction at its end. `cancel_requested_at` asks the worker to stop;
    it looks twice a second.
    """

    class State(models.TextChoices):
        """Where it stands."""

        QUEUED = "queued", "順番待ち"
        RUNNING = "running", "実行中"
        DONE = "done", "完了"
        FAILED = "failed", "失敗"
        CANCELLED = "cancelled", "中止"

    kind = models.CharField(max_length=40)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    progress = models.PositiveSmallIntegerField("percent", default=0)
    progress_text = models.CharField(max_length=120, blank=True)
    result = models.JSONField(null=True, blank=True)
    error = models.TextField(blank=True)
    requested_by = models.CharField(max_length=60)
    requested_at = models.DateTimeField()
    cancel_requested_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=60, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfBody.Meta):
        indexes = [models.Index(fields=["state", "requested_at"], name="job_queue")]
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=100), name="job_progress_percent"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_until__isnull=False) & ~Q(worker=""),
                name="job_running_is_leased",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], finished_at__isnull=True)
                | Q(state__in=["done", "failed", "cancelled"], finished_at__isnull=False),
                name="job_finished_is_dated",
            ),
        ]
