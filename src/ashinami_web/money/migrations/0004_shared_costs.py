"""Costs several bodies share."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from ashinami_web.config import policies
from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_vehicle_free"),
        ("money", "0003_parts_and_assets"),
    ]

    operations = [
        Tables(
            [
                migrations.CreateModel(
                    name="SharedCost",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=120)),
                        ("items", models.JSONField(default=list)),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="bodies.body", related_name="+"
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="bodies.circle",
                                related_name="+",
                                blank=True,
                                null=True,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="sharedcost_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="sharedcost_has_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CostStatement",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("until", models.CharField(max_length=7)),
                        ("content", models.JSONField(default=dict)),
                        ("made_on", models.DateField()),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="bodies.body", related_name="+"
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="bodies.circle",
                                related_name="+",
                                blank=True,
                                null=True,
                            ),
                        ),
                        (
                            "shared",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="money.sharedcost",
                                related_name="statements",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=["shared", "until"], name="coststatement_once_a_month"),
                            models.CheckConstraint(
                                condition=models.Q(("until__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                                name="coststatement_until_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CostPartner",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("role", models.CharField(blank=True, max_length=200)),
                        ("weight", models.PositiveIntegerField()),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="bodies.body", related_name="+"
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="bodies.circle",
                                related_name="+",
                                blank=True,
                                null=True,
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="bodies.body", related_name="+"
                            ),
                        ),
                        (
                            "shared",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partners",
                                to="money.sharedcost",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=["shared", "partner"], name="costpartner_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SharedEntry",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="bodies.body", related_name="+"
                            ),
                        ),
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="shared", to="money.entry"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="money.costpartner",
                                related_name="lines",
                                blank=True,
                                null=True,
                            ),
                        ),
                        (
                            "shared",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, to="money.sharedcost", related_name="lines"
                            ),
                        ),
                        (
                            "statement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                to="money.coststatement",
                                related_name="lines",
                                blank=True,
                                null=True,
                            ),
                        ),
                    ],
                    options={"abstract": False, "base_manager_name": "objects"},
                ),
            ]
        ),
        policies.SharedSecurity("money_sharedcost"),
        policies.SharedSecurity("money_costpartner"),
        policies.SharedSecurity("money_coststatement"),
        policies.RowSecurity("money_sharedentry", policies.OF_BODY),
    ]
