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
                    name="Adviser",
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
                            "person",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        ("knows", models.CharField(max_length=200, verbose_name="得意なこと")),
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
                                name="adviser_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Learning",
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
                            "kind",
                            models.CharField(
                                choices=[("study", "視察"), ("training", "研修・講座"), ("seminar", "セミナー")],
                                max_length=10,
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        ("by", models.CharField(max_length=120, verbose_name="開いたところ・訪ねたところ")),
                        ("on", models.DateField()),
                        (
                            "people",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="参加した人数"),
                        ),
                        ("sections", models.CharField(blank=True, max_length=200, verbose_name="参加した課・団体")),
                        ("seen", models.TextField(blank=True, max_length=2000, verbose_name="見たこと・聞いたこと")),
                        (
                            "differs",
                            models.TextField(blank=True, max_length=1000, verbose_name="わたしたちと違うところ"),
                        ),
                        ("home", models.TextField(blank=True, max_length=1000, verbose_name="持ち帰ること")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True), models.Q(("by", ""), _negated=True)
                                ),
                                name="learning_says_what_and_where",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "study"), _negated=True),
                                    models.Q(("differs", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="learning_study_says_what_differs",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Programme",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("state", "国（地方厚生局）"),
                                    ("prefecture", "都道府県"),
                                    ("experts", "専門の団体（NPOなど）"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("through", models.CharField(blank=True, max_length=120, verbose_name="委託先")),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                        (
                            "places",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="一年に受けられる数"),
                        ),
                        ("words", models.TextField(blank=True, max_length=1000)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="programme_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="programme_has_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
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
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="support.programme",
                            ),
                        ),
                        ("theme", models.CharField(max_length=120)),
                        ("wish", models.TextField(blank=True, max_length=1000, verbose_name="どうなりたいか")),
                        ("pattern", models.CharField(blank=True, max_length=10)),
                        ("applied_on", models.DateField()),
                        (
                            "previous",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="following",
                                to="support.case",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["programme", "applied_on"], name="case_programme_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("theme", ""), _negated=True), name="case_has_theme"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseTurn",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="support.case"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("applied", "申し込んだ"),
                                    ("waiting", "順番を待っている"),
                                    ("accepted", "決まった"),
                                    ("under_way", "訪問が続いている"),
                                    ("follow_up", "その後を見守っている"),
                                    ("ended", "終わった"),
                                    ("declined", "今回は見送り"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("why", models.CharField(blank=True, max_length=300)),
                        (
                            "adviser",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="support.adviser",
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "applied",
                                            "waiting",
                                            "accepted",
                                            "under_way",
                                            "follow_up",
                                            "ended",
                                            "declined",
                                        ],
                                    )
                                ),
                                name="caseturn_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inquiry",
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
                            "kind",
                            models.CharField(
                                choices=[("question", "照会"), ("request", "依頼")], default="question", max_length=10
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiries",
                                to="support.case",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        ("words", models.TextField(max_length=2000)),
                        ("asked_on", models.DateField()),
                        ("due", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["to", "due"], name="inquiry_to_due")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True), models.Q(("words", ""), _negated=True)
                                ),
                                name="inquiry_says_what",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InquiryAnswer",
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
                            "inquiry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="support.inquiry",
                            ),
                        ),
                        ("words", models.TextField(max_length=2000)),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="根拠")),
                        ("on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="inquiryanswer_has_words"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SelfCheck",
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
                            "case",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="support.case",
                            ),
                        ),
                        ("on", models.DateField()),
                        ("answers", models.JSONField(default=dict)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "case", "on"), name="selfcheck_one_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Setting",
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
                        ("population", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "older",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="65歳以上の割合（‰）"),
                        ),
                        ("square_km", models.PositiveIntegerField(blank=True, null=True)),
                        ("areas", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("coordinators", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("operators", models.JSONField(blank=True, default=list)),
                        ("resources", models.JSONField(blank=True, default=list)),
                        ("themes", models.JSONField(blank=True, default=list)),
                        ("history", models.TextField(blank=True, max_length=600)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [models.UniqueConstraint(fields=("body",), name="setting_one_a_body")],
                    },
                ),
                migrations.CreateModel(
                    name="StageTurn",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="support.case"
                            ),
                        ),
                        ("stage", models.CharField(max_length=10)),
                        ("condition", models.CharField(max_length=300, verbose_name="次の段階に移る条件")),
                        ("on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("condition", ""), _negated=True), name="stageturn_has_condition"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="support.case"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("visit", "訪問"),
                                    ("remote", "遠くから（電話・オンライン）"),
                                    ("follow_up", "その後の見守り"),
                                ],
                                default="visit",
                                max_length=10,
                            ),
                        ),
                        ("day", models.DateField()),
                        ("held", models.BooleanField(default=False)),
                        ("about", models.CharField(blank=True, max_length=300, verbose_name="話すこと・話したこと")),
                        ("present", models.CharField(blank=True, max_length=300, verbose_name="来た課・団体")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["case", "day"], name="visit_case_day")],
                    },
                ),
                migrations.CreateModel(
                    name="Note",
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="support.case"
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notes",
                                to="support.visit",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("before", "前の様子・ねらい"),
                                    ("after", "後の様子"),
                                    ("finding", "気づき"),
                                    ("next", "次にすること"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("words", models.TextField(max_length=1000)),
                        ("on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="note_has_words"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
