import uuid

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import ashinami_web.people.keys
from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0002_initial"),
        ("bookings", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="BusBasis",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "wish",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bus_basis",
                                to="bookings.wish",
                            ),
                        ),
                        (
                            "rider",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        ("service_day", models.DateField()),
                        ("basis", models.JSONField(default=dict)),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "（聞いていない）"),
                                    ("walk", "停留所まで歩けない"),
                                    ("steps", "乗り降りの段がつらい"),
                                    ("carries", "荷物がある"),
                                    ("wait", "待つのがつらい"),
                                    ("alone", "ひとりでは不安"),
                                    ("fare", "運賃が負担"),
                                    ("other", "そのほか"),
                                ],
                                default="",
                                max_length=10,
                            ),
                        ),
                        ("reason_text", models.CharField(blank=True, max_length=100, verbose_name="そのことば")),
                        (
                            "way",
                            models.CharField(
                                choices=[("car", "送迎"), ("feeder", "停留所まで送る"), ("bus", "バスをご案内した")],
                                default="car",
                                max_length=10,
                            ),
                        ),
                        ("goal", models.CharField(blank=True, max_length=120, verbose_name="バスで行く先")),
                        ("asked_at", models.DateTimeField()),
                        ("asked_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "service_day"], name="busbasis_body_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("wish__isnull", False), ("way", "bus"), _connector="OR"),
                                name="busbasis_without_a_wish_is_a_bus",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BusLimits",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("walk_metres", models.PositiveSmallIntegerField(default=500, verbose_name="歩く距離（m）")),
                        ("wait_minutes", models.PositiveSmallIntegerField(default=60, verbose_name="待つ分数")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=90,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="片道の分数",
                            ),
                        ),
                        (
                            "slope",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[django.core.validators.MaxValueValidator(30)],
                                verbose_name="坂（％）",
                            ),
                        ),
                        (
                            "stand_in",
                            models.BooleanField(default=False, verbose_name="期限の切れた時刻表を、似た日で使う"),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body",), name="buslimits_one"),
                            models.CheckConstraint(condition=models.Q(("minutes__gte", 1)), name="buslimits_a_minute"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Timetable",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("digest", models.CharField(max_length=64, verbose_name="SHA-256 of the archive")),
                        ("source", models.CharField(max_length=200, verbose_name="どこから")),
                        ("licence", models.CharField(blank=True, max_length=120, verbose_name="利用条件")),
                        ("first_day", models.DateField(null=True)),
                        ("last_day", models.DateField(null=True)),
                        ("stops", models.PositiveIntegerField()),
                        ("trips", models.PositiveIntegerField()),
                        ("notices", models.JSONField(default=list)),
                        ("added_at", models.DateTimeField()),
                        ("added_by", models.CharField(max_length=60)),
                        ("removed_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("removed_at__isnull", True)),
                                fields=("municipality", "digest"),
                                name="timetable_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("first_day__isnull", True), ("last_day__isnull", True)),
                                    ("last_day__gte", models.F("first_day")),
                                    _connector="OR",
                                ),
                                name="timetable_days_in_order",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
