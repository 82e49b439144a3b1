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
        ("people", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Council",
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
                        ("kind", models.SlugField(max_length=40)),
                        ("name", models.CharField(max_length=120)),
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
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(
                                default=50, validators=[django.core.validators.MaxValueValidator(100)]
                            ),
                        ),
                        ("chair_goes_round", models.BooleanField(default=True)),
                        ("told", models.JSONField(blank=True, default=dict)),
                        ("note", models.CharField(blank=True, max_length=300)),
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
                                name="council_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="council_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quorum__lte", 100)), name="council_quorum_is_a_share"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
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
                        ("rule", models.SlugField(max_length=40)),
                        ("name", models.CharField(max_length=120)),
                        (
                            "applicant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        (
                            "council",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="meetings.council",
                            ),
                        ),
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
                        ("applied_on", models.DateField()),
                        (
                            "renews",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewed_by",
                                to="meetings.application",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="application_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("renews__isnull", True),
                                    models.Q(("renews", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="application_renews_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CouncilMember",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="meetings.council",
                            ),
                        ),
                        ("seat", models.SlugField(blank=True, max_length=40)),
                        (
                            "member_body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
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
                        ("post", models.CharField(blank=True, max_length=60)),
                        (
                            "age",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("under_40", "40歳未満"),
                                    ("40_64", "40〜64歳"),
                                    ("65_74", "65〜74歳"),
                                    ("75_over", "75歳以上"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "sex",
                            models.CharField(
                                blank=True,
                                choices=[("woman", "女性"), ("man", "男性"), ("other", "そのほか・答えない")],
                                max_length=10,
                            ),
                        ),
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
                        ("votes", models.BooleanField(default=True)),
                        ("may_chair", models.BooleanField(default=True)),
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
                                name="councilmember_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("member_body__isnull", False),
                                    ("person__isnull", False),
                                    models.Q(("post", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="councilmember_says_who",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True), ("person__isnull", False)),
                                fields=("council", "person"),
                                name="councilmember_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionCheck",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="meetings.application",
                            ),
                        ),
                        ("criterion", models.SlugField(max_length=40)),
                        ("met", models.BooleanField(blank=True, null=True)),
                        ("evidence", models.CharField(blank=True, max_length=300)),
                        ("checked_at", models.DateTimeField()),
                        ("checked_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("application", "criterion"), name="criterioncheck_one")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feed",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Recognition",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recognitions",
                                to="meetings.application",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("recognised", "認定"),
                                    ("refused", "不認定"),
                                    ("postponed", "保留"),
                                    ("withdrawn", "認定の取消し"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("decided_on", models.DateField()),
                        ("start", models.DateField(blank=True, null=True)),
                        ("until", models.DateField(blank=True, null=True, verbose_name="この日まで")),
                        ("reasons", models.TextField(max_length=2000)),
                        ("conditions", models.CharField(blank=True, max_length=300)),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reasons", ""), _negated=True), name="recognition_says_why"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", "recognised"), ("start__isnull", False)),
                                    models.Q(
                                        models.Q(("outcome", "recognised"), _negated=True),
                                        ("start__isnull", True),
                                        ("until__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="recognition_starts_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__isnull", True), ("until__gte", models.F("start")), _connector="OR"
                                ),
                                name="recognition_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="series",
                                to="meetings.council",
                            ),
                        ),
                        (
                            "day",
                            models.PositiveSmallIntegerField(
                                default=0, validators=[django.core.validators.MaxValueValidator(31)]
                            ),
                        ),
                        (
                            "nth",
                            models.PositiveSmallIntegerField(
                                default=0, validators=[django.core.validators.MaxValueValidator(5)]
                            ),
                        ),
                        (
                            "weekday",
                            models.PositiveSmallIntegerField(
                                default=0, validators=[django.core.validators.MaxValueValidator(6)]
                            ),
                        ),
                        (
                            "every",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                            ),
                        ),
                        (
                            "on_holiday",
                            models.CharField(
                                choices=[
                                    ("keep", "祝日でも開く"),
                                    ("skip", "祝日なら休む"),
                                    ("next", "祝日なら次の平日に開く"),
                                ],
                                default="next",
                                max_length=10,
                            ),
                        ),
                        ("start_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("end_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
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
                                name="series_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("day__gte", 1), ("nth", 0)),
                                        models.Q(("day", 0), ("nth__gte", 1)),
                                        _connector="OR",
                                    ),
                                    ("every__gte", 1),
                                ),
                                name="series_names_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end_minute__isnull", True),
                                    ("end_minute__gt", models.F("start_minute")),
                                    _connector="OR",
                                ),
                                name="series_times_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                            "council",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="meetings.council",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="meetings.series",
                            ),
                        ),
                        ("planned", models.DateField(blank=True, null=True)),
                        ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="第何回")),
                        ("day", models.DateField()),
                        ("start_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("end_minute", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("online", models.BooleanField(default=False)),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "予定"), ("held", "開いた"), ("cancelled", "開かない")],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        (
                            "chair",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="chaired",
                                to="meetings.councilmember",
                            ),
                        ),
                        (
                            "guests",
                            models.CharField(blank=True, max_length=200, verbose_name="委員のほかに出た人（役で書く）"),
                        ),
                        ("changed_at", models.DateTimeField()),
                        ("changed_why", models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["body", "day"], name="meeting_body_day"),
                            models.Index(fields=["circle", "day"], name="meeting_circle_day"),
                            models.Index(fields=["council", "day"], name="meeting_council_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("series__isnull", False)),
                                fields=("series", "planned"),
                                name="meeting_one_a_date_of_a_series",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("planned__isnull", True), ("series__isnull", True)),
                                    models.Q(("planned__isnull", False), ("series__isnull", False)),
                                    _connector="OR",
                                ),
                                name="meeting_of_a_series_has_its_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end_minute__isnull", True),
                                    ("end_minute__gt", models.F("start_minute")),
                                    _connector="OR",
                                ),
                                name="meeting_times_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="items", to="meetings.meeting"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("opening", "はじめに"),
                                    ("actions", "前回までの宿題"),
                                    ("ownerless", "担当を決めること"),
                                    ("review", "見直しの時期が来たこと"),
                                    ("issues", "地域の課題"),
                                    ("projects", "進めている取り組み"),
                                    ("replies", "お願いと返事"),
                                    ("other", "そのほか"),
                                    ("closing", "まとめと次回"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("title", models.CharField(max_length=200)),
                        ("minutes", models.PositiveSmallIntegerField(default=10)),
                        ("source", models.CharField(blank=True, max_length=20)),
                        ("source_key", models.CharField(blank=True, max_length=40)),
                        ("why", models.CharField(blank=True, max_length=80)),
                    ],
                    options={
                        "ordering": ["position"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="agendaitem_has_title"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("source_key", ""), _negated=True),
                                fields=("meeting", "source", "source_key"),
                                name="agendaitem_each_thing_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="meetings.councilmember",
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[
                                    ("here", "出席"),
                                    ("online", "オンライン"),
                                    ("proxy", "代理"),
                                    ("written", "書面"),
                                    ("absent", "欠席"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("proxy", models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "member"), name="attendance_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("how", "proxy"), _negated=True),
                                    models.Q(("proxy", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="attendance_proxy_is_named",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ballots",
                                to="meetings.meeting",
                            ),
                        ),
                        ("question", models.CharField(max_length=200)),
                        ("options", models.JSONField()),
                        (
                            "eligible",
                            models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)]),
                        ),
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(
                                default=50, validators=[django.core.validators.MaxValueValidator(100)]
                            ),
                        ),
                        (
                            "majority",
                            models.CharField(
                                choices=[
                                    ("most", "いちばん多いもの"),
                                    ("half", "過半数"),
                                    ("two_thirds", "3分の2以上"),
                                ],
                                default="half",
                                max_length=12,
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("question", ""), _negated=True), name="ballot_asks_something"
                            ),
                            models.CheckConstraint(condition=models.Q(("eligible__gte", 1)), name="ballot_has_voters"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotCount",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="meetings.meeting"
                            ),
                        ),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="meetings.ballot"
                            ),
                        ),
                        ("votes", models.JSONField()),
                        ("spoiled", models.PositiveIntegerField(default=0)),
                        ("counters", models.CharField(max_length=120, verbose_name="数えた人（役で書く）")),
                        ("counted_at", models.DateTimeField()),
                        ("counted_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("counters", ""), _negated=True), name="ballotcount_says_who_counted"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
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
                            "council",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="meetings.council",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="meetings.meeting",
                            ),
                        ),
                        ("issue", models.UUIDField(blank=True, null=True)),
                        ("project", models.UUIDField(blank=True, null=True)),
                        ("title", models.CharField(max_length=200)),
                        ("reasons", models.TextField(max_length=4000)),
                        ("alternatives", models.TextField(blank=True, max_length=2000)),
                        ("dissent", models.TextField(blank=True, max_length=2000)),
                        ("conditions", models.TextField(blank=True, max_length=2000)),
                        ("revisit_on", models.DateField(blank=True, null=True)),
                        ("decided_on", models.DateField()),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="meetings.decision",
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["body", "decided_on"], name="decision_body_day"),
                            models.Index(fields=["circle", "decided_on"], name="decision_circle_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True), models.Q(("reasons", ""), _negated=True)
                                ),
                                name="decision_says_what_and_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaces__isnull", True),
                                    models.Q(("replaces", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="decision_not_in_its_own_place",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaces__isnull", False)),
                                fields=("replaces",),
                                name="decision_replaced_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Action",
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
                        ("title", models.CharField(max_length=200)),
                        ("note", models.TextField(blank=True, max_length=2000)),
                        (
                            "council",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.council",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="meetings.decision",
                            ),
                        ),
                        ("issue", models.UUIDField(blank=True, null=True)),
                        ("project", models.UUIDField(blank=True, null=True)),
                        (
                            "owner",
                            ashinami_web.people.keys.PersonKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        (
                            "owner_body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("due", models.DateField(blank=True, null=True)),
                        ("since", models.DateField()),
                        (
                            "ended",
                            models.CharField(
                                blank=True, choices=[("done", "済んだ"), ("dropped", "取りやめた")], max_length=10
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_by", models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["body", "ended", "due"], name="action_body_due"),
                            models.Index(fields=["circle", "ended", "due"], name="action_circle_due"),
                            models.Index(fields=["council", "ended"], name="action_council"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="action_says_what"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("owner__isnull", True), ("owner_body__isnull", True)),
                                    models.Q(
                                        ("due__isnull", False), ("owner__isnull", False), ("owner_body__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="action_has_one_owner_and_a_day_or_none",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended", ""), ("ended_by", ""), ("ended_on__isnull", True)),
                                    models.Q(
                                        models.Q(("ended", ""), _negated=True),
                                        ("ended_on__isnull", False),
                                        models.Q(("ended_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="action_ended_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionNote",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="meetings.action"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("follow_up", "ようすを聞いた"),
                                    ("taken", "担当が決まった"),
                                    ("moved", "期限を変えた"),
                                    ("escalated", "会議にかけた"),
                                    ("ended", "終えた"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("day", models.DateField()),
                        ("text", models.CharField(blank=True, max_length=300)),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["action", "day"], name="actionnote_action")],
                    },
                ),
                migrations.CreateModel(
                    name="Idea",
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
                            "council",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ideas",
                                to="meetings.council",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ideas",
                                to="meetings.meeting",
                            ),
                        ),
                        ("issue", models.UUIDField(blank=True, null=True)),
                        ("theme", models.CharField(blank=True, max_length=60)),
                        ("text", models.CharField(max_length=400)),
                        ("dots", models.PositiveSmallIntegerField(default=0, verbose_name="丸シールの数")),
                        (
                            "way",
                            models.CharField(
                                choices=[("slip", "意見の紙"), ("workshop", "ワークショップ"), ("talk", "話し合い")],
                                default="slip",
                                max_length=10,
                            ),
                        ),
                        ("collected_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "theme"], name="idea_body_theme")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="idea_says_something"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeetingPaper",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="meetings.meeting",
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("content", models.BinaryField()),
                        ("pages", models.PositiveSmallIntegerField()),
                        ("added_at", models.DateTimeField()),
                        ("added_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="meetingpaper_has_title"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes_written",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes_written",
                                to="meetings.agendaitem",
                            ),
                        ),
                        ("text", models.TextField(max_length=8000)),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="meetings.minutes",
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["meeting", "written_at"], name="minutes_meeting")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="minutes_say_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("corrects__isnull", True),
                                    models.Q(("corrects", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="minutes_not_their_own_correction",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("corrects__isnull", False)),
                                fields=("corrects",),
                                name="minutes_corrected_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opinion",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="meetings.meeting",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="meetings.councilmember",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="opinions",
                                to="meetings.agendaitem",
                            ),
                        ),
                        ("text", models.TextField(max_length=2000)),
                        ("received_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="opinion_says_something"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupportRecord",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="support",
                                to="meetings.application",
                            ),
                        ),
                        ("day", models.DateField()),
                        ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("what", models.CharField(max_length=300)),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("what", ""), _negated=True), name="supportrecord_says_what"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Turns",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="meetings.meeting"
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("age", "年代"), ("sex", "性別"), ("area", "地区")], max_length=6
                            ),
                        ),
                        ("group", models.CharField(max_length=40)),
                        ("count", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "side", "group"), name="turns_one_a_group")
                        ],
                    },
                ),
            ],
        ),
    ]
