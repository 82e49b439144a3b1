"""Cases heard elsewhere, set beside the own municipality; which digital help is in use."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from ashinami_web.config import policies
from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    dependencies = [
        ("bodies", "0004_vehicle_free"),
        ("support", "0002_scope"),
    ]

    operations = [
        migrations.AddField(
            model_name="setting",
            name="technologies",
            field=models.JSONField(blank=True, default=list, verbose_name="使っているデジタル技術"),
        ),
        Tables(
            [
                migrations.CreateModel(
                    name="HeardCase",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("population", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "older",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="65歳以上の割合（‰）"),
                        ),
                        ("square_km", models.PositiveIntegerField(blank=True, null=True)),
                        ("areas", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("coordinators", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("operators", models.JSONField(blank=True, default=list)),
                        ("resources", models.JSONField(blank=True, default=list)),
                        ("themes", models.JSONField(blank=True, default=list)),
                        (
                            "technologies",
                            models.JSONField(blank=True, default=list, verbose_name="使っているデジタル技術"),
                        ),
                        ("history", models.TextField(blank=True, max_length=600)),
                        ("place", models.CharField(max_length=80)),
                        ("title", models.CharField(max_length=160)),
                        ("period", models.CharField(blank=True, max_length=60)),
                        ("done", models.TextField(max_length=2000)),
                        ("learned", models.TextField(blank=True, max_length=2000)),
                        ("source", models.CharField(max_length=160, verbose_name="どの会・どの資料で")),
                        ("source_by", models.CharField(max_length=120, verbose_name="会や資料のもと")),
                        ("heard_on", models.DateField()),
                        (
                            "mark",
                            models.CharField(
                                choices=[
                                    ("U", "聞いただけで、確かめていない"),
                                    ("S", "資料で読んだ"),
                                    ("V", "もとの資料で確かめた"),
                                ],
                                default="U",
                                max_length=1,
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "circle",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.circle",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("place", ""), _negated=True),
                                    models.Q(("title", ""), _negated=True),
                                    models.Q(("done", ""), _negated=True),
                                ),
                                name="heardcase_says_where_and_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("source", ""), _negated=True), models.Q(("source_by", ""), _negated=True)
                                ),
                                name="heardcase_has_source",
                            ),
                        ],
                    },
                )
            ]
        ),
        policies.SharedSecurity("support_heardcase"),
    ]
