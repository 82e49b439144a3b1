import uuid

import django.db.models.deletion
from django.db import migrations, models

import ashinami.vocabulary.registration
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
                    name="DriverEntry",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "volunteer",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ledger",
                                to="bodies.volunteer",
                            ),
                        ),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="作成番号")),
                        ("made_on", models.DateField(blank=True, null=True)),
                        ("born_on", models.DateField(blank=True, null=True)),
                        (
                            "licence",
                            models.CharField(
                                blank=True, choices=[("first", "第一種"), ("second", "第二種")], max_length=10
                            ),
                        ),
                        ("licence_number", models.CharField(blank=True, max_length=20)),
                        ("licence_given_on", models.DateField(blank=True, null=True)),
                        ("licence_expires_on", models.DateField(blank=True, null=True)),
                        ("licence_conditions", models.CharField(blank=True, max_length=120)),
                        ("on_my_number_card", models.BooleanField(default=False)),
                        ("record_checked_on", models.DateField(blank=True, null=True)),
                        ("appointed_on", models.DateField(blank=True, null=True)),
                        ("left_on", models.DateField(blank=True, null=True)),
                        ("left_why", models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("left_on__isnull", True),
                                    ("appointed_on__isnull", True),
                                    ("left_on__gte", models.F("appointed_on")),
                                    _connector="OR",
                                ),
                                name="driverentry_leaves_after_appointment",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriverNote",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notes",
                                to="registration.driverentry",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("course", "講習・研修"),
                                    ("qualification", "介護の資格"),
                                    ("suspension", "免許の停止"),
                                    ("accident", "事故"),
                                    ("violation", "違反の通知"),
                                    ("health", "健康状態"),
                                    ("aptitude", "適性診断"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=30)),
                        ("day", models.DateField()),
                        ("until", models.DateField(blank=True, null=True)),
                        ("text", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("day")), _connector="OR"
                                ),
                                name="drivernote_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Office",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "detectors",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="アルコール検知器の数"
                            ),
                        ),
                        ("detector_on", models.DateField(blank=True, null=True, verbose_name="検知器を点検した日")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [models.UniqueConstraint(fields=("body", "name"), name="office_one_of_a_name")],
                    },
                ),
                migrations.CreateModel(
                    name="Holder",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holders",
                                to="registration.office",
                            ),
                        ),
                        (
                            "post",
                            models.CharField(
                                choices=[
                                    ("operation", "運行管理の責任者"),
                                    ("maintenance", "整備管理の責任者"),
                                    ("accident", "事故対応の責任者"),
                                    ("complaint", "苦情処理の担当者"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "person",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "competence",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("operation_manager", "運行管理者"),
                                    ("exam_eligible", "運行管理者試験を受けられる方"),
                                    ("safe_driving_manager", "安全運転管理者の要件を満たす方"),
                                    ("recognised", "同等と認められた方"),
                                    ("none", "資格なし"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("course_on", models.DateField(blank=True, null=True)),
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
                                name="holder_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("office", "post", "person"),
                                name="holder_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registration",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("welfare", "福祉有償運送"),
                                    ("blank_area", "交通空白地有償運送"),
                                    ("municipal_welfare", "市町村運営有償運送（市町村福祉輸送）"),
                                    ("municipal_blank", "市町村運営有償運送（交通空白輸送）"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "term",
                            models.CharField(choices=[("first", "新規登録"), ("renewed", "更新登録")], max_length=10),
                        ),
                        ("number", models.CharField(max_length=60, verbose_name="登録番号")),
                        ("registered_on", models.DateField()),
                        ("expires_on", models.DateField()),
                        ("since", models.DateField()),
                        ("operator", models.CharField(blank=True, max_length=40)),
                        ("address", models.CharField(blank=True, max_length=200)),
                        (
                            "representative",
                            ashinami_web.people.keys.PersonKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("authority", models.CharField(blank=True, max_length=80)),
                        ("area", models.CharField(blank=True, max_length=300)),
                        ("route", models.CharField(blank=True, max_length=300)),
                        ("hours", models.CharField(blank=True, max_length=200)),
                        ("passengers", models.JSONField(blank=True, default=list)),
                        (
                            "forum",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("operation_council", "運営協議会"),
                                    ("transport_council", "地域公共交通会議"),
                                    ("statutory_council", "法定協議会"),
                                    ("plan", "地域公共交通計画"),
                                    ("head", "首長の判断"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        ("price_settled_on", models.DateField(blank=True, null=True)),
                        ("shared_rides", models.BooleanField(blank=True, null=True)),
                        ("partner", models.CharField(blank=True, max_length=120)),
                        ("contractor", models.CharField(blank=True, max_length=120)),
                        ("note", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_on__gte", models.F("registered_on"))),
                                name="registration_expires_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("number", ""), _negated=True), name="registration_has_number"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Procedure",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "registration",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="procedures",
                                to="registration.registration",
                            ),
                        ),
                        (
                            "filing",
                            models.CharField(
                                choices=[
                                    ("renewal", "更新の申請"),
                                    ("change_registration", "変更登録の申請"),
                                    ("notification", "変更の届出"),
                                    ("annual_report", "輸送実績報告"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("change", models.CharField(blank=True, max_length=40)),
                        ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="年度")),
                        ("happened_on", models.DateField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("done_by", models.CharField(blank=True, max_length=60)),
                        ("note", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_by", ""), ("done_on__isnull", True)),
                                    models.Q(("done_on__isnull", False), models.Q(("done_by", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="procedure_done_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("filing", ashinami.vocabulary.registration.Filing["ANNUAL_REPORT"]),
                                        ("year__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("filing", ashinami.vocabulary.registration.Filing["ANNUAL_REPORT"]),
                                            _negated=True,
                                        ),
                                        ("year__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="procedure_report_has_year",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("year__isnull", False)),
                                fields=("registration", "year"),
                                name="procedure_one_report_a_year",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiderEntry",
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
                        ("category", models.CharField(blank=True, max_length=20)),
                        ("relation", models.CharField(blank=True, max_length=20)),
                        ("listed_on", models.DateField(blank=True, null=True)),
                        ("off_on", models.DateField(blank=True, null=True)),
                        ("cannot_use_alone", models.BooleanField(blank=True, null=True)),
                        ("judged_by", models.CharField(blank=True, max_length=60)),
                        ("judged_on", models.DateField(blank=True, null=True)),
                        ("attended", models.BooleanField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "person"), name="riderentry_one"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("off_on__isnull", True),
                                    models.Q(("listed_on__isnull", False), ("off_on__gte", models.F("listed_on"))),
                                    _connector="OR",
                                ),
                                name="riderentry_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cannot_use_alone__isnull", True),
                                        ("judged_by", ""),
                                        ("judged_on__isnull", True),
                                    ),
                                    models.Q(
                                        ("cannot_use_alone__isnull", False),
                                        ("judged_on__isnull", False),
                                        models.Q(("judged_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="riderentry_judged_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VehicleEntry",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "vehicle",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ledger", to="bodies.vehicle"
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cars",
                                to="registration.office",
                            ),
                        ),
                        ("plate", models.CharField(blank=True, max_length=30, verbose_name="自動車登録番号")),
                        ("capacity", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("bed", "寝台車"),
                                    ("wheelchair", "車いす車"),
                                    ("combined", "兼用車"),
                                    ("rotating_seat", "回転シート車"),
                                    ("sedan", "セダン等"),
                                    ("bus", "バス"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("kei", models.BooleanField(blank=True, null=True)),
                        (
                            "right",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("owned", "所有（リースをふくむ）"),
                                    ("lent", "市町村などから借用"),
                                    ("brought_in", "運転者などの持込"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        ("person_unlimited", models.BooleanField(default=False)),
                        ("person_yen", models.PositiveBigIntegerField(blank=True, null=True)),
                        ("property_yen", models.PositiveBigIntegerField(blank=True, null=True)),
                        ("insured_until", models.DateField(blank=True, null=True)),
                        ("inspected_until", models.DateField(blank=True, null=True)),
                        ("sign", models.BooleanField(blank=True, null=True)),
                        ("sign_letters", models.BooleanField(blank=True, null=True)),
                        ("shown", models.JSONField(blank=True, null=True)),
                        ("certificate_copy", models.BooleanField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("capacity__isnull", True), ("capacity__gte", 1), _connector="OR"),
                                name="vehicleentry_seats_the_driver",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
