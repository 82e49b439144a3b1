import uuid

import django.db.models.deletion
from django.db import migrations, models

import ashinami.basics.money
import ashinami_web.people.keys
from ashinami_web.config.tables import Tables


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("bodies", "0002_initial"),
        ("people", "0001_initial"),
        ("runs", "0001_initial"),
    ]

    operations = [
        Tables(
            creations=[
                migrations.CreateModel(
                    name="Acknowledgement",
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
                        ("month", models.CharField(max_length=7)),
                        ("amount", models.PositiveBigIntegerField()),
                        ("day", models.DateField()),
                        ("by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "person", "month"), name="acknowledgement_once"),
                            models.CheckConstraint(
                                condition=models.Q(("month__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                                name="acknowledgement_of_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AllowanceRate",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        (
                            "per",
                            models.CharField(
                                choices=[
                                    ("activity", "1回"),
                                    ("unit", "時間の単位（はじまった単位を数える）"),
                                    ("hour", "1時間（分に応じて）"),
                                    ("km", "1km"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("amount", models.PositiveIntegerField()),
                        ("kinds", models.JSONField(default=list)),
                        ("unit_minutes", models.PositiveSmallIntegerField(default=30)),
                        ("at_least", models.PositiveSmallIntegerField(default=0)),
                        (
                            "rounding",
                            models.CharField(
                                choices=[("切捨て", "切捨て"), ("切上げ", "切上げ"), ("四捨五入", "四捨五入")],
                                default=ashinami.basics.money.Rounding["DOWN"],
                                max_length=4,
                            ),
                        ),
                        ("day_cap", models.PositiveIntegerField(blank=True, null=True)),
                        ("month_cap", models.PositiveIntegerField(blank=True, null=True)),
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
                                name="allowancerate_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 1), ("unit_minutes__gte", 1)),
                                name="allowancerate_pays",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChargeRate",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "item",
                            models.CharField(
                                choices=[
                                    ("fuel", "燃料代"),
                                    ("dedicated_insurance", "移動サービス専用の保険料"),
                                    ("fare", "運賃"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("litre", models.PositiveIntegerField(default=0)),
                        ("metres_per_litre", models.PositiveIntegerField(default=0)),
                        ("flat", models.PositiveIntegerField(default=0)),
                        ("per_km", models.PositiveIntegerField(default=0)),
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
                                name="chargerate_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("end__isnull", True)),
                                fields=("body", "item"),
                                name="chargerate_one_open",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedPaper",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("period", models.CharField(max_length=7)),
                        ("name", models.CharField(max_length=60)),
                        ("content", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "period", "name"), name="closedpaper_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormTemplate",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("content", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("links", models.JSONField(default=list)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "name", "version"), name="formtemplate_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonStatus",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "person",
                            ashinami_web.people.keys.PersonKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                            ),
                        ),
                        (
                            "user_class",
                            models.CharField(
                                choices=[
                                    ("support_1", "要支援1"),
                                    ("support_2", "要支援2"),
                                    ("checklist", "事業対象者"),
                                    ("continuing", "継続利用要介護者"),
                                    ("care", "要介護"),
                                    ("other_65", "自立（65歳以上）"),
                                    ("other", "その他"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("start", models.DateField()),
                        ("end", models.DateField(blank=True, null=True)),
                        ("certified_on", models.DateField(blank=True, null=True)),
                        ("recognised_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("end__isnull", True), ("end__gte", models.F("start")), _connector="OR"
                                ),
                                name="personstatus_ends_after_start",
                                violation_error_message="終わりの日が始まりの日より前です。",
                            ),
                            models.UniqueConstraint(fields=("person", "start"), name="personstatus_one_a_day"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("user_class", "continuing"), _negated=True),
                                    ("recognised_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="personstatus_continuing_is_recognised",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "scheme",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="id in ashinami.funding; empty: what was spent"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("budget", models.PositiveBigIntegerField()),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "name", "year"), name="programme_once_a_year")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "funder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="money.programme",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("scheme", models.CharField(blank=True, max_length=80)),
                        ("start", models.DateField()),
                        ("end", models.DateField()),
                        ("order", models.PositiveSmallIntegerField(default=1)),
                        ("items", models.JSONField(default=list)),
                        ("kinds", models.JSONField(default=list)),
                        ("for_target", models.BooleanField(default=True)),
                        ("for_others", models.BooleanField(default=True)),
                        ("separate", models.BooleanField(default=False)),
                        ("decided", models.PositiveBigIntegerField(blank=True, null=True)),
                        ("facts", models.JSONField(blank=True, default=dict)),
                        ("about", models.JSONField(blank=True, default=dict)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))), name="grant_ends_after_start"
                            ),
                            models.UniqueConstraint(fields=("body", "name", "start"), name="grant_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "funder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="money.grant"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plan", "実施計画・交付申請"),
                                    ("monthly", "月ごとの請求"),
                                    ("report", "実績報告"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("number", models.CharField(max_length=40)),
                        ("first", models.CharField(max_length=7)),
                        ("last", models.CharField(max_length=7)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "作成中"),
                                    ("sent", "提出ずみ"),
                                    ("asked", "質問あり"),
                                    ("sent_back", "差し戻し"),
                                    ("approved", "額の確定"),
                                    ("paid", "支払いずみ"),
                                    ("to_return", "返還待ち"),
                                    ("returned", "返還ずみ"),
                                    ("withdrawn", "取り下げ"),
                                ],
                                default="draft",
                                max_length=12,
                            ),
                        ),
                        ("amount", models.PositiveBigIntegerField(blank=True, null=True)),
                        ("approved", models.PositiveBigIntegerField(blank=True, null=True)),
                        ("approved_on", models.DateField(blank=True, null=True)),
                        ("paid", models.PositiveBigIntegerField(default=0)),
                        ("to_return", models.PositiveBigIntegerField(default=0)),
                        ("returned", models.PositiveBigIntegerField(default=0)),
                        ("content", models.JSONField(default=dict)),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "number"), name="claim_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("first__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$"),
                                    ("last__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$"),
                                ),
                                name="claim_of_months",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last__gte", models.F("first"))), name="claim_ends_after_start"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "withdrawn"]),
                                    models.Q(("amount__isnull", False), ("sent_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="claim_sent_with_an_amount",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved__isnull", False), ("approved_on__isnull", False)),
                                    ("state__in", ["draft", "sent", "asked", "sent_back", "withdrawn"]),
                                    _connector="OR",
                                ),
                                name="claim_paid_after_approval",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("returned__lte", models.F("to_return"))),
                                name="claim_returns_what_is_due",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimNote",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "funder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="money.claim"
                            ),
                        ),
                        ("what", models.CharField(max_length=20)),
                        ("text", models.CharField(blank=True, max_length=500)),
                        ("amount", models.PositiveBigIntegerField(blank=True, null=True)),
                        ("by_funder", models.BooleanField()),
                        ("by", models.CharField(max_length=60)),
                        ("at", models.DateTimeField()),
                        ("reply", models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reply", ""), _negated=True),
                                fields=("claim", "reply"),
                                name="claimnote_reply_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimPaper",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "funder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="money.claim"
                            ),
                        ),
                        ("name", models.CharField(max_length=60)),
                        ("content", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("sent_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("claim", "name", "sent_at"), name="claimpaper_once_a_sending"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(choices=[("pdf", "PDF"), ("jpg", "JPEG"), ("png", "PNG")], max_length=4),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        ("size", models.PositiveIntegerField()),
                        ("day", models.DateField()),
                        ("payee", models.CharField(blank=True, max_length=120)),
                        ("amount", models.PositiveBigIntegerField()),
                        ("charge_item", models.CharField(blank=True, max_length=30)),
                        (
                            "ride",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="runs.ride",
                            ),
                        ),
                        ("added_at", models.DateTimeField()),
                        ("added_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "sha256"), name="receipt_file_once"),
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 1)), name="receipt_has_an_amount"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("charge_item", ""), ("ride__isnull", True)),
                                    models.Q(("ride__isnull", False), models.Q(("charge_item", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="receipt_of_a_ride_says_for_what",
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
                        ("voucher", models.UUIDField()),
                        ("day", models.DateField()),
                        ("period", models.CharField(max_length=7)),
                        (
                            "debit",
                            models.CharField(
                                choices=[
                                    ("cash", "現金"),
                                    ("bank", "預金"),
                                    ("with_drivers", "運転者が預かっている現金"),
                                    ("due_from_riders", "利用者から受け取る額"),
                                    ("due_from_funders", "未収の補助金"),
                                    ("allowance_owed", "未払の奨励金"),
                                    ("advances", "立て替えてもらっている額"),
                                    ("paid_ahead", "概算で受け取った補助金"),
                                    ("to_return", "返す補助金"),
                                    ("between", "会計どうしの振替"),
                                    ("opening", "はじめの残高"),
                                    ("grants", "補助金"),
                                    ("rider_costs", "利用者の実費負担"),
                                    ("fares", "運賃（登録した送迎）"),
                                    ("membership", "会費"),
                                    ("donations", "寄付・お礼"),
                                    ("other_income", "そのほかの収入"),
                                    ("coordination", "受付・調整の人件費（コーディネーター）"),
                                    ("reward", "ボランティアへの奨励金・謝礼金"),
                                    ("helper_wages", "活動する人・運転者の賃金"),
                                    ("lecturer", "講師への謝礼"),
                                    ("training", "講習・研修の費用"),
                                    ("travel", "交通費"),
                                    ("fuel", "燃料代"),
                                    ("tolls", "通行料・駐車料"),
                                    ("vehicle_use", "車の使用料・維持費"),
                                    ("vehicle_purchase", "車を買う費用"),
                                    ("insurance", "保険料"),
                                    ("rent", "会場・家の借り賃"),
                                    ("utilities", "光熱水費"),
                                    ("communication", "電話・通信・郵便の費用"),
                                    ("consumables", "消耗品費"),
                                    ("equipment", "備品費"),
                                    ("set_up", "立ち上げ・初度の整備費"),
                                    ("printing", "印刷費"),
                                    ("publicity", "広報の費用"),
                                    ("recruiting", "人の募集の費用"),
                                    ("minor_repair", "軽い修理"),
                                    ("works", "建物の工事"),
                                    ("land", "土地を買う費用"),
                                    ("food", "飲食の費用"),
                                    ("hire", "バス・タクシーの借り上げ、運行の委託"),
                                    ("ride_price", "送迎そのものの代金"),
                                    ("other", "その他"),
                                ],
                                max_length=30,
                            ),
                        ),
                        (
                            "credit",
                            models.CharField(
                                choices=[
                                    ("cash", "現金"),
                                    ("bank", "預金"),
                                    ("with_drivers", "運転者が預かっている現金"),
                                    ("due_from_riders", "利用者から受け取る額"),
                                    ("due_from_funders", "未収の補助金"),
                                    ("allowance_owed", "未払の奨励金"),
                                    ("advances", "立て替えてもらっている額"),
                                    ("paid_ahead", "概算で受け取った補助金"),
                                    ("to_return", "返す補助金"),
                                    ("between", "会計どうしの振替"),
                                    ("opening", "はじめの残高"),
                                    ("grants", "補助金"),
                                    ("rider_costs", "利用者の実費負担"),
                                    ("fares", "運賃（登録した送迎）"),
                                    ("membership", "会費"),
                                    ("donations", "寄付・お礼"),
                                    ("other_income", "そのほかの収入"),
                                    ("coordination", "受付・調整の人件費（コーディネーター）"),
                                    ("reward", "ボランティアへの奨励金・謝礼金"),
                                    ("helper_wages", "活動する人・運転者の賃金"),
                                    ("lecturer", "講師への謝礼"),
                                    ("training", "講習・研修の費用"),
                                    ("travel", "交通費"),
                                    ("fuel", "燃料代"),
                                    ("tolls", "通行料・駐車料"),
                                    ("vehicle_use", "車の使用料・維持費"),
                                    ("vehicle_purchase", "車を買う費用"),
                                    ("insurance", "保険料"),
                                    ("rent", "会場・家の借り賃"),
                                    ("utilities", "光熱水費"),
                                    ("communication", "電話・通信・郵便の費用"),
                                    ("consumables", "消耗品費"),
                                    ("equipment", "備品費"),
                                    ("set_up", "立ち上げ・初度の整備費"),
                                    ("printing", "印刷費"),
                                    ("publicity", "広報の費用"),
                                    ("recruiting", "人の募集の費用"),
                                    ("minor_repair", "軽い修理"),
                                    ("works", "建物の工事"),
                                    ("land", "土地を買う費用"),
                                    ("food", "飲食の費用"),
                                    ("hire", "バス・タクシーの借り上げ、運行の委託"),
                                    ("ride_price", "送迎そのものの代金"),
                                    ("other", "その他"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("amount", models.PositiveBigIntegerField()),
                        (
                            "fund",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="money.grant",
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="money.grant",
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
                            "driver",
                            ashinami_web.people.keys.PersonKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.person",
                            ),
                        ),
                        ("text", models.CharField(blank=True, max_length=200)),
                        ("source", models.CharField(max_length=20)),
                        ("trail", models.JSONField(default=list)),
                        ("about", models.CharField(blank=True, max_length=7)),
                        (
                            "receipt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="money.receipt",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="money.entry",
                            ),
                        ),
                        ("made_at", models.DateTimeField()),
                        ("made_by", models.CharField(max_length=60)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "indexes": [models.Index(fields=["body", "period"], name="entry_body_period")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount__gte", 1)), name="entry_moves_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("debit", models.F("credit")), _negated=True),
                                name="entry_two_accounts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "debit__in",
                                        [
                                            "cash",
                                            "bank",
                                            "with_drivers",
                                            "due_from_riders",
                                            "due_from_funders",
                                            "allowance_owed",
                                            "advances",
                                            "paid_ahead",
                                            "to_return",
                                            "between",
                                            "opening",
                                            "grants",
                                            "rider_costs",
                                            "fares",
                                            "membership",
                                            "donations",
                                            "other_income",
                                            "coordination",
                                            "reward",
                                            "helper_wages",
                                            "lecturer",
                                            "training",
                                            "travel",
                                            "fuel",
                                            "tolls",
                                            "vehicle_use",
                                            "vehicle_purchase",
                                            "insurance",
                                            "rent",
                                            "utilities",
                                            "communication",
                                            "consumables",
                                            "equipment",
                                            "set_up",
                                            "printing",
                                            "publicity",
                                            "recruiting",
                                            "minor_repair",
                                            "works",
                                            "land",
                                            "food",
                                            "hire",
                                            "ride_price",
                                            "other",
                                        ],
                                    ),
                                    (
                                        "credit__in",
                                        [
                                            "cash",
                                            "bank",
                                            "with_drivers",
                                            "due_from_riders",
                                            "due_from_funders",
                                            "allowance_owed",
                                            "advances",
                                            "paid_ahead",
                                            "to_return",
                                            "between",
                                            "opening",
                                            "grants",
                                            "rider_costs",
                                            "fares",
                                            "membership",
                                            "donations",
                                            "other_income",
                                            "coordination",
                                            "reward",
                                            "helper_wages",
                                            "lecturer",
                                            "training",
                                            "travel",
                                            "fuel",
                                            "tolls",
                                            "vehicle_use",
                                            "vehicle_purchase",
                                            "insurance",
                                            "rent",
                                            "utilities",
                                            "communication",
                                            "consumables",
                                            "equipment",
                                            "set_up",
                                            "printing",
                                            "publicity",
                                            "recruiting",
                                            "minor_repair",
                                            "works",
                                            "land",
                                            "food",
                                            "hire",
                                            "ride_price",
                                            "other",
                                        ],
                                    ),
                                ),
                                name="entry_accounts_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("period__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                                name="entry_period_is_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("about", ""), ("about__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$"), _connector="OR"
                                ),
                                name="entry_about_is_a_month",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BankLine",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        ("key", models.CharField(max_length=64)),
                        ("day", models.DateField()),
                        ("amount", models.BigIntegerField()),
                        ("text", models.CharField(blank=True, max_length=200)),
                        ("left", models.BigIntegerField(blank=True, null=True)),
                        ("read_at", models.DateTimeField()),
                        (
                            "entry",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bank_line",
                                to="money.entry",
                            ),
                        ),
                        ("aside", models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                        "constraints": [
                            models.UniqueConstraint(fields=("body", "key"), name="bankline_once"),
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True), name="bankline_moves_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("entry__isnull", True), ("aside", ""), _connector="OR"),
                                name="bankline_booked_or_aside",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClaimEntry",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="bodies.body"
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="money.claim"
                            ),
                        ),
                        (
                            "entry",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="claimed", to="money.entry"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "base_manager_name": "objects",
                    },
                ),
            ],
        ),
    ]
