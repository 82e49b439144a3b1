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
                    name="GroupYear",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("facts", models.JSONField(default=dict)),
                        (
                            "shared_with",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("changed_at", models.DateTimeField()),
                        ("changed_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "year"), name="groupyear_once"),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)), name="groupyear_is_a_year"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TownRule",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("rule_id", models.CharField(max_length=80)),
                        ("title", models.CharField(max_length=120)),
                        ("number", models.PositiveIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "作成中"), ("active", "有効"), ("replaced", "前の版")],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("base", models.TextField()),
                        ("text", models.TextField()),
                        ("start", models.DateField()),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("activated_at", models.DateTimeField(blank=True, null=True)),
                        ("activated_by", models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "rule_id", "number"), name="townrule_number_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "active")),
                                fields=("body", "rule_id"),
                                name="townrule_one_active",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True), models.Q(("rule_id", ""), _negated=True)
                                ),
                                name="townrule_has_a_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("activated_at__isnull", True), ("activated_by", ""), ("state", "draft")),
                                    models.Q(
                                        models.Q(("state", "draft"), _negated=True),
                                        ("activated_at__isnull", False),
                                        models.Q(("activated_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="townrule_in_force_by_somebody",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
