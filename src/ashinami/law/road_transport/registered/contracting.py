"""Contracting out: a company cannot register, but may drive or manage for a registrant, who stays responsible.

That the contract fee may include the company's profit was made clear in December 2023 and in the reform plan of 2024.
"""

from __future__ import annotations

from ashinami.basics.day import Days
from ashinami.law.road_transport.registered import facts_registration as facts
from ashinami.law.road_transport.registered.sources_service import (
    BEGIN,
    DIGITAL_REPORT_2024,
    PRICE_2023,
    REGULATORY_PLAN_2024,
    derived,
)
from ashinami.rules.conditions import AllOf, AnyOf, Gap, Is, Sentences, Within
from ashinami.rules.provision import GoverningDate, Provision

SUBJECT = "road_transport.registered.contracting"
NOT_CONTRACTED = Within(
    facts.CONTRACTOR,
    ("none",),
    Sentences(
        "運転や管理を、ほかに任せていません。",
        "運転や管理を、ほかに任せています。",
        "運転や管理をほかに任せているか、分かりません。",
    ),
    derived(DIGITAL_REPORT_2024),
)
RESPONSIBLE = Is(
    facts.KEEPS_RESPONSIBILITY,
    Sentences(
        "登録を受けた団体が責任を負います。",
        "登録を受けた団体が責任を負う取り決めになっていません。",
        "だれが責任を負う取り決めか、分かりません。",
    ),
    REGULATORY_PLAN_2024,
)
WITHOUT_PROFIT = Within(
    facts.CONTRACTOR,
    ("none", "at_cost"),
    Sentences(
        "委託料に、相手の利益をふくみません。",
        "委託料に、相手の利益をふくみます。",
        "委託料に相手の利益をふくむか、分かりません。",
    ),
    derived(DIGITAL_REPORT_2024),
)
PROFIT_GAP = Gap(
    "利益をふくむ委託料",
    "令和5年12月より前に認められていたかは、資料で確かめられません。運輸支局にお尋ねください",
    derived(DIGITAL_REPORT_2024),
)

TO_2023 = Provision(
    id="road_transport.registered.contracting.before_2023",
    subject=SUBJECT,
    title="運転や管理の委託（令和5年12月まで）",
    summary="登録を受けた団体が責任を負えば、運転や管理を任せられます。委託料に利益をふくめてよいかは、はっきりしていませんでした。",
    cite=derived(DIGITAL_REPORT_2024),
    in_force=Days(BEGIN, PRICE_2023),
    governing=GoverningDate.CONTRACT,
    condition=AnyOf(
        "委託",
        (NOT_CONTRACTED, AllOf("任せる場合", (RESPONSIBLE, AnyOf("委託料", (WITHOUT_PROFIT, PROFIT_GAP))))),
    ),
)
PROVISION = Provision(
    id="road_transport.registered.contracting.notice_2023",
    subject=SUBJECT,
    title="運転や管理の委託（令和5年12月から）",
    summary=(
        "登録を受けた団体は、運転や運行の管理を株式会社などに任せ、利益をふくむ委託料を払えます。"
        "責任は、登録を受けた団体が負い続けます。"
    ),
    cite=REGULATORY_PLAN_2024,
    in_force=Days(PRICE_2023),
    governing=GoverningDate.CONTRACT,
    condition=AnyOf("委託", (NOT_CONTRACTED, RESPONSIBLE)),
    supersedes=TO_2023.id,
    notes=("明らかにされた日（令和5年12月28日）は要確認です。",),
)
