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
                    name="Layer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("TOWNS", "町丁目の位置"),
                                    ("BOUNDARY", "境界"),
                                    ("ADDRESSES", "町名の台帳"),
                                    ("HOLIDAYS", "祝日"),
                                    ("POPULATION", "町丁目別の人口"),
                                    ("MESH", "メッシュ人口"),
                                    ("OLD_MUNICIPALITIES", "旧市町村の人口"),
                                    ("USES", "土地と建物の使われ方"),
                                    ("MEDICAL", "医療機関"),
                                    ("CARE", "介護・福祉の事業所"),
                                    ("SHELTERS", "避難所"),
                                    ("PUBLIC", "公共施設"),
                                    ("SHOPS", "買い物の店"),
                                    ("STOPS", "停留所"),
                                    ("CARRIERS", "送迎の資源"),
                                    ("SURVEY", "地域交通の把握"),
                                    ("HUBS", "小さな拠点"),
                                    ("LIVING_AREAS", "生活圏"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="層の名前")),
                        ("title", models.CharField(max_length=200, verbose_name="出典")),
                        ("publisher", models.CharField(max_length=120, verbose_name="公表者")),
                        ("licence", models.CharField(blank=True, max_length=120, verbose_name="利用条件")),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="何年のものか")),
                        ("url", models.CharField(blank=True, max_length=300)),
                        ("edited", models.BooleanField(default=False)),
                        (
                            "standing",
                            models.CharField(
                                choices=[("REAL", "実データ"), ("ESTIMATE", "推計"), ("SYNTHETIC", "合成")],
                                max_length=12,
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                        ("files", models.JSONField(default=list)),
                        ("imported_at", models.DateTimeField()),
                        ("imported_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "name"), name="layer_name_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True), models.Q(("publisher", ""), _negated=True)
                                ),
                                name="layer_names_its_source",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feature",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "layer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="features", to="atlas.layer"
                            ),
                        ),
                        ("key", models.CharField(max_length=300)),
                        ("number", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=300)),
                        ("lat", models.FloatField(blank=True, null=True)),
                        ("lon", models.FloatField(blank=True, null=True)),
                        ("outline", models.JSONField(blank=True, null=True, verbose_name="GeoJSON geometry (WGS84)")),
                        ("figures", models.JSONField(default=dict)),
                        ("facts", models.JSONField(default=dict)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("layer", "key"), name="feature_key_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat__isnull", True), ("lon__isnull", True)),
                                    models.Q(("lat__isnull", False), ("lon__isnull", False)),
                                    _connector="OR",
                                ),
                                name="feature_whole_point",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
