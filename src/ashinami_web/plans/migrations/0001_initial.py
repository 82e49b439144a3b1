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
                    name="Goal",
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
                        ("title", models.CharField(max_length=120)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="goal_has_title"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalText",
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
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="texts", to="plans.goal"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("words", models.TextField(max_length=2000, verbose_name="めざす姿")),
                        (
                            "why",
                            models.TextField(
                                blank=True, max_length=600, verbose_name="なぜ書き直したか・読み合わせたか"
                            ),
                        ),
                        ("written_on", models.DateField()),
                        ("by", models.CharField(max_length=80)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("goal", "number"), name="goaltext_numbered"),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="goaltext_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalAnswer",
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
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="plans.goaltext"
                            ),
                        ),
                        ("section", models.CharField(blank=True, max_length=80, verbose_name="どの部会・係が")),
                        (
                            "said",
                            models.CharField(
                                choices=[("seen", "見た"), ("agreed", "賛成"), ("talk", "話し合いたい")], max_length=10
                            ),
                        ),
                        ("remark", models.TextField(blank=True, max_length=600)),
                        ("said_on", models.DateField()),
                        ("by", models.CharField(max_length=80)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("said__in", ["seen", "agreed", "talk"])), name="goalanswer_known"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mention",
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
                                    ("transit", "地域公共交通計画"),
                                    ("welfare", "地域福祉計画"),
                                    ("activity", "地域福祉活動計画"),
                                    ("care", "介護保険事業計画・高齢者福祉計画"),
                                    ("strategy", "まち・ひと・しごと総合戦略"),
                                    ("general", "総合計画"),
                                    ("depopulation", "過疎計画"),
                                    ("disability", "障害福祉計画"),
                                    ("other", "そのほか"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="計画の名前")),
                        ("service", models.CharField(max_length=80, verbose_name="どのサービスについて")),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                        ("page", models.CharField(blank=True, max_length=40)),
                        ("words", models.TextField(blank=True, max_length=600, verbose_name="計画の言葉")),
                        ("obstacles", models.JSONField(blank=True, default=list)),
                        ("read_on", models.DateField(verbose_name="読んだ日")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True), models.Q(("service", ""), _negated=True)
                                ),
                                name="mention_says_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("page", ""), models.Q(("words", ""), _negated=True), _connector="OR"
                                ),
                                name="mention_page_has_words",
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
                                    ("roadmap", "行程表"),
                                    ("community", "まちづくり計画"),
                                    ("dream", "夢プラン"),
                                    ("review", "総合事業の見直し"),
                                    ("hub", "小さな拠点づくり"),
                                    ("other", "そのほかの計画"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("aim", models.TextField(blank=True, max_length=2000, verbose_name="めざすこと")),
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
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="終えた日")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "start"], name="plan_body_start")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="plan_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="plan_has_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="indicators", to="plans.plan"
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("unit", models.CharField(blank=True, max_length=12)),
                        ("source", models.CharField(max_length=200, verbose_name="出どころ")),
                        (
                            "measure",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("rides", "終えた送迎の件数"),
                                    ("unmet", "かなえられなかった申込みの件数"),
                                    ("riders", "送迎を使った人数"),
                                    ("members", "役割についている人数"),
                                    ("bodies", "区域で活動する団体の数"),
                                    ("steps", "できた手順の数"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("people", models.BooleanField(default=False, verbose_name="人数（少ないときはぼかす）")),
                        ("base_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("base", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("target_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True), models.Q(("source", ""), _negated=True)
                                ),
                                name="indicator_says_what_and_whence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("base__isnull", True),
                                        ("base_year__isnull", True),
                                        ("target__isnull", True),
                                        ("target_year__isnull", True),
                                    ),
                                    models.Q(
                                        ("base__isnull", False),
                                        ("target__isnull", False),
                                        ("target_year__gt", models.F("base_year")),
                                    ),
                                    _connector="OR",
                                ),
                                name="indicator_target_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorValue",
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
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="values", to="plans.indicator"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                        ("counted", models.BooleanField(default=False, verbose_name="足並みが数えた")),
                        ("note", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("indicator", "year"), name="indicatorvalue_one_a_year")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="plans.plan"
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("evidence", models.TextField(max_length=2000, verbose_name="何を見たか")),
                        ("found", models.TextField(max_length=2000, verbose_name="分かったこと")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("go_on", "このまま続ける"),
                                    ("change", "変えて続ける"),
                                    ("stop", "やめる"),
                                    ("extend", "広げる"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("change", models.TextField(blank=True, max_length=2000, verbose_name="何を変えるか")),
                        ("next_on", models.DateField(blank=True, null=True, verbose_name="次にふりかえる日")),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="plans.review",
                            ),
                        ),
                        ("by", models.CharField(max_length=80)),
                        ("written_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("evidence", ""), _negated=True), models.Q(("found", ""), _negated=True)
                                ),
                                name="review_has_evidence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ["go_on", "change", "stop", "extend"])),
                                name="review_verdict_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("next_on__isnull", True), ("next_on__gt", models.F("held_on")), _connector="OR"
                                ),
                                name="review_next_is_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Section",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="plans.plan"
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("aim", models.CharField(blank=True, max_length=400)),
                        (
                            "carrier",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [models.UniqueConstraint(fields=("plan", "name"), name="section_one_of_a_name")],
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="plans.plan"
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="plans.section",
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("detail", models.TextField(blank=True, max_length=1000)),
                        (
                            "carrier",
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
                        ("start", models.DateField(blank=True, null=True)),
                        ("due", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "これから"),
                                    ("doing", "取り組み中"),
                                    ("done", "できた"),
                                    ("dropped", "とりやめ"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("result", models.TextField(blank=True, max_length=1000, verbose_name="どうなったか")),
                        ("after", models.JSONField(blank=True, default=list)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["plan", "due"], name="step_plan_due"),
                            models.Index(fields=["body", "state"], name="step_body_state"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="step_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start__isnull", True),
                                    ("due__isnull", True),
                                    ("due__gte", models.F("start")),
                                    _connector="OR",
                                ),
                                name="step_due_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_on__isnull", False), ("state", "done")),
                                    models.Q(models.Q(("state", "done"), _negated=True), ("done_on__isnull", True)),
                                    _connector="OR",
                                ),
                                name="step_done_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["planned", "doing", "done", "dropped"])),
                                name="step_state_known",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
