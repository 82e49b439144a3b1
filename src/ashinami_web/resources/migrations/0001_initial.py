import uuid

import django.db.models.deletion
from django.db import migrations, models

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
                    name="Asset",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                        ("public", models.BooleanField(default=False, verbose_name="だれにでも見せる")),
                        (
                            "about",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="assets", to="bodies.body"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("vehicle", "車"),
                                    ("shuttle", "送迎バス（病院・店など）"),
                                    ("room", "部屋・場所"),
                                    ("people", "人手"),
                                    ("skill", "技能・資格"),
                                    ("tool", "道具・機材"),
                                    ("other", "そのほか"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("amount", models.PositiveIntegerField(blank=True, null=True, verbose_name="数・定員")),
                        (
                            "wheelchair_places",
                            models.PositiveSmallIntegerField(default=0, verbose_name="車いすのまま乗れる台数"),
                        ),
                        ("idle_text", models.CharField(blank=True, max_length=200, verbose_name="使える曜日と時間")),
                        ("idle", models.JSONField(blank=True, default=list)),
                        ("conditions", models.CharField(blank=True, max_length=200, verbose_name="使うときの約束")),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.area",
                            ),
                        ),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["about", "kind"], name="asset_about_kind")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="asset_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="asset_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["vehicle", "shuttle", "room", "people", "skill", "tool", "other"])
                                ),
                                name="asset_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("layer", models.CharField(choices=[("first", "第1層"), ("second", "第2層")], max_length=10)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.area",
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=60, verbose_name="呼び方")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="電話")),
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
                                name="assignment_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("layer", "first"), ("area__isnull", False), _connector="OR"),
                                name="assignment_layer_2_has_area",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Entry",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                        ("public", models.BooleanField(default=False, verbose_name="だれにでも見せる")),
                        (
                            "about",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "person",
                            ashinami_web.people.keys.PersonKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "board",
                            models.CharField(
                                choices=[
                                    ("help", "ちょっとした手助け"),
                                    ("role", "役割・社会参加（就労的活動）"),
                                    ("partner", "企業・団体との連携"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "side",
                            models.CharField(choices=[("seeks", "求めている"), ("gives", "出せる")], max_length=10),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("text", models.TextField(blank=True, max_length=2000)),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("skills", models.JSONField(blank=True, default=list)),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.area",
                            ),
                        ),
                        ("times_text", models.CharField(blank=True, max_length=200)),
                        ("times", models.JSONField(blank=True, default=list)),
                        ("rewards", models.JSONField(blank=True, default=list)),
                        ("places", models.PositiveIntegerField(default=1, verbose_name="何人・何件まで")),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["board", "side"], name="entry_board_side")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="entry_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="entry_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("board__in", ["help", "role", "partner"]), ("side__in", ["seeks", "gives"])
                                ),
                                name="entry_board_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("public", False), ("person__isnull", True), _connector="OR"),
                                name="entry_of_person_not_public",
                            ),
                            models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="entry_has_a_place"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Match",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                        (
                            "seeks",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="found", to="resources.entry"
                            ),
                        ),
                        (
                            "gives",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="given", to="resources.entry"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("introduced", "引き合わせた"),
                                    ("agreed", "決まった"),
                                    ("tried", "続いている"),
                                    ("ended", "終わった"),
                                    ("declined", "合わなかった"),
                                ],
                                default="introduced",
                                max_length=12,
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=2000, verbose_name="やりとり")),
                        ("reward", models.CharField(blank=True, max_length=10)),
                        ("made_on", models.DateField()),
                        ("changed_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("seeks", "gives"), name="match_once"),
                            models.CheckConstraint(
                                condition=models.Q(("seeks", models.F("gives")), _negated=True),
                                name="match_two_entries",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["introduced", "agreed", "tried", "ended", "declined"])
                                ),
                                name="match_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Profile",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                        ("public", models.BooleanField(default=False, verbose_name="だれにでも見せる")),
                        (
                            "about",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="profiles", to="bodies.body"
                            ),
                        ),
                        ("does", models.TextField(blank=True, max_length=2000, verbose_name="していること")),
                        ("when", models.CharField(blank=True, max_length=200, verbose_name="いつ")),
                        ("members", models.PositiveIntegerField(blank=True, null=True, verbose_name="人数")),
                        ("would_like", models.TextField(blank=True, max_length=2000, verbose_name="したいこと")),
                        ("worries", models.TextField(blank=True, max_length=2000, verbose_name="困りごと・心配")),
                        ("strengths", models.TextField(blank=True, max_length=2000, verbose_name="得意なこと・強み")),
                        ("history", models.TextField(blank=True, max_length=2000, verbose_name="これまでのいきさつ")),
                        ("elements", models.JSONField(blank=True, default=list)),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("generations", models.JSONField(blank=True, default=list)),
                        ("ring_role", models.CharField(blank=True, max_length=60, verbose_name="だれに（役）")),
                        ("ring_phone", models.CharField(blank=True, max_length=30, verbose_name="電話")),
                        (
                            "ring_when",
                            models.CharField(blank=True, max_length=200, verbose_name="いつ・どう声をかけるか"),
                        ),
                        (
                            "contact",
                            ashinami_web.people.keys.PersonKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="所在地")),
                        ("lat", models.FloatField(blank=True, null=True)),
                        ("lon", models.FloatField(blank=True, null=True)),
                        ("number", models.CharField(blank=True, max_length=20, verbose_name="法人番号・事業所番号")),
                        ("url", models.URLField(blank=True)),
                        ("written_on", models.DateField()),
                        ("confirmed_on", models.DateField(blank=True, null=True)),
                        ("confirmed_by", models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["about"], name="profile_about")],
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "about"), name="profile_one_a_writer"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_on__isnull", True),
                                    ("confirmed_on__gte", models.F("written_on")),
                                    _connector="OR",
                                ),
                                name="profile_confirmed_after_written",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lat__isnull", True), ("lon__isnull", True)),
                                    models.Q(("lat__isnull", False), ("lon__isnull", False)),
                                    _connector="OR",
                                ),
                                name="profile_whole_point",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Service",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
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
                        ("public", models.BooleanField(default=False, verbose_name="だれにでも見せる")),
                        (
                            "offered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="services", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("what", models.TextField(blank=True, max_length=2000, verbose_name="内容")),
                        ("to_whom", models.CharField(blank=True, max_length=200, verbose_name="だれが使えるか")),
                        ("how_to_apply", models.CharField(blank=True, max_length=200, verbose_name="申し込み方")),
                        ("phone", models.CharField(blank=True, max_length=30, verbose_name="電話")),
                        ("fee", models.CharField(blank=True, max_length=80, verbose_name="費用")),
                        ("link", models.URLField(blank=True, verbose_name="案内や動画のページ")),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.area",
                            ),
                        ),
                        ("elements", models.JSONField(blank=True, default=list)),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("generations", models.JSONField(blank=True, default=list)),
                        (
                            "before_certification",
                            models.BooleanField(default=True, verbose_name="認定がなくても使える"),
                        ),
                        ("is_talk", models.BooleanField(default=False, verbose_name="出前講座・相談会")),
                        ("version", models.PositiveIntegerField(default=1)),
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
                                name="service_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="service_has_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceNotice",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "to_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to="resources.service",
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        ("text", models.CharField(max_length=500, verbose_name="知らせること")),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("sent", "知らせを送った"),
                                    ("spoken", "話して伝えた"),
                                    ("paper", "紙で渡した"),
                                ],
                                default="sent",
                                max_length=10,
                            ),
                        ),
                        ("sent_on", models.DateField()),
                        ("seen_on", models.DateField(blank=True, null=True)),
                        ("seen_by", models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["to_body", "seen_on"], name="notice_to_body")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("service", "version", "to_body"), name="notice_once_a_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("seen_by", ""), ("seen_on__isnull", True)),
                                    models.Q(("seen_on__isnull", False), models.Q(("seen_by", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="notice_seen_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Talk",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "to_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="talks",
                                to="resources.service",
                            ),
                        ),
                        ("theme", models.CharField(max_length=120, verbose_name="テーマ")),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="場所")),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.area",
                            ),
                        ),
                        ("wanted_on", models.DateField(blank=True, null=True, verbose_name="希望の日")),
                        ("staff", models.JSONField(blank=True, default=list)),
                        ("expected", models.PositiveIntegerField(blank=True, null=True, verbose_name="来る人の見込み")),
                        ("asked_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "申し込んだ"),
                                    ("accepted", "引き受けた"),
                                    ("declined", "引き受けられない"),
                                    ("held", "終えた"),
                                ],
                                default="asked",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.CharField(blank=True, max_length=300, verbose_name="返事")),
                        ("held_on", models.DateField(blank=True, null=True, verbose_name="行った日")),
                        ("came", models.JSONField(blank=True, default=dict)),
                        ("heard", models.TextField(blank=True, max_length=2000, verbose_name="出た声・気づき")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["to_body", "held_on"], name="talk_to_body")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("held_on__isnull", False), ("state", "held")),
                                    models.Q(models.Q(("state", "held"), _negated=True), ("held_on__isnull", True)),
                                    _connector="OR",
                                ),
                                name="talk_held_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["asked", "accepted", "declined", "held"])),
                                name="talk_state_known",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
