"""Parts of a grant's plan, to which costs are booked; things bought with aid and what was promised about them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from ashinami_web.config import policies

TWO_SIDES = "(body_id = ANY(ashinami_bodies()) OR funder_id = ANY(ashinami_bodies()))"


class Migration(migrations.Migration):
    """An entry gets one more column; on SQLite that leaves its table, and so its triggers, as they are."""

    dependencies = [
        ("bodies", "0003_scope"),
        ("money", "0002_scope"),
    ]

    operations = [
        migrations.CreateModel(
            name="GrantPart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("budget", models.PositiveBigIntegerField(blank=True, null=True)),
                (
                    "body",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"),
                ),
                (
                    "funder",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"),
                ),
                (
                    "grant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="money.grant"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("grant", "name"), name="grantpart_once")],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="part",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="money.grantpart",
            ),
        ),
        migrations.CreateModel(
            name="Asset",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("bought_on", models.DateField()),
                ("cost", models.PositiveBigIntegerField()),
                ("aided", models.PositiveBigIntegerField()),
                ("paper", models.CharField(blank=True, max_length=80, verbose_name="決定の番号・日にち")),
                ("promised", models.CharField(blank=True, max_length=300, verbose_name="決定の条件")),
                ("bound_until", models.DateField(blank=True, null=True)),
                ("consent_on", models.DateField(blank=True, null=True)),
                ("given_up_on", models.DateField(blank=True, null=True)),
                ("given_up", models.CharField(blank=True, max_length=120)),
                (
                    "body",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"),
                ),
                (
                    "funder",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"),
                ),
                (
                    "vehicle",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="bodies.vehicle",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cost__gte", 1), ("aided__lte", models.F("cost"))),
                        name="asset_aided_up_to_its_cost",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bound_until__isnull", True), ("bound_until__gte", models.F("bought_on")), _connector="OR"
                        ),
                        name="asset_bound_after_bought",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_up_on__isnull", True), ("given_up_on__gte", models.F("bought_on")), _connector="OR"
                        ),
                        name="asset_given_up_after_bought",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("given_up_on__isnull", True),
                            models.Q(("consent_on__isnull", False), ("consent_on__lte", models.F("given_up_on"))),
                            models.Q(("bound_until__isnull", False), ("bound_until__lt", models.F("given_up_on"))),
                            _connector="OR",
                        ),
                        name="asset_given_up_by_leave",
                    ),
                ],
            },
        ),
        policies.RowSecurity("money_grantpart", TWO_SIDES),
        policies.RowSecurity("money_asset", TWO_SIDES),
    ]
