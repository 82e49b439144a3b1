import uuid

import django.db.models.deletion
from django.db import migrations, models

import ashinami_web.config.tables
from ashinami_web.config import policies

COPY = """
INSERT INTO feeds_feed (id, source, token_hash, made_at, made_by, revoked_at, body_id)
SELECT id, '{source}', token_hash, made_at, made_by, revoked_at, body_id FROM {table}
"""
COPIES = tuple(
    COPY.format(source=source, table=table)
    for source, table in (("meetings", "meetings_feed"), ("dates", "records_calendarfeed"))
)


class Migration(migrations.Migration):
    """One table for the addresses of all calendars; those given out by two rooms so far move in."""

    initial = True

    dependencies = [
        ("bodies", "0003_scope"),
        ("meetings", "0002_scope"),
        ("records", "0003_insurance_rule"),
    ]

    operations = [
        ashinami_web.config.tables.Tables(
            creations=[
                migrations.CreateModel(
                    name="Feed",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("source", models.CharField(max_length=20)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True), name="feed_names_its_calendar"
                            )
                        ],
                    },
                ),
            ]
        ),
        # on PostgreSQL the owner sees rows in a scope only; the setting ends with this migration's transaction
        policies.Guard(
            postgresql="SELECT set_config('ashinami.everything', 'on', true);" + ";".join(COPIES), sqlite=COPIES
        ),
    ]
