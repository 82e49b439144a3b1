import uuid

import django.db.models.deletion
from django.db import migrations, models

import ashinami_web.people.keys
from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0003_scope"),
        ("bookings", "0003_desk_rules"),
        ("people", "0002_scope"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Standing",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "rider",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "rider"], name="standing_body_rider")],
                    },
                ),
                migrations.CreateModel(
                    name="Terms",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("number", models.PositiveSmallIntegerField(verbose_name="in which order written")),
                        ("since", models.DateField(verbose_name="for turns named from this day on")),
                        (
                            "every",
                            models.CharField(
                                choices=[
                                    ("WEEKLY", "毎週"),
                                    ("FORTNIGHTLY", "隔週"),
                                    ("NTH", "毎月の第何曜日"),
                                    ("MONTHLY", "毎月の決まった日"),
                                ],
                                max_length=12,
                                verbose_name="くり返し",
                            ),
                        ),
                        ("weekdays", models.JSONField(blank=True, default=list)),
                        ("nth", models.JSONField(blank=True, default=list)),
                        ("month_day", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="日")),
                        ("start", models.DateField(verbose_name="はじまり")),
                        ("end", models.DateField(blank=True, null=True, verbose_name="この日の前まで")),
                        (
                            "holidays",
                            models.CharField(
                                choices=[
                                    ("SKIP", "休む"),
                                    ("BEFORE", "前の開いている日にする"),
                                    ("AFTER", "次の開いている日にする"),
                                    ("KEEP", "そのまま行く"),
                                ],
                                max_length=8,
                                verbose_name="祝日は",
                            ),
                        ),
                        (
                            "closed",
                            models.CharField(
                                choices=[
                                    ("SKIP", "休む"),
                                    ("BEFORE", "前の開いている日にする"),
                                    ("AFTER", "次の開いている日にする"),
                                    ("KEEP", "そのまま行く"),
                                ],
                                max_length=8,
                                verbose_name="行き先の休みの日は",
                            ),
                        ),
                        ("said", models.JSONField(verbose_name="what is wished, as the desk writes it")),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "standing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="standing.standing",
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
                                name="terms_end_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("month_day__isnull", True), ("month_day__range", (1, 31)), _connector="OR"
                                ),
                                name="terms_day_of_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Turn",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("on", models.DateField(verbose_name="the day the rule named")),
                        ("day", models.DateField(blank=True, null=True, verbose_name="the day it is driven")),
                        (
                            "why",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("HOLIDAY", "祝日"),
                                    ("CLOSED", "行き先か受付が休み"),
                                    ("TAKEN", "同じ日にもう一回ある"),
                                    ("PROMISED", "約束ずみの送迎がある"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("own", models.BooleanField(default=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "standing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="turns",
                                to="standing.standing",
                            ),
                        ),
                        (
                            "wish",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="standing_turn",
                                to="bookings.wish",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("standing", "on"), name="turn_once"),
                            models.CheckConstraint(
                                condition=models.Q(("day__isnull", False), ("wish__isnull", True), _negated=True),
                                name="turn_day_has_wish",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Closing",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("start", models.DateField(verbose_name="休みのはじめ")),
                        ("end", models.DateField(verbose_name="休みの終わり（この日まで）")),
                        ("note", models.CharField(blank=True, max_length=60)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bookings.place",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gte", models.F("start"))), name="closing_ends_after_start"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
