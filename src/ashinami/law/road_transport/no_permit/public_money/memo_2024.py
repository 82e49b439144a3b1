"""From 2024-03-29: MHLW states that an incentive for volunteers out of a B or D subsidy raises no transport-law problem.

Volunteer points that a municipality gives to the driver, whatever the rider pays, follow the same reasoning.
"""

from __future__ import annotations

from datetime import date

from ashinami.basics.day import Days
from ashinami.basics.source import Citation, Mark
from ashinami.law.road_transport.no_permit.parts import Sources
from ashinami.law.road_transport.no_permit.public_money import SUBJECT
from ashinami.law.road_transport.no_permit.public_money.memo_2017 import TYPE_D
from ashinami.law.road_transport.no_permit.public_money.parts import direct_costs_of_type_d, no_ride_price, unnamed
from ashinami.rules.conditions import AllOf
from ashinami.rules.provision import GoverningDate, Provision

MEMO = Citation(
    title="総合事業による高齢者の移動支援に係る交通施策との関係等について",
    body="厚生労働省老健局",
    issued=date(2024, 3, 29),
    url="https://zenkoku-ido.net/archives/1958",
    mark=Mark.SECONDARY,
)

PROVISION = Provision(
    id="road_transport.no_permit.public_money.memo_2024",
    subject=SUBJECT,
    title="補助金・委託料と送迎（令和6年3月29日の事務連絡）",
    summary=(
        "補助からボランティアに奨励金（謝礼金）を払っても、運送の対価の問題にはなりません。市町村が運転者に渡す"
        "ボランティアポイントも同じに考えます。補助に送迎の代金が入るときは有償です。"
    ),
    cite=MEMO,
    in_force=Days(date(2024, 3, 29)),
    governing=GoverningDate.RIDE,
    condition=AllOf(
        "補助金・委託料", (no_ride_price(TYPE_D), direct_costs_of_type_d(TYPE_D), unnamed(Sources(MEMO).derived))
    ),
    supersedes="road_transport.no_permit.public_money.memo_2017",
    notes=("事務連絡の原文は未読で、要点の紹介によります。運転者へのポイントの扱いは導出です。",),
)
