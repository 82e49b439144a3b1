import django.db.models.deletion
from django.db import migrations, models

import ashinami.vocabulary.event
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
                    name="Event",
                    fields=[
                        ("id", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                max_length=40, verbose_name="an `EventKind`; the rooms that come later add theirs"
                            ),
                        ),
                        ("subject", models.CharField(max_length=60)),
                        ("happened_at", models.DateTimeField()),
                        ("recorded_at", models.DateTimeField()),
                        ("service_day", models.DateField()),
                        (
                            "posted_period",
                            models.CharField(
                                max_length=7,
                                null=True,
                                verbose_name="the month it counts in; empty while it waits for review",
                            ),
                        ),
                        ("device_id", models.CharField(max_length=60)),
                        ("by", models.CharField(max_length=60)),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="audit.event",
                            ),
                        ),
                        ("facts", models.JSONField(default=dict)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["body", "subject"], name="event_body_subject"),
                            models.Index(fields=["body", "posted_period"], name="event_body_period"),
                            models.Index(fields=["body", "service_day"], name="event_body_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("subject", ""), _negated=True),
                                    models.Q(("by", ""), _negated=True),
                                    models.Q(("device_id", ""), _negated=True),
                                ),
                                name="event_says_who_and_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("corrects__isnull", True),
                                    models.Q(("corrects", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="event_not_its_own_correction",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("posted_period__isnull", True),
                                    ("posted_period__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$"),
                                    _connector="OR",
                                ),
                                name="event_posted_period_is_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__regex", "^[a-z_]+(\\.[a-z_]+)+$")), name="event_kind_named"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", ashinami.vocabulary.event.EventKind["MONTH_CLOSED"])),
                                fields=("body", "subject"),
                                name="event_month_closed_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", ashinami.vocabulary.event.EventKind["LATE_ACCEPTED"])),
                                fields=("body", "subject"),
                                name="event_late_accepted_once",
                            ),
                        ],
                    },
                )
            ],
        ),
    ]
