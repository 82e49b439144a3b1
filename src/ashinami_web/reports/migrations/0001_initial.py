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
                    name="ClosedMonth",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("month", models.CharField(max_length=7)),
                        ("closed_at", models.DateTimeField()),
                        ("closed_by", models.CharField(max_length=60)),
                        ("table", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "month"), name="closedmonth_once"),
                            models.CheckConstraint(
                                condition=models.Q(("month__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                                name="closedmonth_is_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SharedSheet",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "to_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("month", models.CharField(max_length=7)),
                        ("shared_at", models.DateTimeField()),
                        ("counts", models.JSONField()),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "to_body", "month"), name="sharedsheet_once")
                        ],
                    },
                ),
            ],
        ),
    ]
