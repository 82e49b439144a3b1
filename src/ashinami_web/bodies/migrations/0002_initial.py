import uuid

import django.db.models.deletion
from django.db import migrations, models

import ashinami_web.people.keys
from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Absence",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "person",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("morning", models.BooleanField(default=False)),
                        ("afternoon", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "person", "day"), name="absence_one_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="people.person",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="bodies.body",
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("desk", "受付"),
                                    ("coordinator", "世話役"),
                                    ("driver", "運転ボランティア"),
                                    ("sc", "生活支援コーディネーター"),
                                    ("municipality", "市町村の担当"),
                                    ("secretary", "事務局"),
                                    ("adviser", "アドバイザー"),
                                    ("administrator", "管理者"),
                                ],
                                max_length=20,
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
                                name="membership_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("person", "body", "role"),
                                name="membership_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pairing",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "driver",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "rider",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("never", "組まない"), ("gladly", "できれば組む")], max_length=10
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "driver", "rider"), name="pairing_one_a_pair")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Volunteer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "person",
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
                        ("skills", models.JSONField(blank=True, default=list)),
                        (
                            "most_minutes",
                            models.PositiveSmallIntegerField(default=300, verbose_name="一日に出ていられる分数"),
                        ),
                        ("half_days", models.JSONField(default=list)),
                        ("share", models.PositiveSmallIntegerField(default=100, verbose_name="引き受ける割合（％）")),
                        (
                            "farthest",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="家から行ける距離（m）"),
                        ),
                        (
                            "most_driving",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="続けて運転できる分数"
                            ),
                        ),
                        (
                            "rest_after",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="休む前に運転する分数"
                            ),
                        ),
                        (
                            "rest_minutes",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="休む分数"),
                        ),
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
                                name="volunteer_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("body", "person"),
                                name="volunteer_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("share__gte", 1)), name="volunteer_takes_a_share"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("rest_after__isnull", True), ("rest_minutes__isnull", True)),
                                    models.Q(("rest_after__isnull", False), ("rest_minutes__isnull", False)),
                                    _connector="OR",
                                ),
                                name="volunteer_rest_whole",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
