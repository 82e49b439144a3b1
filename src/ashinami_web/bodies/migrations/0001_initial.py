import uuid

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Body",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("municipality", "市町村"),
                                    ("section", "市町村の課"),
                                    ("group", "住民団体"),
                                    ("rmo", "地域運営組織"),
                                    ("npo", "NPO法人"),
                                    ("shakyo", "社会福祉協議会"),
                                    ("welfare", "社会福祉法人"),
                                    ("post", "郵便局"),
                                    ("hokatsu", "地域包括支援センター"),
                                    ("taxi", "タクシー事業者"),
                                    ("bus", "バス事業者"),
                                    ("insurer", "保険者"),
                                    ("prefecture", "都道府県"),
                                    ("neighbourhood", "自治会・町内会"),
                                    ("community", "まちづくり協議会・コミュニティ協議会"),
                                    ("volunteers", "ボランティア団体"),
                                    ("minsei", "民生委員・児童委員"),
                                    ("club", "老人クラブ"),
                                    ("silver", "シルバー人材センター"),
                                    ("cooperative", "協同組合（農協・生協など）"),
                                    ("farmers", "農家組合・集落協定組織"),
                                    ("company", "民間企業・商店"),
                                    ("chamber", "商工会・商工会議所"),
                                    ("care_office", "介護サービス事業所"),
                                    ("housekeepers", "家政婦紹介所"),
                                    ("home_support", "在宅介護支援センター"),
                                    ("dementia_promoter", "認知症地域支援推進員"),
                                    ("dementia_team", "認知症初期集中支援チーム"),
                                    ("medical", "医療機関・薬局"),
                                    ("school", "学校・保育所"),
                                    ("state", "国の機関"),
                                    ("experts", "伴走する専門団体"),
                                    ("other", "その他"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bodies",
                                to="bodies.body",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=30)),
                        ("fictional", models.BooleanField(default=False, verbose_name="架空")),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind__in", ["municipality", "prefecture"]), _negated=True),
                                    ("municipality__isnull", True),
                                    _connector="OR",
                                ),
                                name="body_municipality_stands_alone",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("care", "日常生活圏域"),
                                    ("junior", "中学校区"),
                                    ("school", "小学校区"),
                                    ("old_school", "旧小学校区"),
                                    ("ward", "自治会・行政区"),
                                    ("old", "旧市町村"),
                                    ("town", "大字・町丁目"),
                                    ("own", "団体の区域"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="bodies.body"
                            ),
                        ),
                        (
                            "within",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="bodies.area",
                            ),
                        ),
                        ("outline", models.JSONField(blank=True, null=True, verbose_name="GeoJSON geometry (WGS84)")),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="area_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("within__isnull", True),
                                    models.Q(("within", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="area_not_in_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Arrangement",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("key", models.SlugField(max_length=40)),
                        ("name", models.CharField(max_length=80)),
                        ("facts", models.JSONField(default=dict)),
                        ("is_default", models.BooleanField(default=False)),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="arrangement_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("body", "key"),
                                name="arrangement_one_open",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True), ("is_default", True)),
                                fields=("body",),
                                name="arrangement_one_default",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BodyArea",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="in_areas", to="bodies.body"
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="of_bodies", to="bodies.area"
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="bodyarea_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Circle",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("layer_1", "第1層協議体"),
                                    ("layer_2", "第2層協議体"),
                                    ("care", "地域ケア会議"),
                                    ("care_promotion", "地域ケア推進会議"),
                                    ("care_section", "地域ケア分科会議"),
                                    ("transit", "地域公共交通会議"),
                                    ("hall", "庁内横断会議の仲間"),
                                    ("community", "まちづくり協議会の仲間"),
                                    ("section", "部会・作業部会"),
                                    ("support", "伴走的支援の仲間"),
                                    ("prefecture", "都道府県と市町村の仲間"),
                                    ("other", "そのほかの集まり"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "municipality",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="circles",
                                to="bodies.body",
                            ),
                        ),
                        (
                            "keeper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kept_circles",
                                to="bodies.body",
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="circle_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="circle_has_name"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("keeper", "name"),
                                name="circle_one_open_of_a_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CircleMember",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "circle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="members", to="bodies.circle"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="in_circles", to="bodies.body"
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "circle"], name="circlemember_body")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="circlemember_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("circle", "body"),
                                name="circlemember_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Vehicle",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1)]),
                        ),
                        ("wheelchair_places", models.PositiveSmallIntegerField(default=0)),
                        ("seats_per_wheelchair", models.PositiveSmallIntegerField(default=1)),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="vehicle_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(condition=models.Q(("seats__gte", 1)), name="vehicle_has_a_seat"),
                        ],
                    },
                ),
            ],
        ),
    ]
