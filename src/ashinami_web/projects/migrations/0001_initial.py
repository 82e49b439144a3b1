import uuid

import django.db.models.deletion
from django.db import migrations, models

import ashinami_web.people.keys
from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0002_initial"),
        ("meetings", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Project",
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
                        ("name", models.CharField(max_length=120)),
                        ("issue", models.UUIDField(blank=True, null=True)),
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("ideas", "アイデアを集める"),
                                    ("body", "担う団体を決める"),
                                    ("design", "設計する"),
                                    ("trial", "試す"),
                                    ("running", "始めた"),
                                    ("review", "見直す"),
                                    ("stopped", "やめた"),
                                ],
                                default="ideas",
                                max_length=10,
                            ),
                        ),
                        ("aim", models.TextField(blank=True, max_length=2000)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("begun_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "stage"], name="project_body_stage")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="project_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage__in", ["ideas", "body", "stopped"]),
                                    ("carrier__isnull", False),
                                    _connector="OR",
                                ),
                                name="project_is_carried_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyLine",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duties",
                                to="projects.project",
                            ),
                        ),
                        ("task", models.CharField(max_length=120)),
                        (
                            "duty_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("leads", "受け持つ"),
                                    ("does", "いっしょに行う"),
                                    ("asked", "相談を受ける"),
                                    ("told", "知らせを受ける"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("hours", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="一月の時間")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("task", ""), _negated=True), name="dutyline_has_task"
                            ),
                            models.UniqueConstraint(fields=("project", "task", "duty_body"), name="dutyline_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Negotiation",
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
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="negotiations",
                                to="projects.project",
                            ),
                        ),
                        (
                            "with_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("day", models.DateField()),
                        ("way", models.CharField(blank=True, max_length=80, verbose_name="どこで・どうやって")),
                        (
                            "position",
                            models.CharField(
                                choices=[
                                    ("unknown", "まだ聞いていない・分からない"),
                                    ("agrees", "賛成"),
                                    ("conditions", "条件つきで賛成"),
                                    ("worries", "心配がある"),
                                    ("opposes", "反対"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("said", models.TextField(max_length=4000, verbose_name="先方の話")),
                        ("agreed", models.TextField(blank=True, max_length=2000, verbose_name="約束した条件")),
                        ("papers", models.CharField(blank=True, max_length=300, verbose_name="渡した・受けとった書類")),
                        ("answer_due", models.DateField(blank=True, null=True)),
                        ("answer_from_us", models.BooleanField(default=False, verbose_name="こちらが答える番")),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="followed_by",
                                to="projects.negotiation",
                            ),
                        ),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "with_body", "day"], name="negotiation_with")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("said", ""), _negated=True), name="negotiation_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("follows__isnull", True),
                                    models.Q(("follows", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="negotiation_does_not_follow_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OfficeQuestion",
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
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="projects.project",
                            ),
                        ),
                        (
                            "to_body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("to_office", models.CharField(max_length=80, verbose_name="照会先")),
                        ("title", models.CharField(max_length=120)),
                        ("facts", models.TextField(max_length=4000, verbose_name="事実（だれを・どこで・いくらで）")),
                        ("question", models.TextField(max_length=2000, verbose_name="うかがいたいこと")),
                        ("our_view", models.TextField(blank=True, max_length=2000, verbose_name="こちらの考え")),
                        ("consultation", models.UUIDField(blank=True, null=True)),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("answer_due", models.DateField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True, max_length=4000)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "answered_post",
                            models.CharField(blank=True, max_length=80, verbose_name="答えた係（役で書く）"),
                        ),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True),
                                    models.Q(("question", ""), _negated=True),
                                    models.Q(("to_office", ""), _negated=True),
                                ),
                                name="officequestion_asks_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_on__isnull", True)),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="officequestion_answered_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectIdea",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="ideas", to="projects.project"
                            ),
                        ),
                        (
                            "idea",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="taken_up", to="meetings.idea"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [models.UniqueConstraint(fields=("project", "idea"), name="projectidea_once")],
                    },
                ),
                migrations.CreateModel(
                    name="RequestSheet",
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
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="projects.project",
                            ),
                        ),
                        (
                            "to_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("asked", models.TextField(max_length=2000, verbose_name="お願いしたいこと")),
                        ("gain", models.TextField(max_length=2000, verbose_name="そちらの得になること")),
                        ("we_do", models.TextField(blank=True, max_length=2000, verbose_name="こちらがすること")),
                        ("by_when", models.DateField()),
                        ("sent_on", models.DateField(blank=True, null=True)),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["to_body", "sent_on"], name="requestsheet_to")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True),
                                    models.Q(("asked", ""), _negated=True),
                                    models.Q(("gain", ""), _negated=True),
                                ),
                                name="requestsheet_says_what_and_what_for",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("to_body", models.F("body")), _negated=True),
                                name="requestsheet_to_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RequestAnswer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="projects.requestsheet",
                            ),
                        ),
                        (
                            "asker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("yes", "引き受ける"),
                                    ("partly", "一部なら引き受ける"),
                                    ("talk", "まず話を聞きたい"),
                                    ("no", "引き受けられない"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=2000)),
                        ("answered_on", models.DateField()),
                        ("by_post", models.CharField(max_length=60, verbose_name="答えた人（役で書く）")),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("by_post", ""), _negated=True), name="requestanswer_says_who"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StageNote",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stages",
                                to="projects.project",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("ideas", "アイデアを集める"),
                                    ("body", "担う団体を決める"),
                                    ("design", "設計する"),
                                    ("trial", "試す"),
                                    ("running", "始めた"),
                                    ("review", "見直す"),
                                    ("stopped", "やめた"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("day", models.DateField()),
                        ("why", models.CharField(blank=True, max_length=300)),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Variant",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="variants",
                                to="projects.project",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=60)),
                        ("own_cars", models.BooleanField(blank=True, null=True)),
                        ("insurance", models.JSONField(blank=True, default=dict)),
                        ("consultation", models.UUIDField(blank=True, null=True)),
                        ("form", models.CharField(blank=True, max_length=80, verbose_name="形の名前")),
                        ("verdict", models.CharField(blank=True, max_length=20)),
                        ("verdict_day", models.DateField(blank=True, null=True)),
                        ("funding", models.JSONField(blank=True, null=True)),
                        ("funding_day", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["number"],
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "number"), name="variant_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("number__gte", 1), ("number__lte", 3)), name="variant_three_at_most"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="variant_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("verdict", ""), ("verdict_day__isnull", True)),
                                    models.Q(models.Q(("verdict", ""), _negated=True), ("verdict_day__isnull", False)),
                                    _connector="OR",
                                ),
                                name="variant_verdict_has_its_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("funding__isnull", True), ("funding_day__isnull", True)),
                                    models.Q(("funding__isnull", False), ("funding_day__isnull", False)),
                                    _connector="OR",
                                ),
                                name="variant_funding_has_its_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CanvasPart",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "variant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="projects.variant"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("users", "だれのため（利用者）"),
                                    ("area", "どこで（区域・行き先）"),
                                    ("form", "どの形で（法の形）"),
                                    ("fee", "いくら受けとるか（対価・実費）"),
                                    ("insurance", "保険と補償"),
                                    ("cars", "車"),
                                    ("people", "人（運転・受付・付き添い）"),
                                    ("money", "お金（費用と出どころ）"),
                                    ("operators", "バス・タクシーの声"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=2000)),
                        ("settled", models.BooleanField(default=False)),
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
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("variant", "part"), name="canvaspart_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("owner__isnull", True), ("owner_body__isnull", True)),
                                    models.Q(("due__isnull", False), ("owner_body__isnull", False)),
                                    _connector="OR",
                                ),
                                name="canvaspart_owner_has_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trial",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trials",
                                to="projects.project",
                            ),
                        ),
                        (
                            "variant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trials",
                                to="projects.variant",
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField()),
                        ("begun_on", models.DateField(blank=True, null=True)),
                        ("ended_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="trial_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="trial_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    models.Q(("begun_on__isnull", False), ("ended_on__gte", models.F("begun_on"))),
                                    _connector="OR",
                                ),
                                name="trial_ended_after_it_began",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExitCriterion",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "trial",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="exits", to="projects.trial"
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("rides", "送迎の回数"),
                                    ("riders", "利用した人の数"),
                                    ("unmet", "お断りした回数"),
                                    ("cost", "かかった費用（円）"),
                                    ("cost_a_ride", "1回あたりの費用（円）"),
                                    ("drivers", "運転した人の数"),
                                    ("incidents", "事故・ヒヤリの件数"),
                                    ("bus_riders", "バスの利用者の増減（人）"),
                                    ("satisfied", "続けてほしいと答えた割合（％）"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "aim",
                            models.CharField(
                                choices=[("at_least", "以上なら続ける"), ("at_most", "以下なら続ける")], max_length=10
                            ),
                        ),
                        ("figure", models.IntegerField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("trial", "measure"), name="exitcriterion_one_a_measure")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Figure",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "trial",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="projects.trial"
                            ),
                        ),
                        (
                            "measure",
                            models.CharField(
                                choices=[
                                    ("rides", "送迎の回数"),
                                    ("riders", "利用した人の数"),
                                    ("unmet", "お断りした回数"),
                                    ("cost", "かかった費用（円）"),
                                    ("cost_a_ride", "1回あたりの費用（円）"),
                                    ("drivers", "運転した人の数"),
                                    ("incidents", "事故・ヒヤリの件数"),
                                    ("bus_riders", "バスの利用者の増減（人）"),
                                    ("satisfied", "続けてほしいと答えた割合（％）"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("figure", models.IntegerField()),
                        (
                            "origin",
                            models.CharField(
                                choices=[("rides", "送迎の記録から数えた"), ("typed", "人が数えて書いた")], max_length=6
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120)),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
                migrations.CreateModel(
                    name="Incident",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incidents",
                                to="projects.project",
                            ),
                        ),
                        (
                            "trial",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="incidents",
                                to="projects.trial",
                            ),
                        ),
                        ("day", models.DateField()),
                        (
                            "harm",
                            models.CharField(
                                choices=[("scare", "ヒヤリ"), ("damage", "物の損害"), ("injury", "けが")], max_length=8
                            ),
                        ),
                        ("what", models.TextField(max_length=2000)),
                        (
                            "cover",
                            models.CharField(blank=True, max_length=200, verbose_name="使った保険・足りなかった備え"),
                        ),
                        ("done", models.CharField(blank=True, max_length=300, verbose_name="したこと・変えたこと")),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("what", ""), _negated=True), name="incident_says_what"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrialDecision",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="projects.project"
                            ),
                        ),
                        (
                            "trial",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions",
                                to="projects.trial",
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("go", "本格実施へ進む"),
                                    ("change", "形を変えてもう一度試す"),
                                    ("stop", "やめる"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("reasons", models.TextField(max_length=2000)),
                        ("decided_on", models.DateField()),
                        ("suggested", models.CharField(blank=True, max_length=8)),
                        ("written_at", models.DateTimeField()),
                        ("written_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reasons", ""), _negated=True), name="trialdecision_says_why"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
