import uuid

import django.db.models.deletion
from django.db import migrations, models

import ashinami.vocabulary.ride
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
                    name="Day",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("service_day", models.DateField()),
                        ("version", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [models.UniqueConstraint(fields=("body", "service_day"), name="day_one")],
                    },
                ),
                migrations.CreateModel(
                    name="Hold",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="bookings.wish"
                            ),
                        ),
                        ("service_day", models.DateField()),
                        ("offer", models.JSONField()),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("lapses_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "service_day"], name="hold_body_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at__isnull", True)), fields=("wish",), name="hold_one_a_wish"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("lapses_at__gt", models.F("made_at"))),
                                name="hold_lapses_after_it_is_made",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="runs.day"
                            ),
                        ),
                        ("based_on", models.PositiveIntegerField(verbose_name="board version it was made for")),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("content", models.JSONField()),
                        ("tried", models.BooleanField(default=False)),
                        ("supposed", models.JSONField(blank=True, default=dict)),
                        ("changes", models.JSONField(blank=True, default=list)),
                        ("adopted_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Run",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="runs.day"
                            ),
                        ),
                        (
                            "driver",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "vehicle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.vehicle"
                            ),
                        ),
                        ("window", models.PositiveSmallIntegerField(default=0)),
                        ("leave_home", models.PositiveSmallIntegerField()),
                        ("back_home", models.PositiveSmallIntegerField()),
                        ("stops", models.JSONField(default=list)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("day", "driver", "window"), name="run_one_a_window"),
                            models.CheckConstraint(
                                condition=models.Q(("back_home__gte", models.F("leave_home"))), name="run_comes_home"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriverBusy",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("person", models.UUIDField(verbose_name="key of the driver")),
                        ("promised_to", models.UUIDField(verbose_name="key of the group")),
                        ("service_day", models.DateField()),
                        ("start", models.PositiveSmallIntegerField()),
                        ("end", models.PositiveSmallIntegerField()),
                        (
                            "run",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="busy", to="runs.run"
                            ),
                        ),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["person", "service_day"], name="busy_person_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gte", models.F("start"))), name="busy_ends_after_start"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ride",
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
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="rides", to="bookings.wish"
                            ),
                        ),
                        ("leg", models.CharField(choices=[("OUT", "行き"), ("BACK", "帰り")], max_length=4)),
                        ("service_day", models.DateField()),
                        (
                            "run",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="rides",
                                to="runs.run",
                            ),
                        ),
                        (
                            "driver",
                            ashinami_web.people.keys.PersonKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("pick_up_at", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("drop_off_at", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("metres", models.PositiveIntegerField(blank=True, null=True, verbose_name="予定の距離")),
                        ("locked", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "受付ずみ"),
                                    ("offered", "提案中"),
                                    ("confirmed", "確定"),
                                    ("en_route", "迎えに出発"),
                                    ("arrived", "迎え先に到着"),
                                    ("aboard", "乗車中"),
                                    ("done", "完了"),
                                    ("no_show", "不在"),
                                    ("cancelled", "取消"),
                                    ("unmet", "お断り"),
                                ],
                                default=ashinami.vocabulary.ride.RideState["REQUESTED"],
                                max_length=20,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "service_day"], name="ride_body_day")],
                        "constraints": [
                            models.UniqueConstraint(fields=("wish", "leg"), name="ride_one_a_leg"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["requested", "cancelled", "unmet"]),
                                    ("driver__isnull", False),
                                    _connector="OR",
                                ),
                                name="ride_promised_has_driver",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("locked", False), ("driver__isnull", False), _connector="OR"),
                                name="ride_locked_has_driver",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Step",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="runs.day"
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        ("kind", models.CharField(max_length=40)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("before", models.JSONField()),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [models.UniqueConstraint(fields=("day", "version"), name="step_one_a_version")],
                    },
                ),
            ],
        ),
    ]
