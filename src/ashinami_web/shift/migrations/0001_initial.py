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
                    name="Note",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("words", models.CharField(max_length=300)),
                        ("due", models.DateField(blank=True, null=True, verbose_name="いつまでに")),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        ("done_by", models.CharField(blank=True, max_length=60)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "rider",
                            ashinami_web.people.keys.PersonKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_at__isnull", True), ("done_by", "")),
                                    models.Q(("done_at__isnull", False), models.Q(("done_by", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="note_done_whole",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proxy",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "relation",
                            models.CharField(
                                choices=[
                                    ("family", "家族"),
                                    ("care_manager", "ケアマネジャー"),
                                    ("commissioner", "民生委員"),
                                    ("neighbour", "近所の人"),
                                    ("other", "そのほか"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("phone", "電話"),
                                    ("paper", "紙のカード"),
                                    ("mail", "手紙・ファクス"),
                                    ("none", "知らせない"),
                                ],
                                default="phone",
                                max_length=10,
                            ),
                        ),
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
                            "rider",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "rider", "person"), name="proxy_once"),
                            models.CheckConstraint(
                                condition=models.Q(("rider", models.F("person")), _negated=True),
                                name="proxy_is_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ShiftChange",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("words", models.CharField(blank=True, max_length=500)),
                        (
                            "stood",
                            models.JSONField(
                                default=dict, verbose_name="how many waited of what, when it was handed over"
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("read_at", models.DateTimeField(blank=True, null=True)),
                        ("read_by", models.CharField(blank=True, max_length=60)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("read_at__isnull", True), ("read_by", "")),
                                    models.Q(("read_at__isnull", False), models.Q(("read_by", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="shiftchange_read_whole",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Telling",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("phone", "電話"),
                                    ("paper", "紙のカード"),
                                    ("mail", "手紙・ファクス"),
                                    ("none", "知らせない"),
                                ],
                                default="phone",
                                max_length=10,
                            ),
                        ),
                        ("told_at", models.DateTimeField()),
                        ("told_by", models.CharField(max_length=60)),
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
                            "wish",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="bookings.wish"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["wish", "person"], name="telling_wish_person")],
                    },
                ),
                migrations.CreateModel(
                    name="Unmet",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("day", models.DateField(verbose_name="聞いた日")),
                        ("wanted_on", models.DateField(blank=True, null=True, verbose_name="行きたかった日")),
                        (
                            "minute",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="行きたかった時刻"),
                        ),
                        ("town", models.CharField(blank=True, max_length=60, verbose_name="お住まいの地区")),
                        ("goes_to", models.CharField(blank=True, max_length=120, verbose_name="行き先")),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("CLINIC", "通院"),
                                    ("SHOPPING", "買い物"),
                                    ("CARE", "介護・リハビリ"),
                                    ("OFFICE", "役所・金融"),
                                    ("COMMUNITY", "集まり・趣味"),
                                    ("VISIT", "訪問・墓参"),
                                    ("OTHER", "その他"),
                                ],
                                default="OTHER",
                                max_length=20,
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                choices=[
                                    ("NO_DRIVER", "運転者がいない"),
                                    ("NO_CAR", "合う車がない"),
                                    ("FULL", "時間がいっぱい"),
                                    ("OUT_OF_HOURS", "受付や運行の時間の外"),
                                    ("OUT_OF_AREA", "区域の外"),
                                    ("NOT_ELIGIBLE", "利用できる人でない"),
                                    ("LAW", "法の決まりでできない"),
                                    ("TOO_LATE", "申込みがおそい"),
                                    ("NOT_OFFERED", "していないこと"),
                                    ("OTHER", "そのほか"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200)),
                        ("taken_by", models.CharField(max_length=60)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "day"], name="unmet_body_day")],
                    },
                ),
            ]
        )
    ]
