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
        ("resources", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="CertificateCount",
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
                        ("month", models.CharField(max_length=7)),
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
                            "level",
                            models.CharField(
                                choices=[
                                    ("support_1", "要支援1"),
                                    ("support_2", "要支援2"),
                                    ("care_1", "要介護1"),
                                    ("care_2", "要介護2"),
                                    ("care_3", "要介護3"),
                                    ("care_4", "要介護4"),
                                    ("care_5", "要介護5"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("field", models.CharField(blank=True, max_length=12, verbose_name="主な使い道")),
                        ("number", models.PositiveIntegerField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("month__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                                name="certificates_month_is_a_month",
                            ),
                            models.UniqueConstraint(
                                fields=("body", "month", "area", "level", "field"), name="certificates_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("area__isnull", True)),
                                fields=("body", "month", "level", "field"),
                                name="certificates_once_of_all",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conversation",
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
                        ("on", models.DateField()),
                        (
                            "came",
                            models.CharField(
                                choices=[
                                    ("counter", "窓口に来た"),
                                    ("phone", "電話"),
                                    ("visit", "訪ねて行った"),
                                    ("talk", "出前講座・集まりで"),
                                    ("referred", "ほかからつながれた"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("words", models.TextField(blank=True, max_length=2000, verbose_name="ご本人のことば")),
                        ("wants", models.TextField(blank=True, max_length=1000, verbose_name="どう暮らしたいか")),
                        ("can", models.TextField(blank=True, max_length=1000, verbose_name="できること・好きなこと")),
                        ("fields", models.JSONField(blank=True, default=list)),
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
                            "asked_certification",
                            models.BooleanField(default=False, verbose_name="認定を申し込みたいと言っている"),
                        ),
                        (
                            "why_certification",
                            models.CharField(blank=True, max_length=200, verbose_name="何のための認定か"),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("open", "話し合いの途中"),
                                    ("help", "身近な手助けでやってみる"),
                                    ("referred", "地域包括支援センターにつないだ"),
                                    ("checklist", "基本チェックリスト・総合事業へ"),
                                    ("certification", "要介護認定を申請する"),
                                    ("listened", "話を聞いた"),
                                ],
                                default="open",
                                max_length=15,
                            ),
                        ),
                        (
                            "nothing_fits",
                            models.CharField(blank=True, max_length=200, verbose_name="身近な手助けが合わなかったわけ"),
                        ),
                        ("follow_on", models.DateField(blank=True, null=True, verbose_name="次に様子を聞く日")),
                        ("followed_on", models.DateField(blank=True, null=True)),
                        ("by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "-on"], name="conversation_body_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "outcome__in",
                                        ["open", "help", "referred", "checklist", "certification", "listened"],
                                    )
                                ),
                                name="conversation_outcome_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Hearing",
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
                            "about",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("whom", models.CharField(max_length=80, verbose_name="だれを訪ねたか（役）")),
                        ("on", models.DateField()),
                        (
                            "minutes",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="かかった時間（分）"),
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
                        ("told", models.TextField(blank=True, max_length=2000, verbose_name="伝えたこと")),
                        ("heard", models.TextField(blank=True, max_length=2000, verbose_name="聞いたこと")),
                        ("resources", models.TextField(blank=True, max_length=2000, verbose_name="わかった資源・強み")),
                        ("next_step", models.CharField(blank=True, max_length=200, verbose_name="次にすること")),
                        ("next_on", models.DateField(blank=True, null=True)),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "-on"], name="hearing_body_day")],
                    },
                ),
                migrations.CreateModel(
                    name="Issue",
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
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.area",
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("text", models.TextField(blank=True, max_length=2000, verbose_name="どういうことか")),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("generations", models.JSONField(blank=True, default=list)),
                        ("schemes", models.JSONField(blank=True, default=list)),
                        ("theme", models.CharField(blank=True, max_length=60, verbose_name="テーマ")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("raised", "出されている"),
                                    ("talked", "話し合っている"),
                                    ("taken_up", "取り組んでいる"),
                                    ("settled", "落ち着いた"),
                                    ("set_aside", "見送っている"),
                                    ("merged", "ほかの課題にまとめた"),
                                    ("split", "いくつかに分けた"),
                                ],
                                default="raised",
                                max_length=12,
                            ),
                        ),
                        ("raised_on", models.DateField()),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="needs.issue",
                            ),
                        ),
                        (
                            "split_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="needs.issue",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["circle", "state"], name="issue_circle_state"),
                            models.Index(fields=["body", "state"], name="issue_body_state"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="issue_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["raised", "talked", "taken_up", "settled", "set_aside", "merged", "split"],
                                    )
                                ),
                                name="issue_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("settled_on__isnull", True),
                                    ("settled_on__gte", models.F("raised_on")),
                                    _connector="OR",
                                ),
                                name="issue_settled_after_raised",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "merged"), ("merged_into__isnull", False)),
                                    models.Q(
                                        models.Q(("state", "merged"), _negated=True), ("merged_into__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="issue_merged_says_into_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidence",
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
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="needs.issue",
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
                        ("kind", models.CharField(max_length=20)),
                        ("label", models.CharField(max_length=200)),
                        ("number", models.PositiveIntegerField(blank=True, null=True)),
                        ("fewer_than", models.PositiveIntegerField(blank=True, null=True)),
                        ("first", models.DateField()),
                        ("last", models.DateField()),
                        ("made_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fewer_than__isnull", False), ("number__isnull", True)),
                                    models.Q(("fewer_than__isnull", True), ("number__isnull", False)),
                                    _connector="OR",
                                ),
                                name="evidence_counted_or_few",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last__gte", models.F("first"))), name="evidence_days_in_order"
                            ),
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
                        ("asked_on", models.DateField()),
                        (
                            "asker",
                            models.CharField(
                                choices=[
                                    ("resident", "住民"),
                                    ("body", "地域の団体"),
                                    ("company", "企業・事業者"),
                                    ("municipality", "市町村の職員"),
                                    ("newcomer", "移住・関係人口の方"),
                                    ("other", "そのほか"),
                                ],
                                max_length=15,
                            ),
                        ),
                        ("question", models.TextField(max_length=2000, verbose_name="たずねられたこと")),
                        ("tried", models.CharField(blank=True, max_length=300, verbose_name="これまでにしたこと")),
                        (
                            "wanted",
                            models.CharField(blank=True, max_length=300, verbose_name="ほしいもの（制度・事例・人）"),
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
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("topics", models.JSONField(blank=True, default=list)),
                        ("pillars", models.JSONField(blank=True, default=list)),
                        ("schemes", models.JSONField(blank=True, default=list)),
                        (
                            "passed_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="bodies.body",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="いつまでに答えるか")),
                        ("done", models.JSONField(blank=True, default=list)),
                        ("answer", models.TextField(blank=True, max_length=2000, verbose_name="答え")),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiries",
                                to="needs.issue",
                            ),
                        ),
                        ("by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "-asked_on"], name="inquiry_body_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on__isnull", True),
                                    ("answered_on__gte", models.F("asked_on")),
                                    _connector="OR",
                                ),
                                name="inquiry_answered_after_asked",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IssueChange",
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
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="needs.issue"
                            ),
                        ),
                        ("what", models.CharField(max_length=12)),
                        (
                            "other",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="needs.issue",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        ("on", models.DateField()),
                        ("by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["issue", "on"], name="issuechange_issue")],
                    },
                ),
                migrations.CreateModel(
                    name="Offered",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "conversation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="offered",
                                to="needs.conversation",
                            ),
                        ),
                        (
                            "service",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="resources.service",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="resources.entry",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("is_care", models.BooleanField(default=False, verbose_name="介護保険のサービス")),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("chosen", "使う"),
                                    ("later", "考える"),
                                    ("declined", "使わない"),
                                    ("unsuited", "合わなかった"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=200)),
                        ("on", models.DateField()),
                        ("number", models.PositiveSmallIntegerField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("conversation", "number"), name="offered_in_order"),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["chosen", "later", "declined", "unsuited"])),
                                name="offered_answer_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "reader_body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("reader", models.CharField(max_length=60)),
                        ("table", models.CharField(max_length=40)),
                        ("subject", models.UUIDField()),
                        ("on", models.DateField()),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("subject", "reader", "on"), name="reading_once_a_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Referral",
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
                            "conversation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="referrals",
                                to="needs.conversation",
                            ),
                        ),
                        (
                            "person",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        ("why", models.CharField(max_length=300, verbose_name="つなぐわけ")),
                        ("fields", models.JSONField(blank=True, default=list)),
                        ("consent", models.CharField(choices=[("spoken", "口頭"), ("written", "書面")], max_length=10)),
                        ("sent_on", models.DateField()),
                        ("due_on", models.DateField(verbose_name="いつまでに返事を")),
                        ("received_on", models.DateField(blank=True, null=True)),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="結果")),
                        ("result_on", models.DateField(blank=True, null=True)),
                        ("result_by", models.CharField(blank=True, max_length=60)),
                        ("beyond_care", models.BooleanField(default=False, verbose_name="介護の外のことを含む")),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["to_body", "result_on"], name="referral_to_body")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("sent_on"))), name="referral_due_after_sent"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("body", models.F("to_body")), _negated=True),
                                name="referral_to_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result", ""), ("result_by", ""), ("result_on__isnull", True)),
                                    models.Q(
                                        models.Q(("result", ""), _negated=True),
                                        ("result_on__isnull", False),
                                        models.Q(("result_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="referral_result_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Survey",
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
                        ("question", models.CharField(max_length=200, verbose_name="使うかどうかの問い")),
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
                        ("asked_on", models.DateField()),
                        ("population", models.PositiveIntegerField(verbose_name="対象になる人の数")),
                        ("sent", models.PositiveIntegerField(verbose_name="配った数")),
                        ("fields", models.JSONField(blank=True, default=list)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("population__gte", models.F("sent")), ("sent__gte", 1)),
                                name="survey_asked_some_of_the_people",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyAnswer",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="needs.survey"
                            ),
                        ),
                        ("row", models.PositiveIntegerField()),
                        ("would_use", models.CharField(max_length=10)),
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
                        ("age", models.CharField(blank=True, max_length=20)),
                        ("words", models.TextField(blank=True, max_length=2000)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("survey", "row"), name="surveyanswer_row_once"),
                            models.CheckConstraint(
                                condition=models.Q(("would_use__in", ["now", "later", "no", "unknown"])),
                                name="surveyanswer_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Voice",
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
                        ("words", models.TextField(max_length=2000, verbose_name="ことば")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("care_meeting", "地域ケア会議"),
                                    ("council", "協議体・座談会"),
                                    ("survey", "アンケート"),
                                    ("desk", "送迎の受付（お断り）"),
                                    ("visit", "訪問・聞き取り"),
                                    ("talk", "出前講座・集まり"),
                                    ("hotline", "電話相談"),
                                    ("walk_in", "窓口"),
                                    ("intake", "認定の前の相談"),
                                    ("other", "そのほか"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("heard_on", models.DateField()),
                        ("speaker", models.CharField(blank=True, max_length=80, verbose_name="話した方")),
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
                        ("for_whom", models.CharField(blank=True, max_length=80, verbose_name="だれのこと")),
                        (
                            "consent",
                            models.CharField(
                                choices=[
                                    ("not_asked", "まだ聞いていない"),
                                    ("refused", "この団体だけにとどめる"),
                                    ("spoken", "分かち合ってよい（口頭）"),
                                    ("written", "分かち合ってよい（書面）"),
                                ],
                                default="not_asked",
                                max_length=10,
                            ),
                        ),
                        ("consented_on", models.DateField(blank=True, null=True)),
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
                        ("generations", models.JSONField(blank=True, default=list)),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="voices",
                                to="needs.issue",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [
                            models.Index(fields=["body", "-heard_on"], name="voice_body_day"),
                            models.Index(fields=["circle", "-heard_on"], name="voice_circle_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("circle__isnull", True),
                                    models.Q(("consent__in", ["spoken", "written"]), ("consented_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="voice_shared_by_consent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "source__in",
                                        [
                                            "care_meeting",
                                            "council",
                                            "survey",
                                            "desk",
                                            "visit",
                                            "talk",
                                            "hotline",
                                            "walk_in",
                                            "intake",
                                            "other",
                                        ],
                                    )
                                ),
                                name="voice_source_known",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
