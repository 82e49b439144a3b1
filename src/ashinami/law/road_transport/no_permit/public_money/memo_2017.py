"""From 2017-08-25: money for buying or keeping a car does not make rides paid.

What a 訪問型サービスD subsidy pays, coordination and other indirect costs, was told by the ministries in the same year.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.parts import Sources
from ashinami.law.road_transport.no_permit.public_cars.memo_2017 import MEMO
from ashinami.law.road_transport.no_permit.public_money import SUBJECT
from ashinami.law.road_transport.no_permit.public_money.parts import (
    direct_costs_of_type_d,
    incentive,
    no_ride_price,
    unnamed,
)
from ashinami.rules.conditions import AllOf
from ashinami.rules.provision import GoverningDate, Provision

TYPE_D = Citation(
    title="訪問型サービスDと道路運送法（省の資料の引用）",
    body="福祉車両の情報サイト",
    url="https://fukushivan.com/訪問型dサービス",
    mark=Mark.SECONDARY,
)
SOURCES = Sources(MEMO)

PROVISION = Provision(
    id="road_transport.no_permit.public_money.memo_2017",
    subject=SUBJECT,
    title="補助金・委託料と送迎（平成29年8月25日の事務連絡）",
    summary=(
        "車の購入費への補助や、調整の人件費などの間接の費用への補助は、それだけでは有償になりません。"
        "通所型サービスなどの送迎を別の団体が引き受け、補助に送迎の代金が入るときは有償です。"
        "ボランティアへの奨励金については、運輸支局の判断によります。"
    ),
    cite=MEMO,
    in_force=Days(date(2017, 8, 25), date(2024, 3, 29)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "補助金・委託料",
        (no_ride_price(TYPE_D), incentive(SOURCES.derived), direct_costs_of_type_d(TYPE_D), unnamed(SOURCES.derived)),
    ),
    supersedes="road_transport.no_permit.public_money.memo_2006",
    notes=(
        "訪問型サービスDの資料は平成29年のものです（日は要確認）。",
        "ボランティア運送への補助（燃料・調整・車の使用料・講習・専用の保険）が登録なしで行われている市の例があります。",
    ),
)
