"""Set A3: the guideline 国自旅第359号, in force from 2024-03-01.

A full rewrite of the older notices. The premium of a dedicated movement-service insurance and a car rented for the ride joined
the listed costs, and a life-support service may cost more with a ride than without by the listed costs alone. Thanks stay free
when they come unasked. Lodging, tours, facility pick-up and the fees of neighbourhood bodies, which it treats too, have packages of
their own beside this file. The text was read through others' quotations; the citations say so.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit import SUBJECT, costs, facts, gifts
from ashinami.law.road_transport.no_permit.duties import STILL_APPLIES
from ashinami.law.road_transport.no_permit.forms import free_or_no_carriage
from ashinami.law.road_transport.no_permit.parts import Sources, no_fare, no_third_party_price
from ashinami.rules.conditions import AllOf, AnyOf, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

GUIDELINE = Citation(
    title="道路運送法における許可又は登録を要しない運送に関するガイドラインについて",
    body="国土交通省物流・自動車局旅客課",
    issued=date(2024, 3, 1),
    number="国自旅第359号",
    url="https://www.mlit.go.jp/jidosha/content/001971583.pdf",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(GUIDELINE)

LISTED = ("fuel", "toll", "parking", "dedicated_insurance", "car_rental")
ACTUAL_COSTS = costs.actual_costs(
    LISTED,
    "請求するのは、燃料・有料道路・駐車・専用の保険・借りた車の実費だけです。",
    SOURCES,
)
DIFFERENCE = AnyOf(
    "送迎があるときの料金の差",
    (
        costs.same_price(SOURCES),
        AllOf(
            "差額は実費だけ",
            (
                Within(
                    facts.SERVICE_DIFFERENCE,
                    ("costs_only",),
                    Sentences(
                        "送迎があるときの差額は、実費の分だけです。",
                        "送迎があるときの差額が、実費の分だけではありません。",
                        "送迎があるときの差額が、実費の分だけか分かりません。",
                    ),
                    SOURCES.stated,
                ),
                ACTUAL_COSTS,
            ),
        ),
    ),
)

PROVISION = Provision(
    id="road_transport.no_permit.guideline_2024",
    subject=SUBJECT,
    title="許可・登録のいらない送迎（令和6年3月1日のガイドライン）",
    summary=(
        "利用者がすすんで渡すお礼と、決められた実費だけを受け取る送迎は、許可も登録もいりません。"
        "実費には、移動サービス専用の保険料と、その送迎のために借りた車の代金が加わりました。"
        "生活支援サービスでは、送迎があるときの料金が実費の分だけ高くてもかまいません。"
        "運賃を決めたり、お礼を求めたりすると有償になり、登録または許可が必要です。"
    ),
    cite=GUIDELINE,
    in_force=Days(date(2024, 3, 1)),
    governing=GoverningDate.RIDE,
    condition=free_or_no_carriage(
        (
            no_third_party_price(SOURCES),
            no_fare(SOURCES),
            gifts.thanks(gifts.no_app(SOURCES), SOURCES),
            costs.costs(ACTUAL_COSTS, SOURCES),
            # whether the guideline kept the older words on goods and points is not verified
            gifts.goods(SOURCES.recalled, SOURCES),
            gifts.points(SOURCES),
            gifts.no_vouchers(SOURCES),
            costs.service((DIFFERENCE,), SOURCES),
        ),
        SOURCES,
    ),
    duties=STILL_APPLIES,
    supersedes="road_transport.no_permit.notice_2020",
    notes=(
        "ガイドラインの原文は未読で、引用と要約によります。品物・ポイントの扱い、利用者以外からのお金の文言は要確認です。",
        "令和7年の半ばより後に改正がないかは、要確認です。",
    ),
)
