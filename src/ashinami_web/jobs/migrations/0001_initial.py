import uuid

import django.db.models.deletion
from django.db import migrations, models

from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0002_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("arguments", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "順番待ち"),
                                    ("running", "実行中"),
                                    ("done", "完了"),
                                    ("failed", "失敗"),
                                    ("cancelled", "中止"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("progress", models.PositiveSmallIntegerField(default=0, verbose_name="percent")),
                        ("progress_text", models.CharField(blank=True, max_length=120)),
                        ("result", models.JSONField(blank=True, null=True)),
                        ("error", models.TextField(blank=True)),
                        ("requested_by", models.CharField(max_length=60)),
                        ("requested_at", models.DateTimeField()),
                        ("cancel_requested_at", models.DateTimeField(blank=True, null=True)),
                        ("worker", models.CharField(blank=True, max_length=60)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("lease_until", models.DateTimeField(blank=True, null=True)),
                        ("finished_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["state", "requested_at"], name="job_queue")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)), name="job_progress_percent"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "running"), _negated=True),
                                    models.Q(("lease_until__isnull", False), models.Q(("worker", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="job_running_is_leased",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("finished_at__isnull", True), ("state__in", ["queued", "running"])),
                                    models.Q(
                                        ("finished_at__isnull", False), ("state__in", ["done", "failed", "cancelled"])
                                    ),
                                    _connector="OR",
                                ),
                                name="job_finished_is_dated",
                            ),
                        ],
                    },
                )
            ],
        ),
    ]
