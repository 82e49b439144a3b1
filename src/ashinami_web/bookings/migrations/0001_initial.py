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
        ("people", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Place",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("kana", models.CharField(blank=True, max_length=160)),
                        ("aliases", models.JSONField(blank=True, default=list)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("HOME", "自宅"),
                                    ("CLINIC", "医療機関"),
                                    ("SHOP", "買い物"),
                                    ("CARE", "介護・福祉"),
                                    ("OFFICE", "役所・金融"),
                                    ("COMMUNITY", "集会・交流"),
                                    ("STATION", "駅・停留所"),
                                    ("OTHER", "その他"),
                                ],
                                default="OTHER",
                                max_length=20,
                            ),
                        ),
                        ("town", models.CharField(blank=True, max_length=60)),
                        ("lat", models.FloatField(blank=True, null=True)),
                        ("lon", models.FloatField(blank=True, null=True)),
                        ("note", models.CharField(blank=True, max_length=200)),
                        ("hours", models.JSONField(blank=True, default=list)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat__isnull", True), ("lon__isnull", True)),
                                    models.Q(("lat__isnull", False), ("lon__isnull", False)),
                                    _connector="OR",
                                ),
                                name="place_whole_point",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiderCard",
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
                        ("needs", models.JSONField(blank=True, default=list)),
                        ("boarding", models.PositiveSmallIntegerField(default=3, verbose_name="乗り降りの分数")),
                        (
                            "longest_ride",
                            models.PositiveSmallIntegerField(default=60, verbose_name="乗っていられる分数"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "person"), name="ridercard_one"),
                            models.CheckConstraint(
                                condition=models.Q(("longest_ride__gte", 1)), name="ridercard_longest_ride"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Wish",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                        ("service_day", models.DateField()),
                        (
                            "origin",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bookings.place",
                            ),
                        ),
                        ("origin_text", models.CharField(blank=True, max_length=120, verbose_name="自宅以外の迎え先")),
                        (
                            "destination",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bookings.place",
                            ),
                        ),
                        ("destination_text", models.CharField(blank=True, max_length=120, verbose_name="行き先")),
                        (
                            "appointment",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="着きたい時刻"),
                        ),
                        (
                            "leave_after",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="出られる時刻"),
                        ),
                        (
                            "back",
                            models.CharField(
                                choices=[("NONE", "片道"), ("FIXED", "時刻を決めて迎え"), ("OPEN", "終わったら電話")],
                                default="FIXED",
                                max_length=10,
                            ),
                        ),
                        (
                            "back_at",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="用事が終わる時刻"),
                        ),
                        ("accompaniment", models.BooleanField(default=False, verbose_name="付き添い")),
                        ("stay", models.PositiveSmallIntegerField(default=60, verbose_name="用事の分数")),
                        ("companions", models.PositiveSmallIntegerField(default=0, verbose_name="一緒に乗る人数")),
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
                            "arrangement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.arrangement",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="運転者への言づて")),
                        (
                            "booked_by",
                            models.CharField(blank=True, max_length=60, verbose_name="代わりに電話した人（続柄など）"),
                        ),
                        ("call_back_by", models.DateTimeField(blank=True, null=True, verbose_name="折り返しの約束")),
                        ("taken_at", models.DateTimeField()),
                        ("taken_by", models.CharField(max_length=60)),
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
                        ("unmet_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("lawful", "適法"),
                                    ("unlawful", "登録・許可が必要"),
                                    ("undetermined", "要確認"),
                                    ("not_applicable", "対象外"),
                                ],
                                default="undetermined",
                                max_length=20,
                            ),
                        ),
                        ("basis", models.JSONField(default=dict)),
                        ("signed_by", models.CharField(blank=True, max_length=60)),
                        ("signed_at", models.DateTimeField(blank=True, null=True)),
                        ("signed_reason", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["body", "service_day"], name="wish_body_day"),
                            models.Index(fields=["body", "rider", "-service_day"], name="wish_body_rider"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("back", "FIXED"), ("back_at__isnull", True), _connector="OR"),
                                name="wish_only_fixed_return_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("signed_at__isnull", True), ("signed_by", ""), ("signed_reason", "")),
                                    models.Q(
                                        models.Q(("signed_by", ""), _negated=True),
                                        ("signed_at__isnull", False),
                                        models.Q(("signed_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="wish_signature_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("appointment__isnull", True), ("appointment__lt", 2880), _connector="OR"
                                ),
                                name="wish_appointment_in_day",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
